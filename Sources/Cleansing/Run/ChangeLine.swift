import Tables

/// A line of `changes.csv`: where, what it was, what it is, why, and how certain that is.
enum ChangeLine {
  static let header = [
    "row", "column", "column_number", "before", "after", "rules", "certainty", "before_form",
  ]

  /// - Parameter codes: What ``codes(of:_:)`` says of the edit.
  static func append(
    row: Int, column: Int, name: [UInt8], before: UnsafeBufferPointer<UInt8>, edit: CellEdit,
    codes: [UInt8], to writer: inout CSVWriter
  ) {
    writer.field(row)
    name.withUnsafeBufferPointer { writer.field($0) }
    writer.field(column + 1)
    let isText = TextRepair.isPlain(before) || String(validating: before, as: UTF8.self) != nil
    if isText {
      writer.field(before)
    } else {
      CellText.escaped(before).withUnsafeBufferPointer { writer.field($0) }
    }
    writer.field(edit.value)
    codes.withUnsafeBufferPointer { writer.field($0) }
    writer.field(edit.isCandidate ? "candidate" : "safe")
    writer.field(isText ? "text" : "bytes")
    writer.endRow()
  }

  /// The codes of the rules of an edit; those of what made it uncertain as well.
  static func codes(of edit: CellEdit, _ findings: CellFindingSet) -> [UInt8] {
    var codes: [UInt8] = []
    func add(_ code: CleansingCode) {
      if !codes.isEmpty { codes.append(0x3B) }
      codes.append(contentsOf: code.code.utf8)
    }
    CleanCodes.forEach(edit.repairs) { add(CleanCodes.repairs[$0]) }
    if edit.isCandidate {
      // What made the reading uncertain is the reason of the change.
      var rest = findings
      rest.removeMissing()
      CleanCodes.forEach(rest) { add(CleanCodes.findings[$0]) }
    }
    return codes
  }
}
