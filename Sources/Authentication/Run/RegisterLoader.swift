import Cleansing
import Identifiers
import ReferenceIndex
import Synchronization
import Tables
import VietnameseText

/// What reading a register gave.
public struct LoadedRegister: Sendable {
  /// The frozen register.
  public let index: ReferenceIndex
  /// Rows of the file that are no record.
  public let rejected: [RejectedRow]
  /// People with a number that an earlier row already has.
  let duplicateIDs: Int
  /// How many people carry each repair, by ``CleansingCodes/repairs``.
  let repairCounts: [Int]
  /// The file that was read.
  let source: MappedFile
  /// Whether the register was frozen before, and not read from a table.
  var isFrozen = false
  /// What is to be told of its columns and sheets.
  public var notes: [BilingualText] = []

  /// The digest of the file that was read, for the register that is frozen of it.
  ///
  /// - Complexity: O(bytes), about 2 GB/s.
  public var sourceDigest: SourceDigest? { SourceDigest(hex: FileDigest.hex(of: source)) }
}

/// Reads a register from a table and freezes it.
public enum RegisterLoader {
  /// Reads, cleanses and freezes a register.
  ///
  /// - Parameter isForFile: Whether it is to be written, and not asked by this run alone.
  /// - Throws: ``TableError`` when the file is no table, lacks the needed columns or has no row that can be used.
  public static func load(
    path: String, configuration: Configuration, threads: Int, asOf: BirthDate,
    isForFile: Bool = false, progress: MatchProgress? = nil
  ) throws(TableError) -> LoadedRegister {
    let (reader, roles) = try TableReader.open(
      path: path, kind: .reference, configuration: configuration, threads: threads,
      legacy: .standard)
    let profile = FileProfile(
      sampling: reader, roles: roles, configured: configuration.reference.encoding)
    var register = load(
      reader, roles, profile, threads: threads, asOf: asOf, isForFile: isForFile,
      progress: progress)
    register.notes = reader.notes(roles).map {
      BilingualText("dữ liệu dân cư: \($0.vi)", "register: \($0.en)")
    }
    if register.index.count == 0, let first = register.rejected.first {
      throw TableError(.allRejected(first.reason), path: reader.file.path, row: first.row)
    }
    return register
  }

  private static func load(
    _ reader: TableReader, _ roles: ColumnRoles, _ profile: FileProfile, threads: Int,
    asOf: BirthDate, isForFile: Bool, progress: MatchProgress?
  ) -> LoadedRegister {
    let words = WordTable()
    let builder = RegisterBuilder(words: words, rows: reader.rowCount, isForFile: isForFile)
    let done = Atomic<Int>(0)
    struct Part: Sendable {
      var batch = RegisterBatch()
      var rejected: [RejectedRow] = []
      var repairs = [Int](repeating: 0, count: CleansingCodes.repairs.count)
    }
    var sum = Part()
    WorkQueue.stream(reader.chunks.count, threads: threads) {
      RecordCleanser(words: words, roles: roles, profile: profile, asOf: asOf)
    } perform: { worker, chunk -> Part in
      // Not the worker's own variable, of which every use retains it.
      let cleanser = worker
      var part = Part()
      part.batch.reserveCapacity(reader.chunks[chunk].rowCount)
      var details: [RecordDetail] = []
      var scratch = reader.makeScratch()
      reader.readChunk(chunk, scratch: &scratch) { row in
        var record = cleanser.clean(row, details: &details)
        cleanser.complete(&record, row)
        CleansingCodes.forEach(record.repairs) { part.repairs[$0] += 1 }
        part.batch.append(record, words: words)
        details.removeAll(keepingCapacity: true)
      } rejected: { row in
        part.rejected.append(row)
      }
      reader.releaseChunk(chunk)
      let rows = done.add(reader.chunks[chunk].rowCount, ordering: .relaxed).newValue
      progress?(.readReference, rows, reader.rowCount)
      return part
    } consume: { (_, part: Part) in
      builder.add(part.batch)
      sum.rejected += part.rejected
      for code in part.repairs.indices { sum.repairs[code] += part.repairs[code] }
    }
    progress?(.freeze, 0, 0)
    let index = builder.build(threads: threads)
    return LoadedRegister(
      index: index, rejected: sum.rejected, duplicateIDs: index.repeatedNumbers,
      repairCounts: sum.repairs, source: reader.source)
  }
}
