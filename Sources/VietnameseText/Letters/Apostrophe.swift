/// The apostrophes of Central Highlands names (H'Lan, K'Brếp) and their look-alikes.
enum Apostrophe {
  static let plain: UInt32 = 0x27

  /// Whether a character is used as an apostrophe.
  static func isAny(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x27, 0x60, 0xB4, 0x2B9, 0x2BB, 0x2BC, 0x2C8, 0x2018, 0x2019, 0x201B, 0x2032, 0xA78C,
      0xFF07:
      true
    default: false
    }
  }

  /// The consonants that stand before an apostrophe in such names, lower case.
  static func opens(_ scalar: UInt32) -> Bool {
    guard let ascii = Unicode.Scalar(scalar), ascii.value < 0x80 else { return scalar == 0x111 }
    return "bcdghjklmnprtvwy".unicodeScalars.contains(ascii)
  }

  /// Whether a word is one consonant, an apostrophe and letters: the pattern of the Central Highlands.
  ///
  /// - Parameter word: Lower case with plain apostrophes.
  static func isHighlandForm(_ word: String) -> Bool {
    let scalars = word.unicodeScalars.map(\.value)
    guard scalars.count >= 3, scalars.count <= 14, opens(scalars[0]), scalars[1] == plain else {
      return false
    }
    return scalars.dropFirst(2).allSatisfy { $0 != plain && UnicodeProperties.isLatin($0) }
  }
}
