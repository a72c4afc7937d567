import Tables

/// Gives back the original rows from `cleaned.csv` and `changes.csv`.
///
/// Every value is as it was, byte for byte; rows that were rejected are not in `cleaned.csv` and do not come
/// back. Quotes may differ where a changed cell needed none. Writes `restored.csv`.
public struct UndoRun {
  private let folder: String
  private let outputPath: String
  private let threads: Int

  /// - Parameters:
  ///   - folder: The result of ``CleanRun``.
  ///   - outputPath: The folder of `restored.csv`.
  public init(folder: String, outputPath: String, threads: Int = 1) {
    self.folder = folder
    self.outputPath = outputPath
    self.threads = threads
  }

  /// Runs to the end and returns the number of rows and of values that were put back.
  ///
  /// - Throws: ``CleanError``; with `changeDoesNotFit` when a cell does not hold what `changes.csv` says
  ///   that it became. Nothing is written then.
  public func run() throws(CleanError) -> (rows: Int, values: Int) {
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

  private func execute() throws -> (rows: Int, values: Int) {
    let cleanedPath = folder + "/cleaned.csv"
    if FileIdentity.isSame(cleanedPath, outputPath + "/restored.csv") { throw CleanError.sameFile }
    let manifest = try readManifest()
    let columns = manifest?.table.columns
    let reader = try TableReader(
      detecting: MappedFile(path: cleanedPath), delimiter: manifest?.table.delimiter.utf8.first,
      threads: threads, isHeader: columns.map { columns in { $0 == columns } })
    let log = try ChangeLog(
      changesPath: folder + "/changes.csv", rejectedPath: folder + "/rejected.csv",
      columnCount: reader.header.count, rejectedRecords: manifest?.table.rejectedRecords)
    let output = try OutputFolder(path: outputPath)
    let file = try output.makeFile(named: "restored.csv")
    let start = reader.chunks.first?.bytes.lowerBound ?? reader.file.count
    let head = UnsafeBufferPointer(rebasing: reader.file.bytes[..<start])
    try file.write(UnsafeRawBufferPointer(head))
    var rows = 0
    var values = 0
    try WorkQueue.stream(reader.chunks.count, threads: threads) {
    } perform: { _, chunk in
      RestoredChunk(chunk, of: reader, log: log)
    } consume: { (_, chunk) throws(CleanError) in
      if let line = chunk.wrongLine { throw .changeDoesNotFit(line: line) }
      do throws(TableError) {
        try file.write(chunk.rows)
      } catch {
        throw .table(error)
      }
      rows += chunk.rowCount
      values += chunk.valueCount
    }
    guard values == log.count else {
      throw CleanError.changeDoesNotFit(line: log.count + 1)
    }
    try output.commit()
    return (rows, values)
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
    // The bytes are those of the file: it must live until they are copied.
    let bytes = withExtendedLifetime(file) { Array(file.bytes) }
    return try? JSONText.decode(CleanManifest.self, from: bytes)
  }
}
