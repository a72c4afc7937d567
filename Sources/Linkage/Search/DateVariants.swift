import Identifiers

/// The dates that one fault makes of a date (docs/domain.md 7.2).
enum DateVariants {
  /// Calls `body` with the date itself and each variant; days up to 31 that the month does not have are
  /// included and find nobody.
  static func forEach(_ date: BirthDate, _ body: (BirthDate) -> Void) {
    let (year, month, day) = (date.year, date.month, date.day)
    func visit(_ year: Int, _ month: Int, _ day: Int) {
      body(BirthDate(uncheckedYear: year, month: month, day: day))
    }
    body(date)
    guard day != 0 else { return }
    visit(year, 0, 0)
    visit(year, 1, 1)
    if day <= 12, day != month { visit(year, day, month) }
    for gap in [1, 2, 10, 20, 30] {
      visit(year + gap, month, day)
      visit(year - gap, month, day)
    }
    // One digit of the day or the month.
    for tens in 0...3 where tens != day / 10 && tens * 10 + day % 10 <= 31 {
      visit(year, month, tens * 10 + day % 10)
    }
    for ones in 0...9 where ones != day % 10 && day / 10 * 10 + ones <= 31 {
      visit(year, month, day / 10 * 10 + ones)
    }
    // The two digits of the day or the month exchanged.
    if day % 10 * 10 + day / 10 <= 31 { visit(year, month, day % 10 * 10 + day / 10) }
    if month == 1 || month == 10 { visit(year, 11 - month, day) }
    for other in 1...12
    where other != month && (other % 10 == month % 10 || other / 10 == month / 10) {
      visit(year, other, day)
    }
    // One digit or two exchanged digits of the year.
    for ones in 0...9 where ones != year % 10 { visit(year / 10 * 10 + ones, month, day) }
    for tens in 0...9 where tens != year / 10 % 10 {
      visit(year / 100 * 100 + tens * 10 + year % 10, month, day)
    }
    visit(year / 100 * 100 + year % 10 * 10 + year / 10 % 10, month, day)
    for century in [1900, 2000] where year / 100 * 100 != century {
      visit(century + year % 100, month, day)
    }
    for reading in LunarCalendar.solarReadings(of: date) { body(reading) }
    if let lunar = LunarCalendar.lunarReading(of: date) { body(lunar) }
  }

  /// Calls `body` with each date of a year, those that know the year or the month alone included, and with some that the
  /// calendar does not have and that find nobody.
  static func forEachDay(ofYear year: Int, _ body: (BirthDate) -> Void) {
    for month in 0...12 {
      for day in 0...31 { body(BirthDate(uncheckedYear: year, month: month, day: day)) }
    }
  }
}
