/// How well a text reads as Vietnamese names, in bits: the sum of the logarithms of its words' shares.
///
/// A word that is none costs ``invalidInBits``; so one word that becomes readable outweighs any difference in how
/// common readable words are.
struct EncodingScore {
  /// The sum over all words.
  private(set) var bits = 0.0
  /// The number of words that cannot be read.
  private(set) var invalidCount = 0
  /// How many of them are of ASCII alone: no decoding changes these.
  private(set) var fixedInvalidCount = 0
  /// The number of words.
  private(set) var wordCount = 0

  static let invalidInBits = -45.0
  /// What an abbreviation, a number or a fragment costs.
  static let fragmentInBits = -15.0
  /// What a pattern with lost letters costs.
  static let lostInBits = -20.0

  /// Scores a text; stops as soon as more than `limit` words cannot be read.
  init(_ scalars: [UInt32], limit: Int = .max, _ memory: NameMemory) {
    var start = 0
    for place in 0...scalars.count
    where place == scalars.count || scalars[place] == 0x20 || scalars[place] == 0xA0
      || scalars[place] == 9
    {
      if invalidCount > limit { return }
      if place > start { add(scalars[start..<place], memory) }
      start = place + 1
    }
  }

  private mutating func add(_ word: ArraySlice<UInt32>, _ memory: NameMemory) {
    var word = word
    while let first = word.first, EncodingScore.isFrame(first) { word.removeFirst() }
    while let last = word.last, EncodingScore.isFrame(last) { word.removeLast() }
    if word.isEmpty { return }
    if word.contains(0x2E) {
      let pieces = word.split(separator: 0x2E)
      if pieces.count > 1 {
        for piece in pieces { add(piece, memory) }
        return
      }
    }
    bits += score(word, isFirst: wordCount == 0, memory)
    wordCount += 1
  }

  /// Brackets, commas and the like around a word.
  private static func isFrame(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x29, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x3B, 0x5B, 0x5D, 0x22: true
    default: false
    }
  }

  private mutating func score(
    _ word: ArraySlice<UInt32>, isFirst: Bool, _ memory: NameMemory
  ) -> Double {
    let known = memory.word(word, isGuess: true)
    if known.isRead {
      guard isFirst, let syllable = known.token?.syllable else {
        return known.token?.shareInBits ?? 0
      }
      return EncodingScore.surnameBits(syllable)
    }
    if known.isLost { return EncodingScore.lostInBits }
    if word.allSatisfy({ (0x30...0x39).contains($0) }) { return EncodingScore.fragmentInBits }
    if word.count <= 3, word.allSatisfy({ EncodingScore.isConsonant($0) }) {
      return EncodingScore.fragmentInBits
    }
    invalidCount += 1
    if word.allSatisfy({ $0 < 0x80 }) { fixedInvalidCount += 1 }
    // A word that only lacks its tone (Lôc of Lộc) is a typing fault and hardly says anything of the encoding.
    guard let retoned = known.retonedInBits else { return EncodingScore.invalidInBits }
    return max(retoned + WordReader.lossInBits, EncodingScore.invalidInBits)
  }

  /// The share of a first word among first words, which are surnames; one that is never first is not ruled out.
  private static func surnameBits(_ syllable: Syllable) -> Double {
    let lexicon = WordReader.lexicon
    let first = Double(lexicon.firstCount(of: syllable))
    let whole = Double(lexicon.count(of: syllable))
    if whole == 0 { return WordReader.unseenInBits }
    return BinaryLogarithm.of(first + 0.02 * whole) - namesInBits
  }

  private static let namesInBits = BinaryLogarithm.of(Double(WordReader.lexicon.nameTotal))

  private static func isConsonant(_ scalar: UInt32) -> Bool {
    guard let unicode = Unicode.Scalar(scalar), let letter = VietnameseLetter(unicode) else {
      return Apostrophe.isAny(scalar)
    }
    return letter.isVowel == false
  }
}
