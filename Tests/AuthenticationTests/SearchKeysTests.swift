import Linkage
import Testing

@testable import Authentication

@Suite("What the keys of the search contribute to a run")
struct SearchKeysTests {
  @Test("Every link came by a key, every compared pair was somebody new to one")
  func sums() throws {
    let province = try Province.small.get()
    let summary = try Run(insurance: province.insurance, reference: province.reference).report
      .summary
    let keys = try #require(summary.searchKeys)
    #expect(
      keys.map(\.key) == [
        "number", "oldID", "nameAndDate", "name", "nearNumber", "givenWordAndDate", "date", "place",
      ])
    #expect(keys.reduce(0) { $0 + $1.links } == summary.total.authenticated)
    #expect(
      keys.reduce(0) { $0 + $1.newPeople } == summary.comparedCandidates
        + (summary.outcomes - summary.searchedRecords))
    for key in keys {
      #expect(key.records <= summary.outcomes && key.links <= key.records, "\(key.key)")
      #expect(key.newPeople <= key.people && key.records > 0, "\(key.key)")
    }
    // Numbers are tried first, and most records have one that is right.
    #expect(keys[0].links > summary.total.authenticated * 9 / 10)
    #expect(keys[2].links > 0 && keys[3].links > 0 && keys[2].largestBlock >= 1)
  }

  @Test("A record that one look settles counts with the number")
  func settled() throws {
    let run = try ReasonTests.run(["A,,,Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,,,"])
    let keys = try #require(run.report.summary.searchKeys)
    #expect(keys[0].records == 1 && keys[0].people == 1 && keys[0].links == 1)
    #expect(keys.dropFirst().allSatisfy { $0.records == 0 && $0.links == 0 })
  }

  @Test(
    "A slip in the given word beside a fault in the date, without a number: the person in the commune is named",
    arguments: ["Nguyễn Nhật Hê,04/12/1990", "Nguyễn Nhật Huêi,12/05/1990"])
  func nearGivenWords(fields: String) throws {
    let people = "040090700401,,Nguyễn Nhật Huê,12/04/1990,Nam,17002,Xóm 91,alive,,,H95001\n"
    let run = try Run(
      insurance: Array((ReasonTests.header + "R,,,\(fields),Nam,,Xóm 91,17002,\n").utf8),
      reference: ReasonTests.reference + Array(people.utf8))
    let outcome = try #require(run.outcomes.first)
    #expect(
      [outcome["candidate_id"], outcome["citizen_id"]].contains("040090700401"), "\(outcome)")
  }
}
