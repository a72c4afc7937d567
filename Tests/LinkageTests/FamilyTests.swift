import Cleansing
import TestSupport
import Testing

@testable import Linkage

@Suite("Parents, household and participant class are evidence where a file has them")
struct FamilyTests {
  typealias Person = SmallRegister.Person

  /// Two namesakes born on one day in two families, and a child's mother.
  static let register = SmallRegister(
    RecordMatcherTests.people + [
      Person(
        id: 40_315_700_001, name: "trần thị ngọc hân", date: "05/06/2015", sex: .female,
        commune: 17_003, address: 8001, household: 8001),
      Person(
        id: 40_315_700_002, name: "trần thị ngọc hân", date: "05/06/2015", sex: .female,
        commune: 17_004, address: 8002, household: 8002),
      Person(
        id: 40_190_700_003, name: "lê thị mận", date: "01/02/1990", sex: .female,
        commune: 17_004, address: 8002, household: 8002),
      Person(
        id: 40_190_700_004, name: "hồ thị đào", date: "11/12/1991", sex: .female,
        commune: 17_004, address: 8003, household: 8003),
    ])

  private func result(_ change: (inout CleanRecord) -> Void) -> MatchResult {
    var record = Self.register.record(
      Person(name: "trần thị ngọc hân", date: "05/06/2015", sex: .female))
    change(&record)
    let matcher = RecordMatcher(
      index: Self.register.index, model: MatchModel(), frequencies: Self.register.frequencies)
    return matcher.match(record, nil)
  }

  private func best(_ result: MatchResult) -> UInt64? {
    result.best.map { Self.register.index.person($0.row).citizenID }
  }

  @Test("Without a number, the mother's number tells one namesake from the other")
  func mother() {
    #expect(result { _ in }.probability < 0.6)
    let found = result { $0.motherID = 40_190_700_003 }
    #expect(best(found) == 40_315_700_002)
    #expect(found.probability > RecordMatcherTests.accept)
    #expect(found.best?.family == .sameHousehold)
    #expect(found.candidates[1].family == .elsewhere)
  }

  @Test("Where no communes can be compared, another address speaks against a namesake")
  func address() throws {
    let here = try #require(result { $0.addressHash = 8001 }.best)
    #expect(here.place == .sameAddress || here.place == .sameAddressElsewhere)
    let elsewhere = result { $0.addressHash = 7777 }
    #expect(elsewhere.candidates.prefix(2).allSatisfy { $0.place == .otherAddress })
    #expect(elsewhere.best?.parts.place == MatchModel().place.otherAddressElsewhere)
    #expect(result { _ in }.best?.place == .missing)
  }

  @Test("A household's code that the register knows tells as much")
  func household() {
    let found = result { $0.household = 8001 }
    #expect(best(found) == 40_315_700_001)
    #expect(found.probability > RecordMatcherTests.accept)
  }

  @Test("Levels, each with its weight; nobody named is a level of its own")
  func levels() {
    func level(_ mother: UInt64) -> FamilyLevel? {
      result { $0.motherID = mother }.candidates.first {
        Self.register.index.person($0.row).citizenID == 40_315_700_002
      }?.family
    }
    #expect(level(0) == .missing)
    #expect(level(999) == .missing)
    #expect(level(40_190_700_003) == .sameHousehold)
    #expect(level(40_190_700_004) == .sameCommune)
    #expect(level(40_315_700_002) == .isParent)
    let record = result { _ in }
    #expect(record.candidates.allSatisfy { $0.parts.family == 0 && $0.parts.participation == 0 })
  }

  @Test("A parent's number in the place of the child's own counts once")
  func parentsNumber() throws {
    let found = result {
      $0.citizenID = 40_190_700_003
      $0.motherID = 40_190_700_003
    }
    let child = try #require(
      found.candidates.first {
        Self.register.index.person($0.row).citizenID == 40_315_700_002
      })
    #expect(child.number == .household)
    #expect(child.family == .missing)
  }

  @Test("A child's class speaks against somebody of another age", arguments: [0, 8, 40])
  func participation(yearsBefore: UInt16) {
    let found = result { $0.classBirthYears = 2015 + yearsBefore...2021 + yearsBefore }
    let expected: ClassLevel = yearsBefore == 0 ? .fits : .other
    #expect(found.best?.participation == expected)
    #expect(found.best?.parts.participation == (yearsBefore == 0 ? 0 : -6))
  }
}
