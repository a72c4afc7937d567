import Tables

/// One small text file, written whole or not at all.
enum TextFile {
  static func write(_ text: String, to path: String) throws(TableError) {
    let (folder, name) = split(path)
    let output = try OutputFolder(path: folder)
    let file = try output.makeFile(named: name)
    try file.write(text)
    _ = try file.finish()
    try output.commit()
  }

  /// The folder and the name of a path.
  static func split(_ path: String) -> (folder: String, name: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    let place = folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
    return (place, String(parts.last ?? ""))
  }
}
