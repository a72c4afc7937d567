/// A name while it is being read as a whole.
///
/// The stages run in a fixed order: encoding, characters, notes, words, neighbours, order. Each takes what the one
/// before left and notes what it did.
struct NameDraft {
  /// One word on its way.
  struct Word {
    /// The characters as they stand in the text.
    var raw: [UInt32]
    /// The canonical word.
    var text: String
    /// The plain reading, or `nil` for a word that is none.
    var token: PlainToken?
    /// Other readings, each of one word or more, the likelier first.
    var options: [[String]] = []
    /// The pattern that stands for the word when the letters with marks are lost in the whole name.
    var skeleton: String?
    /// Whether it is an abbreviation that was written with its dot.
    var hasDot = false
    /// The reading of its letters as keys of an input method, where it needs another word that shows them.
    var keys: PlainToken?
    /// Whether only a word that was read from Telex for certain can be that other word.
    var needsTelex = false
    /// Whether its capitals are used as no name uses them.
    var hasOddCase = false

    /// The roles of the word and whether it is plain, where they were looked up already.
    var facts: (roles: WordRoles, isPlain: Bool)?

    var roles: WordRoles { facts?.roles ?? WordRoles(text, token) }

    /// Looks up what the stages to come ask of the word.
    mutating func settle(_ memory: NameMemory) {
      facts = (WordRoles(text, token), NameReader.isSettled(self, memory))
    }
  }

  /// What becomes of one word that is none as it stands.
  struct Verdict {
    let words: [Word]
    let repairs: NameRepairs
    let findings: NameFindings
  }

  let isTraced: Bool
  let memory: NameMemory
  var steps: [NameStep] = []
  var scalars: [UInt32] = []
  /// The words of a text of nothing but letters of Vietnamese and ASCII and single spaces between them; else empty.
  var known: [KnownWord] = []
  /// Whether the text was left as it came, no other encoding coming near.
  var isTakenAsItStands = false
  var words: [Word] = []
  var notes: [[UInt32]] = []
  /// Whether letters of the text were lost for certain, so that no question mark is one.
  var isLossy = false
  /// Whether a note says that the name is a parent's.
  var isParentsName = false
  var alternatives: [[String]] = []
  var repairs: NameRepairs = []
  var findings: NameFindings = []

  init(isTraced: Bool, memory: NameMemory) {
    self.isTraced = isTraced
    self.memory = memory
  }

  /// Runs all stages.
  mutating func read(_ text: NameText, columnEncoding: LegacyEncoding?) {
    decode(text, columnEncoding: columnEncoding)
    joinSpacedLetters()
    if isTakenAsItStands && known.isEmpty == false || recall(scalars) {
      // Nothing but letters: there are no characters to clean and no notes to take out.
      if mayBeMissing(), findMissing() { return }
      takeOutSaints()
      words.reserveCapacity(known.count)
      for word in known { readLetters(word) }
    } else {
      cleanCharacters()
      if findMissing() { return }
      removeLineNumber()
      takeOutOpeningMark()
      rewriteOpening()
      settleInnerSigns()
      takeOutNotes()
      takeOutLabelledNumber()
      takeOutSaints()
      for token in splitTokens() { readToken(token) }
    }
    settleKeys()
    mendNeighbours()
    useSkeletons()
    takeOutRemark()
    removeTitlesAndRelations()
    mendRepetition()
    limitWords()
    findOut()
    collectAlternatives()
  }

  /// The result.
  func reading() -> NameReading {
    NameReading(
      words: words.map { $0.text }, alternatives: alternatives, repairs: repairs, findings: findings
    )
  }

  // MARK: Ends

  /// Keeps the name within its limits, as displayed.
  private mutating func limitWords() {
    if words.count > NameReader.maximumWordCount {
      words.removeLast(words.count - NameReader.maximumWordCount)
      findings.insert(.tooLong)
    }
    // A capital takes at most three bytes where the small letter takes one; short names need no counting.
    if words.reduce(0, { $0 + $1.text.utf8.count + 1 }) * 3 <= NameReader.maximumByteCount {
      return
    }
    while words.isEmpty == false,
      NameReading.display(words.map { $0.text }).utf8.count > NameReader.maximumByteCount
    {
      words.removeLast()
      findings.insert(.tooLong)
    }
  }
}
