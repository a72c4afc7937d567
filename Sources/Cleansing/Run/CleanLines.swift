import Tables

/// The lines of `changes.csv`, `findings.csv` and `residue.csv` of one chunk; the memory is used again.
final class CleanLines {
  private var changes = CSVWriter()
  private var findings = CSVWriter()
  private var residue = CSVWriter(capacity: 1 << 10)
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

  /// How many bytes the lines of `findings.csv` take so far.
  var findingsLength: Int { findings.count }

  /// Writes a line of `residue.csv`.
  func addResidue(row: Int, _ kind: ResidueLine.Kind, _ bytes: UnsafeBufferPointer<UInt8>) {
    ResidueLine.append(row: row, kind, bytes, to: &residue)
  }

  /// Gives the lines away and begins anew.
  func take() -> (changes: [UInt8], findings: [UInt8], residue: [UInt8]) {
    defer {
      changes.removeAll()
      findings.removeAll()
      residue.removeAll()
    }
    return (changes.bytes, findings.bytes, residue.bytes)
  }
}
