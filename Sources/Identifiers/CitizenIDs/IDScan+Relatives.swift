extension IDScan {
  /// Where a word for a relative stands.
  enum RelativeMark {
    case none
    /// Before the number, or behind all numbers: `Mẹ: 040…`, `040… của mẹ`.
    case before
    /// In brackets right behind the number: `040… (mẹ)`.
    case behind
  }

  /// Words that mean a relative wherever they stand.
  private static let sure: Set<String> = [
    "chong", "mother", "father", "parent", "parents", "guardian", "phuhuynh", "giamho", "chuho",
    "nguoigiamho",
  ]

  /// Second words of two that do.
  private static let pairs: Set<String> = ["giam ho", "chu ho", "phu huynh", "dai dien"]

  /// Words that begin names of places and offices too (Bố Trạch, Bộ Công an, Bà Rịa, Mê Linh, Vợ is Võ without marks):
  /// they count when no word follows.
  private static let unsure: Set<String> = ["me", "bo", "ba", "vo", "cha", "ma", "ong"]

  /// What may follow such a word all the same.
  private static let companions: Set<String> = ["me", "bo", "cha", "de", "ruot", "nuoi"]

  /// Words behind `me`, `bo` and `cha` at the start of a cell that make a place or an office of them, not a person.
  private static let places: Set<String> = [
    "linh", "tri", "so", "trach", "cong", "quoc", "tu", "y", "lo", "noi", "ngoai", "tai",
  ]

  /// Whether a word says that a number beside it is a relative's.
  func relativeMark(_ range: Range<Int>) -> RelativeMark {
    guard range.count <= 11, isRelative(range) else { return .none }
    var (before, behind) = (range.lowerBound - 1, range.upperBound)
    while before >= low, text[before] == UInt8(ascii: " ") { before -= 1 }
    while behind < high, text[behind] == UInt8(ascii: " ") { behind += 1 }
    let isBracketed =
      before > low && text[before] == UInt8(ascii: "(")
      && (behind >= high || text[behind] == UInt8(ascii: ")"))
    return isBracketed ? .behind : .before
  }

  private func isRelative(_ range: Range<Int>) -> Bool {
    let word = text.text(range).lowercased()
    if IDScan.sure.contains(word) { return true }
    if IDScan.pairs.contains(self.word(before: range) + " " + word) { return true }
    guard IDScan.unsure.contains(word) else { return false }
    let next = self.word(behind: range)
    if next.isEmpty || IDScan.companions.contains(next) { return true }
    let mayBegin = word == "me" || word == "bo" || word == "cha"
    return mayBegin && range.lowerBound == low && !IDScan.places.contains(next)
  }

  /// The word next to a range with nothing but spaces between; empty when something else stands there.
  private func word(behind range: Range<Int>) -> String {
    var start = range.upperBound
    while start < high, text[start] == UInt8(ascii: " ") { start += 1 }
    var end = start
    while end < high, text[end].isLetter { end += 1 }
    return text.text(start..<end).lowercased()
  }

  private func word(before range: Range<Int>) -> String {
    var end = range.lowerBound
    while end > low, text[end - 1] == UInt8(ascii: " ") { end -= 1 }
    var start = end
    while start > low, text[start - 1].isLetter { start -= 1 }
    return text.text(start..<end).lowercased()
  }
}
