import Cleansing
import Synchronization
import VietnameseText

/// All distinct names seen while a register is read, shared by the reading threads.
///
/// Names are spread over shards by their hash, so that threads seldom wait for each other. The
/// numbers given out depend on the order of arrival; ``RegisterBuilder`` renumbers them.
final class NameInterner: Sendable {
  static let shardBits = 6
  static let shardCount = 1 << shardBits

  struct Shard {
    var slots: [UInt32] = Array(repeating: 0, count: 1024)
    var hashes: [UInt32] = []
    var starts: [UInt32] = [0]
    var words: [WordID] = []
    var counts: [UInt32] = []

    var count: Int { counts.count }

    mutating func intern(_ name: WordList, hash: UInt64) -> UInt32 {
      if (count + 1) * 2 > slots.count { grow() }
      let mask = slots.count - 1
      let short = UInt32(truncatingIfNeeded: hash >> 32)
      var slot = Int(truncatingIfNeeded: hash >> 20) & mask
      while slots[slot] != 0 {
        let known = Int(slots[slot] - 1)
        if hashes[known] == short && isEqual(known, name) {
          counts[known] += 1
          return UInt32(known)
        }
        slot = (slot + 1) & mask
      }
      slots[slot] = UInt32(count + 1)
      for index in 0..<name.count { words.append(name[index]) }
      hashes.append(short)
      homes.append(hash)
      starts.append(UInt32(words.count))
      counts.append(1)
      return UInt32(count - 1)
    }

    private var homes: [UInt64] = []

    private func isEqual(_ known: Int, _ name: WordList) -> Bool {
      let start = Int(starts[known])
      guard Int(starts[known + 1]) - start == name.count else { return false }
      for index in 0..<name.count where words[start + index] != name[index] { return false }
      return true
    }

    private mutating func grow() {
      slots = Array(repeating: 0, count: slots.count * 2)
      let mask = slots.count - 1
      for known in 0..<count {
        var slot = Int(truncatingIfNeeded: homes[known] >> 20) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = UInt32(known + 1)
      }
    }
  }

  final class Cell: Sendable {
    let shard = Mutex(Shard())
  }

  let cells: [Cell] = (0..<NameInterner.shardCount).map { _ in Cell() }

  /// Returns a number for the name: the shard in the low bits, the position in the shard above.
  func intern(_ name: WordList) -> UInt32 {
    var hash: UInt64 = UInt64(name.count)
    for index in 0..<name.count {
      hash = (hash ^ UInt64(name[index])) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    hash = (hash ^ (hash >> 32)) &* 0xBF58_476D_1CE4_E5B9
    hash ^= hash >> 31
    let shard = Int(hash & UInt64(NameInterner.shardCount - 1))
    let position = cells[shard].shard.withLock { $0.intern(name, hash: hash) }
    return position << UInt32(NameInterner.shardBits) | UInt32(shard)
  }
}
