/// What is to be said about a name beside what was repaired.
public struct NameFindings: OptionSet, Sendable, Hashable {
  public let rawValue: UInt64
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// Nothing that could be a name: blank, a dash, NULL.
  public static let empty = NameFindings(rawValue: 1 << 0)
  /// The marks of the whole name seem to be lost.
  public static let noMarks = NameFindings(rawValue: 1 << 1)
  /// A word that is no syllable and no known minority word.
  public static let invalidSyllable = NameFindings(rawValue: 1 << 2)
  /// A word is abbreviated.
  public static let abbreviated = NameFindings(rawValue: 1 << 3)
  /// Letters are lost; they stand as `?`.
  public static let lostLetters = NameFindings(rawValue: 1 << 4)
  /// One word only.
  public static let singleWord = NameFindings(rawValue: 1 << 5)
  /// Words of a foreign name.
  public static let foreign = NameFindings(rawValue: 1 << 6)
  /// Words of a minority language.
  public static let minority = NameFindings(rawValue: 1 << 7)
  /// The given name may stand before the surname.
  public static let possibleOrderChange = NameFindings(rawValue: 1 << 8)
  /// A note stood in brackets or after a separator.
  public static let note = NameFindings(rawValue: 1 << 9)
  /// The text names a relative instead of the person.
  public static let relation = NameFindings(rawValue: 1 << 10)
  /// Digits stand inside a word.
  public static let digitsInside = NameFindings(rawValue: 1 << 11)
  /// Text that holds no name.
  public static let notAName = NameFindings(rawValue: 1 << 12)
  /// Longer than a name can be; what is too much was left out.
  public static let tooLong = NameFindings(rawValue: 1 << 13)
  /// Two different tones on one syllable.
  public static let twoTones = NameFindings(rawValue: 1 << 14)
  /// Two encodings fit almost equally well, so none was chosen.
  public static let uncertainEncoding = NameFindings(rawValue: 1 << 15)
  /// A word may be keys of an input method; the decoding is an alternative.
  public static let possibleTypingResidue = NameFindings(rawValue: 1 << 16)
  /// Words may be joined or broken; the other cut is an alternative.
  public static let possibleWordBreak = NameFindings(rawValue: 1 << 17)
  /// A newborn without a name of its own; a parent's name, if any, is no name of the person.
  public static let noOwnName = NameFindings(rawValue: 1 << 18)
  /// A word or the name may be written twice; the shorter form is an alternative.
  public static let possibleRepetition = NameFindings(rawValue: 1 << 19)
  /// Dots stand where the given name should.
  public static let givenNameMissing = NameFindings(rawValue: 1 << 20)

  /// One finding with its stable code and its names in Vietnamese and English.
  public typealias Rule = (finding: NameFindings, code: String, vi: String, en: String)

  /// Every finding, in the order of the codes.
  public static let all: [Rule] = [
    (.empty, "NF01", "Không có họ tên", "No name"),
    (.noMarks, "NF02", "Họ tên không dấu", "Name without marks"),
    (.invalidSyllable, "NF03", "Tiếng không hợp lệ", "Invalid syllable"),
    (.abbreviated, "NF04", "Viết tắt", "Abbreviated"),
    (.lostLetters, "NF05", "Mất chữ", "Letters lost"),
    (.singleWord, "NF06", "Chỉ có một từ", "Single word"),
    (.foreign, "NF07", "Tên nước ngoài", "Foreign name"),
    (.minority, "NF08", "Tên dân tộc thiểu số", "Minority name"),
    (.possibleOrderChange, "NF09", "Có thể đảo thứ tự", "Order may be changed"),
    (.note, "NF10", "Có ghi chú kèm tên", "Note beside the name"),
    (.relation, "NF11", "Ghi tên người thân", "Relative's name"),
    (.digitsInside, "NF12", "Có chữ số trong tên", "Digits inside the name"),
    (.notAName, "NF13", "Không phải họ tên", "Not a name"),
    (.tooLong, "NF14", "Quá dài", "Too long"),
    (.twoTones, "NF15", "Hai dấu thanh trong một tiếng", "Two tones on one syllable"),
    (.uncertainEncoding, "NF16", "Không chắc bảng mã", "Encoding uncertain"),
    (.possibleTypingResidue, "NF17", "Có thể còn phím gõ dấu", "May hold typing residue"),
    (.possibleWordBreak, "NF18", "Có thể dính hoặc tách từ", "Words may be joined or broken"),
    (.noOwnName, "NF19", "Chưa có tên riêng", "No name of one's own yet"),
    (.possibleRepetition, "NF20", "Có thể ghi lặp", "May be written twice"),
    (.givenNameMissing, "NF21", "Thiếu tên", "Given name missing"),
  ]

  /// The codes of the members, in order.
  var codes: [String] { NameFindings.all.filter { contains($0.finding) }.map(\.code) }
}
