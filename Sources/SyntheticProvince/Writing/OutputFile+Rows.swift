import Tables

extension OutputFile {
  /// Writes the rows of a buffer.
  func write(_ buffer: RowBuffer) throws(TableError) {
    try write(UnsafeRawBufferPointer(start: buffer.base, count: buffer.count))
  }

  /// Writes a text that is known when the program is built.
  func write(_ text: StaticString) throws(TableError) {
    try write(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
