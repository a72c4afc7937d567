import Cleansing
import Identifiers
import Linkage
import Tables
import VietnameseText

/// One record as the cleanser reads it, with its fields for people.
struct ReadRecord {
  var recordID = ""
  var correction: ExplainedCorrection?
  var record = CleanRecord()
  var detail: RecordDetail?
  var fields: [ExplainedField] = []
}

/// Finds and reads one record of an insurance file.
struct ExplainLookup {
  let reader: TableReader
  let roles: ColumnRoles
  let threads: Int
  /// The encoding of the file's names.
  let nameEncoding: LegacyEncoding?

  /// The rows that are meant, in the order of the file; at least one.
  ///
  /// - Throws: ``ExplainError`` when there is none.
  func rows(_ selection: ExplainRun.Selection) throws(ExplainError) -> [Int] {
    let path = reader.file.path
    switch selection {
    case .row(let row):
      guard (1...reader.rowCount).contains(row) else {
        throw ExplainError(.noSuchRow(rows: reader.rowCount), path: path)
      }
      return [row]
    case .record(let id):
      guard let column = roles[.recordID] else {
        throw ExplainError(.noRecordColumn, path: path)
      }
      let rows = rows(withID: Array(id.utf8), column)
      guard !rows.isEmpty else { throw ExplainError(.noSuchRecord, path: path) }
      return rows
    }
  }

  private func rows(withID id: [UInt8], _ column: Int) -> [Int] {
    let (reader, encoding) = (reader, nameEncoding)
    return WorkQueue.run(reader.chunks.count, threads: threads) {
    } perform: { _, chunk in
      var rows: [Int] = []
      var scratch = reader.makeScratch()
      reader.readChunk(chunk, scratch: &scratch) { row in
        let field = row.field(column)
        // Also as the outcomes show it.
        let isMeant =
          RecordIDText.replacement(field, encoding: encoding) == id
          || field.count == id.count && field.elementsEqual(id)
        if isMeant { rows.append(row.number) }
      } rejected: { _ in
      }
      reader.releaseChunk(chunk)
      return rows
    }.flatMap { $0 }
  }

  /// The chunk that a row lies in.
  func chunk(of row: Int) throws(ExplainError) -> Int {
    guard let chunk = reader.chunks.firstIndex(where: { $0.rows.contains(row) }) else {
      throw ExplainError(.noSuchRow(rows: reader.rowCount), path: reader.file.path)
    }
    return chunk
  }

  /// Reads and cleanses a row, with corrected values in the place of its own; also gives the record's own
  /// number, or `0`.
  func read(
    _ number: Int, _ chunk: Int, _ cleanser: RecordCleanser, _ words: WordTable,
    _ corrections: Corrections?
  ) -> (ReadRecord, number: UInt64) {
    var read = ReadRecord()
    var scratch = reader.makeScratch()
    reader.readChunk(chunk, scratch: &scratch) { row in
      guard row.number == number else { return }
      let identity = IdentityColumns(roles)
      guard let entry = corrections?.entry(row, roles, identity) else {
        take(row, cleanser, words, &read)
        return
      }
      let changes = CorrectedValues(entry, row, identity)
      read.correction = ExplainedCorrection(
        unit: entry.unit, applied: changes.applied, inFile: changes.inFile,
        outdated: changes.outdated, refusedPeople: changes.refusedPeople)
      RowPatcher().withRow(row) {
        changes.value(of: $0)
      } body: { row in
        take(row, cleanser, words, &read)
      }
      for place in read.fields.indices {
        let field = read.fields[place].kind.correctable
        guard let change = changes.applied.last(where: { $0.field == field }) else { continue }
        read.fields[place].raw = change.old
        read.fields[place].correction = change.new
      }
    } rejected: { _ in
    }
    return (read, read.record.citizenID)
  }

  private func take(
    _ row: borrowing Row, _ cleanser: RecordCleanser, _ words: WordTable,
    _ read: inout ReadRecord
  ) {
    var details: [RecordDetail] = []
    var record = cleanser.clean(row, details: &details)
    cleanser.complete(&record, row)
    let detail = record.detail >= 0 ? details[Int(record.detail)] : nil
    read.record = record
    read.detail = detail
    if let column = roles[.recordID] { read.recordID = row.text(column) }
    read.fields = fields(row, record, detail, insurance: cleanser.insuranceNumber(row), words)
  }

  // MARK: Fields

  private func fields(
    _ row: borrowing Row, _ record: CleanRecord, _ detail: RecordDetail?, insurance: UInt64,
    _ words: WordTable
  ) -> [ExplainedField] {
    let identity = IdentityFields(record, words: words)
    var fields: [ExplainedField] = []
    func text(_ columns: [Int]) -> String? {
      let cells = columns.map { row.text($0) }.filter { !$0.isEmpty }
      return columns.isEmpty ? nil : cells.joined(separator: " ")
    }
    func text(_ role: ColumnRole) -> String? { roles[role].map { row.text($0) } }

    let name = detail?.displayName.map { String(decoding: $0, as: UTF8.self) } ?? identity.name
    fields.append(
      field(
        .name, text(roles.nameColumns), name, record,
        alternatives: (detail?.nameAlternatives ?? []).map { name in
          name.withWords { words.display(of: $0) }
        }))
    let dateColumns =
      roles[.birthDate].map { [$0] }
      ?? [
        roles[.birthDay], roles[.birthMonth], roles[.birthYear], roles[.birthDateMen],
        roles[.birthDateWomen],
      ].compactMap { $0 }
    fields.append(
      field(
        .birthDate, text(dateColumns), identity.birthDate.text, record,
        alternatives: (detail?.dateAlternatives ?? []).map(\.text)))
    fields.append(field(.sex, text(.gender), identity.sex.text, record))
    fields.append(
      field(
        .citizenID, text(.citizenID), identity.text(of: .citizenID), record,
        alternatives: (detail?.idCandidates ?? []).map {
          var other = identity
          other.citizenID = $0
          return other.text(of: .citizenID)
        }))
    if record.oldID != 0 || roles[.oldID] != nil {
      fields.append(field(.oldID, text(.oldID), identity.text(of: .oldID), record))
    }
    let commune = AdministrativeUnits.text(ofCode: record.commune)
    fields.append(field(.commune, text(.communeCode), commune, record))
    fields.append(field(.address, text(.address), nil, record))
    fields.append(field(.participantClass, text(.participantClass), nil, record))
    let si = insurance == 0 ? "" : DecimalText.padded(insurance, digits: 10)
    fields.append(field(.insuranceNumber, text(.siNumber), si, record))
    fields.append(field(.cardNumber, text(.cardNumber), nil, record))
    return fields.filter { $0.raw != nil || $0.clean?.isEmpty == false }
  }

  private func field(
    _ kind: ExplainedField.Kind, _ raw: String?, _ clean: String?, _ record: CleanRecord,
    alternatives: [String] = []
  ) -> ExplainedField {
    var repairs = RecordRepairs()
    var findings = RecordFindings()
    switch kind {
    case .name:
      repairs.name = record.repairs.name
      findings.name = record.findings.name
      // What happened to the row as a whole is told with its first field.
      repairs.row = record.repairs.row
      findings.row = record.findings.row
    case .birthDate:
      repairs.date = record.repairs.date
      findings.date = record.findings.date
    case .citizenID:
      repairs.id = record.repairs.id
      findings.id = record.findings.id
    default: break
    }
    var repaired: [ExplainedCode] = []
    var found: [ExplainedCode] = []
    CleansingCodes.forEach(repairs) { repaired.append(.init(CleansingCodes.repairs[$0])) }
    CleansingCodes.forEach(findings) { found.append(.init(CleansingCodes.findings[$0])) }
    return ExplainedField(
      kind: kind, raw: raw, clean: clean, repairs: repaired, findings: found,
      alternatives: alternatives)
  }
}

extension ExplainedCode {
  init(_ code: CleansingCode) {
    self.init(code: code.code, label: BilingualText(code.vi, code.en))
  }

  init(_ reason: Reason) {
    self.init(code: reason.code, label: BilingualText(reason.labelVi, reason.labelEn))
  }
}
