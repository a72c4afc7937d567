/// The truth about all records, in columns.
struct TruthTable {
  /// Values of a column, each known by a small number.
  struct Labels {
    private(set) var names: [String] = []
    private var known: [UInt64: UInt32] = [:]

    mutating func id(_ field: UnsafeBufferPointer<UInt8>) -> UInt32 {
      let key = FieldKey.hash(field)
      if let id = known[key] { return id }
      let id = UInt32(names.count)
      names.append(String(decoding: field, as: UTF8.self))
      known[key] = id
      return id
    }
  }

  /// A column by which results are cut.
  struct Cut {
    let name: String
    let column: Int
    var labels = Labels()
    var values: [UInt32] = []
  }

  private static let required = ["record_id", "citizen_id", "kinds"]
  private static let special = [
    "record_id", "citizen_id", "kinds", "trap", "trap_citizen_id", "second_record",
  ]

  private(set) var records: [UInt64] = []
  private(set) var citizens: [UInt64] = []
  private(set) var traps: [UInt64] = []
  private(set) var kinds = Labels()
  private(set) var kindValues: [UInt32] = []
  private(set) var trapKinds = Labels()
  private(set) var trapValues: [UInt32] = []
  private(set) var cuts: [Cut] = []
  /// Record ids that occur more than once.
  private(set) var duplicates = 0
  private var places: [UInt64: Int32] = [:]
  /// Where the id of each record stands, to name records that are missing.
  private let path: String

  init(path: String) throws(EvaluationError) {
    self.path = path
    var columns: [String: Int] = [:]
    var cuts: [Cut] = []
    let file = SimpleCSV(path: path)
    var table = Columns()
    try file.read { row throws(EvaluationError) in
      for index in 0..<row.count { columns[row.text(index)] = index }
      for name in TruthTable.required where columns[name] == nil {
        throw EvaluationError(
          .missingColumn, path: path, row: 1, message: "the column \(name) is missing")
      }
      for index in 0..<row.count where !TruthTable.special.contains(row.text(index)) {
        cuts.append(Cut(name: row.text(index), column: index))
      }
      table.record = columns["record_id"] ?? 0
      table.citizen = columns["citizen_id"] ?? 0
      table.kinds = columns["kinds"] ?? 0
      table.trap = columns["trap"]
      table.trapCitizen = columns["trap_citizen_id"]
    } body: { _, row throws(EvaluationError) in
      records.append(FieldKey.hash(row.field(table.record)))
      citizens.append(FieldKey.citizen(row.field(table.citizen)))
      kindValues.append(kinds.id(row.field(table.kinds)))
      if let trap = table.trap { trapValues.append(trapKinds.id(row.field(trap))) }
      if let trap = table.trapCitizen { traps.append(FieldKey.citizen(row.field(trap))) }
      for index in cuts.indices {
        let field = row.field(cuts[index].column)
        cuts[index].values.append(cuts[index].labels.id(field))
      }
    }
    self.cuts = cuts
  }

  private struct Columns {
    var record = 0
    var citizen = 0
    var kinds = 0
    var trap: Int?
    var trapCitizen: Int?
  }

  var count: Int { records.count }

  /// The place of a record; rows in the same order as the truth are found without a search.
  mutating func place(of record: UInt64, guess: Int) -> Int? {
    if guess < records.count, records[guess] == record { return guess }
    if places.isEmpty {
      places.reserveCapacity(records.count)
      for index in records.indices where places[records[index]] == nil {
        places[records[index]] = Int32(index)
      }
      duplicates = records.count - places.count
    }
    return places[record].map { Int($0) }
  }

  /// The ids of the first records for which `isWanted` holds, read again from the file.
  func names(limit: Int, where isWanted: (Int) -> Bool) throws(EvaluationError) -> [String] {
    var found: [String] = []
    var index = 0
    var column = 0
    try SimpleCSV(path: path).read { row throws(EvaluationError) in
      column = (0..<row.count).first { row.text($0) == "record_id" } ?? 0
    } body: { _, row throws(EvaluationError) in
      if found.count < limit, isWanted(index) { found.append(row.text(column)) }
      index += 1
    }
    return found
  }
}
