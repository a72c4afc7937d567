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

  private static let required = ["record_id", "citizen_id"]
  private static let special = [
    "record_id", "citizen_id", "kinds", "trap", "trap_citizen_id", "second_record",
  ]

  private(set) var records: [UInt64] = []
  private(set) var citizens: [UInt64] = []
  private(set) var traps: [UInt64] = []
  private(set) var kinds = Labels()
  /// Empty when the truth names no faults.
  private(set) var kindValues: [UInt32] = []
  private(set) var trapKinds = Labels()
  private(set) var trapValues: [UInt32] = []
  private(set) var cuts: [Cut] = []
  /// Citizen IDs whose leading zeros were lost.
  private(set) var lostZeros = 0
  private var places: [UInt64: Int32] = [:]
  /// Where the id of each record stands, to name records that are missing.
  private let path: String

  init(path: String) throws(EvaluationError) {
    self.path = path
    let file = try WholeTable(path: path)
    let places = try file.columns(TruthTable.required)
    let (kind, trap) = (file.column("kinds"), file.column("trap"))
    let trapCitizen = file.column("trap_citizen_id")
    var cuts: [Cut] = []
    for (index, name) in file.header.enumerated() where !TruthTable.special.contains(name) {
      cuts.append(Cut(name: name, column: index))
    }
    try file.forEachRow { row throws(EvaluationError) in
      records.append(FieldKey.hash(row.field(places[0])))
      let citizen = row.field(places[1])
      if FieldKey.isShortened(citizen) {
        throw EvaluationError(.shortenedNumber, path: path, row: row.number)
      }
      if FieldKey.hasLostZeros(citizen) { lostZeros += 1 }
      citizens.append(FieldKey.citizen(citizen))
      if let kind { kindValues.append(kinds.id(row.field(kind))) }
      if let trap { trapValues.append(trapKinds.id(row.field(trap))) }
      if let trapCitizen { traps.append(FieldKey.citizen(row.field(trapCitizen))) }
      for index in cuts.indices {
        let field = row.field(cuts[index].column)
        cuts[index].values.append(cuts[index].labels.id(field))
      }
    }
    self.cuts = cuts
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
    }
    return places[record].map { Int($0) }
  }

  /// The places of all rows of some records, by the keys of their ids; a row without an id is a record of its own.
  func places(ofAll wanted: Set<UInt64>) -> [UInt64: [Int]] {
    var found: [UInt64: [Int]] = [:]
    let none = FieldKey.hash(UnsafeBufferPointer(start: nil, count: 0))
    for index in records.indices where records[index] != none && wanted.contains(records[index]) {
      found[records[index], default: []].append(index)
    }
    return found
  }

  /// The error of a row that contradicts another one.
  func contradiction(at place: Int) throws(EvaluationError) -> EvaluationError {
    var number = 0
    var index = 0
    try WholeTable(path: path).forEachRow { row throws(EvaluationError) in
      if index == place { number = row.number }
      index += 1
    }
    return EvaluationError(.contradiction, path: path, row: number)
  }

  /// The ids of the first records for which `isWanted` holds, read again from the file.
  func names(limit: Int, where isWanted: (Int) -> Bool) throws(EvaluationError) -> [String] {
    var found: [String] = []
    var index = 0
    let file = try WholeTable(path: path)
    let column = try file.columns(["record_id"])[0]
    try file.forEachRow { row throws(EvaluationError) in
      if found.count < limit, isWanted(index) { found.append(row.text(column)) }
      index += 1
    }
    return found
  }
}
