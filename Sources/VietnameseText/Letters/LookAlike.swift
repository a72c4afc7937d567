/// Characters that look like a Vietnamese or ASCII letter but are another one.
///
/// The Cyrillic and Greek pairs are a hand-made part of Unicode's confusables (UTS 39) without those that a reader
/// tells apart; the tests hold them against ICU's spoof checker.
enum LookAlike {
  /// The letter that was meant and the rule that says so.
  static func letter(for scalar: UInt32) -> (letter: VietnameseLetter, repair: NameRepairs)? {
    switch scalar {
    case 0xFF21...0xFF3A: return make(scalar - 0xFF21 + 0x41, .wideForm)
    case 0xFF41...0xFF5A: return make(scalar - 0xFF41 + 0x61, .wideForm)
    case 0xD0, 0x189: return make(0x110, .lookAlikeD)
    case 0xF0, 0x256: return make(0x111, .lookAlikeD)
    case 0x1CD: return make(0x102, .lookAlikeBreve)
    case 0x1CE: return make(0x103, .lookAlikeBreve)
    case 0x130: return make(0x49, .lookAlikeScript)
    case 0x131: return make(0x69, .lookAlikeScript)
    case 0x370...0x52F:
      guard let twin = foreign[scalar] else { return nil }
      return make(twin, .lookAlikeScript)
    default: return nil
    }
  }

  private static func make(_ scalar: UInt32, _ repair: NameRepairs)
    -> (letter: VietnameseLetter, repair: NameRepairs)?
  {
    let code = VietnameseLetter.code(of: scalar)
    return code == 0 ? nil : (VietnameseLetter(code: code), repair)
  }

  /// The pairs as two texts of equal length.
  static let pairs: [(foreign: String, latin: String)] = [
    ("АВСЕНІЈКМОРЅТХУ", "ABCEHIJKMOPSTXY"),
    ("асеіјорѕхуһԁ", "aceijopsxyhd"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
    ("ονρ", "ovp"),
  ]

  private static let foreign: [UInt32: UInt32] = {
    var map: [UInt32: UInt32] = [:]
    for (foreign, latin) in pairs {
      for (left, right) in zip(foreign.unicodeScalars, latin.unicodeScalars) {
        map[left.value] = right.value
      }
    }
    return map
  }()
}
