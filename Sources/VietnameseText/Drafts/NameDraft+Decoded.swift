extension NameDraft {
  mutating func decode(_ text: NameText, columnEncoding: LegacyEncoding?) {
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

  /// A text without the daggers that stand apart from its words and mark the dead; a word of one letter that an old
  /// encoding shows so is in no name.
  static func withoutDaggers(_ text: NameText) -> NameText? {
    guard text.isTooLong == false, let scalars = text.scalars, scalars.contains(where: isDagger)
    else { return nil }
    let words = scalars.split(separator: 0x20, omittingEmptySubsequences: false)
    let kept = words.filter { $0.isEmpty || $0.contains { isDagger($0) == false } }
    guard kept.count < words.count else { return nil }
    return NameText(Array(kept.joined(separator: [0x20])))
  }

  private static func isDagger(_ scalar: UInt32) -> Bool { scalar == 0x2020 || scalar == 0x2021 }

  /// Resolves characters that were written as codes.
  static func withoutEscapes(_ text: NameText) -> NameText? {
    guard text.isTooLong == false, let scalars = text.scalars else { return nil }
    if let shown = SpreadsheetFormula.text(of: scalars) { return NameText(shown) }
    return CharacterEscapes.resolve(scalars).map { NameText($0) }
  }
}
