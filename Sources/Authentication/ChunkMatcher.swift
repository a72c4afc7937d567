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
  private var cleanser: RecordCleanser
  private var matcher: RecordMatcher
  private let reasoning: Reasoning
  private var nameGroups: NameGroupTable
  private let payers = PayerGroups.standard

  init(
    reader: TableReader, roles: ColumnRoles, profile: FileProfile, index: ReferenceIndex,
    frequencies: NameFrequencies, settings: MatchSettings
  ) {
    self.reader = reader
    self.roles = roles
    self.index = index
    cleanser = RecordCleanser(
      words: index.words, roles: roles, profile: profile, asOf: settings.asOf)
    matcher = RecordMatcher(index: index, model: settings.model, frequencies: frequencies)
    nameGroups = NameGroupTable(words: index.words)
    reasoning = Reasoning(index: index, thresholds: settings.thresholds)
  }

  func match(chunk: Int) -> ChunkResult {
    var result = ChunkResult()
    let rows = reader.chunks[chunk].rowCount
    result.decisions.reserveCapacity(rows)
    result.citizenIDs.reserveCapacity(rows)
    result.insuranceNumbers.reserveCapacity(rows)
    result.recordHashes.reserveCapacity(rows)
    result.facts.reserveCapacity(rows)
    result.texts.reserveCapacity(rows)
    result.text.reserveCapacity(rows * 72)
    result.repairs = Array(repeating: 0, count: CleansingCodes.repairs.count)
    result.findings = Array(repeating: 0, count: CleansingCodes.findings.count)
    var scratch = reader.makeScratch()
    var details: [RecordDetail] = []
    var classes = ClassList()
    reader.readChunk(chunk, scratch: &scratch) { row in
      details.removeAll(keepingCapacity: true)
      var record = cleanser.clean(row, details: &details)
      let classNumber = number(ofClass: row, &classes)
      record.isOutOfScope =
        classes.isOutOfScope[classNumber] || cleanser.hasArmedForcesCard(row)
      let detail = record.detail >= 0 ? details[Int(record.detail)] : nil
      let decision = decide(&record, detail, row, &result)
      result.decisions.append(decision)
      result.citizenIDs.append(record.citizenID)
      let insuranceNumber = cleanser.insuranceNumber(row)
      result.insuranceNumbers.append(insuranceNumber)
      result.quality.add(record, row, roles, insuranceNumber: insuranceNumber)
      CleansingCodes.forEach(record.repairs) { result.repairs[$0] += 1 }
      CleansingCodes.forEach(record.findings) { result.findings[$0] += 1 }
      result.facts.append(facts(record, row, classNumber))
      writeText(record, detail, row, &result)
    } rejected: { row in
      result.rejected.append(row)
    }
    reader.releaseChunk(chunk)
    result.classes = classes.names.map { String(decoding: $0, as: UTF8.self) }
    return result
  }

  private func decide(
    _ record: inout CleanRecord, _ detail: RecordDetail?, _ row: borrowing Row,
    _ result: inout ChunkResult
  ) -> Decision {
    if !record.isOutOfScope, record.citizenID != 0, record.birthDate != 0,
      let owner = index.row(citizenID: record.citizenID),
      index.person(owner).birthDate == record.birthDate,
      isSameName(record.name, owner)
    {
      return reasoning.exact(record, person: owner)
    }
    cleanser.complete(&record, row)
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

  private func facts(_ record: CleanRecord, _ row: borrowing Row, _ classNumber: Int) -> RowFacts {
    var facts = RowFacts()
    facts.commune = record.commune
    facts.birthYear = UInt16(truncatingIfNeeded: record.birthDate >> 9)
    facts.sex = record.sex.rawValue
    facts.rowNumber = UInt32(truncatingIfNeeded: row.number)
    facts.isClean =
      record.citizenID != 0 && record.birthDate != 0 && record.name.count >= 2
      && record.findings.isEmpty
    facts.participantClass = UInt16(classNumber)
    facts.nameGroup = nameGroups.group(of: record).rawValue
    if let column = roles[.cardNumber] {
      let card = row.field(column)
      facts.hasCard = !card.isEmpty
      facts.payer = payers.group(ofCard: card)
    }
    return facts
  }

  /// The number of the record's class among those of the chunk.
  private func number(ofClass row: borrowing Row, _ classes: inout ClassList) -> Int {
    guard let column = roles[.participantClass] else {
      return classes.number(UnsafeBufferPointer(start: nil, count: 0)) { false }
    }
    let raw = row.field(column)
    return classes.number(raw) { cleanser.isArmedForcesClass(raw) }
  }

  // MARK: Text

  private func writeText(
    _ record: CleanRecord, _ detail: RecordDetail?, _ row: borrowing Row,
    _ result: inout ChunkResult
  ) {
    let start = result.text.count
    OutputText.append(number: row.number, to: &result.text)
    result.text.append(UInt8(ascii: ","))
    if let column = roles[.recordID] {
      let id = row.field(column)
      result.recordHashes.append(OutputText.hash(id))
      OutputText.append(field: id, to: &result.text)
    } else {
      result.recordHashes.append(0)
    }
    result.text.append(UInt8(ascii: ","))
    let findings = result.text.count
    CleansingCodes.forEach(record.findings) { code in
      if result.text.count > findings { result.text.append(UInt8(ascii: ";")) }
      result.text.append(contentsOf: CleansingCodes.findings[code].code.utf8)
    }
    let tail = result.text.count
    if let name = detail?.displayName {
      name.withUnsafeBufferPointer { OutputText.append(field: $0, to: &result.text) }
    } else {
      for position in 0..<record.name.count {
        if position > 0 { result.text.append(UInt8(ascii: " ")) }
        result.text.append(contentsOf: index.words[record.name[position]].display)
      }
    }
    result.text.append(UInt8(ascii: ","))
    OutputText.append(date: record.birthDate, to: &result.text)
    result.text.append(UInt8(ascii: ","))
    OutputText.append(id: record.citizenID, to: &result.text)
    result.text.append(UInt8(ascii: ","))
    switch record.sex {
    case .male: result.text.append(contentsOf: "Nam".utf8)
    case .female: result.text.append(contentsOf: "Nữ".utf8)
    case .unknown: break
    }
    result.text.append(UInt8(ascii: ","))
    let repairs = result.text.count
    CleansingCodes.forEach(record.repairs) { code in
      if result.text.count > repairs { result.text.append(UInt8(ascii: ";")) }
      result.text.append(contentsOf: CleansingCodes.repairs[code].code.utf8)
    }
    result.texts.append(
      RowText(
        start: UInt32(start), head: UInt32(findings - start), findings: UInt32(tail - findings),
        tail: UInt32(result.text.count - tail)))
  }
}

/// The distinct classes of one chunk: few, so that a walk over them is quicker than a hash.
private struct ClassList {
  private static let most = 4096
  private(set) var names: [[UInt8]] = []
  private(set) var isOutOfScope: [Bool] = []

  /// The number of a class; `isOutOfScope` is asked once for each new one.
  mutating func number(_ raw: UnsafeBufferPointer<UInt8>, isOutOfScope: () -> Bool) -> Int {
    for (number, known) in names.enumerated()
    where known.count == raw.count && known.elementsEqual(raw) {
      return number
    }
    guard names.count < ClassList.most else { return names.count - 1 }
    names.append(Array(raw))
    self.isOutOfScope.append(isOutOfScope())
    return names.count - 1
  }
}
