import Identifiers
import Tables

/// Accounts of beneficiaries, read from a table.
///
/// Columns by name, Vietnamese or English: `record_id` or `citizen_id` (or both), `account_holder`, and, when there are,
/// `account_number` and `bank`.
struct AccountTable {
  struct Account: Sendable {
    var row: Int
    var recordID: String
    var citizenID: UInt64
    var holder: String
    var number: String
    var bank: String
  }

  private static let names: [(role: Int, names: [String])] = [
    (0, ["record id", "ma ho so", "ma doi tuong"]),
    (1, ["citizen id", "so cccd", "so cccd ddcn", "so dinh danh", "cccd"]),
    (2, ["account holder", "chu tai khoan", "ten chu tai khoan", "holder"]),
    (3, ["account number", "so tai khoan", "stk", "tai khoan"]),
    (4, ["bank", "ngan hang", "ten ngan hang"]),
  ]

  private(set) var rows: [Account] = []
  /// Rows that nobody can read: broken quotes, a wrong number of fields.
  private(set) var rejected: [Int] = []

  /// - Throws: ``TableError``, with `lacksColumns` when the key or the holder's column is missing.
  init(path: String, threads: Int) throws(TableError) {
    let reader = try TableReader.open(path: path, threads: threads)
    let folded = reader.header.map { HolderName.words($0).joined(separator: " ") }
    let columns = AccountTable.names.map { entry in
      folded.firstIndex { entry.names.contains($0) }
    }
    var missing: [String] = []
    if columns[0] == nil, columns[1] == nil { missing.append("record_id | citizen_id") }
    if columns[2] == nil { missing.append("account_holder") }
    if !missing.isEmpty { throw TableError(.lacksColumns(missing), path: path) }
    var rows: [Account] = []
    var rejected: [Int] = []
    var scratch = reader.makeScratch()
    for chunk in reader.chunks.indices {
      reader.readChunk(chunk, scratch: &scratch) { row in
        var number: UInt64 = 0
        if let column = columns[1] {
          let reading = CitizenIDReader.read(
            row.field(column).span, birthYear: nil, isFemale: nil)
          number = reading.likelyID?.number ?? 0
        }
        rows.append(
          Account(
            row: row.number, recordID: AccountTable.text(row, columns[0]), citizenID: number,
            holder: AccountTable.text(row, columns[2]), number: AccountTable.text(row, columns[3]),
            bank: AccountTable.text(row, columns[4])))
      } rejected: { row in
        if !row.reason.isLayout { rejected.append(row.record) }
      }
    }
    self.rows = rows
    self.rejected = rejected
  }

  private static func text(_ row: borrowing Row, _ column: Int?) -> String {
    guard let column else { return "" }
    return row.text(column)
  }
}
