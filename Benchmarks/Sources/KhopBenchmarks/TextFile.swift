import Glibc
import Tables

/// Small files of text.
enum TextFile {
  static func read(_ path: String) throws -> String {
    let file = try MappedFile(path: path)
    // The bytes live as long as the file.
    return withExtendedLifetime(file) { String(decoding: file.bytes, as: UTF8.self) }
  }

  static func write(_ text: String, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw TableError(.cannotCreate(errno), path: path) }
    defer { close(descriptor) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw TableError(.writeFailed(errno), path: path) }
      rest = rest.dropFirst(count)
    }
  }
}
