import Cleansing
import Identifiers
import VietnameseText

@testable import Tables

/// A small table in memory and what cleansing makes of it.
struct RawTable {
  let reader: TableReader
  let roles: ColumnRoles
  let profile: FileProfile
  let words = WordTable()
  let records: [CleanRecord]
  let details: [RecordDetail]
  let scopes: [Bool]
  let insuranceNumbers: [UInt64]

  static let asOf = BirthDate(uncheckedPacked: 2024 << 9 | 12 << 5 | 31)

  init(_ bytes: [UInt8], kind: ColumnRoles.Kind = .insurance, profile: FileProfile? = nil) throws {
    reader = try TableReader(
      detecting: MappedFile(copying: bytes, path: "table.csv"), isHeader: ColumnRoles.isHeader)
    roles = try ColumnRoles(header: reader.header, kind: kind, path: "table.csv")
    let profile = profile ?? FileProfile(sampling: reader, roles: roles)
    self.profile = profile
    let cleanser = RecordCleanser(words: words, roles: roles, profile: profile, asOf: Self.asOf)
    var (records, details): ([CleanRecord], [RecordDetail]) = ([], [])
    var (scopes, numbers): ([Bool], [UInt64]) = ([], [])
    let classColumn = roles[.participantClass]
    reader.readAll { row in
      var record = cleanser.clean(row, details: &details)
      cleanser.complete(&record, row)
      records.append(record)
      let isForces = classColumn.map { cleanser.isOutOfScope(class: row.field($0)) }
      scopes.append(isForces == true || cleanser.hasArmedForcesCard(row))
      numbers.append(cleanser.insuranceNumber(row))
    } rejected: { _ in
    }
    self.records = records
    self.details = details
    self.scopes = scopes
    insuranceNumbers = numbers
  }

  init(_ text: String, kind: ColumnRoles.Kind = .insurance, profile: FileProfile? = nil) throws {
    try self.init(Array(text.utf8), kind: kind, profile: profile)
  }

  /// The words of a record's name with blanks between them.
  func name(_ record: CleanRecord) -> String { text(record.name) }

  func text(_ list: WordList) -> String {
    (0..<list.count).map { words.string(list[$0]) }.joined(separator: " ")
  }

  /// The uncertain readings of a record.
  func detail(_ record: CleanRecord) -> RecordDetail? {
    record.detail < 0 ? nil : details[Int(record.detail)]
  }

  /// The name as the results show it.
  func displayed(_ record: CleanRecord) -> String {
    if let name = detail(record)?.displayName { return String(decoding: name, as: UTF8.self) }
    return (0..<record.name.count).map {
      String(decoding: words[record.name[$0]].display, as: UTF8.self)
    }.joined(separator: " ")
  }
}

extension CleanRecord {
  var date: String { birthDate.text }
  var id: String { citizenID == 0 ? "" : (CitizenID(number: citizenID)?.text ?? "") }

  /// The codes of all repairs.
  var repairCodes: [String] {
    var codes: [String] = []
    CleansingCodes.forEach(repairs) { codes.append(CleansingCodes.repairs[$0].code) }
    return codes
  }

  /// The codes of all findings.
  var findingCodes: [String] {
    var codes: [String] = []
    CleansingCodes.forEach(findings) { codes.append(CleansingCodes.findings[$0].code) }
    return codes
  }
}
