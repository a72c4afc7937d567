import Tables
import VietnameseText

/// What is known of a commune's name as a file writes it.
struct CommuneNameReading {
  /// The codes of all dates that bore the name, with or without marks.
  var codes: Set<UInt16>
}

extension ChunkCleaner {
  /// Looks the commune's code and name up.
  mutating func readPlace(_ row: borrowing Row) {
    var code: UInt16 = 0
    if let column = columns.communeCode { code = readCommuneCode(row, column) }
    guard let column = columns.communeName else { return }
    let field = row.field(column)
    if field.isEmpty || !AdministrativeUnits.isInProvince(code) && code != 0 { return }
    let key = Array(field)
    let reading: CommuneNameReading
    if let known = communeNames[key] {
      reading = known
    } else {
      reading = ChunkCleaner.readCommuneName(field)
      if communeNames.count < 100_000 { communeNames[key] = reading }
    }
    var findings = CellFindingSet()
    if reading.codes.isEmpty {
      findings.cell = .communeNameUnknown
    } else if code != 0, !reading.codes.contains(code) {
      findings.cell = .communeDisagrees
    }
    note(column, findings)
  }

  private mutating func readCommuneCode(_ row: borrowing Row, _ column: Int) -> UInt16 {
    let field = row.field(column)
    if field.isEmpty { return 0 }
    var code = RecordCleanser.communeCode(field)
    if code == 0 || field.count != 5 {
      // A text mark, spaces or the `.0` of a spreadsheet.
      var bytes = field.filter { $0 > 0x20 && $0 != 0x27 }
      var repairs = CellRepairSet()
      if bytes.count != field.count { repairs.record.id.insert(.textMark) }
      if bytes.count == 7, bytes.suffix(2).elementsEqual([0x2E, 0x30]) {
        bytes.removeLast(2)
        repairs.record.id.insert(.floatForm)
      }
      let value = bytes.withUnsafeBufferPointer { RecordCleanser.communeCode($0) }
      if bytes.count == 5, units.knows(value) {
        code = value
        edit(row, column, to: bytes, repairs)
      }
    }
    guard !units.knows(code) else { return code }
    var findings = CellFindingSet()
    let isElsewhere = field.count == 5 && code != 0 && !AdministrativeUnits.isInProvince(code)
    findings.cell = isElsewhere ? .communeElsewhere : .communeUnknown
    note(column, findings)
    return code
  }

  private static func readCommuneName(
    _ field: UnsafeBufferPointer<UInt8>
  ) -> CommuneNameReading {
    let tidy = TextRepair.tidy(field, encoding: nil)
    let name = String(decoding: tidy.bytes, as: UTF8.self)
    let meanings = AdministrativeUnits.standard.resolve(name: name).meanings
    let communes = meanings.filter { !$0.unit.kind.isDistrict }
    // A unit's codes: its own, and that of the unit that it went into.
    return CommuneNameReading(
      codes: Set(communes.flatMap { [$0.unit.code] + $0.currentCodes }))
  }

  /// Tidies free text and decodes what no other rule reads.
  mutating func readText(_ row: borrowing Row) {
    for column in columns.text {
      let field = row.field(column)
      if forms.encodings[column] == nil, TextRepair.isPlain(field) { continue }
      tidy(field, row, column)
    }
    for column in columns.decoded {
      let field = row.field(column)
      if !field.contains(where: { $0 >= 0x80 }) { continue }
      tidy(field, row, column)
    }
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
