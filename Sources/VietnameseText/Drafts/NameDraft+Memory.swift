extension NameDraft {
  /// Looks up the words of a text; `false` when it holds anything but letters of Vietnamese and ASCII and single
  /// spaces between them, or a longer word than there is.
  mutating func recall(_ scalars: [UInt32]) -> Bool {
    known.removeAll(keepingCapacity: true)
    var start = 0
    for place in scalars.indices {
      if VietnameseLetter.code(of: scalars[place]) != 0 { continue }
      if scalars[place] != 0x20 || place == start || place - start > 48 { return false }
      start = place + 1
    }
    if start == scalars.count || scalars.count - start > 48 { return false }
    known.reserveCapacity(8)
    start = 0
    for place in scalars.indices where scalars[place] == 0x20 {
      known.append(memory.word(scalars[start..<place]))
      start = place + 1
    }
    known.append(memory.word(scalars[start...]))
    return true
  }

  func plainWords(_ part: [UInt32]) -> [String]? {
    var words: [String] = []
    for word in part.split(separator: 0x20) {
      guard let token = memory.read(word) else { return nil }
      words.append(token.word)
    }
    return words.isEmpty ? nil : words
  }

  /// Whether letters are a word of names by themselves.
  func isWord(_ letters: ArraySlice<UInt32>) -> Bool {
    guard letters.count >= 2, let token = memory.read(letters) else { return false }
    return token.isMinority || token.shareInBits > WordReader.unseenInBits
  }
}
