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
}
