import VietnameseText

/// Words one letter apart or spelled by ear: the sums take them for one fault, what else differs is found out for the names
/// that matter.
extension NameAligner {
  /// The level of word `i` of the record and word `j` of the person in two names with marks, of which letters alone gave
  /// `level`.
  func markedLevel(_ level: WordLevel, _ i: Int, _ j: Int) -> WordLevel {
    guard WordNearness.mayDifferByMarks(level) else { return level }
    return WordNearness.markedLevel(
      level, words.features(scratch.left[i]), words.features(scratch.right[j]), hasTones: hasTones)
  }

  /// What a pair of `level` is worth less than one of `other`, in bits.
  func costOfMarks(_ j: Int, _ level: WordLevel, insteadOf other: WordLevel) -> Float {
    if level == other { return 0 }
    let row = gains.row(of: factsOfPerson(j), at: j, place(j), false)
    return row[Int(other.rawValue) + 1] - row[Int(level.rawValue) + 1]
  }

  /// Whether both names have a word with a tone.
  private var hasTones: Bool {
    func hasTone(_ words: UnsafeMutablePointer<WordID>, _ count: Int) -> Bool {
      (0..<count).contains { self.words.features(words[$0]).tone != 0 }
    }
    return hasTone(scratch.left, n) && hasTone(scratch.right, m)
  }
}
