import VietnameseText

/// Words of a record's name beside words of a person's name, as the comparison has aligned them.
public struct WordPair: Sendable, Equatable {
  /// How the words belong together.
  public enum Kind: UInt8, Sendable {
    /// A word of each side.
    case pair
    /// A word of the record that the person's name does not have.
    case added
    /// A word of the person's name that the record does not have.
    case missing
    /// One word of the record is two of the person's.
    case joined
    /// Two words of the record are one of the person's.
    case split
  }

  /// How the words stand to each other.
  public let kind: Kind
  /// The record's words in proper capitals; empty when a word is missing.
  public let record: String
  /// The person's words in proper capitals; empty when a word is too many.
  public let person: String
  /// How near the two are; `different` for words that have no counterpart.
  public let level: WordLevel

  /// Whether nothing is to be said about the pair.
  public var isSame: Bool { kind == .pair && level == .same }
}

extension NameAligner {
  /// The alignment behind ``compare(_:_:)``, in the order of the person's name.
  ///
  /// - Complexity: up to four alignments; for one record, not for loops.
  mutating func pairs(
    _ left: UnsafeBufferPointer<WordID>, _ right: UnsafeBufferPointer<WordID>
  ) -> [WordPair] {
    guard !left.isEmpty, !right.isEmpty else { return [] }
    let comparison = compare(left, right)
    let record = Array(left)
    var orders = [record]
    if comparison.hasOrderChange {
      let (first, last) = (record[0], record[record.count - 1])
      orders = [
        Array(record.dropFirst()) + [first], [last] + Array(record.dropLast()),
        Array(record.dropLast(2)) + [last, record[max(record.count - 2, 0)]],
      ]
    }
    let cost = comparison.hasOrderChange ? Float(model.orderChanged) : 0
    for order in orders {
      let pairs = order.withUnsafeBufferPointer { order -> [WordPair]? in
        let aligned = align(order, right)
        return aligned.bits - cost == comparison.bits ? walk(order, right) : nil
      }
      if let pairs { return pairs }
    }
    return []
  }

  /// Follows the steps of the alignment that was made last.
  private mutating func walk(
    _ left: UnsafeBufferPointer<WordID>, _ right: UnsafeBufferPointer<WordID>
  ) -> [WordPair] {
    var pairs: [WordPair] = []
    var (i, j) = (left.count, right.count)
    while i > 0 || j > 0 {
      let step = step(i, j)
      switch step {
      case .none:
        return pairs.reversed()
      case .pair:
        var level = scratch.level(i - 1, j - 1)
        if !isLeftUnmarked, !isRightUnmarked { level = markedLevel(level, i - 1, j - 1) }
        pairs.append(pair(.pair, left[i - 1..<i], right[j - 1..<j], level))
        (i, j) = (i - 1, j - 1)
      case .added:
        pairs.append(pair(.added, left[i - 1..<i], right[j..<j], .different))
        i -= 1
      case .missing:
        pairs.append(pair(.missing, left[i..<i], right[j - 1..<j], .different))
        j -= 1
      case .joined:
        pairs.append(pair(.joined, left[i - 1..<i], right[j - 2..<j], .oneLetter))
        (i, j) = (i - 1, j - 2)
      case .split:
        pairs.append(pair(.split, left[i - 2..<i], right[j - 1..<j], .oneLetter))
        (i, j) = (i - 2, j - 1)
      }
    }
    return pairs.reversed()
  }

  private func pair(
    _ kind: WordPair.Kind, _ left: Slice<UnsafeBufferPointer<WordID>>,
    _ right: Slice<UnsafeBufferPointer<WordID>>, _ level: WordLevel
  ) -> WordPair {
    WordPair(
      kind: kind, record: words.display(of: left), person: words.display(of: right), level: level)
  }
}

extension WordTable {
  /// Words in proper capitals with spaces between them; none behind a particle with its apostrophe.
  public func display(of words: some Sequence<WordID>) -> String {
    words.reduce(into: "") { text, word in
      if !text.isEmpty, text.utf8.last != UInt8(ascii: "'") { text += " " }
      text += String(decoding: self[word].display, as: UTF8.self)
    }
  }
}
