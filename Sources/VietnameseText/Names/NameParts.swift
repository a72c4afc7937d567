/// A name split into surname, middle words and given name.
///
///     NameParts.split(["tôn", "nữ", "thị", "hằng"])  // surname 0..<2, middle 2..<3, given 3..<4
///
/// Kinh order is surname first and given name last. In Central Highlands names that open with Y, H or H' the clan
/// stands last: of Y Nam Niê the surname is Niê and the given name Y Nam.
public struct NameParts: Sendable, Hashable {
  /// The places of the surname; two words and more for compound surnames.
  public let surname: Range<Int>
  /// The places of the middle words; may be empty.
  public let middle: Range<Int>
  /// The places of the given name; one word but for Central Highlands names.
  public let given: Range<Int>

  /// Splits canonical words, as ``NameReading/words`` holds them.
  ///
  /// A single word is a given name without a surname.
  public static func split(_ words: [String]) -> NameParts {
    let count = words.count
    if count == 0 { return NameParts(surname: 0..<0, middle: 0..<0, given: 0..<0) }
    if count == 1 { return NameParts(surname: 0..<0, middle: 0..<0, given: 0..<1) }
    if isHighlandOpening(words[0]) {
      for length in [2, 1] where count > length {
        let clan = words[(count - length)...].joined(separator: " ")
        if NameKnowledge.highlandClans.contains(clan) {
          let start = count - length
          return NameParts(surname: start..<count, middle: start..<start, given: 0..<start)
        }
      }
    }
    let length = surnameLength(words)
    return NameParts(surname: 0..<length, middle: length..<(count - 1), given: (count - 1)..<count)
  }

  private static func isHighlandOpening(_ word: String) -> Bool {
    word == "y" || word == "h" || word.hasPrefix("h'") || word.hasPrefix("y'")
  }

  private static func surnameLength(_ words: [String]) -> Int {
    for length in [4, 3, 2] where words.count > length {
      let compound = words[..<length].joined(separator: " ")
      guard NameKnowledge.compounds.contains(compound) else { continue }
      if NameKnowledge.looseCompounds.contains(compound), words.count < 4 { continue }
      return length
    }
    return 1
  }

  /// How common a word is as a surname, as a count among 1.9 million names; a word without marks counts for all
  /// surnames that lose them.
  static func surnameCount(_ word: String) -> Int { NameKnowledge.surnameCount(word) }
}
