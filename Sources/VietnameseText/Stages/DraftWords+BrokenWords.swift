extension DraftWords {
  /// Joins words that a space has broken.
  mutating func mendNeighbours(_ journal: inout NameJournal) {
    var place = 0
    while place + 1 < words.count {
      // Words that are both in use are left as they are.
      let isOpen =
        (isUnseen(place) || isUnseen(place + 1) || isPiece(at: place))
        && words[place].hasDot == false && words[place + 1].hasDot == false
      if isOpen, isRemark(at: place) == false,
        joinWords(at: place, &journal) || recutWords(at: place, &journal)
      {
        continue
      }
      if isOpen { offerLostLetter(at: place, &journal) }
      place += 1
    }
    for place in words.indices
    where words[place].isRead == false && words[place].hasDot == false
      && words[place].text.utf8.last == 0x2E
    {
      journal.findings.insert(.abbreviated)
    }
  }

  /// `Ng uyễn` is Nguyễn: the two parts are rarer than the whole, and one of them is no word.
  private mutating func joinWords(at place: Int, _ journal: inout NameJournal) -> Bool {
    guard words[place].raw.count + words[place + 1].raw.count <= 9,
      words[place].text.utf8.contains(0x3F) == false,
      words[place + 1].text.utf8.contains(0x3F) == false
    else { return false }
    guard mayBeSyllable(words[place].raw, words[place + 1].raw) else { return false }
    // A capital inside comes from the break.
    let joined = words[place].raw + words[place + 1].raw.map { UnicodeProperties.lower($0) }
    guard let whole = WordReader.read(joined[...]), let syllable = whole.syllable else {
      return false
    }
    let left = words[place]
    let right = words[place + 1]
    let count = WordReader.lexicon.count(of: syllable)
    guard count >= 50 else { return false }
    let isRare =
      isContinued(at: place) || isPiece(at: place) && isLikelier(whole, than: left, right)
      || isTail(right, of: left, whole)
      || [left, right].allSatisfy { part in
        guard let token = part.token else { return true }
        return token.shareInBits + 6 < whole.shareInBits
      }
    if isRare {
      let raw = left.raw + right.raw
      journal.mend(
        .brokenWord, before: UTF8Reader.text(left.raw + [0x20] + right.raw), after: whole.word)
      journal.repairs.formUnion(whole.repairs.subtracting(.letterCase))
      words[place] = DraftWord(raw: raw, text: whole.word, token: whole)
      words.remove(at: place + 1)
      // Consonants that were the beginning of a word are no abbreviation; others are told at the end.
      journal.findings.remove(.abbreviated)
      return true
    }
    // `Th anh` may be Thanh or Thị Anh.
    journal.findings.insert(.possibleWordBreak)
    let other = words[..<place].map(\.text) + [whole.word] + words[(place + 2)...].map(\.text)
    if journal.alternatives.contains(other) == false { journal.alternatives.append(other) }
    return false
  }

  /// Whether consonants without a dot go on in small letters behind them, where words begin with capitals: `Th anh`, `l
  /// an`.
  private func isContinued(at place: Int) -> Bool {
    let (left, right) = (words[place], words[place + 1])
    guard left.isRead == false, left.text.utf8.last == 0x2E,
      Scalars.isCapital(right.raw.first) == false
    else { return false }
    return words.indices.contains {
      $0 != place + 1 && Scalars.isCapital(words[$0].raw.first)
    }
  }

  /// Whether a small vowel begins the second of two words where names have capitals: `Tu ấn`, `H oàng`.
  private func isPiece(at place: Int) -> Bool {
    // By place: copies of words would take longer than the question.
    guard Scalars.isCapital(words[place].raw.first), let first = words[place + 1].raw.first,
      Scalars.isCapital(first) == false, Scalars.isConsonant(first) == false,
      words[place + 1].raw.contains(where: { Scalars.isCapital($0) }) == false
    else { return false }
    return UnicodeProperties.isLetter(first)
  }

  /// Whether one word is far likelier than the two.
  private func isLikelier(_ whole: PlainToken, than left: DraftWord, _ right: DraftWord) -> Bool {
    let apart =
      (left.token?.shareInBits ?? WordReader.unseenInBits)
      + (right.token?.shareInBits ?? WordReader.unseenInBits)
    return whole.shareInBits > apart + DraftWords.pieceInBits
  }

  /// What speaks for two words against a piece with a small letter.
  private static let pieceInBits = 12.0

  /// Whether small consonants without a dot are the end of the word before them: `Hoà ng`, `Đôn g`.
  private func isTail(_ right: DraftWord, of left: DraftWord, _ whole: PlainToken) -> Bool {
    guard right.isRead == false, right.text.utf8.last == 0x2E, let token = left.token,
      Scalars.isCapital(left.raw.first),
      right.raw.allSatisfy({ Scalars.isCapital($0) == false })
    else { return false }
    return whole.shareInBits > token.shareInBits
  }

  /// Whether two words may be one syllable together; tells surely for words of whole letters.
  private func mayBeSyllable(_ left: [UInt32], _ right: [UInt32]) -> Bool {
    var spelling = LooseSpelling()
    for part in 0..<2 {
      for scalar in part == 0 ? left : right {
        let code = VietnameseLetter.code(of: scalar)
        if code == 0 { return true }
        if spelling.add(VietnameseLetter(code: code)) == false {
          // Look-alikes and marks that follow may change the letters before them.
          return (left + right).contains { VietnameseLetter.code(of: $0) == 0 }
        }
      }
    }
    return spelling.syllable != nil
  }

  private func isUnseen(_ place: Int) -> Bool {
    if let facts = words[place].facts { return facts.roles.contains(.unseen) }
    guard let syllable = words[place].token?.syllable else {
      return words[place].isRead == false
    }
    return WordReader.lexicon.count(of: syllable) == 0
  }

  /// `Thanhh oa` is Thanh Hoa: the letters are there, the space is in the wrong place.
  private mutating func recutWords(at place: Int, _ journal: inout NameJournal) -> Bool {
    guard words[place].raw.count >= 2, words[place + 1].raw.count >= 1, isUnseen(place),
      words[place].text.utf8.last != 0x2E, words[place].text.utf8.contains(0x3F) == false,
      words[place + 1].text.utf8.contains(0x3F) == false,
      hasOtherCut(words[place].raw, words[place + 1].raw)
    else { return false }
    let left = words[place]
    let right = words[place + 1]
    guard
      let cut = WordCut((left.raw + right.raw).map { UnicodeProperties.lower($0) }),
      cut.tokens.count == 2, cut.pieces[0].count != left.raw.count,
      isRarer(right, than: cut.tokens[1])
    else { return false }
    journal.mend(
      .brokenWord, before: UTF8Reader.text(left.raw + [0x20] + right.raw),
      after: cut.tokens.map(\.word).joined(separator: " "))
    for (offset, token) in cut.tokens.enumerated() {
      journal.repairs.formUnion(token.repairs.subtracting(.letterCase))
      words[place + offset] = DraftWord(raw: cut.pieces[offset], text: token.word, token: token)
    }
    return true
  }

  /// Whether two words can be cut at another place than where the space stands; few can, and cutting takes long.
  private func hasOtherCut(_ left: [UInt32], _ right: [UInt32]) -> Bool {
    if let letters = WordReader.letters(left, right) {
      guard letters.count >= 4 else { return false }
      for place in 2...(letters.count - 2) where place != left.count {
        if WordReader.canRead(letters[..<place]), WordReader.canRead(letters[place...]) {
          return true
        }
      }
      return false
    }
    let whole = (left + right).map { UnicodeProperties.lower($0) }
    // Marks that stand alone would move the places.
    if whole.contains(where: { (0x300..<0x370).contains($0) }) { return true }
    guard whole.count >= 4 else { return false }
    for place in 2...(whole.count - 2) where place != left.count {
      if WordReader.read(whole[..<place]) != nil, WordReader.read(whole[place...]) != nil {
        return true
      }
    }
    return false
  }

  /// Whether a word is far rarer than what it would become; of Bă Nguyên the second is right and only the first is not.
  private func isRarer(_ word: DraftWord, than other: PlainToken) -> Bool {
    guard let token = word.token else { return true }
    return token.shareInBits + 6 < other.shareInBits
  }

  /// Offers one word with a lost letter for two of which the second begins small and one is none: `T ảo`, `Lươ g`.
  private mutating func offerLostLetter(at place: Int, _ journal: inout NameJournal) {
    let (head, tail) = (words[place].raw, words[place + 1].raw)
    guard head.count + tail.count <= 7, WordParts.hasSmallTail(head[...], tail[...]),
      tail.isEmpty == false, (head + tail).allSatisfy({ UnicodeProperties.isLetter($0) }),
      memory.isWord(head[...]) == false || memory.isWord(tail[...]) == false,
      WordParts.hasLetter(between: head[...], tail[...]),
      let pattern = Scalars.lowered(head + [0x3F] + tail)
    else { return }
    journal.findings.insert(.possibleWordBreak)
    let other = words[..<place].map(\.text) + [pattern] + words[(place + 2)...].map(\.text)
    if journal.alternatives.contains(other) == false { journal.alternatives.append(other) }
  }

  /// `đã mất` behind a name are two words, although no name has them.
  private func isRemark(at place: Int) -> Bool {
    place > 1 && words[place].roles.contains(.remark) && place + 1 < words.count
      && NameKnowledge.trailingRemarks.contains(words[place].text + " " + words[place + 1].text)
  }
}
