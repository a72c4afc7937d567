internal import CScan

/// A hash table from numbers to rows: the slots hold `row + 1`, the numbers stay in their column.
///
///     slot = multiply-shift(number), then the next slot until an empty one
///
/// Rows with equal numbers stand in one probe sequence in ascending order. At most two thirds of the
/// slots are taken.
///
/// - Complexity: O(1) per look-up, two cache misses on average.
struct NumberTable<Number: FixedWidthInteger & UnsignedInteger & Sendable>: @unchecked Sendable {
  let slots: UnsafeBufferPointer<UInt32>
  let numbers: UnsafeBufferPointer<Number>
  let shift: UInt64

  init(slots: UnsafeBufferPointer<UInt32>, numbers: UnsafeBufferPointer<Number>) {
    self.slots = slots
    self.numbers = numbers
    shift = UInt64(64 - slots.count.trailingZeroBitCount)
  }

  /// The number of slots for `count` numbers: a power of two, at least 1.5 times as many.
  static func slotCount(for count: Int) -> Int {
    var slots = 16
    while slots < count + count / 2 { slots *= 2 }
    return slots
  }

  @inline(__always)
  static func home(_ number: UInt64, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: (number &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  /// Fills `slots`; numbers that are zero are left out.
  static func fill(
    _ slots: UnsafeMutableBufferPointer<UInt32>, numbers: UnsafeBufferPointer<Number>
  ) {
    slots.update(repeating: 0)
    let shift = UInt64(64 - slots.count.trailingZeroBitCount)
    let mask = slots.count - 1
    for row in 0..<numbers.count where numbers[row] != 0 {
      var slot = home(UInt64(truncatingIfNeeded: numbers[row]), shift)
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(row + 1)
    }
  }

  /// Asks the machine to fetch the slot of `number`.
  @inline(__always)
  func prefetch(_ number: Number) {
    khop_prefetch(slots.baseAddress! + NumberTable.home(UInt64(truncatingIfNeeded: number), shift))
  }

  /// The first row with `number`, or `nil`.
  @inline(__always)
  func firstRow(_ number: Number) -> UInt32? {
    let mask = slots.count - 1
    var slot = NumberTable.home(UInt64(truncatingIfNeeded: number), shift)
    while true {
      let entry = slots[slot]
      if entry == 0 { return nil }
      if numbers[Int(entry - 1)] == number { return entry - 1 }
      slot = (slot + 1) & mask
    }
  }

  /// Calls `body` with each row that has `number`, in ascending order.
  func forEachRow(_ number: Number, _ body: (UInt32) -> Void) {
    let mask = slots.count - 1
    var slot = NumberTable.home(UInt64(truncatingIfNeeded: number), shift)
    while slots[slot] != 0 {
      let row = slots[slot] - 1
      if numbers[Int(row)] == number { body(row) }
      slot = (slot + 1) & mask
    }
  }
}
