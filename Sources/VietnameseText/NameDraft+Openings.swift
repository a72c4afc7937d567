extension NameDraft {
  // MARK: In the text

  /// Resolves characters that were written as codes.
  static func withoutEscapes(_ text: NameText) -> NameText? {
    guard text.isTooLong == false, let scalars = text.scalars else { return nil }
    if let shown = SpreadsheetFormula.text(of: scalars) { return NameText(shown) }
    return CharacterEscapes.resolve(scalars).map { NameText($0) }
  }

  /// Removes titles with dots or strokes (`GS.TS`, `Th.S`, `Đ/c`) before a surname; `C/B` becomes CB.
  mutating func rewriteOpening() {
    guard let first = scalars.firstIndex(of: 0x20), first <= 10,
      scalars[..<first].contains(where: { $0 == 0x2E || $0 == 0x2F })
    else { return }
    if NameDraft.key(of: scalars[..<first]) == "cb" {
      scalars = [0x43, 0x42] + scalars[first...]
      return
    }
    var start = 0
    while let end = scalars[start...].firstIndex(of: 0x20),
      NameKnowledge.dottedTitles.contains(NameDraft.key(of: scalars[start..<end]))
    {
      start = end + 1
    }
    let rest = scalars[start...]
    guard start > 0, let end = rest.firstIndex(of: 0x20),
      let surname = memory.read(rest[..<end]), NameKnowledge.isMainlySurname(surname.word)
    else { return }
    let before = scalars
    scalars = Array(rest)
    let after = scalars
    mend(.title, before: UTF8Reader.text(before), after: UTF8Reader.text(after))
  }

  /// The letters of a piece of text in lower case.
  private static func key(of piece: ArraySlice<UInt32>) -> String {
    UTF8Reader.text(
      piece.filter { UnicodeProperties.isLetter($0) }.map { UnicodeProperties.lower($0) })
  }

  /// Takes out a number with its label after the name: `SĐT 0912345678`, `sinh năm 1985`.
  mutating func takeOutLabelledNumber() {
    var allDigits = 0
    for scalar in scalars where (0x30...0x39).contains(scalar) { allDigits += 1 }
    guard allDigits >= 4 else { return }
    let parts = scalars.split(separator: 0x20)
    var place = parts.count
    var digitCount = 0
    while place > 0, parts[place - 1].contains(where: { UnicodeProperties.isLetter($0) }) == false {
      digitCount += parts[place - 1].count { (0x30...0x39).contains($0) }
      place -= 1
    }
    if place == parts.count, let last = parts.last {
      // The label and the number together: SN1985, SĐT:0912345678.
      digitCount = last.count { (0x30...0x39).contains($0) }
    }
    guard digitCount >= 4, place >= 3 else { return }
    let label = FoldingTable.fold(NameDraft.key(of: parts[place - 1]))
    let wide = FoldingTable.fold(NameDraft.key(of: parts[place - 2])) + label
    let cut: Int
    if place >= 4, NameKnowledge.numberLabels.contains(wide) {
      cut = place - 2
    } else if NameKnowledge.numberLabels.contains(label) {
      cut = place - 1
    } else {
      return
    }
    let before = scalars
    scalars = Array(scalars[..<parts[cut].startIndex].dropLast())
    findings.insert(.note)
    let after = scalars
    mend(.note, before: UTF8Reader.text(before), after: UTF8Reader.text(after))
  }

  // MARK: In the words

  /// Recognises what stands for a child that has no name yet: `Bé gái`, `Trẻ sơ sinh con bà …`, `CB …`, `Baby of …`.
  ///
  /// - Returns: Whether there is no name; a parent's name is an alternative then, which helps to find the household.
  mutating func readNewborn() -> Bool {
    guard let first = words.first?.text else { return false }
    var start = 0
    if first == "cb." || first == "ss." {
      // CB is also an official (cán bộ): only a woman's name tells the mother.
      let isMother = words.contains { $0.text == "thị" || $0.text == "thi" }
      guard words.count >= 2,
        first == "cb." ? isMother : NameKnowledge.relations.contains(words[1].text)
      else { return false }
      start = 1
    } else if words.count >= 2, NameKnowledge.newborn.contains(first + " " + words[1].text) {
      start = first.hasPrefix("tr") ? 3 : 2
    } else if NameKnowledge.newborn.contains(first) {
      start = 1
    } else {
      return false
    }
    // Trẻ Sơ needs its Sinh.
    if start == 3, words.count < 3 || FoldingTable.fold(words[2].text) != "sinh" { return false }
    let before = words.map { $0.text }
    var rest = words[start...].map { $0.text }
    var hasRelative = first == "cb." || before.prefix(start).contains("of")
    while let word = rest.first, NameDraft.isLink(word) {
      hasRelative = true
      rest.removeFirst()
    }
    findings.insert(.noOwnName)
    if hasRelative { findings.insert(.relation) }
    findings.remove(.abbreviated)
    if rest.isEmpty == false { alternatives.insert(rest, at: 0) }
    words.removeAll()
    mend(.note, before: NameReading.display(before), after: "")
    return true
  }

  /// Whether a word stands between a newborn and the name of a parent.
  private static func isLink(_ word: String) -> Bool {
    NameKnowledge.relations.contains(word) || NameKnowledge.relationLinks.contains(word)
      || word == "of" || word == "boy" || word == "girl"
  }

  /// Removes a title of two words before a surname, or before Thích.
  mutating func removeWideTitle() {
    guard words.count >= 4, words[0].hasDot == false,
      NameKnowledge.isMainlySurname(words[2].text) || words[2].text == "thích",
      NameKnowledge.wideTitles.contains(words[0].text + " " + words[1].text)
    else { return }
    let before = words.map { $0.text }
    words.removeFirst(2)
    let after = words.map { $0.text }
    mend(.title, before: NameReading.display(before), after: NameReading.display(after))
  }
}
