extension NameDraft {
  /// Takes out what stands in brackets or after a separator, and puts a name with a comma in order.
  mutating func takeOutNotes() {
    guard scalars.contains(where: { NameDraft.mayOpenNote($0) }) else { return }
    if takeOutFillers() || takeOutStrokes() { return }
    readStrokesAsDots()
    let before = scalars
    takeOutCareOf()
    takeOutQuoted()
    takeOutBrackets()
    takeOutAfterSeparator()
    takeCommas()
    preferFullName()
    for note in notes {
      if NameDraft.isChildMark(note) {
        isParentsName = true
      } else {
        considerNote(note)
      }
    }
    if notes.isEmpty == false {
      findings.insert(.note)
      let after = scalars
      mend(.note, before: UTF8Reader.text(before), after: UTF8Reader.text(after))
    }
  }

  /// Brackets, quotation marks, separators, dashes, commas and what stands between two people.
  private static func mayOpenNote(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x5B, 0x7B, 0x3C, 0x2F, 0x7C, 0x3B, 0x5C, 0x2D, 0x2C, 0x2B, 0x26: true
    case 0x29, 0x5D, 0x22, 0x27, 0x201C: true
    default: false
    }
  }

  /// `NGUYEN<<THI<HANG`: a name as the machine-readable zone of a card has it.
  private mutating func takeOutFillers() -> Bool {
    var hasFiller = false
    for scalar in scalars {
      if scalar == 0x3C {
        hasFiller = true
      } else if (0x41...0x5A).contains(scalar) == false && scalar != 0x20 {
        return false
      }
    }
    guard hasFiller else { return false }
    let before = scalars
    let words = scalars.split { $0 == 0x3C || $0 == 0x20 }
    scalars = Array(words.joined(separator: [0x20]))
    let after = scalars
    mend(.hyphen, before: UTF8Reader.text(before), after: UTF8Reader.text(after))
    return true
  }

  /// `Phan/Văn/Hồng`, `Phan, Văn, Hồng`: one sign between all words of one name.
  private mutating func takeOutStrokes() -> Bool {
    guard let sign = scalars.first(where: { NameDraft.mayPart($0) }) else { return false }
    let parts = scalars.split(separator: sign).map { NameDraft.trimmedEnds(Array($0)) }
    guard (3...5).contains(parts.count), parts.allSatisfy({ $0.contains(0x20) == false }),
      let own = plainWords(Array(parts.joined(separator: [0x20]))),
      own.count == parts.count, NameKnowledge.surnameCount(own[0]) > 0
    else { return false }
    let before = scalars
    scalars = Array(parts.joined(separator: [0x20]))
    let after = scalars
    mend(.hyphen, before: UTF8Reader.text(before), after: UTF8Reader.text(after))
    return true
  }

  /// Strokes, commas and semicolons.
  private static func mayPart(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2F, 0x5C, 0x2C, 0x3B, 0x7C: true
    default: false
    }
  }

  /// `Nguyễn Văn An c/o Phan Văn Ba`: who is written after it takes letters for the person.
  private mutating func takeOutCareOf() {
    guard let stroke = scalars.firstIndex(of: 0x2F), stroke >= 4, stroke + 2 < scalars.count,
      scalars[stroke - 1] | 0x20 == 0x63, scalars[stroke + 1] | 0x20 == 0x6F,
      scalars[stroke - 2] == 0x20, scalars[stroke + 2] == 0x20
    else { return }
    notes.append(Array(scalars[(stroke + 3)...]))
    scalars = Array(scalars[..<(stroke - 2)])
  }

  /// `Nguyễn Thị Hoa 'Bé'`: what ends a name in quotation marks is what the person is called.
  private mutating func takeOutQuoted() {
    guard let last = scalars.last, last == 0x22 || last == 0x27 || last == 0x201D,
      let space = scalars.lastIndex(of: 0x20), space + 2 < scalars.count - 1,
      scalars[space + 1] == last || last == 0x201D && scalars[space + 1] == 0x201C,
      let own = plainWords(Array(scalars[..<space])), own.count >= 2,
      WordTraits.isMiddle(own[own.count - 1]) == false
    else { return }
    notes.append(Array(scalars[(space + 2)..<(scalars.count - 1)]))
    scalars = Array(scalars[..<space])
  }

  private mutating func takeOutBrackets() {
    // Where a bracket is only closed, the note began somewhere in the name.
    if scalars.contains(where: { $0 == 0x29 || $0 == 0x5D }),
      scalars.contains(where: { NameDraft.closing($0) != 0 }) == false
    {
      findings.insert(.note)
    }
    while let start = scalars.firstIndex(where: { NameDraft.closing($0) != 0 }) {
      let closing = NameDraft.closing(scalars[start])
      let end = scalars[start...].firstIndex(of: closing) ?? scalars.count
      let note = Array(scalars[(start + 1)..<end])
      let head = scalars[..<start]
      let tail = end < scalars.count ? scalars[(end + 1)...] : []
      scalars = NameDraft.joined(Array(head), Array(tail))
      if note.contains(where: UnicodeProperties.isLetter) || note.isEmpty == false {
        notes.append(note)
      }
    }
  }

  /// The bracket that closes what a bracket opens, zero for other characters.
  private static func closing(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x28: 0x29
    case 0x5B: 0x5D
    case 0x7B: 0x7D
    case 0x3C: 0x3E
    default: 0
    }
  }

  /// Two parts with one space between them.
  private static func joined(_ head: [UInt32], _ tail: [UInt32]) -> [UInt32] {
    let head = trimmedEnds(head)
    let tail = trimmedEnds(tail)
    return head.isEmpty ? tail : tail.isEmpty ? head : head + [0x20] + tail
  }

  static func trimmedEnds(_ part: [UInt32]) -> [UInt32] {
    var part = part[...]
    while let first = part.first, first == 0x20 { part.removeFirst() }
    while let last = part.last, last == 0x20 { part.removeLast() }
    return Array(part)
  }

  /// `A / B`, `A | B`, `A; B` and `A - B`: the first part is the name.
  private mutating func takeOutAfterSeparator() {
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
    let head = NameDraft.trimmedEnds(Array(scalars[..<place]))
    let tail = NameDraft.trimmedEnds(Array(scalars[(place + 1)...]))
    guard head.contains(where: UnicodeProperties.isLetter) else {
      scalars = tail
      repairs.insert(.symbols)
      return takeOutAfterSeparator()
    }
    if scalars[place] == 0x2F, let name = nameBehind(head, tail, place) {
      let before = scalars
      scalars = name
      return mend(.title, before: UTF8Reader.text(before), after: UTF8Reader.text(name))
    }
    if isBroken(head, before: tail) || isRatherName(tail, than: head) {
      let before = scalars
      let sign = scalars[place]
      scalars = head + [0x20] + tail
      let after = scalars
      return mend(
        sign == 0x2D ? .hyphen : .symbols, before: UTF8Reader.text(before),
        after: UTF8Reader.text(after))
    }
    scalars = head
    if tail.contains(where: UnicodeProperties.isLetter) {
      notes.append(tail)
    } else {
      repairs.insert(.symbols)
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
    guard let plain = plainWords(name), (2...5).contains(plain.count),
      NameKnowledge.isMainlySurname(plain[0])
        || plain.count >= 3 && NameKnowledge.surnameCount(plain[0]) > 0
    else { return nil }
    return name
  }

  /// Whether what follows a sign is a whole name and what stands before it is none: which of them the person's is, is
  /// not certain, so that nothing is taken out.
  private mutating func isRatherName(_ tail: [UInt32], than head: [UInt32]) -> Bool {
    let tokens = head.split(separator: 0x20).compactMap { memory.read($0) }
    guard isWholeName(tail[...], isParted: true), tokens.count >= 2,
      tokens.allSatisfy({ $0.isMinority == false && $0.word.count > 1 }),
      // A middle word of names makes a name of what stands before the sign, whatever the surname.
      tokens.count < 3 || tokens.contains(where: { ["thị", "văn"].contains($0.word) }) == false,
      NameKnowledge.surnameCount(tokens[0].word) < 200
    else { return false }
    findings.insert(.note)
    for part in [tail, head] {
      if let words = plainWords(part) { alternatives.append(words) }
    }
    return true
  }

  /// Whether a part before a sign is no name without what follows: a surname alone, or one that ends in Thị or Văn.
  private func isBroken(_ head: [UInt32], before tail: [UInt32]) -> Bool {
    guard let own = plainWords(head), let rest = plainWords(tail), own.count <= 3, rest.count <= 4,
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
    let head = plainWords(NameDraft.trimmedEnds(Array(scalars[..<place])))
    let tail = NameDraft.trimmedEnds(Array(scalars[(place + 1)...]))
    guard let head, head.count >= 2, WordTraits.isMiddle(head[head.count - 1]) == false else {
      return false
    }
    guard NameKnowledge.surnameCount(head[0]) > 0 else {
      // Names of the Central Highlands have the clan last.
      let other = plainWords(tail)
      return other.map { $0.count >= 3 && NameKnowledge.isMainlySurname($0[0]) } ?? false
    }
    if scalars[place - 1] == 0x20, place + 1 < scalars.count, scalars[place + 1] == 0x20 {
      return true
    }
    return tail.contains(0x20)
      && plainWords(tail)?.first.map(NameKnowledge.isMainlySurname) ?? false
  }

  /// `Hoa, Nguyễn Thị` is Nguyễn Thị Hoa; anything else after a comma is a note.
  private mutating func takeCommas() {
    guard let place = scalars.firstIndex(of: 0x2C) else { return }
    let before = scalars
    let head = NameDraft.trimmedEnds(Array(scalars[..<place]))
    let tail = NameDraft.trimmedEnds(Array(scalars[(place + 1)...])).filter { $0 != 0x2C }
    guard head.contains(where: UnicodeProperties.isLetter) else {
      scalars = tail
      repairs.insert(.symbols)
      return
    }
    let headWords = plainWords(head)
    let tailWords = plainWords(tail)
    scalars = head
    if tail.contains(where: UnicodeProperties.isLetter) == false {
      repairs.insert(.symbols)
    } else if let first = tailWords?.first, let own = headWords, own.count <= 2,
      NameKnowledge.isMainlySurname(first), NameKnowledge.isMainlySurname(own[0]) == false
    {
      scalars = tail + [0x20] + head
      let after = scalars
      mend(.commaOrder, before: UTF8Reader.text(before), after: UTF8Reader.text(after))
    } else if isBroken(head, before: tail) || isParted(headWords, tailWords) {
      // The Western way with the surname first: Nguyễn, Thị Hoa; one word alone is no name.
      scalars = head + [0x20] + tail
      mend(.symbols, before: UTF8Reader.text(before), after: UTF8Reader.text(head + [0x20] + tail))
    } else {
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

  /// `Bé (Lê Thị Mai)`: one word that is no surname beside a whole name is what the person is called; a code or a hamlet
  /// (`Xóm 3 (Lê Thị Mai)`) is no name at all.
  private mutating func preferFullName() {
    guard notes.count == 1, let note = notes.first, isMark(scalars) || isLoneWord(scalars),
      let full = plainWords(note), full.count >= 3, full.count <= 5,
      NameKnowledge.isMainlySurname(full[0]),
      full.contains(where: NameKnowledge.isRelation) == false,
      let given = full.last, WordTraits.isMiddle(given) == false
    else { return }
    (scalars, notes) = (NameDraft.trimmedEnds(note), [scalars])
  }

  /// Whether a text is one word that can be read and is no surname.
  private func isLoneWord(_ text: [UInt32]) -> Bool {
    guard text.contains(0x20) == false, let own = plainWords(text) else { return false }
    return NameKnowledge.isMainlySurname(own[0]) == false
  }

  func plainWords(_ part: [UInt32]) -> [String]? {
    var words: [String] = []
    for word in part.split(separator: 0x20) {
      guard let token = memory.read(word) else { return nil }
      words.append(token.word)
    }
    return words.isEmpty ? nil : words
  }

  /// A note of plain words may be another name of the person.
  private mutating func considerNote(_ note: [UInt32]) {
    // `tên gọi khác: Bé`: signs are none of the name's.
    let letters = note.map { $0 == 0x3A || $0 == 0x2E || $0 == 0x22 ? 0x20 : $0 }
    guard var words = plainWords(letters) else { return }
    // `(tức Bé)`, `(tên gọi là Bé)`: the name comes after.
    while let first = words.first, NameKnowledge.aliasLinks.contains(first) { words.removeFirst() }
    considerAlias(words, scalars.split(separator: 0x20).compactMap { memory.read($0)?.word })
  }
}
