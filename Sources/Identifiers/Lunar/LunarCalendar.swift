/// The Vietnamese lunar calendar of 1900 to 2100, both ways, with leap months.
///
/// Months of 1900 to 2050 come from the table `corpora/lunar_months.csv`; those of 2051 to 2100 are
/// computed once by ``LunarAstronomy``. Conversions are table reads.
///
///     LunarCalendar.solar(lunarYear: 2023, month: 2, day: 15, isLeap: true)!.iso  // "2023-04-05"
public enum LunarCalendar {
  /// A date of the lunar calendar.
  public struct LunarDate: Hashable, Sendable {
    /// The year, counted by the solar year in which it begins.
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to 30.
    public let day: Int
    /// Tells whether the month repeats the number of the month before it.
    public let isLeap: Bool
  }

  /// The solar date of a lunar one, or `nil` when there is no such month or day in the calendar.
  ///
  /// - Complexity: O(1), two reads.
  static func solar(lunarYear: Int, month: Int, day: Int, isLeap: Bool) -> BirthDate? {
    dayNumber(lunarYear: lunarYear, month: month, day: day, isLeap: isLeap).flatMap {
      BirthDate(dayNumber: $0)
    }
  }

  /// The lunar date of a solar one, or `nil` before 31 January 1900, after 2100 or without a day.
  ///
  /// - Complexity: O(1): the month is guessed from the mean length and found one or two steps away.
  public static func lunar(of solar: BirthDate) -> LunarDate? {
    guard let number = solar.dayNumber else { return nil }
    return lunar(ofDayNumber: number)
  }

  /// The solar dates that are meant when a date was written by the lunar calendar.
  ///
  /// A lunar birth date is written without saying whether its month was leap, so there may be two.
  ///
  /// - Returns: The reading in the regular month, then the one in the leap month; either may be
  ///   missing.
  public static func solarReadings(of asIfLunar: BirthDate) -> Candidates<BirthDate> {
    var readings = Candidates<BirthDate>()
    guard asIfLunar.precision == .day else { return readings }
    for isLeap in [false, true] {
      if let date = solar(
        lunarYear: asIfLunar.year, month: asIfLunar.month, day: asIfLunar.day, isLeap: isLeap)
      {
        readings.append(date)
      }
    }
    return readings
  }

  /// The lunar date of a solar one, written as a date.
  ///
  /// - Returns: `nil` when the solar calendar has no day so called, such as 30 February.
  public static func lunarReading(of solar: BirthDate) -> BirthDate? {
    lunar(of: solar).flatMap { BirthDate(year: $0.year, month: $0.month, day: $0.day) }
  }

  /// Tells whether `date`, read as a lunar date, is `solar`. Both must know their day.
  internal static func isLunar(_ date: BirthDate, of solar: BirthDate) -> Bool {
    let number = BirthDate.dayNumber(year: solar.year, month: solar.month, day: solar.day)
    guard let lunar = lunar(ofDayNumber: number) else { return false }
    return lunar.day == date.day && lunar.month == date.month && lunar.year == date.year
  }

  private static func dayNumber(
    lunarYear: Int, month: Int, day: Int, isLeap: Bool
  ) -> Int? {
    let table = LunarMonthTable.shared
    let year = lunarYear - LunarMonthTable.firstYear
    guard year >= 0, year < table.years.count, month >= 1, month <= 12, day >= 1 else { return nil }
    let leapMonth = Int(table.years[year].leapMonth)
    if isLeap, leapMonth != month { return nil }
    let isBehindLeap = leapMonth != 0 && (month > leapMonth || isLeap)
    let index = Int(table.years[year].firstMonth) + month - 1 + (isBehindLeap ? 1 : 0)
    let start = Int(table.months[index].start)
    guard day <= Int(table.months[index + 1].start) - start else { return nil }
    return start + day - 1
  }

  private static func lunar(ofDayNumber number: Int) -> LunarDate? {
    let table = LunarMonthTable.shared
    let months = table.months
    let offset = number - Int(months[0].start)
    guard offset >= 0, number < Int(months[months.count - 1].start) else { return nil }
    var index = min(offset * 10_000 / 295_306, months.count - 2)
    while Int(months[index].start) > number { index -= 1 }
    while Int(months[index + 1].start) <= number { index += 1 }
    let month = months[index]
    return LunarDate(
      year: Int(month.year), month: Int(month.month), day: number - Int(month.start) + 1,
      isLeap: month.isLeap)
  }
}
