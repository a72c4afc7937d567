import Identifiers
import Tables
import VietnameseText

/// Which changes are made in a file.
public enum CleanLevel: String, Sendable, Codable, CaseIterable {
  /// Only repairs that are certain.
  case safe
  /// Also an uncertain reading, where a cell has just one.
  case candidates
}

/// Cleanses the rows of one chunk after another; one for each thread.
///
/// A row is read field by field. What changes becomes an edit of its cell; when there are edits the fields that
/// depend on each other (date, numbers, sex) are read again with the new values until nothing changes, so
/// that a cleansed file is clean. Rows without edits are copied as they stand in the file.
///
/// Not copyable: a copy for a row would take longer than the row. What is asked for every row mutates for the same reason: the
/// compiler copies the cleaner for a method that only reads it.
struct ChunkCleaner: ~Copyable {
  /// The most times that a row is read.
  static let roundLimit = 4

  let reader: TableReader
  let roles: ColumnRoles
  let columns: CleanColumns
  let profile: FileProfile
  let forms: ColumnForms
  let level: CleanLevel
  let dates: BirthDateReader
  /// For dates as they are written into cleansed cells: the day first.
  let writtenDates: BirthDateReader
  let names = NameReader.standard
  let words: WordTable
  let cleanser: RecordCleanser
  let latestPlainYear: Int
  /// The words of the column of sex; none where it holds codes.
  let maleWord: CellBytes.Word
  let femaleWord: CellBytes.Word
  let shared: SharedNumbers
  private let buffers: CleanBuffers

  /// What is known of the current row as a whole.
  var current = CurrentRow()
  /// The cells of the current row, and which of them are not as in the file; emptied when the row is finished.
  var cells: [CellState]
  var touched: [Int] = []
  let memory = CellMemory()
  /// Memory for a value to be written, and for the current row as its changes would give it back.
  var target: [UInt8] = []
  private var restored: [UInt8] = []
  var communeNames: [[UInt8]: CommuneNameReading] = [:]
  var addressVerdicts: AddressVerdicts
  var sexEvidence: SexEvidence
  var slips = SlippedRows()

  let lines: CleanLines
  let units = AdministrativeUnits.standard
  /// The latest readings of damaged names, one for each remainder of the hash of the cell.
  var nameReadings = [(key: UInt64, reading: NameCellReading)?](
    repeating: nil, count: ChunkCleaner.nameCount)
  /// One for each column.
  private let counters: CellCounters

  init(
    reader: TableReader, roles: ColumnRoles, profile: FileProfile, forms: ColumnForms,
    words: WordTable, level: CleanLevel, asOf: BirthDate, shared: SharedNumbers,
    buffers: CleanBuffers
  ) {
    self.shared = shared
    self.buffers = buffers
    self.reader = reader
    self.roles = roles
    self.profile = profile
    addressVerdicts = AddressVerdicts(common: profile.commonAddressDoubts)
    self.forms = forms
    self.words = words
    self.level = level
    columns = CleanColumns(roles: roles, encodings: forms.encodings)
    dates = BirthDateReader(
      order: profile.dateOrder, asOfYear: asOf.year, asOf: asOf,
      conventions: profile.dateConventions)
    writtenDates = BirthDateReader(asOfYear: asOf.year, asOf: asOf)
    cleanser = RecordCleanser(words: words, roles: roles, profile: profile, asOf: asOf)
    latestPlainYear = max(asOf.year, 0)
    maleWord = CellBytes.Word(forms.sexWords?.male ?? [])
    femaleWord = CellBytes.Word(forms.sexWords?.female ?? [])
    cells = Array(repeating: CellState(), count: reader.header.count)
    sexEvidence = SexEvidence(words: words)
    counters = CellCounters(columnCount: reader.header.count)
    lines = CleanLines(columnNames: roles.header.map { Array($0.utf8) })
  }

  mutating func clean(chunk: Int) -> CleanedChunk {
    let reader = reader
    let bounds = reader.chunks[chunk]
    slips = SlippedRows()
    var result = CleanedChunk()
    result.rows = CleanedRows(buffers.rows.take())
    result.tally.keys.reserve(bounds.rowCount, from: buffers.hashes)
    var scratch = reader.makeScratch()
    // Rows without changes are taken together, from the start of the first to the end of the last.
    var copied = bounds.bytes.lowerBound..<bounds.bytes.lowerBound
    // Where the latest row ends, rejected ones and blank lines not counted.
    var reached = bounds.bytes.lowerBound
    reader.readChunk(chunk, scratch: &scratch) { row in
      result.rowCount += 1
      readRow(row)
      let end = RestoredChunk.lineEnd(reader, row.byteOffset + row.length)
      if row.byteOffset > reached { keepLines(reached..<row.byteOffset, beforeRow: row.number) }
      reached = end
      if row.shift.isMoved || hasEdit {
        result.rows.add(copied)
        copied = end..<end
        write(row, end: end, to: &result)
      } else if row.byteOffset == copied.upperBound {
        copied = copied.lowerBound..<end
      } else {
        result.rows.add(copied)
        copied = row.byteOffset..<end
      }
      finish(row, &result)
    } rejected: { row in
      if row.byteOffset > reached { keepLines(reached..<row.byteOffset, beforeRow: row.record) }
      reached = row.byteOffset
      result.rejected.append(row)
    }
    keepLines(reached..<bounds.bytes.upperBound, beforeRow: bounds.rows.upperBound)
    result.rows.add(copied)
    (result.changes, result.findings, result.residue) = lines.take()
    result.tally.columns = counters.take()
    result.slips = slips
    return result
  }

  /// Whether a cell of the current row has a new value.
  @inline(__always)
  private var hasEdit: Bool {
    var place = 0
    while place < touched.count {
      if cells[touched[place]].edit != nil { return true }
      place &+= 1
    }
    return false
  }

  // MARK: One row

  private mutating func readRow(_ row: borrowing Row) {
    current = CurrentRow()
    readIdentity(row, round: 1)
    prefetchShared()
    readName(row)
    readPlace(row)
    readCardText(row)
    if current.known.address == nil, !current.isElsewhere {
      compareAddress(row, with: current.communeCode)
    }
    compareDistrict(row)
    var round = 2
    while current.hasNewEdit, round <= ChunkCleaner.roundLimit {
      current.hasNewEdit = false
      readIdentity(row, round: round)
      round += 1
    }
    if current.dateBesideName != .nothing { noteDateBesideName() }
    compareNeighbours(row)
    if current.isSexUnlikely, let column = columns.gender {
      var findings = cells[column].findings
      findings.cell.insert(.sexUnlikely)
      note(column, findings)
    }
    if roles[.birthDateMen] != nil, roles.filledSex(row) == nil { noteUntoldSex(row) }
    if row.shift != .none { settleShift(row) }
    noteShared(row)
  }

  /// Tells that both or neither of the columns of men and women are filled, where no other column tells the sex.
  private mutating func noteUntoldSex(_ row: borrowing Row) {
    if roles.areBothSexesFilled(row) { return note(.bothSexes, roles[.birthDateWomen]) }
    guard columns.gender == nil, let column = roles[.birthDateWomen] else { return }
    var findings = cells[column].findings
    findings.cell.insert(.sexMissing)
    note(column, findings)
  }

  /// Makes each cell that moved an edit of its own, or tells that the row may be moved.
  private mutating func settleShift(_ row: borrowing Row) {
    guard row.shift.isMoved else {
      note(.perhapsMoved, columns.names.last)
      return
    }
    for column in 0..<row.fieldCount {
      let value = cell(row, column)
      if row.unmovedField(column).elementsEqual(value) { continue }
      touch(column)
      var edit = cells[column].edit ?? CellEdit(value: memory.keep(value))
      edit.repairs.record.row.formUnion(row.shift.repair)
      cells[column].edit = edit
    }
  }

  mutating func note(_ finding: RowFindings, _ column: Int?) {
    guard let column else { return }
    var findings = cells[column].findings
    findings.record.row.formUnion(finding)
    note(column, findings)
  }

  /// The bytes of a cell as they are so far.
  @inline(__always)
  func cell(_ row: borrowing Row, _ column: Int) -> UnsafeBufferPointer<UInt8> {
    if let edit = cells[column].edit { return edit.value }
    return row.field(column)
  }

  /// Writes a new value into a cell, unless it is the value already.
  mutating func edit(
    _ row: borrowing Row, _ column: Int, to value: some Collection<UInt8>, _ repairs: CellRepairSet,
    isCandidate: Bool = false
  ) {
    if cell(row, column).elementsEqual(value) { return }
    touch(column)
    current.hasNewEdit = true
    var edit = cells[column].edit ?? CellEdit(value: memory.keep(value))
    edit.value = memory.keep(value)
    edit.repairs.formUnion(repairs)
    // No change without a rule; a candidate is named by what was found.
    if edit.repairs.isEmpty, !edit.isCandidate, !isCandidate { edit.repairs.cell = .columnForm }
    edit.isCandidate = edit.isCandidate || isCandidate
    cells[column].edit = edit
  }

  /// Notes what is wrong with a cell.
  ///
  /// In a later round a cell without changes is judged anew; one with changes keeps what was wrong with it.
  mutating func note(_ column: Int, _ findings: CellFindingSet, round: Int = 1) {
    if round == 1, findings.isEmpty { return }
    touch(column)
    if round == 1 || cells[column].edit == nil {
      cells[column].findings = findings
    } else {
      var rest = findings
      rest.removeMissing()
      cells[column].findings.formUnion(rest)
    }
  }

  @inline(__always)
  private mutating func touch(_ column: Int) {
    if cells[column].isTouched { return }
    cells[column].isTouched = true
    touched.append(column)
  }

  // MARK: Output

  /// Writes a row with its edits and tells each in `changes.csv`; the row as it was goes to `residue.csv` when
  /// these changes do not give it back to the byte.
  private mutating func write(_ row: borrowing Row, end: Int, to result: inout CleanedChunk) {
    let delimiter = reader.format.delimiter
    restored.removeAll(keepingCapacity: true)
    let rowStart = result.rows.written.count
    for column in 0..<row.fieldCount {
      if column > 0 {
        result.rows.written.append(delimiter)
        restored.append(delimiter)
      }
      let raw = row.rawField(column)
      guard let edit = cells[column].edit else {
        result.rows.written.append(contentsOf: raw)
        restored.append(contentsOf: raw)
        continue
      }
      let start = result.rows.written.count
      CellText.append(
        edit.value, isQuoted: raw.first { $0 != 0x20 } == 0x22, delimiter: delimiter,
        to: &result.rows.written)
      // Edits that came back to the value of the file are none.
      let before = row.unmovedField(column)
      if before.elementsEqual(edit.value) {
        restored.append(contentsOf: result.rows.written[start...])
        continue
      }
      let isQuoted = result.rows.written.count > start && result.rows.written[start] == 0x22
      CellText.append(before, isQuoted: isQuoted, delimiter: delimiter, to: &restored)
      lines.addChange(
        row: row.number, column: column, before: before, edit: edit,
        findings: cells[column].findings)
    }
    let lineStart = row.byteOffset + row.length
    result.rows.written.append(
      contentsOf: UnsafeBufferPointer(rebasing: reader.file.bytes[lineStart..<end]))
    result.rows.addWritten(from: rowStart)
    if !isRestored(row) {
      lines.addResidue(row: row.number, .row, row.rawBytes)
    }
  }

  /// Whether the row as its changes would give it back is the row of the file.
  private func isRestored(_ row: borrowing Row) -> Bool {
    guard let start = row.rawBytes.baseAddress, restored.count == row.length else { return false }
    return restored.withUnsafeBufferPointer { CellBytes.isEqual(start, $0, $0.count) }
  }

  /// Keeps lines that are not in `cleaned.csv`, rejected rows and blank lines, each by itself.
  private mutating func keepLines(_ range: Range<Int>, beforeRow row: Int) {
    var rest = UnsafeBufferPointer(rebasing: reader.file.bytes[range])
    while !rest.isEmpty {
      let length = (rest.firstIndex(of: reader.format.lineEnd.byte) ?? rest.count - 1) + 1
      lines.addResidue(row: row, .line, UnsafeBufferPointer(rebasing: rest[..<length]))
      rest = UnsafeBufferPointer(rebasing: rest[length...])
    }
  }

  /// Counts the row, writes its findings and forgets it.
  private mutating func finish(_ row: borrowing Row, _ result: inout CleanedChunk) {
    if touched.isEmpty {
      self.counters.add(row, current.known)
      count(row, hasChange: false, isSuspicious: false, &result.tally)
      return
    }
    let counters = self.counters.columns
    if counters.count <= 64 {
      var mask: UInt64 = 0
      for place in touched.indices { mask |= 1 << UInt64(touched[place]) }
      var known = current.known
      known.remove(mask)
      self.counters.add(row, known, besides: mask)
      for place in touched.indices { countTouched(row, touched[place]) }
    } else {
      for column in 0..<counters.count { countTouched(row, column) }
    }
    finishTouched(row, &result)
  }

  /// Counts a cell that may have a new value.
  @inline(__always)
  private mutating func countTouched(_ row: borrowing Row, _ column: Int) {
    let field = row.field(column)
    let isEmpty = cells[column].edit?.value.isEmpty ?? field.isEmpty
    counters.columns[column].add(field, isFilledAfter: !isEmpty)
  }

  private mutating func finishTouched(_ row: borrowing Row, _ result: inout CleanedChunk) {
    var hasChange = false
    var isSuspicious = false
    // For the closure, which would hold all of the cleaner.
    let (columns, lines) = (counters.columns, lines)
    for column in touched {
      let state = cells[column]
      if let edit = state.edit, !row.unmovedField(column).elementsEqual(edit.value) {
        hasChange = true
        columns[column].addChange(edit)
      }
      if state.findings.isEmpty { continue }
      if state.findings.isSuspicious {
        isSuspicious = true
        columns[column].tally.suspicious += 1
      }
      CleanCodes.forEach(state.findings) { code in
        columns[column].addFinding(code)
        lines.addFinding(row: row.number, column: column, code)
      }
      if column == self.columns.citizenID { slips.endLine(lines.findingsLength) }
    }
    count(row, hasChange: hasChange, isSuspicious: isSuspicious, &result.tally)
    for column in touched { cells[column] = CellState() }
    touched.removeAll(keepingCapacity: true)
    memory.removeAll()
  }

  private mutating func count(
    _ row: borrowing Row, hasChange: Bool, isSuspicious: Bool, _ tally: inout ProfileTally
  ) {
    tally.rows += 1
    if hasChange { tally.changedRows += 1 }
    if isSuspicious { tally.suspiciousRows += 1 }
    if let column = columns.recordID {
      tally.keys.recordIDs.append(ProfileTally.hash(cell(row, column)))
    }
    if let column = columns.citizenID {
      tally.keys.citizenIDs.append(citizenHash(row, column))
    }
    if let column = columns.siNumber {
      tally.keys.siNumbers.append(insuranceHash(row, column))
    }
    tally.addDate(current.date)
    if !touched.isEmpty { addConflicts(to: &tally) }
    if let column = columns.communeCode {
      let code = cell(row, column)
      if current.communeCode != 0, code.count == 5 {
        tally.communes.add(
          code: current.communeCode, code, isChanged: hasChange, isSuspicious: isSuspicious)
      } else {
        tally.communes.add(code, isChanged: hasChange, isSuspicious: isSuspicious)
      }
    }
    if let column = columns.participantClass {
      tally.classes.add(cell(row, column), isChanged: hasChange, isSuspicious: isSuspicious)
    }
  }

  /// Counts what speaks against the numbers of the current row.
  private mutating func addConflicts(to tally: inout ProfileTally) {
    if let column = columns.citizenID { tally.addConflicts(cells[column].findings.record.id) }
    if let column = columns.card,
      cells[column].findings.record.id.contains(.insuranceNumberDisagrees)
    {
      tally.cardConflicts += 1
    }
  }
}
