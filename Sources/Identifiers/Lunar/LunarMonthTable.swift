internal import Corpora

/// The first day of every lunar month from 1900 to 2100, and where each year begins.
internal struct LunarMonthTable: Sendable {
  /// One lunar month. Its length is the distance to the next one.
  struct Month: Sendable, Equatable {
    /// Days since 1 January 1900.
    var start: Int32
    var year: Int16
    var month: UInt8
    var isLeap: Bool
  }

  /// One lunar year.
  struct Year: Sendable, Equatable {
    /// The index of its first month in ``LunarMonthTable/months``.
    var firstMonth: UInt16
    /// The number of the month that comes twice, or 0.
    var leapMonth: UInt8
  }

  static let firstYear = 1900
  static let lastYear = 2100
  static let shared = LunarMonthTable()

  /// All months in order, and one more as an end mark.
  let months: [Month]
  let years: [Year]

  private init() {
    var months: [Month] = []
    months.reserveCapacity(2490)
    for row in Corpus.lunarMonths.rows {
      guard row.count >= 4, let year = Int16(row[0]), let month = UInt8(row[1]) else { continue }
      let date = row[3].utf8.split(separator: UInt8(ascii: "-")).map {
        $0.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
      }
      guard date.count == 3 else { continue }
      let start = BirthDate.dayNumber(year: date[0], month: date[1], day: date[2])
      months.append(
        Month(start: Int32(start), year: year, month: month, isLeap: row[2] == "1"))
    }
    let tableEnd = Int(months.last?.year ?? Int16(Self.firstYear - 1))
    if tableEnd < Self.lastYear {
      for year in (tableEnd + 1)...Self.lastYear {
        months += LunarAstronomy.months(ofLunarYear: year)
      }
    }
    let end = LunarAstronomy.months(ofLunarYear: Self.lastYear + 1)[0]
    months.append(end)

    var years: [Year] = []
    for (index, month) in months.dropLast().enumerated() {
      if month.month == 1, !month.isLeap {
        years.append(Year(firstMonth: UInt16(index), leapMonth: 0))
      }
      if month.isLeap, !years.isEmpty { years[years.count - 1].leapMonth = month.month }
    }
    self.months = months
    self.years = years
  }
}
