/// The people who were weighed for a record; emptied by the next record without being touched.
///
///     slots    record | row        by the lower bits of the row, then the next slot that is free or of another record
struct VisitedPeople {
  private var slots = [UInt64](repeating: 0, count: 4096)
  private var round: UInt64 = 0
  private var count = 0

  /// Notes a person; `false` when it was noted for the record before.
  ///
  /// - Parameter round: The record; another one than before empties the set. From 1 on.
  /// - Complexity: O(1), one look at a slot as a rule.
  @inline(__always)
  mutating func insert(_ row: UInt32, _ round: UInt64) -> Bool {
    if round != self.round {
      self.round = round
      count = 0
    }
    let visit = round &<< 32 | UInt64(row)
    let mask = slots.count &- 1
    var slot = Int(row) & mask
    while slots[slot] &>> 32 == round & 0xFFFF_FFFF {
      if slots[slot] == visit { return false }
      slot = (slot &+ 1) & mask
    }
    slots[slot] = visit
    count &+= 1
    if count &* 2 > slots.count { grow() }
    return true
  }

  @inline(never)
  private mutating func grow() {
    let own = slots.filter { $0 &>> 32 == round & 0xFFFF_FFFF }
    slots = [UInt64](repeating: 0, count: slots.count * 2)
    count = 0
    for visit in own { _ = insert(UInt32(truncatingIfNeeded: visit), round) }
  }
}
