import Identifiers
import TestSupport
import Testing
import VietnameseText

@testable import ReferenceIndex

@Suite("Every look-up equals a search through all people")
struct LookupTests {
  static let register = RandomRegister(count: 900, seed: 11)
  static let built = register.build(cuts: [300, 300])

  static let opened = Result {
    try FrozenFile.open(FrozenFile.bytes(of: built), verify: true)
  }

  /// The index as it was built and as it is read from its file.
  func indexes() throws -> [ReferenceIndex] { [Self.built, try Self.opened.get()] }

  func rows(where isWanted: (RandomRegister.Person) -> Bool) -> [UInt32] {
    Self.register.people.indices.filter { isWanted(Self.register.people[$0]) }.map { UInt32($0) }
  }

  @Test("By citizen ID")
  func citizenID() throws {
    for index in try indexes() {
      for person in Self.register.people where person.id != 0 {
        let expected = rows { $0.id == person.id }
        var found: [UInt32] = []
        index.prefetch(citizenID: person.id)
        index.forEachRow(citizenID: person.id) { found.append($0) }
        #expect(found.sorted() == expected)
        #expect(zip(found, found.dropFirst()).allSatisfy { index.precedes($0, $1) })
        #expect(index.row(citizenID: person.id) == found.first)
      }
      for number: UInt64 in [1, 40_189_999_999, 999_999_999_999] {
        #expect(index.row(citizenID: number) == nil)
      }
    }
  }

  @Test("By CMND, which several people may share")
  func oldID() throws {
    for index in try indexes() {
      for number in UInt64(182_000_000)..<182_000_320 {
        var found: [UInt32] = []
        index.forEachRow(oldID: number) { found.append($0) }
        #expect(found.sorted() == rows { $0.oldID == number })
        #expect(zip(found, found.dropFirst()).allSatisfy { index.precedes($0, $1) })
      }
      for number: UInt64 in [0, 1 << 32, 40_190_123_456] {
        index.forEachRow(oldID: number) { row in Issue.record("row \(row) for no CMND") }
      }
    }
  }

  @Test("By name bag, all dates and a stretch of dates")
  func nameBag() throws {
    for index in try indexes() {
      func bag(_ name: [String]) -> UInt32 {
        let words = name.map { index.words.intern($0.utf8) }
        return words.withUnsafeBufferPointer { NameKeys.bag($0, index.words) }
      }
      let bags = Self.register.people.map { bag($0.name) }
      for (person, key) in zip(Self.register.people, bags) {
        let all = bags.indices.filter { bags[$0] == key }.map { UInt32($0) }
        #expect(index.block(nameBag: key).map { index.row(atNamePosition: $0) }.sorted() == all)
        for (first, last) in [
          (person.date, person.date),
          (BirthDate(leastOf: 1950), BirthDate(uncheckedYear: 1960, month: 15, day: 31)),
          (.empty, .empty), (.empty, BirthDate(uncheckedPacked: .max)),
          (person.date, BirthDate(uncheckedPacked: person.date.packed &- 1)),
        ] {
          let expected = all.filter {
            let date = Self.register.people[Int($0)].date
            return first <= last && date >= first && date <= last
          }
          let found = index.rows(nameBag: key, from: first, to: last)
          #expect(found.sorted() == expected)
          let dates = found.map { index.person($0).birthDate }
          #expect(dates == dates.sorted())
        }
      }
    }
  }

  @Test("By date, and by date and given word")
  func date() throws {
    for index in try indexes() {
      let givens = Self.register.people.map { person in
        person.name.last.map { NameKeys.given(index.words.features(index.words.intern($0.utf8))) }
          ?? 0
      }
      let dates = Set(Self.register.people.map(\.date)).union([
        BirthDate(uncheckedYear: 1990, month: 6, day: 6)
      ]).sorted()
      for date in dates {
        let all = rows { $0.date == date }
        #expect(index.rows(birthDate: date).sorted() == all)
        #expect(index.births(on: date) == all.count)
        for given in Set(givens).sorted() + [givens[0] ^ 1] {
          #expect(
            index.rows(birthDate: date, given: given).sorted()
              == all.filter { givens[Int($0)] == given })
        }
      }
      for year in 1929...2021 {
        #expect(index.births(inYear: year) == rows { $0.date.year == year }.count)
      }
    }
  }

  @Test("By commune and given word")
  func commune() throws {
    for index in try indexes() {
      let givens = Self.register.people.map { person in
        person.name.last.map { NameKeys.given(index.words.features(index.words.intern($0.utf8))) }
          ?? 0
      }
      for commune: UInt16 in [0, 1, 16_666, 17_002, 65_534, 65_535] {
        let all = rows { $0.commune == commune }
        #expect(index.population(commune: commune) == all.count)
        for given in Set(givens).sorted() {
          #expect(
            index.rows(commune: commune, given: given).sorted()
              == all.filter { givens[Int($0)] == given })
        }
      }
    }
  }

  @Test(
    "Name bags forget marks, order, dialect and the sex markers, and nothing else",
    arguments: [
      ("nguyễn thị hoa", "nguyễn hoa", true), ("nguyễn thị hoa", "hoa nguyễn thị", true),
      ("nguyen thi hoa", "nguyễn thị hòa", true), ("lê văn hùng", "lê hùng", true),
      ("trần thu giang", "trần thu dang", true), ("nguyễn thị hoa", "nguyễn thị huệ", false),
      ("nguyễn hoa hoa", "nguyễn hoa", false), ("văn thị", "thị văn", true),
      ("văn thị", "văn", false),
    ])
  func bags(left: String, right: String, isEqual: Bool) {
    let words = WordTable()
    func bag(_ name: String) -> UInt32 {
      let words32 = name.split(separator: " ").map { words.intern($0.utf8) }
      return words32.withUnsafeBufferPointer { NameKeys.bag($0, words) }
    }
    #expect((bag(left) == bag(right)) == isEqual)
  }
}
