/// Copies a table of a PostgreSQL database into a file, as comma-separated text in UTF-8 with a header.
///
/// One read-only transaction, one `COPY … TO STDOUT`: the rows are those of one moment, and nothing can be changed. Rows
/// of a table come in the order of its primary key, rows of a query in the order that it asks for.
struct DatabaseExport {
  private static let blockLength = 1 << 20

  private let library: PostgresLibrary
  private let connection: PostgresLibrary.Connection
  private let address: DatabaseAddress

  /// Writes what an address names.
  ///
  /// - Throws: ``TableError`` with `database`, or when the copy cannot be written.
  /// - Complexity: O(bytes); about two million rows a second from a server on the same machine.
  static func write(_ address: DatabaseAddress, to copy: SpoolFile) throws(TableError) {
    let fail = { (fault: DatabaseFault) in TableError(.database(fault), path: address.shown) }
    if address.source == .none { throw fail(.noTable) }
    guard let library = PostgresLibrary.shared else { throw fail(.noLibrary) }
    guard let connection = library.connect(address.uri) else { throw fail(.brokenOff) }
    defer { library.finish(connection) }
    let export = DatabaseExport(library: library, connection: connection, address: address)
    if library.status(connection) != PostgresLibrary.connected {
      throw fail(.cannotConnect(export.line(library.connectionError(connection))))
    }
    try export.prepare()
    let query = try export.query()
    try export.copy("COPY (\(query)) TO STDOUT WITH (FORMAT csv, HEADER true)", to: copy)
  }

  // MARK: Steps

  private func prepare() throws(TableError) {
    let settings = [
      "SET client_encoding TO 'UTF8'", "SET datestyle TO 'SQL, DMY'", "SET statement_timeout TO 0",
      "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
    ]
    for setting in settings {
      let answer = library.execute(connection, setting)
      defer { library.clear(answer) }
      guard library.answerStatus(answer) == PostgresLibrary.done else { throw error(of: answer) }
    }
  }

  /// The query for the rows: the user's own, or everything of a table in the order of its key.
  private func query() throws(TableError) -> String {
    guard case .table(let name) = address.source else {
      if case .query(let query) = address.source { return query }
      throw fault(.noTable)
    }
    guard let table = try firstValue("SELECT to_regclass($1)::text", name) else {
      throw fault(.unknownTable)
    }
    let key = try firstValue(
      """
      SELECT string_agg(quote_ident(attname), ', ' ORDER BY array_position(indkey::int2[], attnum))
      FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
      WHERE indrelid = to_regclass($1) AND indisprimary
      """, name)
    return "SELECT * FROM \(table)" + (key.map { " ORDER BY \($0)" } ?? "")
  }

  /// The first value of a query with one parameter; `nil` when there is none.
  private func firstValue(_ query: String, _ parameter: String) throws(TableError) -> String? {
    let answer = parameter.withCString { text in
      withUnsafePointer(to: Optional(text)) {
        library.executeWith(connection, query, 1, nil, $0, nil, nil, 0)
      }
    }
    defer { library.clear(answer) }
    guard library.answerStatus(answer) == PostgresLibrary.rows else { throw error(of: answer) }
    guard library.rowCount(answer) > 0, library.isNull(answer, 0, 0) == 0,
      let value = library.value(answer, 0, 0)
    else { return nil }
    return String(cString: value)
  }

  private func copy(_ command: String, to copy: SpoolFile) throws(TableError) {
    let answer = library.execute(connection, command)
    defer { library.clear(answer) }
    guard library.answerStatus(answer) == PostgresLibrary.copying else { throw error(of: answer) }
    var block: [UInt8] = []
    block.reserveCapacity(Self.blockLength + 1 << 16)
    var row: UnsafeMutablePointer<CChar>?
    while true {
      let length = library.copyRow(connection, &row, 0)
      guard length > 0, let bytes = row else {
        if length == -1 { break }
        throw fault(.brokenOff)
      }
      block.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: Int(length)))
      library.freeRow(bytes)
      if block.count >= Self.blockLength { try flush(&block, to: copy) }
    }
    try flush(&block, to: copy)
    // The rows may have come to an early end.
    let last = library.nextAnswer(connection)
    defer { library.clear(last) }
    guard library.answerStatus(last) == PostgresLibrary.done else { throw error(of: last) }
  }

  private func flush(_ block: inout [UInt8], to copy: SpoolFile) throws(TableError) {
    let result = block.withUnsafeBytes { (bytes) -> Result<Void, TableError> in
      do throws(TableError) { return .success(try copy.append(bytes)) } catch {
        return .failure(error)
      }
    }
    try result.get()
    block.removeAll(keepingCapacity: true)
  }

  // MARK: Errors

  private func fault(_ fault: DatabaseFault) -> TableError {
    TableError(.database(fault), path: address.shown)
  }

  /// What the server says of a query; of data it says only the code.
  private func error(of answer: PostgresLibrary.Answer?) -> TableError {
    guard let state = library.errorField(answer, PostgresLibrary.stateField) else {
      return fault(.brokenOff)
    }
    let code = String(cString: state)
    // Class 42: syntax errors and names that are not there, or not for this user; 25: a read-only transaction.
    guard code.hasPrefix("42") || code.hasPrefix("25") else {
      return fault(code.hasPrefix("08") || code.hasPrefix("57") ? .brokenOff : .failed(code))
    }
    return fault(.refused(line(library.errorField(answer, PostgresLibrary.messageField))))
  }

  /// The first line of a text of the library.
  private func line(_ text: PostgresLibrary.Text?) -> String {
    guard let text else { return "" }
    return String(String(cString: text).split(separator: "\n").first ?? "")
  }
}
