import Reporting
import Tables

#if canImport(Glibc)
  import Glibc
#endif

/// Writing to the terminal without Foundation.
enum Console {
  static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether standard output shows colours; `NO_COLOR` turns them off (no-color.org).
  static var showsColours: Bool {
    guard isatty(STDOUT_FILENO) == 1 else { return false }
    let isOff = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
    return !isOff && !isDumb
  }

  /// Prints a line on standard output; results are in their place before anything is printed.
  static func print(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }
  static func error(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

  /// Writes to a descriptor; when standard output cannot be written to, the program ends with 74.
  static func write(_ text: String, to descriptor: Int32) {
    guard let code = attempt(text, descriptor), descriptor == STDOUT_FILENO else { return }
    let reason = SystemWords.text(code, in: Usage.language)
    error(
      Usage.language.choose(
        vi: "khop: không ghi được ra luồng ra chuẩn (stdout) (\(reason))",
        en: "khop: standard output cannot be written to (\(reason))"))
    exit(74)
  }

  /// The error number of a failed write, or `nil`.
  private static func attempt(_ text: String, _ descriptor: Int32) -> Int32? {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return errno }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return nil
    }
  }
}
