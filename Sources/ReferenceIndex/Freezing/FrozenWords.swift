import VietnameseText

/// Words renumbered by their first appearance, so that threads leave no trace.
struct FrozenWords {
  /// The new number of each word of the reading's table; `UInt32.max` for a word of no name so far.
  private var numbers: [UInt32] = []
  /// The words of the reading's table in the order of their new numbers.
  private var order: [WordID] = []

  var count: Int { order.count }

  /// The new number of a word.
  @inline(__always)
  mutating func number(of word: WordID) -> UInt32 {
    if Int(word) < numbers.count, numbers[Int(word)] != .max { return numbers[Int(word)] }
    return add(word)
  }

  private mutating func add(_ word: WordID) -> UInt32 {
    while numbers.count <= Int(word) {
      numbers.append(contentsOf: repeatElement(.max, count: max(4096, numbers.count)))
    }
    let number = UInt32(order.count)
    numbers[Int(word)] = number
    order.append(word)
    return number
  }

  /// The features of all words, by their new numbers.
  func features(_ table: WordTable) -> [WordFeatures] { order.map { table.features($0) } }

  /// The words as they lie in the file.
  func columns(_ table: WordTable) -> WordColumns { WordColumns(order, of: table) }
}
