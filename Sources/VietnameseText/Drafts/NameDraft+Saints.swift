extension NameDraft {
  /// The most words of saints that stand together: `Giuse Maria`, `Têrêsa Hài Đồng Giêsu`.
  private static let mostSaints = 5

  /// Sets the names of saints before or behind a whole name aside: `Maria Nguyễn Thị Hoa`, `Trần Văn Bình Giuse`.
  ///
  /// Catholics put them before their names, in papers or not. The name with them stays as another reading, so that
  /// it is found whichever way the other list has it.
  mutating func takeOutSaints() {
    guard known.isEmpty else { return takeOutSaints(ofKnown: ()) }
    // Between spaces, hyphens and dots.
    let parts = scalars.split { $0 == 0x20 || $0 == 0x2D || $0 == 0x2E }
    guard let range = nameBesideSaints(parts.map { memory.word($0) }) else { return }
    let before = scalars
    scalars = Array(
      scalars[parts[range.lowerBound].startIndex..<parts[range.upperBound - 1].endIndex])
    keep(parts.map { Array($0) }, before: before, after: scalars)
  }

  private mutating func takeOutSaints(ofKnown: Void) {
    guard let range = nameBesideSaints(known) else { return }
    let parts = known.map(\.raw)
    known = Array(known[range])
    keep(
      parts, before: Array(parts.joined(separator: [0x20])),
      after: Array(parts[range].joined(separator: [0x20])))
  }

  private mutating func keep(_ parts: [[UInt32]], before: [UInt32], after: [UInt32]) {
    findings.insert(.note)
    mend(.note, before: UTF8Reader.text(before), after: UTF8Reader.text(after))
    alternatives.append(parts.compactMap { memory.read($0[...])?.word ?? NameDraft.lowered($0) })
  }

  /// The words of an epithet that follows a saint.
  private func epithet(_ words: ArraySlice<KnownWord>) -> Int? {
    NameKnowledge.saintEpithets.first { epithet in
      words.count > epithet.count
        && zip(words, epithet).allSatisfy { $0.lowered == $1 }
    }?.count
  }

  /// The words of a name with a surname and a given name beside which saints stand; `nil` when there are none.
  private func nameBesideSaints(_ words: [KnownWord]) -> Range<Int>? {
    guard (3...NameReader.maximumWordCount).contains(words.count) else { return nil }
    var start = 0
    while start < NameDraft.mostSaints, start < words.count {
      if words[start].isSaint {
        start += 1
      } else if start > 0, let epithet = epithet(words[start...]) {
        start += epithet
      } else {
        break
      }
    }
    var end = words.count
    while end > start, words.count - end < NameDraft.mostSaints, words[end - 1].isSaint { end -= 1 }
    if start == 0, end == words.count { return nil }
    // Behind the name a saint may be the given name itself, unless there is another.
    guard end - start >= (end < words.count ? 3 : 2), let surname = words[start].token?.word,
      NameKnowledge.isMainlySurname(surname) || NameKnowledge.surnameCount(surname) >= 1000,
      let given = words[end - 1].token?.word, WordTraits.isMiddle(given) == false,
      words[start..<end].allSatisfy({ $0.token != nil })
    else { return nil }
    return start..<end
  }
}
