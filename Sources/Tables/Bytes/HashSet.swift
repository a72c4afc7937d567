internal import CScan
import Hashing

/// A frozen set of well-mixed hashes, none of them zero; made to be asked for hashes that it does not have.
///
///     filter   two bits for each hash in one word of a quarter as many words or more as there are hashes
///     slots    hash | 0 | hash | 0 …      open addressing, half full at most
///
/// - Complexity: a hash that is not in the set costs one word read, but for one in fifty or fewer; memory: 18 to 36 bytes a
///   hash.
package struct HashSet: Sendable {
  @usableFromInline private(set) var filter: [UInt64]
  private var slots: [UInt64]
  private let slotShift: UInt64
  /// Different hashes.
  private(set) var count = 0

  /// Whether nothing was put in.
  package var isEmpty: Bool { count == 0 }
  /// The hashes may have places up to here; see ``place(of:)``.
  var placeCount: Int { slots.count }

  /// - Parameter hashes: May repeat; zeros are left out.
  package init(_ hashes: some Collection<UInt64>) {
    var bits = 4
    while bits < 40, 1 << bits < hashes.count * 2 { bits += 1 }
    slotShift = UInt64(64 - bits)
    slots = Array(repeating: 0, count: 1 << bits)
    filter = Array(repeating: 0, count: 1 << (bits - 3))
    for hash in hashes where hash != 0 { insert(hash) }
  }

  private mutating func insert(_ hash: UInt64) {
    var place = start(hash)
    while slots[place] != 0 {
      if slots[place] == hash { return }
      place = (place &+ 1) & (slots.count &- 1)
    }
    slots[place] = hash
    count += 1
    filter[filterPlace(hash)] |= filterBits(hash)
  }

  @inline(__always)
  private func start(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: Hashing.spread(hash) >> slotShift)
  }

  /// The word of the filter that tells of a hash; by other bits than ``start(_:)`` and ``filterBits(_:)`` use.
  @inlinable @inline(__always)
  func filterPlace(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash ^ hash >> 32) >> 12) & (filter.count &- 1)
  }

  /// The bits of that word which are set when the hash is in the set.
  @inlinable @inline(__always)
  func filterBits(_ hash: UInt64) -> UInt64 {
    let bits = hash ^ hash >> 32
    return 1 &<< (bits & 63) | 1 &<< (bits >> 6 & 63)
  }

  /// How far ahead of its use a place is best fetched, in hashes of a list.
  package static var ahead: Int { 24 }

  /// Asks the processor to fetch what ``contains(_:)`` will read: the filter of a large set is larger than the caches.
  package func prefetch(_ hash: UInt64) {
    filter.withUnsafeBufferPointer { filter in
      if let base = filter.baseAddress { khop_prefetch(base + filterPlace(hash)) }
    }
  }

  /// Whether a hash is in the set; zero never is.
  @inlinable @inline(__always)
  package func contains(_ hash: UInt64) -> Bool { place(of: hash) >= 0 }

  /// The place of a hash in the set, below ``placeCount``; `-1` for one that is not in it.
  @inlinable @inline(__always)
  func place(of hash: UInt64) -> Int {
    let bits = filterBits(hash)
    if filter[filterPlace(hash)] & bits != bits { return -1 }
    return probe(hash)
  }

  @usableFromInline @inline(never)
  func probe(_ hash: UInt64) -> Int {
    var place = start(hash)
    while slots[place] != 0 {
      if slots[place] == hash { return place }
      place = (place &+ 1) & (slots.count &- 1)
    }
    return -1
  }
}
