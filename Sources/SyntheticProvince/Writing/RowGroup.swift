import Dispatch
import Glibc
import Synchronization
import Tables

/// The processors that are online.
func onlineCores() -> Int { Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

/// The rows of a group of blocks, and the shuffling of its insurance records.
final class RowGroup: @unchecked Sendable {
  /// Blocks in a group: about half a million people.
  static let blocks = 32
  private static let rowsPerChunk = 1 << 15

  struct Buffers: Sendable {
    let insurance = RowBuffer(capacity: 8 << 20)
    let truth = RowBuffer(capacity: 4 << 20)
  }

  // Every slot is filled by one thread and read only after all threads are done.
  private let slots: [BlockRows]
  private let buffers: [Buffers]
  private let seed: UInt64
  private let threads: Int
  private var records = 0

  init(seed: UInt64, threads: Int) {
    self.seed = seed
    self.threads = threads
    slots = (0..<RowGroup.blocks).map { _ in BlockRows() }
    buffers = (0..<max(threads, 1)).map { _ in Buffers() }
  }

  func row(_ place: Int) -> BlockRows { slots[place] }
  func rows(_ count: Int) -> ArraySlice<BlockRows> { slots[..<count] }

  /// Puts the group's records in a random order, numbers them, and hands them out chunk by chunk.
  ///
  /// - Parameters:
  ///   - blocks: The number of filled slots.
  ///   - index: The number of the first block, which seeds the order.
  ///   - write: Called with finished chunks, in order.
  func shuffle(
    blocks: Int, index: Int, write: (Buffers) throws(TableError) -> Void
  ) throws(TableError) {
    var order: [UInt32] = []
    for block in 0..<blocks {
      let count = slots[block].insuranceEnds.count
      for row in 0..<count { order.append(UInt32(block << 20 | row)) }
    }
    var random = RandomStream(seed: seed, purpose: 0x5AFF, index: index)
    var place = order.count - 1
    while place > 0 {
      order.swapAt(place, random.below(place + 1))
      place -= 1
    }
    let base = records
    records += order.count
    var start = 0
    while start < order.count {
      let left = (order.count - start + RowGroup.rowsPerChunk - 1) / RowGroup.rowsPerChunk
      let round = min(buffers.count, left)
      let first = start
      let shuffled = order
      DispatchQueue.concurrentPerform(iterations: round) { chunk in
        let from = first + chunk * RowGroup.rowsPerChunk
        let to = min(from + RowGroup.rowsPerChunk, shuffled.count)
        assemble(shuffled[from..<to], number: base + from + 1, into: buffers[chunk])
      }
      for chunk in 0..<round { try write(buffers[chunk]) }
      start += round * RowGroup.rowsPerChunk
    }
  }

  private func assemble(_ order: ArraySlice<UInt32>, number: Int, into buffers: Buffers) {
    buffers.insurance.removeAll()
    buffers.truth.removeAll()
    var number = number
    for entry in order {
      let rows = slots[Int(entry >> 20)]
      let row = Int(entry & 0xF_FFFF)
      putNumber(number, buffers.insurance)
      copy(rows.insurance, rows.insuranceEnds, row, into: buffers.insurance)
      putNumber(number, buffers.truth)
      copy(rows.truth, rows.truthEnds, row, into: buffers.truth)
      number += 1
    }
  }

  private func putNumber(_ number: Int, _ out: RowBuffer) {
    out.reserve(16)
    out.put(0x42)
    out.put(0x48)
    out.put(UInt64(number), digits: number < 100_000_000 ? 8 : 11)
    out.put(0x2C)
  }

  private func copy(_ rows: RowBuffer, _ ends: [UInt32], _ row: Int, into out: RowBuffer) {
    let start = row == 0 ? 0 : Int(ends[row - 1])
    out.put(UnsafeBufferPointer(start: rows.base + start, count: Int(ends[row]) - start))
  }
}
