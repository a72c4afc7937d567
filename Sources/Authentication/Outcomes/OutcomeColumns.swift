import Tables

/// Where the columns of an `outcomes.csv` are, found by name.
struct OutcomeColumns {
  let row: Int
  let recordID: Int
  let outcome: Int
  let reason: Int
  let findings: Int
  let citizenID: Int
  let candidateID: Int
  let probability: Int
  let cleanCitizenID: Int

  /// - Throws: ``TableError`` with `lacksColumns` when the file is no table of outcomes.
  init(_ reader: TableReader) throws(TableError) {
    func column(_ name: String) throws(TableError) -> Int {
      guard let column = reader.header.firstIndex(of: name) else {
        throw TableError(.lacksColumns([name]), path: reader.file.path)
      }
      return column
    }
    row = try column("row")
    recordID = try column("record_id")
    outcome = try column("outcome")
    reason = try column("reason")
    findings = try column("findings")
    citizenID = try column("citizen_id")
    candidateID = try column("candidate_id")
    probability = try column("probability")
    cleanCitizenID = try column("clean_citizen_id")
  }

  /// Opens the outcomes of a run; see ``ResultCheck``.
  static func open(folder: String, threads: Int) throws(TableError) -> (
    reader: TableReader, columns: OutcomeColumns
  ) {
    let check = try ResultCheck(folder: folder, name: "outcomes.csv")
    let reader = try TableReader.open(
      path: folder + "/outcomes.csv", delimiter: UInt8(ascii: ","), encoding: .utf8,
      threads: threads)
    try check.finish()
    return (reader, try OutcomeColumns(reader))
  }

  /// The value of a field of up to 18 digits, `0` for anything else.
  @inline(__always)
  static func number(_ field: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard field.count <= 18 else { return 0 }
    var value: UInt64 = 0
    for byte in field {
      let digit = byte &- 0x30
      guard digit <= 9 else { return 0 }
      value = value &* 10 &+ UInt64(digit)
    }
    return value
  }

  /// The outcome that a field names.
  static func outcome(_ field: UnsafeBufferPointer<UInt8>) -> Outcome? {
    // The words begin with different letters.
    switch field.first {
    case UInt8(ascii: "a"): field.count == 13 ? .authenticated : nil
    case UInt8(ascii: "r"): field.count == 6 ? .review : nil
    case UInt8(ascii: "u"): field.count == 10 ? .unresolved : nil
    case UInt8(ascii: "e"): field.count == 8 ? .excluded : nil
    default: nil
    }
  }

  /// The reason that a field names.
  static func reason(_ field: UnsafeBufferPointer<UInt8>) -> Reason? {
    guard field.count == 3 else { return nil }
    let key = Int(field[0]) << 16 | Int(field[1]) << 8 | Int(field[2])
    return reasons[key]
  }

  private static let reasons: [Int: Reason] = {
    var reasons: [Int: Reason] = [:]
    for reason in Reason.allCases {
      reasons[reason.code.utf8.reduce(0) { $0 << 8 | Int($1) }] = reason
    }
    return reasons
  }()
}
