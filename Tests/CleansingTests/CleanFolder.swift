import Identifiers
import Tables
import TestSupport

@testable import Cleansing

/// A folder for the files of one test, removed afterwards.
struct CleanFolder {
  private let folder = TemporaryFolder()
  var path: String { folder.path }

  func write(_ bytes: [UInt8], to name: String = "input.csv") { folder.write(bytes, to: name) }

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

  func remove(_ name: String) { folder.remove(name) }

  static let asOf = BirthDate(year: 2024, month: 12, day: 31) ?? .empty
}
