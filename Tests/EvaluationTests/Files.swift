import Glibc

/// A folder for the files of one test, removed afterwards.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/khop-test-XXXXXX".utf8CString)
    path = String(cString: mkdtemp(&template))
  }

  deinit {
    for name in ["truth.csv", "outcomes.csv", "rows.csv"] { unlink(path + "/" + name) }
    rmdir(path)
  }

  /// Writes a file and returns its path.
  func write(_ text: String, _ name: String) -> String {
    let file = path + "/" + name
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    precondition(Glibc.write(descriptor, bytes, bytes.count) == bytes.count, "cannot write")
    return file
  }
}
