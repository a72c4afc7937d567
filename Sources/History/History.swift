import FoundationEssentials
internal import GRDB
import Glibc
import Tables

/// The office's memory: runs with their figures, lists that went out, corrections that came back, and every
/// export with unmasked names and numbers.
///
/// One SQLite file, readable by its owner only; its tables are brought up to date when it is opened.
///
///     let history = try History(path: "khop.sqlite", mode: .create)
///     try history.record(manifest, summary, folder: "results")
///     try history.runs()
public final class History {
  /// How a history is opened.
  public enum Mode: Sendable {
    /// It must be there.
    case existing
    /// It is made when it is not there.
    case create
  }

  /// The file, as the user named it.
  public let path: String
  /// Whether opening it has made it.
  public let isNew: Bool
  let queue: DatabaseQueue

  /// Opens a history.
  ///
  /// - Throws: ``HistoryError``.
  public init(path: String, mode: Mode) throws(HistoryError) {
    self.path = path
    var isNew = false
    if access(path, F_OK) != 0 {
      guard mode == .create else { throw HistoryError(.notFound, path: path) }
      // Made here, so that nobody else can read it for a moment; SQLite gives its journals the same mode.
      let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if descriptor >= 0 {
        close(descriptor)
        isNew = true
      } else if errno != EEXIST {
        // One that another run has made this moment is as good.
        throw HistoryError(.cannotWrite(String(cString: strerror(errno))), path: path)
      }
    }
    do throws(HistoryError) {
      queue = try History.open(path)
    } catch {
      // An empty file would be left behind; what another run has put into it meanwhile stays.
      var status = stat()
      if isNew, stat(path, &status) == 0, status.st_size == 0 { unlink(path) }
      throw error
    }
    self.isNew = isNew
  }

  private static func open(_ path: String) throws(HistoryError) -> DatabaseQueue {
    try attempt(path) {
      var configuration = GRDB.Configuration()
      configuration.busyMode = .timeout(5)
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      let migrator = HistoryMigrations.migrator
      if try queue.read(migrator.hasBeenSuperseded) { throw HistoryError(.newer, path: path) }
      let isForeign = try queue.read { database in
        let tables = try String.fetchAll(
          database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
        return !tables.isEmpty && !tables.contains("grdb_migrations")
      }
      if isForeign { throw HistoryError(.notAHistory, path: path) }
      try migrate(queue, migrator)
      return queue
    }
  }

  /// Brings the tables up to date, beside other runs that may do so at this moment.
  ///
  /// A migrator asks once which versions the file has, so that a version that another run adds behind its question
  /// is an error to it: it asks again, at most once for each version.
  private static func migrate(_ queue: DatabaseQueue, _ migrator: DatabaseMigrator) throws {
    for _ in migrator.migrations {
      do {
        return try migrator.migrate(queue)
      } catch let error as DatabaseError
        where [.SQLITE_ERROR, .SQLITE_CONSTRAINT].contains(error.resultCode)
      {
        continue
      }
    }
    try migrator.migrate(queue)
  }

  // MARK: Errors

  /// Runs something on the database and gives its errors this room's form.
  static func attempt<Result>(_ path: String, _ body: () throws -> Result) throws(HistoryError)
    -> Result
  {
    do {
      return try body()
    } catch let error as HistoryError {
      throw error
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_NOTADB, .SQLITE_CORRUPT: throw HistoryError(.notAHistory, path: path)
      case .SQLITE_BUSY, .SQLITE_LOCKED: throw HistoryError(.busy, path: path)
      default:
        // The message of a constraint or of the disk; GRDB keeps values out of it.
        throw HistoryError(.cannotWrite(error.message ?? "SQLite \(error.resultCode)"), path: path)
      }
    } catch {
      throw HistoryError(.notAHistory, path: path)
    }
  }

  func read<Result>(_ body: (Database) throws -> Result) throws(HistoryError) -> Result {
    try History.attempt(path) { try queue.read(body) }
  }

  func write<Result>(_ body: (Database) throws -> Result) throws(HistoryError) -> Result {
    try History.attempt(path) { try queue.write(body) }
  }

  /// The present moment as it is stored, `2026-01-31T08:15:00Z`.
  static var now: String { Date().formatted(.iso8601) }

  /// The name of the account that runs the program.
  static var user: String {
    guard let entry = getpwuid(getuid()) else { return String(getuid()) }
    return String(cString: entry.pointee.pw_name)
  }
}
