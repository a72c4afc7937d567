/// Counts the cells of one column while a chunk is read.
///
/// Cells of at most 16 bytes are looked up by their symbols, one number for each of the few shapes that a column has, so
/// that the pattern of a date or a card is worked out once.
///
///     shapes   low | high | pattern | count      eight of them, by a hash of the symbols
struct CellCounter {
  private struct Shape {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var pattern = -1
    var count = 0
  }

  /// Changes and findings are counted here at once, cells when the chunk ends.
  var tally = ColumnTally()
  private var filled = 0
  private var filledAfter = 0
  private var minimumLength = Int.max
  private var maximumLength = 0
  private var digitCells = [20 of Int](repeating: 0)
  /// Longer cells of so many words and nothing else, and the pattern of each kind, once it is known.
  private var wordCells = [20 of Int](repeating: 0)
  private var wordPatterns = [20 of Int](repeating: -1)
  private var shapes = [8 of Shape](repeating: Shape())

  /// Gives the counts away and begins anew.
  mutating func take() -> ColumnTally {
    for place in shapes.indices { flush(place) }
    tally.filled = filled
    tally.filledAfter = filledAfter
    tally.minimumLength = minimumLength
    tally.maximumLength = maximumLength
    for length in digitCells.indices { tally.digitCells[length] = digitCells[length] }
    for words in wordCells.indices where wordCells[words] > 0 {
      tally.addPattern(wordPatterns[words], wordCells[words])
    }
    let result = tally
    self = CellCounter()
    return result
  }

  /// Counts a cell as it came; `isFilledAfter` tells whether it holds anything afterwards.
  @inline(__always)
  mutating func add(_ field: UnsafeBufferPointer<UInt8>, isFilledAfter: Bool) {
    filledAfter &+= isFilledAfter ? 1 : 0
    guard let base = field.baseAddress, !field.isEmpty else { return }
    filled &+= 1
    let count = field.count
    guard count <= 16 else { return addLong(base, count) }
    var followers = 0
    let symbols = CellBytes.symbols(base, count, followers: &followers)
    addLength(count &- followers)
    if ColumnTally.isDigits(symbols.low, symbols.high, count) {
      digitCells[count] &+= 1
      return
    }
    let hash = (symbols.low ^ symbols.high &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15
    let place = Int(truncatingIfNeeded: hash >> 61)
    if shapes[place].low == symbols.low, shapes[place].high == symbols.high {
      shapes[place].count &+= 1
    } else {
      flush(place)
      let pattern = tally.pattern(base, count, &followers)
      shapes[place] = Shape(low: symbols.low, high: symbols.high, pattern: pattern, count: 1)
    }
  }

  @inline(__always)
  private mutating func addLength(_ count: Int) {
    minimumLength = min(minimumLength, count)
    maximumLength = max(maximumLength, count)
  }

  private mutating func addLong(_ base: UnsafePointer<UInt8>, _ count: Int) {
    if count < 20, ColumnTally.isDigits(base, count) {
      addLength(count)
      digitCells[count] &+= 1
      return
    }
    var followers = 0
    if count <= 64 {
      // Most names; one pattern for each number of words.
      let words = CellBytes.wordCount(base, count, followers: &followers)
      if words > 0, words < 20 {
        addLength(count &- followers)
        if wordCells[words] == 0 { wordPatterns[words] = tally.pattern(base, count, &followers) }
        wordCells[words] &+= 1
        return
      }
    }
    let pattern = tally.pattern(base, count, &followers)
    tally.addPattern(pattern, 1)
    addLength(count &- followers)
  }

  private mutating func flush(_ place: Int) {
    if shapes[place].count > 0 { tally.addPattern(shapes[place].pattern, shapes[place].count) }
    shapes[place] = Shape()
  }
}

/// The counters of all columns, in memory that does not move; one thread's, used again for every chunk.
final class CellCounters {
  let columns: UnsafeMutableBufferPointer<CellCounter>

  init(columnCount: Int) {
    columns = .allocate(capacity: columnCount)
    columns.initialize(repeating: CellCounter())
  }

  deinit {
    columns.deinitialize()
    columns.deallocate()
  }

  /// Gives the counts of all columns away and begins anew.
  func take() -> [ColumnTally] { columns.indices.map { columns[$0].take() } }
}
