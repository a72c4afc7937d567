import Authentication
import History
import Identifiers
import Tables
import Workbooks

/// Draws the clerical sample of a run into a workbook for two reviewers.
///
/// Reviewers need names and numbers in full, so that the export is recorded in the history.
public struct SampleRun {
  /// The output folder of the run.
  public let folder: String
  /// The workbook that is written.
  public let outputPath: String
  /// How many records are drawn, as far as there are so many.
  public let size: Int
  /// The same seed draws the same records of the same run.
  public let seed: UInt64
  /// The language of the workbook.
  let language: ReportLanguage
  /// How inputs are read.
  public let configuration: Configuration
  /// The number of threads; the sample does not depend on it.
  public let threads: Int
  /// Where the inputs are now; `nil` for where the run has read them.
  public var insurancePath: String?
  /// Where the register is now; `nil` for where the run has read it.
  public var referencePath: String?
  private let history: History

  /// A sample that is recorded in a history.
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
      path: reference, configuration: configuration, asOf: BirthDate(iso: manifest.asOf) ?? .empty,
      threads: threads)
    let people = try lookup.people(Set(records.map(\.person).filter { $0 != 0 }))

    let outcomes = manifest.outcomesSHA256
    let sheet = ReviewSheet(
      language: language, run: String(outcomes.prefix(8)).uppercased(), seed: seed)
    let workbook = try WorkbookWriter(
      title: language.choose(vi: "Mẫu rà soát đối chiếu", en: "Clerical sample"))
    for reviewer in 1...2 {
      sheet.write(
        try workbook.addSheet(
          named: language.choose(vi: "Người rà soát \(reviewer)", en: "Reviewer \(reviewer)")),
        reviewer: reviewer, records, people)
    }
    let bytes = try workbook.finish()
    try history.recordExport(
      kind: "sample", folder: outputPath, audience: "reviewers", records: records.count)
    try OutputFolder.write(bytes, to: outputPath)
    return records.count
  }
}
