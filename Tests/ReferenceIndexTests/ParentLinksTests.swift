import TestSupport
import Testing

@testable import ReferenceIndex

@Suite("The register keeps the parents whom it names")
struct ParentLinksTests {
  private static let register = RandomRegister(count: 700, seed: 11)
  private static let sections: [Section] = [.parentMark, .parentRank, .parent]

  /// The same people, each with other parents.
  private static func register(
    _ count: Int = 700, _ change: (Int, inout RandomRegister.Person) -> Void
  ) -> RandomRegister {
    RandomRegister(
      people: register.people.prefix(count).enumerated().map { row, person in
        var person = person
        (person.fatherID, person.motherID) = (0, 0)
        change(row, &person)
        return person
      })
  }

  private static func parents(_ person: RandomRegister.Person) -> Parents {
    Parents(fatherID: person.fatherID, motherID: person.motherID)
  }

  @Test("A file gives back what was frozen, in memory and mapped")
  func roundTrip() throws {
    let built = Self.register.build(cuts: [64, 1, 300], threads: 2)
    let opened = try FrozenFile.open(FrozenFile.bytes(of: built), verify: true)
    for (row, person) in Self.register.people.enumerated() {
      #expect(built.parents(of: UInt32(row)) == Self.parents(person))
      #expect(opened.parents(of: UInt32(row)) == Self.parents(person))
    }
    let named = Self.register.people.count { $0.fatherID | $0.motherID != 0 }
    #expect(named > 200 && opened.namedChildren == named)
  }

  @Test("A register that names nobody's parents has no byte for them")
  func none() throws {
    let index = Self.register { _, _ in }.build()
    for section in Self.sections { #expect(index.layout.byteCount(section) == 0) }
    #expect(index.parents(of: 5).isUnknown && !index.areKin(5, 6))
    let opened = try FrozenFile.open(FrozenFile.bytes(of: index), verify: true)
    #expect(opened.namedChildren == 0 && opened.parents(of: 699).isUnknown)
  }

  @Test("Who has none costs a bit and a half", arguments: [0, 63, 64, 65, 640, 699])
  func one(row: Int) {
    let register = Self.register { if $0 == row { $1.motherID = 40_150_123_456 } }
    for cuts in [[], [row], [row + 1], [1, row]] {
      let index = register.build(cuts: cuts)
      #expect(index.layout.byteCount(.parent) == 8)
      #expect(index.layout.byteCount(.parentMark) == 88)
      #expect(index.layout.byteCount(.parentRank) == 44)
      for other in UInt32(0)..<700 {
        #expect(index.parents(of: other).isUnknown == (other != row))
        #expect(index.parents(of: other).include(40_150_123_456) == (other == row))
      }
    }
  }

  @Test("Parent, child, brothers and sisters are kin, be the parents in the register or not")
  func kin() {
    let register = Self.register(6) { row, person in
      person.id = 40_190_800_000 + UInt64(row)
      person.motherID = [1, 2].contains(row) ? 40_190_800_000 : row == 3 ? 40_150_999_999 : 0
      person.fatherID = row == 4 ? 40_050_888_888 : row == 2 ? 40_050_888_888 : 0
    }
    let index = register.build()
    func kin(_ row: UInt32) -> [UInt32] { (0..<6).filter { index.areKin(row, $0) && $0 != row } }
    #expect(kin(0) == [1, 2] && kin(1) == [0, 2] && kin(2) == [0, 1, 4])
    #expect(kin(3) == [] && kin(4) == [2] && kin(5) == [])
  }

  @Test("A father's number is not a mother's, and no number is nobody's")
  func sides() {
    let (mother, father) = (
      Parents(fatherID: 0, motherID: 40_150_000_007), Parents(fatherID: 40_150_000_007, motherID: 0)
    )
    #expect(!mother.share(with: father) && mother.include(40_150_000_007))
    #expect(!Parents.unknown.share(with: .unknown) && !Parents.unknown.include(0))
    #expect(!mother.include(0) && !mother.include(40_150_000_008))
  }

  @Test("Neighbouring numbers have hashes of their own")
  func hashes() {
    let hashes = Set(
      (0..<50_000).map { Parents(fatherID: 40_050_000_000 + $0, motherID: 0).father })
    #expect(hashes.count >= 49_998 && !hashes.contains(0))
  }

  @Test("Two rows of one person make one, with the parents of both, whichever comes first")
  func joined() {
    var (first, second) = (Self.register.people[1], Self.register.people[1])
    first.id = 40_190_800_001
    second.id = first.id
    (first.fatherID, first.motherID) = (0, 40_150_000_007)
    (second.fatherID, second.motherID) = (40_050_000_007, 0)
    for people in [[first, second], [second, first]] {
      let index = RandomRegister(people: people).build()
      #expect(index.joinedRows == 1)
      #expect(
        index.parents(of: 0) == Parents(fatherID: 40_050_000_007, motherID: 40_150_000_007))
      #expect(index.parents(of: 1).isUnknown)
    }
  }
}
