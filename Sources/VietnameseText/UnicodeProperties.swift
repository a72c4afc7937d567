internal import CICU

/// Properties of single characters, as ICU knows them.
enum UnicodeProperties {
  /// The simple lower case of a character.
  static func lower(_ scalar: UInt32) -> UInt32 { khop_icu_lower(scalar) }

  /// The simple upper case of a character.
  static func upper(_ scalar: UInt32) -> UInt32 { khop_icu_upper(scalar) }

  /// The value of a decimal digit of any script, or `nil`.
  static func digit(_ scalar: UInt32) -> Int? {
    let value = khop_icu_digit(scalar)
    return value < 0 ? nil : Int(value)
  }

  static func isLetter(_ scalar: UInt32) -> Bool { khop_icu_is_letter(scalar) != 0 }
  static func isSpace(_ scalar: UInt32) -> Bool { khop_icu_is_space(scalar) != 0 }
  static func isMark(_ scalar: UInt32) -> Bool { khop_icu_is_mark(scalar) != 0 }
  static func isNonspacingMark(_ scalar: UInt32) -> Bool { khop_icu_is_nonspacing(scalar) != 0 }
  static func isInvisible(_ scalar: UInt32) -> Bool { khop_icu_is_invisible(scalar) != 0 }
  static func isLatin(_ scalar: UInt32) -> Bool { khop_icu_is_latin(scalar) != 0 }
}
