import Tables

/// One line of `outcomes.csv`, as far as an explanation needs it.
struct OutcomeLine: Sendable, Equatable {
  var row = 0
  var recordID = ""
  var outcome: Outcome = .unresolved
  var reason: Reason = .x90
  /// The codes of the findings, as they stand.
  var findings: [String] = []
  /// The person's number when authenticated, the candidate's otherwise, or `0`.
  var person: UInt64 = 0
  var probability = 0.0
  /// The record's own number, or `0`.
  var ownNumber: UInt64 = 0

  /// Those of the findings that are reasons.
  var reasons: ReasonSet {
    var set = ReasonSet()
    for reason in Reason.allCases where findings.contains(reason.code) { set.insert(reason) }
    return set
  }
}

/// The lines of a run that concern one record: its own, and those of records with the same
/// person or number.
struct OutcomeLines {
  private(set) var line: OutcomeLine?
  private(set) var related: [OutcomeLine] = []

  /// Scans the outcomes once.
  ///
  /// - Parameters:
  ///   - people: Numbers of people; lines that are linked to one of them are kept.
  ///   - number: The record's own number; lines that write it are kept.
  init(folder: String, row: Int, people: [UInt64], number: UInt64, threads: Int)
    throws(TableError)
  {
    let (reader, columns) = try OutcomeColumns.open(folder: folder, threads: threads)
    let people = people.filter { $0 != 0 }
    let parts = WorkQueue.run(reader.chunks.count, threads: threads) {
    } perform: { _, chunk in
      var lines: [OutcomeLine] = []
      var scratch = reader.makeScratch()
      reader.readChunk(chunk, scratch: &scratch) { line in
        let person = OutcomeColumns.number(line.field(columns.citizenID))
        let own = OutcomeColumns.number(line.field(columns.cleanCitizenID))
        let isMeant = OutcomeColumns.number(line.field(columns.row)) == UInt64(row)
        guard
          isMeant || person != 0 && people.contains(person) || own != 0 && own == number
        else { return }
        lines.append(OutcomeLine(line, columns))
      } rejected: { _ in
      }
      reader.releaseChunk(chunk)
      return lines
    }
    for found in parts.joined() {
      if found.row == row { line = found } else { related.append(found) }
    }
  }
}

extension OutcomeLines {
  /// The other records of a record's person, as `duplicates.csv` lists them; none when it carries no T50, or the folder has
  /// no such file.
  static func samePerson(folder: String, row: Int, threads: Int) throws(TableError)
    -> [OutcomeLine]
  {
    let reader: TableReader
    let check = try ResultCheck(folder: folder, name: "duplicates.csv")
    do throws(TableError) {
      reader = try TableReader.open(
        path: folder + "/duplicates.csv", delimiter: UInt8(ascii: ","), encoding: .utf8,
        threads: threads)
    } catch {
      if error.reason == .notFound || error.reason == .noRows { return [] }
      throw error
    }
    try check.finish()
    let places = ["group", "code", "row", "record_id", "outcome", "reason"].compactMap {
      reader.header.firstIndex(of: $0)
    }
    guard places.count == 6 else { return [] }
    var person: [OutcomeLine] = []
    var group: UInt64 = 0
    var isFound = false
    var scratch = reader.makeScratch()
    for chunk in reader.chunks.indices {
      reader.readChunk(chunk, scratch: &scratch) { line in
        guard line.text(places[1]) == Reason.t50.code else { return }
        let number = OutcomeColumns.number(line.field(places[0]))
        if number != group {
          if isFound { return }
          group = number
          person.removeAll()
        }
        var other = OutcomeLine()
        other.row = Int(OutcomeColumns.number(line.field(places[2])))
        if other.row == row {
          isFound = true
          return
        }
        other.recordID = line.text(places[3])
        other.outcome = OutcomeColumns.outcome(line.field(places[4])) ?? .unresolved
        other.reason = OutcomeColumns.reason(line.field(places[5])) ?? .x90
        person.append(other)
      } rejected: { _ in
      }
      reader.releaseChunk(chunk)
    }
    return isFound ? person : []
  }
}

extension OutcomeLine {
  init(_ line: borrowing Row, _ columns: OutcomeColumns) {
    row = Int(OutcomeColumns.number(line.field(columns.row)))
    recordID = line.text(columns.recordID)
    outcome = OutcomeColumns.outcome(line.field(columns.outcome)) ?? .unresolved
    reason = OutcomeColumns.reason(line.field(columns.reason)) ?? .x90
    findings = line.text(columns.findings).split(separator: ";").map(String.init)
    let linked = OutcomeColumns.number(line.field(columns.citizenID))
    person = linked != 0 ? linked : OutcomeColumns.number(line.field(columns.candidateID))
    probability = Double(line.text(columns.probability)) ?? 0
    ownNumber = OutcomeColumns.number(line.field(columns.cleanCitizenID))
  }
}
