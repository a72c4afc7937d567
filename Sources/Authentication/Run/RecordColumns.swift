import Hashing
import Tables

/// What the resolution reads of every record, in the order of the file.
///
///     decisions   28 bytes a record
///     hashes      8 bytes, of the record id
///     insurance   8 bytes, of the insurance number
///     unsettled   40 bytes for each record that has no exact link: position, spelling, number, identity
///
/// Each chunk is placed by the thread that matched it, at the number of its first row; rows that are no record leave
/// gaps, which ``close(_:_:)`` takes out. The memory is asked for at once and touched as it is filled.
final class RecordColumns: @unchecked Sendable {
  // Sendable: a place is written by one thread, before all others read it.

  /// The records.
  private(set) var count = 0
  private let allDecisions: UnsafeMutableBufferPointer<Decision>
  private let allHashes: UnsafeMutableBufferPointer<UInt64>
  private let allInsurance: UnsafeMutableBufferPointer<UInt64>
  /// Where the records of each chunk begin, and one more, after ``close(_:_:)``.
  private(set) var starts: [Int] = []
  /// Records without an exact link that write a number, in the order of the file.
  private(set) var numbers: [UnsettledRecord] = []
  /// The others without an exact link.
  private(set) var unnumbered: [UnsettledRecord] = []

  /// - Parameter rows: All rows of the table, the rejected ones included.
  init(rows: Int) {
    precondition(rows < Int(UInt32.max), "positions of records have 32 bits")
    allDecisions = .allocate(capacity: rows)
    allHashes = .allocate(capacity: rows)
    allInsurance = .allocate(capacity: rows)
  }

  deinit {
    allDecisions.deallocate()
    allHashes.deallocate()
    allInsurance.deallocate()
  }

  var decisions: UnsafeMutableBufferPointer<Decision> {
    UnsafeMutableBufferPointer(rebasing: allDecisions[..<count])
  }

  var hashes: UnsafeBufferPointer<UInt64> {
    UnsafeBufferPointer(rebasing: allHashes[..<count])
  }

  /// Hashes of the insurance numbers; `0` for none.
  var insuranceHashes: UnsafeBufferPointer<UInt64> {
    UnsafeBufferPointer(rebasing: allInsurance[..<count])
  }

  /// A well-mixed hash of an insurance number that no other number has; `0` for none.
  @inline(__always)
  static func hash(insuranceNumber number: UInt64) -> UInt64 {
    if number == 0 { return 0 }
    let hash = Hashing.spread(number)
    return (hash ^ hash >> 32) &* Hashing.mixers.first
  }

  /// Places the records of a chunk whose first row has a number, counted from 1.
  func place(_ result: ChunkResult, firstRow: Int) {
    precondition(firstRow - 1 + result.decisions.count <= allDecisions.count)
    (allDecisions.baseAddress! + firstRow - 1).initialize(
      from: result.decisions, count: result.decisions.count)
    (allHashes.baseAddress! + firstRow - 1).initialize(
      from: result.recordHashes, count: result.recordHashes.count)
    (allInsurance.baseAddress! + firstRow - 1).initialize(
      from: result.insuranceHashes, count: result.insuranceHashes.count)
  }

  /// Brings the chunks together and notes the records that have no exact link.
  ///
  /// - Parameters:
  ///   - chunks: The chunks of the table in its order.
  ///   - kept: What is left of the chunks' results.
  func close(_ chunks: [TableChunk], _ kept: [ChunkSummary]) {
    starts.reserveCapacity(chunks.count + 1)
    var end = 0
    for (chunk, rest) in zip(chunks, kept) {
      let from = chunk.firstRow - 1
      if from != end {
        (allDecisions.baseAddress! + end).update(
          from: allDecisions.baseAddress! + from, count: rest.count)
        (allHashes.baseAddress! + end).update(
          from: allHashes.baseAddress! + from, count: rest.count)
        (allInsurance.baseAddress! + end).update(
          from: allInsurance.baseAddress! + from, count: rest.count)
      }
      starts.append(end)
      for var record in rest.unsettled {
        record.position += UInt32(end)
        if record.number != 0 { numbers.append(record) } else { unnumbered.append(record) }
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
