import ReferenceIndex
import VietnameseText

/// Aligns the words of two names and weighs what agrees and what differs.
///
/// A dynamic programme over words: each step takes a word of both names, of one, or two words
/// written as one; the best sum of bits wins (Needleman and Wunsch, 1970). Names whose words stand
/// in another order are tried in the orders of ``Order``. Equals
/// `SlowNameAligner` in the tests, which tries every alignment.
///
/// Levels come from a table of pairs of words (``WordMemory``), what a word is worth at a level from another
/// (``WordGains``): the programme itself only adds and compares. ``score(_:_:)`` gives the sum alone; who wants to
/// know what agreed asks for ``comparison()``, which finds the steps again from the sums. Most people whom the
/// matcher weighs have no chance by their sum.
///
/// - Complexity: O(n · m) table reads; no allocation.
struct NameAligner {
  /// Names of up to so many words take a way without memory for sums.
  static let short = 4

  /// Orders in which the words of a name are written by mistake.
  enum Order { case straight, lastFirst, firstLast, lastTwo, reversed }

  let words: WordTable
  let model: MatchModel.NameCosts
  let scratch = AlignmentScratch()
  let memory: WordMemory
  let rules: NameRules
  let gains: WordGains
  var leftKeys = JoinKeys()
  /// Which words are Thị, Văn and the like, the first lowest.
  var leftMarkers = 0
  var rightMarkers = 0
  var isLeftUnmarked = true
  var isRightUnmarked = true
  /// Whether a word of one name may be two words of the other.
  var mayJoin = false
  /// Words of the two names that the scratch memory holds.
  var n = 0
  var m = 0
  /// Whether the two names that were scored last both have words.
  private var hasWords = false
  /// The best order of the record's words, and its sum without the cost of the order.
  private var order = Order.straight
  private var sum: Float = 0

  init(words: WordTable, frequencies: NameFrequencies, model: MatchModel.NameCosts) {
    self.words = words
    self.model = model
    rules = NameRules(model)
    gains = WordGains(rules)
    memory = WordMemory(words: words, frequencies: frequencies, gains: gains)
  }

  /// Compares a record's name with a register's name.
  mutating func compare(
    _ left: UnsafeBufferPointer<WordID>, _ right: UnsafeBufferPointer<WordID>
  ) -> NameComparison {
    _ = score(left, right)
    return comparison()
  }

  /// The evidence of a record's name and a register's name, in bits: ``NameComparison/bits``.
  @inline(__always)
  mutating func score(
    _ left: UnsafeBufferPointer<WordID>, _ right: UnsafeBufferPointer<WordID>
  ) -> Float {
    hasWords = !left.isEmpty && !right.isEmpty
    guard hasWords else { return 0 }
    prepare(left, right)
    order = .straight
    // Most words whose keys meet are no joined ones.
    if mayJoin {
      arrange(.straight)
      mayJoin = hasJoins
    }
    if !mayJoin, n <= NameAligner.short, m <= NameAligner.short {
      sum = shortSum()
    } else {
      weighPairs()
      sum = fill(.straight)
    }
    return mayBeInOrder ? scoreOrders() : sum
  }

  /// The same for a pair that ``NameLanes`` leaves over.
  @inline(never)
  mutating func scoreAlone(
    _ left: UnsafeBufferPointer<WordID>, _ right: UnsafeBufferPointer<WordID>
  ) -> Float {
    score(left, right)
  }

  /// What agrees and what differs in the names that were scored last.
  mutating func comparison() -> NameComparison {
    guard hasWords else { return NameComparison() }
    return clanLast(comparison(in: order))
  }

  /// Aligns two names in the order in which they stand.
  mutating func align(
    _ left: UnsafeBufferPointer<WordID>, _ right: UnsafeBufferPointer<WordID>
  ) -> NameComparison {
    hasWords = true
    prepare(left, right)
    weighPairs()
    return comparison(in: .straight)
  }

  private func comparison(in order: Order) -> NameComparison {
    var comparison = trace(fill(order), isLeftUnmarked || isRightUnmarked)
    if order != .straight {
      comparison.bits -= Float(model.orderChanged)
      comparison.hasOrderChange = true
    }
    return comparison
  }

  // MARK: Orders

  /// Whether another order may be better: its words stand where they are near.
  @inline(__always)
  private var mayBeInOrder: Bool {
    guard n >= 2, m >= 2 else { return false }
    return isNear(0, m &- 1) || isNear(n &- 1, 0) || n >= 3 && isNear(n &- 1, m &- 2)
  }

  /// The evidence in the best of the orders.
  @inline(never)
  private mutating func scoreOrders() -> Float {
    if comparison(in: .straight).agreesFully { return sum }
    // Other words are neighbours now.
    mayJoin = true
    var best = sum
    func takeOrder(_ other: Order) {
      let otherSum = fill(other)
      let bits = otherSum - Float(model.orderChanged)
      if bits > best { (best, sum, order) = (bits, otherSum, other) }
    }
    if isNear(0, m - 1) { takeOrder(.lastFirst) }
    if isNear(n - 1, 0) { takeOrder(.firstLast) }
    if n >= 3, isNear(n - 1, m - 2) { takeOrder(.lastTwo) }
    if n >= 3, isNear(0, m - 1), isNear(n - 1, 0) { takeOrder(.reversed) }
    return best
  }

  @inline(__always)
  private func isNear(_ i: Int, _ j: Int) -> Bool {
    scratch.level(i, j).rawValue <= WordLevel.dialect.rawValue
  }
}
