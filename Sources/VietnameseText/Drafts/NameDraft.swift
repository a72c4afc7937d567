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

  // MARK: Notes of what was done

  /// Adds a repair and, when traced, a step for each rule of it.
  mutating func mend(
    _ repair: NameRepairs, before: @autoclosure () -> String, after: @autoclosure () -> String
  ) {
    repairs.formUnion(repair)
    guard isTraced else { return }
    for rule in NameRepairs.all where repair.contains(rule.rule) {
      steps.append(
        NameStep(code: rule.code, vi: rule.vi, en: rule.en, before: before(), after: after()))
    }
  }

  /// The repairs of each word of a name that took the fast lane.
  mutating func recordPlainWords(of text: String) {
    for word in text.unicodeScalars.map(\.value).split(separator: 0x20) {
      guard let token = WordReader.read(word), token.repairs.isEmpty == false else { continue }
      mend(token.repairs, before: UTF8Reader.text(word), after: token.word)
    }
  }

  // MARK: Encoding

  private mutating func decode(_ text: NameText, columnEncoding: LegacyEncoding?) {
    if let bare = NameDraft.withoutDaggers(text) {
      decode(bare, columnEncoding: columnEncoding)
      isTakenAsItStands = false
      return mend(
        .symbols, before: UTF8Reader.text(text.seen), after: UTF8Reader.text(bare.seen))
    }
    if let resolved = NameDraft.withoutEscapes(text) {
      decode(resolved, columnEncoding: columnEncoding)
      // Asked about another text than the one that came.
      isTakenAsItStands = false
      let after = self.scalars
      if after.isEmpty { findings.insert(.notAName) }
      return mend(
        .escapes, before: UTF8Reader.text(text.seen), after: UTF8Reader.text(after))
    }
    var scalars = text.scalars
    var bytes = text.bytes
    if text.isTooLong {
      findings.insert(.tooLong)
      // Not through the middle of a character.
      var limit = NameReader.maximumByteCount
      while limit > NameReader.maximumByteCount - 4, bytes[limit] & 0xC0 == 0x80 { limit -= 1 }
      bytes.removeLast(bytes.count - limit)
      scalars = UTF8Reader.scalars(bytes.span)
    }
    let guess =
      if let columnEncoding, columnEncoding != .utf8 {
        EncodingGuess.ofCell(scalars: scalars, bytes: bytes, column: columnEncoding, memory)
      } else {
        EncodingGuess.ofCell(scalars: scalars, bytes: bytes, memory)
      }
    isTakenAsItStands =
      (columnEncoding ?? .utf8) == .utf8 && guess.encoding == .utf8 && guess.rival == nil
    self.scalars = guess.scalars
    if guess.encoding != .utf8 {
      mend(
        guess.encoding.repair,
        before: UTF8Reader.text(scalars ?? bytes.map { ByteView.scalar(of: $0) }),
        after: UnicodeForms.nfc(UTF8Reader.text(guess.scalars)))
    } else if scalars == nil {
      // Raw bytes that fit no encoding: only what they show as Windows-1252 is left.
      findings.insert(.uncertainEncoding)
    }
    if isTakenAsItStands { decodeWords() }
    if let rival = guess.rival {
      findings.insert(.uncertainEncoding)
      let words = rival.split(separator: 0x20).compactMap { memory.read($0)?.word }
      if words.isEmpty == false { alternatives.append(words) }
    }
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

  private mutating func findOut() {
    if words.isEmpty {
      if findings.isDisjoint(with: [.relation, .noOwnName]) { findings.insert(.notAName) }
      return
    }
    if words.count >= 2, let surname = NameKnowledge.misspeltSurname(words[0].text) {
      words[0].options = [[surname]]
      findings.insert(.invalidSyllable)
    }
    for place in words.indices where words[place].hasOddCase {
      let word = words[place]
      mend(.letterCase, before: UTF8Reader.text(word.raw), after: NameReading.display([word.text]))
    }
    for place in words.indices
    where words[place].hasDot == false && words[place].text.utf8.last == 0x2E {
      let word = words[place]
      mend(
        .abbreviationDot, before: UTF8Reader.text(word.raw),
        after: NameReading.display([word.text]))
    }
    if words.count == 1 { findings.insert(.singleWord) }
    if words.count == 2, words[1].text == "thị" { findings.insert(.givenNameMissing) }
    let hasMarks = words.contains { $0.token?.hasMarks == true }
    if endsWithInitial { findings.insert(.abbreviated) }
    if words.dropLast(endsWithInitial ? 1 : 0).contains(where: { $0.token?.isMinority == true }) {
      findings.insert(.minority)
    }
    if hasMarks {
      // A word without its marks, no syllable by itself, among words with marks.
      let hasBareWord = words.contains { word in
        word.token.map { $0.syllable == nil && $0.isMinority == false } ?? false
      }
      if hasBareWord { findings.insert(.invalidSyllable) }
    } else if words.allSatisfy({ $0.token != nil }),
      NameReader.hasLostItsMarks(words.compactMap { $0.token })
    {
      findings.insert(.noMarks)
    }
    for place in words.indices where words[place].token == nil {
      let word = words[place]
      if word.text.utf8.last == 0x2E {
        findings.insert(.abbreviated)
      } else if word.text.utf8.contains(0x3F) {
        findings.insert(.lostLetters)
      } else if NameDraft.looksForeign(word.text) {
        findings.insert(foreignness(of: word.text))
      } else {
        findings.insert(.invalidSyllable)
      }
    }
  }

  /// Whether a letter stands in place of the given word, or tells a namesake from another one, behind words that are
  /// Vietnamese.
  private var endsWithInitial: Bool {
    guard words.count >= 2, let last = words.last, NameReader.isInitial(last.text) else {
      return false
    }
    return NameKnowledge.surnameCount(words[0].text) > 0
      && words.dropLast().allSatisfy { $0.token?.isMinority == false }
  }

  /// What a word that looks foreign says: nothing of the kind in a name with a surname, Thị, Văn or marks of Vietnamese,
  /// where it is a slip, and not in names of the Central Highlands.
  private func foreignness(of word: String) -> NameFindings {
    if words.contains(where: { NameKnowledge.highlandWords.contains($0.text) }) { return .minority }
    let isVietnamese = words.indices.contains { place in
      let word = words[place]
      if word.token != nil {
        return word.roles.contains(.mainlySurname) || WordTraits.isMiddle(word.text)
          || word.text == "thi" || word.token?.hasMarks == true
      }
      return place == 0
        && word.options.contains { $0.count == 1 && NameKnowledge.isMainlySurname($0[0]) }
    }
    return isVietnamese ? .invalidSyllable : .foreign
  }

  /// Letters that Vietnamese does not use, or a script of its own.
  private static func looksForeign(_ word: String) -> Bool {
    for scalar in word.unicodeScalars {
      switch scalar {
      case "f", "j", "w", "z": return true
      default: break
      }
      if scalar.value >= 0x80, VietnameseLetter(scalar) == nil { return true }
    }
    return word.utf8.count > 7 && word.utf8.allSatisfy { $0 < 0x80 }
  }

  private mutating func collectAlternatives() {
    var isOpen = false
    for place in words.indices where words[place].options.isEmpty == false { isOpen = true }
    let mayMove = words.first.map { $0.roles.contains(.settled) == false } ?? false
    // `Nguyễn Văn Hùng B` of a class in which another one is A.
    let isMarked = endsWithInitial && words.count >= 4
    let mayEndWithMiddle =
      words.count > 2 && words.last.map { WordTraits.isMiddle($0.text) } == true
    if alternatives.isEmpty, isOpen == false, mayMove == false, isMarked == false,
      mayEndWithMiddle == false
    {
      return
    }
    let plain = words.map { $0.text }
    if words.isEmpty {
      alternatives = NameDraft.distinct(alternatives, besides: plain)
      return
    }
    var readings: [[String]] = []
    if isOpen { collectOptions(plain, &readings) }
    // Another order needs a surname behind the first word, or Thị or Văn, before which one stands.
    if mayEndWithMiddle, NameOrder.endsWithMiddle(plain),
      let other = NameOrder.alternative(to: plain)
    {
      readings.append(other)
      findings.insert(.possibleOrderChange)
    } else if mayMove,
      words.dropFirst().contains(where: { $0.roles.contains(.mainlySurname) })
        || words.dropFirst(2).contains(where: { WordTraits.isMiddle($0.text) }),
      let other = NameOrder.alternative(to: plain)
    {
      readings.append(other)
      findings.insert(.possibleOrderChange)
    }
    if isMarked { readings.append(Array(plain.dropLast())) }
    alternatives = NameDraft.distinct(readings + alternatives, besides: plain)
  }

  /// The name with other readings of its words: all of the first choice, each alone, each of the second choice.
  private func collectOptions(_ plain: [String], _ readings: inout [[String]]) {
    let open = words.indices.filter { words[$0].options.isEmpty == false }
    func replaced(_ places: ArraySlice<Int>, option: Int) -> [String] {
      var reading: [String] = []
      reading.reserveCapacity(words.count + 2)
      for place in words.indices {
        if places.contains(place), option < words[place].options.count {
          reading.append(contentsOf: words[place].options[option])
        } else {
          reading.append(plain[place])
        }
      }
      return reading
    }
    readings.reserveCapacity(4)
    readings.append(replaced(open[...], option: 0))
    if open.count > 1 {
      for place in open.indices { readings.append(replaced(open[place...place], option: 0)) }
    }
    for place in open.indices where words[open[place]].options.count > 1 {
      readings.append(replaced(open[place...place], option: 1))
    }
  }

  /// The first four readings without repetition.
  static func distinct(_ readings: [[String]], besides words: [String]) -> [[String]] {
    var kept: [[String]] = []
    for reading in readings
    where reading.isEmpty == false && isSame(reading, words) == false
      && kept.contains(where: { isSame($0, reading) }) == false
    {
      kept.append(reading)
      if kept.count == 4 { break }
    }
    return kept
  }

  /// Whether words are the same; all of them are in form C, so that their bytes decide.
  static func isSame(_ left: [String], _ right: [String]) -> Bool {
    guard left.count == right.count else { return false }
    for place in left.indices where isSame(left[place], right[place]) == false { return false }
    return true
  }

  @inline(__always)
  static func isSame(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
  }
}
