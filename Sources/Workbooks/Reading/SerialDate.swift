/// Dates as workbooks count them: days since 31 December 1899 or since 1 January 1904.
///
/// Excel believes in a 29 February 1900 (serial 60); days before it are one off (ECMA-376 part 1,
/// 18.17.4.1).
enum SerialDate {
  /// Year, month and day of a serial number, or `nil` when it is no day that Excel can show.
  static func day(_ serial: Int, startsIn1904: Bool) -> (year: Int, month: Int, day: Int)? {
    if startsIn1904 { return serial >= 0 ? gregorian(serial + 1462) : nil }
    if serial < 1 { return nil }
    if serial == 60 { return (1900, 2, 29) }
    return gregorian(serial < 60 ? serial + 1 : serial)
  }

  /// The day a number of days after 30 December 1899; H. Hinnant, "chrono-compatible low-level date
  /// algorithms".
  private static func gregorian(_ days: Int) -> (year: Int, month: Int, day: Int)? {
    guard days <= 2_958_465 + 1462 else { return nil }
    // 30 December 1899 is day 693,899 counted from 1 March of year 0.
    let z = days + 693_899
    let era = z / 146_097
    let dayOfEra = z % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// Appends a number that a date format shows: `dd/mm/yyyy`, `mm/yyyy` or `yyyy`, and the time behind it
  /// when the format shows one and it is not midnight.
  ///
  /// - Returns: `false` when the number is no date; nothing is appended then.
  static func append(
    _ value: Double, _ display: NumberDisplay, startsIn1904: Bool, to text: inout [UInt8]
  ) -> Bool {
    guard case .date(let hasDay, let hasMonth, let hasTime) = display, value.isFinite,
      value.magnitude < 4_000_000
    else { return false }
    var whole = Int(value.rounded(.down))
    var seconds = Int(((value - Double(whole)) * 86_400).rounded())
    if seconds == 86_400 {
      whole += 1
      seconds = 0
    }
    guard let (year, month, day) = self.day(whole, startsIn1904: startsIn1904) else { return false }
    if hasDay {
      append(day, width: 2, to: &text)
      text.append(UInt8(ascii: "/"))
    }
    if hasMonth || hasDay {
      append(month, width: 2, to: &text)
      text.append(UInt8(ascii: "/"))
    }
    append(year, width: 4, to: &text)
    if hasTime, seconds > 0 {
      text.append(UInt8(ascii: " "))
      appendTime(seconds, to: &text)
    }
    return true
  }

  static func appendTime(_ seconds: Int, to text: inout [UInt8]) {
    append(seconds / 3600, width: 2, to: &text)
    text.append(UInt8(ascii: ":"))
    append(seconds / 60 % 60, width: 2, to: &text)
    text.append(UInt8(ascii: ":"))
    append(seconds % 60, width: 2, to: &text)
  }

  private static func append(_ number: Int, width: Int, to text: inout [UInt8]) {
    let digits = String(number).utf8
    for _ in 0..<max(0, width - digits.count) { text.append(UInt8(ascii: "0")) }
    text.append(contentsOf: digits)
  }
}
