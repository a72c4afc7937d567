extension BareText {
  /// Sets the names of saints before or behind a whole name aside: `Maria Nguyễn Thị Hoa`, `Trần Văn Bình Giuse`,
  /// `Phê-rô Y Thịnh Niê`, `Đa Minh Cao Văn An`.
  ///
  /// Catholics put them before their names, in papers or not. The name with them stays as another reading, so that
  /// it is found whichever way the other list has it.
  mutating func takeOutSaints(_ journal: inout NameJournal) {
    // Between spaces, hyphens and dots.
    let parts = scalars.split { $0 == 0x20 || $0 == 0x2D || $0 == 0x2E }
    let isLinked = parts.map { $0.endIndex < scalars.count && scalars[$0.endIndex] == 0x2D }
    let words = parts.map { memory.word($0) }
    guard isLinked.contains(true) || words.contains(where: { $0.opensSaint }),
      let found = NameBesideSaints(words, isLinked)
    else { return }
    let name = found.name
    let rest = Array(
      scalars[parts[name.lowerBound].startIndex..<parts[name.upperBound - 1].endIndex])
    keep(found, parts.map { Array($0) }, before: scalars, after: rest, &journal)
    scalars = rest
  }

  /// The same among words of nothing but letters.
  mutating func takeOutSaints(of letters: [KnownWord], _ journal: inout NameJournal) {
    // Without hyphens a saint is a word that opens one; few names have any.
    guard letters.contains(where: { $0.opensSaint }) else { return }
    let isLinked = [Bool](repeating: false, count: letters.count)
    guard let found = NameBesideSaints(letters, isLinked) else { return }
    let parts = letters.map(\.raw)
    self.letters = Array(letters[found.name])
    keep(
      found, parts, before: Array(parts.joined(separator: [0x20])),
      after: Array(parts[found.name].joined(separator: [0x20])), &journal)
  }

  private func keep(
    _ found: NameBesideSaints, _ parts: [[UInt32]], before: [UInt32], after: [UInt32],
    _ journal: inout NameJournal
  ) {
    journal.findings.insert(.note)
    journal.mend(.note, before: UTF8Reader.text(before), after: UTF8Reader.text(after))
    let name = parts[found.name].compactMap {
      memory.read($0[...])?.word ?? Scalars.lowered($0)
    }
    journal.alternatives.append(found.before + name + found.behind)
  }
}
