extension TableReader {
  /// The records among which a header is looked for.
  private static let headerSearchCount = 30

  /// A header and where the rows begin.
  struct FoundHeader {
    var names: [String]
    var records: [[UInt8]]
    var end: Int
    var isAsWritten: Bool
  }

  /// Finds the header of a text file: the first of the first records that reads as one, with a second row that
  /// divides its groups.
  static func findHeader(
    in file: MappedFile, format: TableFormat, limits: Limits, reading: HeaderReading?
  ) throws(TableError) -> FoundHeader {
    guard file.count > format.headerOffset else { throw TableError(.empty, path: file.path) }
    let rules = RecordScanner.Rules(
      delimiter: format.delimiter, newline: format.lineEnd.byte, columnCount: maximumFieldCount,
      leastColumnCount: 1, recordLength: limits.recordLength,
      hasSpacedQuotes: format.hasSpacedQuotes)
    let scratch = RowScratch(columnCount: maximumFieldCount, recordLength: limits.recordLength)
    var scanner = RecordScanner(file.bytes, from: format.headerOffset, rules: rules)
    var first: FoundHeader?
    var failure: TableError?
    var count = 0
    scanning: while count < headerSearchCount {
      let start = scanner.position
      switch scanner.scan(into: scratch.bounds) {
      case .endOfFile: break scanning
      case .blank: continue
      case .rejected(let reason):
        let kind = reason == .tooManyFields ? TableError.Reason.tooManyColumns : .badHeader
        if first == nil, failure == nil {
          failure = TableError(kind, path: file.path, byteOffset: start)
        }
      case .record:
        let (cells, record) = cells(of: file, scanner, start, scratch)
        let plain = cells.map(HeaderRows.name)
        if plain.allSatisfy(\.isEmpty) { break }
        var found = FoundHeader(
          names: plain, records: [record], end: scanner.position, isAsWritten: true)
        guard let reading else {
          if let failure { throw failure }
          return found
        }
        if let names = reading.names(cells) {
          found.names = names
          found.isAsWritten = names == plain
          join(&found, file, &scanner, scratch, reading)
          return found
        }
        if first == nil, failure == nil { first = found }
      }
      count += 1
    }
    if let first { return first }
    throw failure ?? TableError(.empty, path: file.path)
  }

  /// The records that tell whether the rows have a cell more than the header.
  private static let numberedCount = 30

  /// Whether the rows are numbered in a first cell that the header lacks: each has one cell more than the header has names,
  /// the first cells count up, and the names stand one cell behind their heading. An empty last cell is none: exports write
  /// a delimiter behind the last one; and a comma of an address without quotes makes a cell, too.
  static func lacksNumbering(
    _ found: FoundHeader, in file: MappedFile, format: TableFormat, limits: Limits
  ) -> Bool {
    guard let last = found.names.last, !last.isEmpty, let first = found.names.first, !first.isEmpty,
      !["stt", "tt", "sott", "sothutu", "no"].contains(HeaderFolding.folded(first)),
      found.names.count < maximumFieldCount,
      let roles = try? ColumnRoles(header: found.names, kind: .insurance, path: file.path),
      let name = roles.nameColumns.first
    else { return false }
    let rules = RecordScanner.Rules(
      delimiter: format.delimiter, newline: format.lineEnd.byte, columnCount: maximumFieldCount,
      leastColumnCount: 1, recordLength: limits.recordLength,
      hasSpacedQuotes: format.hasSpacedQuotes)
    guard found.end < file.count else { return false }
    let scratch = RowScratch(columnCount: maximumFieldCount, recordLength: limits.recordLength)
    var scanner = RecordScanner(file.bytes, from: found.end, rules: rules)
    var (seen, numbered, before, ends) = (0, 0, 0, 0)
    scanning: while seen < numberedCount {
      let start = scanner.position
      switch scanner.scan(into: scratch.bounds) {
      case .endOfFile: break scanning
      case .blank, .rejected: continue
      case .record: break
      }
      seen += 1
      guard scanner.fieldCount == found.names.count + 1 else { continue }
      let row = cells(of: file, scanner, start, scratch).cells
      if row.last?.contains(where: { $0 > 0x20 }) == true { ends += 1 }
      let isBehind = row.indices.contains(name + 1) && isName(row[name + 1]) && !isName(row[name])
      let number = isBehind ? row[0].filter { $0 > 0x20 } : []
      guard (1...7).contains(number.count), number.allSatisfy(RowSieve.isDigit) else { continue }
      let value = number.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
      if value > before { numbered += 1 }
      before = value
    }
    return numbered >= 2 && numbered * 10 >= seen * 9 && ends * 2 >= seen
  }

  private static func isName(_ cell: [UInt8]) -> Bool {
    cell.withUnsafeBufferPointer { RowSieve.isNameLike($0) }
  }

  /// Joins a header with the row below it, when that one divides its groups.
  private static func join(
    _ found: inout FoundHeader, _ file: MappedFile, _ scanner: inout RecordScanner,
    _ scratch: borrowing RowScratch, _ reading: HeaderReading
  ) {
    let start = scanner.position
    guard scanner.scan(into: scratch.bounds) == .record else { return }
    let (cells, record) = cells(of: file, scanner, start, scratch)
    // The second row alone is no header; its encoding is that of the first.
    let texts = [cells.map(HeaderRows.name)] + (reading.texts?(cells) ?? [])
    for text in texts {
      let below = text.map(HeaderRows.trimmed)
      let padded = below + Array(repeating: "", count: max(found.names.count - below.count, 0))
      guard let names = HeaderRows.merged(found.names, padded),
        reading.score(names) >= reading.score(found.names)
      else { continue }
      found.names = names
      found.records.append(record)
      found.end = scanner.position
      found.isAsWritten = false
      return
    }
  }

  private static func cells(
    of file: MappedFile, _ scanner: RecordScanner, _ start: Int, _ scratch: borrowing RowScratch
  ) -> (cells: [[UInt8]], record: [UInt8]) {
    let row = Row(
      record: UnsafePointer(file.bytes.baseAddress.unsafelyUnwrapped + start),
      bounds: scratch.bounds, unescaped: scratch.unescaped, number: 0, byteOffset: start,
      length: scanner.recordEnd - start,
      fieldCount: min(scanner.fieldCount, maximumFieldCount))
    var cells: [[UInt8]] = []
    for index in 0..<row.fieldCount { cells.append(Array(row.field(index))) }
    return (cells, Array(row.rawBytes))
  }
}
