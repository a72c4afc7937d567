extension MappedFile {
  /// Returns the rows of a table each of which was put as a whole into one cell, as a mapped temporary file.
  ///
  ///     "STT;Họ tên;Ngày sinh"      STT;Họ tên;Ngày sinh
  ///     "1;Lê An;05/03/1990"        1;Lê An;05/03/1990
  ///
  /// Spreadsheets save such files after they have opened one with another delimiter. Rows of another form are copied as they
  /// are. Offsets in messages then count the bytes of the new text.
  ///
  /// - Returns: `nil` when the first row is not the whole header in one cell.
  /// - Throws: ``TableError`` when the temporary file cannot be written.
  /// - Complexity: O(1) for other tables; else O(*n*) time, O(1) memory.
  func unwrapped(_ format: TableFormat, _ header: HeaderReading) throws(TableError) -> MappedFile? {
    guard count > format.headerOffset, let base = bytes.baseAddress else { return nil }
    let limits = TableReader.Limits()
    let rules = RecordScanner.Rules(
      delimiter: format.delimiter, newline: format.lineEnd.byte,
      columnCount: TableReader.maximumFieldCount, leastColumnCount: 1,
      recordLength: limits.recordLength)
    let scratch = RowScratch(
      columnCount: TableReader.maximumFieldCount, recordLength: limits.recordLength)
    var scanner = RecordScanner(bytes, from: format.headerOffset, rules: rules)
    var output: [UInt8] = []
    var spool: SpoolFile?
    while true {
      let start = scanner.position
      let outcome = scanner.scan(into: scratch.bounds)
      if outcome == .endOfFile { break }
      let end = scanner.recordEnd
      if outcome == .record {
        let row = Row(
          record: base + start, bounds: scratch.bounds, unescaped: scratch.unescaped, number: 0,
          byteOffset: start, length: end - start,
          fieldCount: min(scanner.fieldCount, TableReader.maximumFieldCount))
        let cell = row.field(0)
        let isAlone = (1..<row.fieldCount).allSatisfy { row.isEmpty($0) }
        if spool == nil {
          guard isAlone, Self.isHeader(Array(cell), header) else { return nil }
          spool = try SpoolFile(path: path)
        }
        let isWrapped = isAlone && !cell.contains(format.lineEnd.byte)
        output.append(contentsOf: isWrapped ? cell : row.rawBytes)
        output.append(format.lineEnd.byte)
      } else if outcome != .blank {
        guard spool != nil else { return nil }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
        output.append(format.lineEnd.byte)
      }
      if output.count >= 1 << 20 { try Self.flush(&output, spool) }
    }
    guard let spool else { return nil }
    try Self.flush(&output, spool)
    return try MappedFile(mapping: spool.descriptor, path: path)
  }

  /// Whether some delimiter cuts a cell into the names of a header.
  private static func isHeader(_ cell: [UInt8], _ header: HeaderReading) -> Bool {
    TableFormat.delimiters.contains { delimiter in
      let names = cell.split(separator: delimiter, omittingEmptySubsequences: false).map(Array.init)
      return names.count > 1 && header.names(names) != nil
    }
  }

  private static func flush(_ output: inout [UInt8], _ spool: SpoolFile?) throws(TableError) {
    let failure = output.withUnsafeBytes { (block) -> TableError? in
      do throws(TableError) {
        try spool?.append(block)
        return nil
      } catch { return error }
    }
    if let failure { throw failure }
    output.removeAll(keepingCapacity: true)
  }
}
