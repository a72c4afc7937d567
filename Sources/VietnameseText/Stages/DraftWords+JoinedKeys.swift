extension DraftWords {
  /// Words that were joined and whose keys were not resolved: `NguyeenxVawnAn`, `Nguye6n4Va8nAn`, `traanfthijhoa`.
  private struct KeyedCut {
    let raw: [UInt32]
    let keys: TypingResidue.Keys
    let memory: NameMemory
    let opensName: Bool
    /// Where parts begin, by their capitals; empty when these say nothing.
    let starts: [Int]
    /// The ways to cut, two at most: more say nothing that two do not.
    var cuts: [[(raw: [UInt32], token: PlainToken, keyCount: Int)]] = []
    private var parts: [(raw: [UInt32], token: PlainToken, keyCount: Int)] = []

    private static let mostParts = 5
    private static let longestPart = 10

    /// - Parameter opensName: Whether the first part is the first word of the name, and so its surname.
    init(
      _ raw: [UInt32], _ keys: TypingResidue.Keys, opensName: Bool, _ memory: NameMemory
    ) {
      (self.raw, self.keys, self.memory, self.opensName) = (raw, keys, memory, opensName)
      let hasSmall = raw.contains { UnicodeProperties.upper($0) != $0 }
      starts =
        hasSmall
        ? raw.indices.dropFirst().filter {
          Scalars.isCapital(raw[$0]) && Scalars.isCapital(raw[$0 - 1]) == false
        } : []
      // Within a name only capitals tell enough.
      if opensName || starts.isEmpty == false { cut(from: 0) }
    }

    private mutating func cut(from start: Int) {
      if cuts.count == 2 { return }
      if start == raw.count {
        // Without capitals one key of Telex may be a letter.
        let least = starts.isEmpty && keys == .telex ? 2 : 1
        if parts.count > 1, parts.reduce(0, { $0 + $1.keyCount }) >= least { cuts.append(parts) }
        return
      }
      if parts.count == KeyedCut.mostParts { return }
      let ends =
        starts.isEmpty
        ? Array(start + 2..<max(min(start + KeyedCut.longestPart, raw.count) + 1, start + 2))
        : [starts.first { $0 > start } ?? raw.count]
      for end in ends {
        guard let part = part(start..<end) else { continue }
        // The surname opens it, so that most words that are none of the kind are given up here.
        if start == 0, opensName, NameKnowledge.surnameCount(part.token.word) == 0 { continue }
        parts.append((Array(raw[start..<end]), part.token, part.keyCount))
        cut(from: end)
        parts.removeLast()
      }
    }

    /// A word as it stands, or by its keys.
    private func part(_ range: Range<Int>) -> (token: PlainToken, keyCount: Int)? {
      let piece = raw[range]
      let lexicon = WordReader.lexicon
      if let token = memory.read(piece) {
        if token.isMinority { return nil }
        let count = token.syllable.map { lexicon.count(of: $0) } ?? DraftWords.leastKeyed
        return count >= WordReader.leastKnown ? (token, 0) : nil
      }
      guard let syllable = TypingResidue.decode(piece, keys: keys) else { return nil }
      let letters = syllable.letters()
      // Two keys in one word are hardly chance.
      let needed =
        piece.count >= letters.count + 2 ? WordReader.leastKnown : DraftWords.leastKeyed
      guard lexicon.count(of: syllable) >= needed else { return nil }
      return WordReader.read(letters).map { ($0, piece.count - letters.count) }
    }
  }

  /// How many bearers a word needs to be read from one key.
  private static let leastKeyed = 200

  /// Parts joined words and resolves their keys, where there is one way to do it.
  mutating func readJoinedKeys(
    _ raw: [UInt32], _ keys: TypingResidue.Keys, _ journal: inout NameJournal
  ) -> Bool {
    guard (6...40).contains(raw.count), TypingResidue.decode(raw[...], keys: keys) == nil
    else { return false }
    let cut = KeyedCut(raw, keys, opensName: words.isEmpty, memory)
    guard let parts = cut.cuts.first else { return false }
    guard cut.cuts.count == 1 else {
      journal.findings.formUnion([.possibleTypingResidue, .possibleWordBreak])
      guard let text = Scalars.lowered(raw) else { return false }
      words.append(DraftWord(raw: raw, text: text, options: cut.cuts.map { $0.map(\.token.word) }))
      return true
    }
    journal.mend(
      keys == .telex ? [.joinedWords, .telex] : [.joinedWords, .vniKeys],
      before: UTF8Reader.text(raw), after: parts.map(\.token.word).joined(separator: " "))
    for part in parts {
      journal.repairs.formUnion(part.token.repairs.subtracting(.letterCase))
      words.append(DraftWord(raw: part.raw, text: part.token.word, token: part.token))
    }
    return true
  }
}
