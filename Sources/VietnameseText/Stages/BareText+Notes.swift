extension BareText {
  /// Takes out what stands in brackets or after a separator, and puts a name with a comma in order.
  mutating func takeOutNotes(_ journal: inout NameJournal) {
    guard scalars.contains(where: { BareText.mayOpenNote($0) }) else { return }
    if takeOutFillers(&journal) || takeOutStrokes(&journal) { return }
    readStrokesAsDots(&journal)
    let before = scalars
    takeOutCareOf()
    takeOutQuoted()
    takeOutBrackets(&journal)
    takeOutAfterSeparator(&journal)
    takeCommas(&journal)
    preferFullName()
    for note in notes {
      if BareText.isChildMark(note) {
        isParentsName = true
      } else {
        considerNote(note, &journal)
      }
    }
    if notes.isEmpty == false {
      journal.findings.insert(.note)
      journal.mend(.note, before: UTF8Reader.text(before), after: UTF8Reader.text(scalars))
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
      let own = memory.plainWords(Array(scalars[..<space])), own.count >= 2,
      WordTraits.isMiddle(own[own.count - 1]) == false
    else { return }
    notes.append(Array(scalars[(space + 2)..<(scalars.count - 1)]))
    scalars = Array(scalars[..<space])
  }

  private mutating func takeOutBrackets(_ journal: inout NameJournal) {
    // Where a bracket is only closed, the note began somewhere in the name.
    if scalars.contains(where: { $0 == 0x29 || $0 == 0x5D }),
      scalars.contains(where: { BareText.closing($0) != 0 }) == false
    {
      journal.findings.insert(.note)
    }
    while let start = scalars.firstIndex(where: { BareText.closing($0) != 0 }) {
      let closing = BareText.closing(scalars[start])
      let end = scalars[start...].firstIndex(of: closing) ?? scalars.count
      let note = Array(scalars[(start + 1)..<end])
      let head = scalars[..<start]
      let tail = end < scalars.count ? scalars[(end + 1)...] : []
      scalars = BareText.joined(Array(head), Array(tail))
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
    let head = Scalars.trimmedEnds(head)
    let tail = Scalars.trimmedEnds(tail)
    return head.isEmpty ? tail : tail.isEmpty ? head : head + [0x20] + tail
  }

  /// `Bé (Lê Thị Mai)`: one word that is no surname beside a whole name is what the person is called; a code or a hamlet
  /// (`Xóm 3 (Lê Thị Mai)`) is no name at all.
  private mutating func preferFullName() {
    guard notes.count == 1, let note = notes.first, isMark(scalars) || isLoneWord(scalars),
      let full = memory.plainWords(note), full.count >= 3, full.count <= 5,
      NameKnowledge.isMainlySurname(full[0]),
      full.contains(where: NameKnowledge.isRelation) == false,
      let given = full.last, WordTraits.isMiddle(given) == false
    else { return }
    (scalars, notes) = (Scalars.trimmedEnds(note), [scalars])
  }

  /// Whether a text is one word that can be read and is no surname.
  private func isLoneWord(_ text: [UInt32]) -> Bool {
    guard text.contains(0x20) == false, let own = memory.plainWords(text) else { return false }
    return NameKnowledge.isMainlySurname(own[0]) == false
  }

  /// A note of plain words may be another name of the person.
  private func considerNote(_ note: [UInt32], _ journal: inout NameJournal) {
    // `tên gọi khác: Bé`: signs are none of the name's.
    let letters = note.map { $0 == 0x3A || $0 == 0x2E || $0 == 0x22 ? 0x20 : $0 }
    guard var words = memory.plainWords(letters) else { return }
    // `(tức Bé)`, `(tên gọi là Bé)`: the name comes after.
    while let first = words.first, NameKnowledge.aliasLinks.contains(first) { words.removeFirst() }
    journal.considerAlias(
      words, scalars.split(separator: 0x20).compactMap { memory.read($0)?.word })
  }

  /// Whether a note says that the name beside it is a parent's: `(sơ sinh)`, `(chưa đặt tên)`, `(tên mẹ)`.
  private static func isChildMark(_ note: [UInt32]) -> Bool {
    let words = note.split(whereSeparator: { UnicodeProperties.isLetter($0) == false }).map {
      let word = Scalars.lowered(Array($0)) ?? ""
      return Syllable(word)?.text() ?? word
    }
    guard let first = words.first, words.count <= 6 else { return false }
    // (chưa đặt tên), (chưa làm giấy khai sinh)
    if first == "chưa" || first == "chua" {
      return NameKnowledge.missing.contains(FoldingTable.fold(words.joined()))
    }
    var start = 0
    if NameKnowledge.childMarks.contains(first) {
      start = 1
    } else if words.count >= 2, NameKnowledge.childMarks.contains(first + " " + words[1]) {
      start = 2
    } else {
      return false
    }
    return words[start...].allSatisfy { NameKnowledge.childMarkTails.contains($0) }
  }
}
