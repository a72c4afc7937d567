extension DraftWords {
  /// Whether question marks on their own stand for doubt, and not for the given name.
  func isDoubt(_ raw: [UInt32]) -> Bool {
    guard let last = words.last, raw.allSatisfy({ $0 == 0x3F }) else { return false }
    return WordTraits.isMiddle(last.text) == false && mayBeDoubt
  }

  /// Whether a question mark may stand for doubt: beside letters that no code page shows nothing was lost.
  private var mayBeDoubt: Bool {
    isLossy == false && scalars.contains { (0x1EA0...0x1EF9).contains($0) }
  }

  /// Keeps a word with `?` as a pattern; a question mark after a whole word is a sign of doubt and goes.
  mutating func readLost(_ raw: [UInt32], _ known: KnownWord, _ journal: inout NameJournal) -> Bool
  {
    let bare = raw.filter { $0 != 0x3F }
    if known.isLost == false, raw.first != 0x3F, bare.count >= 2,
      raw.firstIndex(of: 0x3F) == bare.count, mayBeDoubt,
      let token = memory.read(bare[...]), token.isMinority == false,
      token.shareInBits > WordReader.unseenInBits
    {
      let pattern = Scalars.lowered(raw).map { [[$0]] } ?? []
      append(token, raw: raw, repair: .symbols, options: pattern, &journal)
      return true
    }
    let hasDigits = raw.contains { (0x30...0x39).contains($0) }
    let lowered =
      hasDigits
      ? Scalars.lowered(raw.filter { (0x30...0x39).contains($0) == false }) : known.lowered
    guard let text = lowered else { return false }
    words.append(DraftWord(raw: raw, text: text))
    // A word with a lost letter is not plain, however it is written.
    if hasDigits == false { words[words.count - 1].facts = (known.loweredRoles, false) }
    return true
  }

  /// Consonants that open no syllable are what is left of a word when its marked letters are dropped (Trn, Hng).
  mutating func readConsonants(_ raw: [UInt32], _ known: KnownWord) -> Bool {
    // LM, BS before a name are titles.
    guard let text = known.lowered, let letters = WordReader.letters(raw),
      words.isEmpty == false || NameKnowledge.titles.contains(text) == false,
      letters.allSatisfy({ $0.isBare && $0.isVowel == false }), LostVowels.isOnset(text) == false,
      let reading = LostVowels.reading(of: letters), reading.count >= 50
    else { return false }
    var word = DraftWord(raw: raw, text: text, options: reading.words.map { [$0] })
    word.skeleton = reading.pattern
    words.append(word)
    return true
  }

  /// The consonants with which a word begins are an abbreviation that lacks its dot; other consonants alone (Hb, Thm)
  /// are a word with a letter lost or mistyped, except before a name.
  mutating func readInitials(_ raw: [UInt32], _ known: KnownWord, _ journal: inout NameJournal)
    -> Bool
  {
    guard raw.count <= 3, raw.allSatisfy({ Scalars.isConsonant($0) }),
      let text = known.lowered,
      LostVowels.isOnset(text)
        || words.isEmpty
          && (NameKnowledge.titles.contains(text) || NameKnowledge.initials.contains(text))
    else { return false }
    words.append(DraftWord(raw: raw, text: text + "."))
    journal.findings.insert(.abbreviated)
    return true
  }

  /// Reads words without their vowels as patterns when two of a name are so: then all letters with marks are lost.
  ///
  /// One alone is a typing error, for which the words that it can come from are alternatives.
  mutating func useSkeletons() {
    var count = 0
    for place in words.indices where words[place].skeleton != nil { count += 1 }
    guard count >= 2 else { return }
    let places = words.indices.filter { words[$0].skeleton != nil }
    for place in places {
      words[place].text = words[place].skeleton ?? words[place].text
      words[place].facts = nil
    }
  }
}
