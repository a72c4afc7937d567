import VietnameseText

/// The words for kinds of units and places in addresses.
enum UnitWord {
  /// How the words are spelt with their marks; a word with other marks is another word (Xá, Phương).
  private static let spellings: [String: String] = [
    "xa": "xã", "phuong": "phường", "huyen": "huyện", "tinh": "tỉnh", "thi": "thị",
    "tran": "trấn", "thanh": "thành", "pho": "phố", "xom": "xóm", "thon": "thôn", "ban": "bản",
    "khoi": "khối", "to": "tổ", "ap": "ấp", "lang": "làng", "khu": "khu", "dan": "dân",
  ]

  /// Whether a lower-case word is the word for a kind, with its marks or without any.
  static func isSame(_ word: String, _ folded: String) -> Bool {
    guard FoldingTable.fold(word) == folded else { return false }
    if word.utf8.allSatisfy({ $0 < 0x80 }) { return true }
    guard let spelling = spellings[folded] else { return false }
    return AdministrativeUnits.canonical(word) == AdministrativeUnits.canonical(spelling)
  }
}
