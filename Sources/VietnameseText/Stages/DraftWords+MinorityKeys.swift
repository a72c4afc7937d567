extension DraftWords {
  /// Reads keys of VNI or Telex in a word of a minority, which is no syllable of Vietnamese: `Kpa8` is Kpă, `Nie6` Niê,
  /// `Mloo` Mlô.
  ///
  /// Only words that lists of names know come out, or those of VNI beside another word of a minority (`Y Blo6 Bkrông`):
  /// digits stand in no word. Any other word stays as it stands.
  mutating func readMinorityKeys(_ raw: [UInt32], _ journal: inout NameJournal) -> Bool {
    guard (2...14).contains(raw.count), memory.read(raw[...]) == nil else { return false }
    let hasDigit = raw.contains { (0x30...0x39).contains($0) }
    guard let letters = DraftWords.keyed(raw, isVNI: hasDigit) else { return false }
    let token = memory.read(letters[...])
    if let token, token.isMinority || hasDigit && DraftWords.isShortHorn(raw, letters) {
      append(token, raw: raw, repair: hasDigit ? .vniKeys : .telex, &journal)
      return true
    }
    guard hasDigit, TypingResidue.decode(raw[...], keys: .vni) == nil,
      isBesideMinority(raw), let text = Scalars.lowered(letters)
    else { return false }
    journal.mend(.vniKeys, before: UTF8Reader.text(raw), after: text)
    words.append(DraftWord(raw: letters, text: text, token: token))
    return true
  }

  /// Whether nothing but a breve upon ê, ô, ơ or ư was keyed, which no name of Vietnamese has and readers leave out (`Hơ8`).
  private static func isShortHorn(_ raw: [UInt32], _ letters: [UInt32]) -> Bool {
    raw.filter { $0 != 0x38 } == letters
  }

  /// Whether another word of the text is one of a minority.
  private func isBesideMinority(_ raw: [UInt32]) -> Bool {
    scalars.split(separator: 0x20).contains { word in
      guard Array(word) != raw else { return false }
      if let token = memory.read(word) { return token.isMinority }
      let letters = DraftWords.keyed(Array(word), isVNI: true)
      return letters.flatMap { memory.read($0[...]) }?.isMinority ?? false
    }
  }

  /// The letters of a word with the marks of its keys; `nil` when it has none, or digits that are no key.
  private static func keyed(_ raw: [UInt32], isVNI hasDigit: Bool) -> [UInt32]? {
    var letters: [UInt32] = []
    var isChanged = false
    for scalar in raw {
      let key = UnicodeProperties.lower(scalar)
      if let place = DraftWords.keyedLetter(key, in: letters, isVNI: hasDigit),
        let marked = DraftWords.marked(letters[place], by: key, isVNI: hasDigit)
      {
        letters[place] = marked
        isChanged = true
      } else if (0x30...0x39).contains(scalar) {
        return nil
      } else {
        letters.append(scalar)
      }
    }
    return isChanged ? letters : nil
  }

  /// The place of the letter that a key marks: the latest that it can.
  private static func keyedLetter(_ key: UInt32, in letters: [UInt32], isVNI: Bool) -> Int? {
    let targets: [UInt32]
    switch (isVNI, key) {
    case (true, 0x36): targets = [0x61, 0x65, 0x6F]
    case (true, 0x37): targets = [0x6F, 0x75]
    case (true, 0x38): targets = [0x61, 0x65, 0x69, 0x6F, 0x75, 0xEA, 0xF4, 0x1A1, 0x1B0]
    case (true, 0x39): targets = [0x64]
    case (false, 0x61), (false, 0x65), (false, 0x6F), (false, 0x64): targets = [key]
    case (false, 0x77): targets = [0x61, 0x6F, 0x75]
    default: return nil
    }
    guard let last = letters.indices.last else { return nil }
    if isVNI {
      return letters.indices.last { targets.contains(UnicodeProperties.lower(letters[$0])) }
    }
    // Behind its letter, and no other between: `oo`, `aw`.
    return targets.contains(UnicodeProperties.lower(letters[last])) ? last : nil
  }

  /// A letter with the mark of a key, in the case that it has.
  private static func marked(_ letter: UInt32, by key: UInt32, isVNI: Bool) -> UInt32? {
    let base = UnicodeProperties.lower(letter)
    let marked: (small: UInt32, capital: UInt32)? =
      switch (isVNI ? key : key == 0x77 && base == 0x61 ? 0x38 : key == 0x77 ? 0x37 : 0x36, base) {
      case (0x36, 0x61): (0xE2, 0xC2)
      case (0x36, 0x65): (0xEA, 0xCA)
      case (0x36, 0x6F): (0xF4, 0xD4)
      case (0x36, 0x64), (0x39, 0x64): (0x111, 0x110)
      case (0x37, 0x6F): (0x1A1, 0x1A0)
      case (0x37, 0x75): (0x1B0, 0x1AF)
      case (0x38, 0x61): (0x103, 0x102)
      case (0x38, 0x65): (0x115, 0x114)
      case (0x38, 0x69): (0x12D, 0x12C)
      case (0x38, 0x6F): (0x14F, 0x14E)
      case (0x38, 0x75): (0x16D, 0x16C)
      // The breve upon a letter with a mark is left out, as where it is written.
      case (0x38, 0xEA): (0xEA, 0xCA)
      case (0x38, 0xF4): (0xF4, 0xD4)
      case (0x38, 0x1A1): (0x1A1, 0x1A0)
      case (0x38, 0x1B0): (0x1B0, 0x1AF)
      default: nil
      }
    return marked.map { base == letter ? $0.small : $0.capital }
  }
}
