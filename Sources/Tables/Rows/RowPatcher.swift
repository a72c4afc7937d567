/// Makes a row of another one with some of its fields replaced.
///
/// Its memory is used again for every row; one for each thread.
package final class RowPatcher {
  private var bytes: [UInt8] = []
  private var bounds: [UInt32] = []
  private var unescaped: [UInt8] = [0]

  package init() {}

  /// Calls a closure with a copy of a row that has other values in some columns.
  ///
  /// - Parameters:
  ///   - values: The new value of a column, or `nil` to keep the one of the row.
  ///   - body: Receives the new row, which is valid only inside the closure.
  package func withRow(
    _ row: borrowing Row, values: (Int) -> [UInt8]?, body: (borrowing Row) -> Void
  ) {
    bytes.removeAll(keepingCapacity: true)
    bounds.removeAll(keepingCapacity: true)
    for column in 0..<row.fieldCount {
      bounds.append(UInt32(truncatingIfNeeded: bytes.count))
      if let value = values(column) {
        bytes.append(contentsOf: value)
      } else {
        bytes.append(contentsOf: row.field(column))
      }
      bounds.append(UInt32(truncatingIfNeeded: bytes.count))
    }
    // An empty array has no memory to point to.
    bytes.append(0)
    let (number, offset, count) = (row.number, row.byteOffset, row.fieldCount)
    bytes.withUnsafeBufferPointer { bytes in
      bounds.withUnsafeBufferPointer { bounds in
        unescaped.withUnsafeMutableBufferPointer { unescaped in
          guard let record = bytes.baseAddress, let bound = bounds.baseAddress,
            let target = unescaped.baseAddress
          else { return }
          body(
            Row(
              record: record, bounds: bound, unescaped: target, number: number,
              byteOffset: offset, length: bytes.count - 1, fieldCount: count))
        }
      }
    }
  }
}
