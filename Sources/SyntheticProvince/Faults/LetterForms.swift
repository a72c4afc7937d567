/// A Vietnamese vowel taken apart: base vowel, tone and case.
///
/// The engine's own reading of letters lives in another room. The generator keeps this small table,
/// so that a mistake there cannot hide itself in the data it is tested with.
enum LetterForms {
  /// `a ă â e ê i o ô ơ u ư y`, each with the tones level, huyền, sắc, hỏi, ngã, nặng.
  static let rows: [[UInt32]] = [
    "aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị",
    "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ",
  ].map { $0.unicodeScalars.map(\.value) }
  static let upperRows: [[UInt32]] = rows.map { $0.map(uppercase) }

  /// The letters without any mark, by row.
  static let plain = Array("aaaeeiooouuy".utf8).map { UInt32($0) }
  /// The combining quality mark of each row, 0 where there is none.
  static let quality: [UInt32] = [0, 0x306, 0x302, 0, 0x302, 0, 0, 0x302, 0x31B, 0, 0x31B, 0]
  /// The combining mark of each tone, 0 for the level tone.
  static let toneMarks: [UInt32] = [0, 0x300, 0x301, 0x309, 0x303, 0x323]

  struct Vowel: Equatable {
    var row: Int
    var tone: Int
    var isUpper: Bool

    var scalar: UInt32 {
      isUpper ? LetterForms.upperRows[row][tone] : LetterForms.rows[row][tone]
    }
  }

  private static let index: [UInt32: Vowel] = {
    var index: [UInt32: Vowel] = [:]
    for row in rows.indices {
      for tone in 0..<6 {
        index[rows[row][tone]] = Vowel(row: row, tone: tone, isUpper: false)
        index[upperRows[row][tone]] = Vowel(row: row, tone: tone, isUpper: true)
      }
    }
    return index
  }()

  static func vowel(_ scalar: UInt32) -> Vowel? { index[scalar] }

  static func uppercase(_ scalar: UInt32) -> UInt32 {
    Unicode.Scalar(scalar)?.properties.uppercaseMapping.unicodeScalars.first?.value ?? scalar
  }

  static func lowercase(_ scalar: UInt32) -> UInt32 {
    Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar
  }

  /// The letter without quality mark and tone; đ becomes d.
  static func folded(_ scalar: UInt32) -> UInt32 {
    if let vowel = vowel(scalar) { return vowel.isUpper ? plain[vowel.row] - 32 : plain[vowel.row] }
    return scalar == 0x111 ? 0x64 : scalar == 0x110 ? 0x44 : scalar
  }

  /// The canonical decomposition (NFD): horn, then dot below, then circumflex or breve, then tone.
  static func decomposed(_ scalar: UInt32) -> [UInt32] {
    guard let vowel = vowel(scalar) else { return [scalar] }
    let base = vowel.isUpper ? plain[vowel.row] - 32 : plain[vowel.row]
    let quality = quality[vowel.row]
    let tone = toneMarks[vowel.tone]
    let isDotFirst = tone == 0x323 && quality != 0x31B
    return ([base] + (isDotFirst ? [tone, quality] : [quality, tone])).filter { $0 != 0 }
  }
}
