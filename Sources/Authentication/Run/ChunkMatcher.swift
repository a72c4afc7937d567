import Cleansing
import Identifiers
import Linkage
import ReferenceIndex
import Tables
import VietnameseText

/// Matches the rows of one chunk after another; one for each thread.
///
/// A row whose number, name and date equal the owner's of its number is settled by one look-up;
/// the others go to the ``RecordMatcher``.
final class ChunkMatcher {
  private let reader: TableReader
  private let roles: ColumnRoles
  private let index: ReferenceIndex
  private let cleanser: RecordCleanser
  private let matcher: RecordMatcher
  private let reasoning: Reasoning
  @exclusivity(unchecked) private var nameGroups: NameGroupTable
  @exclusivity(unchecked) private var text = LineBuffer()
  @exclusivity(unchecked) private var waiting = WaitingRecords()
  /// For rows that are read a second time.
  @exclusivity(unchecked) private var secondScratch: RowScratch
  private let findingCodes = CleansingCodes.findings.map { Array($0.code.utf8) }
  private let repairCodes = CleansingCodes.repairs.map { Array($0.code.utf8) }
  private let payers = PayerGroups.standard
  private let corrections: Corrections?
  private let identity: IdentityColumns
  private let patcher = RowPatcher()
  private let nameEncoding: LegacyEncoding?
  private let shift: DayShift

  init(_ context: RunContext, _ settings: MatchSettings) {
    reader = context.reader
    shift = context.shift
    roles = context.roles
    index = context.index
    cleanser = context.makeCleanser(settings)
    matcher = context.makeMatcher(settings)
    nameGroups = NameGroupTable(words: index.words)
    reasoning = Reasoning(
      index: index, thresholds: settings.thresholds, asOf: settings.asOf,
      areDatesShifted: shift.days != 0)
    secondScratch = reader.makeScratch()
    nameEncoding = context.profile.nameEncoding
    corrections = settings.corrections?.isEmpty == false ? settings.corrections : nil
    identity = IdentityColumns(roles)
  }

  func match(chunk: Int) -> ChunkResult {
    var result = ChunkResult()
    let rows = reader.chunks[chunk].rowCount
    result.decisions.reserveCapacity(rows)
    result.citizenIDs.reserveCapacity(rows)
    result.recordHashes.reserveCapacity(rows)
    result.insuranceHashes.reserveCapacity(rows)
    result.facts.reserveCapacity(rows)
    result.texts.reserveCapacity(rows)
    result.repairs = Array(repeating: 0, count: CleansingCodes.repairs.count)
    result.findings = Array(repeating: 0, count: CleansingCodes.findings.count)
    var scratch = reader.makeScratch()
    var classes = ClassList()
    text.removeAll()
    reader.readChunk(chunk, scratch: &scratch) { row in
      if let corrections, let entry = corrections.entry(row, roles, identity) {
        decideWaiting(&result)
        match(row, entry, &classes, &result)
        return
      }
      let record = take(row, &classes, &result)
      waiting.append(record, row)
      if ChunkMatcher.mayBeExact(record) { index.prefetch(citizenID: record.citizenID) }
      if waiting.isFull { decideWaiting(&result) }
    } rejected: { row in
      result.rejected.append(row)
    }
    decideWaiting(&result)
    result.tally.merge(matcher.takeTally())
    result.tally.addSettled(result.decisions.count - result.searched)
    reader.releaseChunk(chunk)
    result.text = text.array
    result.classes = classes.names.map { String(decoding: $0, as: UTF8.self) }
    return result
  }

  /// Cleanses a row and notes all that does not depend on the decision.
  ///
  /// - Parameter isDateOfFile: Whether the birth date is the file's, and no correction.
  private func take(
    _ row: borrowing Row, _ classes: inout ClassList, _ result: inout ChunkResult,
    isDateOfFile: Bool = true
  ) -> CleanRecord {
    var record = cleanser.clean(row, details: &waiting.details)
    let participantClass = participantClass(row, &classes)
    record.isOutOfScope = participantClass.isOutOfScope || cleanser.hasArmedForcesCard(row)
    result.citizenIDs.append(record.citizenID)
    result.insuranceHashes.append(RecordColumns.hash(insuranceNumber: record.insuranceNumber))
    result.quality.add(record, row, roles, insuranceNumber: record.insuranceNumber)
    CleansingCodes.forEach(record.repairs) { result.repairs[$0] += 1 }
    CleansingCodes.forEach(found(record)) { result.findings[$0] += 1 }
    result.facts.append(facts(record, row, participantClass.number))
    writeText(record, row, &result)
    if isDateOfFile { shift.apply(to: &record, &waiting.details) }
    record.partParticles(&waiting.details, index.words)
    return record
  }

  // MARK: Corrected records

  /// Matches a record of which people gave something back: once as it stands, to see what that brought,
  /// and once with the corrected values in place. No other record waits meanwhile.
  private func match(
    _ row: borrowing Row, _ entry: Corrections.Entry, _ classes: inout ClassList,
    _ result: inout ChunkResult
  ) {
    var corrected = CorrectedRecord(position: result.decisions.count, unit: entry.unit)
    var uncounted = ChunkResult()
    var record = cleanser.clean(row, details: &waiting.details)
    // The class is numbered first: a new one makes the list longer.
    record.isOutOfScope =
      participantClass(row, &classes).isOutOfScope || cleanser.hasArmedForcesCard(row)
    shift.apply(to: &record, &waiting.details)
    record.partParticles(&waiting.details, index.words)
    result.tally.merge(matcher.takeTally())
    corrected.before = decide(&record, row, &uncounted).outcome
    _ = matcher.takeTally()
    waiting.removeAll()
    let changes = CorrectedValues(entry, row, identity)
    corrected.isInFile = !changes.inFile.isEmpty
    corrected.isOutdated = !changes.outdated.isEmpty
    corrected.isApplied = !changes.values.isEmpty || !changes.refusedPeople.isEmpty
    result.corrected.append(corrected)
    if changes.values.isEmpty {
      match(row, refusedPeople: changes.refusedPeople, &classes, &result, isDateOfFile: true)
      return
    }
    let isDateOfFile = !changes.applied.contains { $0.field == .birthDate }
    patcher.withRow(row) {
      changes.value(of: $0)
    } body: { row in
      match(
        row, refusedPeople: changes.refusedPeople, &classes, &result, isDateOfFile: isDateOfFile)
    }
  }

  private func match(
    _ row: borrowing Row, refusedPeople: [UInt64], _ classes: inout ClassList,
    _ result: inout ChunkResult, isDateOfFile: Bool
  ) {
    var record = take(row, &classes, &result, isDateOfFile: isDateOfFile)
    var decision = decide(&record, row, &result)
    if decision.person != Decision.nobody,
      refusedPeople.contains(index.person(decision.person).citizenID)
    {
      decision = reasoning.refused(record, decision)
    }
    append(decision, record, &result)
    waiting.removeAll()
  }

  /// Decides a record at once; equals what ``decideWaiting(_:)`` decides.
  private func decide(
    _ record: inout CleanRecord, _ row: borrowing Row, _ result: inout ChunkResult
  ) -> Decision {
    if ChunkMatcher.mayBeExact(record), let owner = index.row(citizenID: record.citizenID),
      index.person(owner).birthDate == record.birthDate, isSameName(record.name, owner)
    {
      return reasoning.exact(record, person: owner)
    }
    if index.repeatedNumbers > 0, let owner = secondOwner(record) {
      return reasoning.exact(record, person: owner)
    }
    cleanser.complete(&record, row)
    return search(record, &result)
  }

  // MARK: Deciding

  /// Whether a look at the owner of the number may settle the record.
  @inline(__always)
  private static func mayBeExact(_ record: CleanRecord) -> Bool {
    !record.isOutOfScope && record.citizenID != 0 && !record.birthDate.isEmpty
  }

  /// The person of any row with the record's number who was born on its day and has its name, where the register gives numbers
  /// twice.
  private func secondOwner(_ record: CleanRecord) -> UInt32? {
    guard ChunkMatcher.mayBeExact(record) else { return nil }
    var owner: UInt32?
    index.forEachRow(citizenID: record.citizenID) { row in
      if owner == nil, index.person(row).birthDate == record.birthDate,
        isSameName(record.name, row)
      {
        owner = row
      }
    }
    return owner
  }

  /// Decides the records that wait, in their order.
  ///
  /// What a look-up needs is fetched for all of them before the first is decided, so that they wait for
  /// memory together: first the slots of the numbers, then the people, then their names, and for those who must be searched
  /// where their names stand among the keys.
  private func decideWaiting(_ result: inout ChunkResult) {
    let count = waiting.count
    for place in 0..<count where ChunkMatcher.mayBeExact(waiting.records[place]) {
      index.prefetchOwner(citizenID: waiting.records[place].citizenID)
    }
    for place in 0..<count {
      waiting.owners[place] = Decision.nobody
      guard ChunkMatcher.mayBeExact(waiting.records[place]),
        let owner = index.row(citizenID: waiting.records[place].citizenID),
        index.person(owner).birthDate == waiting.records[place].birthDate
      else { continue }
      waiting.owners[place] = owner
      index.prefetchName(owner)
    }
    for place in 0..<count {
      let record = waiting.records[place]
      waiting.isExact[place] =
        waiting.owners[place] != Decision.nobody && isSameName(record.name, waiting.owners[place])
      if !waiting.isExact[place], index.repeatedNumbers > 0, let owner = secondOwner(record) {
        (waiting.owners[place], waiting.isExact[place]) = (owner, true)
      }
      if !waiting.isExact[place] { waiting.bags[place] = matcher.prefetchRange(record) }
    }
    for place in 0..<count where !waiting.isExact[place] {
      matcher.prefetchKeys(waiting.records[place], nameBag: waiting.bags[place])
    }
    for place in 0..<count {
      let decision = decide(place, &result)
      append(decision, waiting.records[place], &result)
    }
    waiting.removeAll()
  }

  private func append(_ decision: Decision, _ record: CleanRecord, _ result: inout ChunkResult) {
    if !decision.isExact {
      result.unsettled.append(
        UnsettledRecord(
          position: UInt32(result.decisions.count),
          spelling: RecordSpelling(record, index.words), number: record.citizenID,
          identity: RecordIdentity(record, index.words)))
    }
    result.decisions.append(decision)
  }

  private func decide(_ place: Int, _ result: inout ChunkResult) -> Decision {
    if waiting.isExact[place] {
      return reasoning.exact(waiting.records[place], person: waiting.owners[place])
    }
    var record = waiting.records[place]
    let (offset, number) = waiting.rows[place]
    reader.readRow(at: offset, number: number, scratch: &secondScratch) { row in
      cleanser.complete(&record, row)
    }
    waiting.records[place] = record
    return search(record, &result)
  }

  private func search(_ record: CleanRecord, _ result: inout ChunkResult) -> Decision {
    let detail = record.detail >= 0 ? waiting.details[Int(record.detail)] : nil
    result.searched += 1
    let found = matcher.match(record, detail)
    result.compared += found.compared
    return reasoning.decide(record, found)
  }

  @inline(__always)
  private func isSameName(_ name: WordList, _ person: UInt32) -> Bool {
    let words = index.nameWords(of: person)
    guard words.count == name.count, !name.isEmpty else { return false }
    for position in 0..<words.count where words[position] != name[position] { return false }
    return true
  }

  /// What is told of a record: the findings of its three fields and those of its card.
  @inline(__always)
  private func found(_ record: CleanRecord) -> RecordFindings {
    var findings = record.findings
    findings.id.formUnion(record.cardFindings)
    return findings
  }

  private func facts(_ record: CleanRecord, _ row: borrowing Row, _ classNumber: Int) -> RowFacts {
    var facts = RowFacts()
    facts.commune = record.commune
    facts.birthYear = UInt16(truncatingIfNeeded: record.birthDate.year)
    facts.isBirthdayAhead = AgesOnDay.isBirthdayAhead(record.birthDate, of: reasoning.asOf)
    facts.sex = record.sex.rawValue
    facts.rowNumber = UInt32(truncatingIfNeeded: row.number)
    facts.isClean =
      record.citizenID != 0 && !record.birthDate.isEmpty && record.name.count >= 2
      && record.findings.isEmptyBesidePlace
    facts.participantClass = UInt16(classNumber)
    facts.nameGroup = nameGroups.group(of: record).rawValue
    if let column = roles[.cardNumber] {
      let card = row.field(column)
      facts.hasCard = !card.isEmpty
      facts.payer = payers.group(ofCard: card)
    }
    return facts
  }

  /// The record's class among those of the chunk.
  private func participantClass(
    _ row: borrowing Row, _ classes: inout ClassList
  ) -> ClassList.Entry {
    guard let column = roles[.participantClass] else {
      return classes.entry(UnsafeBufferPointer(start: nil, count: 0)) { false }
    }
    let raw = row.field(column)
    return classes.entry(raw) { cleanser.isOutOfScope(class: raw) }
  }

  // MARK: Text

  @inline(__always)
  private func put(recordID id: UnsafeBufferPointer<UInt8>) {
    if LineBuffer.isPlainKey(id) { return text.put(cell: id) }
    put(otherRecordID: id)
  }

  @inline(never)
  private func put(otherRecordID id: UnsafeBufferPointer<UInt8>) {
    guard let shown = RecordIDText.replacement(id, encoding: nameEncoding) else {
      text.put(field: id)
      return
    }
    text.reserve(2 * shown.count + 2)
    shown.withUnsafeBufferPointer { text.put(field: $0) }
  }

  private func writeText(
    _ record: CleanRecord, _ row: borrowing Row, _ result: inout ChunkResult
  ) {
    let start = text.count
    let id = roles[.recordID].map { row.field($0) }
    text.reserve(24 + 2 * (id?.count ?? 0) + 4 * findingCodes.count)
    text.put(number: row.number)
    text.put(UInt8(ascii: ","))
    if let id { put(recordID: id) }
    result.recordHashes.append(id.map { TextHash.hash($0) } ?? 0)
    text.reserve(8 + 4 * findingCodes.count)
    text.put(UInt8(ascii: ","))
    let findings = text.count
    CleansingCodes.forEach(found(record)) { code in
      if text.count > findings { text.put(UInt8(ascii: ";")) }
      text.put(findingCodes[code])
    }
    let tail = text.count
    writeName(record, row)
    text.put(UInt8(ascii: ","))
    // What stands in its cell as it is written is copied; the cells of these kinds are never escaped.
    if record.asWritten.contains(.birthDate), let column = roles[.birthDate] {
      text.put(cell: row.field(column))
    } else {
      text.put(date: record.birthDate)
    }
    text.put(UInt8(ascii: ","))
    if record.asWritten.contains(.citizenID), let column = roles[.citizenID] {
      text.put(cell: row.field(column))
    } else {
      text.put(id: record.citizenID)
    }
    text.put(UInt8(ascii: ","))
    switch record.sex {
    case .male: text.put("Nam")
    case .female: text.put("Nữ")
    case .unknown: break
    }
    text.put(UInt8(ascii: ","))
    let repairs = text.count
    CleansingCodes.forEach(record.repairs) { code in
      if text.count > repairs { text.put(UInt8(ascii: ";")) }
      text.put(repairCodes[code])
    }
    result.texts.append(
      RowText(
        start: UInt32(start), head: UInt32(findings - start), findings: UInt32(tail - findings),
        tail: UInt32(text.count - tail)))
  }

  /// Writes the name and makes room for what follows it.
  @inline(__always)
  private func writeName(_ record: CleanRecord, _ row: borrowing Row) {
    let rest = 48 + 4 * repairCodes.count
    if record.asWritten.contains(.name) {
      let name = row.field(roles.nameColumns[0])
      text.reserve(name.count + rest)
      return text.put(cell: name)
    }
    if record.detail >= 0, let name = waiting.details[Int(record.detail)].displayName {
      text.reserve(2 * name.count + 2 + rest)
      return name.withUnsafeBufferPointer { text.put(field: $0) }
    }
    for position in 0..<record.name.count {
      let word = index.words.display(record.name[position])
      text.reserve(word.count + 1)
      if position > 0 { text.put(UInt8(ascii: " ")) }
      text.put(word)
    }
    text.reserve(rest)
  }
}

/// Cleansed records that wait until the memory that decides them has arrived.
private struct WaitingRecords {
  static let capacity = 32

  var records: [CleanRecord] = []
  /// Where each row begins in the file, and its number.
  var rows: [(byteOffset: Int, number: Int)] = []
  var owners = [UInt32](repeating: Decision.nobody, count: capacity)
  /// Whether number, name and date equal the owner's; else the bag of the name.
  var isExact = [Bool](repeating: false, count: capacity)
  var bags = [UInt32](repeating: 0, count: capacity)
  /// The uncertain readings of the records, by ``CleanRecord/detail``.
  var details: [RecordDetail] = []

  var count: Int { records.count }
  var isFull: Bool { records.count == WaitingRecords.capacity }

  mutating func append(_ record: CleanRecord, _ row: borrowing Row) {
    records.append(record)
    rows.append((row.byteOffset, row.number))
  }

  mutating func removeAll() {
    records.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    details.removeAll(keepingCapacity: true)
  }
}
