import Workbooks

/// A table of text, cut into chunks that any number of threads read on their own.
///
/// Opening a table surveys it once: it finds the header and the chunks and counts the rows, so that every
/// row has its number before the first one is read. Reading a chunk then depends on nothing but the
/// chunk; the rows are the same whatever the length of the chunks and the number of threads.
///
///     let reader = try TableReader.open(path: "insurance.csv", threads: 2)
///     var scratch = reader.makeScratch()
///     for index in reader.chunks.indices {
///       reader.readChunk(index, scratch: &scratch) { row in
///         use(row.number, row.field(0))
///       } rejected: { row in
///         note(row)
///       }
///     }
public struct TableReader: Sendable {
  /// How much is taken at once.
  public struct Limits: Equatable, Sendable {
    /// The most bytes of one record, its line end not counted; a longer one is rejected.
    public var recordLength: Int
    /// About how many bytes a chunk has.
    public var chunkLength: Int

    public init(recordLength: Int = 1 << 20, chunkLength: Int = 4 << 20) {
      precondition(
        recordLength > 0 && recordLength < 1 << 30, "a record has between 1 byte and 1 GiB")
      precondition(chunkLength > 0, "a chunk has bytes")
      self.recordLength = recordLength
      self.chunkLength = chunkLength
    }
  }

  /// The most columns that a table may have.
  public static let maximumFieldCount = 4096
  /// The records among which a header is looked for.
  private static let headerSearchCount = 30

  /// The bytes of the rows.
  public let file: MappedFile
  /// The file as it was given: `file` itself, or what it was converted from.
  public private(set) var source: MappedFile
  /// Where the rows stand on their sheet, for a table that was read from an Excel workbook.
  public private(set) var sheetPlace: SheetPlace?
  public let format: TableFormat
  /// The names of the columns, blanks around them taken off.
  public let header: [String]
  /// The names of the columns as bytes; a legacy encoding shows in them.
  public let headerBytes: [[UInt8]]
  /// The header as it stands in the file, its line end not counted.
  let headerRecord: [UInt8]
  /// The chunks in the order of the file; there is at least one.
  public let chunks: [TableChunk]
  /// The records and rejected rows of the whole table.
  public let rowCount: Int
  public let limits: Limits
  let rules: RecordScanner.Rules

  /// Opens the table at a path, whatever its format.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - delimiter: The delimiter if it is known, else it is detected.
  ///   - encoding: The encoding if it is known, else it is detected.
  ///   - threads: The threads that survey the file.
  ///   - sheet: The sheet of an Excel workbook; by default the first that has the header.
  ///   - isHeader: Whether some cells are the header; see ``init(file:format:threads:limits:isHeader:)``.
  /// - Throws: ``TableError`` when there is no table to read.
  /// - Complexity: O(*n*) time in the size of the file, O(1) memory.
  public static func open(
    path: String, delimiter: UInt8? = nil, encoding: TableFormat.Encoding? = nil, threads: Int = 1,
    sheet: String? = nil, limits: Limits = Limits(), isHeader: (([String]) -> Bool)? = nil
  ) throws(TableError) -> TableReader {
    try TableReader(
      detecting: MappedFile(path: path), delimiter: delimiter, encoding: encoding, threads: threads,
      sheet: sheet, limits: limits, isHeader: isHeader)
  }

  /// Opens a table whose format is to be found out; the parameters are those of
  /// ``open(path:delimiter:encoding:threads:sheet:limits:isHeader:)``.
  public init(
    detecting file: MappedFile, delimiter: UInt8? = nil, encoding: TableFormat.Encoding? = nil,
    threads: Int = 1, sheet: String? = nil, limits: Limits = Limits(),
    isHeader: (([String]) -> Bool)? = nil
  ) throws(TableError) {
    if WorkbookReader.isArchive(UnsafeBufferPointer(rebasing: file.bytes.prefix(4))) {
      let table = try WorkbookTable(file, sheet: sheet, isHeader: isHeader)
      try self.init(
        file: table.file, format: TableFormat(), threads: threads, limits: limits)
      source = file
      sheetPlace = table.place
      return
    }
    let source = file
    var file = file
    let isForcedUTF16 = encoding?.isUTF16 ?? false
    var format =
      isForcedUTF16
      ? TableFormat(encoding: encoding ?? .utf8)
      : try TableFormat.detected(in: file, delimiter: delimiter)
    if format.encoding.isUTF16 {
      file = try file.convertedFromUTF16(format.encoding)
      format = try TableFormat.detected(in: file, delimiter: delimiter)
      format.encoding = .utf8
    }
    if let encoding, !encoding.isUTF16 { format.encoding = encoding }
    try self.init(file: file, format: format, threads: threads, limits: limits, isHeader: isHeader)
    self.source = source
  }

  /// Surveys a table of a known format.
  ///
  /// - Parameters:
  ///   - file: The bytes, in any encoding but UTF-16.
  ///   - threads: The threads that survey the file.
  ///   - isHeader: Whether some cells are the header. When it says so of one of the first 30 records, that
  ///     one is the header and what stands above is a title; else the first record is the header.
  /// - Throws: ``TableError`` when the file is empty, has only a header, or the header cannot be read.
  public init(
    file: MappedFile, format: TableFormat, threads: Int = 1, limits: Limits = Limits(),
    isHeader: (([String]) -> Bool)? = nil
  ) throws(TableError) {
    precondition(!format.encoding.isUTF16, "UTF-16 is converted before it is read")
    let found = try Self.findHeader(in: file, format: format, limits: limits, isHeader: isHeader)
    self.file = file
    source = file
    self.format = format
    self.limits = limits
    headerBytes = found.cells
    headerRecord = found.record
    header = found.cells.map(Self.name)
    rules = RecordScanner.Rules(
      delimiter: format.delimiter, newline: format.lineEnd.byte, columnCount: header.count,
      leastColumnCount: (header.lastIndex { !$0.isEmpty } ?? 0) + 1,
      recordLength: limits.recordLength)
    chunks = TableSurvey(file: file, rules: rules, chunkLength: limits.chunkLength)
      .chunks(from: found.end, threads: threads)
    rowCount = chunks.last.map { $0.firstRow + $0.rowCount - 1 } ?? 0
    if rowCount == 0 { throw TableError(.noRows, path: file.path) }
  }

  // MARK: Header

  /// A header and where the rows begin.
  private struct FoundHeader {
    let cells: [[UInt8]]
    let record: [UInt8]
    let end: Int
  }

  private static func findHeader(
    in file: MappedFile, format: TableFormat, limits: Limits, isHeader: (([String]) -> Bool)?
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
        let row = Row(
          record: UnsafePointer(file.bytes.baseAddress.unsafelyUnwrapped + start),
          bounds: scratch.bounds, unescaped: scratch.unescaped, number: 0, byteOffset: start,
          length: scanner.recordEnd - start,
          fieldCount: min(scanner.fieldCount, maximumFieldCount))
        var cells: [[UInt8]] = []
        for index in 0..<row.fieldCount { cells.append(Array(row.field(index))) }
        let names = cells.map(name)
        if names.allSatisfy(\.isEmpty) { break }
        let found = FoundHeader(
          cells: cells, record: Array(row.rawBytes), end: scanner.position)
        guard let isHeader else {
          if let failure { throw failure }
          return found
        }
        if isHeader(names) { return found }
        if first == nil, failure == nil { first = found }
      }
      count += 1
    }
    if let first { return first }
    throw failure ?? TableError(.empty, path: file.path)
  }

  /// A name of a column without the blanks around it.
  private static func name(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
    guard let start = text.firstIndex(where: { !isBlank($0) }),
      let end = text.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(text[start...end])
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value == 0xFEFF || scalar.value == 0x200B
  }
}
