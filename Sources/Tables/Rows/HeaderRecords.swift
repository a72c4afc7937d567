/// The rows of a header as they stand in the file, for finding them again between the records.
///
/// Every record of a file is asked for. Nearly all differ in length, which a few bits tell: to go through the rows would retain
/// memory that all threads share, and that takes longer than cutting the record.
struct HeaderRecords: Sendable {
  /// Line ends are not counted.
  let rows: [[UInt8]]
  /// One bit for the length of each row, modulo 64.
  private let lengths: UInt64

  init(_ rows: [[UInt8]]) {
    self.rows = rows
    lengths = rows.reduce(0) { $0 | HeaderRecords.bit(of: $1.count) }
  }

  @inline(__always)
  private static func bit(of length: Int) -> UInt64 { 1 << UInt64(length & 63) }

  /// Whether a record is one of the rows, byte for byte.
  @inline(__always)
  func contains(_ record: UnsafePointer<UInt8>, length: Int) -> Bool {
    lengths & HeaderRecords.bit(of: length) != 0 && isRow(record, length)
  }

  @inline(never)
  private func isRow(_ record: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    let record = UnsafeBufferPointer(start: record, count: length)
    return rows.contains { $0.count == length && $0.elementsEqual(record) }
  }
}
