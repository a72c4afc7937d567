import Identifiers
import Tables
import VietnameseText

/// A name as it was read and as it is to be written.
struct NameCellReading: Sendable {
  /// The name in proper capitals; empty when there is none to write.
  var text: [UInt8] = []
  var repairs = CellRepairSet()
  var findings = NameFindings()
  /// The cell holds a sign for "no name".
  var isPlaceholder = false
  /// The text is another reading that is not certain.
  var isCandidate = false
}

extension ChunkCleaner {
  /// Findings that say that the words are not, or not surely, those of the person.
  private static let foreignToPerson: NameFindings = [.relation, .notAName, .tooLong]

  /// Names that say nothing about the sex, or whose words may stand in another order.
  private static let sexless: NameFindings = [.minority, .noMarks, .possibleOrderChange]

  /// Reads the name, in one column or in several.
  mutating func readName(_ row: borrowing Row) {
    let names = columns.names
    if names.count == 1 {
      readWholeName(row, names[0])
    } else if !names.isEmpty {
      readSplitName(row, names)
    }
  }

  private mutating func readWholeName(_ row: borrowing Row, _ column: Int) {
    let field = row.field(column)
    guard let reading = read(field) else { return }
    var findings = CellFindingSet()
    findings.record.name = reading.findings
    note(column, findings)
    readDateBesideName(row, field)
    if reading.isPlaceholder {
      edit(row, column, to: EmptyCollection(), reading.repairs)
    } else if !reading.text.isEmpty {
      let date = dateToKeep()
      let number = numberToKeep(row, field)
      // Of both beside the name, nothing is taken out.
      if !date.isEmpty, !number.isEmpty { return }
      edit(
        row, column, to: reading.text + date + number, reading.repairs,
        isCandidate: reading.isCandidate)
    }
  }

  /// What is to be written behind the name so that a personal ID number there is not lost: `, 040190123456`.
  ///
  /// Where candidates are taken it goes into its own column, if that is empty.
  private mutating func numberToKeep(
    _ row: borrowing Row, _ name: UnsafeBufferPointer<UInt8>
  ) -> [UInt8] {
    guard let number = cleanser.numberBesideName(name) else { return [] }
    let text = digits(number, 12)
    let kept = [0x2C, 0x20] + text
    guard let column = columns.citizenID else { return kept }
    if cell(row, column).elementsEqual(text) { return [] }
    guard cell(row, column).allSatisfy({ $0 <= 0x20 }) else { return kept }
    var findings = cells[column].findings
    findings.record.id.insert(.citizenIDInPlace)
    note(column, findings)
    if level != .candidates { return kept }
    edit(row, column, to: text, CellRepairSet(), isCandidate: true)
    return []
  }

  /// Looks for a birth date beside the name that says more than the row does, and takes it where candidates are taken.
  private mutating func readDateBesideName(
    _ row: borrowing Row, _ name: UnsafeBufferPointer<UInt8>
  ) {
    let column = columns.birthDate
    if let column, current.date.isEmpty, !cell(row, column).allSatisfy({ $0 <= 0x20 }) { return }
    current.dateBesideName = cleanser.dateBesideName(name, besides: current.date)
    guard case .candidate(let date) = current.dateBesideName else { return }
    if column == nil, roles.hasBirthDate { current.dateBesideName = .nothing }
    if let column, level == .candidates { writeCandidate(date, row, column) }
  }

  /// The date to be written behind a name, where it is not written into another column: `, 1956`.
  private func dateToKeep() -> [UInt8] {
    guard case .candidate(let date) = current.dateBesideName,
      columns.birthDate == nil || level != .candidates
    else { return [] }
    return Array(", \(date.text)".utf8)
  }

  /// Tells that a birth date stands beside the name, or one that contradicts that of the row.
  mutating func noteDateBesideName() {
    guard let column = columns.birthDate ?? columns.names.first else { return }
    var findings = cells[column].findings
    findings.record.date.insert(
      current.dateBesideName == .disagrees ? .besideNameDisagrees : .besideName)
    note(column, findings)
  }

  /// Reads a name; `nil` when it is right as it stands and nothing is to be said about it.
  private mutating func read(_ field: UnsafeBufferPointer<UInt8>) -> NameCellReading? {
    if profile.nameEncoding == nil, let name = cleanser.plainName(field) {
      if name.findings.isDisjoint(with: ChunkCleaner.sexless) {
        current.isSexUnlikely = sexEvidence.contradicts(name.words, current.sex)
      }
      // A name of plain words is written as its words are displayed.
      if name.isDisplayed {
        return name.findings.isEmpty ? nil : NameCellReading(findings: name.findings)
      }
      var result = NameCellReading(findings: name.findings)
      result.repairs.record.name = name.repairs
      result.text = display(of: name.words)
      completeRepairs(&result, name.letterCase != .title)
      return result
    }
    // Reading a damaged name takes long, and the commoner ones come again.
    let key = ProfileTally.hash(field)
    let place = Int(truncatingIfNeeded: key) & (ChunkCleaner.nameCount - 1)
    if let known = nameReadings[place], known.key == key { return known.reading }
    let result = readDamaged(field)
    nameReadings[place] = (key, result)
    return result
  }

  /// How many readings of damaged names are kept.
  static let nameCount = 1 << 14

  private mutating func readDamaged(_ field: UnsafeBufferPointer<UInt8>) -> NameCellReading {
    let reading = cleanser.wholeName(field)
    var result = NameCellReading(findings: reading.findings)
    result.repairs.record.name = reading.repairs
    if reading.words.isEmpty {
      if reading.findings.contains(.empty), !field.isEmpty {
        result.isPlaceholder = true
        let isBlank = field.allSatisfy { $0 <= 0x20 }
        result.repairs.cell = isBlank ? [] : .placeholder
        result.repairs.record.name = isBlank ? .spacing : []
      }
      return result
    }
    if !reading.findings.isDisjoint(with: ChunkCleaner.foreignToPerson) { return result }
    let display = Array(reading.display().utf8)
    if field.elementsEqual(display) {
      applyCandidate(reading.alternatives, &result)
      return result
    }
    // Letters that the reader could not tell must not be lost from the file.
    if display.contains(0x3F), !field.contains(0x3F) { return result }
    if reading.findings.contains(.foreign), isOwnCase(field, display) { return result }
    if isMarkPerhapsLost(reading) || isBorderLost(reading, field, display) {
      result.repairs = CellRepairSet()
      return result
    }
    result.text = display
    completeRepairs(&result, TokenCache.isUpper(field))
    if level == .candidates {
      // What is uncertain about the mended name, as it would be the next time.
      let again = readAgain(display)
      result.findings.formUnion(again.findings)
      applyCandidate(again.alternatives, &result)
    }
    return result
  }

  /// Whether a sign or digit that would go may be a key for a mark, so that the name is somebody else's without it: `Phương5`,
  /// `Du'`. It stays for a person, or for a candidate.
  private func isMarkPerhapsLost(_ reading: NameReading) -> Bool {
    level != .candidates && reading.findings.contains(.possibleTypingResidue)
      && !reading.repairs.isDisjoint(with: [.digits, .symbols])
  }

  /// Whether a capital within letters that are no word would become small, and with it the border of two words: `GiàRả`.
  private func isBorderLost(
    _ reading: NameReading, _ field: UnsafeBufferPointer<UInt8>, _ display: [UInt8]
  ) -> Bool {
    guard reading.findings.contains(.invalidSyllable), field.count == display.count,
      reading.repairs.isSubset(of: [.letterCase])
    else { return false }
    let hasSmall = field.contains { $0 &- 0x61 < 26 }
    return hasSmall
      && field.indices.dropFirst().contains { place in
        field[place] &- 0x41 < 26 && display[place] == field[place] | 0x20
          && field[place - 1] != 0x20
      }
  }

  /// Reads a name that was written here; without its other readings when its words are plain.
  private mutating func readAgain(
    _ name: [UInt8]
  ) -> (words: WordList, findings: NameFindings, alternatives: [WordList]) {
    var record = CleanRecord()
    var detail = RecordDetail()
    name.withUnsafeBufferPointer { cleanser.readName($0, &record, &detail) }
    return (record.name, record.findings.name, detail.nameAlternatives)
  }

  /// A change without a rule is one of capitals.
  private func completeRepairs(_ reading: inout NameCellReading, _ isOtherCase: Bool) {
    if reading.repairs.isEmpty || isOtherCase { reading.repairs.record.name.insert(.letterCase) }
  }

  /// Whether a foreign name differs in capitals only and uses both kinds: McDonald is left so.
  private func isOwnCase(_ field: UnsafeBufferPointer<UInt8>, _ display: [UInt8]) -> Bool {
    guard field.count == display.count else { return false }
    var hasUpper = false
    var hasLower = false
    for (left, right) in zip(field, display) {
      if left != right, left | 0x20 != right | 0x20 { return false }
      hasUpper = hasUpper || left &- 0x41 < 26
      hasLower = hasLower || left &- 0x61 < 26
    }
    return hasUpper && hasLower
  }

  private mutating func applyCandidate(_ readings: [[String]], _ result: inout NameCellReading) {
    guard level == .candidates, readings.count == 1 else { return }
    applyCandidate([cleanser.numbers(of: readings[0])], &result)
  }

  private mutating func applyCandidate(_ readings: [WordList], _ result: inout NameCellReading) {
    // The nearest Vietnamese words are no reading of a foreign name.
    guard level == .candidates, readings.count == 1, !result.findings.contains(.foreign) else {
      return
    }
    let words = readings[0]
    guard words.count < WordList.capacity else { return }
    let text = display(of: words)
    // A reading that is itself in doubt would be changed back the next time.
    let again = readAgain(text)
    guard again.alternatives.isEmpty, again.words == words else { return }
    result.text = text
    result.isCandidate = true
  }

  private func display(of list: WordList) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for number in 0..<list.count {
      if number > 0 { text.append(0x20) }
      text.append(contentsOf: words.display(list[number]))
    }
    return text
  }

  // MARK: Several columns

  private mutating func readSplitName(_ row: borrowing Row, _ columns: [Int]) {
    var joined: [UInt8] = []
    var counts: [Int] = []
    for column in columns {
      let field = row.field(column)
      counts.append(wordCount(field))
      if field.isEmpty { continue }
      if !joined.isEmpty { joined.append(0x20) }
      joined.append(contentsOf: field)
    }
    let reading = joined.withUnsafeBufferPointer { read($0) }
    guard let reading else { return }
    var findings = CellFindingSet()
    findings.record.name = reading.findings
    note(columns[columns.count - 1], findings)
    guard !reading.text.isEmpty, !reading.isPlaceholder else { return }
    let words = String(decoding: reading.text, as: UTF8.self).split(separator: " ")
    guard let parts = cut(words.map(String.init), counts, columns) else { return }
    for (column, part) in zip(columns, parts) {
      edit(
        row, column, to: Array(part.joined(separator: " ").utf8), reading.repairs,
        isCandidate: reading.isCandidate)
    }
  }

  /// Gives each column as many words as it had; when words were joined or parted, by the parts of the name.
  private func cut(_ words: [String], _ counts: [Int], _ columns: [Int]) -> [[String]]? {
    if counts.reduce(0, +) == words.count {
      var start = 0
      return counts.map { count in
        defer { start += count }
        return Array(words[start..<(start + count)])
      }
    }
    guard words.count >= 2 else { return nil }
    let split = NameParts.split(words.map { $0.lowercased() })
    // Surnames that stand behind the given name, as in the Central Highlands, are left to a person.
    guard split.given.lowerBound >= split.surname.upperBound else { return nil }
    return columns.map { column in
      if column == roles[.givenName] { return Array(words[split.given]) }
      if column == roles[.surname] {
        let end = roles[.middleName] == nil ? split.given.lowerBound : split.surname.upperBound
        return Array(words[..<end])
      }
      let start = roles[.surname] == nil ? 0 : split.surname.upperBound
      return Array(words[start..<split.given.lowerBound])
    }
  }

  private func wordCount(_ field: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var isInside = false
    for byte in field {
      if byte == 0x20 {
        isInside = false
      } else if !isInside {
        isInside = true
        count += 1
      }
    }
    return count
  }
}
