import Identifiers

/// Tells whether the numbers of a column went through a spreadsheet that took their zeros.
///
/// Those of most provinces lose one (040 …) and are told by their eleven digits; those of Hà Nội and of provinces to 008
/// lose two, and ten digits may also be an insurance number, a phone number or a tax code.
struct LostZeroCounts {
  private static let fewest = 5
  private var whole = 0
  private var one = 0
  private var two = 0
  private var otherTens = 0

  /// - Parameters:
  ///   - field: A cell of the column of personal ID numbers.
  ///   - birthYear: The year of birth in its row.
  mutating func add(_ field: UnsafeBufferPointer<UInt8>, birthYear: @autoclosure () -> Int?) {
    guard (10...12).contains(field.count), field.allSatisfy({ $0 &- 0x30 <= 9 }) else { return }
    if field[0] == 0x30 {
      if field.count == 12 { whole += 1 }
      return
    }
    if field.count == 11 { one += 1 }
    guard field.count == 10 else { return }
    let reading = CitizenIDReader.read(field.span, birthYear: birthYear(), isFemale: nil)
    if reading.findings.contains(.twoZerosLost) { two += 1 } else { otherTens += 1 }
  }

  /// Whether ten digits that agree with their row are a number without its zeros.
  var areLost: Bool {
    // A spreadsheet leaves no zero in the whole column.
    guard two > 0, whole * 20 <= one + two else { return false }
    return one >= 4 * LostZeroCounts.fewest
      || two >= LostZeroCounts.fewest && two >= otherTens
  }
}
