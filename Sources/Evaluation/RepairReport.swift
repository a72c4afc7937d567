import Tables
import VietnameseText

/// What cleansing made of each kind of fault in an invented province whose truth is known.
///
/// Only records with one fault in a field are counted, so that what one repair leaves is not laid to another. Names are
/// compared by what they say: capitals, normal form and the place of the tone mark are no difference. A date that was
/// written less precisely, and truly, counts as repaired.
public struct RepairReport: Encodable, Sendable, Equatable {
  /// What became of the records with one kind of fault.
  public struct Kind: Encodable, Sendable, Equatable {
    /// The fault as `truth.csv` names it.
    public let name: String
    /// Records with this fault alone in its field.
    public internal(set) var records = 0
    /// The field holds the true value afterwards.
    public internal(set) var repaired = 0
    /// The field holds another value, and a finding says what is wrong with it, or that the number disagrees with it.
    public internal(set) var named = 0
    /// The field says what it said and nothing was found: often nothing can be known without the register.
    public internal(set) var left = 0
    /// The field was changed to a value that is not the true one, and nothing was said.
    public internal(set) var wrong = 0
  }

  /// The kinds that occur, in alphabetical order.
  public internal(set) var kinds: [Kind] = []
  /// Records without any fault.
  public internal(set) var cleanRecords = 0
  /// Records without any fault of which a field says something else afterwards.
  public internal(set) var cleanRecordsChanged = 0

  /// The figures as JSON.
  public func json() throws(EvaluationError) -> String { try EvaluationJSON.text(self) }
}

extension RepairReport {
  /// The fields that are compared, by the first letters of the kinds.
  private static let fields: [(prefix: String, column: String)] = [
    ("nm_", "full_name"), ("dob_", "birth_date"), ("id_", "citizen_id"), ("sex_", "gender"),
    ("card_", "card_number"),
  ]

  /// Measures the result of `khop clean` on the insurance file of a province.
  ///
  /// - Parameters:
  ///   - cleaned: The folder of the result.
  ///   - province: The folder that `khop generate` wrote; the insurance file is the one that was cleansed.
  /// - Throws: ``EvaluationError`` when a file is missing or the files do not belong together.
  /// - Complexity: O(rows); about 200 bytes for each person of the register.
  public static func evaluate(
    cleaned: String, province: String
  ) throws(EvaluationError) -> RepairReport {
    let people = try readPeople(province + "/reference.csv")
    var records = try readTruth(province + "/truth.csv")
    try readValues(province + "/insurance.csv", into: &records) { $0.before = $1 }
    try readValues(cleaned + "/cleaned.csv", into: &records) { $0.after = $1 }
    try readFindings(cleaned + "/findings.csv", into: &records)
    return count(records, people)
  }

  /// One record: its faults, its fields before and after, and the fields of which something was said.
  private struct Record {
    var citizen: UInt64 = 0
    var kinds: [String] = []
    var before: [String] = []
    var after: [String] = []
    var named: Set<Int> = []
  }

  // MARK: Reading

  private static func readPeople(_ path: String) throws(EvaluationError) -> [UInt64: [String]] {
    var people: [UInt64: [String]] = [:]
    let table = try WholeTable(path: path)
    let columns = try table.columns(["full_name", "birth_date", "citizen_id", "gender"])
    try table.forEachRow { row throws(EvaluationError) in
      var values: [String] = []
      for column in columns { values.append(row.text(column)) }
      people[FieldKey.citizen(row.field(columns[2]))] = values
    }
    return people
  }

  private static func readTruth(_ path: String) throws(EvaluationError) -> [Record] {
    var records: [Record] = []
    let table = try WholeTable(path: path)
    let columns = try table.columns(["citizen_id", "kinds"])
    try table.forEachRow { row throws(EvaluationError) in
      var record = Record(citizen: FieldKey.citizen(row.field(columns[0])))
      record.kinds = row.text(columns[1]).split(separator: ";").map(String.init)
      records.append(record)
    }
    return records
  }

  private static func readValues(
    _ path: String, into records: inout [Record], _ set: (inout Record, [String]) -> Void
  ) throws(EvaluationError) {
    let table = try WholeTable(path: path)
    let columns = try table.columns(fields.map(\.column))
    var count = 0
    try table.forEachRow { row throws(EvaluationError) in
      guard count < records.count else {
        throw EvaluationError(.truthEnds, path: path, row: row.number)
      }
      var values: [String] = []
      for column in columns { values.append(row.text(column)) }
      set(&records[count], values)
      count += 1
    }
    guard count == records.count else {
      throw EvaluationError(.truthGoesOn, path: path, row: count)
    }
  }

  private static func readFindings(
    _ path: String, into records: inout [Record]
  ) throws(EvaluationError) {
    let names = fields.map(\.column)
    let table = try WholeTable(path: path)
    let columns = try table.columns(["row", "column"])
    try table.forEachRow { row throws(EvaluationError) in
      guard let record = Int(row.text(columns[0])), record >= 1, record <= records.count else {
        throw EvaluationError(.unknownRow, path: path, row: row.number)
      }
      if let field = names.firstIndex(of: row.text(columns[1])) {
        records[record - 1].named.insert(field)
      }
    }
  }

  // MARK: Counting

  private static let number = fields.firstIndex { $0.prefix == "id_" } ?? 0

  /// What a field says: for names, its words without regard to capitals, normal form and the place of the tone mark.
  private static func meaning(_ value: String, _ field: Int) -> String {
    guard fields[field].prefix == "nm_" else { return value }
    // A particle with an apostrophe belongs to its word, with a space or without: H' Lan.
    return value.replacing("' ", with: "'").split(separator: " ", omittingEmptySubsequences: false)
      .map {
        Syllable(String($0))?.text() ?? UnicodeForms.nfc($0.lowercased())
      }.joined(separator: " ")
  }

  private static func count(_ records: [Record], _ people: [UInt64: [String]]) -> RepairReport {
    var report = RepairReport()
    var kinds: [String: Kind] = [:]
    for record in records {
      if record.kinds.isEmpty {
        report.cleanRecords += 1
        let isSame = fields.indices.allSatisfy {
          meaning(record.before[$0], $0) == meaning(record.after[$0], $0)
        }
        if !isSame { report.cleanRecordsChanged += 1 }
        continue
      }
      for (field, rule) in fields.enumerated() {
        let own = record.kinds.filter { $0.hasPrefix(rule.prefix) }
        guard own.count == 1 else { continue }
        // A card has no truth of its own: it can only be named.
        let truth: String?
        if rule.prefix == "card_" {
          truth = ""
        } else {
          truth = people[record.citizen]?[field]
        }
        guard let truth else { continue }
        var kind = kinds[own[0]] ?? Kind(name: own[0])
        // The number tells sex and birth year: what it says against them stands with the number.
        let isNamed =
          record.named.contains(field)
          || (rule.prefix == "dob_" || rule.prefix == "sex_") && record.named.contains(number)
        kind.add(
          before: meaning(record.before[field], field), after: meaning(record.after[field], field),
          truth: meaning(truth, field), isNamed: isNamed)
        kinds[own[0]] = kind
      }
    }
    report.kinds = kinds.values.sorted { $0.name < $1.name }
    return report
  }
}

extension RepairReport.Kind {
  fileprivate mutating func add(before: String, after: String, truth: String, isNamed: Bool) {
    records += 1
    if after == truth || (after != before && !after.isEmpty && truth.hasSuffix("/" + after)) {
      repaired += 1
    } else if isNamed {
      named += 1
    } else if after == before {
      left += 1
    } else {
      wrong += 1
    }
  }
}
