extension NameDraft {
  /// Decodes single words of a text that reads as a whole as it stands, where they hold what no name does.
  ///
  /// UTF-8 seen as Windows-1252 shows by its structure. In the other encodings a word must hold a sign that stands in
  /// no name, and come out as one common word in just one of them; then other words with such signs are in it too.
  mutating func decodeWords() {
    if scalars.contains(where: { $0 == 0x110 || $0 == 0x111 }) { decodeStroked() }
    guard scalars.contains(where: { NameDraft.isAlien($0) }) || scalars.last == 0xC3 else { return }
    let before = scalars
    var repair: NameRepairs = []
    if let whole = withLostEnd() {
      scalars = whole
      repair = .utf8Twice
    } else {
      var words = scalars.split(separator: 0x20, omittingEmptySubsequences: false)
      var other: LegacyEncoding?
      for place in words.indices where isAlien(words[place]) {
        guard let decoded = NameDraft.decode(words[place]) else { continue }
        words[place] = decoded.scalars[...]
        if decoded.encoding.repair != .utf8Twice { other = other ?? decoded.encoding }
        repair.formUnion(decoded.encoding.repair)
      }
      if let other {
        for place in words.indices where isAlien(words[place]) {
          let decoded = ByteView.bytes(of: words[place]).flatMap(other.decodeShown)
          guard let decoded, decoded.allSatisfy({ VietnameseLetter.code(of: $0) != 0 }) else {
            continue
          }
          words[place] = decoded[...]
        }
      }
      scalars = Array(words.joined(separator: [0x20]))
    }
    if repair.isEmpty { return }
    isTakenAsItStands = false
    let after = scalars
    mend(repair, before: UTF8Reader.text(before), after: UTF8Reader.text(after))
  }

  /// Decodes words of VIQR whose đ is a letter already: `Đu*'c`.
  ///
  /// A word must hold a sign of a quality mark, which no other text holds inside a word, and come out as a known word.
  private mutating func decodeStroked() {
    guard scalars.contains(where: { NameDraft.isQualitySign($0) }) else { return }
    let before = scalars
    var words = scalars.split(separator: 0x20, omittingEmptySubsequences: false)
    var isChanged = false
    for place in words.indices
    where words[place].contains(where: { NameDraft.isQualitySign($0) })
      && words[place].contains(where: { $0 == 0x110 || $0 == 0x111 })
    {
      guard let bytes = CellView.strokesSpelt(words[place]),
        let decoded = LegacyEncoding.viqr.decodeKnown(bytes),
        let syllable = WordReader.read(decoded[...])?.syllable,
        WordReader.lexicon.count(of: syllable) >= 20
      else { continue }
      words[place] = decoded[...]
      isChanged = true
    }
    if isChanged == false { return }
    isTakenAsItStands = false
    scalars = Array(words.joined(separator: [0x20]))
    let after = scalars
    mend(.viqr, before: UTF8Reader.text(before), after: UTF8Reader.text(after))
  }

  /// The signs of VIQR for circumflex, horn and breve: `^`, `+`, `*`, `(`.
  private static func isQualitySign(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x5E, 0x2B, 0x2A, 0x28: true
    default: false
    }
  }

  /// The text decoded from UTF-8 when a no-break space, the second byte of a final à, was trimmed from it.
  private func withLostEnd() -> [UInt32]? {
    guard scalars.last == 0xC3 else { return nil }
    let guess = EncodingGuess.ofCell(scalars: scalars + [0xA0], bytes: [], memory)
    return guess.encoding.repair == .utf8Twice ? guess.scalars : nil
  }

  /// Whether a word holds what no name does and cannot be read.
  private func isAlien(_ word: ArraySlice<UInt32>) -> Bool {
    word.contains(where: { NameDraft.isAlien($0) }) && memory.read(word) == nil
  }

  /// Whether a character shows a byte and is no letter of Vietnamese, no space, quotation mark, dash or invisible sign.
  static func isAlien(_ scalar: UInt32) -> Bool {
    guard scalar > 0xA0, scalar <= 0x2122, scalar != 0xAD, VietnameseLetter.code(of: scalar) == 0,
      LookAlike.letter(for: scalar) == nil, Apostrophe.isAny(scalar) == false
    else { return false }
    if (0x2010...0x201F).contains(scalar) { return false }
    return ByteView.byte(of: scalar) != nil
  }

  private static func decode(
    _ word: ArraySlice<UInt32>
  ) -> (scalars: [UInt32], encoding: LegacyEncoding)? {
    guard let shown = ByteView.bytes(of: word) else { return nil }
    if let scalars = ByteView.utf8(shown), WordReader.read(scalars[...]) != nil {
      return (scalars, .utf8AsWindows1252)
    }
    let hasSigns = word.contains { isEncodedSign($0) }
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
    let isLikely = best.encoding == .tcvn3 || best.bits >= WordReader.commonInBits
    return isClear && isLikely ? (best.scalars, best.encoding) : nil
  }
}
