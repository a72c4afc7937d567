extension WordNearness {
  /// Whether marks that differ may make another level of one that letters alone gave.
  @inlinable
  public static func mayDifferByMarks(_ level: WordLevel) -> Bool {
    level == .oneLetter || level == .dialect
  }

  /// What marks make of a level in two names that have marks: a slip or a spelling by ear beside which a tone or a quality
  /// mark differs too is two faults, or rather another word.
  ///
  /// - Parameters:
  ///   - level: What ``level(_:_:)`` gives for the words.
  ///   - hasTones: Whether tones can be compared: not where one of the names has lost all of them.
  /// - Complexity: O(1).
  public static func markedLevel(
    _ level: WordLevel, _ a: WordFeatures, _ b: WordFeatures, hasTones: Bool = true
  ) -> WordLevel {
    switch level {
    case .oneLetter: return slipLevel(a, b, hasTones: hasTones)
    case .dialect:
      let others = SpellingByEar(a, b).otherDifferences(hasTones: hasTones)
      if others == 0 { return .dialect }
      let asSlip = editLevel(a, b) == .oneLetter ? slipLevel(a, b, hasTones: hasTones) : .different
      return others == 1 && max(a.count, b.count) >= 5 ? min(asSlip, .twoLetters) : asSlip
    default: return level
    }
  }

  /// The level of two words one letter apart, where marks can be compared.
  ///
  /// ``level(_:_:)`` compares letters without their marks, so that a name without marks can have a letter wrong too. Where
  /// both names have marks, a tone or a quality mark that differs besides is a second difference: Bôn and Sơn, Lan and
  /// Lâm, Tỷ and Ly are two names, no slip. What goes with the letter itself is none: the tone of a vowel that is lost
  /// (Tun for Tuấn), the mark that a key of Telex or VNI should have set (Hanhj for Hạnh).
  ///
  ///     slipLevel(đức, duy)       // different
  ///     slipLevel(huyền, luyện)   // twoLetters: in a word of five or more
  ///     slipLevel(hằng, hằg)      // oneLetter
  ///
  /// - Parameters:
  ///   - a: A word whose level beside `b` is ``WordLevel/oneLetter``.
  ///   - hasTones: Whether tones can be compared: not where one of the names has lost all of them.
  /// - Returns: ``WordLevel/oneLetter`` where nothing else differs, ``WordLevel/twoLetters`` where one thing does in a
  ///   word of five letters or more, else ``WordLevel/different``; symmetric.
  /// - Complexity: O(1).
  static func slipLevel(
    _ a: WordFeatures, _ b: WordFeatures, hasTones: Bool = true
  ) -> WordLevel {
    let edit = Edit(a, b)
    if isForeign(edit.left) || isForeign(edit.right) { return .oneLetter }
    var others = 0
    if !edit.hasSameMarks(a, b) { others += 1 }
    if hasTones, a.tone != b.tone, !edit.explainsTone(a, b) { others += 1 }
    if others == 0 { return .oneLetter }
    return others == 1 && max(a.count, b.count) >= 5 ? .twoLetters : .different
  }

  /// Whether no Vietnamese word has the letter: it is the key of a mark.
  private static func isForeign(_ letter: UInt8) -> Bool {
    "fjwz0123456789".utf8.contains(letter)
  }

  /// Where two words one letter apart part and meet again.
  private struct Edit {
    private let first: Int
    private let endOfLeft: Int
    private let endOfRight: Int
    /// The letter that the other word has not; `0` for none.
    let left: UInt8
    let right: UInt8

    init(_ a: WordFeatures, _ b: WordFeatures) {
      var first = 0
      let (m, n) = (Int(a.count), Int(b.count))
      while first < min(m, n), a.letters[first] == b.letters[first] { first += 1 }
      var (endA, endB) = (m, n)
      while endA > first, endB > first, a.letters[endA - 1] == b.letters[endB - 1] {
        endA -= 1
        endB -= 1
      }
      (self.first, endOfLeft, endOfRight) = (first, endA, endB)
      left = endA > first ? a.letters[first] : 0
      right = endB > first ? b.letters[first] : 0
    }

    /// Whether the letters that agree have the same quality marks.
    func hasSameMarks(_ a: WordFeatures, _ b: WordFeatures) -> Bool {
      // Four bits a letter.
      let before = (UInt64(1) << UInt64(4 * first)) &- 1
      return (a.marks ^ b.marks) & before == 0
        && a.marks >> UInt64(4 * endOfLeft) == b.marks >> UInt64(4 * endOfRight)
    }

    /// Whether a tone went with the letter: it stood on a vowel that the other word has not, or its key of Telex stands at
    /// the end of the other word.
    func explainsTone(_ a: WordFeatures, _ b: WordFeatures) -> Bool {
      if a.tone != 0, b.tone != 0 { return false }
      let (carrier, other) = a.tone != 0 ? (left, right) : (right, left)
      if "aeiouy".utf8.contains(carrier) { return true }
      let isLast = a.tone != 0 ? endOfRight == Int(b.count) : endOfLeft == Int(a.count)
      return carrier == 0 && isLast && "srx".utf8.contains(other)
    }
  }
}
