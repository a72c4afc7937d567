import TestSupport
import Testing

@testable import ReferenceIndex

@Suite("Numbers are found as in a dictionary")
struct NumberTableTests {
  /// Calls `body` with a filled table.
  func withTable<Number: FixedWidthInteger & UnsignedInteger & Sendable>(
    _ numbers: [Number], slots: Int? = nil, _ body: (NumberTable<Number>) -> Void
  ) {
    let count = slots ?? NumberTable<Number>.slotCount(for: numbers.count)
    var storage = [UInt32](repeating: 7, count: count)
    numbers.withUnsafeBufferPointer { numbers in
      storage.withUnsafeMutableBufferPointer { slots in
        NumberTable<Number>.fill(slots, numbers: numbers)
        body(NumberTable(slots: UnsafeBufferPointer(slots), numbers: numbers))
      }
    }
  }

  func check<Number: FixedWidthInteger & UnsignedInteger & Sendable>(
    _ numbers: [Number], probes: [Number], _ note: String
  ) {
    var known: [Number: [UInt32]] = [:]
    for (row, number) in numbers.enumerated() where number != 0 {
      known[number, default: []].append(UInt32(row))
    }
    withTable(numbers) { table in
      for probe in numbers + probes where probe != 0 {
        var rows: [UInt32] = []
        table.forEachRow(probe) { rows.append($0) }
        #expect(rows == known[probe] ?? [], "\(note), number \(probe)")
        #expect(table.firstRow(probe) == known[probe]?.first, "\(note), number \(probe)")
        table.prefetch(probe)
      }
    }
  }

  @Test("Random numbers with repeats and gaps", arguments: UInt64(0)..<12)
  func random(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 0...400, using: &random)
    // A small range gives repeats, zeros stand for people without a number.
    let range = UInt64(seed % 3 == 0 ? count / 2 + 1 : 999_999_999_999)
    let numbers = (0..<count).map { _ in
      random.next() % 9 == 0 ? 0 : UInt64.random(in: 0...range, using: &random)
    }
    check(numbers, probes: (0..<50).map { _ in random.next() % 1_000_000_000_000 }, "seed \(seed)")
    check(
      numbers.map { UInt32(truncatingIfNeeded: $0) },
      probes: (0..<50).map { _ in UInt32(truncatingIfNeeded: random.next()) }, "seed \(seed)")
  }

  @Test("A run of neighbouring numbers, as twins have them")
  func neighbours() {
    check(
      (0..<300).map { UInt64(40_190_000_000 + $0) }, probes: [40_189_999_999, 40_190_000_300],
      "neighbours")
  }

  @Test("A table without numbers finds nothing and ends")
  func empty() {
    check([UInt64](), probes: [1, 40_190_123_456], "empty")
    check([UInt64](repeating: 0, count: 40), probes: [1, 40_190_123_456], "zeros only")
  }

  @Test(
    "There are at least one and a half slots for each number, in a power of two",
    arguments: [0, 1, 10, 11, 21, 22, 1000, 65_536, 3_500_000])
  func slots(count: Int) {
    let slots = NumberTable<UInt64>.slotCount(for: count)
    #expect(slots >= 16 && slots >= count + count / 2)
    #expect(slots.nonzeroBitCount == 1)
  }
}
