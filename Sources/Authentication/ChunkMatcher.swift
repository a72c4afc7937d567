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
struct ChunkMatcher {
  private let reader: TableReader
  private let roles: ColumnRoles
  private let index: ReferenceIndex
  private var cleanser: RecordCleanser
  private var matcher: RecordMatcher
  private let reasoning: Reasoning

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
    reasoning = Reasoning(index: index, thresholds: settings.thresholds)
  }

  mutating func match(chunk: Int) -> ChunkResult {
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
    var classNumbers: [[UInt8]: UInt16] = [:]
    reader.readChunk(chunk, scratch: &scratch) { row in
      details.removeAll(keepingCapacity: true)
      var record = cleanser.clean(row, details: &details)
      record.isOutOfScope = cleanser.isOutOfScope(row)
      let detail = record.detail >= 0 ? details[Int(record.detail)] : nil
      let decision = decide(&record, detail, row, &result)
      result.decisions.append(decision)
      result.citizenIDs.append(record.citizenID)
      result.insuranceNumbers.append(cleanser.insuranceNumber(row))
      CleansingCodes.forEach(record.repairs) { result.repairs[$0] += 1 }
      CleansingCodes.forEach(record.findings) { result.findings[$0] += 1 }
      result.facts.append(facts(record, row, &classNumbers, &result))
      writeText(record, detail, row, &result)
    } rejected: { row in
      result.rejected.append(row)
    }
    reader.releaseChunk(chunk)
    return result
  }

  private mutating func decide(
    _ record: inout CleanRecord, _ detail: RecordDetail?, _ row: borrowing Row,
    _ result: inout ChunkResult
  ) -> Decision {
    if !record.isOutOfScope, record.citizenID != 0, record.birthDate != 0,
      let owner = index.row(citizenID: record.citizenID),
      index.birthDates[Int(owner)] == record.birthDate,
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
    guard words.count == name.count else { return false }
    for position in 0..<words.count where words[position] != name[position] { return false }
    return true
  }

  private func facts(
    _ record: CleanRecord, _ row: borrowing Row, _ classNumbers: inout [[UInt8]: UInt16],
    _ result: inout ChunkResult
  ) -> RowFacts {
    var facts = RowFacts()
    facts.commune = record.commune
    facts.birthYear = UInt16(truncatingIfNeeded: record.birthDate >> 9)
    facts.sex = record.sex.rawValue
    facts.rowNumber = UInt32(truncatingIfNeeded: row.number)
    facts.isClean =
      record.citizenID != 0 && record.birthDate != 0 && record.name.count >= 2
      && record.findings.isEmpty
    if let column = roles[.participantClass] {
      let raw = row.field(column)
      let key = Array(raw.prefix(64))
      if let known = classNumbers[key] {
        facts.participantClass = known
      } else {
        let number = UInt16(min(result.classes.count, 65535))
        if classNumbers.count < 65000 {
          classNumbers[key] = number
          result.classes.append(String(decoding: key, as: UTF8.self))
        }
        facts.participantClass = number
      }
    } else if result.classes.isEmpty {
      result.classes.append("")
    }
    return facts
  }

  // MARK: Text

  private mutating func writeText(
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
    if record.citizenID != 0 { OutputText.append(id: record.citizenID, to: &result.text) }
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
