extension DecodedText {
  /// Decodes single words of VIQR in a text that is none: `Ngo^`, `Hoa`ng`, `Đu*'c`.
  ///
  /// A word must hold a sign behind a letter that no other text has there, and come out as a known word.
  mutating func decodeSpelt(_ journal: inout NameJournal) {
    guard scalars.contains(where: { EncodedSign.isSpeltSign($0) }) else { return }
    var words = scalars.split(separator: 0x20, omittingEmptySubsequences: false)
    var isChanged = false
    for place in words.indices {
      guard let decoded = decodedSpelt(words[place]) else { continue }
      words[place] = decoded[...]
      isChanged = true
    }
    if isChanged == false { return }
    take(Array(words.joined(separator: [0x20])), .viqr, &journal)
  }

  private func decodedSpelt(_ word: ArraySlice<UInt32>) -> [UInt32]? {
    guard let sign = word.firstIndex(where: { EncodedSign.isSpeltSign($0) }),
      sign > word.startIndex,
      let bytes = DecodedText.spelt(word), let decoded = LegacyEncoding.viqr.decodeKnown(bytes),
      let syllable = WordReader.read(decoded[...])?.syllable
    else { return nil }
    let count = WordReader.lexicon.count(of: syllable)
    if count < WordReader.leastKnown { return nil }
    // One sign behind a word may be a slip or a footnote's: what it makes must be the commoner word.
    guard sign == word.endIndex - 1 else { return decoded }
    let bare = memory.read(word.dropLast())?.syllable.map { WordReader.lexicon.count(of: $0) } ?? 0
    return word[sign] != 0x2A && word[sign] != 0x28 && count > bare ? decoded : nil
  }

  /// A word in VIQR, its letters with quality marks but without tones spelt as well: `Nguyê~n` is Nguye^~n.
  private static func spelt(_ word: ArraySlice<UInt32>) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in word {
      if scalar < 0x80 {
        bytes.append(UInt8(scalar))
        continue
      }
      guard let unicode = Unicode.Scalar(scalar), let letter = VietnameseLetter(unicode),
        letter.tone == .ngang
      else { return nil }
      let base = UInt8(letter.base.value)
      bytes.append(UnicodeProperties.lower(scalar) == scalar ? base : base & ~0x20)
      switch letter.quality {
      case .none: break
      case .circumflex: bytes.append(0x5E)
      case .breve: bytes.append(0x28)
      case .horn: bytes.append(0x2B)
      case .stroke: bytes.append(bytes[bytes.count - 1])
      }
    }
    return bytes
  }
}
