/// Signs that may be letters of another encoding, or halves of them.
enum EncodedSign {
  /// Whether a character shows a byte and is no letter of Vietnamese, no space, quotation mark, dash or invisible sign.
  static func isAlien(_ scalar: UInt32) -> Bool {
    guard scalar > 0xA0, scalar <= 0x2122, scalar != 0xAD, VietnameseLetter.code(of: scalar) == 0,
      LookAlike.letter(for: scalar) == nil, Apostrophe.isAny(scalar) == false
    else { return false }
    if (0x2010...0x201F).contains(scalar) { return false }
    return ByteView.byte(of: scalar) != nil
  }

  /// Whether a sign of Latin-1 has a compatibility form and shows a letter in TCVN3, VNI or VISCII: ¨ ª ² ³ ´ µ ¸ ¹ º
  /// ¼ ½ ¾.
  static func isEncodedSign(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA8, 0xAA, 0xB2...0xB5, 0xB8...0xBA, 0xBC...0xBE: true
    default: false
    }
  }

  /// The signs of VIQR for circumflex, horn, breve, huyền and ngã: `^`, `+`, `*`, `(`, backquote, `~`.
  static func isSpeltSign(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x5E, 0x2B, 0x2A, 0x28, 0x60, 0x7E: true
    default: false
    }
  }

  /// Whether a sign behind a letter of ASCII may be half of a letter in VIQR, and nothing else is it in a word.
  static func isHalfLetter(_ scalar: UInt32) -> Bool { scalar == 0x5E || scalar == 0x7E }

  /// Whether a sign that no name has shows the byte of a letter in some encoding.
  static func isByteOfLetter(_ scalar: UInt32) -> Bool {
    if (0x80..<0xA0).contains(scalar) || scalar == 0x2018 || scalar == 0x2019 { return true }
    // Letters of foreign names (ü, ø) are letters.
    return isAlien(scalar) && UnicodeProperties.isLetter(scalar) == false
  }

  /// The word with `?` for each letter of an unknown encoding.
  static func withoutEncodedSigns(_ raw: [UInt32]) -> [UInt32] {
    let stray = strayCapital(in: raw[...])
    return raw.indices.map { place in
      isEncodedSign(raw[place]) || isByteOfLetter(raw[place]) || place == stray ? 0x3F : raw[place]
    }
  }

  /// The place of a marked capital of Latin-1 behind a small letter and before none or another: `PhÕm`.
  ///
  /// No shift key makes it of a marked letter, whose marks are typed later; it is the byte of a small letter in another
  /// encoding.
  static func strayCapital(in word: ArraySlice<UInt32>) -> Int? {
    word.indices.dropFirst().first { place in
      (0xC0...0xDE).contains(word[place]) && isSmall(word[place - 1])
        && (place + 1 == word.endIndex || isSmall(word[place + 1]))
        && (Scalars.isCapital(word.first) || place >= word.startIndex + 2)
    }
  }

  private static func isSmall(_ scalar: UInt32) -> Bool {
    UnicodeProperties.upper(scalar) != scalar
  }

  /// Whether consonants end in a quotation mark, which is a letter in some encodings: `TH‘` of THỊ.
  static func isQuotedConsonants(_ word: ArraySlice<UInt32>) -> Bool {
    guard let last = word.last, last == 0x2018 || last == 0x2019, word.count >= 3 else {
      return false
    }
    return word.dropLast().allSatisfy { Scalars.isConsonant($0) }
  }

  /// Whether a character stands between two letters anywhere in a text.
  static func isBetweenLetters(_ scalar: UInt32, in text: [UInt32]) -> Bool {
    text.indices.dropFirst().dropLast().contains { place in
      text[place] == scalar && UnicodeProperties.isLetter(text[place - 1])
        && UnicodeProperties.isLetter(text[place + 1])
    }
  }
}
