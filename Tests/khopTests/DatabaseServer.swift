import Glibc
import TestSupport

/// A PostgreSQL server of one test, in a folder of its own and on a socket there; nobody else can reach it.
final class DatabaseServer {
  private let folder = TemporaryFolder()
  private let programs: String
  /// A server refuses to run as root: then it is the system's own user `postgres`.
  private let runner: [String]

  /// The address of its database without a table; the password stands there to be hidden.
  var address: String { "postgresql://postgres:mat-khau@/postgres?host=\(folder.path)" }

  /// Makes the database and starts the server; `nil` when the machine has none or it does not start.
  init?() {
    let versions = TemporaryFolder.names(in: "/usr/lib/postgresql").compactMap { Int($0) }
    guard let version = versions.max() else { return nil }
    programs = "/usr/lib/postgresql/\(version)/bin/"
    let isRoot = getuid() == 0
    runner =
      isRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : ["env"]
    if isRoot {
      guard let user = getpwnam("postgres"),
        chown(folder.path, user.pointee.pw_uid, user.pointee.pw_gid) == 0
      else { return nil }
    }
    chmod(folder.path, 0o711)
    let data = folder.path(of: "data")
    guard
      run("initdb", ["-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-locale", "-D", data])
        .status == 0
    else { return nil }
    let options = "-c listen_addresses='' -c unix_socket_directories=\(folder.path) -c fsync=off"
    guard
      run("pg_ctl", ["-D", data, "-w", "-l", folder.path(of: "log"), "-o", options, "start"]).status
        == 0
    else { return nil }
  }

  deinit { _ = run("pg_ctl", ["-D", folder.path(of: "data"), "-m", "immediate", "stop"]) }

  /// Runs SQL; the result is the text that `psql` gives.
  @discardableResult
  func run(sql: String) -> Command.Result {
    run(
      "psql",
      ["-q", "-t", "-v", "ON_ERROR_STOP=1", "-h", folder.path, "-U", "postgres", "-c", sql])
  }

  /// Makes a table of texts and fills it from comma-separated rows, the last row first.
  func makeTable(_ name: String, header: String, rows: [String], key: String? = nil) {
    let columns = header.split(separator: ",")
    let list = columns.map { "\($0) text" + ($0 == key ?? "" ? " PRIMARY KEY" : "") }
    run(sql: "CREATE TABLE \(name) (\(list.joined(separator: ", ")))")
    for row in PlainTable(
      Array((header + "\n" + rows.reversed().joined(separator: "\n") + "\n").utf8)
    )
    .rows {
      let values = row.map { cell in
        cell.isEmpty
          ? "NULL"
          : "'"
            + cell.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "''") + "'"
      }
      run(sql: "INSERT INTO \(name) VALUES (\(values.joined(separator: ", ")))")
    }
  }

  private func run(_ program: String, _ arguments: [String]) -> Command.Result {
    Command.run(runner + [programs + program] + arguments, program: "/usr/bin/env")
  }
}
