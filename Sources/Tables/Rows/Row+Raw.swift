extension Row {
  /// Returns the bytes of a field as they stand in the file, with the quotes around them and the blanks before these.
  ///
  /// - Parameter index: The column, from 0; a missing last column is empty.
  /// - Complexity: O(1).
  @inlinable
  public func rawField(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    precondition(index >= 0 && index < fieldCount, "there is no such column")
    let start = Int(bounds[2 &* index])
    let end = Int(bounds[2 &* index &+ 1] & 0x7FFF_FFFF)
    // No other field begins behind a quote: what stands before it is a delimiter, or nothing.
    guard start > 0, record[start &- 1] == 0x22 else {
      return UnsafeBufferPointer(start: record + start, count: end &- start)
    }
    var opening = start &- 1
    // Blanks before a quote are of the field in some files.
    while opening > 0, record[opening &- 1] == 0x20 { opening &-= 1 }
    return UnsafeBufferPointer(start: record + opening, count: end &- opening &+ 1)
  }
}
