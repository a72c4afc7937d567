import Authentication
internal import GRDB

/// What somebody found out about a record that no value can mend: the person died, moved away, or was not found.
public struct PastAnswer: Sendable, Equatable {
  /// What was found out.
  public let result: VerificationResult
  /// The day on which it was taken in, `YYYY-MM-DD`.
  public let day: String
  /// Whom the list had shown; the answer holds for a record that still shows the person.
  public let person: WrittenPerson
}

/// A row of a list that went out.
public struct ListedRow: Sendable, Hashable {
  /// The id of the list.
  public let list: String
  /// The record of the row.
  public let key: RecordKey

  /// The row of a record in a list.
  public init(list: String, key: RecordKey) {
    self.list = list
    self.key = key
  }
}

extension History {
  /// The answers that hold and mend nothing, by the record, the latest last.
  ///
  /// - Throws: ``HistoryError`` with `damagedRow` for a row that is not as it was written.
  /// - Complexity: O(answers) in time and memory.
  public func answers() throws(HistoryError) -> [RecordKey: [PastAnswer]] {
    try read { database in
      var answers: [RecordKey: [PastAnswer]] = [:]
      let results = VerificationResult.allCases.filter(\.mendsNothing)
      let marks = results.map { _ in "?" }.joined(separator: ", ")
      let rows = try GRDB.Row.fetchCursor(
        database,
        sql: """
          SELECT id, key, result, imported_at, \(History.listed) FROM decisions AS returned \
          WHERE is_active AND result IN (\(marks)) ORDER BY id
          """, arguments: StatementArguments(results.map(\.rawValue)))
      while let row = try rows.next() {
        guard let key = RecordKey(text: row["key"]),
          let result = VerificationResult(rawValue: row["result"])
        else { throw damaged("decisions", "\(row["id"] as Int64)") }
        // Without its list nobody knows whom the answer was about.
        guard let person = try listedPerson(row, of: "decisions") else { continue }
        answers[key, default: []].append(
          PastAnswer(
            result: result, day: String((row["imported_at"] as String).prefix(10)), person: person))
      }
      return answers
    }
  }

  /// The records of a list that have an answer which holds, a result or a value.
  ///
  /// - Complexity: O(answers).
  public func answered(list: String) throws(HistoryError) -> Set<RecordKey> {
    try read { database in
      let keys = try String.fetchAll(
        database,
        sql: """
          SELECT key FROM corrections WHERE list = ?1 AND is_active \
          UNION SELECT key FROM decisions WHERE list = ?1 AND is_active
          """, arguments: [list])
      return Set(keys.compactMap { RecordKey(text: $0) })
    }
  }

  /// Whether a file is one that went out and that nobody has changed since.
  ///
  /// - Parameter digest: The SHA-256 of its bytes.
  public func isIssued(sha256 digest: String) throws(HistoryError) -> Bool {
    try read { database in
      try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM issued_files WHERE sha256 = ?)",
        arguments: [digest]) ?? false
    }
  }

  /// What the rows of a list have shown so far, by key and check code.
  static func shownCells(_ list: String, _ database: Database) throws -> [String: String] {
    var shown: [String: String] = [:]
    let rows = try GRDB.Row.fetchCursor(
      database, sql: "SELECT key, checksum, cells FROM issued WHERE list = ?", arguments: [list])
    while let row = try rows.next() {
      shown[(row["key"] as String) + (row["checksum"] as String)] = row["cells"]
    }
    return shown
  }

  /// Ends the answer to a row that came back empty.
  static func end(_ row: ListedRow, _ database: Database, _ counts: inout ImportCounts) throws {
    for table in ["corrections", "decisions"] {
      try database.execute(
        sql: "UPDATE \(table) SET is_active = 0 WHERE key = ? AND list = ? AND is_active",
        arguments: [row.key.text, row.list])
      if table == "corrections" { counts.takenBack += database.changesCount }
    }
  }
}
