/// What was changed to read a birth date. Each member is safe by the rule that names it.
public struct DateRepairs: CodedFlags {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Dashes, dots or spaces stood in place of slashes.
  public static let separators = DateRepairs(rawValue: 1 << 0)
  /// Leading zeros were missing.
  public static let shortForm = DateRepairs(rawValue: 1 << 1)
  /// The digits stood without separators.
  public static let compactForm = DateRepairs(rawValue: 1 << 2)
  /// The year came first.
  public static let yearFirst = DateRepairs(rawValue: 1 << 3)
  /// A time of day was dropped.
  public static let time = DateRepairs(rawValue: 1 << 4)
  /// The serial number of a spreadsheet was turned into its date.
  public static let serial = DateRepairs(rawValue: 1 << 5)
  /// A year that a spreadsheet had turned into a date of 1905 was restored.
  public static let yearFromSerial = DateRepairs(rawValue: 1 << 6)
  /// A year of two digits was completed.
  public static let twoDigitYear = DateRepairs(rawValue: 1 << 7)
  /// Words or names of months were read.
  public static let words = DateRepairs(rawValue: 1 << 8)
  /// The column writes the month first: day and month were read in that order.
  public static let order = DateRepairs(rawValue: 1 << 9)
  /// Zeros, dots or crosses in place of day or month were read as unknown parts.
  public static let unknownParts = DateRepairs(rawValue: 1 << 10)
  /// Letters O, l or I were read as digits.
  public static let letters = DateRepairs(rawValue: 1 << 11)
  /// Full-width digits or digits of another script were read by their value.
  public static let digitForms = DateRepairs(rawValue: 1 << 12)
  /// Invisible characters were taken out.
  public static let invisible = DateRepairs(rawValue: 1 << 13)
  /// The date was taken out of text around it.
  public static let label = DateRepairs(rawValue: 1 << 14)
  /// The apostrophe, quotes or equals sign that marks text in a spreadsheet was taken off.
  public static let textMark = DateRepairs(rawValue: 1 << 15)
  /// A default date was blanked.
  public static let blanked = DateRepairs(rawValue: 1 << 16)
  /// An impossible day or month was dropped and the year kept.
  public static let partDropped = DateRepairs(rawValue: 1 << 17)
  /// The lost leading zero of a compact date was restored.
  public static let paddedZero = DateRepairs(rawValue: 1 << 18)
  /// Several dates in one cell said the same.
  public static let merged = DateRepairs(rawValue: 1 << 19)
  /// A midnight of Vietnam in universal time, which stands a day early, became its day.
  public static let universalTime = DateRepairs(rawValue: 1 << 20)
  /// A year in which nobody alive is born was put a hundred years later, where the ID tells that year.
  public static let century = DateRepairs(rawValue: 1 << 21)

  public static let all: [CodedFlag<DateRepairs>] = [
    CodedFlag(.separators, "B01", vi: "Đổi dấu phân cách", en: "Separators changed"),
    CodedFlag(.shortForm, "B02", vi: "Thêm số 0 ở ngày, tháng", en: "Zeros of day, month added"),
    CodedFlag(.compactForm, "B03", vi: "Tách ngày viết liền", en: "Compact date split"),
    CodedFlag(.yearFirst, "B04", vi: "Đổi dạng năm đứng trước", en: "Year-first form turned"),
    CodedFlag(.time, "B05", vi: "Bỏ phần giờ", en: "Time of day dropped"),
    CodedFlag(.serial, "B06", vi: "Đổi số ngày của Excel", en: "Spreadsheet serial turned to date"),
    CodedFlag(
      .yearFromSerial, "B07", vi: "Khôi phục năm bị đổi thành ngày 1905",
      en: "Year restored from a date of 1905"),
    CodedFlag(.twoDigitYear, "B08", vi: "Bổ sung năm hai chữ số", en: "Two-digit year completed"),
    CodedFlag(.words, "B09", vi: "Đọc ngày viết bằng chữ", en: "Date in words read"),
    CodedFlag(.order, "B10", vi: "Đổi thứ tự ngày, tháng", en: "Order of day and month turned"),
    CodedFlag(.unknownParts, "B11", vi: "Ngày, tháng không rõ", en: "Unknown parts left empty"),
    CodedFlag(.letters, "B12", vi: "Chữ cái thay chữ số", en: "Letters read as digits"),
    CodedFlag(
      .digitForms, "B13", vi: "Đổi chữ số toàn chiều rộng (full-width)",
      en: "Other digit forms read"),
    CodedFlag(.invisible, "B14", vi: "Bỏ ký tự ẩn", en: "Invisible characters removed"),
    CodedFlag(.label, "B15", vi: "Tách ngày khỏi chữ đi kèm", en: "Date taken out of text"),
    CodedFlag(.textMark, "B16", vi: "Bỏ dấu nháy của bảng tính", en: "Leading apostrophe removed"),
    CodedFlag(.blanked, "B17", vi: "Xóa ngày mặc định", en: "Default date blanked"),
    CodedFlag(.partDropped, "B18", vi: "Bỏ phần không có thật", en: "Impossible part dropped"),
    CodedFlag(.paddedZero, "B19", vi: "Thêm số 0 bị mất ở đầu", en: "Lost leading zero restored"),
    CodedFlag(.merged, "B20", vi: "Gộp các ngày giống nhau", en: "Equal dates merged"),
    CodedFlag(
      .universalTime, "B21", vi: "Đổi giờ UTC sang giờ Việt Nam",
      en: "Universal time turned to the day in Vietnam"),
    CodedFlag(
      .century, "B22", vi: "Sửa thế kỷ theo năm trong CCCD", en: "Century put right by the ID"),
  ]
}
