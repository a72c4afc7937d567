/// The letter of a marked one, for names without marks.
enum LetterBase {
  static func of(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar == "đ" { return "d" }
    let groups = [
      "aàáảãạăằắẳẵặâầấẩẫậ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộơờớởỡợ", "uùúủũụưừứửữự",
      "yỳýỷỹỵ",
    ]
    for group in groups where group.unicodeScalars.contains(scalar) {
      return group.unicodeScalars.first ?? scalar
    }
    return scalar
  }
}
