internal import CScan
import Hashing

/// A number by which people are found.
protocol PersonNumber {
  static func number(of person: RegisteredPerson) -> UInt64
}

/// The 12-digit personal ID.
enum CitizenNumber: PersonNumber {
  @inline(__always)
  static func number(of person: RegisteredPerson) -> UInt64 { person.citizenID }
}

/// The 9-digit CMND.
enum OldNumber: PersonNumber {
  @inline(__always)
  static func number(of person: RegisteredPerson) -> UInt64 { UInt64(person.oldID) }
}

/// A hash table from numbers to rows; the numbers themselves stay with the people.
///
///     home    number × odd constant, as a share of all slots; then the next slot until an empty one
///     entry   tag | row + 1        the tag is the first bits of what the share leaves, as many as the rows leave free
///
/// A tag that differs says, without a look at the person, that the number is another. Rows with equal
/// numbers stand in one probe sequence in the order of ``PersonOrder``. At most two thirds of the slots are taken.
///
/// - Complexity: O(1) per look-up: two cache misses, one when nobody has the number.
struct NumberTable<Key: PersonNumber>: @unchecked Sendable {
  let slots: UnsafeBufferPointer<UInt32>
  let people: UnsafeBufferPointer<RegisteredPerson>
  private let hash: NumberHash

  init(slots: UnsafeBufferPointer<UInt32>, people: UnsafeBufferPointer<RegisteredPerson>) {
    self.slots = slots
    self.people = people
    hash = NumberHash(slots: slots.count, people: people.count)
  }

  /// The number of slots for `count` numbers, in whole cache lines.
  ///
  /// - Parameter isRoomy: Whether there are 2.5 times as many and not 1.5: a number that nobody has is asked for in two slots
  ///   then and not in five.
  static func slotCount(for count: Int, isRoomy: Bool = false) -> Int {
    let slots = isRoomy ? 2 * count + count / 2 : count + count / 2
    return max((slots + 15) / 16, 1) * 16
  }

  /// Fills `slots`; people without a number are left out.
  ///
  /// - Returns: The rows of people with a number that an earlier row has, ascending.
  static func fill(
    _ slots: UnsafeMutableBufferPointer<UInt32>, people: UnsafeBufferPointer<RegisteredPerson>
  ) -> [UInt32] {
    var repeats: [UInt32] = []
    slots.update(repeating: 0)
    let hash = NumberHash(slots: slots.count, people: people.count)
    let ahead = 16
    for row in 0..<people.count {
      if row + ahead < people.count {
        khop_prefetch(
          slots.baseAddress! + hash.home(hash.mixed(Key.number(of: people[row + ahead]))))
      }
      let number = Key.number(of: people[row])
      guard number != 0 else { continue }
      let mixed = hash.mixed(number)
      var slot = hash.home(mixed)
      let tag = hash.tag(mixed)
      var isRepeated = false
      while slots[slot] != 0 {
        if slots[slot] & ~hash.rowMask == tag, !isRepeated {
          isRepeated = Key.number(of: people[Int(slots[slot] & hash.rowMask) - 1]) == number
        }
        slot = slot + 1 == slots.count ? 0 : slot + 1
      }
      if isRepeated { repeats.append(UInt32(row)) }
      slots[slot] = tag | UInt32(row + 1)
    }
    return repeats
  }

  /// Brings the people with one number into their order.
  ///
  /// - Parameter repeats: What ``fill(_:people:)`` has returned.
  static func settle(
    _ slots: UnsafeMutableBufferPointer<UInt32>, _ order: PersonOrder, repeats: [UInt32]
  ) {
    let hash = NumberHash(slots: slots.count, people: order.people.count)
    var settled: Set<UInt64> = []
    var (places, rows): ([Int], [UInt32]) = ([], [])
    for row in repeats {
      let number = Key.number(of: order.people[Int(row)])
      guard settled.insert(number).inserted else { continue }
      let mixed = hash.mixed(number)
      let tag = hash.tag(mixed)
      var slot = hash.home(mixed)
      places.removeAll(keepingCapacity: true)
      rows.removeAll(keepingCapacity: true)
      while slots[slot] != 0 {
        let entry = slots[slot]
        if entry & ~hash.rowMask == tag,
          Key.number(of: order.people[Int(entry & hash.rowMask) - 1]) == number
        {
          places.append(slot)
          rows.append((entry & hash.rowMask) - 1)
        }
        slot = slot + 1 == slots.count ? 0 : slot + 1
      }
      rows.sort { order.precedes($0, $1) }
      for (place, row) in zip(places, rows) { slots[place] = tag | (row + 1) }
    }
  }

  /// Asks the machine to fetch the slot of `number`.
  @inline(__always)
  func prefetch(_ number: UInt64) {
    khop_prefetch(slots.baseAddress! + hash.home(hash.mixed(number)))
  }

  /// Asks the machine to fetch the person who probably has `number`; the slot should have arrived.
  @inline(__always)
  func prefetchPerson(_ number: UInt64) {
    let mixed = hash.mixed(number)
    let tag = hash.tag(mixed)
    var slot = hash.home(mixed)
    while slots[slot] != 0 {
      if slots[slot] & ~hash.rowMask == tag {
        khop_prefetch(people.baseAddress! + Int(slots[slot] & hash.rowMask) - 1)
        return
      }
      slot = slot + 1 == slots.count ? 0 : slot + 1
    }
  }

  /// The row of the first person with `number`, or `nil`.
  @inline(__always)
  func firstRow(_ number: UInt64) -> UInt32? {
    let mixed = hash.mixed(number)
    let tag = hash.tag(mixed)
    var slot = hash.home(mixed)
    while true {
      let entry = slots[slot]
      if entry == 0 { return nil }
      if entry & ~hash.rowMask == tag {
        let row = (entry & hash.rowMask) - 1
        if Key.number(of: people[Int(row)]) == number { return row }
      }
      slot = slot + 1 == slots.count ? 0 : slot + 1
    }
  }

  /// Calls `body` with the row of each person with `number`, in the order of ``PersonOrder``.
  @inline(__always)
  func forEachRow(_ number: UInt64, _ body: (UInt32) -> Void) {
    let mixed = hash.mixed(number)
    let tag = hash.tag(mixed)
    var slot = hash.home(mixed)
    while slots[slot] != 0 {
      if slots[slot] & ~hash.rowMask == tag {
        let row = (slots[slot] & hash.rowMask) - 1
        if Key.number(of: people[Int(row)]) == number { body(row) }
      }
      slot = slot + 1 == slots.count ? 0 : slot + 1
    }
  }
}

/// How numbers are spread over slots: multiply-shift hashing (Dietzfelbinger and others, 1997), and the share of the slots by
/// a second product (Lemire, 2019), so that their number need not be a power of two.
private struct NumberHash {
  /// The bits of an entry that hold the row.
  let rowMask: UInt32
  private let slots: UInt64

  init(slots: Int, people: Int) {
    let rowBits = 64 - (people + 1).leadingZeroBitCount
    precondition(rowBits <= 32, "More people than a register can hold")
    rowMask = UInt32(truncatingIfNeeded: UInt64(1) << UInt64(rowBits) - 1)
    self.slots = UInt64(slots)
  }

  @inline(__always)
  func mixed(_ number: UInt64) -> UInt64 { Hashing.spread(number) }

  @inline(__always)
  func home(_ mixed: UInt64) -> Int {
    Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: slots).high)
  }

  @inline(__always)
  func tag(_ mixed: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: (mixed &* slots) >> 32) & ~rowMask
  }
}
