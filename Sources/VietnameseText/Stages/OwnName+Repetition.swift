extension OwnName {
  /// Drops a name that stands twice; offers the name without a word that stands twice.
  mutating func mendRepetition(_ journal: inout NameJournal) {
    guard hasLikeWords() else { return }
    let texts = words.map { $0.text }
    guard OwnName.mayRepeat(texts) else { return }
    let half = texts.count / 2
    if texts.count % 2 == 0, half >= 2, texts[..<half] == texts[half...] {
      // Of two words each may be a surname twice (Trần Lê Trần Lê).
      if half >= 3 {
        words.removeLast(half)
        return journal.mend(
          .repeatedName, before: NameReading.display(texts),
          after: NameReading.display(Array(texts[..<half])))
      }
      journal.findings.insert(.possibleRepetition)
      journal.alternatives.append(Array(texts[..<half]))
      return
    }
    guard let place = OwnName.stutter(texts) else { return }
    journal.findings.insert(.possibleRepetition)
    journal.alternatives.append(Array(texts[..<place] + texts[(place + 1)...]))
  }

  /// Whether words stand twice where ``mayRepeat(_:)`` looks for them.
  private func hasLikeWords() -> Bool {
    let count = words.count
    if count < 3 { return false }
    for place in 0..<(count - 2)
    where NameReading.isSame(words[place].text, words[place + 1].text) {
      return true
    }
    return count % 2 == 0 && NameReading.isSame(words[0].text, words[count / 2].text)
  }

  /// Whether a word stands twice that hardly any name has twice, or the whole name stands twice.
  static func mayRepeat(_ texts: [String]) -> Bool {
    if texts.count < 3 { return false }
    if stutter(texts) != nil { return true }
    let half = texts.count / 2
    return texts.count % 2 == 0 && texts[0] == texts[half] && texts[..<half] == texts[half...]
  }

  /// The place of a word that stands twice before the given name.
  ///
  /// Surnames of father and mother may be the same (Nguyễn Nguyễn Bảo Vy), and given names may be one word twice (Ly
  /// Ly); before Thị or Văn a second surname is rare.
  private static func stutter(_ texts: [String]) -> Int? {
    if texts.count < 3 { return nil }
    for place in 0..<(texts.count - 2)
    where texts[place] == texts[place + 1] && texts[place].utf8.last != 0x2E {
      if place > 0 || texts.count >= 4 && WordTraits.isMiddle(texts[2]) { return place }
    }
    return nil
  }
}
