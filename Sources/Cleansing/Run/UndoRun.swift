import Tables

/// What undoing gave back.
public struct UndoReport: Sendable, Equatable {
  /// How `restored.csv` compares with the file that was cleansed.
  public enum Agreement: Sendable, Equatable {
    /// It is the same file, to the byte: the digests are equal.
    case sameBytes
    /// It is the text of rows that stood in a workbook, or in cells of other rows.
    case text
    /// Its bytes are others: a file of the result was changed by hand, or an earlier version made it.
    case differs
    /// There is no manifest that can be read, to compare with; only where nothing is checked.
    case unknown
  }

  /// The rows that came from `cleaned.csv`.
  public let rows: Int
  /// The values that were put back.
  public let values: Int
  /// How what was given back stands to the file that was cleansed.
  public let agreement: Agreement
}

/// Gives back the file that was cleansed, from `cleaned.csv`, `changes.csv` and `residue.csv`.
///
/// Every byte is as it was: encoding, byte order mark, line ends, blank lines, quotes, rejected rows in their places. Of a
/// workbook it gives the text of the sheet. Writes `restored.csv`.
///
/// A value that was changed in `changes.csv` would come back as if it had been in the file: the digests of the manifest
/// prove beforehand that every file that is needed is the one that was written.
public struct UndoRun {
  private let folder: String
  private let outputPath: String
  private let threads: Int
  private let isChecked: Bool

  /// - Parameters:
  ///   - folder: The result of ``CleanRun``.
  ///   - outputPath: The folder of `restored.csv`.
  ///   - isChecked: Whether the manifest must prove the files of the result whole; without that, what was changed by
  ///     hand is found only where the files contradict each other.
  public init(folder: String, outputPath: String, threads: Int = 1, isChecked: Bool = true) {
    self.folder = folder
    self.outputPath = outputPath
    self.threads = threads
    self.isChecked = isChecked
  }

  /// Runs to the end and tells what was put back.
  ///
  /// - Throws: ``CleanError``; with `notAsWritten` when a file of the result was changed, and with `changeDoesNotFit`
  ///   when a cell does not hold what `changes.csv` says that it became. Nothing is written then.
  @discardableResult
  public func run() throws(CleanError) -> UndoReport {
    do {
      return try execute()
    } catch let error as TableError {
      throw .table(error)
    } catch let error as CleanError {
      throw error
    } catch {
      preconditionFailure("Undoing throws errors of tables and its own")
    }
  }

  private func execute() throws -> UndoReport {
    let cleanedPath = folder + "/cleaned.csv"
    if FileIdentity.isSame(cleanedPath, outputPath + "/restored.csv") { throw CleanError.sameFile }
    let manifest = try readManifest()
    if isChecked { try check(manifest) }
    let table = manifest?.table
    let cleaned = try MappedFile(path: cleanedPath)
    let residue = try Residue(path: folder + "/residue.csv")
    let output = try OutputFolder(path: outputPath)
    let file = try output.makeFile(named: "restored.csv", isDigested: true)
    var encoder = table?.source?.utf16.map { UTF16Encoder($0, damages: residue.damages) }
    func write(_ text: [UInt8]) throws(TableError) {
      guard encoder != nil else { return try file.write(text) }
      try file.write(encoder?.encode(text) ?? [])
    }

    var rows = 0
    var values = 0
    if let reader = try reader(of: cleaned, table) {
      let log = try ChangeLog(
        changesPath: folder + "/changes.csv", rejectedPath: folder + "/rejected.csv",
        columnCount: reader.header.count, rejectedRecords: table?.rejectedRecords)
      let start = reader.chunks.first?.bytes.lowerBound ?? cleaned.count
      try write(residue.head ?? Array(cleaned.bytes[..<start]))
      try WorkQueue.stream(reader.chunks.count, threads: threads) {
      } perform: { _, chunk in
        RestoredChunk(chunk, of: reader, log: log, residue: residue)
      } consume: { (_, chunk) throws(CleanError) in
        if let line = chunk.wrongLine { throw .changeDoesNotFit(line: line) }
        do throws(TableError) {
          try write(chunk.rows)
        } catch {
          throw .table(error)
        }
        rows += chunk.rowCount
        values += chunk.valueCount
      }
      guard values == log.count else {
        throw CleanError.changeDoesNotFit(line: log.count + 1)
      }
    } else {
      // Every row was rejected.
      var lines = residue.head ?? cleaned.contents()
      residue.lines.append(0...(.max - 1), to: &lines)
      try write(lines)
    }
    let digest = try file.finish()
    try output.commit()
    return UndoReport(rows: rows, values: values, agreement: agreement(manifest, digest))
  }

  /// Opens `cleaned.csv`; `nil` when there is nothing but a header.
  private func reader(of cleaned: MappedFile, _ table: CleanManifest.Table?) throws(TableError)
    -> TableReader?
  {
    let columns = table?.columns
    do throws(TableError) {
      return try TableReader(
        detecting: cleaned, delimiter: table?.delimiter.utf8.first, threads: threads,
        isHeader: columns.map { columns in { $0 == columns || [""] + $0 == columns } })
    } catch {
      if error.reason == .noRows { return nil }
      throw error
    }
  }

  private func agreement(_ manifest: CleanManifest?, _ digest: String?) -> UndoReport.Agreement {
    guard let manifest, let input = manifest.inputs.first else { return .unknown }
    if input.sha256 == digest { return .sameBytes }
    return manifest.table.source == .extracted ? .text : .differs
  }

  /// The files from which the input is made again.
  private static let sources = ["cleaned.csv", "changes.csv", "residue.csv", "rejected.csv"]

  /// Compares the files that are needed with the digests of the manifest.
  private func check(_ manifest: CleanManifest?) throws {
    guard let manifest else { throw CleanError.noManifest }
    for name in UndoRun.sources {
      let path = folder + "/" + name
      let file: MappedFile
      do throws(TableError) {
        file = try MappedFile(path: path)
      } catch {
        if error.reason == .notFound { throw CleanError.notAsWritten(file: name) }
        throw error
      }
      let written = manifest.outputs.first { $0.name == name }
      guard let written, written.bytes == file.count, written.sha256 == FileDigest.hex(of: file)
      else { throw CleanError.notAsWritten(file: name) }
    }
  }

  private func readManifest() throws(TableError) -> CleanManifest? {
    let path = folder + "/manifest.json"
    let file: MappedFile
    do throws(TableError) {
      file = try MappedFile(path: path)
    } catch {
      if error.reason == .notFound { return nil }
      throw error
    }
    return try? JSONText.decode(CleanManifest.self, from: file.contents())
  }
}
