/// A birth date whose day and month can be read and whose year cannot: `05/06/19?4`, `05/06/198`, `05/06/2099`, `05/06`.
///
/// What can be read is evidence, and never a date: the reader gives none.
///
///     let date = DamagedDate(Array("05/06/19?4".utf8).span)
///     date?.fits(BirthDate(year: 1984, month: 6, day: 5)!.packed)  // true
///     date?.years                                                  // 10
public struct DamagedDate: Hashable, Sendable {
  /// Day and month, packed as in ``BirthDate/packed``.
  let dayAndMonth: UInt32
  /// The digits of the year that are left, in their places or, where one is missing, one behind the other: four bits each, all of
  /// them set for a lost one. In place, so that a copy of the record's readings stays cheap.
  private let digits: UInt16
  /// How many digits of the year were written, lost ones counted: three, four, or none that tells anything.
  private let digitCount: UInt8
  /// How many years of birth of the living fit.
  public let years: Int

  /// Years in which somebody alive may be born, for counting.
  private static let believed = 1915...2030

  /// Reads day, month and what is left of the year; `nil` for any other form.
  ///
  /// A year of four digits has been found impossible before, so that it says nothing; and 1 January is written where day and
  /// month are not known.
  public init?(_ bytes: Span<UInt8>) {
    var parts: [[UInt8?]] = [[]]
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: " "): continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"): parts[parts.count - 1].append(byte & 0x0F)
      case UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "x"), UInt8(ascii: "X"),
        UInt8(ascii: "_"):
        parts[parts.count - 1].append(nil)
      case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if parts.count < 3 { parts.append([]) }
      default: return nil
      }
    }
    guard parts.count >= 2, let day = DamagedDate.number(parts[0]), (1...31).contains(day),
      let month = DamagedDate.number(parts[1]), (1...12).contains(month), day != 1 || month != 1
    else { return nil }
    dayAndMonth = month << 5 | day
    let year = parts.count > 2 ? parts[2] : []
    let isTelling = (3...4).contains(year.count) && year.contains { $0 != nil }
    let isImpossible = year.count == 4 && !year.contains(nil)
    let told = isTelling && !isImpossible ? year : []
    digits = told.reduce(0) { $0 << 4 | UInt16($1 ?? DamagedDate.lost) }
    digitCount = UInt8(told.count)
    var years = 0
    for year in DamagedDate.believed where DamagedDate.fits(year, digits, digitCount) { years += 1 }
    if years == 0 { return nil }
    self.years = years
  }

  /// Whether a date may be the one that was meant.
  public func fits(_ date: BirthDate) -> Bool {
    date.monthAndDay == dayAndMonth && DamagedDate.fits(date.year, digits, digitCount)
  }

  /// Calls `body` with each date that may be the one that was meant, the earliest first.
  public func forEachDate(_ body: (BirthDate) -> Void) {
    for year in DamagedDate.believed where DamagedDate.fits(year, digits, digitCount) {
      body(BirthDate(uncheckedPacked: UInt32(year) << 9 | dayAndMonth))
    }
  }

  /// How seldom the year of a random person fits, in bits.
  public var yearInBits: Double {
    var (bits, most) = (0.0, years)
    while most * 2 <= DamagedDate.believed.count {
      bits += 1
      most *= 2
    }
    return bits
  }

  private static func number(_ digits: [UInt8?]) -> UInt32? {
    guard (1...2).contains(digits.count) else { return nil }
    var number: UInt32 = 0
    for digit in digits {
      guard let digit else { return nil }
      number = number * 10 + UInt32(digit)
    }
    return number
  }

  private static let lost: UInt8 = 15

  private static func fits(_ year: Int, _ digits: UInt16, _ count: UInt8) -> Bool {
    switch count {
    case 4: return agree(year, digits, 4)
    case 3:
      // Each of the four digits may be the one that is missing.
      var place = 1
      for _ in 0..<4 {
        if agree(year / place / 10 * place + year % place, digits, 3) { return true }
        place *= 10
      }
      return false
    default: return true
    }
  }

  /// Whether the last decimal digits of a number are the digits that are left.
  private static func agree(_ number: Int, _ digits: UInt16, _ count: Int) -> Bool {
    var (number, digits) = (number, digits)
    for _ in 0..<count {
      if digits & 15 != lost, Int(digits & 15) != number % 10 { return false }
      number /= 10
      digits >>= 4
    }
    return true
  }
}
