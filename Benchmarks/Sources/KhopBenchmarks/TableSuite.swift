import Tables

/// The scanner of delimited text.
enum TableSuite {
  /// - Parameter path: A table with quoted fields.
  static func scanning(_ path: String) throws -> [Benchmark] {
    let reader = try TableReader.open(path: path, threads: 1)
    let bytes = reader.file.count
    return [
      Benchmark(name: "CSV/scan/\(bytes >> 20)MB", items: bytes, unit: "bytes") {
        var sum: UInt64 = 0
        reader.readAll { row in
          var length = 0
          for column in 0..<row.fieldCount { length &+= row.field(column).count }
          mix(&sum, UInt64(length))
        } rejected: { _ in
          mix(&sum, 1)
        }
        return sum
      }
    ]
  }
}
