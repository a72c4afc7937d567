import Cleansing
import Identifiers
import ReferenceIndex
import Synchronization
import Tables
import VietnameseText

/// What reading a register gave.
public struct LoadedRegister: Sendable {
  public let index: ReferenceIndex
  /// Rows of the file that are no record.
  public let rejected: [RejectedRow]
  /// People with a number that an earlier row already has.
  public let duplicateIDs: Int
  /// How many people carry each repair, by ``CleansingCodes/repairs``.
  public let repairCounts: [Int]
  public let findingCounts: [Int]
  public let rowCount: Int
}

/// Reads a register from a table and freezes it.
public enum RegisterLoader {
  /// Reads, cleanses and freezes a register.
  ///
  /// - Throws: ``TableError`` when the file is no table or lacks the needed columns.
  public static func load(
    path: String, configuration: Configuration, threads: Int, asOf: BirthDate,
    progress: MatchProgress? = nil
  ) throws(TableError) -> LoadedRegister {
    let (reader, roles) = try TableReader.open(
      path: path, kind: .reference, configuration: configuration, threads: threads,
      decodingHeader: LegacyHeader.decode)
    var profile = FileProfile(sampling: reader, roles: roles)
    if let chosen = configuration.reference.encoding?.legacyEncoding {
      profile.nameEncoding = chosen
    }
    return load(reader, roles, profile, threads: threads, asOf: asOf, progress: progress)
  }

  private static func load(
    _ reader: TableReader, _ roles: ColumnRoles, _ profile: FileProfile, threads: Int,
    asOf: BirthDate, progress: MatchProgress?
  ) -> LoadedRegister {
    let words = WordTable()
    let builder = RegisterBuilder(words: words)
    let done = Atomic<Int>(0)
    struct Worker {
      let cleanser: RecordCleanser
    }
    struct Part: Sendable {
      var batch: RegisterBatch
      var rejected: [RejectedRow] = []
      var repairs: [Int]
      var findings: [Int]
    }
    let parts = WorkQueue.run(reader.chunks.count, threads: threads) {
      Worker(
        cleanser: RecordCleanser(words: words, roles: roles, profile: profile, asOf: asOf))
    } perform: { worker, chunk in
      var part = Part(
        batch: builder.makeBatch(),
        repairs: Array(repeating: 0, count: CleansingCodes.repairs.count),
        findings: Array(repeating: 0, count: CleansingCodes.findings.count))
      part.batch.reserveCapacity(reader.chunks[chunk].rowCount)
      var details: [RecordDetail] = []
      var scratch = reader.makeScratch()
      reader.readChunk(chunk, scratch: &scratch) { row in
        var record = worker.cleanser.clean(row, details: &details)
        worker.cleanser.complete(&record, row)
        CleansingCodes.forEach(record.repairs) { part.repairs[$0] += 1 }
        CleansingCodes.forEach(record.findings) { part.findings[$0] += 1 }
        builder.append(record, to: &part.batch)
        details.removeAll(keepingCapacity: true)
      } rejected: { row in
        part.rejected.append(row)
      }
      reader.releaseChunk(chunk)
      let rows = done.add(reader.chunks[chunk].rowCount, ordering: .relaxed).newValue
      progress?(.readReference, rows, reader.rowCount)
      return part
    }
    progress?(.freeze, 0, 0)
    let index = builder.build(parts.map(\.batch))
    return LoadedRegister(
      index: index, rejected: parts.flatMap(\.rejected),
      duplicateIDs: duplicateIDs(index),
      repairCounts: sums(parts.map(\.repairs)), findingCounts: sums(parts.map(\.findings)),
      rowCount: reader.rowCount)
  }

  private static func duplicateIDs(_ index: ReferenceIndex) -> Int {
    var count = 0
    let ahead = 16
    for row in 0..<index.count {
      if row + ahead < index.count {
        index.prefetch(citizenID: index.people[row + ahead].citizenID)
      }
      let number = index.people[row].citizenID
      if number != 0, index.row(citizenID: number) != UInt32(row) { count += 1 }
    }
    return count
  }

  private static func sums(_ counts: [[Int]]) -> [Int] {
    guard var total = counts.first else { return [] }
    for part in counts.dropFirst() {
      for index in part.indices { total[index] += part[index] }
    }
    return total
  }
}
