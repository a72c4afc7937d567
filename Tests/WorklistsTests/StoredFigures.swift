import GRDB

@testable import History

extension History {
  /// A figure of all runs, as other programs read it from the table of figures.
  func storedFigure(_ code: String) throws -> [Int] {
    try read { database in
      try Int.fetchAll(
        database, sql: "SELECT value FROM figures WHERE code = ? AND key = '' ORDER BY run",
        arguments: [code])
    }
  }
}
