/// The order in which a column writes day and month.
public enum DateOrder: UInt8, Hashable, Sendable, CaseIterable {
  /// 15/03/1990, the order of Vietnam.
  case dayMonth
  /// 03/15/1990.
  case monthDay

  /// Decides the order of a column from a count of its dates.
  ///
  /// The month comes first when the second part often exceeds 12 and the first part practically
  /// never does. In a column of days in any order about three in five dates tell.
  public static func decide(_ counts: DateOrderCounts) -> DateOrder {
    let isOften = counts.secondOver12 >= 3 && counts.secondOver12 * 10 >= counts.total
    return isOften && counts.firstOver12 * 50 <= counts.secondOver12 ? .monthDay : .dayMonth
  }
}

extension DateReading {
  /// Tells whether day and month of a cell in a column with the month first stand in that order, and not as they would in
  /// any column.
  public var isTurned: Bool {
    guard let date, date.exchanged != nil || date.day > 12 else { return false }
    return repairs.isDisjoint(with: [.yearFirst, .serial, .words])
  }
}

/// Counts of the parts of the dates of a column.
///
/// Counts add up, so that chunks of a file can be counted apart.
public struct DateOrderCounts: Hashable, Sendable {
  /// Dates of two short parts and a year, which may have two digits; those of eight digits too.
  private(set) var total = 0
  /// Those whose first part cannot be a month.
  private(set) var firstOver12 = 0
  /// Those whose second part cannot be a month.
  private(set) var secondOver12 = 0
  /// Dates that a program wrote, year first.
  private(set) var machineTotal = 0
  /// Those whose day is above 12.
  private(set) var machineOver12 = 0
  /// Those whose middle part is above 12 and whose last one is not.
  private(set) var machineMiddleOver12 = 0
  /// Serial numbers of days, as a spreadsheet keeps what it takes for a date.
  private(set) var serialTotal = 0
  /// Those whose day is above 12.
  private(set) var serialOver12 = 0
  /// Dates with an English time of day behind them, `15/03/1990 12:00:00 AM`.
  private var clockTotal = 0
  private var clockFirstOver12 = 0
  private var clockSecondOver12 = 0

  public init() {}

  /// Counts one cell; cells of another form are left out.
  public mutating func add(_ cell: Span<UInt8>) {
    if cell.count == 5, let serial = PlainDigits.value(of: cell) { return addSerial(Int(serial)) }
    var values = [3 of Int](repeating: 0)
    var digits = [3 of Int](repeating: 0)
    var part = 0
    for index in cell.indices {
      let byte = cell[index]
      if byte.isDigit {
        values[part] = values[part] &* 10 &+ Int(byte & 0x0F)
        digits[part] += 1
        if digits[part] > 4, part > 0 || cell.count != 8 { return }
      } else if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      {
        part += 1
        if part > 2 { return }
      } else {
        // A time of day behind the date does not matter.
        if part == 2, digits[2] > 0 { break }
        return
      }
    }
    if part == 0, digits[0] == 8, (1900...2099).contains(values[0] % 10_000) {
      // ddmmyyyy or mmddyyyy; a year in front would have no year behind it.
      values[1] = values[0] / 10_000 % 100
      values[0] /= 1_000_000
      digits = [2, 2, 4]
      part = 2
    }
    guard part == 2 else { return }
    if digits[2] == 4 || digits[2] == 2 && values[0] <= 31, (1...2).contains(digits[0]),
      (1...2).contains(digits[1])
    {
      total += 1
      if (13...31).contains(values[0]), values[1] <= 12 { firstOver12 += 1 }
      if (13...31).contains(values[1]), values[0] <= 12 { secondOver12 += 1 }
      if cell[cell.count - 1] | 0x20 == UInt8(ascii: "m") {
        clockTotal += 1
        if (13...31).contains(values[0]), values[1] <= 12 { clockFirstOver12 += 1 }
        if (13...31).contains(values[1]) { clockSecondOver12 += 1 }
      }
    } else if digits[0] == 4, (1...2).contains(digits[1]), (1...2).contains(digits[2]) {
      machineTotal += 1
      if values[2] > 12 { machineOver12 += 1 }
      if (13...31).contains(values[1]), values[2] <= 12 { machineMiddleOver12 += 1 }
    }
  }

  /// Tells what a workbook says of the whole column: how many of its cells are dates to it and not texts, and how many of
  /// these have a day above 12.
  ///
  /// - Parameter share: How much of the column was counted cell by cell, up to `1`.
  public mutating func noteSheet(days: Int, over12: Int, share: Double) {
    guard days >= 20, over12 == 0 else { return }
    // Every cell that is shown is dd/mm/yyyy: texts are those that are left.
    let texts = Double(total) - Double(days) * share
    isExchangedInSheet = texts >= 20 && Double(firstOver12) >= texts * 0.9
  }

  /// Whether a workbook has exchanged day and month in the cells that are dates to it.
  private(set) var isExchangedInSheet = false

  /// Whether the dates before English times of day have the day first, as those tell whose day is above 12.
  var isDayFirstOnClock: Bool {
    clockFirstOver12 >= 5 && clockFirstOver12 * 10 >= clockTotal && clockSecondOver12 == 0
  }

  private mutating func addSerial(_ serial: Int) {
    guard let date = BirthDate(dayNumber: serial - 2), date.year >= 1910 else { return }
    serialTotal += 1
    if date.day > 12 { serialOver12 += 1 }
  }

  /// Adds the counts of another part of the file.
  public mutating func add(_ other: DateOrderCounts) {
    total += other.total
    firstOver12 += other.firstOver12
    secondOver12 += other.secondOver12
    machineTotal += other.machineTotal
    machineOver12 += other.machineOver12
    machineMiddleOver12 += other.machineMiddleOver12
    serialTotal += other.serialTotal
    serialOver12 += other.serialOver12
    clockTotal += other.clockTotal
    clockFirstOver12 += other.clockFirstOver12
    clockSecondOver12 += other.clockSecondOver12
    isExchangedInSheet = isExchangedInSheet || other.isExchangedInSheet
  }

  /// Tells whether a spreadsheet has exchanged day and month in the cells that it took for dates.
  ///
  /// It read 05/03 as 3 May where that was possible and left 15/03 as text. Then no date cell has a
  /// day above 12, and nearly every text cell has. Twenty real dates come without such a day once
  /// in a hundred million columns.
  var isExchangedBySpreadsheet: Bool {
    machineTotal + serialTotal >= 20 && machineOver12 + serialOver12 + machineMiddleOver12 == 0
      && total >= 20 && firstOver12 * 10 >= total * 9
  }
}
