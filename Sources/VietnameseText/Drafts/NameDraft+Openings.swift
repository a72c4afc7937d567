extension NameDraft {
  // MARK: In the text

  /// Resolves characters that were written as codes.
  static func withoutEscapes(_ text: NameText) -> NameText? {
    guard text.isTooLong == false, let scalars = text.scalars else { return nil }
    if let shown = SpreadsheetFormula.text(of: scalars) { return NameText(shown) }
    return CharacterEscapes.resolve(scalars).map { NameText($0) }
  }

  /// Removes titles with dots or strokes (`GS.TS`, `Th.S`, `Đ/c`) before a surname and `Ông/Bà` before any name;
  /// `C/B` becomes CB.
  mutating func rewriteOpening() {
    if takeOutLabel() { return }
    let pairLength = titlePairLength()
    if pairLength > 0 {
      let before = scalars
      scalars.removeFirst(pairLength)
      let after = scalars
      return mend(.title, before: UTF8Reader.text(before), after: UTF8Reader.text(after))
    }
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
    // A title with a stroke (Đ/c, B/s) is none of the name's words, whatever follows.
    let isStroked = scalars[..<first].contains(0x2F)
    guard start > 0, let end = rest.firstIndex(of: 0x20),
      let surname = memory.read(rest[..<end]),
      isStroked || NameKnowledge.isMainlySurname(surname.word)
    else { return }
    let before = scalars
    scalars = Array(rest)
    let after = scalars
    mend(.title, before: UTF8Reader.text(before), after: UTF8Reader.text(after))
  }

  /// Removes what a colon parts from a name of two words or more: `Họ tên: …`, `Ông: …`.
  private mutating func takeOutLabel() -> Bool {
    guard let colon = scalars.firstIndex(of: 0x3A), (1...24).contains(colon) else { return false }
    let key = NameDraft.key(of: scalars[..<colon])
    let isLabel = NameKnowledge.nameLabels.contains(FoldingTable.fold(key))
    guard isLabel || NameKnowledge.titles.contains(key) else { return false }
    let rest = NameDraft.trimmedEnds(Array(scalars[(colon + 1)...]))
    guard rest.contains(0x20) else { return false }
    let before = scalars
    scalars = rest
    let after = scalars
    mend(
      isLabel ? .note : .title, before: UTF8Reader.text(before), after: UTF8Reader.text(after))
    return true
  }

  /// The length of `Ông/Bà`, `Ông (Bà)`, `Anh/Chị:` with what follows it up to a name of two words or more.
  private func titlePairLength() -> Int {
    // Only a, b and o open such a pair.
    guard let first = scalars.first, [1, 2, 15].contains(VietnameseLetter.code(of: first) & 31)
    else { return 0 }
    var key: [UInt32] = []
    var hasSign = false
    for place in scalars.indices.prefix(12) {
      let scalar = scalars[place]
      if UnicodeProperties.isLetter(scalar) {
        key.append(scalar)
      } else if scalar == 0x2F || scalar == 0x28 {
        hasSign = true
      } else if scalar != 0x20 && scalar != 0x2E {
        return 0
      }
      guard key.count >= 5, hasSign,
        NameKnowledge.titlePairs.contains(FoldingTable.fold(NameDraft.key(of: key[...])))
      else { continue }
      var end = place + 1
      while end < scalars.count, UnicodeProperties.isLetter(scalars[end]) == false { end += 1 }
      return end > place + 1 && scalars[end...].contains(0x20) ? end : 0
    }
    return 0
  }

  /// The letters of a piece of text in lower case.
  private static func key(of piece: ArraySlice<UInt32>) -> String {
    UTF8Reader.text(
      piece.filter { UnicodeProperties.isLetter($0) }.map { UnicodeProperties.lower($0) })
  }

  /// Takes out a number with its label after the name: `SĐT 0912345678`, `sinh năm 1985`, `sn 84`.
  mutating func takeOutLabelledNumber() {
    var count = 0
    for scalar in scalars where (0x30...0x39).contains(scalar) { count += 1 }
    if count >= 4 {
      takeOutNumber(NameKnowledge.numberLabels, least: 4)
    } else if count > 0 {
      if count == 2, takeOutNumber(NameKnowledge.yearLabels, least: 2) { return }
      if takeOutClass() == false { takeOutHamlet() }
    }
  }

  /// Takes out a number of some digits behind one of some labels.
  @discardableResult
  private mutating func takeOutNumber(_ labels: WordMap, least: Int) -> Bool {
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
    guard digitCount >= least, place >= 2 else { return false }
    let label = FoldingTable.fold(NameDraft.key(of: parts[place - 1]))
    let wide = FoldingTable.fold(NameDraft.key(of: parts[place - 2])) + label
    // One word before a year is a name, before another number it may be a label too.
    func names(_ label: String, _ first: Int) -> Bool {
      labels.contains(label)
        && (first >= 2 || first == 1 && NameKnowledge.yearLabels.contains(label))
    }
    let cut: Int
    if names(wide, place - 2) {
      cut = place - 2
    } else if names(label, place - 1) {
      cut = place - 1
    } else {
      return false
    }
    let before = scalars
    scalars = Array(scalars[..<parts[cut].startIndex].dropLast())
    findings.insert(.note)
    let after = scalars
    mend(.note, before: UTF8Reader.text(before), after: UTF8Reader.text(after))
    return true
  }

  /// Takes out the class of a pupil behind a whole name: `Trần Văn Ba 10A1`, `Trần Văn Ba lớp 9B`.
  private mutating func takeOutClass() -> Bool {
    let parts = scalars.split(separator: 0x20)
    guard parts.count >= 4, let last = parts.last, (2...5).contains(last.count) else {
      return false
    }
    let level = last.prefix { (0x30...0x39).contains($0) }
    let rest = last.dropFirst(level.count)
    guard (1...2).contains(level.count), let letter = rest.first,
      (0x41...0x4B).contains(letter & ~0x20),
      rest.dropFirst().allSatisfy({ (0x30...0x39).contains($0) }),
      let grade = Int(UTF8Reader.text(level)), (1...12).contains(grade)
    else { return false }
    let label = NameDraft.key(of: parts[parts.count - 2])
    let cut = label == "lớp" || label == "lop" ? parts.count - 2 : parts.count - 1
    guard
      cut >= 3
        || cut == 2 && plainWords(Array(parts[1])).map({ !WordTraits.isMiddle($0[0]) }) == true
    else { return false }
    let before = scalars
    scalars = Array(scalars[..<parts[cut].startIndex].dropLast())
    findings.insert(.note)
    let after = scalars
    mend(.note, before: UTF8Reader.text(before), after: UTF8Reader.text(after))
    return true
  }

  /// Takes out the number of a hamlet, a team or a class behind a name, and the age: `Nguyễn Văn An xóm 5`, `… 36 tuổi`.
  private mutating func takeOutHamlet() {
    let parts = scalars.split(separator: 0x20)
    guard parts.count >= 4, let last = parts.last else { return }
    let (number, word) = (parts[parts.count - 2], last)
    let isAge = NameDraft.isShortNumber(number) && NameDraft.key(of: word) == "tuổi"
    let isHamlet =
      parts.count >= 5 && NameDraft.isShortNumber(last)
      && NameKnowledge.hamletLabels.contains(NameDraft.key(of: number))
    guard isAge || isHamlet else { return }
    let before = scalars
    scalars = Array(scalars[..<number.startIndex].dropLast())
    findings.insert(.note)
    let after = scalars
    mend(.note, before: UTF8Reader.text(before), after: UTF8Reader.text(after))
  }

  private static func isShortNumber(_ part: ArraySlice<UInt32>) -> Bool {
    part.count <= 3 && part.first.map(isDigit) == true
  }

  // MARK: In the words

  /// Removes a title of two words before a surname, or before Thích.
  mutating func removeWideTitle() {
    guard words.count >= 4, words[0].hasDot == false,
      NameKnowledge.isMainlySurname(words[2].text) || words[2].text == "thích" || opensName(at: 2),
      NameKnowledge.wideTitles.contains(words[0].text + " " + words[1].text)
    else { return }
    let before = words.map { $0.text }
    words.removeFirst(2)
    let after = words.map { $0.text }
    mend(.title, before: NameReading.display(before), after: NameReading.display(after))
  }
}
