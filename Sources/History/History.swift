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
      // A history of this version is looked at only: others may be reading it, and its folder may be read-only.
      let isReady = try? queue.read { database in
        try migrator.hasCompletedMigrations(database) && !migrator.hasBeenSuperseded(database)
      }
      if isReady != true { try alone(queue) { try bringUpToDate(queue, migrator, path) } }
      return queue
    }
  }

  /// Makes the tables that are missing, unless the file is another program's or a later version's.
  private static func bringUpToDate(
    _ queue: DatabaseQueue, _ migrator: DatabaseMigrator, _ path: String
  ) throws {
    if try queue.read(migrator.hasBeenSuperseded) { throw HistoryError(.newer, path: path) }
    let isForeign = try queue.read { database in
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
      return !tables.isEmpty && !tables.contains("grdb_migrations")
    }
    if isForeign { throw HistoryError(.notAHistory, path: path) }
    try migrator.migrate(queue)
  }

  /// Runs something while no other process reads or writes the file, over several transactions.
  ///
  /// A migrator asks which versions the file has and then adds those that are missing: another run must not add them between.
  private static func alone(_ queue: DatabaseQueue, _ body: () throws -> Void) throws {
    try queue.writeWithoutTransaction { database in
      // In this order: a lock that is asked for in the exclusive mode keeps the reader's lock while it waits for the writer's.
      try database.inTransaction(.exclusive) {
        try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
        return .commit
      }
    }
    defer {
      // The lock goes with the next reading.
      try? queue.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA locking_mode = NORMAL")
        _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master")
      }
    }
    try body()
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

  /// Changes the file, or leaves it as it was when `isKept` says so: it is asked when all is done and nothing holds yet.
  func write<Result>(
    isKept: () -> Bool, _ body: (Database) throws -> Result
  ) throws(HistoryError) -> Result {
    try History.attempt(path) {
      try queue.writeWithoutTransaction { database in
        try database.beginTransaction(.immediate)
        do {
          let result = try body(database)
          if isKept() { try database.commit() } else { try database.rollback() }
          return result
        } catch {
          try? database.rollback()
          throw error
        }
      }
    }
  }

  /// The present moment as it is stored, `2026-01-31T08:15:00Z`.
  static var now: String { Date().formatted(.iso8601) }

  /// The name of the account that runs the program.
  static var user: String {
    guard let entry = getpwuid(getuid()) else { return String(getuid()) }
    return String(cString: entry.pointee.pw_name)
  }
}
