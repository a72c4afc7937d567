/// A run of whole records of a table, read by one thread at a time.
public struct TableChunk: Equatable, Sendable {
  /// The bytes of the chunk; it begins and ends where a record begins.
  public let bytes: Range<Int>
  /// The number of its first row, counted from 1 below the header.
  public let firstRow: Int
  /// The records and rejected rows in it; blank lines are not counted.
  public let rowCount: Int

  /// The numbers of its rows.
  public var rows: Range<Int> { firstRow..<(firstRow + rowCount) }
}
