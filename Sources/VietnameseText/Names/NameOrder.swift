/// Other orders of a name's words that are worth trying.
enum NameOrder {
  /// The words with the surname first, when another word stands there; without a title or a saint that opens the
  /// name.
  ///
  ///     NameOrder.alternative(to: ["hoa", "nguyễn", "thị"])  // ["nguyễn", "thị", "hoa"]
  static func alternative(to words: [String]) -> [String]? {
    guard words.count >= 2, words.count <= 8 else { return nil }
    if endsWithMiddle(words) {
      return [words[0], words[words.count - 1]] + words[1..<(words.count - 1)]
    }
    let first = words[0]
    if words.count >= 4, NameKnowledge.titles.contains(first),
      mayFollowTitle(words[1]), words[1] != "thị"
    {
      return Array(words.dropFirst())
    }
    if words.count >= 3, NameKnowledge.saints.contains(first),
      NameKnowledge.isMainlySurname(words[1])
    {
      return Array(words.dropFirst())
    }
    guard isRarelySurname(first, nil), isMovable(first), opensWithCompound(words) == false else {
      return nil
    }
    guard
      let place = words.indices.dropFirst().first(where: {
        NameKnowledge.isMainlySurname(words[$0])
      })
    else { return givenFirst(words) }
    return Array(words[place...] + words[..<place])
  }

  /// Whether Thị or Văn has slipped behind the given word of a name that begins with its surname: `Nguyễn Hoa Thị`,
  /// `Nguyễn An Văn`.
  ///
  /// Thị ends no name. Văn is a given name too (Lê Minh Văn), but not behind a word that is hardly ever a middle one.
  static func endsWithMiddle(_ words: [String]) -> Bool {
    guard words.count >= 3, let last = words.last, WordTraits.isMiddle(last), words[1] != last,
      NameKnowledge.surnameCount(words[0]) > 0, isRarelySurname(words[0], nil) == false
    else { return false }
    return last == "thị" || words.contains("thị") == false && isMainlyGiven(words[words.count - 2])
  }

  /// Whether a word is the last of a name far more often than a middle one.
  private static func isMainlyGiven(_ word: String) -> Bool {
    guard let syllable = Syllable(word) else { return false }
    let lexicon = SyllableLexicon.standard
    let given = lexicon.lastCount(of: syllable)
    let middle = lexicon.count(of: syllable) - lexicon.firstCount(of: syllable) - given
    return given >= 20 && given >= givenRatio * middle
  }

  /// How many times more often: then Văn is the middle word in one name of two, if it slips in one of a thousand.
  private static let givenRatio = 4

  /// The words with the surname first where Thị or Văn stands behind a rarer surname, as it does behind the first word of
  /// a name: `Lan Vi Thị`, `Trang Xồng Thị Thùy`.
  private static func givenFirst(_ words: [String]) -> [String]? {
    // Thị or Văn ends no name: `Xuân Văn Thị`.
    if words.count >= 3, WordTraits.isMiddle(words[words.count - 1]),
      NameKnowledge.surnameCount(words[1]) > 0
    {
      return Array(words[1...] + words[..<1])
    }
    guard words.count >= 3, NameKnowledge.surnameCount(words[1]) >= 20,
      isRarelySurname(words[1], nil) == false,
      words[2] == "thị" || words[2] == "văn" && words.count == 3
    else { return nil }
    return Array(words[1...] + words[..<1])
  }

  /// Whether a name begins with a surname of several words (Công Tằng Tôn Nữ).
  private static func opensWithCompound(_ words: [String]) -> Bool {
    guard NameKnowledge.compoundOpenings.contains(words[0]) else { return false }
    return (2...4).contains { count in
      words.count > count
        && NameKnowledge.compounds.contains(words[..<count].joined(separator: " "))
    }
  }

  /// Whether a word behind a title is likely the surname.
  static func mayFollowTitle(_ word: String) -> Bool {
    NameKnowledge.isMainlySurname(word) || NameKnowledge.surnameCount(word) >= 300
  }

  /// Whether a name that begins with this word has no other order worth trying.
  ///
  /// - Parameter syllable: The syllable that the word is, where it is known; else the word is read for it.
  static func isSettled(first word: String, _ syllable: Syllable? = nil) -> Bool {
    NameKnowledge.titles.contains(word) == false && isRarelySurname(word, syllable) == false
  }

  /// Whether a first word can stand at another place: more than a letter, no sign inside.
  static func isMovable(_ word: String) -> Bool {
    word.count > 1
      && word.utf8.contains(where: { $0 == 0x27 || $0 == 0x3F || $0 == 0x2E }) == false
  }

  /// Whether a word is hardly ever the first of a name.
  static func isRarelySurname(_ word: String, _ syllable: Syllable?) -> Bool {
    if let syllable = syllable ?? Syllable(word) { return isRarelySurname(syllable) }
    return NameKnowledge.surnameCount(word) < 20
  }

  private static func isRarelySurname(_ syllable: Syllable) -> Bool {
    let lexicon = SyllableLexicon.standard
    return lexicon.firstCount(of: syllable) * 20 < lexicon.count(of: syllable)
  }
}
