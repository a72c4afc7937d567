import TestSupport
import Testing

@testable import ReferenceIndex

@Suite("A register is frozen to the same bytes however it was read")
struct RegisterBuilderTests {
  static let register = RandomRegister(count: 500, seed: 7)

  @Test(
    "Batches, threads and words known before leave no trace",
    arguments: [
      ([1], 1), ([499], 1), ([100, 100, 100, 100], 1), ([100, 100, 100, 100], 4),
      ([0, 250, 0], 2), (Array(repeating: 7, count: 60), 8),
    ])
  func sameBytes(cuts: [Int], threads: Int) throws {
    let whole = try FrozenFile.bytes(of: Self.register.build())
    let cut = try FrozenFile.bytes(
      of: Self.register.build(cuts: cuts, threads: threads, noise: ["hoa", "cụt", "xồng"]))
    #expect(whole == cut)
  }

  @Test("Every person keeps row and values")
  func people() {
    let index = Self.register.build(cuts: [123, 200], threads: 2)
    #expect(index.count == Self.register.people.count)
    for (row, person) in Self.register.people.enumerated() {
      #expect(index.citizenIDs[row] == person.id)
      #expect(index.oldIDs[row] == UInt32(person.oldID))
      #expect(index.birthDates[row] == person.date)
      #expect(index.communes[row] == person.commune)
      #expect(index.addresses[row] == person.address)
      #expect(index.households[row] == person.household)
      #expect(index.sex(of: UInt32(row)) == person.sex.rawValue)
      #expect(index.isDead(UInt32(row)) == person.isDead)
      #expect(index.nameWords(of: UInt32(row)).map { index.words.string($0) } == person.name)
    }
  }

  @Test("Each name is counted once for each bearer")
  func nameCounts() {
    let index = Self.register.build()
    var counts: [[String]: UInt32] = [:]
    for person in Self.register.people { counts[person.name, default: 0] += 1 }
    #expect(index.nameTotal == counts.count)
    for name in 0..<index.nameTotal {
      let words = index.words(ofName: UInt32(name)).map { index.words.string($0) }
      #expect(index.nameCounts[name] == counts[words])
    }
  }

  @Test("Many distinct names make the tables grow", arguments: [1, 4])
  func manyNames(threads: Int) throws {
    // Nine hundred distinct names in one shard need more than its first slots.
    let names = NameInterner()
    var numbers: [UInt32: Int] = [:]
    for first in 0..<300 {
      for second in 0..<300 {
        let number = names.intern(.init([UInt32(first), UInt32(second)]))
        #expect(numbers.updateValue(first * 300 + second, forKey: number) == nil)
      }
    }
    for first in 0..<300 where first % 17 == 0 {
      for second in 0..<300 {
        let number = names.intern(.init([UInt32(first), UInt32(second)]))
        #expect(numbers[number] == first * 300 + second)
      }
    }
  }

  @Test("A register without people is frozen and finds nobody")
  func empty() throws {
    let index = RandomRegister(count: 0, seed: 1).build()
    let opened = try FrozenFile.open(FrozenFile.bytes(of: index), verify: true)
    #expect(opened.count == 0)
    #expect(opened.row(citizenID: 40_190_123_456) == nil)
    #expect(opened.block(nameBag: 1).isEmpty)
    #expect(opened.rows(birthDate: 1990 << 9).isEmpty)
  }
}
