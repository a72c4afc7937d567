import Glibc

/// A folder for one test, removed with everything in it when the object goes.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/khop-tables-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { fatalError("no temporary folder") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(path) }

  /// Writes a file and returns its path.
  func write(_ bytes: some Collection<UInt8>, to name: String) -> String {
    let file = path + "/" + name
    let stream = fopen(file, "wb")
    _ = Array(bytes).withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, stream) }
    fclose(stream)
    return file
  }

  /// The names in a folder, hidden ones too, sorted.
  static func names(in path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The text of a file.
  static func text(of path: String) throws -> String {
    String(decoding: try Bytes.read(path), as: UTF8.self)
  }

  private static func remove(_ path: String) {
    for name in names(in: path) {
      let child = path + "/" + name
      if unlink(child) != 0 { remove(child) }
    }
    rmdir(path)
  }
}

/// Reading files without the code under test.
enum Bytes {
  struct Failure: Error {}

  static func read(_ path: String) throws -> [UInt8] {
    guard let stream = fopen(path, "rb") else { throw Failure() }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(stream), byte != EOF {
      bytes.append(UInt8(truncatingIfNeeded: byte))
    }
    return bytes
  }
}
