import Glibc

/// Temporary files without a name: nobody else can open them, and they are gone with the program.
package enum NamelessFile {
  /// The folders that are tried, the last resorts.
  package static let folders = ["/tmp", "/var/tmp"]

  /// Makes a file in `TMPDIR`, or else in one of ``folders``.
  ///
  /// - Returns: A descriptor for reading and writing that the caller closes; `nil`, with `errno`, when no folder takes a
  ///   file.
  package static func open() -> Int32? {
    let own = getenv("TMPDIR").map { [String(cString: $0)] } ?? []
    for folder in own + folders {
      var template = Array((folder + "/khop-" + String(repeating: "X", count: 6)).utf8CString)
      let descriptor = mkstemp(&template)
      if descriptor >= 0 {
        unlink(template)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return descriptor
      }
    }
    return nil
  }
}
