/// Numbers for byte keys that occur again and again, by their hashes; at most a fixed number of them.
///
///     slots    hash | number        open addressing, half full at most; what is asked lies in one place
///     keys     number → bytes       kept when a key is seen first
///
/// - Complexity: a known key costs one probe and no allocation.
struct KeyTable: Sendable {
  private struct Slot: Sendable {
    var hash: UInt64 = 0
    var number = -1
  }

  private var slots: [Slot]
  private(set) var keys: [[UInt8]] = []
  private let limit: Int

  /// - Parameter limit: Keys beyond so many have no number.
  init(limit: Int) {
    self.limit = limit
    slots = Array(repeating: Slot(), count: 32)
  }

  /// The number of a key, or `-1` when the table is full.
  ///
  /// - Parameters:
  ///   - hash: A well-mixed hash of the key, not zero; equal hashes are taken for equal keys.
  ///   - key: Makes the bytes of a key that is new.
  @inline(__always)
  mutating func number(_ hash: UInt64, key: () -> [UInt8]) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 20) & mask
    while slots[slot].hash != 0 {
      if slots[slot].hash == hash { return slots[slot].number }
      slot = (slot &+ 1) & mask
    }
    return add(hash, at: slot, key())
  }

  @inline(never)
  private mutating func add(_ hash: UInt64, at slot: Int, _ key: [UInt8]) -> Int {
    guard keys.count < limit else { return -1 }
    let number = keys.count
    keys.append(key)
    slots[slot] = Slot(hash: hash, number: number)
    if keys.count * 2 > slots.count { grow() }
    return number
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: slots.count * 2)
    let mask = slots.count - 1
    for entry in old where entry.hash != 0 {
      var slot = Int(truncatingIfNeeded: entry.hash >> 20) & mask
      while slots[slot].hash != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }
}
