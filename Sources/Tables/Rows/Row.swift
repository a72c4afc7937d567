/// One record while it is being read: its fields as ranges of the mapped bytes.
///
///     record  15 , " X ó m   1 ,   x ã   A " , N a m
///     bounds  0,2    4,16                      18,21
///
/// A row is valid only inside the closure that receives it.
@frozen
public struct Row: ~Copyable {
  @usableFromInline let record: UnsafePointer<UInt8>
  @usableFromInline let bounds: UnsafePointer<UInt32>
  @usableFromInline let unescaped: UnsafeMutablePointer<UInt8>

  /// The number of the row, counted from 1 below the header; blank lines do not count, rejected rows do.
  public let number: Int
  /// Where the row begins, in bytes from the start of the file.
  public let byteOffset: Int
  /// The number of bytes of the row, its line end not counted.
  public let length: Int
  /// The number of fields, equal to the number of columns.
  public let fieldCount: Int
  /// Whether the cells were moved by one column to stand under their headings.
  public let shift: RowShift

  init(
    record: UnsafePointer<UInt8>, bounds: UnsafePointer<UInt32>,
    unescaped: UnsafeMutablePointer<UInt8>, number: Int, byteOffset: Int, length: Int,
    fieldCount: Int, shift: RowShift = .none
  ) {
    self.record = record
    self.bounds = bounds
    self.unescaped = unescaped
    self.number = number
    self.byteOffset = byteOffset
    self.length = length
    self.fieldCount = fieldCount
    self.shift = shift
  }

  /// Returns the bytes of a field, without its quotes and with `""` read as `"`.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: A view that is valid until the closure with this row returns.
  /// - Complexity: O(1); O(*n*) for a field with `""`, which is copied into scratch memory.
  @inlinable @inline(__always)
  public func field(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    precondition(index >= 0 && index < fieldCount, "there is no such column")
    let start = Int(bounds[2 &* index])
    let end = bounds[2 &* index &+ 1]
    if _fastPath(end & 0x8000_0000 == 0) {
      return UnsafeBufferPointer(start: record + start, count: Int(end) &- start)
    }
    return unescapedField(from: start, to: Int(end & 0x7FFF_FFFF))
  }

  /// Whether a field has no bytes.
  @inlinable @inline(__always)
  public func isEmpty(_ index: Int) -> Bool {
    precondition(index >= 0 && index < fieldCount, "there is no such column")
    return bounds[2 &* index] == bounds[2 &* index &+ 1]
  }

  /// The whole row as it stands in the file, its line end not counted.
  @inlinable
  public var rawBytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: record, count: length)
  }

  /// A hash of the whole row, the same wherever the row stands; for choosing rows of a sample.
  public var contentHash: UInt64 { RowHash.hash(record, length) }

  /// The field as text, with U+FFFD for what is no UTF-8; for messages and tests, not for loops.
  public func text(_ index: Int) -> String { String(decoding: field(index), as: UTF8.self) }

  /// Copies a field to the same offset of the scratch memory, where no other field can overlap it.
  @usableFromInline
  func unescapedField(from start: Int, to end: Int) -> UnsafeBufferPointer<UInt8> {
    let target = unescaped + start
    var count = 0
    var i = start
    while i < end {
      let byte = record[i]
      target[count] = byte
      count += 1
      i += byte == 0x22 ? 2 : 1
    }
    return UnsafeBufferPointer(start: target, count: count)
  }
}

/// The memory that reading one chunk needs; made once for each thread and used again for every chunk.
public struct RowScratch: ~Copyable {
  let bounds: UnsafeMutablePointer<UInt32>
  let unescaped: UnsafeMutablePointer<UInt8>
  let columnCount: Int
  let recordLength: Int

  init(columnCount: Int, recordLength: Int) {
    self.columnCount = columnCount
    self.recordLength = recordLength
    bounds = .allocate(capacity: 2 * columnCount)
    unescaped = .allocate(capacity: recordLength + 1)
  }

  deinit {
    bounds.deallocate()
    unescaped.deallocate()
  }
}
