/// What is wrong or doubtful about a number. A finding never changes a value.
public struct IDFindings: CodedFlags {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The cell is empty.
  public static let missing = IDFindings(rawValue: 1 << 0)
  /// The cell holds words or signs and no number.
  public static let placeholder = IDFindings(rawValue: 1 << 1)
  /// The number is made up: all digits equal, counting up, or nothing behind the province.
  public static let dummy = IDFindings(rawValue: 1 << 2)
  /// The count of digits fits no kind of number.
  public static let wrongLength = IDFindings(rawValue: 1 << 3)
  /// The first digits are no province code.
  public static let unknownProvince = IDFindings(rawValue: 1 << 4)
  /// Digit 4 tells a birth after 2099.
  public static let futureCentury = IDFindings(rawValue: 1 << 5)
  /// Digit 4 tells the other sex.
  public static let sexDisagrees = IDFindings(rawValue: 1 << 6)
  /// Digits 4 to 6 tell another birth year.
  public static let yearDisagrees = IDFindings(rawValue: 1 << 7)
  /// Digits 4 to 6 tell a birth 25 to 40 years earlier: perhaps a parent's number.
  public static let earlierGeneration = IDFindings(rawValue: 1 << 8)
  /// Scientific notation lost the last digits for good.
  public static let digitsLost = IDFindings(rawValue: 1 << 9)
  /// The number is a 9-digit CMND.
  public static let oldIDInPlace = IDFindings(rawValue: 1 << 10)
  /// The number looks like an insurance number.
  public static let insuranceNumberInPlace = IDFindings(rawValue: 1 << 11)
  /// The number looks like a phone number.
  public static let phoneInPlace = IDFindings(rawValue: 1 << 12)
  /// The number looks like a tax code.
  public static let taxCodeInPlace = IDFindings(rawValue: 1 << 13)
  /// The number is of a passport or another foreign document.
  public static let foreignDocument = IDFindings(rawValue: 1 << 14)
  /// Letters stand where digits belong; the reading is a candidate.
  public static let lettersForDigits = IDFindings(rawValue: 1 << 15)
  /// Two leading zeros may be lost; the reading is a candidate.
  public static let twoZerosLost = IDFindings(rawValue: 1 << 16)
  /// One leading zero may be lost, and something speaks against it; the reading is a candidate.
  public static let zeroLost = IDFindings(rawValue: 1 << 17)
  /// The cell holds several different numbers of one kind; they are candidates.
  public static let severalNumbers = IDFindings(rawValue: 1 << 18)
  /// The last six digits are zero.
  public static let emptyBlock = IDFindings(rawValue: 1 << 19)
  /// The cell looks like a date.
  public static let dateInPlace = IDFindings(rawValue: 1 << 20)
  /// The cell is too long to be read whole; what was read is a candidate.
  public static let tooLong = IDFindings(rawValue: 1 << 21)
  /// The cell holds a personal ID number where another number belongs.
  public static let citizenIDInPlace = IDFindings(rawValue: 1 << 22)
  /// One digit too many; the readings without it are candidates.
  public static let digitTooMany = IDFindings(rawValue: 1 << 23)
  /// The first two digits are no group of the CMND known to us.
  public static let unknownPrefix = IDFindings(rawValue: 1 << 24)
  /// The object code of the health card is not in the list.
  public static let unknownObjectCode = IDFindings(rawValue: 1 << 25)
  /// The benefit level of the health card is not 1 to 5.
  public static let impossibleLevel = IDFindings(rawValue: 1 << 26)
  /// The benefit level is not the usual one of the object code.
  public static let unusualLevel = IDFindings(rawValue: 1 << 27)
  /// The last ten digits of the health card are not the insurance number of the record.
  public static let insuranceNumberDisagrees = IDFindings(rawValue: 1 << 28)
  /// The cell holds the ten digits of the insurance number and no card code before them.
  public static let cardCodeMissing = IDFindings(rawValue: 1 << 29)
  /// A mark in the cell says that the number is a relative's (`Mẹ: 040…`); it is not taken for the record's own.
  public static let relativesNumber = IDFindings(rawValue: 1 << 30)
  /// A check digit or a digit that stands twice in the line of a card disagrees; the reading is a candidate.
  public static let checkDigitWrong = IDFindings(rawValue: 1 << 31)

  public static let all: [CodedFlag<IDFindings>] = [
    CodedFlag(.missing, "I51", vi: "Số CCCD để trống", en: "Citizen ID empty"),
    CodedFlag(.placeholder, "I52", vi: "Ghi chữ thay cho số", en: "Words in place of a number"),
    CodedFlag(.dummy, "I53", vi: "Số giả", en: "Made-up number"),
    CodedFlag(.wrongLength, "I54", vi: "Sai độ dài", en: "Wrong count of digits"),
    CodedFlag(.unknownProvince, "I55", vi: "Mã tỉnh không tồn tại", en: "Unknown province code"),
    CodedFlag(.futureCentury, "I56", vi: "Thế kỷ sinh chưa đến", en: "Century of birth to come"),
    CodedFlag(.sexDisagrees, "I57", vi: "Số không khớp giới tính", en: "Number tells another sex"),
    CodedFlag(.yearDisagrees, "I58", vi: "Số không khớp năm sinh", en: "Number tells another year"),
    CodedFlag(
      .earlierGeneration, "I59", vi: "Có thể là số của cha mẹ", en: "Perhaps a parent's number"),
    CodedFlag(.digitsLost, "I60", vi: "Mất chữ số do dạng E+", en: "Digits lost in E+ form"),
    CodedFlag(.oldIDInPlace, "I61", vi: "CMND 9 số", en: "9-digit CMND"),
    CodedFlag(
      .insuranceNumberInPlace, "I62", vi: "Giống mã số BHXH", en: "Looks like an insurance number"),
    CodedFlag(.phoneInPlace, "I63", vi: "Giống số điện thoại", en: "Looks like a phone number"),
    CodedFlag(.taxCodeInPlace, "I64", vi: "Giống mã số thuế", en: "Looks like a tax code"),
    CodedFlag(
      .foreignDocument, "I65", vi: "Hộ chiếu hoặc giấy tờ nước ngoài",
      en: "Passport or foreign document"),
    CodedFlag(.lettersForDigits, "I66", vi: "Chữ cái thay chữ số", en: "Letters for digits"),
    CodedFlag(.twoZerosLost, "I67", vi: "Có thể mất hai số 0", en: "Perhaps two zeros lost"),
    CodedFlag(.zeroLost, "I68", vi: "Có thể mất một số 0", en: "Perhaps one zero lost"),
    CodedFlag(.severalNumbers, "I69", vi: "Nhiều số khác nhau", en: "Several different numbers"),
    CodedFlag(.emptyBlock, "I70", vi: "Sáu số cuối là 0", en: "Last six digits are zero"),
    CodedFlag(.dateInPlace, "I71", vi: "Giống ngày tháng", en: "Looks like a date"),
    CodedFlag(.tooLong, "I72", vi: "Nội dung quá dài", en: "Too long"),
    CodedFlag(
      .citizenIDInPlace, "I73", vi: "Số CCCD ở ô khác", en: "Personal ID in another column"),
    CodedFlag(.digitTooMany, "I74", vi: "Thừa một chữ số", en: "One digit too many"),
    CodedFlag(.unknownPrefix, "I75", vi: "Đầu số CMND lạ", en: "Unknown first digits of a CMND"),
    CodedFlag(
      .unknownObjectCode, "I76", vi: "Mã đối tượng BHYT lạ", en: "Unknown card object code"),
    CodedFlag(
      .impossibleLevel, "I77", vi: "Mức hưởng không tồn tại", en: "Impossible benefit level"),
    CodedFlag(.unusualLevel, "I78", vi: "Mức hưởng khác thường", en: "Unusual benefit level"),
    CodedFlag(
      .insuranceNumberDisagrees, "I79", vi: "Mã thẻ không khớp mã số BHXH",
      en: "Card and insurance number differ"),
    CodedFlag(.cardCodeMissing, "I80", vi: "Thiếu năm ký tự đầu", en: "Card code missing"),
    CodedFlag(
      .relativesNumber, "I81", vi: "Ghi là số của người thân", en: "Marked as a relative's number"),
    CodedFlag(
      .checkDigitWrong, "I83", vi: "Số kiểm tra trên dòng MRZ không khớp",
      en: "Check digit in the line of a card disagrees"),
  ]
}
