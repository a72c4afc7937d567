extension NameDraft {
  // MARK: VIQR

  /// Decodes single words of VIQR in a text that is none: `Ngo^`, `Hoa`ng`, `Đu*'c`.
  ///
  /// A word must hold a sign behind a letter that no other text has there, and come out as a known word.
  mutating func decodeSpelt() {
    guard scalars.contains(where: { NameDraft.isSpeltSign($0) }) else { return }
    let before = scalars
    var words = scalars.split(separator: 0x20, omittingEmptySubsequences: false)
    var isChanged = false
    for place in words.indices {
      guard let decoded = decodedSpelt(words[place]) else { continue }
      words[place] = decoded[...]
      isChanged = true
    }
    if isChanged == false { return }
    isTakenAsItStands = false
    scalars = Array(words.joined(separator: [0x20]))
    let after = scalars
    mend(.viqr, before: UTF8Reader.text(before), after: UTF8Reader.text(after))
  }

  private func decodedSpelt(_ word: ArraySlice<UInt32>) -> [UInt32]? {
    guard let sign = word.firstIndex(where: { NameDraft.isSpeltSign($0) }), sign > word.startIndex,
      let bytes = NameDraft.spelt(word), let decoded = LegacyEncoding.viqr.decodeKnown(bytes),
      let syllable = WordReader.read(decoded[...])?.syllable
    else { return nil }
    let count = WordReader.lexicon.count(of: syllable)
    if count < NameDraft.leastKnown { return nil }
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

  /// How many bearers a word needs to be read from signs that are keys or bytes.
  static let leastKnown = 20

  /// The signs of VIQR for circumflex, horn, breve, huyền and ngã: `^`, `+`, `*`, `(`, backquote, `~`.
  static func isSpeltSign(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x5E, 0x2B, 0x2A, 0x28, 0x60, 0x7E: true
    default: false
    }
  }

  /// Whether a sign behind a letter of ASCII may be half of a letter in VIQR, and nothing else is it in a word.
  static func isHalfLetter(_ scalar: UInt32) -> Bool { scalar == 0x5E || scalar == 0x7E }

  // MARK: UTF-8

  /// Decodes letters of UTF-8 in single words whose second byte is shown as a space, a soft hyphen, a control code or an
  /// accent: `NgÃ´`, `TÃ\u{AD}n`, `HoÃ\u{A0}ng`, or with that space made plain, `HoÃ ng`.
  mutating func decodeShown() {
    guard scalars.contains(0xC3) else { return }
    let before = scalars
    var words = scalars.split(separator: 0x20, omittingEmptySubsequences: false)
    var isChanged = false
    var place = 0
    while place < words.count {
      defer { place += 1 }
      let word = words[place]
      guard let lead = word.firstIndex(of: 0xC3) else { continue }
      if lead + 1 < word.endIndex {
        guard let decoded = NameDraft.decodedUTF8(word, besides: commonness(of: word)) else {
          continue
        }
        words[place] = decoded[...]
      } else if place + 1 < words.count, let next = words[place + 1].first,
        UnicodeProperties.upper(next) != next,
        let whole = NameDraft.decodedUTF8((word + [0xA0] + words[place + 1])[...], besides: 0)
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
    isTakenAsItStands = false
    scalars = Array(words.joined(separator: [0x20]))
    let after = scalars
    mend(.utf8Twice, before: UTF8Reader.text(before), after: UTF8Reader.text(after))
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
    return own >= leastKnown && own > count ? decoded : nil
  }

  /// A word that ends in Ã, whose no-break space went into the space behind it: `HÃ Yến` of Hà Yến.
  private func decodedEnd(_ word: ArraySlice<UInt32>) -> [UInt32]? {
    guard word.count >= 2, commonness(of: word) == 0 else { return nil }
    return NameDraft.decodedUTF8((word + [0xA0])[...], besides: 0)
  }

  /// Whether another word of the text has small letters.
  private func isTitleCase(besides place: Int, _ words: [ArraySlice<UInt32>]) -> Bool {
    words.indices.contains { other in
      other != place && words[other].contains { UnicodeProperties.upper($0) != $0 }
    }
  }

  // MARK: What stays

  /// Whether a sign behind a letter may be a letter or half of one that nothing explained, so that the word without it
  /// would be another.
  ///
  /// At the end of a word that is a known one without it, it is a sign.
  func isHalf(_ raw: [UInt32], at place: Int) -> Bool {
    let scalar = raw[place]
    guard place > 0, UnicodeProperties.isLetter(raw[place - 1]) else { return false }
    if scalar == 0x60 || NameDraft.isHalfLetter(scalar) { return raw[place - 1] < 0x80 }
    guard NameDraft.isByteOfLetter(scalar) else { return false }
    // Behind a marked letter it is the end of one of UTF-8: `HÁ»`.
    if (0xC0...0xFF).contains(raw[place - 1]) { return true }
    if raw[(place + 1)...].contains(where: { UnicodeProperties.isLetter($0) }) { return true }
    let letters = raw.filter { UnicodeProperties.isLetter($0) }
    return findings.contains(.uncertainEncoding) || letters.count < 2
      || memory.read(letters[...]) == nil
  }

  /// The word with `?` for each letter of an unknown encoding.
  static func withoutEncodedSigns(_ raw: [UInt32]) -> [UInt32] {
    let stray = strayCapital(in: raw[...])
    return raw.indices.map { place in
      isEncodedSign(raw[place]) || isByteOfLetter(raw[place]) || place == stray ? 0x3F : raw[place]
    }
  }

  /// Whether a sign that no name has shows the byte of a letter in some encoding.
  static func isByteOfLetter(_ scalar: UInt32) -> Bool {
    if (0x80..<0xA0).contains(scalar) || scalar == 0x2018 || scalar == 0x2019 { return true }
    // Letters of foreign names (ü, ø) are letters.
    return isAlien(scalar) && UnicodeProperties.isLetter(scalar) == false
  }

  // MARK: Capitals inside

  /// Parts a word at the capitals inside it where each part is a word: `CúnThị`, `VàY`.
  mutating func readCapitals(_ raw: [UInt32]) -> Bool {
    guard let letters = WordReader.letters(raw), letters[0].isCapital else { return false }
    var pieces: [ArraySlice<UInt32>] = []
    var start = 0
    for place in raw.indices.dropFirst()
    where letters[place].isCapital && letters[place - 1].isCapital == false {
      pieces.append(raw[start..<place])
      start = place
    }
    pieces.append(raw[start...])
    let tokens = pieces.compactMap { memory.read($0) }
    guard (2...5).contains(pieces.count), tokens.count == pieces.count, pieces[0].count >= 2,
      zip(tokens, pieces).allSatisfy({ token, piece in
        let isSeen = token.syllable.map { WordReader.lexicon.count(of: $0) > 0 } ?? true
        return isSeen && (piece.count >= 2 || ["a", "y", "ý"].contains(token.word))
      })
    else { return false }
    let parts = tokens.map(\.word)
    mend(.joinedWords, before: UTF8Reader.text(raw), after: parts.joined(separator: " "))
    for (token, part) in zip(tokens, pieces) {
      repairs.formUnion(token.repairs.subtracting(.letterCase))
      words.append(Word(raw: Array(part), text: token.word, token: token))
    }
    return true
  }
}
