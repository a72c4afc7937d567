extension TableReader {
  /// Returns the memory for reading chunks; each thread needs its own.
  public func makeScratch() -> RowScratch {
    RowScratch(columnCount: rules.columnCount, recordLength: rules.recordLength)
  }

  /// Reads one chunk: every row of it goes to exactly one of the two closures, in the order of the file.
  ///
  /// Allocates nothing; a field is looked at where it lies in the file. The rows are
  /// numbered as ``TableChunk/rows`` says.
  ///
  /// - Parameters:
  ///   - index: The chunk, an index of ``chunks``.
  ///   - scratch: Memory from ``makeScratch()`` of this reader.
  ///   - body: Receives each record.
  ///   - rejected: Receives each row that is no record.
  ///   - limit: The most records that are read, for a sample.
  /// - Complexity: O(*n*) in the length of the chunk.
  public func readChunk(
    _ index: Int, scratch: inout RowScratch, limit: Int = .max,
    body: (borrowing Row) -> Void, rejected: (RejectedRow) -> Void
  ) {
    precondition(
      scratch.columnCount == rules.columnCount && scratch.recordLength == rules.recordLength,
      "the scratch memory was made for another table")
    let chunk = chunks[index]
    guard let base = file.bytes.baseAddress, !chunk.bytes.isEmpty else { return }
    if limit == .max { file.prepare(chunk.bytes) }
    var scanner = RecordScanner(file.bytes, from: chunk.bytes.lowerBound, rules: rules)
    var number = chunk.firstRow
    let end = chunk.bytes.upperBound
    var left = limit
    while scanner.position < end, left > 0 {
      let start = scanner.position
      switch scanner.scan(into: scratch.bounds) {
      case .record where isHeader(base + start, length: scanner.recordEnd &- start):
        rejected(
          RejectedRow(
            row: sheetPlace?.sheetRow(ofRecord: number) ?? number, byteOffset: start,
            reason: .repeatedHeader))
        number &+= 1
      case .record:
        body(
          Row(
            record: base + start, bounds: scratch.bounds, unescaped: scratch.unescaped,
            number: number, byteOffset: start, length: scanner.recordEnd &- start,
            fieldCount: rules.columnCount))
        number &+= 1
        left &-= 1
      case .blank:
        break
      case .rejected(let reason):
        let isCounted = reason == .tooFewFields
        rejected(
          RejectedRow(
            row: sheetPlace?.sheetRow(ofRecord: number) ?? number, byteOffset: start,
            reason: reason,
            fieldCount: isCounted ? scanner.fieldCount : nil))
        number &+= 1
      case .endOfFile:
        return
      }
    }
  }

  /// Whether a record is the header once more, byte for byte.
  @inline(__always)
  private func isHeader(_ record: UnsafePointer<UInt8>, length: Int) -> Bool {
    guard length == headerRecord.count else { return false }
    return headerRecord.withUnsafeBufferPointer {
      $0.elementsEqual(UnsafeBufferPointer(start: record, count: length))
    }
  }

  /// Reads one row again, by where it begins.
  ///
  /// - Parameters:
  ///   - byteOffset: The ``Row/byteOffset`` of a row that a closure has received.
  ///   - number: Its ``Row/number``.
  public func readRow(
    at byteOffset: Int, number: Int, scratch: inout RowScratch, body: (borrowing Row) -> Void
  ) {
    guard let base = file.bytes.baseAddress else { return }
    var scanner = RecordScanner(file.bytes, from: byteOffset, rules: rules)
    guard scanner.scan(into: scratch.bounds) == .record else { return }
    body(
      Row(
        record: base + byteOffset, bounds: scratch.bounds, unescaped: scratch.unescaped,
        number: number, byteOffset: byteOffset, length: scanner.recordEnd &- byteOffset,
        fieldCount: rules.columnCount))
  }

  /// Gives the memory of a chunk that is done with back to the system; its bytes stay readable.
  public func releaseChunk(_ index: Int) { file.release(chunks[index].bytes) }

  /// Reads all chunks one after the other; for small tables and tests.
  public func readAll(body: (borrowing Row) -> Void, rejected: (RejectedRow) -> Void) {
    var scratch = makeScratch()
    for index in chunks.indices {
      readChunk(index, scratch: &scratch, body: body, rejected: rejected)
      releaseChunk(index)
    }
  }
}
