/// The third stage: the words of a bare text.
///
/// Each is read by itself first; then keys that need another word to show them, and words that a space has broken, are
/// settled among their neighbours.
struct DraftWords {
  /// What becomes of one word that is none as it stands.
  struct Verdict {
    let words: [DraftWord]
    let repairs: NameRepairs
    let findings: NameFindings
  }

  let memory: NameMemory
  /// The text from which the words come.
  let scalars: [UInt32]
  /// Whether letters of the text were lost for certain, so that no question mark is one.
  let isLossy: Bool
  var words: [DraftWord] = []

  init(_ scalars: [UInt32], isLossy: Bool = false, _ memory: NameMemory) {
    self.memory = memory
    self.scalars = scalars
    self.isLossy = isLossy
  }

  init(of text: BareText) { self.init(text.scalars, isLossy: text.isLossy, text.memory) }

  /// Runs the steps of this stage.
  ///
  /// - Parameter letters: The words of a text of nothing but letters; `nil` for a text that must be split into tokens.
  mutating func read(_ letters: [KnownWord]?, _ journal: inout NameJournal) {
    if let letters {
      words.reserveCapacity(letters.count)
      for word in letters { readLetters(word, &journal) }
    } else {
      for token in splitTokens(&journal) { readToken(token, &journal) }
    }
    settleKeys(&journal)
    mendNeighbours(&journal)
    useSkeletons()
  }

  /// Reads a word of letters and appends what it is.
  private mutating func readLetters(_ known: KnownWord, _ journal: inout NameJournal) {
    if readPlainly(known, &journal) || readJoinedLink(known.raw, &journal) { return }
    readUnknown(known, &journal)
  }

  /// Reads a word that is none as it stands; each distinct one once.
  mutating func readUnknown(_ known: KnownWord, _ journal: inout NameJournal) {
    if journal.isTraced { return readAnew(known, &journal) }
    let verdict = known.verdict(opensName: words.isEmpty, memory)
    words.append(contentsOf: verdict.words)
    journal.repairs.formUnion(verdict.repairs)
    journal.findings.formUnion(verdict.findings)
  }

  /// What becomes of a word that is none as it stands; of the name it counts only whether the word opens it.
  static func verdict(
    on known: KnownWord, opensName: Bool, _ memory: NameMemory
  ) -> Verdict {
    var draft = DraftWords([], memory)
    var journal = NameJournal(isTraced: false)
    if opensName == false { draft.words.append(DraftWord(raw: [], text: "")) }
    draft.readAnew(known, &journal)
    if opensName == false { draft.words.removeFirst() }
    for place in draft.words.indices { draft.words[place].settle(memory) }
    return Verdict(words: draft.words, repairs: journal.repairs, findings: journal.findings)
  }

  private mutating func readAnew(_ known: KnownWord, _ journal: inout NameJournal) {
    let raw = known.raw
    if known.isSaint, known.hasInnerCapital == false, let text = known.lowered {
      // Beside words that are no name it stays as it is; what it may be cut into is another reading.
      let parts = known.cut.map { $0.tokens.map(\.word) }
      if parts != nil { journal.findings.insert(.possibleWordBreak) }
      return words.append(DraftWord(raw: raw, text: text, options: parts.map { [$0] } ?? []))
    }
    if readMarks(raw, known, &journal) || readKeys(raw, known, &journal)
      || readMinorityKeys(raw, &journal)
      || readConsonants(raw, known)
      || readInitials(raw, known, &journal) || readCapitals(raw, &journal)
      || readJoined(raw, known, &journal)
      || known.cut == nil && readJoinedKeys(raw, .telex, &journal)
    {
      return
    }
    guard let text = Scalars.lowered(EncodedSign.withoutEncodedSigns(raw)) else { return }
    var options = known.nearest
    if let dotted = dottedReading(raw) {
      options = [[dotted]] + options.filter { $0 != [dotted] }
    }
    if raw.contains(where: { EncodedSign.isByteOfLetter($0) })
      || EncodedSign.strayCapital(in: raw[...]) != nil
    {
      journal.findings.insert(.uncertainEncoding)
    } else if raw.contains(where: { EncodedSign.isHalfLetter($0) || $0 == 0x60 }) {
      journal.findings.insert(.possibleTypingResidue)
      let bare = raw.filter { UnicodeProperties.isLetter($0) }
      options = memory.read(bare[...]).map { [[$0.word]] } ?? []
    }
    if options.isEmpty, known.decoded.isEmpty == false {
      // One word in another encoding than the rest is likely, not certain.
      journal.findings.insert(.uncertainEncoding)
      options = known.decoded.map { [$0] }
    }
    if let parts = WordParts.cutAtStrayLetter(raw), options.isEmpty || known.hasInnerCapital {
      journal.findings.insert(.possibleWordBreak)
      options = [parts] + options
    }
    words.append(DraftWord(raw: raw, text: text, options: options))
  }

  mutating func readPlainly(_ known: KnownWord, _ journal: inout NameJournal) -> Bool {
    guard let token = known.token else { return false }
    append(token, raw: known.raw, repair: [], isTyped: true, &journal)
    words[words.count - 1].facts = (known.roles, known.isPlain)
    return true
  }

  mutating func append(
    _ token: PlainToken, raw: [UInt32], repair: NameRepairs, options: [[String]] = [],
    isTyped: Bool = false, _ journal: inout NameJournal
  ) {
    // Capitals of what was put together here say nothing.
    let all = token.repairs.union(repair).subtracting(.letterCase)
    if all.isEmpty == false { journal.mend(all, before: UTF8Reader.text(raw), after: token.word) }
    let hasOddCase = isTyped && token.repairs.contains(.letterCase)
    words.append(
      DraftWord(raw: raw, text: token.word, token: token, options: options, hasOddCase: hasOddCase))
  }
}
