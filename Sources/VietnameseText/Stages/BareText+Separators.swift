extension BareText {
  /// `NGUYEN<<THI<HANG`: a name as the machine-readable zone of a card has it.
  mutating func takeOutFillers(_ journal: inout NameJournal) -> Bool {
    var hasFiller = false
    for scalar in scalars {
      if scalar == 0x3C {
        hasFiller = true
      } else if (0x41...0x5A).contains(scalar) == false && scalar != 0x20 {
        return false
      }
    }
    guard hasFiller else { return false }
    let words = scalars.split { $0 == 0x3C || $0 == 0x20 }
    take(Array(words.joined(separator: [0x20])), .hyphen, &journal)
    return true
  }

  /// `Phan/Văn/Hồng`, `Phan, Văn, Hồng`: one sign between all words of one name.
  mutating func takeOutStrokes(_ journal: inout NameJournal) -> Bool {
    guard let sign = scalars.first(where: { BareText.mayPart($0) }) else { return false }
    let parts = scalars.split(separator: sign).map { Scalars.trimmedEnds(Array($0)) }
    guard (3...5).contains(parts.count), parts.allSatisfy({ $0.contains(0x20) == false }),
      let own = memory.plainWords(Array(parts.joined(separator: [0x20]))),
      own.count == parts.count, NameKnowledge.surnameCount(own[0]) > 0
    else { return false }
    take(Array(parts.joined(separator: [0x20])), .hyphen, &journal)
    return true
  }

  /// Strokes, commas and semicolons.
  private static func mayPart(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2F, 0x5C, 0x2C, 0x3B, 0x7C: true
    default: false
    }
  }

  /// `A / B`, `A | B`, `A; B` and `A - B`: the first part is the name.
  mutating func takeOutAfterSeparator(_ journal: inout NameJournal) {
    var place: Int?
    for index in scalars.indices {
      let scalar = scalars[index]
      let isSign = scalar == 0x2F || scalar == 0x7C || scalar == 0x3B || scalar == 0x5C
      let isDash =
        scalar == 0x2D && index > 0 && index + 1 < scalars.count
        && (scalars[index - 1] == 0x20 || scalars[index + 1] == 0x20)
      if isSign || isDash || isBetweenNames(index) {
        place = index
        break
      }
    }
    guard let place else { return }
    let head = Scalars.trimmedEnds(Array(scalars[..<place]))
    let tail = Scalars.trimmedEnds(Array(scalars[(place + 1)...]))
    guard head.contains(where: UnicodeProperties.isLetter) else {
      scalars = tail
      journal.repairs.insert(.symbols)
      return takeOutAfterSeparator(&journal)
    }
    if scalars[place] == 0x2F, let name = nameBehind(head, tail, place) {
      return take(name, .title, &journal)
    }
    if isBroken(head, before: tail) || isRatherName(tail, than: head, &journal) {
      return take(
        head + [0x20] + tail, scalars[place] == 0x2D ? .hyphen : .symbols, &journal)
    }
    scalars = head
    if tail.contains(where: UnicodeProperties.isLetter) {
      notes.append(tail)
    } else {
      journal.repairs.insert(.symbols)
    }
  }

  /// The name behind a short word and a stroke, which alone is none: `H/s Phan Văn Hồng`, `Bé/Phan Văn Hồng`.
  private func nameBehind(
    _ head: [UInt32], _ tail: [UInt32], _ place: Int
  ) -> [UInt32]? {
    guard head.count <= 4, head.contains(0x20) == false else { return nil }
    var words = tail.split(separator: 0x20)
    // The second half of the abbreviation stands right behind the stroke.
    if let first = words.first, first.count <= 2, scalars[place + 1] == first.first {
      words.removeFirst()
    }
    let name = Array(words.joined(separator: [0x20]))
    guard let plain = memory.plainWords(name), (2...5).contains(plain.count),
      NameKnowledge.isMainlySurname(plain[0])
        || plain.count >= 3 && NameKnowledge.surnameCount(plain[0]) > 0
    else { return nil }
    return name
  }

  /// Whether what follows a sign is a whole name and what stands before it is none: which of them the person's is, is
  /// not certain, so that nothing is taken out.
  private func isRatherName(
    _ tail: [UInt32], than head: [UInt32], _ journal: inout NameJournal
  ) -> Bool {
    let tokens = head.split(separator: 0x20).compactMap { memory.read($0) }
    guard isWholeName(tail[...], isParted: true), tokens.count >= 2,
      tokens.allSatisfy({ $0.isMinority == false && $0.word.count > 1 }),
      // A middle word of names makes a name of what stands before the sign, whatever the surname.
      tokens.count < 3 || tokens.contains(where: { ["thị", "văn"].contains($0.word) }) == false,
      NameKnowledge.surnameCount(tokens[0].word) < 200
    else { return false }
    journal.findings.insert(.note)
    for part in [tail, head] {
      if let words = memory.plainWords(part) { journal.alternatives.append(words) }
    }
    return true
  }

  /// Whether a part before a sign is no name without what follows: a surname alone, or one that ends in Thị or Văn.
  private func isBroken(_ head: [UInt32], before tail: [UInt32]) -> Bool {
    guard let own = memory.plainWords(head), let rest = memory.plainWords(tail), own.count <= 3,
      rest.count <= 4,
      let last = own.last, rest.dropLast().contains(where: NameKnowledge.isRelation) == false,
      rest.count > 1 || NameKnowledge.shortRemarks.contains(rest[0]) == false,
      rest.count == 1 || NameKnowledge.remarks.contains(rest[0] + " " + rest[1]) == false
    else { return false }
    // Another whole name behind the sign is another's.
    if rest.count > 2, NameKnowledge.isMainlySurname(rest[0]) { return false }
    return own.count > 1
      ? WordTraits.isMiddle(last) : rest.count > 1 && NameKnowledge.isMainlySurname(last)
  }

  /// `Lê Thị Lan + Lê Thị Mai`, `Nguyễn Văn An & Bình`: a sign between a whole name and another's, not between words.
  private func isBetweenNames(_ place: Int) -> Bool {
    guard scalars[place] == 0x2B || scalars[place] == 0x26 else { return false }
    let head = memory.plainWords(Scalars.trimmedEnds(Array(scalars[..<place])))
    let tail = Scalars.trimmedEnds(Array(scalars[(place + 1)...]))
    guard let head, head.count >= 2, WordTraits.isMiddle(head[head.count - 1]) == false else {
      return false
    }
    guard NameKnowledge.surnameCount(head[0]) > 0 else {
      // Names of the Central Highlands have the clan last.
      let other = memory.plainWords(tail)
      return other.map { $0.count >= 3 && NameKnowledge.isMainlySurname($0[0]) } ?? false
    }
    if scalars[place - 1] == 0x20, place + 1 < scalars.count, scalars[place + 1] == 0x20 {
      return true
    }
    return tail.contains(0x20)
      && memory.plainWords(tail)?.first.map(NameKnowledge.isMainlySurname) ?? false
  }

  /// `Hoa, Nguyễn Thị` is Nguyễn Thị Hoa; anything else after a comma is a note.
  mutating func takeCommas(_ journal: inout NameJournal) {
    guard let place = scalars.firstIndex(of: 0x2C) else { return }
    let head = Scalars.trimmedEnds(Array(scalars[..<place]))
    let tail = Scalars.trimmedEnds(Array(scalars[(place + 1)...])).filter { $0 != 0x2C }
    guard head.contains(where: UnicodeProperties.isLetter) else {
      scalars = tail
      journal.repairs.insert(.symbols)
      return
    }
    let headWords = memory.plainWords(head)
    let tailWords = memory.plainWords(tail)
    if tail.contains(where: UnicodeProperties.isLetter) == false {
      scalars = head
      journal.repairs.insert(.symbols)
    } else if let first = tailWords?.first, let own = headWords, own.count <= 2,
      NameKnowledge.isMainlySurname(first), NameKnowledge.isMainlySurname(own[0]) == false
    {
      take(tail + [0x20] + head, .commaOrder, &journal)
    } else if isBroken(head, before: tail) || isParted(headWords, tailWords) {
      // The Western way with the surname first: Nguyễn, Thị Hoa; one word alone is no name.
      take(head + [0x20] + tail, .symbols, &journal)
    } else {
      scalars = head
      notes.append(tail)
    }
  }

  /// Whether a comma stands between one word, which alone is no name, and the rest of it.
  private func isParted(_ head: [String]?, _ tail: [String]?) -> Bool {
    guard let head, let tail, head.count == 1,
      NameKnowledge.isMainlySurname(head[0]) || tail.count >= 2 && tail.count <= 4
    else { return false }
    return tail.contains(where: NameKnowledge.isRelation) == false
  }
}
