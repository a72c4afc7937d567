extension NameDraft {
  /// Reads one token and appends its words.
  mutating func readToken(_ token: Token) {
    if token.scalars.count > 48 {
      findings.insert(.tooLong)
      return readToken(
        Token(scalars: token.scalars.prefix(48), hasDot: token.hasDot))
    }
    if token.hasDot {
      let raw = Array(token.scalars)
      guard let letter = NameDraft.lowered(raw) else { return }
      words.append(Word(raw: raw, text: letter + ".", hasDot: true))
      return
    }
    var known = memory.word(token.scalars)
    if readPlainly(known) {
      if token.isToneDot { readToneDot(endsName: token.endsName) }
      return
    }
    if readOuterSigns(known) { return }
    let raw = withoutOuterMarks(known.raw)
    if raw.isEmpty { return }
    if raw.count != known.raw.count {
      known = memory.word(raw[...])
      if readPlainly(known) { return }
    }
    if isDoubt(raw) { return mend(.symbols, before: "?", after: "") }
    if raw.contains(0x3F), readLost(raw, known) { return }
    if raw.contains(where: { (0x30...0x39).contains($0) }) {
      return readMinorityKeys(raw) || readJoinedKeys(raw, .vni) ? () : readDigits(raw)
    }
    if readJoinedLink(raw) || readSigns(raw) { return }
    readUnknown(known)
  }

  /// Reads a word of letters and appends what it is.
  mutating func readLetters(_ known: KnownWord) {
    if readPlainly(known) || readJoinedLink(known.raw) { return }
    readUnknown(known)
  }

  /// Reads a word that is none as it stands; each distinct one once.
  private mutating func readUnknown(_ known: KnownWord) {
    if isTraced { return readAnew(known) }
    let verdict = known.verdict(opensName: words.isEmpty, memory)
    words.append(contentsOf: verdict.words)
    repairs.formUnion(verdict.repairs)
    findings.formUnion(verdict.findings)
  }

  /// What becomes of a word that is none as it stands; of the name it counts only whether the word opens it.
  static func verdict(
    on known: KnownWord, opensName: Bool, _ memory: NameMemory
  ) -> Verdict {
    var draft = NameDraft(isTraced: false, memory: memory)
    if opensName == false { draft.words.append(Word(raw: [], text: "")) }
    draft.readAnew(known)
    if opensName == false { draft.words.removeFirst() }
    for place in draft.words.indices { draft.words[place].settle(memory) }
    return Verdict(words: draft.words, repairs: draft.repairs, findings: draft.findings)
  }

  private mutating func readAnew(_ known: KnownWord) {
    let raw = known.raw
    if known.isSaint, known.hasInnerCapital == false, let text = known.lowered {
      // Beside words that are no name it stays as it is; what it may be cut into is another reading.
      let parts = known.cut.map { $0.tokens.map(\.word) }
      if parts != nil { findings.insert(.possibleWordBreak) }
      return words.append(Word(raw: raw, text: text, options: parts.map { [$0] } ?? []))
    }
    if readMarks(raw, known) || readKeys(raw, known) || readMinorityKeys(raw)
      || readConsonants(raw, known)
      || readInitials(raw, known) || readCapitals(raw)
      || readJoined(raw, known) || known.cut == nil && readJoinedKeys(raw, .telex)
    {
      return
    }
    guard let text = NameDraft.lowered(NameDraft.withoutEncodedSigns(raw)) else { return }
    var options = known.nearest
    if let dotted = dottedReading(raw) {
      options = [[dotted]] + options.filter { $0 != [dotted] }
    }
    if raw.contains(where: { NameDraft.isByteOfLetter($0) })
      || NameDraft.strayCapital(in: raw[...]) != nil
    {
      findings.insert(.uncertainEncoding)
    } else if raw.contains(where: { NameDraft.isHalfLetter($0) || $0 == 0x60 }) {
      findings.insert(.possibleTypingResidue)
      let bare = raw.filter { UnicodeProperties.isLetter($0) }
      options = memory.read(bare[...]).map { [[$0.word]] } ?? []
    }
    if options.isEmpty, known.decoded.isEmpty == false {
      // One word in another encoding than the rest is likely, not certain.
      findings.insert(.uncertainEncoding)
      options = known.decoded.map { [$0] }
    }
    if let parts = NameDraft.cutAtStrayLetter(raw), options.isEmpty || known.hasInnerCapital {
      findings.insert(.possibleWordBreak)
      options = [parts] + options
    }
    words.append(Word(raw: raw, text: text, options: options))
  }

  private mutating func readPlainly(_ known: KnownWord) -> Bool {
    guard let token = known.token else { return false }
    append(token, raw: known.raw, repair: [], isTyped: true)
    words[words.count - 1].facts = (known.roles, known.isPlain)
    return true
  }

  mutating func append(
    _ token: PlainToken, raw: [UInt32], repair: NameRepairs, options: [[String]] = [],
    isTyped: Bool = false
  ) {
    // Capitals of what was put together here say nothing.
    let all = token.repairs.union(repair).subtracting(.letterCase)
    if all.isEmpty == false { mend(all, before: UTF8Reader.text(raw), after: token.word) }
    let hasOddCase = isTyped && token.repairs.contains(.letterCase)
    words.append(
      Word(raw: raw, text: token.word, token: token, options: options, hasOddCase: hasOddCase))
  }

  /// Drops signs that no word holds; apostrophes stay inside words only.
  private mutating func withoutOuterMarks(_ raw: [UInt32]) -> [UInt32] {
    let isWhole = raw.allSatisfy {
      UnicodeProperties.isLetter($0) || $0 == 0x3F || (0x30...0x39).contains($0)
    }
    if isWhole { return raw }
    var kept: [UInt32] = []
    for (place, scalar) in raw.enumerated() {
      let isInner = scalar == Apostrophe.plain || scalar == 0x3F || (0x30...0x39).contains(scalar)
      if isInner || UnicodeProperties.isLetter(scalar)
        || (NameDraft.isEncodedSign(scalar) && kept.isEmpty == false)
        || isHalf(raw, at: place)
        || (UnicodeProperties.isMark(scalar) && kept.isEmpty == false)
      {
        kept.append(scalar)
      }
    }
    while kept.first == Apostrophe.plain { kept.removeFirst() }
    while kept.last == Apostrophe.plain { kept.removeLast() }
    while let first = kept.first, UnicodeProperties.isMark(first) { kept.removeFirst() }
    if kept != raw {
      mend(.symbols, before: UTF8Reader.text(raw), after: UTF8Reader.text(kept))
    }
    return kept
  }

  /// The word in lower case and form C, `nil` when it has no letters.
  static func lowered(_ raw: [UInt32]) -> String? {
    var mapped: [UInt32] = []
    for scalar in raw {
      if let twin = LookAlike.letter(for: scalar) {
        mapped.append(twin.letter.lowered.scalar.value)
      } else {
        mapped.append(UnicodeProperties.lower(scalar))
      }
    }
    let text = UnicodeForms.nfc(UTF8Reader.text(mapped))
    return text.isEmpty ? nil : text
  }

  // MARK: Lost letters

  /// Whether question marks on their own stand for doubt, and not for the given name.
  private func isDoubt(_ raw: [UInt32]) -> Bool {
    guard let last = words.last, raw.allSatisfy({ $0 == 0x3F }) else { return false }
    return WordTraits.isMiddle(last.text) == false && mayBeDoubt
  }

  /// Whether a question mark may stand for doubt: beside letters that no code page shows nothing was lost.
  private var mayBeDoubt: Bool {
    isLossy == false && scalars.contains { (0x1EA0...0x1EF9).contains($0) }
  }

  /// Keeps a word with `?` as a pattern; a question mark after a whole word is a sign of doubt and goes.
  private mutating func readLost(_ raw: [UInt32], _ known: KnownWord) -> Bool {
    let bare = raw.filter { $0 != 0x3F }
    if known.isLost == false, raw.first != 0x3F, bare.count >= 2,
      raw.firstIndex(of: 0x3F) == bare.count, mayBeDoubt,
      let token = memory.read(bare[...]), token.isMinority == false,
      token.shareInBits > WordReader.unseenInBits
    {
      let pattern = NameDraft.lowered(raw).map { [[$0]] } ?? []
      append(token, raw: raw, repair: .symbols, options: pattern)
      return true
    }
    let hasDigits = raw.contains { (0x30...0x39).contains($0) }
    let lowered =
      hasDigits
      ? NameDraft.lowered(raw.filter { (0x30...0x39).contains($0) == false }) : known.lowered
    guard let text = lowered else { return false }
    words.append(Word(raw: raw, text: text))
    // A word with a lost letter is not plain, however it is written.
    if hasDigits == false { words[words.count - 1].facts = (known.loweredRoles, false) }
    return true
  }

  // MARK: Digits

  private mutating func readDigits(_ raw: [UInt32]) {
    let isDigit = NameDraft.isDigit
    let bare = raw.filter { isDigit($0) == false }
    if bare.isEmpty {
      // A date or a number of some kind.
      if raw.count >= 4 { findings.insert(.note) }
      return mend(.digits, before: UTF8Reader.text(raw), after: "")
    }
    let token = memory.read(bare[...])
    let isOutside = raw.drop(while: isDigit).prefix { isDigit($0) == false }.count == bare.count
    let decoded = TypingResidue.decode(raw[...], keys: .vni).flatMap { syllable in
      WordReader.read(syllable.letters())
    }
    let options = digitOptions(raw)
    // A zero is rather the letter o (Ca0) than a key that takes marks away, or a number.
    let isLetterO =
      options.isEmpty == false && raw.contains(0x30) && raw.count == bare.count + 1
      && raw.first != 0x30
    if let decoded, isLetterO == false,
      token == nil || isOutside == false || hasOtherKeys(besides: raw, isDigit)
        || isKeyed(raw, decoded)
    {
      return append(decoded, raw: raw, repair: .vniKeys)
    }
    if let token, isOutside, isLetterO == false, isRarer(token, thanFirstOf: options) == false,
      options.isEmpty || NameDraft.isNumbered(raw)
    {
      // A key for a mark (Phương5), or a letter as a scanner reads it (Hoà1 for Hoài): the word without it is one reading.
      let readings = (decoded.map { [[$0.word]] } ?? []) + options
      findings.insert(
        isRarer(readings, than: token) ? .digitsInside : .possibleTypingResidue)
      return append(token, raw: raw, repair: .digits, options: readings)
    }
    // A digit in the place of a letter, as a scanner reads it: the letter is not known, only likely.
    findings.insert(.digitsInside)
    let others = [decoded?.word, token?.word].compactMap { $0 }.filter {
      options.contains([$0]) == false
    }
    let pattern = raw.map { isDigit($0) ? 0x3F : $0 }
    words.append(
      Word(
        raw: raw, text: NameDraft.lowered(pattern) ?? "?", options: options + others.map { [$0] }))
  }

  /// Whether a word without its digit is far rarer than the one with a letter for it: `Hằn9` is hardly Hằn.
  private func isRarer(_ token: PlainToken, thanFirstOf options: [[String]]) -> Bool {
    guard let word = options.first?.first, let other = Syllable(word) else { return false }
    return token.shareInBits + NameDraft.letterMarginInBits
      < WordReader.lexicon.shareInBits(of: other)
  }

  /// Whether all words for which a digit may stand are far rarer than the one without it: `Lan2` is hardly Làn.
  private func isRarer(_ readings: [[String]], than token: PlainToken) -> Bool {
    readings.compactMap(\.first).compactMap { Syllable($0) }.allSatisfy {
      WordReader.lexicon.shareInBits(of: $0) + NameDraft.numberMarginInBits < token.shareInBits
    }
  }

  /// How much rarer a word must be with its digit as a key or letter than without.
  private static let numberMarginInBits = 6.0

  /// How much commoner a word must be with a letter for its digit than without.
  private static let letterMarginInBits = 4.0

  /// Whether the digits behind a word are hardly a number: two that give a common word, one where no number stands,
  /// before another word, or one without which the word is none or a far rarer one (Truc1, Hai3).
  private func isKeyed(_ raw: [UInt32], _ decoded: PlainToken) -> Bool {
    guard let syllable = decoded.syllable, let first = raw.first, let last = raw.last,
      (0x30...0x39).contains(first) == false, (0x30...0x39).contains(last)
    else { return false }
    let letters = raw.prefix { (0x30...0x39).contains($0) == false }
    let count = WordReader.lexicon.count(of: syllable)
    let plain = memory.read(letters)?.syllable.map { WordReader.lexicon.count(of: $0) } ?? 0
    if count < 200 || count < plain { return false }
    if raw.count >= letters.count + 2 { return true }
    if plain * NameDraft.keyedRatio <= count, areOthersMarked(besides: raw) { return true }
    return scalars.split(separator: 0x20).last.map { Array($0) != raw } ?? false
  }

  /// How many times commoner the word with its key must be than the one without.
  private static let keyedRatio = 8

  /// Whether the other words of the name did not lose their marks, so that this one should have its own.
  private func areOthersMarked(besides raw: [UInt32]) -> Bool {
    let others = scalars.split(separator: 0x20).filter { Array($0) != raw }.compactMap {
      memory.read($0)
    }
    if others.contains(where: { $0.hasMarks }) { return true }
    return others.reduce(WordReader.lossInBits) { $0 + $1.lossEvidenceInBits } <= 0
  }

  /// Whether a digit stands beside a word and not in it: behind it, or before its capital (An1, 1An).
  private static func isNumbered(_ raw: [UInt32]) -> Bool {
    guard let first = raw.first, (0x30...0x39).contains(first) else { return true }
    let letters = raw.drop { (0x30...0x39).contains($0) }
    let rest = letters.dropFirst()
    guard let capital = letters.first, UnicodeProperties.lower(capital) != capital else {
      return false
    }
    return rest.contains { UnicodeProperties.upper($0) != $0 }
  }

  /// The letters for which digits are read or written, the likelier first.
  private static func twins(of digit: UInt32) -> [UInt32] {
    switch digit {
    case 0x30: [0x6F]
    case 0x31: [0x69, 0x6C]
    case 0x32: [0x7A]
    case 0x33: [0x65]
    case 0x34: [0x61]
    case 0x35: [0x73]
    case 0x36: [0x62, 0x67]
    case 0x37: [0x74]
    case 0x38: [0x62]
    case 0x39: [0x67, 0x71]
    default: []
    }
  }

  /// The words with letters for the digits; where no twin gives a word and one digit stands inside, the commonest word
  /// with any letter in its place.
  private func digitOptions(_ raw: [UInt32]) -> [[String]] {
    let places = raw.indices.filter { (0x30...0x39).contains(raw[$0]) }
    guard places.count <= 2 else { return [] }
    var readings = [raw]
    for place in places {
      readings = readings.flatMap { reading in
        NameDraft.twins(of: raw[place]).map { twin in
          var changed = reading
          changed[place] = twin
          return changed
        }
      }
    }
    var options: [[String]] = []
    for reading in readings {
      if let read = WordReader.read(reading[...]), read.isMinority == false,
        options.contains([read.word]) == false
      {
        options.append([read.word])
      }
    }
    guard options.isEmpty, places.count == 1, let place = places.first, place > 0,
      place + 1 < raw.count
    else { return options }
    var best: PlainToken?
    for letter in UInt32(0x61)...0x7A {
      var changed = raw
      changed[place] = letter
      guard let read = WordReader.read(changed[...]), read.isMinority == false else { continue }
      if best.map({ $0.shareInBits < read.shareInBits }) ?? true { best = read }
    }
    return best.map { [[$0.word]] } ?? []
  }

  /// Whether another word of the name shows the same habit: digits within or after an ASCII word that need decoding.
  private func hasOtherKeys(besides raw: [UInt32], _ isKey: (UInt32) -> Bool) -> Bool {
    let isASCII = scalars.allSatisfy { $0 < 0x80 }
    guard isASCII else { return false }
    return scalars.split(separator: 0x20).contains { word in
      Array(word) != raw && word.contains(where: isKey)
        && TypingResidue.decode(word, keys: .vni) != nil
    }
  }

  // MARK: Marks

  private mutating func readMarks(_ raw: [UInt32], _ known: KnownWord) -> Bool {
    guard let reading = known.marks else { return false }
    switch reading {
    case .certain(let token, let repair):
      mend(repair, before: UTF8Reader.text(raw), after: token.word)
      words.append(Word(raw: raw, text: token.word, token: token))
    case .twoTones(let text, let options):
      findings.insert(.twoTones)
      words.append(Word(raw: raw, text: text, options: options))
    }
    return true
  }

  // MARK: Keys, initials, joined words

  /// Consonants that open no syllable are what is left of a word when its marked letters are dropped (Trn, Hng).
  private mutating func readConsonants(_ raw: [UInt32], _ known: KnownWord) -> Bool {
    // LM, BS before a name are titles.
    guard let text = known.lowered, let letters = WordReader.letters(raw),
      words.isEmpty == false || NameKnowledge.titles.contains(text) == false,
      letters.allSatisfy({ $0.isBare && $0.isVowel == false }), LostVowels.isOnset(text) == false,
      let reading = LostVowels.reading(of: letters), reading.count >= 50
    else { return false }
    var word = Word(raw: raw, text: text, options: reading.words.map { [$0] })
    word.skeleton = reading.pattern
    words.append(word)
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

  /// The consonants with which a word begins are an abbreviation that lacks its dot; other consonants alone (Hb, Thm)
  /// are a word with a letter lost or mistyped, except before a name.
  private mutating func readInitials(_ raw: [UInt32], _ known: KnownWord) -> Bool {
    guard raw.count <= 3, raw.allSatisfy({ NameDraft.isConsonant($0) }),
      let text = known.lowered,
      LostVowels.isOnset(text)
        || words.isEmpty
          && (NameKnowledge.titles.contains(text) || NameKnowledge.initials.contains(text))
    else { return false }
    words.append(Word(raw: raw, text: text + "."))
    findings.insert(.abbreviated)
    return true
  }

  private mutating func readJoined(_ raw: [UInt32], _ known: KnownWord) -> Bool {
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
      mend(.joinedWords, before: UTF8Reader.text(raw), after: parts.joined(separator: " "))
      for (token, part) in zip(cut.tokens, cut.pieces) {
        // The case of the parts says nothing: only the joint did.
        repairs.formUnion(token.repairs.subtracting(.letterCase))
        words.append(Word(raw: part, text: token.word, token: token))
      }
      return true
    }
    if isMistyped, cut.isFrequent == false { return false }
    findings.insert(.possibleWordBreak)
    let nearest = isMistyped ? known.nearest.prefix(1) : []
    words.append(Word(raw: raw, text: text, options: nearest + [parts]))
    return true
  }
}
