/// A letter of the Vietnamese alphabet taken apart: base letter, quality mark, tone and case.
///
///     let letter = VietnameseLetter("Ệ")   // base e, circumflex, nặng, capital
///     letter?.scalar                       // "Ệ"
///
/// Holds the 134 marked letters and the 52 letters of ASCII, so that f, j, w and z of foreign words fit too.
/// Layout, from the lowest bit: five bits base (a is 1), three quality, three tone, one case.
public struct VietnameseLetter: Hashable, Sendable {
  let code: UInt16

  init(code: UInt16) { self.code = code }

  /// Takes a precomposed character apart; `nil` when it is no letter of Vietnamese or ASCII.
  public init?(_ scalar: Unicode.Scalar) {
    let code = VietnameseLetter.code(of: scalar.value)
    if code == 0 { return nil }
    self.code = code
  }

  /// Puts a letter together; `nil` when the alphabet has no such letter (a hook on b, a horn on a).
  ///
  /// - Parameter base: An ASCII letter in lower case.
  init?(base: Unicode.Scalar, quality: LetterQuality, tone: Tone, isCapital: Bool = false) {
    guard (0x61...0x7A).contains(base.value) else { return nil }
    let code =
      UInt16(base.value - 0x60) | UInt16(quality.rawValue) << 5 | UInt16(tone.rawValue) << 8
      | (isCapital ? 1 << 11 : 0)
    guard LetterTables.shared.scalars[Int(code)] != 0 else { return nil }
    self.code = code
  }

  /// The ASCII letter below all marks, in lower case.
  var base: Unicode.Scalar { Unicode.Scalar(UInt8(code & 31) + 0x60) }

  /// The mark that makes it ă, â, ê, ô, ơ, ư or đ.
  var quality: LetterQuality {
    LetterQuality(rawValue: UInt8(truncatingIfNeeded: code >> 5) & 7) ?? .none
  }

  /// The tone that is written on it.
  var tone: Tone { Tone(rawValue: UInt8(truncatingIfNeeded: code >> 8) & 7) ?? .ngang }

  /// Whether it is a capital.
  public var isCapital: Bool { code & (1 << 11) != 0 }

  /// Whether it is one of a, e, i, o, u and y, with any marks.
  var isVowel: Bool { VietnameseLetter.vowelBases & (1 << UInt32(code & 31)) != 0 }

  /// The precomposed character.
  var scalar: Unicode.Scalar {
    Unicode.Scalar(LetterTables.shared.scalars[Int(code)]) ?? "?"
  }

  /// Base letter and quality as one byte; never zero.
  var plainByte: UInt8 { UInt8(truncatingIfNeeded: code & 0xFF) }

  /// Whether it has no mark: a letter of ASCII.
  var isBare: Bool { code & 0x7E0 == 0 }

  /// The same letter in lower case.
  var lowered: VietnameseLetter { VietnameseLetter(code: code & ~(1 << 11)) }

  /// The same letter without its tone.
  var withoutTone: VietnameseLetter { VietnameseLetter(code: code & ~(7 << 8)) }

  /// The same letter with another tone, or `nil` when no such letter exists.
  func with(tone: Tone) -> VietnameseLetter? {
    let changed = code & ~(7 << 8) | UInt16(tone.rawValue) << 8
    return LetterTables.shared.scalars[Int(changed)] == 0 ? nil : VietnameseLetter(code: changed)
  }

  /// The same letter with another quality mark, or `nil` when no such letter exists.
  func with(quality: LetterQuality) -> VietnameseLetter? {
    let changed = code & ~(7 << 5) | UInt16(quality.rawValue) << 5
    return LetterTables.shared.scalars[Int(changed)] == 0 ? nil : VietnameseLetter(code: changed)
  }

  private static let vowelBases: UInt32 = "aeiouy".unicodeScalars.reduce(0) {
    $0 | 1 << ($1.value - 0x60)
  }

  /// The code of a character, or zero.
  static func code(of scalar: UInt32) -> UInt16 {
    LetterTables.shared.code(of: scalar)
  }
}

/// Both directions between characters and letter codes.
final class LetterTables: Sendable {
  static let shared = LetterTables()
  static let limit = 0x1F00

  /// Code by character, zero where there is none.
  let codes: [UInt16]

  /// Character by code, zero where there is none.
  let scalars: [UInt32]

  /// The code of a character, or zero.
  @inline(__always)
  func code(of scalar: UInt32) -> UInt16 {
    scalar < UInt32(LetterTables.limit) ? codes[Int(scalar)] : 0
  }

  /// The capital of the letter with a code.
  @inline(__always)
  func capital(of code: UInt16) -> UInt32 { scalars[Int(code | 1 << 11)] }

  /// The twelve vowels in all tones, each row in the order of ``Tone``.
  private static let vowels = [
    "aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị",
    "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ",
  ]

  private static let qualities: [UInt32: (base: UInt32, quality: LetterQuality)] = [
    0x103: (0x61, .breve), 0xE2: (0x61, .circumflex), 0xEA: (0x65, .circumflex),
    0xF4: (0x6F, .circumflex), 0x1A1: (0x6F, .horn), 0x1B0: (0x75, .horn), 0x111: (0x64, .stroke),
  ]

  private init() {
    var codes = [UInt16](repeating: 0, count: LetterTables.limit)
    var scalars = [UInt32](repeating: 0, count: 1 << 12)
    func add(_ scalar: UInt32, plain: UInt32, tone: Int) {
      let (base, quality) = LetterTables.qualities[plain] ?? (plain, .none)
      let code =
        UInt16(base - 0x60) | UInt16(quality.rawValue) << 5 | UInt16(truncatingIfNeeded: tone) << 8
      for (value, extra) in [(scalar, UInt16(0)), (UnicodeProperties.upper(scalar), 1 << 11)] {
        codes[Int(value)] = code | extra
        scalars[Int(code | extra)] = value
      }
    }
    for letter in UInt32(0x61)...0x7A { add(letter, plain: letter, tone: 0) }
    add(0x111, plain: 0x111, tone: 0)
    for row in LetterTables.vowels {
      let row = row.unicodeScalars.map(\.value)
      for (tone, scalar) in row.enumerated() { add(scalar, plain: row[0], tone: tone) }
    }
    self.codes = codes
    self.scalars = scalars
  }
}
