/// The text of the QR code on the front of the chip citizen card.
///
/// Seven fields, `|` between them: `ID|old CMND|name|ddmmyyyy|Nam or Nữ|address|ddmmyyyy`. The second
/// field is empty when there was no CMND. Accepted too: dates with slashes, more fields behind the
/// seventh, the comma form and the labelled form of other programs, damaged marks.
public struct CardQR: Hashable, Sendable {
  /// The personal ID number.
  public var citizenID: CitizenID?
  /// The CMND of nine digits.
  public var oldID: UInt64?
  /// The name as the code gives it, spaces trimmed; upper case is kept.
  public var name = ""
  /// The birth date; `nil` when it cannot be read.
  public var birthDate: BirthDate?
  /// The sex, `unknown` when it cannot be read.
  public var sex = Sex.unknown
  /// The permanent address.
  public var address = ""
  /// The day of issue; `nil` when there is none.
  public var issueDate: BirthDate?
  /// The fields behind the seventh, in order; newer cards have some.
  var extraFields: [String] = []
  /// The form in which the text came.
  var form = Form.bars
  /// What is wrong or doubtful.
  public var findings: CardFindings = []

  /// How the fields are told apart.
  enum Form: UInt8, Hashable, Sendable {
    /// `|` between the fields, as on the card.
    case bars
    /// Commas between the fields; the address may hold commas itself.
    case commas
    /// A label before each field.
    case labels
  }

  /// Tells whether the text holds a name whose marks can be trusted.
  ///
  /// Scanners that type like a keyboard damage marks; then only digits are to be believed.
  public var hasTrustedName: Bool { !name.isEmpty && !findings.contains(.nameDamaged) }
}

/// What is wrong or doubtful about the text of a scanned card or its machine-readable zone.
public struct CardFindings: CodedFlags {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The text is no card text.
  public static let unreadable = CardFindings(rawValue: 1 << 0)
  /// Fields are missing.
  public static let fieldsMissing = CardFindings(rawValue: 1 << 1)
  /// There are more than seven fields.
  public static let extraFields = CardFindings(rawValue: 1 << 2)
  /// The number is not readable as a personal ID number.
  public static let numberUnreadable = CardFindings(rawValue: 1 << 3)
  /// Letters of the name are lost or replaced.
  public static let nameDamaged = CardFindings(rawValue: 1 << 4)
  /// The name has no marks at all.
  public static let nameWithoutMarks = CardFindings(rawValue: 1 << 5)
  /// The birth date is not readable.
  public static let birthDateUnreadable = CardFindings(rawValue: 1 << 6)
  /// The issue date or the date of expiry is not readable.
  public static let cardDateUnreadable = CardFindings(rawValue: 1 << 7)
  /// The sex of the card and the fourth digit of its number differ.
  public static let sexDisagrees = CardFindings(rawValue: 1 << 8)
  /// The birth year of the card and digits 4 to 6 of its number differ.
  public static let yearDisagrees = CardFindings(rawValue: 1 << 9)
  /// The fields came in another form than the card's own.
  public static let otherForm = CardFindings(rawValue: 1 << 10)
  /// The check digit of the nine digits is wrong.
  public static let shortNumberCheck = CardFindings(rawValue: 1 << 11)
  /// The check digit of the twelve digits is wrong.
  public static let numberCheck = CardFindings(rawValue: 1 << 12)
  /// The check digit of the birth date is wrong.
  public static let birthDateCheck = CardFindings(rawValue: 1 << 13)
  /// The check digit of the date of expiry is wrong.
  public static let expiryCheck = CardFindings(rawValue: 1 << 14)
  /// The check digit over both lines is wrong.
  public static let compositeCheck = CardFindings(rawValue: 1 << 15)
  /// The nine digits are not the last nine of the twelve.
  public static let shortNumberDisagrees = CardFindings(rawValue: 1 << 16)
  /// Characters that were read wrongly were put right; the check digits confirm it.
  public static let charactersMended = CardFindings(rawValue: 1 << 17)
  /// The number is not that of a known province or of this century.
  public static let implausibleNumber = CardFindings(rawValue: 1 << 18)

  public static let all: [CodedFlag<CardFindings>] = [
    CodedFlag(.unreadable, "Q51", vi: "Không phải nội dung thẻ", en: "No card text"),
    CodedFlag(.fieldsMissing, "Q52", vi: "Thiếu trường", en: "Fields missing"),
    CodedFlag(.extraFields, "Q53", vi: "Thừa trường", en: "More fields"),
    CodedFlag(.numberUnreadable, "Q54", vi: "Không đọc được số", en: "Number not readable"),
    CodedFlag(.nameDamaged, "Q55", vi: "Họ tên bị hỏng chữ", en: "Name damaged"),
    CodedFlag(.nameWithoutMarks, "Q56", vi: "Họ tên không dấu", en: "Name without marks"),
    CodedFlag(
      .birthDateUnreadable, "Q57", vi: "Không đọc được ngày sinh", en: "Birth date not readable"),
    CodedFlag(
      .cardDateUnreadable, "Q58", vi: "Không đọc được ngày cấp, hết hạn",
      en: "Date of issue or expiry not readable"),
    CodedFlag(.sexDisagrees, "Q59", vi: "Số không khớp giới tính", en: "Number tells another sex"),
    CodedFlag(.yearDisagrees, "Q60", vi: "Số không khớp năm sinh", en: "Number tells another year"),
    CodedFlag(.otherForm, "Q61", vi: "Dạng khác của nội dung thẻ", en: "Another form of the text"),
    CodedFlag(
      .shortNumberCheck, "Q62", vi: "Sai số kiểm tra của 9 số", en: "Check digit of nine digits"),
    CodedFlag(
      .numberCheck, "Q63", vi: "Sai số kiểm tra của 12 số", en: "Check digit of twelve digits"),
    CodedFlag(
      .birthDateCheck, "Q64", vi: "Sai số kiểm tra ngày sinh", en: "Check digit of birth date"),
    CodedFlag(
      .expiryCheck, "Q65", vi: "Sai số kiểm tra ngày hết hạn", en: "Check digit of expiry"),
    CodedFlag(.compositeCheck, "Q66", vi: "Sai số kiểm tra chung", en: "Composite check digit"),
    CodedFlag(
      .shortNumberDisagrees, "Q67", vi: "9 số không khớp 12 số",
      en: "Nine and twelve digits differ"),
    CodedFlag(
      .charactersMended, "Q68", vi: "Sửa ký tự nhận dạng sai", en: "Misread characters mended"),
    CodedFlag(.implausibleNumber, "Q69", vi: "Số không hợp cấu trúc", en: "Implausible number"),
  ]
}
