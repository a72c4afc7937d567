extension DraftWords {
  /// Foreign names that are also Telex.
  private static let foreignKeys: WordMap = [
    "max", "box", "fox", "rex", "lex", "mix", "jos", "bus", "gas", "mars", "doris", "lars",
  ]

  mutating func readKeys(_ raw: [UInt32], _ known: KnownWord, _ journal: inout NameJournal) -> Bool
  {
    guard let text = known.lowered, raw.contains(Apostrophe.plain) == false,
      let syllable = known.telex,
      let token = WordReader.read(syllable.letters())
    else { return false }
    let lexicon = WordReader.lexicon
    // Two keys in one word are hardly chance.
    let needed = raw.count >= syllable.letters().count + 2 ? 20 : 200
    let isCertain =
      lexicon.count(of: syllable) >= needed && lexicon.isOddButSeen(text) == false
      && DraftWords.foreignKeys.contains(text) == false
    if isCertain {
      if let options = weakOptions(raw, known, syllable, token) {
        words.append(DraftWord(raw: raw, text: text, options: options, keys: token))
        return true
      }
      append(token, raw: raw, repair: .telex, &journal)
    } else if DraftWords.foreignKeys.contains(text) {
      journal.findings.insert(.possibleTypingResidue)
      words.append(DraftWord(raw: raw, text: text, options: [[token.word]]))
    } else {
      words.append(
        DraftWord(raw: raw, text: text, options: [[token.word]], keys: token, needsTelex: true))
    }
    return true
  }

  /// The readings of a word whose keys may be a letter typed twice or beside another; `nil` for keys that are hardly
  /// chance.
  ///
  /// Three kinds are as often a slip: one doubled letter where the word without it is as common (Laan, Aan); a
  /// consonant and w (Lw of Lê); and keys inside a word that has marks already (Ddương, Tưrơng), whose own keys were
  /// resolved.
  private func weakOptions(
    _ raw: [UInt32], _ known: KnownWord, _ syllable: Syllable, _ token: PlainToken
  ) -> [[String]]? {
    guard let last = raw.last else { return nil }
    let letters = syllable.letters()
    let isOneKey = raw.count == letters.count + 1
    if raw.contains(where: { $0 >= 0x80 }) {
      // A tone left behind the word: Trươngf.
      if isOneKey, DraftWords.isToneKey(last) { return nil }
    } else if isOneKey, syllable.tone == .ngang, raw.contains(where: { $0 | 0x20 == 0x77 }) == false
    {
      let bare = letters.map { VietnameseLetter(code: $0.code & 31) }
      guard let single = Syllable.of(bare[...]) else { return nil }
      let count = WordReader.lexicon.count(of: single)
      let keyed = WordReader.lexicon.count(of: syllable)
      if count * 2 < keyed { return nil }
      return count >= keyed ? [[single.text()], [token.word]] : [[token.word], [single.text()]]
    } else if raw.count != 2 || last | 0x20 != 0x77 {
      return nil
    }
    return known.nearest.prefix(1).filter { $0 != [token.word] } + [[token.word]]
  }

  private static func isToneKey(_ scalar: UInt32) -> Bool {
    switch scalar | 0x20 {
    case 0x73, 0x66, 0x72, 0x78, 0x6A: true
    default: false
    }
  }

  /// Resolves keys that could be a slip when another word of the name shows that its keys were not resolved.
  mutating func settleKeys(_ journal: inout NameJournal) {
    settleSingleKeys(&journal)
    if journal.repairs.contains(.telex) { settleDoubledLetters(&journal) }
  }

  /// A rare word with oo is one with ô where the same name has another letter doubled for its circumflex: Traanf Coong is
  /// Trần Công. Beside other keys of Telex that is only likely, Thoong and Coong being names too.
  private mutating func settleDoubledLetters(_ journal: inout NameJournal) {
    let isShown = words.contains { word in
      DraftWords.hasDoubled(word.raw) && word.token?.hasMarks == true
    }
    for place in words.indices {
      let raw = words[place].raw
      guard let token = words[place].token, token.hasMarks == false, DraftWords.hasDoubled(raw),
        let syllable = TypingResidue.decode(raw[...], keys: .telex),
        let keyed = WordReader.read(syllable.letters()),
        keyed.shareInBits > token.shareInBits + DraftWords.doubledMarginInBits,
        place > 0 || NameKnowledge.surnameCount(token.word) == 0
      else { continue }
      guard isShown else {
        journal.findings.insert(.possibleTypingResidue)
        if words[place].options.isEmpty { words[place].options = [[keyed.word]] }
        continue
      }
      journal.mend(.telex, before: UTF8Reader.text(raw), after: keyed.word)
      words[place] = DraftWord(raw: raw, text: keyed.word, token: keyed)
    }
  }

  /// Whether a, e or o stands twice, one behind the other.
  private static func hasDoubled(_ raw: [UInt32]) -> Bool {
    zip(raw, raw.dropFirst()).contains { left, right in
      left | 0x20 == right | 0x20
        && (left | 0x20 == 0x61 || left | 0x20 == 0x65 || left | 0x20 == 0x6F)
    }
  }

  /// How much commoner the word with ô must be.
  private static let doubledMarginInBits = 4.0

  private mutating func settleSingleKeys(_ journal: inout NameJournal) {
    var count = 0
    var hasOpen = false
    for place in words.indices where words[place].keys != nil {
      hasOpen = true
      if words[place].needsTelex == false { count += 1 }
    }
    if hasOpen == false { return }
    // Keys that could be a slip show each other.
    let isShown = journal.repairs.contains(.telex) || count > 1
    for place in words.indices {
      guard let token = words[place].keys else { continue }
      guard isShown else {
        journal.findings.insert(.possibleTypingResidue)
        continue
      }
      let raw = words[place].raw
      let all = token.repairs.union(.telex).subtracting(.letterCase)
      journal.mend(all, before: UTF8Reader.text(raw), after: token.word)
      words[place] = DraftWord(raw: raw, text: token.word, token: token)
    }
  }
}
