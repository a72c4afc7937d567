import Glibc
import Testing

/// A folder for one test, removed with everything in it when the object goes.
public final class TemporaryFolder {
  public let path: String

  public init() {
    var template = Array("/tmp/khop-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { fatalError("no temporary folder") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(path) }

  /// The path of a name in the folder.
  public func path(of name: String) -> String { path + "/" + name }

  /// Writes a file and returns its path.
  @discardableResult
  public func write(_ bytes: [UInt8], to name: String) -> String {
    let file = path(of: name)
    guard let stream = fopen(file, "wb") else { fatalError("no file in the temporary folder") }
    _ = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, stream) }
    fclose(stream)
    return file
  }

  /// Writes a text and returns the path of its file.
  @discardableResult
  public func write(_ text: String, to name: String) -> String { write(Array(text.utf8), to: name) }

  /// Removes a file; there may be none.
  public func remove(_ name: String) { unlink(path(of: name)) }

  /// The bytes of a file. A missing file fails the test: two missing files would be equal.
  public func bytes(of name: String) -> [UInt8] { Self.bytes(at: path(of: name)) }

  /// The text of a file. A missing file fails the test.
  public func text(of name: String) -> String { Self.text(at: path(of: name)) }

  /// The bytes of a file that may be missing.
  public func bytesIfPresent(of name: String) -> [UInt8]? {
    Self.bytesIfPresent(at: path(of: name))
  }

  /// The bytes of the file at a path. A missing file fails the test.
  public static func bytes(at path: String) -> [UInt8] {
    if let bytes = bytesIfPresent(at: path) { return bytes }
    // Only test targets have the macro that knows this place by itself.
    let place = SourceLocation(fileID: #fileID, filePath: #filePath, line: #line, column: #column)
    Issue.record("There is no file \(path).", sourceLocation: place)
    return []
  }

  /// The bytes of the file at a path, as text. A missing file fails the test.
  public static func text(at path: String) -> String {
    String(decoding: bytes(at: path), as: UTF8.self)
  }

  /// The bytes of the file at a path, if there is one.
  public static func bytesIfPresent(at path: String) -> [UInt8]? {
    guard let stream = fopen(path, "rb") else { return nil }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&block, 1, block.count, stream), count > 0 {
      bytes.append(contentsOf: block[..<count])
    }
    return bytes
  }

  /// The names in a folder, hidden ones too, sorted.
  public static func names(in path: String) -> [String] {
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

  private static func remove(_ path: String) {
    for name in names(in: path) {
      let child = path + "/" + name
      if unlink(child) != 0 { remove(child) }
    }
    rmdir(path)
  }
}
