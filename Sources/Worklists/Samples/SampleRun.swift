import Authentication
import History
import Identifiers
import Tables
import Workbooks

/// Draws the clerical sample of a run into a workbook for two reviewers.
///
/// Reviewers need names and numbers in full, so that the export is recorded in the history.
public struct SampleRun {
  public let folder: String
  public let outputPath: String
  public let size: Int
  public let seed: UInt64
  public let language: ReportLanguage
  public let configuration: Configuration
  public let threads: Int
  /// Where the inputs are now; `nil` for where the run has read them.
  public var insurancePath: String?
  public var referencePath: String?
  private let history: History

  public init(
    folder: String, outputPath: String, size: Int, seed: UInt64, language: ReportLanguage,
    configuration: Configuration, threads: Int, history: History
  ) {
    self.folder = folder
    self.outputPath = outputPath
    self.size = size
    self.seed = seed
    self.language = language
    self.configuration = configuration
    self.threads = threads
    self.history = history
  }

  /// Writes the workbook.
  ///
  /// - Returns: The number of records in it.
  /// - Throws: ``WorklistError``.
  public func run() throws(WorklistError) -> Int { try WorklistError.attempt(execute) }

  private func execute() throws -> Int {
    let inputs = try RunInputs(folder: folder)
    let manifest = inputs.manifest
    let insurance = try inputs.path(.insurance, named: insurancePath)
    let reference = try inputs.path(.reference, named: referencePath)
    let sample = ClericalSample(
      try OutcomeTable(folder: folder, threads: threads), size: size, seed: seed, threads: threads)
    let rows = Set(sample.rows)
    let open = OpenRecords(folder: folder, threads: threads)
    let (reader, roles) = try TableReader.open(
      path: insurance, kind: .insurance, configuration: configuration, threads: threads,
      legacy: .standard)
    let records = try open.complete(try open.choose(rows: rows), reader, roles)
    let lookup = PersonLookup(
      path: reference, configuration: configuration, asOf: WorklistRun.day(manifest.asOf),
      threads: threads)
    let people = try lookup.people(Set(records.map(\.person).filter { $0 != 0 }))

    let outcomes = manifest.outcomesSHA256
    let sheet = ReviewSheet(
      language: language, run: String(outcomes.prefix(8)).uppercased(), seed: seed)
    let workbook = try WorkbookWriter(
      title: language.choose(vi: "Mẫu soát đối chiếu", en: "Clerical sample"))
    for reviewer in 1...2 {
      sheet.write(
        try workbook.addSheet(
          named: language.choose(vi: "Người soát \(reviewer)", en: "Reviewer \(reviewer)")),
        reviewer: reviewer, records, people)
    }
    let bytes = try workbook.finish()
    try history.recordExport(
      kind: "sample", folder: outputPath, audience: "reviewers", records: records.count)
    try SingleFile.write(bytes, to: outputPath)
    return records.count
  }
}

/// One file, written whole or not at all.
enum SingleFile {
  /// Takes a file away that begins with a text, such as the header of an earlier result.
  static func remove(_ path: String, ifItBegins text: String) throws(TableError) {
    guard let file = try? MappedFile(path: path), file.bytes.starts(with: text.utf8) else { return }
    let (folder, name) = split(path)
    let output = try OutputFolder(path: folder)
    output.removeStale(named: name)
    try output.commit()
  }

  static func write(_ bytes: [UInt8], to path: String) throws(TableError) {
    let (folder, name) = split(path)
    let output = try OutputFolder(path: folder)
    let file = try output.makeFile(named: name)
    try file.write(bytes)
    try file.finish()
    try output.commit()
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    return (folder.isEmpty ? "/" : folder, name)
  }
}
