import Hashing
import Tables

extension RunComparison {
  /// Compares two output folders.
  ///
  /// - Parameters:
  ///   - before: The folder of the earlier run.
  ///   - after: The folder of the later run.
  ///   - list: A file for the records that changed, whole or not at all; `nil` for none. The numbers in
  ///     it are masked.
  /// - Throws: ``TableError`` when a folder is no output of a run, its manifest is damaged, or the list cannot be written.
  /// - Complexity: O(n); 16 bytes a record of the first run, and 12 more when the order of the records
  ///   differs.
  public static func compare(
    before: String, after: String, list: String? = nil, threads: Int = 1
  ) throws(TableError) -> RunComparison {
    var comparison = RunComparison()
    let first = try ComparedFile(folder: before, threads: threads)
    let second = try ComparedFile(folder: after, threads: threads)
    if let old = try Manifest.readIfPresent(folder: before),
      let new = try Manifest.readIfPresent(folder: after)
    {
      comparison.causes = RunDifference.between(old, new)
    }
    let output = try list.map { (path) throws(TableError) in try ChangeList(path: path) }

    var known = KnownEntries(capacity: first?.reader.rowCount ?? 0)
    try first?.forEachBatch { (batch) throws(TableError) in
      for entry in batch.entries {
        comparison.addBefore(entry)
        known.append(entry)
      }
    }
    try second?.forEachBatch(keepingText: output != nil) { (batch) throws(TableError) in
      for (position, entry) in batch.entries.enumerated() {
        let old = known.take(entry.key)
        comparison.addAfter(entry, old: old)
        if let output, old.map(entry.isChanged) ?? true {
          try output.add(batch.recordID(position), old, entry)
        }
      }
    }
    comparison.onlyBefore = known.left
    if let output {
      if known.left > 0 {
        var position = 0
        try first?.forEachBatch(keepingText: true) { (batch) throws(TableError) in
          for (place, entry) in batch.entries.enumerated() {
            if !known.isTaken(position) { try output.add(batch.recordID(place), entry, nil) }
            position += 1
          }
        }
      }
      try output.finish()
    }
    return comparison
  }
}

/// The records of the first run, each taken once by a record of the second.
///
/// Two runs of one file have the same order: the next entry is tried first, and a table of hashes is
/// made only when that fails.
private struct KnownEntries {
  private var entries: [ComparedEntry] = []
  private var taken: [Bool] = []
  /// Entries by key, as `position + 1`; made when it is needed.
  private var slots: [UInt32] = []
  private var next = 0
  private(set) var left = 0

  init(capacity: Int) {
    entries.reserveCapacity(capacity)
    taken.reserveCapacity(capacity)
  }

  mutating func append(_ entry: ComparedEntry) {
    entries.append(entry)
    taken.append(false)
    left += 1
  }

  func isTaken(_ position: Int) -> Bool { taken[position] }

  /// The first entry with a key that is not taken yet.
  mutating func take(_ key: UInt64) -> ComparedEntry? {
    if slots.isEmpty {
      // Nothing before the next entry is left over, so that no earlier one can have its key.
      if next < entries.count, entries[next].key == key { return take(at: next) }
      index()
    }
    var slot = home(key)
    let mask = slots.count - 1
    while slots[slot] != 0 {
      let position = Int(slots[slot]) - 1
      if entries[position].key == key, !taken[position] { return take(at: position) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func take(at position: Int) -> ComparedEntry {
    taken[position] = true
    left -= 1
    next = position + 1
    return entries[position]
  }

  private func home(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: Hashing.spread(key) >> 32) & (slots.count - 1)
  }

  private mutating func index() {
    var count = 16
    while count < entries.count * 2 { count *= 2 }
    slots = Array(repeating: 0, count: count)
    for (position, entry) in entries.enumerated() {
      var slot = home(entry.key)
      while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = UInt32(position + 1)
    }
  }
}

/// The outcomes of one run, read in batches of chunks by several threads.
private struct ComparedFile {
  let reader: TableReader
  let columns: OutcomeColumns
  let threads: Int

  /// Opens a file; `nil` when it holds no row.
  init?(folder: String, threads: Int) throws(TableError) {
    do throws(TableError) {
      (reader, columns) = try OutcomeColumns.open(folder: folder, threads: threads)
    } catch {
      if error.reason == .noRows { return nil }
      throw error
    }
    self.threads = threads
  }

  /// Calls `body` with the records of one chunk after the other, in the order of the file.
  func forEachBatch(
    keepingText: Bool = false, _ body: (ComparedBatch) throws(TableError) -> Void
  ) throws(TableError) {
    var first = 0
    while first < reader.chunks.count {
      let base = first
      let count = min(threads * 2, reader.chunks.count - first)
      let batches = WorkQueue.run(count, threads: threads) {
      } perform: { _, offset in
        read(base + offset, keepingText)
      }
      for batch in batches { try body(batch) }
      first += count
    }
  }

  private func read(_ chunk: Int, _ keepsText: Bool) -> ComparedBatch {
    var batch = ComparedBatch()
    batch.entries.reserveCapacity(reader.chunks[chunk].rowCount)
    var scratch = reader.makeScratch()
    reader.readChunk(chunk, scratch: &scratch) { line in
      let id = line.field(columns.recordID)
      let linked = OutcomeColumns.number(line.field(columns.citizenID))
      let person =
        linked != 0 ? linked : OutcomeColumns.number(line.field(columns.candidateID))
      batch.entries.append(
        ComparedEntry(
          // Records without an id are told by their row; the mark keeps the two kinds apart.
          key: id.isEmpty
            ? ~TextHash.hash(line.field(columns.row)) : TextHash.hash(id),
          person: person,
          outcome: OutcomeColumns.outcome(line.field(columns.outcome)) ?? .unresolved,
          reason: OutcomeColumns.reason(line.field(columns.reason)) ?? .x90))
      if keepsText {
        batch.text.append(contentsOf: id)
        batch.ends.append(batch.text.count)
      }
    } rejected: { _ in
    }
    reader.releaseChunk(chunk)
    return batch
  }
}

/// The records of one chunk.
private struct ComparedBatch: Sendable {
  var entries: [ComparedEntry] = []
  /// The record ids, one behind the other.
  var text: [UInt8] = []
  var ends: [Int] = []

  func recordID(_ position: Int) -> ArraySlice<UInt8> {
    text[(position == 0 ? 0 : ends[position - 1])..<ends[position]]
  }
}
