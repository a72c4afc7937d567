/// Puts faults into the birth date column.
struct DateFaults: Sendable {
  private let lunar = LunarTable()

  /// The text of a date with a fault, or `nil` when the fault cannot apply to it.
  ///
  /// - Parameter lastDay: The day of the register, beyond which nobody was born.
  func text(
    _ kind: DateFault, _ date: CalendarDate, isYearOnly: Bool, lastDay: Int,
    _ random: inout RandomStream
  ) -> [UInt8]? {
    // Of a year-only birth only the year can be wrong, or written otherwise.
    if isYearOnly {
      switch kind {
      case .dateMissing, .dateDefault, .date0101, .dateYearOff, .dateSwapDigits, .date1905: break
      default: return nil
      }
    }
    let (y, m, d) = (Int(date.year), Int(date.month), Int(date.day))
    switch kind {
    case .dateMissing: return []
    case .dateDefault:
      return Array(random.pick(["01/01/1900", "01/01/1970", "30/12/1899", "31/12/9999"]).utf8)
    case .dateImpossible:
      let impossible = [
        (31, 2, y), (31, 4, y), (30, 2, y), (d, 13, y), (d, m, y + 200), (0, m, y), (d, m, y - 300),
      ]
      let chosen = random.pick(impossible)
      return slashed(chosen.0, chosen.1, chosen.2)
    case .dateLunar:
      guard let moon = lunar.lunar(of: date), moon != date else { return nil }
      return slashed(Int(moon.day), Int(moon.month), Int(moon.year))
    case .dateYearOff:
      let year = y + (random.chance(0.5) ? 1 : -1)
      guard year >= 1900, d <= CalendarDate.days(inMonth: m, of: year) else { return nil }
      let other = CalendarDate(year: year, month: m, day: d)
      guard other.dayNumber <= lastDay else { return nil }
      return isYearOnly ? Array(padded(year, 4)) : slashed(d, m, year)
    case .dateTypo: return oneDigit(date, lastDay: lastDay, &random)
    case .dateSwapDigits: return swapped(date, isYearOnly: isYearOnly, lastDay: lastDay, &random)
    case .dateDm:
      guard d <= 12, d != m else { return nil }
      return slashed(m, d, y)
    case .dateYearOnly: return padded(y, 4)
    case .date0101:
      guard isYearOnly || d != 1 || m != 1 else { return nil }
      return slashed(1, 1, y)
    case .dateMonthYear: return padded(m, 2) + [0x2F] + padded(y, 4)
    case .dateSerial: return Array("\(date.dayNumber + 2)".utf8)
    case .date1905:
      // Excel takes the year for a day: serial 1990 is 12 June 1905.
      let day = CalendarDate(dayNumber: y - 2)
      return slashed(Int(day.day), Int(day.month), Int(day.year))
    case .dateTwoDigit: return padded(d, 2) + [0x2F] + padded(m, 2) + [0x2F] + padded(y % 100, 2)
    case .dateText:
      let month = m < 3 ? "0\(m)" : "\(m)"
      return Array("ngày \(d < 10 ? "0" : "")\(d) tháng \(month) năm \(y)".utf8)
    case .dateIso:
      let iso = padded(y, 4) + [0x2D] + padded(m, 2) + [0x2D] + padded(d, 2)
      return random.chance(0.3) ? iso + Array(" 00:00:00".utf8) : iso
    case .dateCompact:
      return random.chance(0.6)
        ? padded(y, 4) + padded(m, 2) + padded(d, 2) : padded(d, 2) + padded(m, 2) + padded(y, 4)
    }
  }

  private func padded(_ number: Int, _ digits: Int) -> [UInt8] {
    var result = [UInt8](repeating: 48, count: digits)
    var rest = max(number, 0)
    for place in stride(from: digits - 1, through: 0, by: -1) {
      result[place] = UInt8(48 + rest % 10)
      rest /= 10
    }
    return result
  }

  private func slashed(_ day: Int, _ month: Int, _ year: Int) -> [UInt8] {
    padded(day, 2) + [0x2F] + padded(month, 2) + [0x2F] + padded(year, 4)
  }

  /// Another valid date of the past that differs in one digit.
  private func oneDigit(
    _ date: CalendarDate, lastDay: Int, _ random: inout RandomStream
  ) -> [UInt8]? {
    let text = slashed(Int(date.day), Int(date.month), Int(date.year))
    for _ in 0..<24 {
      var other = text
      let place = random.pick([0, 1, 3, 4, 8, 9])
      other[place] = UInt8(48 + random.below(10))
      if other != text, isPossible(other, lastDay) { return other }
    }
    return nil
  }

  private func swapped(
    _ date: CalendarDate, isYearOnly: Bool, lastDay: Int, _ random: inout RandomStream
  ) -> [UInt8]? {
    let text = slashed(Int(date.day), Int(date.month), Int(date.year))
    var year = text
    year.swapAt(8, 9)
    var day = text
    day.swapAt(0, 1)
    let options = (isYearOnly ? [year] : [year, year, day]).filter {
      $0 != text && isPossible($0, lastDay)
    }
    guard !options.isEmpty else { return nil }
    let chosen = random.pick(options)
    return isYearOnly ? Array(chosen[6...]) : chosen
  }

  private func isPossible(_ text: [UInt8], _ lastDay: Int) -> Bool {
    func number(_ range: Range<Int>) -> Int { range.reduce(0) { $0 * 10 + Int(text[$1]) - 48 } }
    let (d, m, y) = (number(0..<2), number(3..<5), number(6..<10))
    guard y >= 1900, (1...12).contains(m), d >= 1, d <= CalendarDate.days(inMonth: m, of: y) else {
      return false
    }
    return CalendarDate(year: y, month: m, day: d).dayNumber <= lastDay
  }
}
