extension OwnName {
  /// Takes out a remark or another name that follows the name without any sign: `… đã chết`, `… tức Bé`.
  mutating func takeOutRemark(_ journal: inout NameJournal) {
    guard words.count >= 4 else { return }
    for place in 2..<(words.count - 1) where words[place].roles.contains(.remark) {
      if takeOutMissing(at: place, &journal) { return }
      let word = words[place].text
      let pair = word + " " + words[place + 1].text
      let isSmall = isSmallLink(at: place)
      if isSmall, word == "và" { return cutRemark(at: place, &journal) }
      if NameKnowledge.trailingRemarks.contains(pair) { return cutRemark(at: place, &journal) }
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
        cutRemark(at: place, &journal)
        return journal.considerAlias(other, own)
      }
    }
  }

  /// Whether a word begins with a small letter where the words around it have capitals.
  private func isSmallLink(at place: Int) -> Bool {
    Scalars.isCapital(words[place].raw.first) == false
      && Scalars.isCapital(words[place - 1].raw.first)
      && Scalars.isCapital(words[place + 1].raw.first)
  }

  private mutating func cutRemark(at place: Int, _ journal: inout NameJournal) {
    let before = words.map { $0.text }
    words.removeLast(words.count - place)
    journal.findings.insert(.note)
    journal.mend(.note, before: NameReading.display(before), after: displayed)
  }

  /// `… chưa đặt tên`: behind a surname or Thị the given name is missing, behind a whole name it is the parent's.
  private mutating func takeOutMissing(at place: Int, _ journal: inout NameJournal) -> Bool {
    guard words[place].text == "chưa",
      NameKnowledge.missing.contains(FoldingTable.fold(words[place...].map { $0.text }.joined()))
    else { return false }
    if place >= 3, WordTraits.isMiddle(words[place - 1].text) == false {
      isParentsName = true
    } else {
      journal.findings.insert(.givenNameMissing)
    }
    cutRemark(at: place, &journal)
    return true
  }
}
