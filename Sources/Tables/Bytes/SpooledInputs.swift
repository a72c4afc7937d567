import Synchronization

/// Inputs that give their bytes only once, such as pipes and databases, kept for whoever opens them again.
///
/// A run opens an input several times: to see what it is, to read it, to take its digest. All of them get the
/// same bytes. The copies are files without a name, which end with the program.
enum SpooledInputs {
  private static let kept = Mutex<[String: SpoolFile]>([:])

  /// The copy that was made of an input before, if there is one.
  static subscript(path: String) -> SpoolFile? {
    kept.withLock { $0[path] }
  }

  /// Makes the copy of an input.
  ///
  /// - Parameters:
  ///   - path: The input, as the user named it.
  ///   - shown: The same for messages.
  ///   - fill: Writes the bytes of the input into the copy.
  /// - Throws: What `fill` throws, and ``TableError`` when there is no room for the copy; nothing is kept then.
  static func spool(
    _ path: String, shown: String, fill: (SpoolFile) throws(TableError) -> Void
  ) throws(TableError) -> SpoolFile {
    let copy = try SpoolFile(path: shown)
    try fill(copy)
    kept.withLock { $0[path] = copy }
    return copy
  }
}
