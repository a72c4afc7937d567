import TestSupport
import Testing

@testable import ReferenceIndex

@Suite("Numbers are found as in a dictionary")
struct NumberTableTests {
  /// Calls `body` with a filled table.
  func withTable<Key: PersonNumber>(
    _ people: [RegisteredPerson], _ body: (NumberTable<Key>) -> Void
  ) {
    let count = NumberTable<Key>.slotCount(for: people.count)
    var storage = [UInt32](repeating: 7, count: count)
    people.withUnsafeBufferPointer { people in
      storage.withUnsafeMutableBufferPointer { slots in
        let repeats = NumberTable<Key>.fill(slots, people: people)
        var seen: Set<UInt64> = [0]
        let again = people.indices.filter {
          let number = Key.number(of: people[$0])
          return number != 0 && !seen.insert(number).inserted
        }
        #expect(repeats.map { Int($0) } == again)
        body(NumberTable(slots: UnsafeBufferPointer(slots), people: people))
      }
    }
  }

  func check<Key: PersonNumber>(
    _ key: Key.Type, _ people: [RegisteredPerson], probes: [UInt64], _ note: String
  ) {
    var known: [UInt64: [UInt32]] = [:]
    for (row, person) in people.enumerated() where Key.number(of: person) != 0 {
      known[Key.number(of: person), default: []].append(UInt32(row))
    }
    withTable(people) { (table: NumberTable<Key>) in
      for probe in people.map({ Key.number(of: $0) }) + probes where probe != 0 {
        var rows: [UInt32] = []
        table.forEachRow(probe) { rows.append($0) }
        #expect(rows == known[probe] ?? [], "\(note), number \(probe)")
        #expect(table.firstRow(probe) == known[probe]?.first, "\(note), number \(probe)")
        table.prefetch(probe)
        table.prefetchPerson(probe)
      }
    }
  }

  func people(_ numbers: [UInt64]) -> [RegisteredPerson] {
    numbers.map { number in
      var person = RegisteredPerson()
      person.citizenID = number
      person.oldID = UInt32(truncatingIfNeeded: number)
      return person
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
    let people = people(numbers)
    check(
      CitizenNumber.self, people,
      probes: (0..<50).map { _ in random.next() % 1_000_000_000_000 }, "seed \(seed)")
    check(
      OldNumber.self, people, probes: (0..<50).map { _ in random.next() >> 32 }, "seed \(seed)")
  }

  @Test("A run of neighbouring numbers, as twins have them")
  func neighbours() {
    check(
      CitizenNumber.self, people((0..<300).map { UInt64(40_190_000_000 + $0) }),
      probes: [40_189_999_999, 40_190_000_300], "neighbours")
  }

  @Test("A table without numbers finds nothing and ends")
  func empty() {
    check(CitizenNumber.self, [], probes: [1, 40_190_123_456], "empty")
    check(
      CitizenNumber.self, people(Array(repeating: 0, count: 40)), probes: [1, 40_190_123_456],
      "zeros only")
  }

  @Test(
    "There are at least one and a half slots for each number, in whole cache lines, and no more",
    arguments: [0, 1, 10, 11, 21, 22, 1000, 65_536, 3_500_000])
  func slots(count: Int) {
    let slots = NumberTable<CitizenNumber>.slotCount(for: count)
    #expect(slots >= 16 && slots >= count + count / 2)
    #expect(slots % 16 == 0 && slots <= max(count + count / 2 + 15, 16))
  }
}
