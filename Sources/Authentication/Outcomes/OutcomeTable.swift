import Identifiers
import Tables

/// The table `outcomes.csv` of a finished run, for those who join it with something else.
public struct OutcomeTable: Sendable {
  /// The reader of the table.
  public let reader: TableReader
  private let columns: OutcomeColumns
  private let name: Int
  private let birthDate: Int
  private let sex: Int

  /// Opens the results in a folder.
  ///
  /// - Throws: ``TableError`` when the folder holds no results.
  public init(folder: String, threads: Int) throws(TableError) {
    (reader, columns) = try OutcomeColumns.open(folder: folder, threads: threads)
    let path = reader.file.path
    let header = reader.header
    func column(_ name: String) throws(TableError) -> Int {
      guard let column = header.firstIndex(of: name) else {
        throw TableError(.lacksColumns([name]), path: path)
      }
      return column
    }
    name = try column("clean_name")
    birthDate = try column("clean_birth_date")
    sex = try column("clean_gender")
  }

  /// The row of the insurance file, from 1 below its header.
  public func row(_ line: borrowing Row) -> Int {
    Int(OutcomeColumns.number(line.field(columns.row)))
  }

  /// The record id of a line, as `outcomes.csv` has it.
  public func recordID(_ line: borrowing Row) -> String { line.text(columns.recordID) }

  /// Whether another record has the same id.
  public func isRepeatedID(_ line: borrowing Row) -> Bool { has([.repeatedRecordID], line) }

  /// Whether another record has the same insurance number.
  public func isRepeatedNumber(_ line: borrowing Row) -> Bool {
    has([.sameInsuranceNumber, .sharedInsuranceNumber], line)
  }

  /// Whether a line has one of these findings.
  private func has(_ wanted: [FileFinding], _ line: borrowing Row) -> Bool {
    if line.isEmpty(columns.findings) { return false }
    let codes = line.text(columns.findings).split(separator: ";")
    return wanted.contains { finding in codes.contains { $0 == finding.code } }
  }

  /// Outcome, reason and the findings among the reasons.
  public func decision(_ line: borrowing Row) -> Decision {
    var decision = Decision()
    decision.outcome = OutcomeColumns.outcome(line.field(columns.outcome)) ?? .unresolved
    decision.reason = OutcomeColumns.reason(line.field(columns.reason)) ?? .x90
    if !line.isEmpty(columns.findings) {
      for code in line.text(columns.findings).split(separator: ";") {
        if let reason = Reason.allCases.first(where: { $0.code == code }) {
          decision.findings.insert(ReasonSet(reason))
        }
      }
    }
    return decision
  }

  /// The probability as it is written.
  func probability(_ line: borrowing Row) -> Double {
    Double(line.text(columns.probability)) ?? 0
  }

  /// The number of the person who is linked or proposed, or `0`.
  public func person(_ line: borrowing Row) -> UInt64 {
    let linked = OutcomeColumns.number(line.field(columns.citizenID))
    return linked != 0 ? linked : OutcomeColumns.number(line.field(columns.candidateID))
  }

  /// The record's fields after cleansing.
  public func identity(_ line: borrowing Row) -> IdentityFields {
    let parts = line.text(birthDate).split(separator: "/").compactMap { Int($0) }
    let date = BirthDate(
      year: parts.last ?? 0, month: parts.count > 1 ? parts[parts.count - 2] : 0,
      day: parts.count > 2 ? parts[0] : 0)
    let sexText = line.text(sex)
    return IdentityFields(
      name: line.text(name), birthDate: date ?? .empty,
      citizenID: OutcomeColumns.number(line.field(columns.cleanCitizenID)), oldID: 0,
      sex: Sex.allCases.first { $0.text == sexText } ?? .unknown)
  }
}
