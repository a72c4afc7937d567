import Tables

/// The lines of `changes.csv` and `findings.csv` of one chunk; the memory is used again.
final class CleanLines {
  private var changes = CSVWriter()
  private var findings = CSVWriter()
  private let columnNames: [[UInt8]]
  /// The codes of certain changes by their rules: a few hundred combinations come again and again.
  private var codes: [CellRepairSet: [UInt8]] = [:]
  /// The end of a line for each finding, written once: code and labels.
  private let labels: [[UInt8]]

  init(columnNames: [[UInt8]]) {
    self.columnNames = columnNames
    labels = CleanCodes.findings.map { code in
      var writer = CSVWriter()
      writer.field(code.code)
      writer.field(code.vi)
      writer.field(code.en)
      writer.endRow()
      return writer.bytes
    }
  }

  /// Writes a line of `changes.csv`.
  func addChange(
    row: Int, column: Int, before: UnsafeBufferPointer<UInt8>, edit: CellEdit,
    findings: CellFindingSet
  ) {
    var known = edit.isCandidate ? nil : codes[edit.repairs]
    if known == nil {
      known = ChangeLine.codes(of: edit, findings)
      if !edit.isCandidate { codes[edit.repairs] = known }
    }
    ChangeLine.append(
      row: row, column: column, name: columnNames[column], before: before, edit: edit,
      codes: known ?? [], to: &changes)
  }

  /// Writes a line of `findings.csv`; `code` is a position in ``CleanCodes/findings``.
  func addFinding(row: Int, column: Int, _ code: Int) {
    findings.field(row)
    columnNames[column].withUnsafeBufferPointer { findings.field($0) }
    labels[code].withUnsafeBufferPointer { findings.endRow(with: $0) }
  }

  /// Gives the lines away and begins anew.
  func take() -> (changes: [UInt8], findings: [UInt8]) {
    defer {
      changes.removeAll()
      findings.removeAll()
    }
    return (changes.bytes, findings.bytes)
  }
}
