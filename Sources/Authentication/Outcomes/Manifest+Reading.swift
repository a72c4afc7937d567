import Tables

extension Manifest {
  /// Reads `manifest.json` of a finished run.
  ///
  /// - Throws: ``TableError`` when the file is not there or is no manifest of this version.
  static func read(folder: String) throws(TableError) -> Manifest {
    try JSONText.read(Manifest.self, path: folder + "/manifest.json")
  }

  /// Reads `manifest.json` of a folder that may have none, as tables of other programs.
  ///
  /// A manifest that is there and cannot be read is an error: without it nothing proves what else is in the folder.
  ///
  /// - Returns: `nil` only when the file is not there.
  /// - Throws: ``TableError`` when the file cannot be read or is no manifest of this version.
  public static func readIfPresent(folder: String) throws(TableError) -> Manifest? {
    try JSONText.readIfPresent(Manifest.self, path: folder + "/manifest.json")
  }

  /// The input with a role, `insurance` or `reference`.
  public func input(_ role: ExplainError.Input) -> File? {
    inputs.first { $0.role == role.rawValue }
  }
}
