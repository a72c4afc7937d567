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

    /// Limits; records of up to a megabyte and chunks of four when nothing is said.
    public init(recordLength: Int = 1 << 20, chunkLength: Int = 4 << 20) {
      precondition(
        recordLength > 0 && recordLength < 1 << 30, "a record has between 1 byte and 1 GiB")
      precondition(chunkLength > 0, "a chunk has bytes")
      self.recordLength = recordLength
      self.chunkLength = chunkLength
    }
  }

  /// The most columns that a table may have.
  static let maximumFieldCount = 4096
  /// The bytes of the rows.
  public let file: MappedFile
  /// The file as it was given: `file` itself, or what it was converted from.
  public private(set) var source: MappedFile
  /// How `file` came from ``source``.
  public private(set) var sourceForm = SourceForm.asWritten
  /// Where the rows stand on their sheet, for a table that was read from an Excel workbook.
  public private(set) var sheetPlace: SheetPlace?
  /// How the file is written.
  public let format: TableFormat
  /// The names of the columns, blanks around them taken off.
  public let header: [String]
  /// Whether the names of the columns are the cells of one row as they stand in the file; not so for a header of two rows or
  /// in a legacy encoding.
  public let isHeaderAsWritten: Bool
  /// The rows of the header, which some files repeat between the records.
  let headerRecords: HeaderRecords
  /// Tells rows that are nobody and rows that stand one column off; `nil` for a table of no people.
  var sieve: RowSieve?
  /// What the user should know of the columns.
  var hints: [ColumnHint] = []
  /// Where the signatures below the last person begin, in bytes from the start of the file; past its end without any.
  var signaturesFrom = Int.max
  /// Lists with another order of columns among the rows.
  var sections = ListSections()
  /// What the user should know of headings that are not those of their columns.
  var headingNotes: [BilingualText] = []
  /// Columns of places and groups that seem to be filled in the first row of each group only.
  var mergedColumns: [Int] = []
  /// The chunks in the order of the file; there is at least one.
  public let chunks: [TableChunk]
  /// The records and rejected rows of the whole table.
  public let rowCount: Int
  /// The rows from which is learned what is true of the whole table.
  let sample: RowSample
  /// How much is taken at once.
  let limits: Limits
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
    try self.init(
      detecting: file, delimiter: delimiter, encoding: encoding, threads: threads, sheet: sheet,
      limits: limits, header: isHeader.map { isHeader in HeaderReading { isHeader($0) ? 1 : 0 } })
  }

  /// Opens a table whose format is to be found out, its header as it is read.
  init(
    detecting file: MappedFile, delimiter: UInt8? = nil, encoding: TableFormat.Encoding? = nil,
    threads: Int = 1, sheet: String? = nil, limits: Limits = Limits(), header: HeaderReading?
  ) throws(TableError) {
    if WorkbookReader.isArchive(UnsafeBufferPointer(rebasing: file.bytes.prefix(4))) {
      let table = try WorkbookTable(file, sheet: sheet, header: header)
      if let header, let inner = try table.file.unwrapped(TableFormat(), header) {
        try self.init(
          file: inner, format: TableFormat.detected(in: inner), threads: threads, limits: limits,
          header: header)
      } else {
        try self.init(
          file: table.file, format: TableFormat(), threads: threads, limits: limits, header: nil)
      }
      source = file
      sourceForm = .extracted
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
    var sourceForm = SourceForm.asWritten
    if format.encoding.isUTF16 {
      sourceForm = .utf16(UTF16Form(file, format.encoding))
      file = try file.convertedFromUTF16(format.encoding)
      format = try TableFormat.detected(in: file, delimiter: delimiter)
      format.encoding = .utf8
    }
    if let header, let inner = try file.unwrapped(format, header) {
      file = inner
      sourceForm = .extracted
      format = try TableFormat.detected(in: file)
    }
    if let encoding, !encoding.isUTF16 { format.encoding = encoding }
    try self.init(file: file, format: format, threads: threads, limits: limits, header: header)
    self.source = source
    self.sourceForm = sourceForm
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
    try self.init(
      file: file, format: format, threads: threads, limits: limits,
      header: isHeader.map { isHeader in HeaderReading { isHeader($0) ? 1 : 0 } })
  }

  private init(
    file: MappedFile, format: TableFormat, threads: Int, limits: Limits, header: HeaderReading?
  ) throws(TableError) {
    precondition(!format.encoding.isUTF16, "UTF-16 is converted before it is read")
    var found = try Self.findHeader(in: file, format: format, limits: limits, reading: header)
    if header != nil, Self.lacksNumbering(found, in: file, format: format, limits: limits) {
      found.names.insert("", at: 0)
    }
    self.file = file
    source = file
    self.format = format
    self.limits = limits
    headerRecords = HeaderRecords(found.records)
    self.header = found.names
    isHeaderAsWritten = found.isAsWritten
    rules = RecordScanner.Rules(
      delimiter: format.delimiter, newline: format.lineEnd.byte, columnCount: found.names.count,
      leastColumnCount: (found.names.lastIndex { !$0.isEmpty } ?? 0) + 1,
      recordLength: limits.recordLength, hasSpacedQuotes: format.hasSpacedQuotes)
    (chunks, sample) = TableSurvey(file: file, rules: rules, chunkLength: limits.chunkLength)
      .chunks(from: found.end, threads: threads)
    rowCount = chunks.last.map { $0.firstRow + $0.rowCount - 1 } ?? 0
    if rowCount == 0 { throw TableError(.noRows, path: file.path) }
  }
}
