import Authentication
internal import GRDB
import Tables

/// What an import changed.
public struct ImportCounts: Sendable, Equatable {
  /// Values that are new, or replace an earlier one of the same record and field.
  public var corrections = 0
  /// Values that took the place of an earlier one of the same record and field.
  public var replaced = 0
  /// Values that were known already.
  public var known = 0
  /// Values of an earlier answer to the same row that the new answer no longer has, or that came back empty.
  public var takenBack = 0
  /// Decisions that are new, whatever they say.
  public var decisions = 0

  public init() {}
}

/// What one unit gave back so far.
public struct UnitReturns: Sendable, Equatable {
  /// The commune or managing unit.
  public let unit: String
  /// Records that went out to it, in all lists.
  public let issued: Int
  /// Records with a result.
  public let returned: Int
  /// Records with corrected values.
  public let corrected: Int
}

extension History {
  /// With what the keys of its lists are made; drawn at random when the file was made, and never shown.
  public func secret() throws(HistoryError) -> KeyedHash { try read(History.secret) }

  private static func secret(_ database: Database) throws -> KeyedHash {
    guard
      let row = try GRDB.Row.fetchOne(database, sql: "SELECT low, high FROM secret WHERE id = 1")
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    return KeyedHash(
      low: UInt64(bitPattern: row["low"]), high: UInt64(bitPattern: row["high"]))
  }

  /// Keeps a list, so that it can come back; an equal one is replaced, and what it has shown is known beside it: copies of
  /// both may come back.
  public func add(_ list: IssuedList) throws(HistoryError) {
    try write { database in
      let shown = try History.shownCells(list.id, database)
      let files = try String.fetchAll(
        database, sql: "SELECT sha256 FROM issued_files WHERE list = ?", arguments: [list.id])
      try database.execute(sql: "DELETE FROM lists WHERE id = ?", arguments: [list.id])
      try database.execute(
        sql: """
          INSERT INTO lists (id, created_at, audience, folder, is_masked, records) \
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          list.id, History.now, list.audience, AbsolutePath.of(list.folder), list.isMasked,
          list.records.count,
        ])
      let insert = try database.makeStatement(
        sql: """
          INSERT OR REPLACE INTO issued \
          (list, key, checksum, unit, reason, candidate, written, proposed, cells) \
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """)
      for record in list.records {
        let earlier = shown[record.key.text + record.checksum]
        try insert.execute(arguments: [
          list.id, record.key.text, record.checksum, record.unit, record.reason,
          Int64(record.candidate), FieldText.encode(record.written),
          FieldText.encode(record.proposed), record.cells(beside: earlier),
        ])
      }
      for file in Set(files + list.files).sorted() {
        try database.execute(
          sql: "INSERT OR IGNORE INTO issued_files (list, sha256) VALUES (?, ?)",
          arguments: [list.id, file])
      }
    }
  }

  /// The records of a list by their keys; empty when no such list went out.
  ///
  /// Rows of one key differ in what they show, and so in their checksums.
  ///
  /// - Throws: ``HistoryError`` with `damagedRow` for a row that is not as it was written.
  public func issued(list: String) throws(HistoryError) -> [RecordKey: [IssuedRecord]] {
    try read { database in
      var records: [RecordKey: [IssuedRecord]] = [:]
      let rows = try GRDB.Row.fetchCursor(
        database, sql: "SELECT * FROM issued WHERE list = ?", arguments: [list])
      while let row = try rows.next() {
        guard let key = RecordKey(text: row["key"]), let candidate = History.candidate(row),
          let written = FieldText.decodeValues(row["written"]),
          let proposed = FieldText.decodeChanges(row["proposed"])
        else { throw damaged("issued", "\(list)-\(row["checksum"] as String)") }
        records[key, default: []].append(
          IssuedRecord(
            key: key, checksum: row["checksum"], cells: row["cells"], unit: row["unit"],
            reason: row["reason"], candidate: candidate, written: written, proposed: proposed))
      }
      return records
    }
  }

  /// Takes results in; a later value of a record and field takes the place of an earlier one, which stays in
  /// the history.
  ///
  /// - Parameters:
  ///   - emptied: Rows whose answer was taken out; what they said before holds no more.
  ///   - file: The names of the files that they came in.
  ///   - isKept: Asked when everything is done and before it holds; `false` leaves the history as it was.
  public func apply(
    _ records: [ReturnedRecord], emptied: [ListedRow] = [], file: String,
    isKept: () -> Bool = { true }
  ) throws(HistoryError) -> ImportCounts {
    let now = History.now
    return try write(isKept: isKept) { database in
      var counts = ImportCounts()
      for row in emptied { try History.end(row, database, &counts) }
      for record in records {
        try History.apply(record, file, now, database, &counts)
      }
      return counts
    }
  }

  private static func apply(
    _ record: ReturnedRecord, _ file: String, _ now: String, _ database: Database,
    _ counts: inout ImportCounts
  ) throws {
    let key = record.issued.key.text
    for change in record.changes {
      let known = try GRDB.Row.fetchOne(
        database,
        sql: "SELECT old, new FROM corrections WHERE key = ? AND field = ? AND is_active",
        arguments: [key, change.field.rawValue])
      if let known {
        if known["old"] as String == change.old, known["new"] as String == change.new {
          counts.known += 1
          continue
        }
        try database.execute(
          sql: "UPDATE corrections SET is_active = 0 WHERE key = ? AND field = ? AND is_active",
          arguments: [key, change.field.rawValue])
        counts.replaced += 1
      }
      try database.execute(
        sql: """
          INSERT INTO corrections (key, field, old, new, unit, list, file, imported_at, is_active) \
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)
          """,
        arguments: [
          key, change.field.rawValue, change.old, change.new, record.issued.unit, record.list,
          file, now,
        ])
      counts.corrections += 1
    }
    try takeBack(record, database, &counts)
    let candidate = Int64(record.issued.candidate)
    let known = try GRDB.Row.fetchOne(
      database,
      sql: "SELECT result, note FROM decisions WHERE key = ? AND candidate = ? AND is_active",
      arguments: [key, candidate])
    if let known, known["result"] as String == record.result.rawValue,
      known["note"] as String == record.note
    {
      return
    }
    // Each refusal speaks of one candidate and holds until another answer about the same one.
    try database.execute(
      sql: """
        UPDATE decisions SET is_active = 0 \
        WHERE key = ? AND is_active AND (candidate = ? OR result <> ?)
        """,
      arguments: [key, candidate, VerificationResult.otherPerson.rawValue])
    try database.execute(
      sql: """
        INSERT INTO decisions \
        (key, result, candidate, note, unit, list, file, imported_at, is_active) \
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)
        """,
      arguments: [
        key, record.result.rawValue, candidate, record.note,
        record.issued.unit, record.list, file, now,
      ])
    counts.decisions += 1
  }

  /// Ends what an earlier answer to the same row has corrected and the present one does not: whoever answers a row
  /// again says all that holds of it. What came back with other lists was not before the one who answers.
  private static func takeBack(
    _ record: ReturnedRecord, _ database: Database, _ counts: inout ImportCounts
  ) throws {
    let fields = record.changes.map { "'\($0.field.rawValue)'" }.joined(separator: ", ")
    try database.execute(
      sql: """
        UPDATE corrections SET is_active = 0 \
        WHERE key = ? AND list = ? AND is_active AND field NOT IN (\(fields))
        """,
      arguments: [record.issued.key.text, record.list])
    counts.takenBack += database.changesCount
  }

  /// A row that is there and cannot be read: nothing that people found out is passed over without a word.
  func damaged(_ table: String, _ row: String) -> HistoryError {
    HistoryError(.damagedRow(table: table, row: row), path: path)
  }

  /// The number of the person of a row; `nil` when it is none.
  private static func candidate(_ row: GRDB.Row) -> UInt64? {
    Int64.fromDatabaseValue(row["candidate"]).flatMap { UInt64(exactly: $0) }
  }

  /// All corrections that hold, for the next run.
  ///
  /// - Throws: ``HistoryError`` with `damagedRow` for a row that is not as it was written.
  public func corrections() throws(HistoryError) -> Corrections {
    try read { database in
      var corrections = Corrections(secret: try History.secret(database))
      let values = try GRDB.Row.fetchCursor(
        database,
        sql: """
          SELECT id, key, field, old, new, unit, \(History.listed) FROM corrections AS returned \
          WHERE is_active ORDER BY id
          """)
      while let row = try values.next() {
        guard let key = RecordKey(text: row["key"]),
          let field = Proposal.Field(rawValue: row["field"])
        else { throw damaged("corrections", "\(row["id"] as Int64)") }
        corrections.add(
          .init(
            field: field, old: row["old"], new: row["new"],
            person: try listedPerson(row, of: "corrections")), to: key, unit: row["unit"])
      }
      // Whatever is none of the other answers: a word that nobody knows is damage, not silence.
      let words = VerificationResult.allCases.filter { $0 != .otherPerson }.map(\.rawValue)
      let others = words.map { _ in "?" }.joined(separator: ", ")
      let refusals = try GRDB.Row.fetchCursor(
        database,
        sql: """
          SELECT id, key, result, candidate, unit, \(History.listed) FROM decisions AS returned \
          WHERE is_active AND result NOT IN (\(others)) AND candidate <> 0 ORDER BY id
          """, arguments: StatementArguments(words))
      while let row = try refusals.next() {
        guard row["result"] as String == VerificationResult.otherPerson.rawValue,
          let key = RecordKey(text: row["key"]), let candidate = History.candidate(row)
        else { throw damaged("decisions", "\(row["id"] as Int64)") }
        corrections.refuse(
          person: candidate, for: key, unit: row["unit"],
          listed: try listedPerson(row, of: "decisions"))
      }
      return corrections
    }
  }

  /// What the list of a returned row has shown; rows of one key show one person.
  static let listed = """
    (SELECT written FROM issued WHERE issued.list = returned.list AND issued.key = returned.key \
    LIMIT 1) AS written
    """

  /// Whom the list of a returned row has shown; `nil` when no such list is in the history.
  func listedPerson(_ row: GRDB.Row, of table: String) throws -> WrittenPerson? {
    guard let written = row["written"] as String? else { return nil }
    guard let values = FieldText.decodeValues(written) else {
      throw damaged(table, "\(row["id"] as Int64)")
    }
    return WrittenPerson(name: values[.name] ?? "", birthDate: values[.birthDate] ?? "")
  }

  /// What each unit gave back, in the order of the units.
  public func returns() throws(HistoryError) -> [UnitReturns] {
    try read { database in
      try GRDB.Row.fetchAll(
        database,
        sql: """
          SELECT unit, COUNT(DISTINCT key) AS issued, \
          (SELECT COUNT(DISTINCT key) FROM decisions WHERE is_active AND decisions.unit = issued.unit) AS returned, \
          (SELECT COUNT(DISTINCT key) FROM corrections WHERE is_active AND corrections.unit = issued.unit) \
          AS corrected FROM issued GROUP BY unit ORDER BY unit
          """
      ).map {
        UnitReturns(
          unit: $0["unit"], issued: $0["issued"], returned: $0["returned"],
          corrected: $0["corrected"])
      }
    }
  }

  /// Records that names and numbers left the program unmasked.
  public func recordExport(kind: String, folder: String, audience: String, records: Int)
    throws(HistoryError)
  {
    try write { database in
      try database.execute(
        sql: """
          INSERT INTO exports (at, kind, folder, audience, records, user) VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          History.now, kind, AbsolutePath.of(folder), audience, records, History.user,
        ])
    }
  }

  /// All unmasked exports, the earliest first.
  public func exports() throws(HistoryError) -> [RecordedExport] {
    try read { database in
      try GRDB.Row.fetchAll(database, sql: "SELECT * FROM exports ORDER BY id").map {
        RecordedExport(
          at: $0["at"], kind: $0["kind"], folder: $0["folder"], audience: $0["audience"],
          records: $0["records"], user: $0["user"])
      }
    }
  }
}

/// One export with unmasked names and numbers.
public struct RecordedExport: Sendable, Equatable {
  /// When it was made, ISO 8601 in universal time.
  public let at: String
  /// What was made, as a stable word: `worklists`, `sample`, `events`.
  public let kind: String
  /// Where it was written.
  public let folder: String
  /// For whom it was made.
  public let audience: String
  /// The records in it.
  public let records: Int
  /// The account that ran the program.
  public let user: String
}

/// Fields and their values as one text: a line for each, its parts between tabs.
enum FieldText {
  static func encode(_ values: [Proposal.Field: String]) -> String {
    Proposal.Field.allCases.compactMap { field in
      values[field].map { "\(field.rawValue)\t\(flat($0))" }
    }.joined(separator: "\n")
  }

  static func encode(_ changes: [Corrections.Change]) -> String {
    changes.map { "\($0.field.rawValue)\t\(flat($0.old))\t\(flat($0.new))" }
      .joined(separator: "\n")
  }

  /// Reads what ``encode(_:)-([Proposal.Field:String])`` wrote; `nil` for anything else.
  static func decodeValues(_ text: String) -> [Proposal.Field: String]? {
    var values: [Proposal.Field: String] = [:]
    for parts in lines(text) {
      guard parts.count == 2, let field = Proposal.Field(rawValue: parts[0]) else { return nil }
      values[field] = parts[1]
    }
    return values
  }

  /// Reads what ``encode(_:)-([Corrections.Change])`` wrote; `nil` for anything else.
  static func decodeChanges(_ text: String) -> [Corrections.Change]? {
    var changes: [Corrections.Change] = []
    for parts in lines(text) {
      guard parts.count == 3, let field = Proposal.Field(rawValue: parts[0]) else { return nil }
      changes.append(.init(field: field, old: parts[1], new: parts[2]))
    }
    return changes
  }

  private static func lines(_ text: String) -> [[String]] {
    text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map {
        String(
          $0.map { character in
            switch character {
            case "\u{1}": "\t"
            case "\u{2}": "\n"
            case "\u{3}": "\r"
            case "\u{4}": "\r\n"
            default: character
            }
          })
      }
    }
  }

  /// A value on one line, its tabs and line ends as control characters.
  private static func flat(_ text: String) -> String {
    String(
      text.map { character in
        switch character {
        case "\t": "\u{1}"
        case "\n": "\u{2}"
        case "\r": "\u{3}"
        case "\r\n": "\u{4}"
        default: character
        }
      })
  }
}
