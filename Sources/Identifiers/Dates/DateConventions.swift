/// What a column of dates does otherwise than others, beside its ``DateOrder``; decided once for a whole file.
public struct DateConventions: Hashable, Sendable {
  /// Where the year comes first, the day comes second: 1990-15-03.
  var isDaySecond = false
  /// The serial numbers of days count from 1904, as spreadsheets of the Macintosh do.
  var isFrom1904 = false
  /// A spreadsheet has exchanged day and month wherever it took a text for a date.
  var isExchanged = false
  /// 1 January 1970 is a day of the file like those of the years around it, and no default.
  var hasNewYear1970 = false
  /// Dates of seven digits lack the zero of their day: months have two digits always.
  var hasWholeMonths = false
  /// Years stand in two digits, as the personal ID numbers bear out.
  var hasShortYears = false
  /// Months stand in Roman numbers, so that `II` is the second.
  var hasRomanMonths = false
  /// Dates with an English time of day have the day first all the same.
  var isDayFirstOnClock = false
  /// Hardly a date is of another year than 1905: a spreadsheet took years for numbers of days.
  public var areYearsOf1905 = false
  /// A workbook has done so, and shows its dates like the texts: those with a day up to 12 are meant.
  public var isExchangedInSheet = false

  public init() {}

  /// Decides for a file.
  ///
  /// The day is second when the middle part often exceeds 12 and the last one practically never does. Days count from 1904
  /// when the personal ID numbers bear out the years of that epoch and not those of the other: the two are four years
  /// apart, so that no date fits both. Day and month are exchanged when no cell that a spreadsheet wrote has a day above
  /// 12 and nearly every text has one.
  public static func decide(
    _ order: DateOrderCounts, _ serials: SerialEpochCounts,
    _ newYears: NewYearCounts = NewYearCounts(), _ forms: DateFormCounts = DateFormCounts()
  ) -> DateConventions {
    var conventions = DateConventions()
    conventions.hasWholeMonths = forms.hasWholeMonths
    conventions.hasShortYears = forms.hasShortYears
    conventions.areYearsOf1905 = forms.areOf1905
    conventions.hasRomanMonths = forms.hasRomanMonths
    let isOften =
      order.machineMiddleOver12 >= 3 && order.machineMiddleOver12 * 10 >= order.machineTotal
    conventions.isDaySecond =
      isOften && order.machineOver12 * 50 <= order.machineMiddleOver12
    conventions.isFrom1904 =
      serials.from1904 >= SerialEpochCounts.least && serials.from1900 * 20 <= serials.from1904
    conventions.hasNewYear1970 = newYears.is1970Usual
    conventions.isDayFirstOnClock = order.isDayFirstOnClock
    conventions.isExchanged = order.isExchangedBySpreadsheet
    conventions.isExchangedInSheet = order.isExchangedInSheet
    return conventions
  }

  /// The number of the day behind a serial number of a spreadsheet, as ``BirthDate/init(dayNumber:)`` counts.
  func dayNumber(ofSerial serial: Int) -> Int { isFrom1904 ? serial + 1460 : serial - 2 }
}

/// Serial numbers of a column of dates whose year the personal ID number of the record tells.
///
/// Counts add up, so that chunks of a file can be counted apart.
public struct SerialEpochCounts: Hashable, Sendable {
  /// Fewer numbers than this decide nothing.
  static let least = 5

  /// Those that are right when day 1 is 1 January 1900.
  private(set) var from1900 = 0
  /// Those that are right when day 0 is 1 January 1904.
  private(set) var from1904 = 0

  public init() {}

  /// Counts one cell of four or five digits; cells of another form are left out.
  public mutating func add(_ cell: Span<UInt8>, idBirthYear: Int?) {
    guard let idBirthYear, (4...5).contains(cell.count), let value = PlainDigits.value(of: cell),
      value > 2100
    else { return }
    if BirthDate(dayNumber: Int(value) - 2)?.year == idBirthYear {
      from1900 += 1
    } else if BirthDate(dayNumber: Int(value) + 1460)?.year == idBirthYear {
      from1904 += 1
    }
  }
}

extension DateReading {
  /// Takes the other order where a spreadsheet wrote the cell of a column in which it exchanged day and month; the date
  /// as it is written stays an alternative.
  mutating func exchange(_ conventions: DateConventions, asOf: BirthDate) {
    let isOfSpreadsheet = !repairs.isDisjoint(with: [.yearFirst, .serial])
    guard isOfSpreadsheet ? conventions.isExchanged : conventions.isExchangedInSheet,
      repairs.isDisjoint(with: [.compactForm, .twoDigitYear, .words, .universalTime]),
      let written = date, let meant = written.exchanged, meant <= asOf
    else { return }
    date = meant
    alternatives.append(written)
    findings.insert(.exchanged)
  }
}
