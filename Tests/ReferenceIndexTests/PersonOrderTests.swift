import Identifiers
import TestSupport
import Testing
import VietnameseText

@testable import ReferenceIndex

@Suite("Where keys leave people equal, what is known of them decides, and not their rows")
struct PersonOrderTests {
  /// What the register says of a person.
  private static func values(_ row: UInt32, _ index: ReferenceIndex) -> [String] {
    let person = index.person(row)
    return [
      "\(person.citizenID) \(person.oldID) \(person.birthDate) \(person.commune) \(person.address)",
      "\(person.household) \(person.sex) \(person.isDead) \(index.parents(of: row))",
    ] + index.nameWords(of: row).map { index.words.string($0) }
  }

  /// People of whom many share a number, a name and a date, or a given word and a year.
  private static let register = RandomRegister(
    people: RandomRegister(count: 600, seed: 5).people.enumerated().map { place, person in
      var person = person
      person.id = place % 7 == 0 ? 0 : 40_190_000_000 + UInt64(place % 150)
      if place % 3 == 0 { person.date = BirthDate(leastOf: 1952) }
      return person
    })

  @Test(
    "A shuffled register gives the same people in the same order",
    arguments: 1...4 as ClosedRange<UInt64>)
  func shuffled(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let people = Self.register.people.shuffled(using: &random)
    let (index, other) = (Self.register.build(), RandomRegister(people: people).build())
    func same(_ rows: [UInt32], _ others: [UInt32]) -> Bool {
      rows.map { Self.values($0, index) } == others.map { Self.values($0, other) }
    }
    for number in Set(people.map(\.id)) where number != 0 {
      var (rows, others): ([UInt32], [UInt32]) = ([], [])
      index.forEachRow(citizenID: number) { rows.append($0) }
      other.forEachRow(citizenID: number) { others.append($0) }
      #expect(rows.count > 1 && same(rows, others), "seed \(seed), number \(number)")
    }
    for number in Set(people.map(\.oldID)) where number != 0 {
      var (rows, others): ([UInt32], [UInt32]) = ([], [])
      index.forEachRow(oldID: number) { rows.append($0) }
      other.forEachRow(oldID: number) { others.append($0) }
      #expect(same(rows, others), "seed \(seed), CMND \(number)")
    }
    let positions = 0..<index.count
    #expect(
      same(
        positions.map { index.row(atNamePosition: $0) },
        positions.map { other.row(atNamePosition: $0) }), "seed \(seed)")
  }

  @Test("Of more people with a day and a given word than a search takes, the same are the first")
  func manyOfOneDay() throws {
    let register = RandomRegister(
      people: Self.register.people.map { person in
        var person = person
        person.date = BirthDate(leastOf: 1952)
        person.name = ["nguyễn", "hoa"]
        return person
      })
    var random = SplitMix64(seed: 9)
    let (index, other) = (
      register.build(), RandomRegister(people: register.people.shuffled(using: &random)).build()
    )
    func first(_ index: ReferenceIndex) -> [[String]] {
      let given = NameKeys.given(index.words.features(index.words.intern("hoa".utf8)))
      return index.rows(birthDate: BirthDate(leastOf: 1952), given: given).prefix(64).map {
        Self.values($0, index)
      }
    }
    let expected = first(index)
    #expect(expected.count == 64 && first(other) == expected)
  }
}
