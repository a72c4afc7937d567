extension BareText {
  /// Reads a stroke behind one or two letters of a name as the dot of an abbreviation: `Phan V/ Hồng`, `Ng/Thị/Hoa`.
  ///
  /// Titles are written so too (`Đ/c`, `T/S`), and behind a name a stroke parts notes and other people from it: the letters
  /// must stand behind a surname and before the rest of the name, or open a name that goes on with Thị or Văn.
  mutating func readStrokesAsDots(_ journal: inout NameJournal) {
    guard scalars.contains(0x2F) else { return }
    var result: [UInt32] = []
    var isChanged = false
    for place in scalars.indices {
      let scalar = scalars[place]
      guard scalar == 0x2F else {
        // One space behind the dot.
        if scalar == 0x20, result.last == 0x20 { continue }
        result.append(scalar)
        continue
      }
      guard isDot(at: place) else {
        // A stroke between two whole words, one of them behind an abbreviation.
        if isChanged, place + 1 < scalars.count, isLetter(place - 1), isLetter(place + 1) {
          result.append(0x20)
          continue
        }
        return
      }
      result.append(contentsOf: [0x2E, 0x20])
      isChanged = true
    }
    guard isChanged else { return }
    take(Scalars.trimmedEnds(result), .abbreviationDot, &journal)
  }

  private func isLetter(_ place: Int) -> Bool {
    place >= 0 && UnicodeProperties.isLetter(scalars[place])
  }

  /// Whether the stroke at a place ends an abbreviated word of one name.
  private func isDot(at place: Int) -> Bool {
    var start = place
    while start > 0, isLetter(start - 1) { start -= 1 }
    guard (1...2).contains(place - start), Scalars.isConsonant(scalars[start]),
      Scalars.isCapital(scalars[start])
        || scalars.allSatisfy({ Scalars.isCapital($0) == false })
    else { return false }
    let rest = scalars[(place + 1)...].split { $0 == 0x20 || $0 == 0x2F }
    guard (1...3).contains(rest.count),
      rest.allSatisfy({ $0.allSatisfy(UnicodeProperties.isLetter) }),
      let next = rest.first
    else { return false }
    if start == 0 {
      guard rest.count == 2, place + 1 < scalars.count else { return false }
      if next.count <= 2 { return scalars.count { $0 == 0x2F } == 2 }
      return memory.read(next).map { WordTraits.isMiddle($0.word) } ?? false
    }
    let head = scalars[..<start].split { $0 == 0x20 || $0 == 0x2F || $0 == 0x2E }
    guard (1...3).contains(head.count), let surname = head.first else { return false }
    // Behind a name that is whole another one begins, or a note.
    guard let last = rest.last, last.count >= 2, let given = memory.read(last)?.word,
      NameKnowledge.isRelation(given) == false, NameKnowledge.shortRemarks.contains(given) == false
    else { return false }
    if head.count >= 2 || rest.count > 1, let word = memory.read(next)?.word,
      NameKnowledge.isMainlySurname(word)
    {
      return false
    }
    if surname.count <= 2, head.count == 1 { return scalars[..<start].contains(0x2F) }
    return memory.read(surname).map { NameKnowledge.surnameCount($0.word) > 0 } ?? false
  }
}
