import Corpora
import Identifiers
import Tables
import VietnameseText

/// A failure of cleansing a file, or of undoing it.
public enum CleanError: Error, Sendable, Equatable {
  case table(TableError)
  /// The result would replace the file that is read.
  case sameFile
  /// The program has lost rows: a fault of the program, never of the data.
  case lostRows(rowsIn: Int, cleaned: Int, rejected: Int)
  /// A line of `changes.csv` does not fit `cleaned.csv`; one of them was changed by hand.
  case changeDoesNotFit(line: Int)
  /// A line of `residue.csv` is none that cleansing writes.
  case residueDoesNotFit(line: Int)
  /// The result has no manifest that can be read, so that nothing proves its files whole.
  case noManifest
  /// A file of the result is not the one that cleansing wrote: its digest is another, or it is gone.
  case notAsWritten(file: String)
}

/// What to cleanse and how.
public struct CleanSettings: Sendable {
  /// The file; `-` is standard input.
  public var inputPath: String
  /// The folder of the results; made when it is missing.
  public var outputPath: String
  /// The day of the run; later birth dates are impossible.
  public var asOf: BirthDate
  /// Whether readings that are not certain are written too.
  public var level = CleanLevel.safe
  /// How the file is read.
  public var configuration = Configuration()
  /// The digest of the configuration file, for the manifest.
  public var configurationDigest: String?
  /// The number of threads; the results do not depend on it.
  public var threads = 1
  /// About how many bytes one thread takes at once.
  var chunkLength = TableReader.Limits().chunkLength

  /// Settings for safe repairs, without a configuration.
  public init(inputPath: String, outputPath: String, asOf: BirthDate) {
    self.inputPath = inputPath
    self.outputPath = outputPath
    self.asOf = asOf
  }
}

/// What cleansing a file gives back to its caller.
public struct CleanReport: Sendable {
  /// What the file was like, as `profile.json` has it.
  public let profile: CleanProfile
  /// What went in and came out, as `manifest.json` has it.
  public let manifest: CleanManifest
  /// What the user should know: columns of one meaning, columns that may be of use, other sheets, rows that are nobody.
  public let notes: [BilingualText]
}

/// Cleanses one file without a register: every row out as it came in, repaired where that is certain.
///
/// Writes `cleaned.csv`, `changes.csv`, `findings.csv`, `rejected.csv`, `residue.csv`, `profile.json` and
/// `manifest.json`, all or none. Results depend on the file, the configuration, the level and the day, never
/// on threads. Memory does not grow with the file, but for 24 bytes a row by which repeated keys are found, most of which
/// ``SharedNumbers`` had before; the pages of a file that is small against the free memory stay mapped.
public struct CleanRun {
  private let settings: CleanSettings
  private let version: String
  private let progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?
  private var timer = StageTimer()

  /// - Parameters:
  ///   - version: The version of the program, for the manifest.
  ///   - progress: Is told how many rows are done.
  public init(
    settings: CleanSettings, version: String,
    progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
  ) {
    self.settings = settings
    self.version = version
    self.progress = progress
  }

  /// Runs to the end.
  ///
  /// - Throws: ``CleanError``; nothing is written then.
  public mutating func run() throws(CleanError) -> CleanReport {
    do {
      return try execute()
    } catch let error as TableError {
      throw .table(error)
    } catch let error as CleanError {
      throw error
    } catch {
      preconditionFailure("Cleansing throws errors of tables and its own")
    }
  }

  private mutating func execute() throws -> CleanReport {
    for name in CleanRun.outputs
    where FileIdentity.isSame(settings.inputPath, settings.outputPath + "/" + name) {
      throw CleanError.sameFile
    }
    let folder = try OutputFolder(path: settings.outputPath)
    let (reader, roles) = try open()
    timer.end("survey")
    // Beside the sample, which keeps one thread busy.
    let digest = DigestTask(reader.source)
    let profile = FileProfile(sampling: reader, roles: roles)
    let forms = ColumnForms(
      sampling: reader, roles: roles, profile: profile, asOf: settings.asOf,
      configured: settings.configuration.insurance.encoding?.legacyEncoding)
    timer.end("sample")
    let (settings, words, buffers) = (settings, WordTable(), CleanBuffers())
    let shared = SharedNumbers(
      reader: reader, roles: roles, threads: settings.threads, spare: buffers.hashes)
    timer.end("shared")

    let header = CleanedHeader(reader, roles)
    var outputs = try CleanOutputs(in: folder, of: reader, roles, header: header)
    try WorkQueue.stream(reader.chunks.count, threads: settings.threads) {
      ChunkCleaner(
        reader: reader, roles: roles, profile: profile, forms: forms, words: words,
        level: settings.level, asOf: settings.asOf, shared: shared, buffers: buffers)
    } perform: { cleaner, chunk in
      cleaner.clean(chunk: chunk)
    } consume: { (number, chunk) throws(TableError) in
      try outputs.take(chunk, from: reader.file)
      reader.releaseChunk(number)
      buffers.rows.give(chunk.rows.written)
      progress?(outputs.rowCount, reader.rowCount)
    }
    try outputs.finishRows()
    timer.end("clean")

    try outputs.check(rowsIn: reader.rowCount)
    var result = outputs.builder.finish(
      roles: roles, level: settings.level, rowsIn: reader.rowCount,
      rejected: outputs.rejected.count, threads: settings.threads)
    result.dates?.form = roles[.birthDate] == nil ? nil : forms.dates.pattern
    timer.end("profile")
    try outputs.finish(result)
    timer.end("write")
    let notes =
      reader.notes(roles) + profile.notes(comparesCodes: true)
      + [RejectedRow.layoutNote(outputs.rejected)].compactMap { $0 }
    let manifest = try writeManifest(
      folder, reader: reader, digest: digest, header: header, outputs: outputs, notes: notes)
    try folder.commit()
    return CleanReport(profile: result, manifest: manifest, notes: notes)
  }

  /// Opens the file; a small one stays in memory from its first reading to its last.
  private func open() throws -> (reader: TableReader, roles: ColumnRoles) {
    var limits = TableReader.Limits()
    limits.chunkLength = settings.chunkLength
    let file = try MappedFile(path: settings.inputPath)
    let isSmall = file.count <= (SystemMemory.available() ?? 0) / CleanRun.keptShare
    if isSmall { file.keepPages() }
    let (reader, roles) = try TableReader.open(
      file, kind: .insurance, configuration: settings.configuration, threads: settings.threads,
      limits: limits, legacy: .standard)
    if isSmall { reader.file.keepPages() }
    return (reader, roles)
  }

  /// The files of a result.
  package static let outputs = CleanOutputs.names

  /// A file of at most one part in so many of the free memory is small.
  private static let keptShare = 8

  private mutating func writeManifest(
    _ folder: OutputFolder, reader: TableReader, digest: DigestTask, header: CleanedHeader,
    outputs: CleanOutputs, notes: [BilingualText]
  ) throws -> CleanManifest {
    let input = ManifestFile(
      role: "input", name: FileIdentity.lastPart(of: settings.inputPath),
      bytes: reader.source.count, sha256: digest.value())
    timer.end("digest")
    // In a workbook, rejected.csv tells rows of the sheet; the changes count records.
    let rejected = outputs.rejected
    let rejectedRecords =
      reader.sheetPlace == nil || rejected.isEmpty ? nil : rejected.map(\.record)
    let manifest = CleanManifest(
      version: version, asOf: settings.asOf.iso, level: settings.level,
      configurationSHA256: settings.configurationDigest, corporaSHA256: Corpus.digestText,
      table: CleanManifest.Table(
        delimiter: String(UnicodeScalar(reader.format.delimiter)), columns: header.names,
        rejectedRecords: rejectedRecords, source: CleanManifest.Source(reader.sourceForm)),
      warnings: notes, inputs: [input], outputs: outputs.finished, threads: settings.threads,
      startedAt: timer.startedAt,
      seconds: timer.total, stages: timer.stages)
    let file = try folder.makeFile(named: "manifest.json")
    try file.write(try JSONText.encode(manifest))
    _ = try file.finish()
    return manifest
  }
}
