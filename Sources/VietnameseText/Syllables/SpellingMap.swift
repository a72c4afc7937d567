/// A frozen table of counts by spelling, each with the logarithm of its share.
///
///     slot   key | count | share in bits      open addressing, a quarter full at most; key zero is free
struct SpellingMap: Sendable {
  struct Entry: Sendable {
    var key: SpellingKey = 0
    var count = 0
    /// The logarithm to base 2 of the share of the count.
    var shareInBits = 0.0
  }

  private let slots: [Entry]
  private let shift: UInt64

  init(_ counts: [SpellingKey: Int], totalInBits: Double) {
    var bits: UInt64 = 4
    while 1 << bits < counts.count * 4 { bits += 1 }
    shift = 64 - bits
    var slots = [Entry](repeating: Entry(), count: 1 << bits)
    for (key, count) in counts where key != 0 {
      var slot = Int(truncatingIfNeeded: (key &* SpellingMap.factor) >> shift)
      while slots[slot].key != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Entry(
        key: key, count: count, shareInBits: BinaryLogarithm.of(Double(count)) - totalInBits)
    }
    self.slots = slots
  }

  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// What is known of a spelling; a count of zero for none.
  @inline(__always)
  subscript(key: SpellingKey) -> Entry {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: (key &* SpellingMap.factor) &>> shift)
    while slots[slot].key != 0 {
      if slots[slot].key == key { return slots[slot] }
      slot = (slot &+ 1) & mask
    }
    return Entry()
  }
}
