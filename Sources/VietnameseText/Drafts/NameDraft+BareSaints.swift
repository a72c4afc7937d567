extension NameDraft {
  /// Sets the names of saints before or behind a whole name aside: `Maria Nguyễn Thị Hoa`, `Trần Văn Bình Giuse`,
  /// `Phê-rô Y Thịnh Niê`, `Đa Minh Cao Văn An`.
  ///
  /// Catholics put them before their names, in papers or not. The name with them stays as another reading, so that
  /// it is found whichever way the other list has it.
  mutating func takeOutSaints() {
    guard known.isEmpty else { return takeOutSaints(ofKnown: ()) }
    // Between spaces, hyphens and dots.
    let parts = scalars.split { $0 == 0x20 || $0 == 0x2D || $0 == 0x2E }
    let isLinked = parts.map { $0.endIndex < scalars.count && scalars[$0.endIndex] == 0x2D }
    guard let found = nameBesideSaints(parts.map { memory.word($0) }, isLinked) else { return }
    let before = scalars
    let name = found.name
    scalars = Array(
      scalars[parts[name.lowerBound].startIndex..<parts[name.upperBound - 1].endIndex])
    keep(found, parts.map { Array($0) }, before: before, after: scalars)
  }

  mutating func takeOutSaints(ofKnown: Void) {
    let isLinked = [Bool](repeating: false, count: known.count)
    guard let found = nameBesideSaints(known, isLinked) else { return }
    let parts = known.map(\.raw)
    known = Array(known[found.name])
    keep(
      found, parts, before: Array(parts.joined(separator: [0x20])),
      after: Array(parts[found.name].joined(separator: [0x20])))
  }

  private mutating func keep(
    _ found: NameBesideSaints, _ parts: [[UInt32]], before: [UInt32], after: [UInt32]
  ) {
    findings.insert(.note)
    mend(.note, before: UTF8Reader.text(before), after: UTF8Reader.text(after))
    let name = parts[found.name].compactMap {
      memory.read($0[...])?.word ?? NameDraft.lowered($0)
    }
    alternatives.append(found.before + name + found.behind)
  }
}
