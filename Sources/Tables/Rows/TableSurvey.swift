internal import CScan
import Dispatch
import Synchronization

/// Finds where records begin near every multiple of the chunk length, counts the rows between, and notes those that may be
/// of the ``RowSample``.
///
/// Each block is surveyed on its own, from the first line that starts in it, on the assumption that a record
/// starts there too. Where quotes are regular and hold no line end, every line is a record and
/// bit masks are enough; else the exact state machine runs. The blocks are then joined in order: a
/// block whose assumed start is not where the one before it ended is scanned again from there. So the
/// result is that of one scan from the start of the file, which the tests compare it with.
struct TableSurvey {
  let file: MappedFile
  let rules: RecordScanner.Rules
  let chunkLength: Int

  /// What lies between two starts of records.
  struct Stretch: Equatable {
    var start: Int
    var end: Int
    var rowCount: Int
    /// Rows that may be of the sample, their numbers counted from 1 in the stretch.
    var sample: [RowSample.Entry] = []
  }

  /// The highest hash of a row of the sample.
  let sampleLimit: UInt64

  init(file: MappedFile, rules: RecordScanner.Rules, chunkLength: Int) {
    self.file = file
    self.rules = rules
    self.chunkLength = chunkLength
    sampleLimit = RowSample.limit(forBytes: file.count)
  }

  /// Returns the chunks behind the header, and the sample of their rows.
  func chunks(from dataStart: Int, threads: Int) -> (chunks: [TableChunk], sample: RowSample) {
    let size = file.count
    guard dataStart < size else { return ([], RowSample([])) }
    let count = (size - dataStart + chunkLength - 1) / chunkLength
    func target(_ index: Int) -> Int { min(dataStart + index * chunkLength, size) }

    let stretches = UnsafeMutableBufferPointer<Stretch>.allocate(capacity: count)
    stretches.initialize(repeating: Stretch(start: 0, end: 0, rowCount: 0))
    defer { stretches.deallocate() }
    // Each block is written by the one thread that took its number.
    nonisolated(unsafe) let results = stretches
    let next = Atomic<Int>(0)
    let work: @Sendable (Int) -> Void = { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        if index >= count { return }
        let from = index == 0 ? dataStart : lineStart(from: dataStart + index * chunkLength)
        let end = min(dataStart + (index + 1) * chunkLength, size)
        results[index] = surveyed(from: from, to: end)
      }
    }
    let workers = min(max(threads, 1), count)
    if workers == 1 {
      work(0)
    } else {
      DispatchQueue.concurrentPerform(iterations: workers, execute: work)
    }

    var chunks: [TableChunk] = []
    var sample: [RowSample.Entry] = []
    var position = dataStart
    var row = 1
    for index in 0..<count where position < target(index + 1) {
      var stretch = stretches[index]
      if stretch.start != position { stretch = scanned(from: position, to: target(index + 1)) }
      chunks.append(
        TableChunk(
          bytes: position..<stretch.end, firstRow: row, rowCount: stretch.rowCount))
      for var entry in stretch.sample {
        entry.number += row - 1
        sample.append(entry)
      }
      position = stretch.end
      row += stretch.rowCount
    }
    return (chunks, RowSample(sample))
  }

  /// The first start of a line at or behind an offset.
  private func lineStart(from offset: Int) -> Int {
    guard let base = file.bytes.baseAddress, offset > 0, offset < file.count else { return offset }
    let rest = file.count - offset + 1
    return min(offset + khop_first(base + offset - 1, rest, rules.newline), file.count)
  }

  /// Surveys from a line to the first start of a record at or behind `target`.
  private func surveyed(from start: Int, to target: Int) -> Stretch {
    guard start < target else { return Stretch(start: start, end: start, rowCount: 0) }
    let end = lineStart(from: target)
    file.prepare(start..<end)
    defer { file.release(start..<end) }
    return regular(from: start, to: end) ?? scanned(from: start, to: target)
  }

  /// Scans with the state machine from a record to the first one at or behind `target`.
  func scanned(from start: Int, to target: Int) -> Stretch {
    let scratch = RowScratch(columnCount: rules.columnCount, recordLength: rules.recordLength)
    var scanner = RecordScanner(file.bytes, from: start, rules: rules)
    var stretch = Stretch(start: start, end: start, rowCount: 0)
    scanning: while scanner.position < target {
      let row = scanner.position
      switch scanner.scan(into: scratch.bounds) {
      case .record, .rejected: note(row..<scanner.recordEnd, in: &stretch)
      case .blank: break
      case .endOfFile: break scanning
      }
    }
    stretch.end = scanner.position
    return stretch
  }

  /// Counts a row, with or without the `\r` of its line end, and notes it when it may be of the sample.
  @inline(__always)
  func note(_ row: Range<Int>, in stretch: inout Stretch) {
    stretch.rowCount &+= 1
    guard let base = file.bytes.baseAddress else { return }
    var end = row.upperBound
    if rules.newline == 0x0A, end > row.lowerBound, base[end &- 1] == 0x0D { end &-= 1 }
    let hash = RowHash.hash(base + row.lowerBound, end &- row.lowerBound)
    if hash <= sampleLimit {
      stretch.sample.append(
        RowSample.Entry(hash: hash, offset: row.lowerBound, number: stretch.rowCount))
    }
  }
}
