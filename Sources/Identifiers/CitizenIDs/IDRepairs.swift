/// What was changed to read a number. Each member is safe by the rule that names it.
public struct IDRepairs: CodedFlags {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// One leading zero was put back; province, sex and year agree.
  public static let paddedZero = IDRepairs(rawValue: 1 << 0)
  /// The apostrophe, quotes or equals sign that marks text in a spreadsheet was taken off.
  public static let textMark = IDRepairs(rawValue: 1 << 1)
  /// Spaces, dots, dashes, brackets or other signs between the digits or around them were taken out.
  public static let separators = IDRepairs(rawValue: 1 << 2)
  /// Invisible characters were taken out.
  public static let invisible = IDRepairs(rawValue: 1 << 3)
  /// Full-width digits or digits of another script were read by their value.
  public static let digitForms = IDRepairs(rawValue: 1 << 4)
  /// The `.0` of a number stored as a float was taken off.
  public static let floatForm = IDRepairs(rawValue: 1 << 5)
  /// Scientific notation with every digit in its mantissa was written out.
  public static let scientificForm = IDRepairs(rawValue: 1 << 6)
  /// The number was taken out of text around it.
  public static let label = IDRepairs(rawValue: 1 << 7)
  /// Two numbers in one cell were split and both kept.
  public static let split = IDRepairs(rawValue: 1 << 8)
  /// A 9-digit CMND was moved to the field of old numbers.
  public static let movedOldID = IDRepairs(rawValue: 1 << 9)
  /// An insurance number, phone number or tax code was moved out of the column.
  public static let movedOther = IDRepairs(rawValue: 1 << 10)
  /// A dummy or a word in place of a number was blanked.
  public static let blanked = IDRepairs(rawValue: 1 << 11)
  /// The text of a scanned card was read, not only its first field.
  public static let cardText = IDRepairs(rawValue: 1 << 12)
  /// Letters were put in capitals or back for digits where only one reading is possible.
  public static let letterForm = IDRepairs(rawValue: 1 << 13)
  /// The zeros that filled a CMND up to twelve digits were taken off.
  public static let zerosTakenOff = IDRepairs(rawValue: 1 << 14)

  public static let all: [CodedFlag<IDRepairs>] = [
    CodedFlag(.paddedZero, "I01", vi: "Thêm số 0 bị mất ở đầu", en: "Lost leading zero restored"),
    CodedFlag(.textMark, "I02", vi: "Bỏ dấu nháy của bảng tính", en: "Leading apostrophe removed"),
    CodedFlag(.separators, "I03", vi: "Bỏ dấu phân cách", en: "Separators removed"),
    CodedFlag(.invisible, "I04", vi: "Bỏ ký tự ẩn", en: "Invisible characters removed"),
    CodedFlag(
      .digitForms, "I05", vi: "Đổi chữ số toàn chiều rộng (full-width)",
      en: "Other digit forms read"),
    CodedFlag(.floatForm, "I06", vi: "Bỏ phần thập phân .0", en: "Decimal part .0 removed"),
    CodedFlag(.scientificForm, "I07", vi: "Viết lại số dạng E+", en: "Scientific form written out"),
    CodedFlag(.label, "I08", vi: "Tách số khỏi chữ đi kèm", en: "Number taken out of text"),
    CodedFlag(.split, "I09", vi: "Tách nhiều số trong một ô", en: "Several numbers split"),
    CodedFlag(.movedOldID, "I10", vi: "Chuyển CMND sang ô số cũ", en: "CMND moved to old number"),
    CodedFlag(.movedOther, "I11", vi: "Chuyển số loại khác đi", en: "Number of another kind moved"),
    CodedFlag(.blanked, "I12", vi: "Xóa giá trị giả", en: "Dummy value blanked"),
    CodedFlag(.cardText, "I13", vi: "Đọc nội dung quét từ thẻ", en: "Scanned card text read"),
    CodedFlag(
      .letterForm, "I14", vi: "Sửa dạng chữ trong mã thẻ", en: "Letters of a card code mended"),
    CodedFlag(
      .zerosTakenOff, "I15", vi: "Bỏ số 0 thêm trước CMND", en: "Zeros before a CMND taken off"),
  ]
}
