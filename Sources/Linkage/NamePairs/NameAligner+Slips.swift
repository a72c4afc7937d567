import VietnameseText

/// Words that are one letter apart: the sums take them for a slip, what else differs is found out for the names that matter.
extension NameAligner {
  /// The level of word `i` of the record and word `j` of the person, one letter apart, in two names with marks.
  func slipLevel(_ i: Int, _ j: Int) -> WordLevel {
    WordNearness.slipLevel(
      words.features(scratch.left[i]), words.features(scratch.right[j]), hasTones: hasTones)
  }

  /// What the pair is worth less than as a slip, in bits.
  func costOfSlip(_ i: Int, _ j: Int, _ level: WordLevel) -> Float {
    if level == .oneLetter { return 0 }
    let row = gains.row(of: factsOfPerson(j), at: j, place(j), false)
    return row[Int(WordLevel.oneLetter.rawValue) + 1] - row[Int(level.rawValue) + 1]
  }

  /// Whether both names have a word with a tone.
  private var hasTones: Bool {
    func hasTone(_ words: UnsafeMutablePointer<WordID>, _ count: Int) -> Bool {
      (0..<count).contains { self.words.features(words[$0]).tone != 0 }
    }
    return hasTone(scratch.left, n) && hasTone(scratch.right, m)
  }
}
