/// The ways in which Vietnamese text was stored or damaged before it arrived as UTF-8.
///
/// The 8-bit encodings come in two guises: as raw bytes, and as mojibake, that is, characters that show those bytes
/// as Windows-1252 or Latin-1. Both lead to the same bytes, so that one case stands for both.
public enum LegacyEncoding: UInt8, CaseIterable, Sendable, Hashable {
  /// Proper UTF-8: nothing to decode.
  case utf8
  /// TCVN3, known as ABC; lower-case letters only, the capitals being a matter of the font.
  case tcvn3
  /// TCVN3 in a font of capitals (`.VnTimeH`): every letter is a capital.
  case tcvn3Capital
  /// TCVN 5712:1993 VN1, with capitals in control codes.
  case tcvn5712
  /// VNI-Windows: a base letter and a byte for its marks.
  case vni
  /// VISCII (RFC 1456).
  case viscii
  /// VPS.
  case vps
  /// VIQR (RFC 1456): marks as ASCII signs after the letter.
  case viqr
  /// Windows-1258: letters with quality marks, tones as combining bytes.
  case windows1258
  /// UTF-8 shown as Windows-1252 or Latin-1, in form C or D.
  case utf8AsWindows1252
  /// The same, done twice.
  case utf8AsWindows1252Twice
  /// UTF-8 shown as Windows-1258.
  case utf8AsWindows1258
  /// Saved as Windows-1252, each letter outside it lost to `?`. Cannot be decoded.
  case lostToQuestionMark
  /// Saved by Windows' best fit: đ as ð, ă, ơ, ư without marks, the rest lost to `?`. Cannot be decoded.
  case windowsBestFit

  /// The repair that decoding from it is.
  var repair: NameRepairs {
    switch self {
    case .utf8, .lostToQuestionMark, .windowsBestFit: []
    case .tcvn3, .tcvn3Capital: .tcvn3
    case .tcvn5712: .tcvn5712
    case .vni: .vni
    case .viscii: .viscii
    case .vps: .vps
    case .viqr: .viqr
    case .windows1258: .windows1258
    case .utf8AsWindows1252, .utf8AsWindows1252Twice, .utf8AsWindows1258: .utf8Twice
    }
  }

  /// The encodings that a cell is tried in, the likelier first.
  static let hypotheses: [LegacyEncoding] = [
    .utf8AsWindows1252, .utf8AsWindows1252Twice, .utf8AsWindows1258, .tcvn3, .vni, .windows1258,
    .viscii, .vps, .tcvn5712, .viqr,
  ]

  /// How likely the encoding is before the text is seen, in bits against TCVN3 and VNI.
  ///
  /// A judgement, not a measurement: ABC fonts were the rule in the North and VNI in the South, the others were rare.
  /// It decides between readings that are nearly as good as each other.
  var priorInBits: Double {
    switch self {
    case .windows1258: -2
    case .viscii, .viqr: -3
    case .tcvn5712: -4
    case .vps: -6
    default: 0
    }
  }

  /// The same for a text with signs that show the commonest marked letters of TCVN3 (ª, µ, ¹: ê, à, ạ).
  ///
  /// In VISCII and VPS they show other letters (ế of Tiến for Tiên), which are commoner words at times; both encodings
  /// are so rare that one word does not speak for them.
  func priorInBits(hasSigns: Bool) -> Double {
    switch self {
    case .viscii, .vps: priorInBits - (hasSigns ? 7 : 0)
    default: priorInBits
    }
  }

  var table: LegacyTable? { LegacyTable.all[Int(rawValue)] }
}
