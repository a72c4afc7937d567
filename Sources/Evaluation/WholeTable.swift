import Tables

/// A table of which every row counts: one that cannot be read is an error with its place and not a rejected row, for figures
/// without it would be those of another table.
struct WholeTable {
  private let path: String
  /// `nil` for a table that has a header and no row.
  private let reader: TableReader?

  /// Opens a table, whatever its format.
  ///
  /// - Throws: ``EvaluationError`` with `table`.
  init(path: String) throws(EvaluationError) {
    self.path = path
    do throws(TableError) {
      reader = try TableReader.open(path: path)
    } catch {
      guard error.reason == .noRows else { throw EvaluationError(.table(error), path: path) }
      reader = nil
    }
  }

  /// The names of the columns; none for a table without rows.
  var header: [String] { reader?.header ?? [] }

  /// The place of a column, when the table has it.
  func column(_ name: String) -> Int? { header.lastIndex(of: name) }

  /// The places of columns that must be there; of a table without rows nothing is asked.
  ///
  /// - Throws: ``EvaluationError`` with `missingColumn`.
  func columns(_ names: [String]) throws(EvaluationError) -> [Int] {
    var places: [Int] = []
    for name in names {
      guard let place = column(name) ?? (reader == nil ? 0 : nil) else {
        throw EvaluationError(.missingColumn(name), path: path)
      }
      places.append(place)
    }
    return places
  }

  /// Calls a closure with each row, in the order of the file.
  ///
  /// - Throws: ``EvaluationError`` of the closure, or with `badRow` for a row that cannot be read.
  func forEachRow(
    _ body: (borrowing Row) throws(EvaluationError) -> Void
  ) throws(EvaluationError) {
    guard let reader else { return }
    var scratch = reader.makeScratch()
    var failure: EvaluationError?
    for chunk in reader.chunks.indices {
      reader.readChunk(chunk, scratch: &scratch) { row in
        guard failure == nil else { return }
        do throws(EvaluationError) { try body(row) } catch { failure = error }
      } rejected: { row in
        if failure == nil {
          failure = EvaluationError(.badRow(row.reason), path: path, row: row.row)
        }
      }
      if let failure { throw failure }
      reader.releaseChunk(chunk)
    }
  }
}
