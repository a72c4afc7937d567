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
  ///   - limit: The most records that are read.
  /// - Complexity: O(*n*) in the length of the chunk.
  public func readChunk(
    _ index: Int, scratch: inout RowScratch, limit: Int = .max,
    body: (borrowing Row) -> Void, rejected: (RejectedRow) -> Void
  ) {
    let chunk = chunks[index]
    if limit == .max { file.prepare(chunk.bytes) }
    read(
      chunk.bytes, firstRow: chunk.firstRow, scratch: &scratch, limit: limit, body: body,
      rejected: rejected)
  }

  /// Reads rows that are chosen by what stands in them: all of a small table, and of a larger one the same whatever the
  /// order of its rows, the length of its chunks and the number of threads. Rows that are no record are left out.
  ///
  /// - Parameters:
  ///   - most: The most rows; never more than ``sampleSize`` are read.
  ///   - body: Receives each record, in the order of the file.
  /// - Complexity: O(*n*) in the number of rows read.
  public func readSample(_ most: Int = sampleSize, body: (borrowing Row) -> Void) {
    var scratch = makeScratch()
    for entry in RowSample.lowest(most, of: sample.entries) {
      read(
        entry.offset..<entry.offset + 1, firstRow: entry.number, scratch: &scratch, limit: 1,
        body: body
      ) { _ in
      }
    }
  }

  /// The most rows that a sample has.
  public static var sampleSize: Int { RowSample.most }

  /// Reads the rows that begin in a range, the first of them where it begins.
  private func read(
    _ bytes: Range<Int>, firstRow: Int, scratch: inout RowScratch, limit: Int,
    body: (borrowing Row) -> Void, rejected: (RejectedRow) -> Void
  ) {
    precondition(
      scratch.columnCount == rules.columnCount && scratch.recordLength == rules.recordLength,
      "the scratch memory was made for another table")
    guard let base = file.bytes.baseAddress, !bytes.isEmpty else { return }
    var scanner = RecordScanner(file.bytes, from: bytes.lowerBound, rules: rules)
    var number = firstRow
    var left = limit
    // Taken once: its copy for every row would take longer than its question.
    let sieve = sieve
    while scanner.position < bytes.upperBound, left > 0 {
      let start = scanner.position
      let verdict: RowSieve.Verdict
      switch scanner.scan(into: scratch.bounds) {
      case .record:
        verdict = judge(start..<scanner.recordEnd, scanner.fieldCount, sieve, scratch)
      case .rejected(let reason):
        let shift = shift(ofRejected: reason, scanner, start, scratch)
        verdict = shift.map(RowSieve.Verdict.person) ?? .nobody(reason)
      case .blank: continue
      case .endOfFile: return
      }
      switch verdict {
      case .person(let shift):
        body(row(base, start..<scanner.recordEnd, number, scratch, shift))
        left &-= 1
      case .nobody(let reason):
        rejected(
          rejection(number, start, reason, reason == .tooFewFields ? scanner.fieldCount : nil))
      }
      number &+= 1
    }
  }

  /// What a record is, and how its cells are to be read; their bounds are set then.
  @inline(__always)
  private func judge(
    _ range: Range<Int>, _ fieldCount: Int, _ sieve: RowSieve?, _ scratch: borrowing RowScratch
  ) -> RowSieve.Verdict {
    guard let base = file.bytes.baseAddress else { return .person(.none) }
    if headerRecords.contains(base + range.lowerBound, length: range.count) {
      return .nobody(.repeatedHeader)
    }
    if fieldCount > rules.columnCount, let shift = arrange(range, isRead: true, scratch) {
      return .person(shift)
    }
    guard let sieve else { return .person(.none) }
    if !sections.isEmpty, let order = sections.order(at: range.lowerBound) {
      return judge(range, sieve, order, scratch)
    }
    let row = row(base, range, 0, scratch)
    if sieve.isPlain(row) { return .person(.none) }
    let verdict = sieve.verdict(row)
    guard case .person(let shift) = verdict else { return verdict }
    if shift.isMoved {
      shift.apply(to: scratch.bounds, columnCount: rules.columnCount)
    } else if range.lowerBound > signaturesFrom, sieve.hasNothingButName(row) {
      return .nobody(.signature)
    }
    return verdict
  }

  /// What a record of a list with another order of columns is; the bounds of its cells are set then.
  @inline(never)
  private func judge(
    _ range: Range<Int>, _ sieve: RowSieve, _ order: ListOrder, _ scratch: borrowing RowScratch
  ) -> RowSieve.Verdict {
    guard let base = file.bytes.baseAddress else { return .person(.none) }
    let shift = RowShift.ordered(order)
    shift.apply(to: scratch.bounds, columnCount: rules.columnCount)
    let row = row(base, range, 0, scratch)
    if !sieve.isPlain(row), case .nobody(let reason) = sieve.verdict(row) { return .nobody(reason) }
    return .person(shift)
  }

  /// The row with the bounds that stand in the scratch memory.
  @inline(__always)
  private func row(
    _ base: UnsafePointer<UInt8>, _ range: Range<Int>, _ number: Int,
    _ scratch: borrowing RowScratch, _ shift: RowShift = .none
  ) -> Row {
    Row(
      record: base + range.lowerBound, bounds: scratch.bounds, unescaped: scratch.unescaped,
      number: number, byteOffset: range.lowerBound, length: range.count,
      fieldCount: rules.columnCount, shift: shift)
  }

  private func rejection(
    _ number: Int, _ start: Int, _ reason: RejectedRow.Reason, _ fieldCount: Int? = nil
  ) -> RejectedRow {
    RejectedRow(
      row: sheetPlace?.sheetRow(ofRecord: number) ?? number, byteOffset: start, reason: reason,
      fieldCount: fieldCount, record: number)
  }

  /// How a row with too few or too many cells is to be read, if it can be told; its bounds are set then.
  @inline(never)
  private func shift(
    ofRejected reason: RejectedRow.Reason, _ scanner: RecordScanner, _ start: Int,
    _ scratch: borrowing RowScratch
  ) -> RowShift? {
    guard reason == .tooFewFields || reason == .tooManyFields else { return nil }
    if reason == .tooFewFields, let shift = shiftOfShortRow(scanner, start, scratch) {
      shift.apply(to: scratch.bounds, columnCount: rules.columnCount)
      return shift
    }
    return arrange(start..<scanner.recordEnd, isRead: false, scratch)
  }

  /// Reads a line by the only arrangement of its cells that makes sense, and sets their bounds.
  ///
  /// - Parameter isRead: Whether the line is a record as it stands, with empty cells behind the columns.
  @inline(never)
  private func arrange(_ range: Range<Int>, isRead: Bool, _ scratch: borrowing RowScratch)
    -> RowShift?
  {
    guard let sieve, range.count <= 1 << 16 else { return nil }
    var line = UnsafeBufferPointer(rebasing: file.bytes[range])
    if rules.newline == 0x0A, line.last == 0x0D {
      line = UnsafeBufferPointer(rebasing: line.dropLast())
    }
    guard var parts = LineCells(line, rules) else { return nil }
    if isRead {
      // The cells behind the columns are empty: they are the row's own only if it makes no sense without them.
      if sieve.isRight(line, Array(parts.cells.prefix(rules.columnCount))) { return nil }
    } else {
      parts.removeEmpty(behind: rules.columnCount)
    }
    guard let (cells, shift) = sieve.arrangement(of: line, parts, mayJoin: sheetPlace == nil) else {
      return nil
    }
    for (column, cell) in cells.enumerated() {
      scratch.bounds[2 * column] = UInt32(truncatingIfNeeded: cell.start)
      scratch.bounds[2 * column + 1] =
        UInt32(truncatingIfNeeded: cell.end) | (cell.hasEscapes ? RecordScanner.escapedFlag : 0)
    }
    return shift
  }

  /// How a row that lacks a single cell is to be read, when it makes sense one column to the right.
  ///
  /// The bounds of its cells are those that the scanner has left, with an empty last one.
  private func shiftOfShortRow(
    _ scanner: RecordScanner, _ start: Int, _ scratch: borrowing RowScratch
  ) -> RowShift? {
    guard let sieve, let base = file.bytes.baseAddress,
      scanner.fieldCount == rules.leastColumnCount - 1, scanner.recordEnd > start
    else { return nil }
    let record = UnsafeBufferPointer(start: base + start, count: scanner.recordEnd - start)
    guard !record.contains(rules.newline), !record.contains(0) else { return nil }
    for column in scanner.fieldCount..<rules.columnCount {
      scratch.bounds[2 * column] = 0
      scratch.bounds[2 * column + 1] = 0
    }
    let shift = sieve.shift(of: row(base, start..<scanner.recordEnd, 0, scratch))
    if case .left = shift { return shift }
    return nil
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
    var shift = RowShift.none
    switch scanner.scan(into: scratch.bounds) {
    case .record:
      let range = byteOffset..<scanner.recordEnd
      if scanner.fieldCount > rules.columnCount,
        let found = arrange(range, isRead: true, scratch)
      {
        shift = found
      } else if let order = sections.order(at: byteOffset) {
        shift = .ordered(order)
        shift.apply(to: scratch.bounds, columnCount: rules.columnCount)
      } else if let sieve {
        let row = row(base, range, number, scratch)
        if !sieve.isPlain(row) { shift = sieve.shift(of: row) }
        shift.apply(to: scratch.bounds, columnCount: rules.columnCount)
      }
    case .rejected(let reason):
      guard let found = self.shift(ofRejected: reason, scanner, byteOffset, scratch) else { return }
      shift = found
    default: return
    }
    body(row(base, byteOffset..<scanner.recordEnd, number, scratch, shift))
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
