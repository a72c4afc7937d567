import Tables
import VietnameseText

extension ChunkCleaner {
  /// Looks the commune's code and name up, the name as it is read.
  mutating func readPlace(_ row: borrowing Row) {
    var code: UInt16 = 0
    if let column = columns.communeCode { code = readCommuneCode(row, column) }
    current.communeCode = code != 0 && units.knows(code) ? code : 0
    current.isElsewhere =
      code != 0 && current.communeCode == 0 && !AdministrativeUnits.isInProvince(code)
    readText(row)
    if let column = columns.communeName { readCommuneName(row, column, code) }
  }

  private mutating func readCommuneName(_ row: borrowing Row, _ column: Int, _ code: UInt16) {
    let field = cell(row, column)
    if field.isEmpty || !AdministrativeUnits.isInProvince(code) && code != 0 { return }
    var reading = communeName(field)
    if reading.codes.isEmpty, code != 0,
      let text = CommuneNameReading.decoded(row.field(column), namedBy: code)
    {
      var repairs = CellRepairSet()
      repairs.record.name = text.repairs
      cells[column].findings.cell.remove(.bytesUnreadable)
      edit(row, column, to: text.bytes, repairs)
      reading = communeName(cell(row, column))
    }
    var findings = cells[column].findings
    // Of letters in an encoding that nobody knows, no list has anything.
    if findings.cell.contains(.bytesUnreadable) { return }
    if reading.codes.isEmpty {
      findings.cell.insert(.communeNameUnknown)
    } else if code != 0, !reading.codes.contains(code) {
      findings.cell.insert(.communeDisagrees)
    }
    note(column, findings)
  }

  /// What the lists know of a name; each is looked up once.
  private mutating func communeName(_ field: UnsafeBufferPointer<UInt8>) -> CommuneNameReading {
    let key = Array(field)
    if let known = communeNames[key] { return known }
    let reading = CommuneNameReading(field)
    if communeNames.count < 100_000 { communeNames[key] = reading }
    return reading
  }

  private mutating func readCommuneCode(_ row: borrowing Row, _ column: Int) -> UInt16 {
    let field = row.field(column)
    if field.isEmpty { return 0 }
    var code = RecordCleanser.plainCommuneCode(field)
    if code == 0 || field.count != 5 {
      // A text mark, spaces or the `.0` of a spreadsheet.
      var bytes = field.filter { $0 > 0x20 && $0 != 0x27 }
      var repairs = CellRepairSet()
      if field.contains(0x27) { repairs.record.id.insert(.textMark) }
      if field.contains(where: { $0 <= 0x20 }) { repairs.record.id.insert(.separators) }
      if bytes.count == 7, bytes[6] == 0x30, bytes[5] == 0x2E || bytes[5] == 0x2C {
        bytes.removeLast(2)
        repairs.record.id.insert(.floatForm)
      }
      let value = bytes.withUnsafeBufferPointer { RecordCleanser.plainCommuneCode($0) }
      if bytes.count == 5, units.knows(value) {
        code = value
        edit(row, column, to: bytes, repairs)
      }
    }
    if !units.knows(code), let found = RecordCleanser.codeBesideName(field) {
      code = found
      var repairs = CellRepairSet()
      repairs.record.id = .label
      edit(row, column, to: Array(String(found).utf8), repairs)
    }
    guard !units.knows(code) else {
      if field.count == 5 { current.known.insert(column, form: 0) }
      return code
    }
    var findings = CellFindingSet()
    let isElsewhere = field.count == 5 && code != 0 && !AdministrativeUnits.isInProvince(code)
    findings.cell = isElsewhere ? .communeElsewhere : .communeUnknown
    note(column, findings)
    return code
  }

  /// Tidies free text and decodes what no other rule reads.
  private mutating func readText(_ row: borrowing Row) {
    // By place: a list that is iterated is retained for every row.
    var place = 0
    while place < columns.text.count {
      let column = columns.text[place]
      place &+= 1
      let field = row.field(column)
      if field.count <= 20 {
        if readShortText(field, row, column) { continue }
      } else if column == columns.address, readKnownAddress(field, column) {
        continue
      }
      if forms.encodings[column] == nil, TextRepair.isPlain(field) { continue }
      tidy(field, row, column)
    }
    if columns.decoded.isEmpty { return }
    for column in columns.decoded {
      let field = row.field(column)
      if forms.encodings[column] != .viqr, !field.contains(where: { $0 >= 0x80 }) { continue }
      tidy(field, row, column)
    }
  }

  /// Reads an address that agrees with the code of its commune as the one before did; only its hamlet is looked at.
  ///
  /// - Returns: Whether it is one, with nothing wrong in its form.
  private mutating func readKnownAddress(
    _ field: UnsafeBufferPointer<UInt8>, _ column: Int
  ) -> Bool {
    guard current.communeCode != 0, column < 64, forms.encodings[column] == nil,
      let text = AddressVerdicts.tail(of: field)
    else { return false }
    let headCount = field.count &- text.count
    guard headCount <= KnownForms.longestHead,
      let tail = addressVerdicts.kept(text, current.communeCode), tail.isPlain,
      TextRepair.isPlain(UnsafeBufferPointer(rebasing: field[..<headCount]))
    else { return false }
    current.known.address = KnownForms.Headed(column: column, headCount: headCount, tail: tail.form)
    return true
  }

  /// Blanks what stands for nothing in a place of the person, and tells words that say so and numbers.
  ///
  /// - Returns: Whether the cell is done with.
  private mutating func readShortText(
    _ field: UnsafeBufferPointer<UInt8>, _ row: borrowing Row, _ column: Int
  ) -> Bool {
    guard column == columns.address, let first = field.first else { return false }
    switch PlaceWords.meaning(of: field, first) {
    case .place: return false
    case .nothing:
      var repairs = CellRepairSet()
      repairs.cell = .placeholder
      edit(row, column, to: EmptyCollection(), repairs)
    case .unknown:
      var findings = CellFindingSet()
      findings.cell = .placeUnknown
      note(column, findings)
    case .number:
      var findings = CellFindingSet()
      findings.record.id = .citizenIDInPlace
      note(column, findings)
    }
    return true
  }

  private mutating func tidy(
    _ field: UnsafeBufferPointer<UInt8>, _ row: borrowing Row, _ column: Int
  ) {
    let result = TextRepair.tidy(field, encoding: forms.encodings[column])
    if result.isUnreadable {
      var findings = cells[column].findings
      findings.cell.insert(.bytesUnreadable)
      note(column, findings)
      return
    }
    var repairs = CellRepairSet()
    repairs.record.name = result.repairs
    edit(row, column, to: result.bytes, repairs)
  }
}
