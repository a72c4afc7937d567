extension DraftWords {
  /// A piece of text between spaces, hyphens and dots.
  struct Token {
    var scalars: ArraySlice<UInt32>
    /// Whether a dot follows.
    var hasDot = false
    /// Whether a dot that was dropped may have been the key of nặng: `Thi. Hoa`.
    var isToneDot = false
    /// Whether it is the last of the text, but for its dot.
    var endsName = false
  }

  /// Splits the text into tokens and joins apostrophes to their words.
  func splitTokens(_ journal: inout NameJournal) -> [Token] {
    if scalars.contains(where: { DraftWords.mayCutOrJoin($0) }) == false {
      return scalars.split(separator: 0x20).map { Token(scalars: $0) }
    }
    var tokens: [Token] = []
    for part in scalars.split(separator: 0x20) {
      // A plain word with a hyphen or dot does not exist, so that cutting loses nothing.
      let pieces = part.split { $0 == 0x2D || $0 == 0x5F || $0 == 0x2B }
      if pieces.count > 1 {
        journal.mend(
          .hyphen, before: UTF8Reader.text(part),
          after: pieces.map { UTF8Reader.text($0) }.joined(separator: " "))
      } else if pieces.first.map({ $0.count != part.count }) ?? true {
        journal.repairs.insert(.symbols)
      }
      for piece in pieces { splitAtDots(piece, into: &tokens, &journal) }
    }
    return joinApostrophes(tokens, &journal)
  }

  /// Hyphens and the like, dots and apostrophes.
  private static func mayCutOrJoin(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0x5F, 0x2B, 0x2E, Apostrophe.plain: true
    default: false
    }
  }

  private func splitAtDots(
    _ piece: ArraySlice<UInt32>, into tokens: inout [Token], _ journal: inout NameJournal
  ) {
    noteDots(piece, &journal)
    var start = piece.startIndex
    for place in piece.indices where piece[place] == 0x2E {
      if place > start { tokens.append(dotted(piece[start..<place], &journal)) }
      start = place + 1
    }
    if start < piece.endIndex { tokens.append(Token(scalars: piece[start...])) }
  }

  /// Dots behind a name stand for what is not known of it: `Nguyễn Văn ...`.
  private func noteDots(_ piece: ArraySlice<UInt32>, _ journal: inout NameJournal) {
    guard piece.last == 0x2E else { return }
    let count = piece.reversed().prefix { $0 == 0x2E }.count
    if count == piece.count || count >= 2 { journal.repairs.insert(.symbols) }
    if count >= 2, piece.endIndex == scalars.endIndex, scalars.contains(0x20) {
      journal.findings.insert(.givenNameMissing)
    }
  }

  /// A piece before a dot: an abbreviation keeps its dot, a whole word loses it.
  private func dotted(_ piece: ArraySlice<UInt32>, _ journal: inout NameJournal) -> Token {
    let letters = piece.filter { UnicodeProperties.isLetter($0) }
    let isShort =
      letters.count == 1
      || (letters.count <= 3 && letters.allSatisfy { Scalars.isConsonant($0) })
    if isShort && letters.count == piece.count { return Token(scalars: piece, hasDot: true) }
    journal.repairs.insert(.symbols)
    return Token(
      scalars: piece, isToneDot: piece.allSatisfy { $0 < 0x80 },
      endsName: piece.endIndex + 1 >= scalars.endIndex)
  }

  /// `H' Lan`, `H 'Lan` and `H'  Lan` are one word, H'Lan.
  private func joinApostrophes(_ tokens: [Token], _ journal: inout NameJournal) -> [Token] {
    var result: [Token] = []
    for token in tokens {
      guard let last = result.last, last.hasDot == false, let first = token.scalars.first,
        let opening = last.scalars.first, Apostrophe.opens(UnicodeProperties.lower(opening))
      else {
        result.append(token)
        continue
      }
      let isWaiting = last.scalars.count == 2 && last.scalars.last == Apostrophe.plain
      let isTail = last.scalars.count == 1 && first == Apostrophe.plain && token.scalars.count > 1
      let next =
        first == Apostrophe.plain && isTail ? token.scalars.dropFirst() : token.scalars[...]
      guard isWaiting || isTail, let letter = next.first, UnicodeProperties.isLetter(letter) else {
        result.append(token)
        continue
      }
      let joined = [opening, Apostrophe.plain] + next
      journal.mend(
        .apostrophe, before: UTF8Reader.text(last.scalars + [0x20] + token.scalars),
        after: UTF8Reader.text(joined))
      result[result.count - 1] = Token(scalars: joined[...])
    }
    return result
  }

  /// Reads one token and appends its words.
  mutating func readToken(_ token: Token, _ journal: inout NameJournal) {
    if token.scalars.count > 48 {
      journal.findings.insert(.tooLong)
      return readToken(
        Token(scalars: token.scalars.prefix(48), hasDot: token.hasDot), &journal)
    }
    if token.hasDot {
      let raw = Array(token.scalars)
      guard let letter = Scalars.lowered(raw) else { return }
      words.append(DraftWord(raw: raw, text: letter + ".", hasDot: true))
      return
    }
    var known = memory.word(token.scalars)
    if readPlainly(known, &journal) {
      if token.isToneDot { readToneDot(endsName: token.endsName, &journal) }
      return
    }
    if readOuterSigns(known, &journal) { return }
    let raw = withoutOuterMarks(known.raw, &journal)
    if raw.isEmpty { return }
    if raw.count != known.raw.count {
      known = memory.word(raw[...])
      if readPlainly(known, &journal) { return }
    }
    if isDoubt(raw) { return journal.mend(.symbols, before: "?", after: "") }
    if raw.contains(0x3F), readLost(raw, known, &journal) { return }
    if raw.contains(where: { (0x30...0x39).contains($0) }) {
      return readMinorityKeys(raw, &journal) || readJoinedKeys(raw, .vni, &journal)
        ? () : readDigits(raw, &journal)
    }
    if readJoinedLink(raw, &journal) || readSigns(raw, &journal) { return }
    readUnknown(known, &journal)
  }

  /// Drops signs that no word holds; apostrophes stay inside words only.
  private func withoutOuterMarks(_ raw: [UInt32], _ journal: inout NameJournal) -> [UInt32] {
    let isWhole = raw.allSatisfy {
      UnicodeProperties.isLetter($0) || $0 == 0x3F || (0x30...0x39).contains($0)
    }
    if isWhole { return raw }
    var kept: [UInt32] = []
    for (place, scalar) in raw.enumerated() {
      let isInner = scalar == Apostrophe.plain || scalar == 0x3F || (0x30...0x39).contains(scalar)
      if isInner || UnicodeProperties.isLetter(scalar)
        || (EncodedSign.isEncodedSign(scalar) && kept.isEmpty == false)
        || isHalf(raw, at: place, &journal)
        || (UnicodeProperties.isMark(scalar) && kept.isEmpty == false)
      {
        kept.append(scalar)
      }
    }
    while kept.first == Apostrophe.plain { kept.removeFirst() }
    while kept.last == Apostrophe.plain { kept.removeLast() }
    while let first = kept.first, UnicodeProperties.isMark(first) { kept.removeFirst() }
    if kept != raw {
      journal.mend(.symbols, before: UTF8Reader.text(raw), after: UTF8Reader.text(kept))
    }
    return kept
  }

  /// Whether a sign behind a letter may be a letter or half of one that nothing explained, so that the word without it
  /// would be another.
  ///
  /// At the end of a word that is a known one without it, it is a sign.
  private func isHalf(_ raw: [UInt32], at place: Int, _ journal: inout NameJournal) -> Bool {
    let scalar = raw[place]
    guard place > 0, UnicodeProperties.isLetter(raw[place - 1]) else { return false }
    if scalar == 0x60 || EncodedSign.isHalfLetter(scalar) { return raw[place - 1] < 0x80 }
    guard EncodedSign.isByteOfLetter(scalar) else { return false }
    // Behind a marked letter it is the end of one of UTF-8: `HÁ»`.
    if (0xC0...0xFF).contains(raw[place - 1]) { return true }
    if raw[(place + 1)...].contains(where: { UnicodeProperties.isLetter($0) }) { return true }
    let letters = raw.filter { UnicodeProperties.isLetter($0) }
    return journal.findings.contains(.uncertainEncoding) || letters.count < 2
      || memory.read(letters[...]) == nil
  }
}
