extension DraftWords {
  mutating func readDigits(_ raw: [UInt32], _ journal: inout NameJournal) {
    let isDigit = Scalars.isDigit
    let bare = raw.filter { isDigit($0) == false }
    if bare.isEmpty {
      // A date or a number of some kind.
      if raw.count >= 4 { journal.findings.insert(.note) }
      return journal.mend(.digits, before: UTF8Reader.text(raw), after: "")
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
      return append(decoded, raw: raw, repair: .vniKeys, &journal)
    }
    if let token, isOutside, isLetterO == false, isRarer(token, thanFirstOf: options) == false,
      options.isEmpty || DraftWords.isNumbered(raw)
    {
      // A key for a mark (Phương5), or a letter as a scanner reads it (Hoà1 for Hoài): the word without it is one reading.
      let readings = (decoded.map { [[$0.word]] } ?? []) + options
      journal.findings.insert(
        isRarer(readings, than: token) ? .digitsInside : .possibleTypingResidue)
      return append(token, raw: raw, repair: .digits, options: readings, &journal)
    }
    // A digit in the place of a letter, as a scanner reads it: the letter is not known, only likely.
    journal.findings.insert(.digitsInside)
    let others = [decoded?.word, token?.word].compactMap { $0 }.filter {
      options.contains([$0]) == false
    }
    let pattern = raw.map { isDigit($0) ? 0x3F : $0 }
    words.append(
      DraftWord(
        raw: raw, text: Scalars.lowered(pattern) ?? "?", options: options + others.map { [$0] }))
  }

  /// Whether a word without its digit is far rarer than the one with a letter for it: `Hằn9` is hardly Hằn.
  private func isRarer(_ token: PlainToken, thanFirstOf options: [[String]]) -> Bool {
    guard let word = options.first?.first, let other = Syllable(word) else { return false }
    return token.shareInBits + DraftWords.letterMarginInBits
      < WordReader.lexicon.shareInBits(of: other)
  }

  /// Whether all words for which a digit may stand are far rarer than the one without it: `Lan2` is hardly Làn.
  private func isRarer(_ readings: [[String]], than token: PlainToken) -> Bool {
    readings.compactMap(\.first).compactMap { Syllable($0) }.allSatisfy {
      WordReader.lexicon.shareInBits(of: $0) + DraftWords.numberMarginInBits < token.shareInBits
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
    if plain * DraftWords.keyedRatio <= count, areOthersMarked(besides: raw) { return true }
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
        DraftWords.twins(of: raw[place]).map { twin in
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
}
