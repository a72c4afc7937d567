import Identifiers
import ReferenceIndex

/// How near two birth dates are (docs/domain.md 7.2), nearest first.
public enum DateLevel: UInt8, Sendable, CaseIterable, Codable {
  case same
  /// One side knows only the year, or the year and month; what is known agrees.
  case part
  /// One side says 1 January of the year of the other, as is written when only the year is known.
  case firstOfJanuary
  /// Day and month are exchanged.
  case exchanged
  /// One date is the lunar reading of the other.
  case lunar
  case yearOffByOne
  case oneDigit
  /// Two neighbouring digits are exchanged.
  case transposed
  case yearOffByTwo
  case sameMonthAndYear
  case sameDayAndMonth
  case sameYear
  case different
  /// One side has no date.
  case missing

  /// Whether the two years are equal.
  public var hasSameYear: Bool {
    switch self {
    case .same, .part, .firstOfJanuary, .exchanged, .sameMonthAndYear, .sameYear: true
    default: false
    }
  }

  /// Whether a fault of writing explains the difference.
  public var isNear: Bool { rawValue <= DateLevel.yearOffByTwo.rawValue }
}

/// Compares birth dates and weighs the agreement in the register.
enum DateComparison {
  /// The level of two dates; symmetric.
  static func level(_ a: BirthDate, _ b: BirthDate) -> DateLevel {
    if a.isEmpty || b.isEmpty { return .missing }
    return areFar(a, b) ? .different : closeLevel(a, b)
  }

  /// A cheap filter: `true` only for dates of ``DateLevel/different``, most of all.
  ///
  /// Every nearer level needs the same year, the same day and month, a side without a day, or a new year between the
  /// solar and the lunar date.
  @inline(__always)
  static func areFar(_ a: BirthDate, _ b: BirthDate) -> Bool {
    let gap = a.year &- b.year
    if gap == 0 || a.monthAndDay == b.monthAndDay || !a.hasDay || !b.hasDay { return false }
    return abs(gap) > 1 || !isAcrossNewYear(a, b, gap)
  }

  /// The level of two dates that are given.
  static func closeLevel(_ a: BirthDate, _ b: BirthDate) -> DateLevel {
    if a == b { return .same }
    let (x, y) = (Parts(a), Parts(b))
    if x.day == 0 || y.day == 0 { return partLevel(x, y) }
    if x.year == y.year {
      if x.day == y.month && x.month == y.day { return .exchanged }
      if x.isFirstOfJanuary || y.isFirstOfJanuary { return .firstOfJanuary }
    }
    if isLunar(a, b, x, y) { return .lunar }
    if x.day == y.day && x.month == y.month {
      let gap = abs(x.year - y.year)
      if gap == 1 { return .yearOffByOne }
    }
    switch digitLevel(x, y) {
    case .different: break
    case let near: return near
    }
    if x.day == y.day && x.month == y.month {
      return abs(x.year - y.year) == 2 ? .yearOffByTwo : .sameDayAndMonth
    }
    if x.year == y.year { return x.month == y.month ? .sameMonthAndYear : .sameYear }
    return .different
  }

  /// The level of a date whose month is impossible, as `07/25/1994`: its month came first, or one digit of it is wrong.
  ///
  /// The year alone would agree with people whom day and month deny.
  ///
  /// - Parameter figures: The date with the month first, 25 July 1994.
  static func level(monthFirst figures: BirthDate, _ other: BirthDate) -> DateLevel {
    let level = level(figures, other)
    let (x, y) = (Parts(figures), Parts(other))
    let isOneDigit = x.day / 10 == y.month / 10 || x.day % 10 == y.month % 10
    guard level.rawValue > DateLevel.oneDigit.rawValue, x.year == y.year, x.month == y.day,
      isOneDigit
    else { return level }
    return .oneDigit
  }

  /// A cheap filter: `false` only for dates that no single fault makes of each other.
  @inline(__always)
  static func mayBeNear(_ a: BirthDate, _ b: BirthDate) -> Bool {
    if a.isEmpty || b.isEmpty || a.monthAndDay == b.monthAndDay { return true }
    let gap = a.year &- b.year
    if gap == 0 { return true }
    // Year-only dates a year apart, and lunar dates across the new year.
    return abs(gap) == 1 && (!a.hasMonth || !b.hasMonth || isAcrossNewYear(a, b, gap))
  }

  private static func isAcrossNewYear(_ a: BirthDate, _ b: BirthDate, _ gap: Int) -> Bool {
    let (earlier, later) = gap < 0 ? (a, b) : (b, a)
    return earlier.month >= 11 && later.month <= 2
  }

  /// The evidence of a level against a random person, in bits.
  static func bits(
    _ level: DateLevel, _ candidate: BirthDate, record: BirthDate, _ index: ReferenceIndex,
    _ shares: RegisterShares, _ costs: MatchModel.DateCosts
  ) -> Double {
    bits(level, candidate, record: record, costs) {
      shares.bits(max(index.births(on: candidate), 1), country: RegisterShares.day)
    } year: {
      shares.bits(max(index.births(inYear: candidate.year), 1), country: RegisterShares.year)
    }
  }

  /// The same where it is known what agreement is worth.
  ///
  /// - Parameters:
  ///   - day: What agreement on the candidate's day is worth.
  ///   - year: What agreement on the candidate's year is worth.
  @inline(__always)
  static func bits(
    _ level: DateLevel, _ candidate: BirthDate, record: BirthDate, _ costs: MatchModel.DateCosts,
    day: () -> Double, year: () -> Double
  ) -> Double {
    if level == .missing { return 0 }
    let hasMonth = candidate.hasMonth && record.hasMonth
    let isWhole = candidate.hasDay && record.hasDay
    return worth(level, hasMonth: hasMonth, isWhole: isWhole, day: day, year: year)
      - costs.cost(level)
  }

  /// How seldom a random person shows a level, in bits.
  ///
  /// - Parameters:
  ///   - hasMonth: Whether both sides know the month.
  ///   - isWhole: Whether both sides know the day.
  ///   - day: What agreement on the day is worth.
  ///   - year: What agreement on the year is worth.
  @inline(__always)
  static func worth(
    _ level: DateLevel, hasMonth: Bool, isWhole: Bool = true, day: () -> Double,
    year: () -> Double
  ) -> Double {
    switch level {
    case .missing, .different: 0
    case .same, .exchanged, .lunar, .yearOffByTwo: day()
    // Where a side does not know the day, that of the other agrees with nothing; two years lie beside a year.
    case .yearOffByOne: isWhole ? day() : min(year() - 1 + (hasMonth ? 3.5 : 0), day())
    case .part: year() + (hasMonth ? 3.5 : 0)
    case .firstOfJanuary, .sameYear: year()
    // About thirty real dates differ in one digit from a date, about four by an exchange.
    case .oneDigit: day() - 5
    case .transposed: day() - 2
    case .sameDayAndMonth: 8.5
    case .sameMonthAndYear: year() + 3.5
    }
  }

  struct Parts {
    let year: Int
    let month: Int
    let day: Int
    init(_ date: BirthDate) { (year, month, day) = (date.year, date.month, date.day) }
    var isFirstOfJanuary: Bool { month == 1 && day == 1 }
  }

  private static func partLevel(_ x: Parts, _ y: Parts) -> DateLevel {
    // Two months that are known have to agree too.
    let agreesInMonth = x.month == 0 || y.month == 0 || x.month == y.month
    if x.year == y.year { return agreesInMonth ? .part : .sameYear }
    return abs(x.year - y.year) == 1 && agreesInMonth ? .yearOffByOne : .different
  }

  /// The solar day of a lunar date lies 19 to 55 days behind the same figures read as solar (docs/domain.md 7.2).
  private static func isLunar(_ a: BirthDate, _ b: BirthDate, _ x: Parts, _ y: Parts) -> Bool {
    let gap = (x.year - y.year) * 365 + (x.month - y.month) * 30 + x.day - y.day
    guard (14...62).contains(abs(gap)) else { return false }
    let (earlier, later) = gap < 0 ? (a, b) : (b, a)
    return LunarCalendar.isReading(lunar: earlier, solar: later)
  }

  private static func digitLevel(_ x: Parts, _ y: Parts) -> DateLevel {
    var differing = 0
    var first = -1
    var last = -1
    for position in 0..<8 where digit(x, position) != digit(y, position) {
      differing += 1
      if first < 0 { first = position }
      last = position
    }
    if differing == 1 { return .oneDigit }
    if differing == 2, last == first + 1, first != 1, first != 3,
      digit(x, first) == digit(y, last), digit(x, last) == digit(y, first)
    {
      return .transposed
    }
    return .different
  }

  /// The digits of ddmmyyyy.
  private static func digit(_ parts: Parts, _ position: Int) -> Int {
    switch position {
    case 0: parts.day / 10
    case 1: parts.day % 10
    case 2: parts.month / 10
    case 3: parts.month % 10
    case 4: parts.year / 1000
    case 5: parts.year / 100 % 10
    case 6: parts.year / 10 % 10
    default: parts.year % 10
    }
  }
}

extension LunarCalendar {
  /// Whether the figures of `lunar`, read in the lunar calendar, are the solar date `solar`.
  static func isReading(lunar: BirthDate, solar: BirthDate) -> Bool {
    let readings = solarReadings(of: lunar)
    return readings.contains(solar)
  }
}

extension MatchModel.DateCosts {
  /// How seldom a true match shows a level, in bits.
  func cost(_ level: DateLevel) -> Double {
    switch level {
    case .same: same
    case .part: yearOnly
    case .firstOfJanuary: firstOfJanuary
    case .exchanged: exchanged
    case .lunar: lunar
    case .yearOffByOne: yearOffByOne
    case .oneDigit: oneDigit
    case .transposed: transposed
    case .yearOffByTwo: yearOffByTwo
    case .sameMonthAndYear: sameMonthAndYear
    case .sameDayAndMonth: sameDayAndMonth
    case .sameYear: sameYear
    case .different: different
    case .missing: 0
    }
  }
}
