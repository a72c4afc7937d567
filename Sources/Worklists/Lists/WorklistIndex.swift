import Tables

/// `index.csv` of a folder of lists: for the one who sends them, and for the next call, which must not write over what
/// somebody has filled in.
///
/// Lists come back under the names under which they went out, and are saved where they came from. So the index keeps the
/// digest of each list, and a file is only replaced or taken away while it is the one that was written.
struct WorklistIndex {
  private static let name = "index.csv"
  private static let columns = ["file", "unit", "records", "sha256"]
  /// The results of other commands, each of which has a manifest beside it.
  private static let otherResults = ["outcomes.csv", "cleaned.csv"]

  private let folder: String
  private var digests: [String: String] = [:]
  /// The workbooks of an earlier call: a unit that has no open record any more would keep its old one, perhaps an
  /// unmasked one.
  private(set) var earlier: [String] = []

  /// Reads the index of a folder; there is none in a new one.
  ///
  /// - Throws: ``WorklistError`` with `holdsResults` for the results of another command, with `wouldReplace` for a table
  ///   of that name which is no such index, and for a list that is not as it was written.
  /// - Complexity: O(bytes of the lists) for the digests.
  init(folder: String) throws(WorklistError) {
    self.folder = folder
    if FileIdentity.exists(folder + "/manifest.json"),
      Self.otherResults.contains(where: { FileIdentity.exists(folder + "/" + $0) })
    {
      throw .holdsResults(path: folder)
    }
    let path = folder + "/" + Self.name
    guard FileIdentity.exists(path) else { return }
    guard
      let reader = try? TableReader.open(
        path: path, delimiter: UInt8(ascii: ","), encoding: .utf8, threads: 1),
      reader.header.starts(with: Self.columns.dropLast())
    else { throw .wouldReplace(path: path) }
    var rows: [(name: String, digest: String)] = []
    reader.readAll { row in
      let name = row.text(0)
      guard name.hasSuffix(".xlsx"), !name.contains("/") else { return }
      rows.append((name, row.fieldCount > 3 ? row.text(3) : ""))
    } rejected: { _ in
    }
    for (name, digest) in rows {
      earlier.append(name)
      digests[name] = digest
      try compare(name)
    }
  }

  /// Refuses a name under which something lies that no earlier call has written; its own lists were compared when the
  /// index was read.
  func check(_ name: String) throws(WorklistError) {
    let path = folder + "/" + name
    if digests[name] == nil, FileIdentity.exists(path) { throw .wouldReplace(path: path) }
  }

  /// Refuses a list that is not as it was written.
  private func compare(_ name: String) throws(WorklistError) {
    let path = folder + "/" + name
    guard FileIdentity.exists(path) else { return }
    do throws(TableError) {
      let file = try MappedFile(path: path)
      if FileDigest.hex(of: file) == digests[name] { return }
    } catch { throw .table(error) }
    throw .wouldReplace(path: path)
  }

  /// Writes the index of the lists that were made.
  static func write(_ files: [WorklistReport.File], to folder: OutputFolder) throws {
    var writer = CSVWriter(isFormulaSafe: true)
    writer.row(columns)
    for file in files {
      writer.field(file.name)
      writer.field(file.unit)
      writer.field(file.records)
      writer.field(file.sha256)
      writer.endRow()
    }
    let file = try folder.makeFile(named: name)
    try file.write(&writer)
    try file.finish()
  }
}
