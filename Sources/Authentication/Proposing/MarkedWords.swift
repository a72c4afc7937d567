import VietnameseText

/// Names of a register that has lost the marks, beside the same names with them.
enum MarkedWords {
  /// What a name of the register says beside the record's.
  enum Reading: Equatable {
    /// The name has a mark, or the record has none on the words that they share.
    case asWritten
    /// The name with the record's marks: all of its words are the record's but for them, or Thị and Văn.
    case marked(String)
    /// Marks may be lost, and nobody knows how to write the name: the record does not have all of its words, or one word alone
    /// differs, which may as well be another one.
    case undecided
  }

  /// Reads a name beside another.
  ///
  ///     reading("Nguyen Thi Mui", beside: "Nguyễn Thị Mùi")  // .marked("Nguyễn Thị Mùi")
  ///     reading("Nguyen Thi Mai", beside: "Nguyễn Thị Mùi")  // .undecided: Mai, Mài, Mãi
  ///     reading("Vi Lan Anh", beside: "Vi Lan Ánh")          // .undecided
  ///     reading("Vi Lan Anh", beside: "Vi Lan Em")           // .asWritten
  static func reading(_ name: String, beside other: String) -> Reading {
    if name == other || name.isEmpty { return .asWritten }
    let words = name.split(separator: " ").map { features($0) }
    guard words.allSatisfy(\.isUnmarked) else { return .asWritten }
    var others = other.split(separator: " ").map { (text: String($0), features: features($0)) }
    var texts: [String] = []
    var pairs: [Pair] = []
    for (place, word) in words.enumerated() {
      guard let found = others.firstIndex(where: { isForm(word, of: $0.features) }) else {
        if word.isMarker, place > 0, place < words.count - 1 {
          texts.append(word.letters[0] == UInt8(ascii: "t") ? "Thị" : "Văn")
        }
        continue
      }
      let marked = others.remove(at: found)
      texts.append(marked.text)
      pairs.append(Pair(place: place, bare: word, marked: marked.features))
    }
    if pairs.allSatisfy(\.marked.isUnmarked) { return .asWritten }
    guard hasLostMarks(pairs, of: words.count) else { return .undecided }
    return texts.count == words.count ? .marked(texts.joined(separator: " ")) : .undecided
  }

  /// Whether the words of a name without marks are those of the other one, each with its marks taken off.
  static func isForm(_ name: [WordFeatures], of other: [WordFeatures]) -> Bool {
    guard name.count == other.count else { return false }
    let pairs = name.indices.map { Pair(place: $0, bare: name[$0], marked: other[$0]) }
    return pairs.allSatisfy { isForm($0.bare, of: $0.marked) }
      && hasLostMarks(pairs, of: name.count)
  }

  /// A word without marks and the same letters as the record has them.
  private struct Pair {
    let place: Int
    let bare: WordFeatures
    let marked: WordFeatures
  }

  /// Whether the marks are lost rather than wrong in the record: two words lack them, or one before the last that is
  /// commoner with them, as Nguyễn and Thị are.
  private static func hasLostMarks(_ pairs: [Pair], of count: Int) -> Bool {
    let lost = pairs.filter { !$0.marked.isUnmarked }
    return lost.count > 1
      || lost.contains {
        let place: WordShares.Place = $0.place == 0 ? .surname : .middle
        let shares = WordShares.standard
        return $0.place < count - 1
          && shares.share($0.marked, place, .word) > shares.share($0.bare, place, .word)
      }
  }

  private static func isForm(_ word: WordFeatures, of other: WordFeatures) -> Bool {
    word.isUnmarked && word.letters == other.letters && word.count == other.count
  }

  private static func features(_ word: some StringProtocol) -> WordFeatures {
    WordFeatures(canonical: word.lowercased().unicodeScalars)
  }
}
