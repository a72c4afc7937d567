extension DraftWords {
  mutating func readMarks(_ raw: [UInt32], _ known: KnownWord, _ journal: inout NameJournal) -> Bool
  {
    guard let reading = known.marks else { return false }
    switch reading {
    case .certain(let token, let repair):
      journal.mend(repair, before: UTF8Reader.text(raw), after: token.word)
      words.append(DraftWord(raw: raw, text: token.word, token: token))
    case .twoTones(let text, let options):
      journal.findings.insert(.twoTones)
      words.append(DraftWord(raw: raw, text: text, options: options))
    }
    return true
  }

  /// Offers the word with the tone nặng for one that a dot followed, where that is the commoner word; takes it inside a
  /// name whose other words have their marks, where it is commoner by far.
  mutating func readToneDot(endsName: Bool, _ journal: inout NameJournal) {
    guard let plain = words.last?.token, words.last?.options.isEmpty == true,
      let bare = plain.syllable, bare.tone == .ngang,
      let syllable = Syllable(spelling: bare.spelling, tone: .nang),
      let token = WordReader.read(syllable.letters()), token.shareInBits > plain.shareInBits
    else { return }
    if endsName == false, token.shareInBits > plain.shareInBits + 4,
      scalars.contains(where: { $0 >= 0x80 && VietnameseLetter.code(of: $0) != 0 })
    {
      let raw = words.removeLast().raw
      return append(token, raw: raw + [0x2E], repair: .viqr, &journal)
    }
    words[words.count - 1].options = [[token.word]]
    journal.findings.insert(.possibleTypingResidue)
  }

  /// Reads an apostrophe within a word as the tone or the horn for which a scanner or VIQR has it: `Tuâ'n`, `Tru'o'ng`.
  ///
  /// Behind a letter with a quality mark it can only be sắc; elsewhere both readings are offered.
  mutating func readSigns(_ raw: [UInt32], _ journal: inout NameJournal) -> Bool {
    guard raw.dropFirst().dropLast().contains(Apostrophe.plain),
      raw[1] != Apostrophe.plain, memory.read(raw[...]) == nil
    else { return false }
    let options = DraftWords.readings(ofSigns: raw)
    guard let best = options.first, let text = Scalars.lowered(raw) else { return false }
    let isTone = zip(raw, raw.dropFirst()).allSatisfy { letter, next in
      next != Apostrophe.plain || letter >= 0x80
    }
    if isTone, options.count == 1, best.shareInBits >= WordReader.commonInBits {
      append(best, raw: raw, repair: .viqr, &journal)
      return true
    }
    journal.findings.insert(.possibleTypingResidue)
    words.append(DraftWord(raw: raw, text: text, options: options.prefix(2).map { [$0.word] }))
    return true
  }

  /// Reads a sign behind a word as the letter or mark for which a scanner has it: `Mo'` is Mơ, `Ho@` is Hoa.
  ///
  /// The first stays without its sign, the second as it stands, and the reading is offered.
  mutating func readOuterSigns(_ known: KnownWord, _ journal: inout NameJournal) -> Bool {
    let raw = known.raw
    guard let last = raw.last, raw.count >= 2, words.isEmpty == false else { return false }
    if last == 0x40 {
      let bare = raw.dropLast()
      let isUpper = bare.count > 1 && bare.allSatisfy { Scalars.isCapital($0) }
      guard bare.allSatisfy({ UnicodeProperties.isLetter($0) }),
        let token = memory.read((bare + [isUpper ? 0x41 : 0x61])[...]),
        let text = Scalars.lowered(raw)
      else { return false }
      words.append(DraftWord(raw: raw, text: text, options: [[token.word]]))
      return true
    }
    guard last == Apostrophe.plain, let letter = raw.dropLast().last,
      letter | 0x20 == 0x6F || letter | 0x20 == 0x75,
      let bare = memory.read(raw.dropLast())
    else { return false }
    let options = DraftWords.readings(ofSigns: raw).prefix(2).map { [$0.word] }
    if options.isEmpty { return false }
    journal.findings.insert(.possibleTypingResidue)
    append(bare, raw: raw, repair: .symbols, options: options, &journal)
    return true
  }

  /// `Thj` of a keyboard without marks: a j for an i with its dot below.
  func dottedReading(_ raw: [UInt32]) -> String? {
    guard let last = raw.last, last | 0x20 == 0x6A, (2...4).contains(raw.count),
      raw.dropLast().allSatisfy({ Scalars.isConsonant($0) })
    else { return nil }
    let letters = raw.dropLast().map { UnicodeProperties.lower($0) } + [0x1ECB]
    return memory.read(letters[...])?.word
  }

  /// The words that apostrophes behind vowels can stand for: a horn on each o and u, or sắc; the commoner first.
  private static func readings(ofSigns raw: [UInt32]) -> [PlainToken] {
    var horned: [UInt32] = []
    var toned: [UInt32] = []
    for scalar in raw {
      guard scalar == Apostrophe.plain else {
        horned.append(scalar)
        toned.append(scalar)
        continue
      }
      switch horned.last {
      case 0x6F: horned[horned.count - 1] = 0x1A1
      case 0x4F: horned[horned.count - 1] = 0x1A0
      case 0x75: horned[horned.count - 1] = 0x1B0
      case 0x55: horned[horned.count - 1] = 0x1AF
      default: horned.append(0x301)
      }
      toned.append(0x301)
    }
    var found: [PlainToken] = []
    for reading in [horned, toned] {
      let composed = UnicodeForms.nfc(UTF8Reader.text(reading)).unicodeScalars.map(\.value)
      guard let token = WordReader.read(composed[...]), token.isMinority == false,
        token.shareInBits > WordReader.unseenInBits,
        found.contains(where: { $0.word == token.word }) == false
      else { continue }
      found.append(token)
    }
    return found.sorted { $0.shareInBits > $1.shareInBits }
  }
}
