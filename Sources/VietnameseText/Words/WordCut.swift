/// The cut of a long word into the known syllables from which it was joined.
///
/// Finds the cut of the greatest likelihood by dynamic programming over the letters, each syllable by its share among
/// the words of names.
struct WordCut {
  /// The plain reading of each part.
  let tokens: [PlainToken]
  /// The characters of each part.
  let pieces: [[UInt32]]
  /// Whether capitals within the word stand at the cuts, or the parts have marks and no other cut comes near.
  let isCertain: Bool
  /// Whether capitals within the word stand at the cuts.
  let hasCapitals: Bool
  /// Whether no other cut comes near, or marks were lost and every cut is a guess.
  let isClear: Bool
  /// Whether every part is a frequent word of names.
  let isFrequent: Bool
  /// The sum of the shares of the parts.
  let bits: Double

  private static let longestPart = 8
  /// A share of one in sixty thousand, about a hundred bearers.
  private static let leastInBits = -16.0
  private static let marginInBits = 5.0
  /// What each further lost space costs.
  private static let spaceInBits = 3.0
  /// The share of a part that a name may be cut into for certain; about twenty bear it.
  private static let knownInBits = -18.0
  /// A part that one of eight thousand words of names is, or more.
  private static let frequentInBits = -13.0

  init?(_ raw: [UInt32]) {
    // Marks go with their letter, so that cuts fall between letters.
    var text = raw
    var letters = WordReader.letters(text)
    if letters == nil {
      text = UnicodeForms.nfc(UTF8Reader.text(raw)).unicodeScalars.map { $0.value }
      letters = WordReader.letters(text)
    }
    let count = text.count
    let isShort = count == 4 && WordCut.innerCapitals(text).count == 1
    guard (5...32).contains(count) || isShort else { return nil }
    // The two best ways to reach each place: bits, start of the last part.
    var best = [(bits: Double, start: Int)](repeating: (-.infinity, -1), count: count + 1)
    var secondBits = [Double](repeating: -.infinity, count: count + 1)
    best[0] = (0, 0)
    for end in 2...count {
      for start in max(0, end - WordCut.longestPart)...(end - 1) where best[start].bits.isFinite {
        // A and Y stand as words of their own only in the middle.
        if start == end - 1,
          start < 2 || end == count || (text[start] != 0x61 && text[start] != 0x79)
        {
          continue
        }
        let share: Double? =
          if let letters {
            WordCut.share(letters[start..<end])
          } else {
            WordCut.share(text[start..<end])
          }
        guard let share else { continue }
        let bits = best[start].bits + share - WordCut.spaceInBits
        if bits > best[end].bits {
          secondBits[end] = max(
            best[end].bits, secondBits[start] + share - WordCut.spaceInBits)
          best[end] = (bits, start)
        } else {
          secondBits[end] = max(secondBits[end], bits)
        }
      }
    }
    guard best[count].bits.isFinite else { return nil }
    var pieces: [[UInt32]] = []
    var tokens: [PlainToken] = []
    var end = count
    while end > 0 {
      let start = best[end].start
      guard let token = WordReader.read(text[start..<end]) else { return nil }
      pieces.insert(Array(text[start..<end]), at: 0)
      if token.isMinority { return nil }
      tokens.insert(token, at: 0)
      end = start
    }
    guard (2...5).contains(tokens.count) else { return nil }
    self.tokens = tokens
    self.pieces = pieces
    let margin = best[count].bits - secondBits[count]
    let capitals = WordCut.innerCapitals(text)
    var cuts: Set<Int> = []
    var place = 0
    for piece in pieces.dropLast() {
      place += piece.count
      cuts.insert(place)
    }
    let hasMarks = tokens.contains { $0.hasMarks }
    // Beside marks a word without them is what it is.
    let areKnown = tokens.allSatisfy { $0.syllable != nil && $0.shareInBits >= WordCut.knownInBits }
    isClear = hasMarks == false || areKnown && margin >= WordCut.marginInBits
    let isMarked = hasMarks && isClear
    bits = best[count].bits + Double(tokens.count) * WordCut.spaceInBits
    isFrequent = tokens.allSatisfy { $0.shareInBits >= WordCut.frequentInBits }
    hasCapitals = capitals == cuts
    isCertain = hasCapitals || (capitals.isEmpty && isMarked)
  }

  /// Whether one wrong letter in a word of this share explains the letters as well as lost spaces, a lost space being
  /// no rarer than a wrong letter; rare parts must be likelier by far.
  func isLessLikely(than nearestInBits: Double?) -> Bool {
    guard let nearestInBits else { return false }
    return nearestInBits >= bits - (isFrequent ? 0 : 2 * WordCut.marginInBits)
  }

  /// The share of a syllable that is common enough to be cut out, in bits.
  private static func share(_ piece: ArraySlice<VietnameseLetter>) -> Double? {
    let own = Syllable.of(piece).map { WordReader.lexicon.shareInBits(of: $0) }
    if piece.allSatisfy({ $0.isBare }) {
      let folded = WordReader.lexicon.folded(SyllableLexicon.asciiKey(of: piece))
      // Without marks a word stands for all syllables that lose theirs to it.
      let bits = folded.count < 100 ? -40 : folded.shareInBits + WordReader.lossInBits
      let best = max(bits, own ?? -40)
      return best >= leastInBits + WordReader.lossInBits ? best : nil
    }
    return own.flatMap { $0 > SyllableLexicon.unseenInBits ? $0 : nil }
  }

  /// The same for characters that are not all letters by themselves: look-alikes and marks that stand alone.
  private static func share(_ piece: ArraySlice<UInt32>) -> Double? {
    if let letters = WordReader.letters(piece) { return share(letters[...]) }
    var letters: [VietnameseLetter] = []
    var repairs: NameRepairs = []
    guard LetterReader.read(piece, into: &letters, repairs: &repairs),
      let syllable = Syllable.of(letters[...])
    else { return nil }
    let bits = WordReader.lexicon.shareInBits(of: syllable)
    return bits > SyllableLexicon.unseenInBits ? bits : nil
  }

  /// The places of capitals that follow a small letter.
  private static func innerCapitals(_ text: [UInt32]) -> Set<Int> {
    var places: Set<Int> = []
    for place in text.indices.dropFirst()
    where UnicodeProperties.lower(text[place]) != text[place]
      && UnicodeProperties.upper(text[place - 1]) != text[place - 1]
    {
      places.insert(place)
    }
    return places
  }
}
