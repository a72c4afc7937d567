import Tables

extension ChunkCleaner {
  /// Tells when an address names a commune that cannot be the one of the code, that may be several, or that is in no list.
  ///
  /// - Parameter code: The commune code of the row when a list of some date has it, otherwise `0`.
  mutating func compareAddress(_ row: borrowing Row, with code: UInt16) {
    guard let column = columns.address else { return }
    var verdict = addressVerdicts.verdict(ofAddress: cell(row, column), code)
    if verdict.contains(.isGarbled) {
      decodeAddress(row, column, code)
      verdict = addressVerdicts.verdict(ofAddress: cell(row, column), code)
    }
    if verdict.contains(.disagrees) {
      var findings = cells[column].findings
      findings.cell.insert(.addressDisagrees)
      note(column, findings)
    }
    if !verdict.findings.isEmpty { note(verdict.findings, column) }
  }

  /// Decodes an address whose letters are all of Vietnamese, so that it looked plain: VNI, Windows-1258, VIQR, character
  /// codes.
  ///
  /// Where more than one encoding would do, the one that gives the commune of the code; otherwise tells that its letters
  /// are not known.
  private mutating func decodeAddress(_ row: borrowing Row, _ column: Int, _ code: UInt16) {
    let text = TextRepair.tidy(row.field(column), encoding: nil)
    if text.isDecoded {
      var repairs = CellRepairSet()
      repairs.record.name = text.repairs
      edit(row, column, to: text.bytes, repairs)
      return
    }
    if let found = CommuneNameReading.decodedAddress(row.field(column), namedBy: code) {
      var repairs = CellRepairSet()
      repairs.record.name = found.repairs
      edit(row, column, to: found.bytes, repairs)
      return
    }
    var findings = cells[column].findings
    findings.cell.insert(.bytesUnreadable)
    note(column, findings)
  }

  /// Tells when the column of districts names one in which the commune of the code never lay.
  mutating func compareDistrict(_ row: borrowing Row) {
    guard let column = columns.district, current.communeCode != 0,
      !addressVerdicts.mayLie(current.communeCode, in: cell(row, column))
    else { return }
    var findings = cells[column].findings
    findings.cell.insert(.addressDisagrees)
    note(column, findings)
  }
}
