import Workbooks

/// The rows of a sheet while they become comma-separated text in a temporary file.
struct SheetText {
  private let path: String
  private let width: Int
  private let limit: Int
  private var spool: SpoolFile?
  private var buffer: [UInt8] = []
  private var written = 0
  private var records = 0
  private(set) var jumps: [SheetPlace.Jump] = []
  /// Of each column the cells that are dates to the workbook.
  private(set) var days: [SheetPlace.Days]
  /// The cells with a formula and without a value.
  private(set) var openFormulas = 0
  /// The first failure; nothing is written behind it.
  private(set) var error: TableError?

  private static let blockLength = 1 << 20

  init(path: String, width: Int, limit: Int) {
    self.path = path
    self.width = width
    self.limit = limit
    days = Array(repeating: SheetPlace.Days(), count: width)
    buffer.reserveCapacity(Self.blockLength + 1 << 16)
    do throws(TableError) { spool = try SpoolFile(path: path) } catch { self.error = error }
  }

  mutating func append(header: [String]) {
    for (column, name) in header.enumerated() {
      if column > 0 { buffer.append(0x2C) }
      var name = name
      name.withUTF8 { append($0) }
    }
    // A first line of one empty cell would be a blank line.
    if buffer.isEmpty { buffer += [0x22, 0x22] }
    buffer.append(0x0A)
  }

  /// Appends a row; one without a value in a named column is left out.
  mutating func append(_ row: borrowing SheetRow) {
    openFormulas = row.openFormulas
    let start = buffer.count
    var isEmpty = true
    for column in 0..<width {
      if column > 0 { buffer.append(0x2C) }
      let cell = row.cell(column)
      if cell.isEmpty { continue }
      isEmpty = false
      if row.isDay(column) { days[column].add(cell) }
      append(cell)
    }
    if isEmpty {
      buffer.removeLast(buffer.count - start)
      return
    }
    buffer.append(0x0A)
    records += 1
    let distance = row.number - records
    if jumps.last?.distance != distance { jumps.append(.init(record: records, distance: distance)) }
    if buffer.count >= Self.blockLength { flush() }
  }

  private mutating func append(_ cell: UnsafeBufferPointer<UInt8>) {
    var isSpecial = false
    for byte in cell where byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D {
      isSpecial = true
    }
    guard isSpecial else {
      buffer.append(contentsOf: cell)
      return
    }
    buffer.append(0x22)
    for byte in cell {
      if byte == 0x22 { buffer.append(0x22) }
      buffer.append(byte)
    }
    buffer.append(0x22)
  }

  private mutating func flush() {
    guard error == nil, let spool else { return }
    written += buffer.count
    if written > limit { error = TableError(.workbook(WorkbookError(.tooLarge)), path: path) }
    error =
      error
      ?? buffer.withUnsafeBytes { (block) -> TableError? in
        do throws(TableError) {
          try spool.append(block)
          return nil
        } catch { return error }
      }
    buffer.removeAll(keepingCapacity: true)
  }

  /// The text as a file, mapped.
  consuming func file() throws(TableError) -> MappedFile {
    flush()
    if let error { throw error }
    guard let spool else { preconditionFailure("there is a spool or an error") }
    return try MappedFile(mapping: spool.descriptor, path: path)
  }
}
