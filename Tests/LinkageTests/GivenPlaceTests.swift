import Identifiers
import TestSupport
import Testing

@testable import Linkage

@Suite("Names of the Central Highlands have the clan last")
struct GivenPlaceTests {
  typealias Person = SmallRegister.Person

  static let twins = [
    Person(
      id: 66_072_000_256, name: "y djoan mlô", date: "11/03/1972", sex: .male, commune: 21_905,
      address: 9001, household: 9001),
    Person(
      id: 66_172_000_301, name: "h'ruel buôn yă", date: "05/07/1972", sex: .female,
      commune: 21_905, address: 9002, household: 9002),
  ]
  /// Their brother and sister are not there, but others bear those names.
  static let others = [
    Person(
      id: 66_080_000_101, name: "y đôn niê", date: "01/02/1980", sex: .male, commune: 21_932,
      address: 9003, household: 9003),
    Person(
      id: 66_181_000_102, name: "h'dung niê", date: "03/04/1981", sex: .female, commune: 21_932,
      address: 9004, household: 9004),
  ]
  static let register = SmallRegister(RecordMatcherTests.people + twins + others)

  @Test(
    "The given word stands before the clan",
    arguments: [
      ("y djoan mlô", 1), ("y lưm niê kdăm", 1), ("h'dung buôn yă", 0), ("h'sui êban", 0),
      ("y'lưm niê", 0), ("y thị lan", nil), ("y vêng", nil), ("h văn nam", nil),
      ("siu h'trang", nil), ("hồ văn nam", nil), ("yên thị hoa", nil), ("y", nil),
    ] as [(String, Int?)])
  func place(name: String, expected: Int?) {
    let words = Self.register.index.words
    let list = SmallRegister.name(name, words)
    #expect(GivenPlace.beforeClan(list.count, words) { list[$0] } == expected)
  }

  @Test("Brothers and sisters share the clan and not the given word")
  func siblings() throws {
    for (name, twin) in zip(["y đôn mlô", "h'dung buôn yă"], Self.twins) {
      var record = twin
      record.name = name
      record.id += 40_017
      let result = Self.register.match(record)
      let best = try #require(result.best)
      #expect(Self.register.index.person(best.row).citizenID == twin.id)
      #expect(best.name.surname == .same && best.name.hasDoubtfulGiven, "\(name)")
      #expect(result.probability < RecordMatcherTests.accept, "\(name)")
    }
  }

  @Test("The very name is as good as any, and a mark that is lost is no other name")
  func own() throws {
    for (name, twin) in zip(["y djoan mlo", "h'ruel buôn yă"], Self.twins) {
      var record = twin
      record.name = name
      record.id = 0
      let best = try #require(Self.register.match(record).best)
      #expect(best.name.given == .same && !best.name.hasOtherGiven, "\(name)")
    }
  }
}
