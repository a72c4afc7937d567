import Authentication
import History
import Identifiers
import Tables

/// What came back.
public struct ImportReport: Sendable, Equatable {
  /// One unit's share.
  public struct Unit: Sendable, Equatable {
    /// The commune or managing unit.
    public let unit: String
    /// Records that came back with a result.
    public var results = 0
    /// Those of them with a value to correct.
    public var corrected = 0
  }

  /// A row of which the answer was taken out.
  public struct EmptiedRow: Sendable, Equatable {
    /// The name of the file, without its folder.
    public let file: String
    /// The row of the sheet, from 1.
    public let row: Int
  }

  /// Files that Excel or LibreOffice keep beside a list while it is open; they are no lists and were passed over.
  public var lockFiles: [String] = []
  /// Rows of the lists that nobody has verified yet.
  public var unverified = 0
  /// Rows with a result that were taken.
  public var accepted = 0
  /// Rows that say the same as another one of the same record.
  public var repeated = 0
  /// Rows that had an answer and came back without one: what they said holds no more.
  public var emptied: [EmptiedRow] = []
  /// What the import changed in the history.
  public var counts = ImportCounts()
  /// In the order of the units' names.
  public var units: [Unit] = []
  /// How often each result was given; results that were not are left out.
  public var results: [(result: VerificationResult, count: Int)] = []
  /// Rows that were not taken in, with the reason.
  public var refused: [RefusedRow] = []

  public static func == (left: ImportReport, right: ImportReport) -> Bool {
    left.unverified == right.unverified && left.accepted == right.accepted
      && left.repeated == right.repeated && left.counts == right.counts
      && left.lockFiles == right.lockFiles && left.emptied == right.emptied
      && left.units == right.units && left.refused == right.refused
      && left.results.elementsEqual(right.results) { $0 == $1 }
  }
}

/// Takes returned work lists in.
///
/// A row is known by its key and check code, wherever it stands; columns are found by their titles. A row that does
/// not belong, or says something impossible, is refused with its reason and changes nothing. A row whose answer was
/// taken out ends that answer, unless the file is a copy that nobody has touched since it went out.
public struct CorrectionImport {
  let history: History
  private let values: RightValues
  private var lists: [String: [RecordKey: [IssuedRecord]]] = [:]
  /// Rows without an answer in files that somebody has worked with.
  private var empty: [(row: ReturnedSheet, listed: ListedRow)] = []
  /// Rows with an answer, refused ones too.
  private var spoken: Set<ListedRow> = []
  private var report = ImportReport()

  /// - Parameter asOf: The day of the import; later birth dates are impossible.
  public init(history: History, asOf: BirthDate) {
    self.history = history
    values = RightValues(asOf: asOf)
  }

  /// A row with its result, until all rows are read.
  private struct Answer {
    let row: ReturnedSheet
    let record: ReturnedRecord

    /// The number that somebody has written as the right one.
    var typedNumber: String? {
      row[.rightCitizenID].isEmpty
        ? nil : record.changes.first { $0.field == .citizenID }?.new
    }
  }

  /// Reads the files and takes over what they say.
  ///
  /// - Parameter refusedPath: Where the list of refused rows is written when there are any; that of an earlier import
  ///   is taken away when there are none.
  /// - Throws: ``WorklistError`` when a file is no list, or the list of refused rows cannot be written; nothing is taken
  ///   over then.
  public mutating func run(files: [String], refusedPath: String?) throws(WorklistError)
    -> ImportReport
  {
    var answers: [Answer] = []
    for path in files {
      let name = FileIdentity.lastPart(of: path)
      if name.hasPrefix("~$") || name.hasPrefix(".~lock.") {
        report.lockFiles.append(name)
        continue
      }
      let (rows, digest) = try ReturnedSheet.read(path: path)
      let isTouched: Bool
      do throws(HistoryError) {
        isTouched = try !history.isIssued(sha256: digest)
      } catch { throw .history(error) }
      for row in rows {
        if let answer = try judge(row, isTouched: isTouched) { answers.append(answer) }
      }
    }
    let accepted = refuseSharedNumbers(settle(answers))
    let emptied = try findEmptied()
    let list = try listOfRefused(refusedPath)
    var failure: TableError?
    do throws(HistoryError) {
      report.counts = try history.apply(
        accepted.map(\.record), emptied: emptied,
        file: files.map { FileIdentity.lastPart(of: $0) }.joined(separator: ", ")
      ) {
        do throws(TableError) {
          try list?.commit()
        } catch {
          failure = error
        }
        return failure == nil
      }
    } catch { throw .history(error) }
    if let failure { throw .table(failure) }
    count(accepted.map(\.record))
    return report
  }

  /// The list of refused rows, written and not in its place yet; `nil` when nothing is to be done.
  private func listOfRefused(_ path: String?) throws(WorklistError) -> OutputFolder? {
    guard let path else { return nil }
    do throws(TableError) {
      return report.refused.isEmpty
        ? try OutputFolder.prepareRemoval(of: path, ifItBegins: RefusedRow.header)
        : try OutputFolder.prepare(RefusedRow.csvText(report.refused), for: path)
    } catch { throw .table(error) }
  }

  // MARK: Rows

  private mutating func refuse(
    _ row: ReturnedSheet, _ reason: RefusedRow.Reason, cells: [WorklistColumn] = []
  ) {
    // Only what looks like a key is repeated: people write anything anywhere.
    let key = RecordKey(text: row[.key]) == nil ? "" : row[.key].uppercased()
    report.refused.append(
      RefusedRow(
        file: row.file, sheet: row.sheet, row: row.row, key: key, reason: reason,
        cells: (cells.isEmpty ? [reason.column].compactMap { $0 } : cells).map(row.place)))
  }

  private mutating func judge(
    _ row: ReturnedSheet, isTouched: Bool
  ) throws(WorklistError) -> Answer? {
    if row[.key].isEmpty {
      // Signatures and notes below the table stand in any column, but have no number and no result.
      let hasResult = (try? result(row[.result], hasValues: false)) != nil
      if Int(row[.number]) != nil || hasResult { refuse(row, .noKey) }
      return nil
    }
    let identified = try identify(row)
    if case .failure(let refusal) = identified, refusal.reason == .changedCells {
      refuse(row, .changedCells, cells: refusal.cells)
      return nil
    }
    if row.isRemarkOnly {
      refuse(row, .remarkOnly)
      return nil
    }
    guard row.isAnswered else {
      report.unverified += 1
      if isTouched, case .success(let issued) = identified {
        empty.append((row, ListedRow(list: issued.list, key: issued.record.key)))
      }
      return nil
    }
    let issued: Identified
    switch identified {
    case .success(let found): issued = found
    case .failure(let refusal):
      refuse(row, refusal.reason)
      return nil
    }
    spoken.insert(ListedRow(list: issued.list, key: issued.record.key))
    var texts: [Proposal.Field: String] = [:]
    for column in WorklistColumn.allCases {
      if let field = column.field, !row[column].isEmpty { texts[field] = row[column] }
    }
    do throws(RightValues.Refusal) {
      let result = try result(row[.result], hasValues: !texts.isEmpty)
      let changes = try changes(
        result, try values.read(texts, beside: issued.record.written),
        issued.record)
      return Answer(
        row: row,
        record: ReturnedRecord(
          list: issued.list, issued: issued.record, result: result, note: row[.note],
          changes: changes))
    } catch {
      refuse(row, error.reason)
      return nil
    }
  }

  private typealias Identified = (list: String, record: IssuedRecord)

  /// The record that went out in this row, or why it is none.
  private mutating func identify(_ row: ReturnedSheet) throws(WorklistError)
    -> Result<Identified, RightValues.Refusal>
  {
    let parts = row[.checksum].uppercased().split(separator: "-").map(String.init)
    guard let key = RecordKey(text: row[.key]) else {
      return .failure(.init(reason: .unknownKey))
    }
    guard parts.count == 2 else { return .failure(.init(reason: .wrongCheckCode)) }
    if lists[parts[0]] == nil {
      do throws(HistoryError) {
        lists[parts[0]] = try history.issued(list: parts[0])
      } catch { throw .history(error) }
    }
    let known = lists[parts[0]] ?? [:]
    guard !known.isEmpty else { return .failure(.init(reason: .unknownList)) }
    guard let records = known[key] else { return .failure(.init(reason: .unknownKey)) }
    guard let record = records.first(where: { $0.checksum == parts[1] }) else {
      return .failure(.init(reason: .wrongCheckCode))
    }
    let checksum = WorklistRow.checksum(list: parts[0], key: key.text) { row[$0] }
    // A column that somebody has left out is no changed cell, unless it tells who is meant.
    let changed = WorklistRow.changed(record.cells, list: parts[0]) { row[$0] }
      .filter { $0.isChecked || row.places[$0] != nil }
    guard checksum == record.checksum, changed.isEmpty else {
      return .failure(.init(reason: .changedCells, cells: changed))
    }
    return .success((parts[0], record))
  }

  /// The rows whose answer was taken out: none of the files gives one, and an earlier import did.
  private mutating func findEmptied() throws(WorklistError) -> [ListedRow] {
    var answered: [String: Set<RecordKey>] = [:]
    var found: [ListedRow] = []
    for (row, listed) in empty where !spoken.contains(listed) {
      if answered[listed.list] == nil {
        do throws(HistoryError) {
          answered[listed.list] = try history.answered(list: listed.list)
        } catch { throw .history(error) }
      }
      // Once for a row that stands in several files.
      guard answered[listed.list]?.remove(listed.key) != nil else { continue }
      found.append(listed)
      report.emptied.append(.init(file: row.file, row: row.row))
    }
    return found
  }

  private func result(_ text: String, hasValues: Bool) throws(RightValues.Refusal)
    -> VerificationResult
  {
    if text.isEmpty, hasValues { return .byPapers }
    let wanted = text.lowercased()
    let found = VerificationResult.allCases.first {
      $0.labelVi.lowercased() == wanted || $0.labelEn.lowercased() == wanted
    }
    guard let found else { throw .init(reason: .unknownResult) }
    return found
  }

  /// Reasons of which the proposal is done without a new value: merge, separate, stop.
  private static let withoutValues = Set([Reason.t50, .t51, .c60].map(\.code))

  private func changes(
    _ result: VerificationResult, _ values: [Proposal.Field: String], _ issued: IssuedRecord
  ) throws(RightValues.Refusal) -> [Corrections.Change] {
    var changes: [Corrections.Change] = []
    switch result {
    case .asProposed:
      if issued.proposed.isEmpty, values.isEmpty, !Self.withoutValues.contains(issued.reason) {
        throw .init(reason: .nothingProposed)
      }
      changes = issued.proposed
      for change in changes {
        if let value = values[change.field], value != change.new {
          throw .init(reason: .contradiction)
        }
      }
    case .byPapers:
      if values.isEmpty { throw .init(reason: .valueMissing) }
    case .otherPerson: break
    case .dead, .moved, .notFound:
      if !values.isEmpty { throw .init(reason: .contradiction) }
    }
    for field in Proposal.Field.allCases {
      guard let value = values[field], !changes.contains(where: { $0.field == field }) else {
        continue
      }
      let old = issued.written[field] ?? ""
      if old != value { changes.append(.init(field: field, old: old, new: value)) }
    }
    return changes
  }

  // MARK: Several rows of one record

  /// Takes each record once; rows that contradict each other are refused together.
  private mutating func settle(_ answers: [Answer]) -> [Answer] {
    var places: [RecordKey: [Int]] = [:]
    for (place, answer) in answers.enumerated() {
      places[answer.record.issued.key, default: []].append(place)
    }
    var accepted: [Answer] = []
    for (place, answer) in answers.enumerated() {
      let all = places[answer.record.issued.key] ?? []
      let isOneVoice = all.allSatisfy {
        answers[$0].record.result == answer.record.result
          && answers[$0].record.changes == answer.record.changes
      }
      if !isOneVoice {
        refuse(answer.row, .conflict)
      } else if all.first == place {
        accepted.append(answer)
      } else {
        report.repeated += 1
      }
    }
    return accepted
  }

  /// Refuses all rows that give one number as the right one of people who differ in name or birth year.
  ///
  /// Several records of one person may have it: they are mended by it and then found to be one person's.
  private mutating func refuseSharedNumbers(_ answers: [Answer]) -> [Answer] {
    var owners: [String: Set<String>] = [:]
    for answer in answers {
      guard let number = answer.typedNumber else { continue }
      owners[number, default: []].insert(values.person(answer.record))
    }
    return answers.filter { answer in
      guard let number = answer.typedNumber, owners[number, default: []].count > 1 else {
        return true
      }
      refuse(answer.row, .sharedNumber)
      return false
    }
  }

  private mutating func count(_ records: [ReturnedRecord]) {
    report.accepted = records.count
    var units: [String: ImportReport.Unit] = [:]
    for record in records {
      let unit = record.issued.unit
      units[unit, default: .init(unit: unit)].results += 1
      if !record.changes.isEmpty { units[unit]?.corrected += 1 }
    }
    report.units = units.values.sorted { $0.unit < $1.unit }
    report.results = VerificationResult.allCases.compactMap { result in
      let count = records.count { $0.result == result }
      return count > 0 ? (result, count) : nil
    }
  }
}
