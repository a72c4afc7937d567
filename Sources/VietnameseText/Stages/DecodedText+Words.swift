extension DecodedText {
  /// Decodes single words of a text that reads as a whole as it stands, where they hold what no name does.
  ///
  /// UTF-8 seen as Windows-1252 shows by its structure. In the other encodings a word must hold a sign that stands in
  /// no name, and come out as one common word in just one of them; then other words with such signs are in it too.
  mutating func decodeWords(_ journal: inout NameJournal) {
    decodeSpelt(&journal)
    decodeShown(&journal)
    guard scalars.contains(where: { EncodedSign.isAlien($0) }) || mayBeStray() || hasLostEnd else {
      return
    }
    if let whole = withLostEnd() { return take(whole, .utf8Twice, &journal) }
    var repair: NameRepairs = []
    var words = scalars.split(separator: 0x20, omittingEmptySubsequences: false)
    var other: LegacyEncoding?
    for place in words.indices {
      // The sign that marks a cell as text stands before its first word, and is no letter of it.
      let mark = words[place].prefix { $0 == 0x27 || $0 == 0xFEFF }
      let word = words[place].dropFirst(mark.count)
      guard !word.isEmpty, isAlien(word), let decoded = DecodedText.decode(word) else { continue }
      words[place] = mark + decoded.scalars
      if decoded.encoding.repair != .utf8Twice { other = other ?? decoded.encoding }
      repair.formUnion(decoded.encoding.repair)
    }
    if repair.isEmpty { return }
    if let other {
      for place in words.indices where isAlien(words[place]) {
        let decoded = ByteView.bytes(of: words[place]).flatMap(other.decodeShown)
        guard let decoded, decoded.allSatisfy({ VietnameseLetter.code(of: $0) != 0 }) else {
          continue
        }
        words[place] = decoded[...]
      }
    }
    take(Array(words.joined(separator: [0x20])), repair, &journal)
  }

  private var hasLostEnd: Bool { scalars.last == 0xC3 }

  /// The text decoded from UTF-8 when a no-break space, the second byte of a final à, was trimmed from it.
  private func withLostEnd() -> [UInt32]? {
    guard hasLostEnd else { return nil }
    let guess = EncodingGuess.ofCell(scalars: scalars + [0xA0], bytes: [], memory)
    return guess.encoding.repair == .utf8Twice ? guess.scalars : nil
  }

  /// Whether a word holds what no name does and cannot be read.
  private func isAlien(_ word: ArraySlice<UInt32>) -> Bool {
    (word.contains(where: { EncodedSign.isAlien($0) }) || EncodedSign.strayCapital(in: word) != nil
      || EncodedSign.isQuotedConsonants(word)) && memory.read(word) == nil
  }

  /// Whether the text may hold a word with a stray capital, or one that ends in a quotation mark.
  private func mayBeStray() -> Bool {
    scalars.contains { (0xC0...0xDE).contains($0) || $0 == 0x2018 || $0 == 0x2019 }
  }

  private static func decode(
    _ word: ArraySlice<UInt32>
  ) -> (scalars: [UInt32], encoding: LegacyEncoding)? {
    guard let shown = ByteView.bytes(of: word) else { return nil }
    if let scalars = ByteView.utf8(shown), WordReader.read(scalars[...]) != nil {
      return (scalars, .utf8AsWindows1252)
    }
    let hasSigns = word.contains { EncodedSign.isEncodedSign($0) }
    var found: [(scalars: [UInt32], word: String, bits: Double, encoding: LegacyEncoding)] = []
    for encoding in [LegacyEncoding.tcvn3, .vni, .windows1258, .viscii, .vps, .tcvn5712] {
      guard let scalars = encoding.decodeShown(shown), scalars.contains(0xFFFD) == false,
        let token = WordReader.read(scalars[...]), token.hasMarks,
        found.contains(where: { $0.word == token.word }) == false
      else { continue }
      let bits = token.shareInBits + encoding.priorInBits(hasSigns: hasSigns)
      found.append((scalars, token.word, bits, encoding))
    }
    // The first of equals, so that the order of the encodings decides.
    guard let best = found.max(by: { $0.bits < $1.bits }) else { return nil }
    let isClear = found.allSatisfy { $0.word == best.word || $0.bits + 3 <= best.bits }
    // The letters of TCVN3 that are signs elsewhere (ª, µ, ¹) are the commonest by far; rare words of other encodings
    // may be chance.
    let isLikely =
      best.encoding == .tcvn3 && word.contains(where: { EncodedSign.isAlien($0) })
      || best.bits >= WordReader.commonInBits
    return isClear && isLikely ? (best.scalars, best.encoding) : nil
  }
}
