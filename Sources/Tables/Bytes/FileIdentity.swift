import Glibc

/// Questions about files that only the system can answer.
package enum FileIdentity {
  /// Whether two paths lead to one file, or two addresses to one table.
  package static func isSame(_ first: String, _ second: String) -> Bool {
    if DatabaseAddress(first) != nil { return first == second }
    var (a, b) = (stat(), stat())
    guard first != "-", second != "-", stat(first, &a) == 0, stat(second, &b) == 0 else {
      return false
    }
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino
  }

  /// Whether there is a file or folder of this path.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  /// Whether a path leads to a pipe, whose bytes were there once.
  package static func isPipe(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  /// How an input is named in messages: the path, or the address of a database without passwords.
  package static func shown(_ path: String) -> String { DatabaseAddress(path)?.shown ?? path }

  /// The last part of a path; `-` for standard input.
  package static func lastPart(of path: String) -> String {
    String(path.split(separator: "/").last ?? "-")
  }
}
