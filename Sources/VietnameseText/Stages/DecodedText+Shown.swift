extension DecodedText {
  /// Decodes letters of UTF-8 in single words whose second byte is shown as a space, a soft hyphen, a control code or an
  /// accent: `NgÃ´`, `TÃ\u{AD}n`, `HoÃ\u{A0}ng`, or with that space made plain, `HoÃ ng`.
  mutating func decodeShown(_ journal: inout NameJournal) {
    guard scalars.contains(0xC3) else { return }
    var words = scalars.split(separator: 0x20, omittingEmptySubsequences: false)
    var isChanged = false
    var place = 0
    while place < words.count {
      defer { place += 1 }
      let word = words[place]
      guard let lead = word.firstIndex(of: 0xC3) else { continue }
      if lead + 1 < word.endIndex {
        guard let decoded = DecodedText.decodedUTF8(word, besides: commonness(of: word)) else {
          continue
        }
        words[place] = decoded[...]
      } else if place + 1 < words.count, let next = words[place + 1].first,
        UnicodeProperties.upper(next) != next,
        let whole = DecodedText.decodedUTF8((word + [0xA0] + words[place + 1])[...], besides: 0)
      {
        words[place] = whole[...]
        words.remove(at: place + 1)
      } else if isTitleCase(besides: place, words), let decoded = decodedEnd(word) {
        words[place] = decoded[...]
      } else {
        continue
      }
      isChanged = true
    }
    if isChanged == false { return }
    take(Array(words.joined(separator: [0x20])), .utf8Twice, &journal)
  }

  /// How many bear a word without the signs in it.
  private func commonness(of word: ArraySlice<UInt32>) -> Int {
    let letters = word.filter { VietnameseLetter.code(of: $0) != 0 }
    return memory.read(letters[...])?.syllable.map { WordReader.lexicon.count(of: $0) } ?? 0
  }

  /// A word decoded from UTF-8, when it comes out as a known one that is commoner than another.
  private static func decodedUTF8(_ word: ArraySlice<UInt32>, besides count: Int) -> [UInt32]? {
    guard let shown = ByteView.bytes(of: word), let decoded = ByteView.utf8(shown),
      let syllable = WordReader.read(decoded[...])?.syllable
    else { return nil }
    let own = WordReader.lexicon.count(of: syllable)
    return own >= WordReader.leastKnown && own > count ? decoded : nil
  }

  /// A word that ends in Ã, whose no-break space went into the space behind it: `HÃ Yến` of Hà Yến.
  private func decodedEnd(_ word: ArraySlice<UInt32>) -> [UInt32]? {
    guard word.count >= 2, commonness(of: word) == 0 else { return nil }
    return DecodedText.decodedUTF8((word + [0xA0])[...], besides: 0)
  }

  /// Whether another word of the text has small letters.
  private func isTitleCase(besides place: Int, _ words: [ArraySlice<UInt32>]) -> Bool {
    words.indices.contains { other in
      other != place && words[other].contains { UnicodeProperties.upper($0) != $0 }
    }
  }
}
