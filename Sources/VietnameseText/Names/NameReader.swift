/// Reads whole names: repairs what is certain, names what is found, and offers the rest as alternatives.
///
///     let reading = NameReader.standard.read("Nguyeãn Thò Haèng")
///     reading.words     // ["nguyễn", "thị", "hằng"]
///     reading.repairs   // [.vni]
///
/// A name whose words are all right by themselves takes the fast lane: each word is read by ``readPlainToken(_:)``
/// and the name is just those words. Anything else is read as a whole. Reading the displayed form of a reading gives
/// the same words without repairs.
public final class NameReader: Sendable {
  /// The reader over the corpora that are compiled in.
  public static let standard = NameReader()

  /// The longest name that is read, in bytes; what comes after is left out with a finding.
  static let maximumByteCount = 200
  /// The most words of a name.
  static let maximumWordCount = 20

  private init() {}

  /// Reads one name.
  ///
  /// - Parameters:
  ///   - raw: The bytes of the cell; any bytes are accepted.
  ///   - columnEncoding: What ``EncodingDetector`` says of the column; `nil` lets the cell speak for itself.
  ///   - memory: Keeps what was found out about words; one for each thread that reads many names.
  public func read(
    _ raw: Span<UInt8>, columnEncoding: LegacyEncoding? = nil, memory: NameMemory = NameMemory()
  ) -> NameReading {
    let text = NameText(raw)
    var known: [KnownWord]?
    if columnEncoding == nil || columnEncoding == .utf8 {
      if text.isTooLong == false, let scalars = text.scalars,
        let letters = memory.words(ofLetters: scalars)
      {
        if letters.count <= NameReader.maximumWordCount, letters.allSatisfy({ $0.isPlain }) {
          let tokens = letters.compactMap { $0.token }
          if NameReader.repeats(tokens) == false { return plainReading(tokens) }
        }
        known = letters
      } else if let reading = readPlainly(text, memory) {
        return reading
      }
    }
    var journal = NameJournal(isTraced: false)
    return readWhole(text, columnEncoding: columnEncoding, known: known, memory, &journal)
  }

  /// Reads one name given as text.
  public func read(_ text: String, columnEncoding: LegacyEncoding? = nil) -> NameReading {
    let bytes = Array(text.utf8)
    return read(bytes.span, columnEncoding: columnEncoding)
  }

  /// Reads one word on its own, when it needs no knowledge of its neighbours.
  ///
  /// If every word of a name, split at single spaces, is plain and none stands twice, then ``read(_:columnEncoding:)``
  /// gives just these words.
  ///
  /// - Returns: `nil` when the whole name must be read.
  /// - Complexity: O(*n*), about a microsecond; worth keeping by token.
  public func readPlainToken(_ token: Span<UInt8>) -> PlainToken? {
    guard (1...32).contains(token.count), let scalars = UTF8Reader.scalars(token) else {
      return nil
    }
    return NameReader.plain(scalars[...])
  }

  /// Shows step by step how a name is read.
  ///
  /// The first step holds the text as it came, the last the name as it is displayed.
  func trace(_ raw: Span<UInt8>, columnEncoding: LegacyEncoding? = nil) -> [NameStep] {
    let text = NameText(raw)
    let seen = UTF8Reader.text(text.seen)
    let memory = NameMemory()
    var journal = NameJournal(isTraced: true)
    let reading: NameReading
    if columnEncoding == nil || columnEncoding == .utf8, let plain = readPlainly(text, memory) {
      reading = plain
      journal.recordPlainWords(of: seen)
    } else {
      reading = readWhole(text, columnEncoding: columnEncoding, known: nil, memory, &journal)
    }
    var steps = [
      NameStep(code: "read", vi: "Giá trị gốc", en: "As received", before: seen, after: seen)
    ]
    steps += journal.steps
    for rule in NameFindings.all where reading.findings.contains(rule.finding) {
      let name = reading.display()
      steps.append(
        NameStep(code: rule.code, vi: rule.vi, en: rule.en, before: name, after: name))
    }
    for words in reading.alternatives {
      steps.append(
        NameStep(
          code: "read", vi: "Cách đọc khác", en: "Other reading", before: reading.display(),
          after: NameReading.display(words)))
    }
    steps.append(
      NameStep(code: "read", vi: "Kết quả", en: "Result", before: seen, after: reading.display()))
    return steps
  }

  /// Shows step by step how a text is read.
  public func trace(_ text: String, columnEncoding: LegacyEncoding? = nil) -> [NameStep] {
    let bytes = Array(text.utf8)
    return trace(bytes.span, columnEncoding: columnEncoding)
  }

  /// Returns the findings of a name whose words are all plain.
  ///
  /// This is what ``read(_:columnEncoding:)`` finds for such a name; a caller that keeps tokens asks here.
  public func findings(of tokens: [PlainToken]) -> NameFindings {
    var findings: NameFindings = []
    if tokens.count == 1 { findings.insert(.singleWord) }
    if tokens.count == 2, tokens[1].word == "thị" { findings.insert(.givenNameMissing) }
    if tokens.contains(where: { $0.isMinority }) { findings.insert(.minority) }
    if NameReader.hasLostItsMarks(tokens) { findings.insert(.noMarks) }
    if NameReader.hasBareWord(tokens) { findings.insert(.invalidSyllable) }
    if let first = tokens.first,
      NameOrder.isSettled(first: first.word, first.syllable) == false
        || tokens.count > 2 && tokens.last.map({ WordTraits.isMiddle($0.word) }) == true,
      NameOrder.alternative(to: tokens.map { $0.word }) != nil
    {
      findings.insert(.possibleOrderChange)
    }
    return findings
  }

  /// Whether ``findings(of:)`` of a name of plain words can depend on this word, at its start or anywhere.
  ///
  /// A name of words without consequence, one of them with marks, has no findings;
  /// a caller that remembers the answers need not ask for findings again.
  public func isOfConsequence(_ token: PlainToken) -> (first: Bool, anywhere: Bool) {
    let anywhere = token.isMinority || token.syllable == nil
    return (!NameOrder.isSettled(first: token.word), anywhere)
  }

  /// What the word says about the order of a name.
  public func traits(of token: PlainToken) -> WordTraits { WordTraits(token.word) }

  /// Whether a canonical word may name a relative, or stand with the next word for a missing name; then a name that
  /// needs more than plain reading must be read as a whole.
  public static func isRelation(_ word: String) -> Bool {
    NameKnowledge.relations.contains(word) || NameKnowledge.missingOpenings.contains(word)
  }

  // MARK: The fast lane

  static func plain(_ scalars: ArraySlice<UInt32>) -> PlainToken? {
    WordReader.read(scalars).flatMap { isPlain($0) ? $0 : nil }
  }

  /// Whether a word that can be read needs no look at its neighbours.
  static func isPlain(_ token: PlainToken) -> Bool {
    if let syllable = token.syllable {
      let count = WordReader.lexicon.count(of: syllable)
      if count == 0 || token.repairs.contains(.letterCase) && mayBePiece(token, count) {
        return false
      }
    }
    if isInitial(token.word) { return false }
    return NameKnowledge.needsNeighbours.contains(token.word) == false
      && NameKnowledge.saints.contains(token.word) == false
      && NameKnowledge.saintOpenings.contains(token.word) == false
  }

  /// Whether a word is a single consonant: an initial, or a letter that tells namesakes apart (`Trần Thị B`).
  static func isInitial(_ word: String) -> Bool {
    word == "đ"
      || word.utf8.count == 1
        && word.utf8.allSatisfy {
          switch $0 {
          case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: false
          default: $0 &- 0x61 < 26
          }
        }
  }

  /// Whether a word whose capitals are no name's may be the end of the word before it (`Tu ấn`), or stand between two
  /// people or two names (`hay`, `và`).
  private static func mayBePiece(_ token: PlainToken, _ count: Int) -> Bool {
    if NameKnowledge.smallLinks.contains(token.word) { return true }
    guard count < 5000, let first = token.word.unicodeScalars.first else { return false }
    return VietnameseLetter(first)?.isVowel == true
  }

  private func readPlainly(_ text: NameText, _ memory: NameMemory) -> NameReading? {
    guard text.isTooLong == false, let scalars = text.scalars, scalars.isEmpty == false else {
      return nil
    }
    // Signs and digits stand in no plain word.
    for scalar in scalars
    where scalar < 0x80 && scalar != 0x20 && WordReader.mayBeInMinorityWord(scalar) == false {
      return nil
    }
    var count = 0
    var start = 0
    for place in 0...scalars.count where place == scalars.count || scalars[place] == 0x20 {
      guard count < NameReader.maximumWordCount, memory.isPlain(scalars[start..<place]) else {
        return nil
      }
      count += 1
      start = place + 1
    }
    let tokens = scalars.split(separator: 0x20).compactMap { memory.read($0) }
    return NameReader.repeats(tokens) ? nil : plainReading(tokens)
  }

  /// Whether a name of plain words must be read as a whole because words of it stand twice.
  private static func repeats(_ tokens: [PlainToken]) -> Bool {
    OwnName.mayRepeat(tokens.map { $0.word })
  }

  /// The reading of a name whose words are plain.
  private func plainReading(_ tokens: [PlainToken]) -> NameReading {
    let words = tokens.map { $0.word }
    var reading = NameReading(words: words, findings: findings(of: tokens))
    for token in tokens { reading.repairs.formUnion(token.repairs) }
    if reading.findings.contains(.possibleOrderChange), let other = NameOrder.alternative(to: words)
    {
      reading.alternatives = [other]
    }
    return reading
  }

  /// Whether a name without any marks reads better as one that lost them.
  ///
  /// About 0.4 % of names in lists come without marks, some because they have none (Cao Minh An).
  static func hasLostItsMarks(_ tokens: [PlainToken]) -> Bool {
    guard tokens.count > 1, tokens.allSatisfy({ $0.hasMarks == false }) else { return false }
    let evidence = tokens.reduce(0.0) { $0 + $1.lossEvidenceInBits }
    return evidence + WordReader.lossInBits > 0
  }

  /// Whether a word without its marks, no syllable by itself, stands among words with marks (Nguyễn Thị Ngoc).
  static func hasBareWord(_ tokens: [PlainToken]) -> Bool {
    tokens.contains(where: { $0.hasMarks })
      && tokens.contains { $0.syllable == nil && $0.isMinority == false }
  }

  // MARK: The whole name

  private func readWhole(
    _ text: NameText, columnEncoding: LegacyEncoding?, known: [KnownWord]?, _ memory: NameMemory,
    _ journal: inout NameJournal
  ) -> NameReading {
    let name = WholeName(text, columnEncoding: columnEncoding, known: known, memory, &journal)
    var reading = NameReading(name, journal)
    // What was mended may need mending once more (a decoded word that is joined); the displayed form is read again
    // until it stays, so that a name once cleaned is clean.
    var seen = text.seen
    var isSettled = name.isSettled(memory)
    // What is ambiguous in a text was asked when it was read.
    var isUnambiguous = name.isTakenAsItStands
    let isColumnRead = columnEncoding == nil || columnEncoding == .utf8
    var round = 0
    while round < 6, isSettled == false {
      var shown = NameReading.displayed(reading.words)
      if isUnambiguous == false || shown != seen {
        NameReader.hideAmbiguousLetters(in: &reading, &shown, memory)
      }
      // A cell of a column in another encoding was not asked for single words.
      if shown == seen, round > 0 || isColumnRead { break }
      seen = shown
      var other = NameJournal(isTraced: journal.isTraced)
      let again = WholeName(
        NameText(shown), columnEncoding: nil, isLossy: name.isLossy, memory, &other)
      let next = NameReading(again, other)
      if next.words == reading.words { break }
      journal.steps += other.steps
      reading.words = next.words
      reading.repairs.formUnion(next.repairs)
      reading.findings = next.findings.union(reading.findings.intersection(.ofTheText))
      reading.alternatives = NameReading.distinct(
        next.alternatives + reading.alternatives, besides: next.words)
      isSettled = again.isSettled(memory)
      isUnambiguous = again.isTakenAsItStands
      round += 1
    }
    return reading
  }

  /// Turns letters that would be decoded if the name came again in another case into lost letters.
  ///
  /// What no encoding explained for certain must not be explained by the small letters of the displayed form: in
  /// VISCII, Ö and ö are two letters that have nothing to do with each other.
  private static func hideAmbiguousLetters(
    in reading: inout NameReading, _ shown: inout [UInt32], _ memory: NameMemory
  ) {
    guard reading.words.contains(where: { $0.utf8.contains { $0 >= 0x80 } }) else { return }
    let guess = EncodingGuess.ofCell(scalars: shown, bytes: [], memory)
    guard guess.encoding != .utf8 || guess.rival != nil else { return }
    reading.words = reading.words.map { word in
      if memory.read(word.unicodeScalars.map { $0.value }[...]) != nil { return word }
      return UTF8Reader.text(
        word.unicodeScalars.map { scalar in
          VietnameseLetter(scalar) == nil && ByteView.byte(of: scalar.value) ?? 0 >= 0x80
            ? 0x3F : scalar.value
        })
    }
    reading.findings.insert(.uncertainEncoding)
    shown = NameReading.displayed(reading.words)
  }
}

/// The text of a cell as it came.
struct NameText {
  /// The characters, or `nil` when the bytes are no UTF-8.
  let scalars: [UInt32]?
  /// The bytes of a text that is no UTF-8 or too long; else empty.
  let bytes: [UInt8]
  /// Whether more bytes came than are read.
  let isTooLong: Bool

  init(_ raw: Span<UInt8>) {
    scalars = UTF8Reader.scalars(raw)
    isTooLong = raw.count > NameReader.maximumByteCount
    guard isTooLong || scalars == nil else {
      bytes = []
      return
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(raw.count)
    for place in raw.indices { bytes.append(raw[place]) }
    self.bytes = bytes
  }

  /// The text of a name that is shown; never too long.
  init(_ scalars: [UInt32]) {
    self.scalars = scalars
    bytes = []
    isTooLong = false
  }

  /// The bytes as characters, for showing.
  var seen: [UInt32] { scalars ?? bytes.map { ByteView.scalar(of: $0) } }
}

extension NameFindings {
  /// Findings about the text as it came, which the cleaned name no longer shows.
  static let ofTheText: NameFindings = [
    .note, .relation, .digitsInside, .tooLong, .uncertainEncoding, .possibleTypingResidue,
    .possibleWordBreak, .twoTones, .lostLetters, .possibleRepetition,
    .givenNameMissing,
  ]
}
