/// One row of a sheet while it is being read.
///
/// Valid only inside the closure that receives it. Text is UTF-8; dates are `dd/mm/yyyy`, numbers as they
/// were typed.
public struct SheetRow: ~Copyable {
  /// The number of the row on the sheet, from 1.
  public let number: Int
  /// The number of columns up to the last cell that has a value.
  public let columnCount: Int
  let cells: UnsafeMutablePointer<RowCells>

  /// Calls a closure with the bytes of a cell; an empty cell has none.
  @inline(__always)
  public func withCell<Result>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result)
    -> Result
  {
    guard column < columnCount else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    let range = cells.pointee.range(column)
    return cells.pointee.bytes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[range]))
    }
  }

  /// The text of a cell; empty for one that is not there.
  public func text(_ column: Int) -> String {
    withCell(column) { String(decoding: $0, as: UTF8.self) }
  }

  /// The texts of all cells.
  public var texts: [String] { (0..<columnCount).map { text($0) } }
}

/// The cells of the row that is being read.
///
///     bytes   7 N g u y ễ n … 1 5 / 0 3 …
///     starts  0 1             14
///     ends    1 14            24
struct RowCells {
  var bytes: [UInt8] = []
  private var starts: [Int32] = []
  private var ends: [Int32] = []
  private(set) var count = 0

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    for column in 0..<count {
      starts[column] = 0
      ends[column] = 0
    }
    count = 0
  }

  /// Gives the bytes from `start` on to a column.
  mutating func set(_ column: Int, from start: Int) {
    guard bytes.count > start else { return }
    while starts.count <= column {
      starts.append(0)
      ends.append(0)
    }
    starts[column] = Int32(truncatingIfNeeded: start)
    ends[column] = Int32(truncatingIfNeeded: bytes.count)
    count = max(count, column + 1)
  }

  func range(_ column: Int) -> Range<Int> { Int(starts[column])..<Int(ends[column]) }
}
