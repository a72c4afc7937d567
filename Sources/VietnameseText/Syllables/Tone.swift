/// One of the six tones of Vietnamese, in the order of the dictionary of tones used by this engine.
public enum Tone: UInt8, CaseIterable, Sendable, Hashable {
  /// No mark: a.
  case ngang = 0
  /// Grave: à.
  case huyen = 1
  /// Acute: á.
  case sac = 2
  /// Hook above: ả.
  case hoi = 3
  /// Tilde: ã.
  case nga = 4
  /// Dot below: ạ.
  case nang = 5

  /// The combining mark of the tone, or `nil` for ngang.
  var combiningMark: Unicode.Scalar? {
    switch self {
    case .ngang: nil
    case .huyen: "\u{300}"
    case .sac: "\u{301}"
    case .hoi: "\u{309}"
    case .nga: "\u{303}"
    case .nang: "\u{323}"
    }
  }

  /// The tone that a combining mark stands for; U+0340 and U+0341 are the deprecated grave and acute.
  init?(combiningMark scalar: UInt32) {
    switch scalar {
    case 0x300, 0x340: self = .huyen
    case 0x301, 0x341: self = .sac
    case 0x309: self = .hoi
    case 0x303: self = .nga
    case 0x323: self = .nang
    default: return nil
    }
  }
}

/// The mark that makes another letter of a base letter.
enum LetterQuality: UInt8, CaseIterable, Sendable, Hashable {
  /// Plain: a, e, o, u, d.
  case none = 0
  /// â, ê, ô.
  case circumflex = 1
  /// ă.
  case breve = 2
  /// ơ, ư.
  case horn = 3
  /// đ.
  case stroke = 4

  /// The quality that a combining mark stands for.
  init?(combiningMark scalar: UInt32) {
    switch scalar {
    case 0x302: self = .circumflex
    case 0x306: self = .breve
    case 0x31B: self = .horn
    default: return nil
    }
  }
}
