import Tables

/// Whether a file of a finished run is still what the run has written, by its digest in `manifest.json`.
///
/// The digest is worked out on a thread of its own while the file is read. Nothing is said of a file in a folder without a
/// manifest, or of which the manifest has no digest: tables that other programs made. A manifest that is there and cannot
/// be read proves nothing and is an error.
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
  /// A file that is not there is left to its reader.
  ///
  /// - Throws: ``TableError`` with `notAsWritten` for a file of another length, and that of the manifest when it is there
  ///   and cannot be read.
  /// - Complexity: O(bytes) beside other work, about 1.5 GB/s.
  public init(folder: String, name: String) throws(TableError) {
    path = folder + "/" + name
    guard let file = try? MappedFile(path: path),
      let written = try Manifest.readIfPresent(folder: folder)?.outputs.first(where: {
        $0.name == name
      }), !written.sha256.isEmpty
    else {
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
