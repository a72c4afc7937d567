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
      leastColumnCount: 1, recordLength: limits.recordLength)
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
