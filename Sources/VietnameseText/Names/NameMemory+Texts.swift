extension NameMemory {
  /// Looks up the words of a text; `nil` when it holds anything but letters of Vietnamese and ASCII and single spaces
  /// between them, or a longer word than there is.
  func words(ofLetters scalars: [UInt32]) -> [KnownWord]? {
    var start = 0
    for place in scalars.indices {
      if VietnameseLetter.code(of: scalars[place]) != 0 { continue }
      if scalars[place] != 0x20 || place == start || place - start > 48 { return nil }
      start = place + 1
    }
    if start == scalars.count || scalars.count - start > 48 { return nil }
    var known: [KnownWord] = []
    known.reserveCapacity(8)
    start = 0
    for place in scalars.indices where scalars[place] == 0x20 {
      known.append(word(scalars[start..<place]))
      start = place + 1
    }
    known.append(word(scalars[start...]))
    return known
  }

  /// The canonical words of a part of a text, `nil` when there are none or one of them cannot be read.
  func plainWords(_ part: [UInt32]) -> [String]? {
    var words: [String] = []
    for word in part.split(separator: 0x20) {
      guard let token = read(word) else { return nil }
      words.append(token.word)
    }
    return words.isEmpty ? nil : words
  }

  /// Whether letters are a word of names by themselves.
  func isWord(_ letters: ArraySlice<UInt32>) -> Bool {
    guard letters.count >= 2, let token = read(letters) else { return false }
    return token.isMinority || token.shareInBits > WordReader.unseenInBits
  }
}
