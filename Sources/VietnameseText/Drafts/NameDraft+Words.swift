extension NameDraft {
  /// Reads a word of letters and appends what it is.
  mutating func readLetters(_ known: KnownWord) {
    if readPlainly(known) || readJoinedLink(known.raw) { return }
    readUnknown(known)
  }

  /// Reads a word that is none as it stands; each distinct one once.
  mutating func readUnknown(_ known: KnownWord) {
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

  mutating func readPlainly(_ known: KnownWord) -> Bool {
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
}
