extension BareText {
  /// Removes `12.`, `3)` or `STT 7 -` before the name.
  mutating func removeLineNumber(_ journal: inout NameJournal) {
    if removeLineLetter(&journal) { return }
    var place = BareText.lineNumberLabel(scalars)
    let start = place
    while place < scalars.count, (0x30...0x39).contains(scalars[place]) { place += 1 }
    guard place > start, place <= start + 7, place < scalars.count else { return }
    let afterDigits = place
    while place < scalars.count, [0x20, 0x2E, 0x29, 0x2D, 0x3A, 0x2F].contains(scalars[place]) {
      place += 1
    }
    guard place > afterDigits, place < scalars.count, UnicodeProperties.isLetter(scalars[place])
    else { return }
    take(Array(scalars[place...]), .lineNumber, &journal)
  }

  /// The length of `STT ` or `TT ` before a number.
  private static func lineNumberLabel(_ scalars: [UInt32]) -> Int {
    guard let first = scalars.first, first | 0x20 == 0x73 || first | 0x20 == 0x74 else { return 0 }
    let lowered = scalars.prefix(6).map { UnicodeProperties.lower($0) }
    for label in ["stt ", "tt ", "stt: ", "stt."] {
      let label = label.unicodeScalars.map(\.value)
      if lowered.starts(with: label) { return label.count }
    }
    return 0
  }

  /// Removes `a)`, `b)` and Roman numbers with a dot or bracket (`II.`) before a surname and another word.
  private mutating func removeLineLetter(_ journal: inout NameJournal) -> Bool {
    guard let end = scalars.prefix(5).firstIndex(where: { $0 == 0x29 || $0 == 0x2E }), end > 0,
      end + 1 < scalars.count
    else { return false }
    let head = UTF8Reader.text(scalars[..<end])
    let isLetter = end == 1 && scalars[1] == 0x29 && UnicodeProperties.isLetter(scalars[0])
    let isRoman = ["II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII"].contains(head)
    guard isLetter || isRoman else { return false }
    let rest = Scalars.trimmedEnds(Array(scalars[(end + 1)...]))
    guard let own = memory.plainWords(rest), own.count >= 2, NameKnowledge.isMainlySurname(own[0])
    else {
      return false
    }
    take(rest, .lineNumber, &journal)
    return true
  }

  /// Removes titles with dots or strokes (`GS.TS`, `Th.S`, `Đ/c`) before a surname and `Ông/Bà` before any name;
  /// `C/B` becomes CB.
  mutating func rewriteOpening(_ journal: inout NameJournal) {
    if takeOutLabel(&journal) { return }
    let pairLength = titlePairLength()
    if pairLength > 0 {
      return take(Array(scalars[pairLength...]), .title, &journal)
    }
    guard let first = scalars.firstIndex(of: 0x20), first <= 10,
      scalars[..<first].contains(where: { $0 == 0x2E || $0 == 0x2F })
    else { return }
    if Scalars.key(of: scalars[..<first]) == "cb" {
      scalars = [0x43, 0x42] + scalars[first...]
      return
    }
    var start = 0
    while let end = scalars[start...].firstIndex(of: 0x20),
      NameKnowledge.dottedTitles.contains(Scalars.key(of: scalars[start..<end]))
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
    take(Array(rest), .title, &journal)
  }

  /// Removes what a colon parts from a name of two words or more: `Họ tên: …`, `Ông: …`.
  private mutating func takeOutLabel(_ journal: inout NameJournal) -> Bool {
    guard let colon = scalars.firstIndex(of: 0x3A), (1...24).contains(colon) else { return false }
    let key = Scalars.key(of: scalars[..<colon])
    let isLabel = NameKnowledge.nameLabels.contains(FoldingTable.fold(key))
    guard isLabel || NameKnowledge.titles.contains(key) else { return false }
    let rest = Scalars.trimmedEnds(Array(scalars[(colon + 1)...]))
    guard rest.contains(0x20) else { return false }
    take(rest, isLabel ? .note : .title, &journal)
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
        NameKnowledge.titlePairs.contains(FoldingTable.fold(Scalars.key(of: key[...])))
      else { continue }
      var end = place + 1
      while end < scalars.count, UnicodeProperties.isLetter(scalars[end]) == false { end += 1 }
      return end > place + 1 && scalars[end...].contains(0x20) ? end : 0
    }
    return 0
  }
}
