import Authentication
import Cleansing
import Identifiers
import Tables

/// A record on which somebody has to act: what the run says, and what the insurance file says.
struct OpenRecord: Sendable {
  /// The row, from 1 below the header.
  var row = 0
  var recordID = ""
  var decision = Decision()
  /// The number of the person who is linked or proposed, or `0`.
  var person: UInt64 = 0
  /// The cleansed fields.
  var identity = IdentityFields(name: "", birthDate: .empty, citizenID: 0, oldID: 0, sex: .unknown)

  /// Whether other records have its id or insurance number.
  var isRepeated = false

  var key = RecordKey(value: 0)
  /// The fields as they are written.
  var written: [Proposal.Field: String] = [:]
  var insuranceNumber = ""
  var address = ""
  var hamlet = ""
  var participantClass = ""
  var cardNumber = ""
  /// The commune's code and name as they are written.
  var communeCode = ""
  var communeName = ""
  var managingUnit = ""
}

/// Finds the records of a run on which somebody has to act, in the order of the file.
struct OpenRecords {
  let folder: String
  let threads: Int
  /// With what the keys are made.
  var secret: KeyedHash?

  /// Chooses records by what the run says of them.
  func choose(_ isWanted: @Sendable (Outcome, Reason, ReasonSet) -> Bool) throws(TableError)
    -> [OpenRecord]
  {
    try choose { isWanted($1.outcome, $1.reason, $1.findings) }
  }

  /// Chooses records by their rows.
  func choose(rows: Set<Int>) throws(TableError) -> [OpenRecord] {
    try choose { row, _ in rows.contains(row) }
  }

  /// Reads the results.
  ///
  /// - Complexity: one scan of `outcomes.csv` by all threads; memory for the chosen records.
  private func choose(_ isWanted: @Sendable (Int, Decision) -> Bool) throws(TableError)
    -> [OpenRecord]
  {
    let table = try OutcomeTable(folder: folder, threads: threads)
    let reader = table.reader
    return WorkQueue.run(reader.chunks.count, threads: threads) {
    } perform: { _, chunk -> [OpenRecord] in
      var records: [OpenRecord] = []
      var scratch = reader.makeScratch()
      reader.readChunk(chunk, scratch: &scratch) { line in
        let decision = table.decision(line)
        guard isWanted(table.row(line), decision) else { return }
        var record = OpenRecord()
        record.row = table.row(line)
        record.recordID = table.recordID(line)
        record.decision = decision
        record.person = table.person(line)
        record.identity = table.identity(line)
        record.isRepeated =
          record.recordID.isEmpty ? table.isRepeatedNumber(line) : table.isRepeatedID(line)
        records.append(record)
      } rejected: { _ in
      }
      reader.releaseChunk(chunk)
      return records
    }.flatMap { $0 }
  }

  /// Reads what the insurance file says of the chosen records.
  ///
  /// - Throws: ``WorklistError`` with `inputChanged` when a row is not the record of the results.
  func complete(_ records: [OpenRecord], _ reader: TableReader, _ roles: ColumnRoles)
    throws(WorklistError) -> [OpenRecord]
  {
    let identity = IdentityColumns(roles)
    let parts = WorkQueue.run(reader.chunks.count, threads: threads) {
      // Neighbours share their address.
      ["": ""] as [String: String]
    } perform: { hamlets, chunk -> (records: [OpenRecord], changed: Int?) in
      let rows = reader.chunks[chunk].rows
      var place = OpenRecords.first(in: records, from: rows.lowerBound)
      guard place < records.count, records[place].row < rows.upperBound else { return ([], nil) }
      var found: [OpenRecord] = []
      var changed: Int?
      var scratch = reader.makeScratch()
      reader.readChunk(chunk, scratch: &scratch) { row in
        guard place < records.count, records[place].row == row.number else { return }
        var record = records[place]
        place += 1
        if OpenRecords.text(row, roles[.recordID]) != record.recordID, changed == nil {
          changed = row.number
        }
        let isKnown = !record.isRepeated && RecordKey.isIdentified(row, roles)
        record.key =
          isKnown
          ? RecordKey(row, roles, secret: secret)
          : RecordKey(row, roles, identity, secret: secret)
        for field in Proposal.Field.allCases {
          record.written[field] = identity.text(field, of: row)
        }
        record.insuranceNumber = OpenRecords.text(row, roles[.siNumber])
        record.address = OpenRecords.text(row, roles[.address])
        if let known = hamlets[record.address] {
          record.hamlet = known
        } else {
          record.hamlet = ParsedAddress.hamlet(of: record.address)
          hamlets[record.address] = record.hamlet
        }
        record.participantClass = OpenRecords.text(row, roles[.participantClass])
        record.cardNumber = OpenRecords.text(row, roles[.cardNumber])
        record.communeCode = OpenRecords.text(row, roles[.communeCode])
        record.communeName = OpenRecords.text(row, roles[.communeName])
        record.managingUnit = OpenRecords.text(row, roles[.managingUnit])
        found.append(record)
      } rejected: { _ in
      }
      reader.releaseChunk(chunk)
      return (found, changed)
    }
    let found = parts.flatMap(\.records)
    if let row = parts.compactMap(\.changed).first {
      throw .inputChanged(path: reader.file.path, row: row)
    }
    if found.count != records.count {
      let row = records.first { known in !found.contains { $0.row == known.row } }?.row ?? 0
      throw .inputChanged(path: reader.file.path, row: row)
    }
    return found
  }

  /// A cell, empty where there is no such column.
  private static func text(_ row: borrowing Row, _ column: Int?) -> String {
    guard let column else { return "" }
    return row.text(column)
  }

  /// The place of the first record at a row or behind it.
  private static func first(in records: [OpenRecord], from row: Int) -> Int {
    var (low, high) = (0, records.count)
    while low < high {
      let middle = (low + high) / 2
      if records[middle].row < row { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
