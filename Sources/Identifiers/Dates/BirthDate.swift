/// A birth date that may know its year only, or its year and month.
///
/// ```
/// packed:  | year: 23 bits | month: 4 | day: 5 |    0 = this part is not known
/// ```
///
/// Dates order by year, month and day; an unknown part comes before every known one.
///
///     BirthDate(year: 1990, month: 3, day: 15)!.text  // "15/03/1990"
///     BirthDate(year: 1952)!.text                     // "1952"
public struct BirthDate: Hashable, Sendable, Comparable {
  /// The three parts in one integer, for columns: `year << 9 | month << 5 | day`. `0` is no date.
  public let packed: UInt32

  /// How much of a date is known.
  public enum Precision: UInt8, Hashable, Sendable, Comparable {
    case none, year, month, day

    @inlinable
    public static func < (left: Precision, right: Precision) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// No date at all.
  public static let empty = BirthDate(uncheckedPacked: 0)

  /// Takes a value that ``packed`` gave before.
  @inlinable
  public init(uncheckedPacked packed: UInt32) { self.packed = packed }

  /// Makes a date of parts that were checked before, or of figures that need be no date of the calendar; `0` is unknown.
  @inlinable
  public init(uncheckedYear year: Int, month: Int = 0, day: Int = 0) {
    packed = UInt32(truncatingIfNeeded: year << 9 | month << 5 | day)
  }

  /// The date that comes before all others of a year: it knows the year alone. Of the year 0 and before it is empty.
  @inlinable
  public init(leastOf year: Int) { self.init(uncheckedYear: max(year, 0)) }

  /// Makes a date of the Gregorian calendar, or `nil` when there is no such day.
  ///
  /// - Parameters:
  ///   - year: 1 to 9999.
  ///   - month: 1 to 12, or 0 when it is not known.
  ///   - day: A day of the month, or 0 when it is not known; a day needs its month.
  public init?(year: Int, month: Int = 0, day: Int = 0) {
    guard year >= 1, year <= 9999, month >= 0, month <= 12, day >= 0 else { return nil }
    if day > 0 {
      guard month > 0, day <= Self.days(inMonth: month, year: year) else { return nil }
    }
    packed = UInt32(truncatingIfNeeded: year << 9 | month << 5 | day)
  }

  /// The year, or 0.
  @inlinable
  public var year: Int { Int(packed >> 9) }

  /// The month, or 0 when it is not known.
  @inlinable
  public var month: Int { Int(packed >> 5 & 15) }

  /// The day of the month, or 0 when it is not known.
  @inlinable
  public var day: Int { Int(packed & 31) }

  /// The month and the day as they are packed; `0` when neither is known.
  @inlinable
  public var monthAndDay: UInt32 { packed & 511 }

  /// Whether the month is known.
  @inlinable
  public var hasMonth: Bool { monthAndDay != 0 }

  /// Whether the day is known, and so the whole date.
  @inlinable
  public var hasDay: Bool { packed & 31 != 0 }

  /// Tells whether there is no date.
  @inlinable
  public var isEmpty: Bool { packed == 0 }

  /// How much is known.
  @inlinable
  public var precision: Precision {
    if packed & 31 != 0 { return .day }
    if packed >> 5 & 15 != 0 { return .month }
    return packed == 0 ? .none : .year
  }

  /// The first of January, which often stands for a year alone.
  @inlinable
  public var isFirstOfJanuary: Bool { monthAndDay == 1 << 5 | 1 }

  /// The date as it is written in Vietnam: `15/03/1990`, `03/1990` or `1990`; empty without a date.
  public var text: String {
    switch precision {
    case .none: ""
    case .year: yearText
    case .month: DecimalText.padded(UInt64(month), digits: 2) + "/" + yearText
    case .day:
      DecimalText.padded(UInt64(day), digits: 2) + "/"
        + DecimalText.padded(UInt64(month), digits: 2) + "/" + yearText
    }
  }

  /// The date by ISO 8601: `1990-03-15`, `1990-03` or `1990`; empty without a date.
  public var iso: String {
    switch precision {
    case .none: ""
    case .year: yearText
    case .month: yearText + "-" + DecimalText.padded(UInt64(month), digits: 2)
    case .day:
      yearText + "-" + DecimalText.padded(UInt64(month), digits: 2) + "-"
        + DecimalText.padded(UInt64(day), digits: 2)
    }
  }

  /// Reads `yyyy-mm-dd`; `nil` for any other text, and for a day that there is not.
  public init?(iso text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 10, digits[4] == 0x2D, digits[7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      digits[range].reduce(0 as Int?) { sum, digit in
        digit &- 0x30 <= 9 ? sum.map { $0 * 10 + Int(digit &- 0x30) } : nil
      }
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      month > 0, day > 0
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private var yearText: String { DecimalText.padded(UInt64(year), digits: 4) }

  @inlinable
  public static func < (left: BirthDate, right: BirthDate) -> Bool { left.packed < right.packed }

  // Written out, so that other modules inline it.
  @inlinable
  public static func == (left: BirthDate, right: BirthDate) -> Bool { left.packed == right.packed }

  @inlinable
  public func hash(into hasher: inout Hasher) { hasher.combine(packed) }
}

extension BirthDate {
  /// Days since 1 January 1900, which is 0, or `nil` when the day is not known.
  ///
  /// - Complexity: O(1).
  public var dayNumber: Int? {
    guard precision == .day else { return nil }
    return Self.dayNumber(year: year, month: month, day: day)
  }

  /// Makes the date that is so many days after 1 January 1900.
  ///
  /// - Parameter dayNumber: May be negative; the year must come out as 1 to 9999.
  public init?(dayNumber: Int) {
    guard dayNumber > -693_960, dayNumber < 2_960_000 else { return nil }
    // Years begin in March, so that the leap day is the last of its year (Hinnant, "chrono-compatible
    // low-level date algorithms").
    let shifted = dayNumber + 693_901
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    self.init(year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: day)
  }

  internal static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 693_901
  }

  internal static func days(inMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year & 3 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The date with day and month exchanged, or `nil` when there is none or it is the same.
  var exchanged: BirthDate? {
    guard day != month, day <= 12 else { return nil }
    return precision == .day ? BirthDate(year: year, month: day, day: month) : nil
  }
}
