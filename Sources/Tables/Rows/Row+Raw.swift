extension Row {
  /// Returns the bytes of a field as they stand in the file, with the quotes around them.
  ///
  /// - Parameter index: The column, from 0; a missing last column is empty.
  /// - Complexity: O(1).
  @inlinable
  public func rawField(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    precondition(index >= 0 && index < fieldCount, "there is no such column")
    let start = Int(bounds[2 &* index])
    let end = Int(bounds[2 &* index &+ 1] & 0x7FFF_FFFF)
    // No other field begins behind a quote: what stands before it is a delimiter, or nothing.
    let isQuoted = start > 0 && record[start &- 1] == 0x22
    return isQuoted
      ? UnsafeBufferPointer(start: record + start - 1, count: end &- start &+ 2)
      : UnsafeBufferPointer(start: record + start, count: end &- start)
  }
}
