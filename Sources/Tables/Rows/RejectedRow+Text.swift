extension RejectedRow {
  /// `rejected.csv`: the rows that are no record.
  package static func csvText(_ rows: [RejectedRow]) -> [UInt8] {
    var writer = CSVWriter()
    writer.row(["row", "byte_offset", "reason", "fields", "reason_vi", "reason_en"])
    for row in rows {
      writer.field(row.row)
      writer.field(row.byteOffset)
      writer.field(row.reason.rawValue)
      if let count = row.fieldCount { writer.field(count) } else { writer.emptyField() }
      writer.field(row.reason.label(in: .vietnamese))
      writer.field(row.reason.label(in: .english))
      writer.endRow()
    }
    return writer.bytes
  }
}
