import Cleansing
import Glibc
import Identifiers
import Tables

/// A folder for the files of one test, removed afterwards.
final class CleanFolder {
  let path: String

  init() {
    var template = Array("/tmp/khop-clean-XXXXXX".utf8CString)
    path = String(cString: mkdtemp(&template))
  }

  deinit {
    for folder in ["clean", "again", "undo", "other"] {
      for name in [
        "cleaned.csv", "changes.csv", "findings.csv", "rejected.csv", "residue.csv",
        "profile.json", "manifest.json", "restored.csv",
      ] {
        unlink("\(path)/\(folder)/\(name)")
      }
      rmdir("\(path)/\(folder)")
    }
    unlink(path + "/input.csv")
    rmdir(path)
  }

  func write(_ bytes: [UInt8], to name: String = "input.csv") {
    let descriptor = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(descriptor) }
    precondition(Glibc.write(descriptor, bytes, bytes.count) == bytes.count, "cannot write")
  }

  func bytes(_ name: String) throws -> [UInt8] {
    let file = try MappedFile(path: path + "/" + name)
    return withExtendedLifetime(file) { Array(file.bytes) }
  }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// The data lines of a small file of results, split at commas outside quotes.
  func lines(_ name: String) throws -> [String] {
    try text(name).split(separator: "\n").dropFirst().map(String.init)
  }

  /// Cleanses `input` of this folder into `output`.
  @discardableResult
  func clean(
    _ input: String = "input.csv", to output: String = "clean", level: CleanLevel = .safe,
    threads: Int = 2, chunkLength: Int = 4 << 20
  ) throws -> CleanReport {
    var settings = CleanSettings(
      inputPath: path + "/" + input, outputPath: path + "/" + output, asOf: CleanFolder.asOf)
    settings.level = level
    settings.threads = threads
    settings.chunkLength = chunkLength
    var run = CleanRun(settings: settings, version: "test")
    return try run.run()
  }

  /// Undoes `clean` into `undo`.
  @discardableResult
  func undo(threads: Int = 2, isChecked: Bool = true) throws -> UndoReport {
    try UndoRun(
      folder: path + "/clean", outputPath: path + "/undo", threads: threads, isChecked: isChecked
    ).run()
  }

  func remove(_ name: String) { unlink(path + "/" + name) }

  static let asOf = BirthDate(year: 2024, month: 12, day: 31) ?? .empty
}
