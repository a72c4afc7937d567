extension OwnName {
  /// Removes a title before the name; keeps a relative's name out of the words.
  mutating func removeTitlesAndRelations(_ journal: inout NameJournal) {
    var mayHave = isParentsName
    for place in words.indices {
      let roles = words[place].roles
      let isOpening = place == 0 && roles.isDisjoint(with: .ofOpening) == false
      // Sơ Sinh and Bé Gái may stand behind a name as well.
      let isEnding = place >= 2 && place + 2 == words.count && roles.contains(.newborn)
      mayHave = mayHave || isOpening || isEnding || roles.contains(.relation)
    }
    if mayHave == false || words.isEmpty { return }
    if readNewborn(&journal) { return }
    if let place = relationPlace() { return takeOutRelative(from: place, &journal) }
    removeWideTitle(&journal)
    removeTitles(&journal)
  }

  /// Takes out a relative's name; where it opens the text the person is not named at all.
  private mutating func takeOutRelative(from place: Int, _ journal: inout NameJournal) {
    let before = words.map(\.text)
    var name = words[place...].map(\.text)
    while let word = name.first,
      NameKnowledge.relations.contains(word) || NameKnowledge.relationLinks.contains(word),
      name.count > 1
    {
      name.removeFirst()
    }
    if place == 0 {
      // The person is not named; the relative's name only helps to find the household.
      journal.findings.insert(.relation)
      if before[0] == "con" || before[0] == "cháu" { journal.findings.insert(.noOwnName) }
      if name.isEmpty == false { journal.alternatives.insert(name, at: 0) }
    } else {
      journal.findings.insert(.note)
    }
    words.removeLast(words.count - place)
    journal.mend(.note, before: NameReading.display(before), after: displayed)
  }

  /// Removes titles of one word before a surname.
  private mutating func removeTitles(_ journal: inout NameJournal) {
    var first = words.first?.text ?? ""
    if first.utf8.last == 0x2E { first.removeLast() }
    while words.count >= 3, NameKnowledge.titles.contains(first),
      NameKnowledge.isMainlySurname(words[1].text) || opensName(at: 1)
        || isSmallTitle && WordTraits.isMiddle(words[1].text) == false
          && NameKnowledge.surnameCount(words[1].text) > 0,
      isTitle(first)
    {
      if mayBeHighlander {
        journal.findings.insert(.note)
        journal.alternatives.append(words.dropFirst().map(\.text))
        break
      }
      let before = words.map(\.text)
      words.removeFirst()
      journal.findings.remove(.abbreviated)
      journal.mend(.title, before: NameReading.display(before), after: displayed)
      first = words[0].text
    }
    // Ông and Bé are names too, so that the title may be one.
    if words.count >= 3, NameKnowledge.titles.contains(first),
      WordTraits.isMiddle(words[1].text) == false, NameOrder.mayFollowTitle(words[1].text)
    {
      journal.findings.insert(.note)
    }
  }

  /// Where `con ông …`, `vợ …` begins.
  private func relationPlace() -> Int? {
    for place in words.indices.dropLast() where NameKnowledge.isRelation(words[place].text) {
      let next = words[place + 1].text
      let isMarked = words[place].text != "ba" && words[place].text != "chau"
      // Con Ba without marks is Con bà.
      let isLinked =
        (NameKnowledge.relationLinks.contains(next)
          || next == "ba" && words.contains { $0.token?.hasMarks == true } == false)
        && place + 2 < words.count
      // Cháu before a name is a title; con, vợ, mẹ before a surname name a relative.
      let isNamed =
        isMarked && words[place].text != "cháu" && place + 3 < words.count
        && NameKnowledge.isMainlySurname(next)
      // Con is no surname: before a whole name it is a child that has none.
      // Mẹ Mẹ Cụt is a name of the Khơ Mú.
      if next == words[place].text { continue }
      let isChild = place == 0 && words[place].text == "con" && opensFullName(1)
      if place == 0
        ? isLinked || isNamed || isChild : place >= 2 && isMarked && (isLinked || isNamed)
      {
        return place
      }
    }
    return nil
  }

  /// Removes a title of two words before a surname, or before Thích.
  private mutating func removeWideTitle(_ journal: inout NameJournal) {
    guard words.count >= 4, words[0].hasDot == false,
      NameKnowledge.isMainlySurname(words[2].text) || words[2].text == "thích" || opensName(at: 2),
      NameKnowledge.wideTitles.contains(words[0].text + " " + words[1].text)
    else { return }
    let before = words.map { $0.text }
    words.removeFirst(2)
    journal.mend(.title, before: NameReading.display(before), after: displayed)
  }

  /// Whether three words may be one name of the Mông or Khơ Mú, who have words for relatives in theirs: `Dì Vừ Pà`.
  private var mayBeHighlander: Bool {
    words.count == 3 && isSmallTitle == false && ["dì", "mẹ"].contains(words[0].text)
      && NameKnowledge.surnamesBesideTitles.contains(words[1].text)
  }

  /// Whether the first word begins with a small letter and the second with a capital.
  private var isSmallTitle: Bool {
    words.count >= 3 && Scalars.isCapital(words[0].raw.first) == false
      && Scalars.isCapital(words[1].raw.first)
  }

  /// Whether a word is a surname by what follows it: `Vi Thị …`, `Hà Văn …`.
  func opensName(at place: Int) -> Bool {
    guard words.count > place + 2, words[place + 1].isRead else { return false }
    return WordTraits.isMiddle(words[place + 1].text)
      && NameKnowledge.surnameCount(words[place].text) >= 20
  }

  /// Whether the first word is a title and no surname.
  ///
  /// Ông is both (Ông Văn Hiệp): only its small letter before capitals tells the title; else the name without it is
  /// another reading.
  ///
  /// Bé and Anh are given names too, which may stand first (Bé Phạm Thị): the rest must be a whole name by itself.
  private func isTitle(_ first: String) -> Bool {
    guard words.count >= 2, let title = words[0].raw.first, let name = words[1].raw.first else {
      return true
    }
    let isSmall =
      UnicodeProperties.upper(title) != title && UnicodeProperties.lower(name) != name
    if first == "ông" { return words.count >= 4 && isSmall }
    guard NameKnowledge.givenTitles.contains(first), let last = words.last else { return true }
    let hasGivenName = WordTraits.isMiddle(last.text) == false
    // Anh is a man.
    let isHers = first == "anh" && words.contains { $0.text == "thị" }
    return hasGivenName && isHers == false && (isSmall || words.count >= 4)
  }
}
