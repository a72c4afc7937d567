/// A name that was read as a whole.
///
/// Four stages, each with the state that it needs and no more; what they find and mend stands in a ``NameJournal``:
///
///     NameText → DecodedText    the encoding, escapes, letters that stand apart
///              → BareText       nothing but the name: no notes, labels, marks and saints; text still
///              → DraftWords     words: their signs, digits and keys, those that a space has broken or that lack one
///              → OwnName        the person's own name: no titles and relatives; findings and other readings
struct WholeName {
  private(set) var words: [DraftWord] = []
  /// Whether letters of the text were lost for certain.
  let isLossy: Bool
  /// Whether the text was left as it came, no other encoding coming near.
  let isTakenAsItStands: Bool

  /// Runs all stages.
  ///
  /// - Parameters:
  ///   - known: The words of the text, where ``NameMemory/words(ofLetters:)`` gave them already.
  ///   - isLossy: Whether letters were lost before the text came.
  init(
    _ text: NameText, columnEncoding: LegacyEncoding?, known: [KnownWord]? = nil,
    isLossy: Bool = false, _ memory: NameMemory, _ journal: inout NameJournal
  ) {
    let decoded = DecodedText(text, columnEncoding: columnEncoding, memory, &journal)
    isTakenAsItStands = decoded.isTakenAsItStands
    var bare = BareText(decoded, known: known, isLossy: isLossy)
    let hasName = bare.takeOutAllButName(&journal)
    self.isLossy = bare.isLossy
    guard hasName else { return }
    var draft = DraftWords(of: bare)
    draft.read(bare.letters, &journal)
    var name = OwnName(consume draft, isParentsName: bare.isParentsName)
    name.settle(&journal)
    words = name.words
  }

  /// Whether each word is plain, so that reading the name again cannot change anything.
  func isSettled(_ memory: NameMemory) -> Bool {
    for place in words.indices {
      if let facts = words[place].facts {
        if facts.isPlain == false { return false }
      } else if words[place].isSettled(memory) == false {
        return false
      }
    }
    return true
  }
}

extension NameReading {
  /// The reading of a whole name with what the stages noted.
  init(_ name: WholeName, _ journal: NameJournal) {
    self.init(
      words: name.words.map { $0.text }, alternatives: journal.alternatives,
      repairs: journal.repairs, findings: journal.findings)
  }
}
