extension NameDraft {
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
  mutating func splitTokens() -> [Token] {
    if scalars.contains(where: { NameDraft.mayCutOrJoin($0) }) == false {
      return scalars.split(separator: 0x20).map { Token(scalars: $0) }
    }
    var tokens: [Token] = []
    for part in scalars.split(separator: 0x20) {
      // A plain word with a hyphen or dot does not exist, so that cutting loses nothing.
      let pieces = part.split { $0 == 0x2D || $0 == 0x5F || $0 == 0x2B }
      if pieces.count > 1 {
        mend(
          .hyphen, before: UTF8Reader.text(part),
          after: pieces.map { UTF8Reader.text($0) }.joined(separator: " "))
      } else if pieces.first.map({ $0.count != part.count }) ?? true {
        repairs.insert(.symbols)
      }
      for piece in pieces { splitAtDots(piece, into: &tokens) }
    }
    return joinApostrophes(tokens)
  }

  /// Hyphens and the like, dots and apostrophes.
  private static func mayCutOrJoin(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0x5F, 0x2B, 0x2E, Apostrophe.plain: true
    default: false
    }
  }

  private mutating func splitAtDots(_ piece: ArraySlice<UInt32>, into tokens: inout [Token]) {
    noteDots(piece)
    var start = piece.startIndex
    for place in piece.indices where piece[place] == 0x2E {
      if place > start { tokens.append(dotted(piece[start..<place])) }
      start = place + 1
    }
    if start < piece.endIndex { tokens.append(Token(scalars: piece[start...])) }
  }

  /// Dots behind a name stand for what is not known of it: `Nguyễn Văn ...`.
  private mutating func noteDots(_ piece: ArraySlice<UInt32>) {
    guard piece.last == 0x2E else { return }
    let count = piece.reversed().prefix { $0 == 0x2E }.count
    if count == piece.count || count >= 2 { repairs.insert(.symbols) }
    if count >= 2, piece.endIndex == scalars.endIndex, scalars.contains(0x20) {
      findings.insert(.givenNameMissing)
    }
  }

  /// A piece before a dot: an abbreviation keeps its dot, a whole word loses it.
  private mutating func dotted(_ piece: ArraySlice<UInt32>) -> Token {
    let letters = piece.filter { UnicodeProperties.isLetter($0) }
    let isShort =
      letters.count == 1
      || (letters.count <= 3 && letters.allSatisfy { NameDraft.isConsonant($0) })
    if isShort && letters.count == piece.count { return Token(scalars: piece, hasDot: true) }
    repairs.insert(.symbols)
    return Token(
      scalars: piece, isToneDot: piece.allSatisfy { $0 < 0x80 },
      endsName: piece.endIndex + 1 >= scalars.endIndex)
  }

  /// Offers the word with the tone nặng for one that a dot followed, where that is the commoner word; takes it inside a
  /// name whose other words have their marks, where it is commoner by far.
  mutating func readToneDot(endsName: Bool) {
    guard let plain = words.last?.token, words.last?.options.isEmpty == true,
      let bare = plain.syllable, bare.tone == .ngang,
      let syllable = Syllable(spelling: bare.spelling, tone: .nang),
      let token = WordReader.read(syllable.letters()), token.shareInBits > plain.shareInBits
    else { return }
    if endsName == false, token.shareInBits > plain.shareInBits + 4,
      scalars.contains(where: { $0 >= 0x80 && VietnameseLetter.code(of: $0) != 0 })
    {
      let raw = words.removeLast().raw
      return append(token, raw: raw + [0x2E], repair: .viqr)
    }
    words[words.count - 1].options = [[token.word]]
    findings.insert(.possibleTypingResidue)
  }

  static func isConsonant(_ scalar: UInt32) -> Bool {
    if let twin = LookAlike.letter(for: scalar) { return twin.letter.isVowel == false }
    guard let unicode = Unicode.Scalar(scalar), let letter = VietnameseLetter(unicode) else {
      return false
    }
    return letter.isVowel == false
  }

  /// `H' Lan`, `H 'Lan` and `H'  Lan` are one word, H'Lan.
  private mutating func joinApostrophes(_ tokens: [Token]) -> [Token] {
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
      mend(
        .apostrophe, before: UTF8Reader.text(last.scalars + [0x20] + token.scalars),
        after: UTF8Reader.text(joined))
      result[result.count - 1] = Token(scalars: joined[...])
    }
    return result
  }
}
