extension NameDraft {
  /// Takes out a remark or another name that follows the name without any sign: `… đã chết`, `… tức Bé`.
  mutating func takeOutRemark() {
    guard words.count >= 4 else { return }
    for place in 2..<(words.count - 1) where words[place].roles.contains(.remark) {
      if takeOutMissing(at: place) { return }
      let word = words[place].text
      let pair = word + " " + words[place + 1].text
      let isSmall = isSmallLink(at: place)
      if isSmall, word == "và" { return cutRemark(at: place) }
      if NameKnowledge.trailingRemarks.contains(pair) { return cutRemark(at: place) }
      let isAlias =
        NameKnowledge.aliases.contains(pair)
        || isSmall && NameKnowledge.smallLinks.contains(word) && word != "bí"
        // Tức alone is a rare name too.
        || (NameKnowledge.aliases.contains(word)
          && (place >= 3 || NameKnowledge.isMainlySurname(words[place + 1].text)))
      if isAlias {
        var other = words[(place + 1)...].map { $0.text }
        while let first = other.first, NameKnowledge.aliasLinks.contains(first) {
          other.removeFirst()
        }
        let own = words[..<place].map { $0.text }
        cutRemark(at: place)
        return considerAlias(other, own)
      }
    }
  }

  /// Whether a word begins with a small letter where the words around it have capitals.
  private func isSmallLink(at place: Int) -> Bool {
    NameDraft.isCapital(words[place].raw.first) == false
      && NameDraft.isCapital(words[place - 1].raw.first)
      && NameDraft.isCapital(words[place + 1].raw.first)
  }

  private mutating func cutRemark(at place: Int) {
    let before = words.map { $0.text }
    words.removeLast(words.count - place)
    findings.insert(.note)
    let after = words.map { $0.text }
    mend(.note, before: NameReading.display(before), after: NameReading.display(after))
  }

  /// `đã mất` behind a name are two words, although no name has them.
  func isRemark(at place: Int) -> Bool {
    place > 1 && words[place].roles.contains(.remark) && place + 1 < words.count
      && NameKnowledge.trailingRemarks.contains(words[place].text + " " + words[place + 1].text)
  }

  /// `… chưa đặt tên`: behind a surname or Thị the given name is missing, behind a whole name it is the parent's.
  private mutating func takeOutMissing(at place: Int) -> Bool {
    guard words[place].text == "chưa",
      NameKnowledge.missing.contains(FoldingTable.fold(words[place...].map { $0.text }.joined()))
    else { return false }
    if place >= 3, WordTraits.isMiddle(words[place - 1].text) == false {
      isParentsName = true
    } else {
      findings.insert(.givenNameMissing)
    }
    cutRemark(at: place)
    return true
  }

  /// A name of one or two plain words may be another given name, a longer one another full name.
  mutating func considerAlias(_ other: [String], _ own: [String]) {
    guard other.isEmpty == false, other.count <= 5,
      other.contains(where: { NameKnowledge.relations.contains($0) }) == false
    else { return }
    if other.count == 1, NameKnowledge.shortRemarks.contains(other[0]) { return }
    if other.count >= 2, NameKnowledge.remarks.contains(other[0] + " " + other[1]) { return }
    if NameKnowledge.surnameCount(other[0]) > 0 && other.count >= 2 { alternatives.append(other) }
    if other.count <= 2, own.count >= 2 { alternatives.append(own.dropLast() + other) }
  }

  /// Drops a name that stands twice; offers the name without a word that stands twice.
  mutating func mendRepetition() {
    guard hasLikeWords() else { return }
    let texts = words.map { $0.text }
    guard NameDraft.mayRepeat(texts) else { return }
    let half = texts.count / 2
    if texts.count % 2 == 0, half >= 2, texts[..<half] == texts[half...] {
      // Of two words each may be a surname twice (Trần Lê Trần Lê).
      if half >= 3 {
        words.removeLast(half)
        return mend(
          .repeatedName, before: NameReading.display(texts),
          after: NameReading.display(Array(texts[..<half])))
      }
      findings.insert(.possibleRepetition)
      alternatives.append(Array(texts[..<half]))
      return
    }
    guard let place = NameDraft.stutter(texts) else { return }
    findings.insert(.possibleRepetition)
    alternatives.append(Array(texts[..<place] + texts[(place + 1)...]))
  }

  /// Whether words stand twice where ``mayRepeat(_:)`` looks for them.
  private func hasLikeWords() -> Bool {
    let count = words.count
    if count < 3 { return false }
    for place in 0..<(count - 2)
    where NameDraft.isSame(words[place].text, words[place + 1].text) {
      return true
    }
    return count % 2 == 0 && NameDraft.isSame(words[0].text, words[count / 2].text)
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
