internal import CICU

/// Properties of single characters, as ICU knows them.
///
/// Those below U+2200, which are nearly all that names hold, are asked once and kept in a table.
enum UnicodeProperties {
  /// The simple lower case of a character.
  @inline(__always)
  static func lower(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return scalar &- 0x41 < 26 ? scalar | 0x20 : scalar }
    return scalar < CharacterTable.limit
      ? UInt32(CharacterTable.shared.lower[Int(scalar)]) : khop_icu_lower(scalar)
  }

  /// The simple upper case of a character.
  @inline(__always)
  static func upper(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return scalar &- 0x61 < 26 ? scalar & ~0x20 : scalar }
    return scalar < CharacterTable.limit
      ? UInt32(CharacterTable.shared.upper[Int(scalar)]) : khop_icu_upper(scalar)
  }

  /// The value of a decimal digit of any script, or `nil`.
  static func digit(_ scalar: UInt32) -> Int? {
    let value = khop_icu_digit(scalar)
    return value < 0 ? nil : Int(value)
  }

  @inline(__always)
  static func isLetter(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return (scalar | 0x20) &- 0x61 < 26 }
    return known(scalar)?.contains(.letter) ?? (khop_icu_is_letter(scalar) != 0)
  }

  static func isSpace(_ scalar: UInt32) -> Bool {
    known(scalar)?.contains(.space) ?? (khop_icu_is_space(scalar) != 0)
  }

  @inline(__always)
  static func isMark(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return false }
    return known(scalar)?.contains(.mark) ?? (khop_icu_is_mark(scalar) != 0)
  }

  static func isInvisible(_ scalar: UInt32) -> Bool {
    known(scalar)?.contains(.invisible) ?? (khop_icu_is_invisible(scalar) != 0)
  }

  static func isLatin(_ scalar: UInt32) -> Bool {
    known(scalar)?.contains(.latin) ?? (khop_icu_is_latin(scalar) != 0)
  }

  @inline(__always)
  private static func known(_ scalar: UInt32) -> CharacterTable.Traits? {
    scalar < CharacterTable.limit ? CharacterTable.shared.traits[Int(scalar)] : nil
  }
}

/// What ICU says of each character below ``limit``.
private final class CharacterTable: Sendable {
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8
    static let letter = Traits(rawValue: 1)
    static let space = Traits(rawValue: 2)
    static let mark = Traits(rawValue: 4)
    static let invisible = Traits(rawValue: 8)
    static let latin = Traits(rawValue: 16)
  }

  static let shared = CharacterTable()
  static let limit: UInt32 = 0x2200

  let lower: [UInt16]
  let upper: [UInt16]
  let traits: [Traits]

  private init() {
    let all = 0..<CharacterTable.limit
    // The simple case of a character of the basic plane is in the plane too.
    lower = all.map { UInt16(truncatingIfNeeded: khop_icu_lower($0)) }
    upper = all.map { UInt16(truncatingIfNeeded: khop_icu_upper($0)) }
    traits = all.map { scalar in
      var traits: Traits = []
      if khop_icu_is_letter(scalar) != 0 { traits.insert(.letter) }
      if khop_icu_is_space(scalar) != 0 { traits.insert(.space) }
      if khop_icu_is_mark(scalar) != 0 { traits.insert(.mark) }
      if khop_icu_is_invisible(scalar) != 0 { traits.insert(.invisible) }
      if khop_icu_is_latin(scalar) != 0 { traits.insert(.latin) }
      return traits
    }
  }
}
