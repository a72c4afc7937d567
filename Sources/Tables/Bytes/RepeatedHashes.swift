internal import CScan

/// Hashes that occur more than once in a file.
///
/// A bitmap finds those that may be repeated, two bits of one word each, and only these are counted, so that millions of
/// different values cost one word read and written each.
package struct RepeatedHashes: Sendable {
  /// The values that occur more than once.
  package let repeated: HashSet
  /// Values that an earlier one equals.
  package let count: Int
  /// Different values that occur more than once.
  package var valueCount: Int { repeated.count }

  /// - Parameter parts: Well-mixed hashes in the order of the file; `0` stands for no value.
  package init(_ parts: [[UInt64]]) {
    self.init(count: parts.reduce(0) { $0 + $1.count }) { body in
      for part in parts { part.withUnsafeBufferPointer(body) }
    }
  }

  /// - Parameter hashes: The same in one piece.
  package init(_ hashes: UnsafeBufferPointer<UInt64>) {
    self.init(count: hashes.count) { body in body(hashes) }
  }

  private init(count total: Int, forEach: ((UnsafeBufferPointer<UInt64>) -> Void) -> Void) {
    var bits = 20
    while bits < 34, 1 << bits < total * 16 { bits += 1 }
    let shift = UInt64(64 - bits + 6)
    let seen = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: 1 << bits / 64)
    seen.initialize(repeating: 0)
    defer { seen.deallocate() }
    var suspects: [UInt64] = []
    // The bitmap of a large file is far larger than the caches: its words are fetched ahead of their use.
    let ahead = HashSet.ahead
    forEach { part in
      for place in part.indices {
        if place + ahead < part.count {
          khop_prefetch(seen.baseAddress! + Int(part[place + ahead] >> shift))
        }
        let hash = part[place]
        if hash == 0 { continue }
        let word = Int(hash >> shift)
        let bits: UInt64 = 1 &<< (hash & 63) | 1 &<< (hash >> 6 & 63)
        if seen[word] & bits == bits { suspects.append(hash) }
        seen[word] |= bits
      }
    }
    let suspected = HashSet(suspects)
    var counts: [UInt32] = []
    if !suspected.isEmpty {
      counts = Array(repeating: 0, count: suspected.placeCount)
      forEach { part in
        for place in part.indices {
          if place + ahead < part.count { suspected.prefetch(part[place + ahead]) }
          let known = suspected.place(of: part[place])
          if known >= 0 { counts[known] &+= 1 }
        }
      }
    }
    repeated = HashSet(suspects.filter { counts[suspected.place(of: $0)] > 1 })
    count = counts.reduce(0) { $0 + max(Int($1), 1) - 1 }
  }

  /// Whether a hash stands more than once.
  package func contains(_ hash: UInt64) -> Bool { repeated.contains(hash) }
}
