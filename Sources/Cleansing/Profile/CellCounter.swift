import Hashing
import Tables

/// Counts the cells of one column while a chunk is read.
///
/// Cells of at most 16 bytes are looked up by their symbols, one number for each of the few shapes that a column has, so
/// that the pattern of a date or a card is worked out once.
///
///     shapes   low | high | pattern | count      eight of them, by a hash of the symbols
///
/// A cell whose form its reader knows, as nearly every number and date is, is counted without being looked at.
struct CellCounter {
  /// A form all of whose cells have one length and one pattern.
  struct Form {
    var count = 0
    /// In characters.
    var length = 0
    /// Whether it is digits and nothing else; then it has no pattern here.
    var isDigits = false
    var pattern = -1
  }

  private struct Shape {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var pattern = -1
    var count = 0
  }

  /// Cells of the same symbols before the first comma and the same pattern from there on.
  private struct HeadedShape {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var tail: UInt64 = 0
    var pattern = -1
    var count = 0
  }

  private static let headedCount = 256

  /// Filled when the chunk ends, but for what is suspicious and the patterns.
  var tally = ColumnTally()
  /// By the positions of codes in ``CleanCodes``; empty until there is one to count.
  private var repairs: [Int] = []
  private var findings: [Int] = []
  private var filled = 0
  private var filledAfter = 0
  private var minimumLength = Int.max
  private var maximumLength = 0
  private var digitCells = [20 of Int](repeating: 0)
  /// Longer cells of so many words and nothing else, and the pattern of each kind, once it is known.
  private var wordCells = [20 of Int](repeating: 0)
  private var wordPatterns = [20 of Int](repeating: -1)
  private var shapes = [8 of Shape](repeating: Shape())
  private var forms = [2 of Form](repeating: Form())
  /// By a hash of the symbols before the comma and of the pattern behind; empty until there is one.
  private var headedShapes: [HeadedShape] = []
  /// How often of late a longer cell was more than words; beyond a limit nobody asks any more.
  private var wordMisses = 0

  /// Gives the counts away and begins anew.
  mutating func take() -> ColumnTally {
    for place in shapes.indices { flush(place) }
    for shape in headedShapes where shape.count > 0 {
      tally.addPattern(shape.pattern, shape.count)
    }
    for place in forms.indices where forms[place].count > 0 { flush(forms[place]) }
    tally.filled = filled
    tally.filledAfter = filledAfter
    tally.minimumLength = minimumLength
    tally.maximumLength = maximumLength
    for length in digitCells.indices { tally.digitCells[length] = digitCells[length] }
    for words in wordCells.indices where wordCells[words] > 0 {
      tally.addPattern(wordPatterns[words], wordCells[words])
    }
    for code in repairs.indices where repairs[code] > 0 { tally.repairs[code] = repairs[code] }
    for code in findings.indices where findings[code] > 0 { tally.findings[code] = findings[code] }
    let result = tally
    self = CellCounter()
    return result
  }

  /// Counts a change of a cell and the rules behind it.
  mutating func addChange(_ edit: CellEdit) {
    tally.changed += 1
    if edit.isCandidate { tally.candidates += 1 }
    if repairs.isEmpty { repairs = Array(repeating: 0, count: CleanCodes.repairs.count) }
    CleanCodes.forEach(edit.repairs) { repairs[$0] += 1 }
  }

  /// Counts a finding, by its position in ``CleanCodes/findings``.
  mutating func addFinding(_ code: Int) {
    if findings.isEmpty { findings = Array(repeating: 0, count: CleanCodes.findings.count) }
    findings[code] += 1
  }

  /// Counts a cell of a form that the column's reader knows; one of two forms.
  ///
  /// - Parameter number: The form, 0 or 1; all cells of one must have one length and one pattern.
  mutating func add(form number: Int, _ row: borrowing Row, _ column: Int) {
    if forms[number].count == 0 { meet(row.field(column), number) }
    forms[number].count &+= 1
  }

  /// Counts more cells of a form of which one was counted before.
  mutating func add(form number: Int, times: Int) { forms[number].count &+= times }

  @inline(never)
  private mutating func meet(_ field: UnsafeBufferPointer<UInt8>, _ number: Int) {
    guard let base = field.baseAddress else { return }
    var followers = 0
    var form = Form(isDigits: field.count < 20 && ColumnTally.isDigits(base, field.count))
    if form.isDigits {
      form.length = field.count
    } else {
      form.pattern = tally.pattern(base, field.count, &followers)
      form.length = field.count - followers
    }
    forms[number] = form
  }

  private mutating func flush(_ form: Form) {
    filled += form.count
    filledAfter += form.count
    addLength(form.length)
    if form.isDigits {
      digitCells[form.length] += form.count
    } else {
      tally.addPattern(form.pattern, form.count)
    }
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
    let hash = Hashing.spread(symbols.low, symbols.high)
    let place = Int(truncatingIfNeeded: hash >> 61)
    if shapes[place].low == symbols.low, shapes[place].high == symbols.high {
      shapes[place].count &+= 1
    } else {
      flush(place)
      let pattern = tally.pattern(base, count, &followers)
      shapes[place] = Shape(low: symbols.low, high: symbols.high, pattern: pattern, count: 1)
    }
  }

  /// Counts a filled cell that nothing was said about, whose text from its first comma on is known.
  @inline(__always)
  mutating func add(_ field: UnsafeBufferPointer<UInt8>, _ headed: KnownForms.Headed) {
    guard let base = field.baseAddress else { return }
    filled &+= 1
    filledAfter &+= 1
    var followers = 0
    let symbols = CellBytes.symbols(base, headed.headCount, followers: &followers)
    addLength(field.count &- followers &- headed.tail.followers)
    let tail = headed.tail.patternHash
    let hash = Hashing.spread(symbols.low ^ tail, symbols.high)
    let place = Int(truncatingIfNeeded: hash >> 56)
    if place < headedShapes.count, headedShapes[place].low == symbols.low,
      headedShapes[place].high == symbols.high, headedShapes[place].tail == tail
    {
      headedShapes[place].count &+= 1
    } else {
      meet(field, symbols, tail, at: place)
    }
  }

  @inline(never)
  private mutating func meet(
    _ field: UnsafeBufferPointer<UInt8>, _ symbols: (low: UInt64, high: UInt64), _ tail: UInt64,
    at place: Int
  ) {
    guard let base = field.baseAddress else { return }
    if headedShapes.isEmpty {
      headedShapes = Array(repeating: HeadedShape(), count: CellCounter.headedCount)
    }
    let known = headedShapes[place]
    if known.count > 0 { tally.addPattern(known.pattern, known.count) }
    var followers = 0
    let pattern = tally.pattern(base, field.count, &followers)
    headedShapes[place] = HeadedShape(
      low: symbols.low, high: symbols.high, tail: tail, pattern: pattern, count: 1)
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
    if count <= 64, wordMisses < CellCounter.missLimit {
      // Most names; one pattern for each number of words.
      let words = CellBytes.wordCount(base, count, followers: &followers)
      if words > 0, words < 20 {
        addLength(count &- followers)
        if wordCells[words] == 0 { wordPatterns[words] = tally.pattern(base, count, &followers) }
        wordCells[words] &+= 1
        if wordMisses > 0 { wordMisses &-= 1 }
        return
      }
      wordMisses &+= 2
    }
    let pattern = tally.pattern(base, count, &followers)
    tally.addPattern(pattern, 1)
    addLength(count &- followers)
  }

  private static let missLimit = 64

  private mutating func flush(_ place: Int) {
    if shapes[place].count > 0 { tally.addPattern(shapes[place].pattern, shapes[place].count) }
    shapes[place] = Shape()
  }
}

/// The counters of all columns, in memory that does not move; one thread's, used again for every chunk.
///
/// The cells whose form their readers know are counted together: few combinations of them make up nearly all rows.
final class CellCounters {
  /// Rows whose cells have just these forms, a bit for each of the first 64 columns.
  private struct Rows {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var count = 0
  }

  private static let rowsCount = 64

  let columns: UnsafeMutableBufferPointer<CellCounter>
  /// The combination that was met last of each remainder of a hash.
  private let rows: UnsafeMutableBufferPointer<Rows>
  /// A bit for each of the first 64 columns.
  private let all: UInt64

  init(columnCount: Int) {
    columns = .allocate(capacity: columnCount)
    columns.initialize(repeating: CellCounter())
    rows = .allocate(capacity: CellCounters.rowsCount)
    rows.initialize(repeating: Rows())
    all = columnCount < 64 ? 1 << UInt64(columnCount) - 1 : ~0
  }

  deinit {
    columns.deinitialize()
    columns.deallocate()
    rows.deallocate()
  }

  /// Counts the cells of a row that nothing was said about.
  ///
  /// - Parameter touched: Cells that are counted elsewhere and of which nothing is known, a bit for each of the first 64
  ///   columns.
  @inline(__always)
  func add(_ row: borrowing Row, _ known: KnownForms, besides touched: UInt64 = 0) {
    let (first, second) = (known.first, known.second)
    let hash = Hashing.spread(first, second)
    let place = Int(truncatingIfNeeded: hash >> 58)
    if rows[place].first == first, rows[place].second == second {
      rows[place].count &+= 1
    } else {
      meet(row, known, at: place)
    }
    var others = all & ~(first | second | touched)
    if let headed = known.address {
      columns[headed.column].add(row.field(headed.column), headed)
      others &= ~(1 &<< UInt64(truncatingIfNeeded: headed.column))
    }
    while others != 0 {
      addCell(row, others.trailingZeroBitCount)
      others &= others &- 1
    }
    var column = 64
    while column < columns.count {
      addCell(row, column)
      column &+= 1
    }
  }

  @inline(__always)
  private func addCell(_ row: borrowing Row, _ column: Int) {
    let field = row.field(column)
    columns[column].add(field, isFilledAfter: !field.isEmpty)
  }

  /// Begins a combination, of which this row is the first; its own cells are counted one by one.
  @inline(never)
  private func meet(_ row: borrowing Row, _ known: KnownForms, at place: Int) {
    flush(place)
    rows[place] = Rows(first: known.first, second: known.second)
    for column in 0..<min(columns.count, 64) {
      let bit: UInt64 = 1 << UInt64(column)
      if known.first & bit != 0 {
        columns[column].add(form: 0, row, column)
      } else if known.second & bit != 0 {
        columns[column].add(form: 1, row, column)
      }
    }
  }

  private func flush(_ place: Int) {
    let met = rows[place]
    rows[place] = Rows()
    guard met.count > 0 else { return }
    for column in 0..<min(columns.count, 64) {
      let bit: UInt64 = 1 << UInt64(column)
      if met.first & bit != 0 {
        columns[column].add(form: 0, times: met.count)
      } else if met.second & bit != 0 {
        columns[column].add(form: 1, times: met.count)
      }
    }
  }

  /// Gives the counts of all columns away and begins anew.
  func take() -> [ColumnTally] {
    for place in rows.indices { flush(place) }
    return columns.indices.map { columns[$0].take() }
  }
}
