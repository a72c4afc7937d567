/// The cells of the row that is being read: texts of its own in one buffer, shared texts where they lie.
///
///     bytes  7 1 5 / 0 3 …
///     cells  (bytes, 0, 1) (shared, …) (bytes, 1, 10) …
struct RowCells {
  private struct Cell {
    /// A shared text, or `nil` for bytes of the row's own.
    var shared: UnsafePointer<UInt8>?
    var start: Int
    var count: Int
    /// The cell holds a number that its format shows as a day.
    var isDay = false
  }

  private(set) var bytes: UnsafeMutablePointer<UInt8> = .allocate(capacity: 1 << 12)
  private var capacity = 1 << 12
  /// The bytes in use.
  private(set) var length = 0
  private var cells: [Cell] = []
  /// The number of columns up to the last cell that has a value.
  private(set) var count = 0
  /// The cells of all rows so far with a formula and without the value that a spreadsheet program would have stored.
  var openFormulas = 0

  func deallocate() { bytes.deallocate() }

  mutating func removeAll() {
    length = 0
    for column in 0..<count { cells[column].count = 0 }
    count = 0
  }

  @inline(__always)
  mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
    if length &+ source.count > capacity { grow(source.count) }
    var i = 0
    let target = bytes + length
    while i < source.count {
      target[i] = source[i]
      i &+= 1
    }
    length &+= source.count
  }

  private mutating func grow(_ extra: Int) {
    let wider = max(capacity * 2, length + extra)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: wider)
    moved.update(from: bytes, count: length)
    bytes.deallocate()
    bytes = moved
    capacity = wider
  }

  /// The row's own bytes from a place on.
  func tail(from start: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes + start, count: length - start)
  }

  /// Puts other bytes into the place of those from a place on.
  mutating func replaceTail(from start: Int, with text: some Collection<UInt8>) {
    length = start
    let copy = Array(text)
    copy.withUnsafeBufferPointer { append($0) }
  }

  /// Gives the row's own bytes from a place on to a column.
  @inline(__always)
  mutating func set(_ column: Int, from start: Int, isDay: Bool = false) {
    if length > start {
      put(Cell(shared: nil, start: start, count: length - start, isDay: isDay), column)
    }
  }

  func isDay(_ column: Int) -> Bool { cells[column].isDay }

  /// Gives a shared text to a column.
  @inline(__always)
  mutating func set(_ column: Int, shared text: UnsafeBufferPointer<UInt8>) {
    if !text.isEmpty { put(Cell(shared: text.baseAddress, start: 0, count: text.count), column) }
  }

  @inline(__always)
  private mutating func put(_ cell: Cell, _ column: Int) {
    while cells.count <= column { cells.append(Cell(shared: nil, start: 0, count: 0)) }
    cells[column] = cell
    count = max(count, column + 1)
  }

  @inline(__always)
  func cell(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    let cell = cells[column]
    return UnsafeBufferPointer(
      start: cell.shared ?? UnsafePointer(bytes + cell.start), count: cell.count)
  }
}
