import Tables

/// What the resolution reads of every record, in the order of the file.
///
///     decisions   24 bytes a record
///     hashes      8 bytes, of the record id
///     numbers     16 bytes for each record with a number that is no exact link: position, number
///
/// Each chunk is placed by the thread that matched it, at the number of its first row; rows that are no record leave
/// gaps, which ``close()`` takes out. The memory is asked for at once and touched as it is filled.
final class RecordColumns: @unchecked Sendable {
  // Sendable: a place is written by one thread, before all others read it.

  /// The records.
  private(set) var count = 0
  private let allDecisions: UnsafeMutableBufferPointer<Decision>
  private let allHashes: UnsafeMutableBufferPointer<UInt64>
  /// Where the records of each chunk begin, and one more, after ``close(_:)``.
  private(set) var starts: [Int] = []
  /// Records whose own number is not known from an exact link.
  private(set) var numbers: [OwnNumber] = []

  /// The number that a record writes.
  struct OwnNumber: Sendable {
    var position: UInt32
    var number: UInt64
  }

  /// - Parameter rows: All rows of the table, the rejected ones included.
  init(rows: Int) {
    precondition(rows < Int(UInt32.max), "positions of records have 32 bits")
    allDecisions = .allocate(capacity: rows)
    allHashes = .allocate(capacity: rows)
  }

  deinit {
    allDecisions.deallocate()
    allHashes.deallocate()
  }

  var decisions: UnsafeMutableBufferPointer<Decision> {
    UnsafeMutableBufferPointer(rebasing: allDecisions[..<count])
  }

  var hashes: UnsafeBufferPointer<UInt64> {
    UnsafeBufferPointer(rebasing: allHashes[..<count])
  }

  /// Places the records of a chunk whose first row has a number, counted from 1.
  func place(_ result: ChunkResult, firstRow: Int) {
    precondition(firstRow - 1 + result.decisions.count <= allDecisions.count)
    (allDecisions.baseAddress! + firstRow - 1).initialize(
      from: result.decisions, count: result.decisions.count)
    (allHashes.baseAddress! + firstRow - 1).initialize(
      from: result.recordHashes, count: result.recordHashes.count)
  }

  /// Brings the chunks together and notes the numbers of the records that have no exact link.
  ///
  /// - Parameters:
  ///   - chunks: The chunks of the table in its order.
  ///   - kept: What is left of the chunks' results.
  func close(_ chunks: [TableChunk], _ kept: [ChunkSummary]) {
    starts.reserveCapacity(chunks.count + 1)
    numbers.reserveCapacity(kept.reduce(0) { $0 + $1.numbers.count })
    var end = 0
    for (chunk, rest) in zip(chunks, kept) {
      let from = chunk.firstRow - 1
      if from != end {
        (allDecisions.baseAddress! + end).update(
          from: allDecisions.baseAddress! + from, count: rest.count)
        (allHashes.baseAddress! + end).update(
          from: allHashes.baseAddress! + from, count: rest.count)
      }
      starts.append(end)
      for number in rest.numbers {
        numbers.append(
          OwnNumber(position: number.position + UInt32(end), number: number.number))
      }
      end += rest.count
    }
    starts.append(end)
    count = end
  }

  /// The decisions of one chunk.
  func decisions(ofChunk chunk: Int) -> UnsafeBufferPointer<Decision> {
    UnsafeBufferPointer(rebasing: allDecisions[starts[chunk]..<starts[chunk + 1]])
  }

  /// The hashes of the record ids of one chunk.
  func hashes(ofChunk chunk: Int) -> UnsafeBufferPointer<UInt64> {
    UnsafeBufferPointer(rebasing: allHashes[starts[chunk]..<starts[chunk + 1]])
  }
}
