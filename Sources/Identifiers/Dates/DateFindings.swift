/// What is wrong or doubtful about a birth date. A finding never changes a value.
public struct DateFindings: CodedFlags {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The cell is empty.
  public static let missing = DateFindings(rawValue: 1 << 0)
  /// The cell cannot be read as a date.
  public static let unreadable = DateFindings(rawValue: 1 << 1)
  /// 1 January: perhaps only the year is known.
  public static let firstOfJanuary = DateFindings(rawValue: 1 << 2)
  /// A date that programs write when they have none.
  public static let defaultDate = DateFindings(rawValue: 1 << 3)
  /// The month has no such day.
  public static let impossibleDay = DateFindings(rawValue: 1 << 4)
  /// There is no such month.
  public static let impossibleMonth = DateFindings(rawValue: 1 << 5)
  /// The date lies after the day of the run.
  public static let future = DateFindings(rawValue: 1 << 6)
  /// The person would be older than 120.
  public static let tooOld = DateFindings(rawValue: 1 << 7)
  /// The personal ID number tells another year.
  public static let yearDisagrees = DateFindings(rawValue: 1 << 8)
  /// The two digits of the year fit two centuries; both are candidates.
  public static let ambiguousCentury = DateFindings(rawValue: 1 << 9)
  /// The digits can be read in several ways; all are candidates.
  public static let ambiguousForm = DateFindings(rawValue: 1 << 10)
  /// The cell holds several different dates; they are candidates.
  public static let severalDates = DateFindings(rawValue: 1 << 11)
  /// The year has too few or too many digits.
  public static let yearIncomplete = DateFindings(rawValue: 1 << 12)
  /// There is a day or a month and no year.
  public static let yearMissing = DateFindings(rawValue: 1 << 13)
  /// The cell says that the date is a guess.
  public static let approximate = DateFindings(rawValue: 1 << 14)
  /// The cell gives an age; the year is not computed from it.
  public static let ageOnly = DateFindings(rawValue: 1 << 15)
  /// The time of day is midnight in Vietnam written in UTC, so that the date may be a day early.
  public static let timeZoneShift = DateFindings(rawValue: 1 << 16)
  /// The day is one of the lunar calendar: it exists there only, such as 30 February, or a word beside it says so.
  public static let lunarOnly = DateFindings(rawValue: 1 << 17)
  /// The cell is too long to be read whole.
  public static let tooLong = DateFindings(rawValue: 1 << 18)
  /// The only date stands beside the name.
  public static let besideName = DateFindings(rawValue: 1 << 19)
  /// A spreadsheet has exchanged day and month in cells like this one of the column.
  public static let exchanged = DateFindings(rawValue: 1 << 20)

  /// The cell gives a quarter of a year and no month.
  public static let quarterOnly = DateFindings(rawValue: 1 << 21)

  /// A date or year beside the name contradicts the birth date.
  public static let besideNameDisagrees = DateFindings(rawValue: 1 << 22)

  public static let all: [CodedFlag<DateFindings>] = [
    CodedFlag(.missing, "B51", vi: "Ngày sinh để trống", en: "Birth date empty"),
    CodedFlag(.unreadable, "B52", vi: "Không đọc được ngày", en: "Not readable as a date"),
    CodedFlag(
      .firstOfJanuary, "B53", vi: "01/01, có thể chỉ biết năm", en: "1 January, perhaps year only"),
    CodedFlag(.defaultDate, "B54", vi: "Ngày mặc định", en: "Default date"),
    CodedFlag(.impossibleDay, "B55", vi: "Ngày không có thật", en: "Impossible day"),
    CodedFlag(.impossibleMonth, "B56", vi: "Tháng không có thật", en: "Impossible month"),
    CodedFlag(.future, "B57", vi: "Ngày trong tương lai", en: "Date to come"),
    CodedFlag(.tooOld, "B58", vi: "Quá 120 tuổi", en: "Older than 120"),
    CodedFlag(.yearDisagrees, "B59", vi: "Không khớp năm trong CCCD", en: "ID tells another year"),
    CodedFlag(.ambiguousCentury, "B60", vi: "Không rõ thế kỷ", en: "Century not clear"),
    CodedFlag(.ambiguousForm, "B61", vi: "Nhiều cách đọc", en: "Several readings"),
    CodedFlag(.severalDates, "B62", vi: "Nhiều ngày khác nhau", en: "Several different dates"),
    CodedFlag(.yearIncomplete, "B63", vi: "Năm sai số chữ số", en: "Wrong count of year digits"),
    CodedFlag(.yearMissing, "B64", vi: "Thiếu năm", en: "Year missing"),
    CodedFlag(.approximate, "B65", vi: "Ngày ước chừng", en: "Date is a guess"),
    CodedFlag(.ageOnly, "B66", vi: "Chỉ ghi tuổi", en: "Age only"),
    CodedFlag(.timeZoneShift, "B67", vi: "Có thể lệch múi giờ", en: "Perhaps a day early (UTC)"),
    CodedFlag(.lunarOnly, "B68", vi: "Ngày âm lịch", en: "Day of the lunar calendar"),
    CodedFlag(.tooLong, "B69", vi: "Nội dung quá dài", en: "Too long"),
    CodedFlag(
      .besideName, "B70", vi: "Ngày sinh ghi cạnh họ tên", en: "Date of birth beside the name"),
    CodedFlag(
      .exchanged, "B71", vi: "Bảng tính đã đảo ngày và tháng",
      en: "Day and month exchanged by a spreadsheet"),
    CodedFlag(
      .quarterOnly, "B72", vi: "Chỉ biết quý, không biết tháng", en: "Quarter only, no month"),
    CodedFlag(
      .besideNameDisagrees, "B73", vi: "Ngày sinh cạnh họ tên khác ô ngày sinh",
      en: "Date beside the name is not the birth date"),
  ]
}

/// What one cell of the column of birth dates says.
public struct DateReading: Hashable, Sendable {
  /// The date, accepted as it stands or after safe repairs only.
  public var date: BirthDate?
  /// Readings that are possible and not certain, best first. The findings tell why.
  public var alternatives = Candidates<BirthDate>()
  /// What was changed to read the cell.
  public var repairs: DateRepairs = []
  /// What is wrong or doubtful.
  public var findings: DateFindings = []
}
