/// A word as it stands in a text and what was found out about it, each part when it is first asked for.
final class KnownWord {
  let raw: [UInt32]

  /// Its characters as a key, `nil` when they do not fit.
  let key: WordKey?

  /// The reading of the word on its own, `nil` when it has none.
  let token: PlainToken?

  /// Whether it has a reading on its own; to compare the reading with `nil` would copy it.
  var isRead: Bool {
    if case .some = token { true } else { false }
  }

  /// Whether it is right by itself, whatever stands beside it.
  let isPlain: Bool

  init(_ raw: ArraySlice<UInt32>, key: WordKey?) {
    self.raw = Array(raw)
    self.key = key
    token = WordReader.read(raw)
    isPlain = token.map(NameReader.isPlain) ?? false
  }

  /// What its reading may do to the words around it.
  private(set) lazy var roles: WordRoles = token.map { WordRoles($0.word, $0) } ?? []

  /// The same of the word as it stands, in lower case.
  private(set) lazy var loweredRoles: WordRoles = lowered.map { WordRoles($0, nil) } ?? []

  /// Whether it is the name of a saint.
  private(set) lazy var isSaint: Bool = lowered.map(NameKnowledge.saints.contains) ?? false

  /// Whether it is the name of a saint, or one may begin with it.
  private(set) lazy var opensSaint: Bool =
    isSaint || lowered.map(NameKnowledge.saintOpenings.contains) ?? false

  /// Whether letters of it were lost to `?` as ``LostLetters`` knows it.
  private(set) lazy var isLost: Bool = raw.contains(0x3F) && LostLetters.fits(raw[...])

  /// What the whole name makes of it where it is none as it stands, by whether it opens the name.
  func verdict(opensName: Bool, _ memory: NameMemory) -> DraftWords.Verdict {
    if let known = opensName ? openingVerdict : innerVerdict { return known }
    let verdict = DraftWords.verdict(on: self, opensName: opensName, memory)
    if opensName { openingVerdict = verdict } else { innerVerdict = verdict }
    return verdict
  }

  private var openingVerdict: DraftWords.Verdict?
  private var innerVerdict: DraftWords.Verdict?

  /// The word in lower case and form C, `nil` when it has no letters.
  private(set) lazy var lowered: String? = Scalars.lowered(raw)

  /// The reading of its letters as keys of Telex.
  private(set) lazy var telex: Syllable? = TypingResidue.decode(
    raw[...], keys: .telex)

  /// The known syllables from which it may have been joined.
  private(set) lazy var cut: WordCut? = WordCut(raw)

  /// Whether a capital stands behind a small letter.
  private(set) lazy var hasInnerCapital: Bool = zip(raw, raw.dropFirst()).contains {
    Scalars.isCapital($1) && Scalars.isCapital($0) == false
  }

  /// The nearest syllables, as readings of one word each.
  private(set) lazy var nearest: [[String]] = {
    guard let text = lowered, let letters = LetterReader.letters(of: text) else { return [] }
    return Syllable.nearest(to: letters, limit: 2).map { [$0.text()] }
  }()

  /// The share of the first of ``nearest``, in bits; `nil` when there is none.
  private(set) lazy var nearestInBits: Double? = nearest.first?.first.flatMap { Syllable($0) }.map {
    WordReader.lexicon.shareInBits(of: $0)
  }

  /// The share of the commonest word with the same letters and another tone, in bits; `nil` when it can be read as it
  /// stands or there is none.
  private(set) lazy var retonedInBits: Double? = {
    guard token == nil, let letters = WordReader.letters(raw), (1...8).contains(letters.count),
      let index = SyllableTable.shared.index(of: SyllableTable.key(of: letters))
    else { return nil }
    var best: Double?
    for tone in Tone.allCases {
      guard let syllable = Syllable(spelling: UInt16(index), tone: tone),
        WordReader.lexicon.count(of: syllable) > 0
      else { continue }
      best = max(best ?? -.infinity, WordReader.lexicon.shareInBits(of: syllable))
    }
    return best
  }()

  /// The word with its marks put in order, where only the marks were wrong.
  private(set) lazy var marks: MarkReading? = MarkReading(raw)

  /// The common words that it may be in another encoding than the rest of the text, two at most.
  private(set) lazy var decoded: [String] = {
    guard raw.contains(where: { $0 >= 0x80 }), let shown = ByteView.bytes(of: raw) else {
      return []
    }
    var words: [String] = []
    for encoding in [LegacyEncoding.windows1258, .vni, .tcvn3] {
      guard let scalars = encoding.decodeShown(shown), scalars != raw,
        let token = WordReader.read(scalars[...]), let syllable = token.syllable,
        WordReader.lexicon.count(of: syllable) >= 1000, words.contains(token.word) == false
      else { continue }
      words.append(token.word)
    }
    return Array(words.prefix(2))
  }()
}
