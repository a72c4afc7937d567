/// Questions about characters that all stages of reading a name ask.
enum Scalars {
  /// Whether a character is a capital letter.
  static func isCapital(_ scalar: UInt32?) -> Bool {
    scalar.map { UnicodeProperties.lower($0) != $0 } ?? false
  }

  /// Whether a character is a digit of ASCII.
  static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

  /// Whether a character is a consonant of Vietnamese or looks like one.
  static func isConsonant(_ scalar: UInt32) -> Bool {
    if let twin = LookAlike.letter(for: scalar) { return twin.letter.isVowel == false }
    guard let unicode = Unicode.Scalar(scalar), let letter = VietnameseLetter(unicode) else {
      return false
    }
    return letter.isVowel == false
  }

  /// The word in lower case and form C, `nil` when it has no letters.
  static func lowered(_ raw: [UInt32]) -> String? {
    var mapped: [UInt32] = []
    for scalar in raw {
      if let twin = LookAlike.letter(for: scalar) {
        mapped.append(twin.letter.lowered.scalar.value)
      } else {
        mapped.append(UnicodeProperties.lower(scalar))
      }
    }
    let text = UnicodeForms.nfc(UTF8Reader.text(mapped))
    return text.isEmpty ? nil : text
  }

  /// The letters of a piece of text in lower case.
  static func key(of piece: ArraySlice<UInt32>) -> String {
    UTF8Reader.text(
      piece.filter { UnicodeProperties.isLetter($0) }.map { UnicodeProperties.lower($0) })
  }

  /// A part of a text without spaces at its ends.
  static func trimmedEnds(_ part: [UInt32]) -> [UInt32] {
    var part = part[...]
    while let first = part.first, first == 0x20 { part.removeFirst() }
    while let last = part.last, last == 0x20 { part.removeLast() }
    return Array(part)
  }
}
