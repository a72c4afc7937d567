/// The first stage: the characters of a text, whatever the encoding in which it came.
struct DecodedText {
  let memory: NameMemory
  private(set) var scalars: [UInt32] = []
  /// Whether the text was left as it came, no other encoding coming near.
  private(set) var isTakenAsItStands = false

  init(
    _ text: NameText, columnEncoding: LegacyEncoding?, _ memory: NameMemory,
    _ journal: inout NameJournal
  ) {
    self.memory = memory
    decode(text, columnEncoding: columnEncoding, &journal)
    joinSpacedLetters(&journal)
  }

  /// Puts another text in place of the one that is read so far.
  mutating func take(
    _ text: [UInt32], _ repair: NameRepairs, _ journal: inout NameJournal
  ) {
    journal.mend(repair, before: UTF8Reader.text(scalars), after: UTF8Reader.text(text))
    scalars = text
    isTakenAsItStands = false
  }

  private mutating func decode(
    _ text: NameText, columnEncoding: LegacyEncoding?, _ journal: inout NameJournal
  ) {
    if let bare = DecodedText.withoutDaggers(text) {
      decode(bare, columnEncoding: columnEncoding, &journal)
      isTakenAsItStands = false
      return journal.mend(
        .symbols, before: UTF8Reader.text(text.seen), after: UTF8Reader.text(bare.seen))
    }
    if let resolved = DecodedText.withoutEscapes(text) {
      decode(resolved, columnEncoding: columnEncoding, &journal)
      // Asked about another text than the one that came.
      isTakenAsItStands = false
      if scalars.isEmpty { journal.findings.insert(.notAName) }
      return journal.mend(
        .escapes, before: UTF8Reader.text(text.seen), after: UTF8Reader.text(scalars))
    }
    var scalars = text.scalars
    var bytes = text.bytes
    if text.isTooLong {
      journal.findings.insert(.tooLong)
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
      journal.mend(
        guess.encoding.repair,
        before: UTF8Reader.text(scalars ?? bytes.map { ByteView.scalar(of: $0) }),
        after: UnicodeForms.nfc(UTF8Reader.text(guess.scalars)))
    } else if scalars == nil {
      // Raw bytes that fit no encoding: only what they show as Windows-1252 is left.
      journal.findings.insert(.uncertainEncoding)
    }
    if isTakenAsItStands { decodeWords(&journal) }
    if let rival = guess.rival {
      journal.findings.insert(.uncertainEncoding)
      let words = rival.split(separator: 0x20).compactMap { memory.read($0)?.word }
      if words.isEmpty == false { journal.alternatives.append(words) }
    }
  }

  /// A text without the daggers that stand apart from its words and mark the dead; a word of one letter that an old
  /// encoding shows so is in no name.
  private static func withoutDaggers(_ text: NameText) -> NameText? {
    guard text.isTooLong == false, let scalars = text.scalars, scalars.contains(where: isDagger)
    else { return nil }
    let words = scalars.split(separator: 0x20, omittingEmptySubsequences: false)
    let kept = words.filter { $0.isEmpty || $0.contains { isDagger($0) == false } }
    guard kept.count < words.count else { return nil }
    return NameText(Array(kept.joined(separator: [0x20])))
  }

  private static func isDagger(_ scalar: UInt32) -> Bool { scalar == 0x2020 || scalar == 0x2021 }

  /// Resolves characters that were written as codes.
  private static func withoutEscapes(_ text: NameText) -> NameText? {
    guard text.isTooLong == false, let scalars = text.scalars else { return nil }
    if let shown = SpreadsheetFormula.text(of: scalars) { return NameText(shown) }
    return CharacterEscapes.resolve(scalars).map { NameText($0) }
  }
}
