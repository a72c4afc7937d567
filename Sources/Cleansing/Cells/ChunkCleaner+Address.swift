import Tables

extension ChunkCleaner {
  /// Tells when an address names a commune that cannot be the one of the code, that may be several, or that is in no list.
  ///
  /// - Parameter code: The commune code of the row when a list of some date has it, otherwise `0`.
  mutating func compareAddress(_ row: borrowing Row, with code: UInt16) {
    guard let column = columns.address else { return }
    let verdict = addressVerdicts.verdict(ofAddress: cell(row, column), code)
    if verdict.contains(.disagrees) {
      var findings = cells[column].findings
      findings.cell.insert(.addressDisagrees)
      note(column, findings)
    }
    if !verdict.findings.isEmpty { note(verdict.findings, column) }
  }
}
