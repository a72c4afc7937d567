/// What the cells of a column of dates look like where a single one may mean several things.
///
/// Counts add up, so that chunks of a file can be counted apart.
public struct DateFormCounts: Hashable, Sendable {
  /// Fewer cells decide nothing.
  private static let least = 5

  /// Dates of eight digits, day first, whose month has a zero: 23081978.
  private var wholeMonths = 0
  /// Years of two digits that the personal ID number tells, and those that it does not.
  private var shortYears = (agreeing: 0, others: 0)

  /// Days of 1905, and days of other years.
  private var daysOf1905 = (own: 0, others: 0)

  /// Dates with a V between their numbers, which is no digit in letters: 21/VI/1981.
  private var romanMonths = 0

  public init() {}

  /// Counts one cell.
  ///
  /// - Parameter idBirthYear: The year of the personal ID number of the record; asked for cells of two digits only.
  public mutating func add(_ cell: Span<UInt8>, idBirthYear: Int?) {
    if (7...12).contains(cell.count), cell[0].isDigit, cell[cell.count - 1].isDigit,
      cell.indices.contains(where: { cell[$0] | 0x20 == 0x76 })
    {
      romanMonths += 1
      return
    }
    switch cell.count {
    case 2:
      guard cell[0].isDigit, cell[1].isDigit else { return }
      let year = Int(cell[0] & 0x0F) * 10 + Int(cell[1] & 0x0F)
      guard let told = idBirthYear else { return }
      if told % 100 == year { shortYears.agreeing += 1 } else { shortYears.others += 1 }
    case 8 where cell[0].isDigit && cell[2].isDigit:
      guard let value = PlainDigits.value(of: cell).map(Int.init),
        (1900..<2100).contains(value % 10_000), (1...31).contains(value / 1_000_000),
        (1...9).contains(value / 10_000 % 100)
      else { return }
      wholeMonths += 1
    case 10 where cell[2] == UInt8(ascii: "/") && cell[5] == UInt8(ascii: "/"):
      addYear(cell, from: 6)
    case 10 where cell[4] == UInt8(ascii: "-") && cell[7] == UInt8(ascii: "-"):
      addYear(cell, from: 0)
    default: return
    }
  }

  private mutating func addYear(_ cell: Span<UInt8>, from start: Int) {
    let digits = (start..<start + 4).map { cell[$0] }
    if digits == Array("1905".utf8) { daysOf1905.own += 1 } else { daysOf1905.others += 1 }
  }

  var hasWholeMonths: Bool { wholeMonths >= 3 }

  var hasShortYears: Bool {
    shortYears.agreeing >= Self.least && shortYears.others * 20 <= shortYears.agreeing
  }

  var hasRomanMonths: Bool { romanMonths >= 3 }

  var areOf1905: Bool {
    daysOf1905.own >= Self.least && daysOf1905.others * 20 <= daysOf1905.own
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.wholeMonths == right.wholeMonths && left.shortYears == right.shortYears
      && left.romanMonths == right.romanMonths
      && left.daysOf1905 == right.daysOf1905
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(wholeMonths)
    hasher.combine(shortYears.agreeing)
  }
}
