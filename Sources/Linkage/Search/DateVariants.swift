import Identifiers

/// The dates that one fault makes of a date (docs/domain.md 7.2).
enum DateVariants {
  /// Calls `body` with the date itself and each variant; days up to 31 that the month does not have are
  /// included and find nobody.
  static func forEach(_ packed: UInt32, _ body: (UInt32) -> Void) {
    let (year, month, day) = (packed >> 9, packed >> 5 & 15, packed & 31)
    body(packed)
    guard day != 0 else { return }
    body(year << 9)
    body(year << 9 | 1 << 5 | 1)
    if day <= 12, day != month { body(year << 9 | day << 5 | month) }
    for gap: UInt32 in [1, 2, 10, 20, 30] {
      body(packed + gap << 9)
      body(packed - gap << 9)
    }
    // One digit of the day or the month.
    for tens: UInt32 in 0...3 where tens != day / 10 && tens * 10 + day % 10 <= 31 {
      body(packed - day + tens * 10 + day % 10)
    }
    for ones: UInt32 in 0...9 where ones != day % 10 && day / 10 * 10 + ones <= 31 {
      body(packed - day + day / 10 * 10 + ones)
    }
    // The two digits of the day or the month exchanged.
    if day % 10 * 10 + day / 10 <= 31 { body(packed - day + day % 10 * 10 + day / 10) }
    if month == 1 || month == 10 { body(year << 9 | (11 - month) << 5 | day) }
    for other: UInt32 in 1...12
    where other != month && (other % 10 == month % 10 || other / 10 == month / 10) {
      body(year << 9 | other << 5 | day)
    }
    // One digit or two exchanged digits of the year.
    for ones: UInt32 in 0...9 where ones != year % 10 {
      body((year / 10 * 10 + ones) << 9 | month << 5 | day)
    }
    for tens: UInt32 in 0...9 where tens != year / 10 % 10 {
      body((year / 100 * 100 + tens * 10 + year % 10) << 9 | month << 5 | day)
    }
    body((year / 100 * 100 + year % 10 * 10 + year / 10 % 10) << 9 | month << 5 | day)
    for century: UInt32 in [1900, 2000] where year / 100 * 100 != century {
      body((century + year % 100) << 9 | month << 5 | day)
    }
    lunarVariants(packed, body)
  }

  private static func lunarVariants(_ packed: UInt32, _ body: (UInt32) -> Void) {
    let date = BirthDate(uncheckedPacked: packed)
    let solar = LunarCalendar.solarReadings(of: date)
    for reading in solar { body(reading.packed) }
    if let lunar = LunarCalendar.lunarReading(of: date) { body(lunar.packed) }
  }
}
