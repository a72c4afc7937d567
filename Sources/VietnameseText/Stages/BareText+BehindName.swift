extension BareText {
  /// Takes out a number with its label after the name: `SĐT 0912345678`, `sinh năm 1985`, `sn 84`.
  mutating func takeOutLabelledNumber(_ journal: inout NameJournal) {
    var count = 0
    for scalar in scalars where (0x30...0x39).contains(scalar) { count += 1 }
    if count >= 4 {
      takeOutNumber(NameKnowledge.numberLabels, least: 4, &journal)
    } else if count > 0 {
      if count == 2, takeOutNumber(NameKnowledge.yearLabels, least: 2, &journal) { return }
      if takeOutClass(&journal) == false { takeOutHamlet(&journal) }
    }
  }

  /// Takes out a number of some digits behind one of some labels.
  @discardableResult
  private mutating func takeOutNumber(_ labels: WordMap, least: Int, _ journal: inout NameJournal)
    -> Bool
  {
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
    let label = FoldingTable.fold(Scalars.key(of: parts[place - 1]))
    let wide = FoldingTable.fold(Scalars.key(of: parts[place - 2])) + label
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
    journal.findings.insert(.note)
    take(Array(scalars[..<parts[cut].startIndex].dropLast()), .note, &journal)
    return true
  }

  /// Takes out the class of a pupil behind a whole name: `Trần Văn Ba 10A1`, `Trần Văn Ba lớp 9B`.
  private mutating func takeOutClass(_ journal: inout NameJournal) -> Bool {
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
    let label = Scalars.key(of: parts[parts.count - 2])
    let cut = label == "lớp" || label == "lop" ? parts.count - 2 : parts.count - 1
    guard
      cut >= 3
        || cut == 2
          && memory.plainWords(Array(parts[1])).map({ !WordTraits.isMiddle($0[0]) }) == true
    else { return false }
    journal.findings.insert(.note)
    take(Array(scalars[..<parts[cut].startIndex].dropLast()), .note, &journal)
    return true
  }

  /// Takes out the number of a hamlet, a team or a class behind a name, and the age: `Nguyễn Văn An xóm 5`, `… 36 tuổi`.
  private mutating func takeOutHamlet(_ journal: inout NameJournal) {
    let parts = scalars.split(separator: 0x20)
    guard parts.count >= 4, let last = parts.last else { return }
    let (number, word) = (parts[parts.count - 2], last)
    let isAge = BareText.isShortNumber(number) && Scalars.key(of: word) == "tuổi"
    let isHamlet =
      parts.count >= 5 && BareText.isShortNumber(last)
      && NameKnowledge.hamletLabels.contains(Scalars.key(of: number))
    guard isAge || isHamlet else { return }
    journal.findings.insert(.note)
    take(Array(scalars[..<number.startIndex].dropLast()), .note, &journal)
  }

  private static func isShortNumber(_ part: ArraySlice<UInt32>) -> Bool {
    part.count <= 3 && part.first.map(Scalars.isDigit) == true
  }
}
