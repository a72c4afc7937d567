extension DraftWords {
  mutating func readJoined(_ raw: [UInt32], _ known: KnownWord, _ journal: inout NameJournal)
    -> Bool
  {
    guard let cut = known.cut, let text = known.lowered else { return false }
    let parts = cut.tokens.map(\.word)
    let isOdd = WordReader.lexicon.isOddButSeen(text)
    let opensWithSurname = NameKnowledge.isMainlySurname(parts[0])
    // One letter too many or mistyped (Nguyyên, Thịnu) is likelier than a lost space, unless capitals show the cut.
    let isMistyped = cut.hasCapitals == false && cut.isLessLikely(than: known.nearestInBits)
    if isMistyped == false
      && (cut.isCertain && (isOdd == false || opensWithSurname)
        || (opensWithSurname && words.isEmpty && raw.count >= 7 && cut.isClear))
    {
      journal.mend(.joinedWords, before: UTF8Reader.text(raw), after: parts.joined(separator: " "))
      for (token, part) in zip(cut.tokens, cut.pieces) {
        // The case of the parts says nothing: only the joint did.
        journal.repairs.formUnion(token.repairs.subtracting(.letterCase))
        words.append(DraftWord(raw: part, text: token.word, token: token))
      }
      return true
    }
    if isMistyped, cut.isFrequent == false { return false }
    journal.findings.insert(.possibleWordBreak)
    let nearest = isMistyped ? known.nearest.prefix(1) : []
    words.append(DraftWord(raw: raw, text: text, options: nearest + [parts]))
    return true
  }

  /// Parts a word at the capitals inside it where each part is a word: `CúnThị`, `VàY`.
  mutating func readCapitals(_ raw: [UInt32], _ journal: inout NameJournal) -> Bool {
    guard let letters = WordReader.letters(raw), letters[0].isCapital else { return false }
    var pieces: [ArraySlice<UInt32>] = []
    var start = 0
    for place in raw.indices.dropFirst()
    where letters[place].isCapital && letters[place - 1].isCapital == false {
      pieces.append(raw[start..<place])
      start = place
    }
    pieces.append(raw[start...])
    // One syllable with a marked capital inside is a slip of the shift key: `BiÊn`.
    if pieces.count == 2, let capital = pieces[1].first, capital >= 0x80 {
      let lowered = raw.map(UnicodeProperties.lower)
      if let token = memory.read(lowered[...]), let syllable = token.syllable,
        WordReader.lexicon.count(of: syllable) > 0
      {
        journal.mend(.letterCase, before: UTF8Reader.text(raw), after: token.word)
        words.append(DraftWord(raw: lowered, text: token.word, token: token))
        return true
      }
    }
    let tokens = pieces.compactMap { memory.read($0) }
    guard (2...5).contains(pieces.count), tokens.count == pieces.count, pieces[0].count >= 2,
      zip(tokens, pieces).allSatisfy({ token, piece in
        let isSeen = token.syllable.map { WordReader.lexicon.count(of: $0) > 0 } ?? true
        return isSeen && (piece.count >= 2 || ["a", "y", "ý"].contains(token.word))
      })
    else { return false }
    let parts = tokens.map(\.word)
    journal.mend(.joinedWords, before: UTF8Reader.text(raw), after: parts.joined(separator: " "))
    for (token, part) in zip(tokens, pieces) {
      journal.repairs.formUnion(token.repairs.subtracting(.letterCase))
      words.append(DraftWord(raw: Array(part), text: token.word, token: token))
    }
    return true
  }

  /// Parts a link from the name that it was joined with behind `Con`: `Con BàHoa`.
  mutating func readJoinedLink(_ raw: [UInt32], _ journal: inout NameJournal) -> Bool {
    guard words.count == 1, words[0].text == "con", raw.count >= 4 else { return false }
    for link in ["bà", "mẹ", "cô", "chị", "ông"] {
      let letters = link.unicodeScalars.map { $0.value }
      guard raw.count > letters.count + 1,
        zip(letters, raw).allSatisfy({ $0 == UnicodeProperties.lower($1) })
      else { continue }
      let parts = [raw.prefix(letters.count), raw.dropFirst(letters.count)]
      let tokens = parts.compactMap { memory.read($0) }
      guard tokens.count == 2 else { continue }
      journal.mend(
        .joinedWords, before: UTF8Reader.text(raw),
        after: tokens.map { $0.word }.joined(separator: " "))
      for (token, part) in zip(tokens, parts) {
        words.append(DraftWord(raw: Array(part), text: token.word, token: token))
      }
      return true
    }
    return false
  }
}
