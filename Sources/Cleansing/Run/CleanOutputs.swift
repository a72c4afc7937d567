import Tables

/// The files of a cleansing while it runs, and what is counted of the chunks that were written.
///
/// Takes the chunks in the order of the file.
struct CleanOutputs {
  /// The names, in the order of the manifest.
  static let names = [
    "cleaned.csv", "changes.csv", "findings.csv", "rejected.csv", "residue.csv", "profile.json",
    "manifest.json",
  ]

  private let folder: OutputFolder
  private let cleaned: OutputFile
  private let changes: OutputFile
  private let findings: OutputFile
  private let residue: OutputFile
  /// The finished files.
  private(set) var finished: [ManifestFile] = []
  /// What the profile is made of.
  private(set) var builder: ProfileBuilder
  private(set) var rejected: [RejectedRow] = []
  private var rows = 0
  /// The column of personal ID numbers.
  private let numberColumn: Int?
  private var slips: SlipBlocks

  init(
    in folder: OutputFolder, of reader: TableReader, _ roles: ColumnRoles, header: CleanedHeader
  ) throws(TableError) {
    self.folder = folder
    numberColumn = roles[.citizenID]
    slips = SlipBlocks(line: CleanOutputs.slipLine(numberColumn.map { roles.header[$0] } ?? ""))
    builder = ProfileBuilder(columnCount: reader.header.count)
    func makeFile(_ name: String, _ start: [UInt8]) throws(TableError) -> OutputFile {
      let file = try folder.makeFile(named: name, isDigested: true)
      try file.write(start)
      return file
    }
    cleaned = try makeFile("cleaned.csv", header.bytes)
    changes = try makeFile(
      "changes.csv", Array((ChangeLine.header.joined(separator: ",") + "\n").utf8))
    findings = try makeFile("findings.csv", Array("row,column,code,label_vi,label_en\n".utf8))
    residue = try makeFile("residue.csv", ResidueLine.start(reader, header))
  }

  /// All rows taken, those that are no records included.
  var rowCount: Int { rows + rejected.count }

  /// Writes the next chunk.
  ///
  /// - Parameter file: The table's bytes, which rows without changes are copied from.
  mutating func take(_ chunk: CleanedChunk, from file: MappedFile) throws(TableError) {
    try chunk.rows.write(to: cleaned, from: file)
    try changes.write(chunk.changes)
    try findings.write(slips.take(chunk.slips, findings: chunk.findings))
    try residue.write(chunk.residue)
    rejected.append(contentsOf: chunk.rejected)
    rows += chunk.rowCount
    builder.add(chunk.tally)
  }

  /// Writes what waits for rows behind it, when all chunks are taken.
  mutating func finishRows() throws(TableError) {
    try findings.write(slips.finish())
    if let numberColumn {
      let position = CleanCodes.position(of: .numberSlipped)
      builder.add(finding: position, slips.told, column: numberColumn)
    }
  }

  /// The line of a number that may be that of the row beside, behind the number of its row.
  private static func slipLine(_ heading: String) -> [UInt8] {
    var writer = CSVWriter()
    let code = CleanCodes.findings[CleanCodes.position(of: .numberSlipped)]
    // An empty first field, for the delimiter behind the number.
    writer.field("")
    for text in [heading, code.code, code.vi, code.en] { writer.field(text) }
    writer.endRow()
    return writer.bytes
  }

  /// Makes sure that no row was lost.
  func check(rowsIn: Int) throws(CleanError) {
    guard rowCount == rowsIn else {
      throw .lostRows(rowsIn: rowsIn, cleaned: rows, rejected: rejected.count)
    }
  }

  /// Finishes the files of rows and writes the rest.
  mutating func finish(_ profile: CleanProfile) throws {
    for file in [cleaned, changes, findings] { try finish(file) }
    try finish("rejected.csv", RejectedRow.csvText(rejected))
    try finish(residue)
    try finish("profile.json", Array(try JSONText.encode(profile).utf8))
  }

  private mutating func finish(_ name: String, _ content: [UInt8]) throws(TableError) {
    let file = try folder.makeFile(named: name, isDigested: true)
    try file.write(content)
    try finish(file)
  }

  private mutating func finish(_ file: OutputFile) throws(TableError) {
    let bytes = file.count
    let digest = try file.finish()
    finished.append(
      ManifestFile(role: "output", name: file.name, bytes: bytes, sha256: digest ?? ""))
  }
}
