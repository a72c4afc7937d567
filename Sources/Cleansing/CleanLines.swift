import Tables

/// The lines of `changes.csv` and `findings.csv` of one chunk; the memory is used again.
final class CleanLines {
  var changes = CSVWriter()
  private var findings = CSVWriter()

  /// Writes a line of `findings.csv`.
  func addFinding(row: Int, column: [UInt8], _ code: CleansingCode) {
    findings.field(row)
    column.withUnsafeBufferPointer { findings.field($0) }
    findings.field(code.code)
    findings.field(code.vi)
    findings.field(code.en)
    findings.endRow()
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
