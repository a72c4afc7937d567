import Corpora

/// A day of the Gregorian calendar.
struct CalendarDate: Equatable, Sendable {
  var year: Int32
  var month: Int32
  var day: Int32

  init(year: Int, month: Int, day: Int) {
    self.year = Int32(year)
    self.month = Int32(month)
    self.day = Int32(day)
  }

  /// Reads `yyyy-mm-dd`.
  init?(iso text: String) {
    let parts = text.split(separator: "-").map { Int($0) }
    guard parts.count == 3, let y = parts[0], let m = parts[1], let d = parts[2] else { return nil }
    guard (1...12).contains(m), (1...CalendarDate.days(inMonth: m, of: y)).contains(d) else {
      return nil
    }
    self.init(year: y, month: m, day: d)
  }

  /// The day with this number, counted from 0 on 1 January 1900.
  ///
  /// Follows Howard Hinnant, "chrono-compatible low-level date algorithms".
  init(dayNumber: Int) {
    let z = dayNumber + 693_901
    let era = z / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// Days since 1 January 1900.
  var dayNumber: Int {
    let y = Int(year) - (month <= 2 ? 1 : 0)
    let era = y / 400
    let yearOfEra = y - era * 400
    let shifted = Int(month) + (month > 2 ? -3 : 9)
    let dayOfYear = (153 * shifted + 2) / 5 + Int(day) - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 693_901
  }

  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// The Vietnamese lunar calendar as a table of month beginnings.
struct LunarTable: Sendable {
  private let firstDays: [Int32]
  private let years: [Int32]
  private let months: [Int32]

  init() {
    var rows: [(first: Int32, year: Int32, month: Int32)] = []
    for row in Corpus.lunarMonths.rows {
      guard let year = Int32(row[0]), let month = Int32(row[1]),
        let first = CalendarDate(iso: row[3])
      else { preconditionFailure("corpora/lunar_months.csv is damaged") }
      rows.append((Int32(first.dayNumber), year, month))
    }
    rows.sort { $0.first < $1.first }
    firstDays = rows.map(\.first)
    years = rows.map(\.year)
    months = rows.map(\.month)
  }

  /// The lunar day, month and year of a solar day, or `nil` outside the table.
  func lunar(of date: CalendarDate) -> CalendarDate? {
    let number = Int32(date.dayNumber)
    var low = 0
    var high = firstDays.count
    while low < high {
      let middle = (low + high) / 2
      if firstDays[middle] <= number { low = middle + 1 } else { high = middle }
    }
    guard low > 0, number - firstDays[low - 1] < 30 else { return nil }
    return CalendarDate(
      year: Int(years[low - 1]), month: Int(months[low - 1]),
      day: Int(number - firstDays[low - 1]) + 1)
  }
}
