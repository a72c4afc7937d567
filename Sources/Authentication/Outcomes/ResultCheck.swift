import Tables

/// Whether a file of a finished run is still what the run has written, by its digest in `manifest.json`.
///
/// The digest is worked out on a thread of its own while the file is read. Nothing is said of a file of which no manifest has
/// the digest, as of results of earlier versions and of tables that other programs made.
///
///     let check = try ResultCheck(folder: folder, name: "outcomes.csv")
///     // read the file
///     try check.finish()
public struct ResultCheck: Sendable {
  private let path: String
  private let known: String
  private let task: DigestTask?

  /// Begins the digest of a file of a run's folder.
  ///
  /// - Throws: ``TableError`` with `notAsWritten` for a file of another length.
  /// - Complexity: O(bytes) beside other work, about 1.5 GB/s.
  public init(folder: String, name: String) throws(TableError) {
    path = folder + "/" + name
    let written = (try? Manifest.read(folder: folder))?.outputs.first { $0.name == name }
    guard let written, !written.sha256.isEmpty, let file = try? MappedFile(path: path) else {
      (known, task) = ("", nil)
      return
    }
    if written.bytes != file.count { throw TableError(.notAsWritten, path: path) }
    known = written.sha256
    task = DigestTask(file)
  }

  /// Waits for the digest.
  ///
  /// - Throws: ``TableError`` with `notAsWritten` when the file has changed since the run.
  public func finish() throws(TableError) {
    if let task, task.value() != known { throw TableError(.notAsWritten, path: path) }
  }
}
