extension OwnName {
  /// Recognises what stands for a child that has no name yet: `Bé gái`, `Trẻ sơ sinh con bà …`, `CB …`, `Baby of …`,
  /// and a mother's name with a mark of her child: `… (sơ sinh)`, `… con`.
  ///
  /// - Returns: Whether there is no name; a parent's name is an alternative then, which helps to find the household.
  mutating func readNewborn(_ journal: inout NameJournal) -> Bool {
    let markCount = childMarkCount()
    let length = newbornOpeningLength()
    if length == 0 && markCount == 0 && isParentsName == false { return false }
    let before = words.map { $0.text }
    var rest = words[length..<max(length, words.count - markCount)].map { $0.text }
    var hasRelative =
      isParentsName || markCount > 0 || before[0] == "cb."
      || before.prefix(length).contains { $0 == "of" || $0 == "của" }
    while let word = rest.first, OwnName.isLink(word) {
      hasRelative = true
      rest.removeFirst()
    }
    if rest.count >= 3, NameKnowledge.titles.contains(rest[0]),
      NameKnowledge.isMainlySurname(rest[1])
    {
      rest.removeFirst()
    }
    journal.findings.insert(.noOwnName)
    if hasRelative { journal.findings.insert(.relation) }
    journal.findings.remove(.abbreviated)
    if rest.isEmpty == false { journal.alternatives.insert(rest, at: 0) }
    words.removeAll()
    journal.mend(.note, before: NameReading.display(before), after: "")
    return true
  }

  /// How many words stand for a newborn at the beginning of the name.
  private func newbornOpeningLength() -> Int {
    guard let first = words.first, first.roles.isDisjoint(with: [.newborn, .title]) == false else {
      return 0
    }
    switch first.text {
    case "cb.":
      // CB is an official (cán bộ) too: either way the words are hardly the name of a child.
      let isMother = words.count >= 2 && words.contains { $0.text == "thị" || $0.text == "thi" }
      return isMother || opensFullName(1) ? 1 : 0
    case "ss.":
      let isLinked = words.count >= 2 && NameKnowledge.relations.contains(words[1].text)
      return isLinked || opensFullName(1) ? 1 : 0
    default: break
    }
    if words.count >= 2, NameKnowledge.newborn.contains(first.text + " " + words[1].text) {
      // Trẻ Sơ needs its Sinh.
      if first.text.hasPrefix("tr") {
        return words.count >= 3 && FoldingTable.fold(words[2].text) == "sinh" ? 3 : 0
      }
      return 2
    }
    if NameKnowledge.newborn.contains(first.text) { return 1 }
    return first.text == "trẻ" && opensFullName(1) ? 1 : 0
  }

  /// Whether the words from a place on are a whole name, surname first.
  func opensFullName(_ place: Int) -> Bool {
    let count = words.count - place
    guard count >= 2 else { return false }
    let surname = words[place].text
    return NameKnowledge.isMainlySurname(surname)
      || count >= 3 && NameKnowledge.surnameCount(surname) >= 20
  }

  /// How many words behind a whole name say that its bearer is the parent: `Nguyễn Thị Hoa con`, `… sơ sinh`.
  ///
  /// Con, Sinh, Trai and Gái are given names as well: small letters behind capitals tell them apart, else only a
  /// name with a given word of its own before them.
  private func childMarkCount() -> Int {
    guard words.count >= 3, let last = words.last else { return 0 }
    var length = 0
    if NameKnowledge.childMarkEndings.contains(words[words.count - 2].text + " " + last.text) {
      length = 2
    } else if last.text == "con" {
      length = 1
    }
    let count = words.count - length
    guard length > 0, count >= 2, WordTraits.isMiddle(words[count - 1].text) == false,
      words[count - 1].text != "thi", NameKnowledge.surnameCount(words[0].text) > 0
    else { return 0 }
    let isSmall =
      Scalars.isCapital(words[count].raw.first) == false
      && Scalars.isCapital(words[count - 1].raw.first)
    return isSmall || length == 2 && count >= 3 ? length : 0
  }

  /// Whether a word stands between a newborn and the name of a parent.
  private static func isLink(_ word: String) -> Bool {
    NameKnowledge.relations.contains(word) || NameKnowledge.relationLinks.contains(word)
      || word == "of" || word == "boy" || word == "girl"
  }
}
