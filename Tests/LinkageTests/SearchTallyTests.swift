import Testing

@testable import Linkage

@Suite("What the keys of a search gave")
struct SearchTallyTests {
  typealias Person = SmallRegister.Person

  private static func tally(
    _ people: [Person], _ records: [Person]
  ) -> (tally: SearchTally, compared: Int, matcher: RecordMatcher) {
    let register = SmallRegister(people)
    let matcher = RecordMatcher(
      index: register.index, model: MatchModel(), frequencies: register.frequencies)
    var compared = 0
    for record in records { compared += matcher.match(register.record(record), nil).compared }
    return (matcher.takeTally(), compared, matcher)
  }

  @Test("People who come by two keys are new to the first alone")
  func newPeople() throws {
    let hoa = Person(id: 40_190_000_001, name: "nguyễn thị hoa", date: "15/03/1990")
    let (tally, compared, matcher) = Self.tally(
      RecordMatcherTests.people + [hoa], [Person(name: "nguyễn thị hoa", date: "15/3/1990")])
    #expect(tally[.number].records == 0 && tally[.nameAndDate].records == 1)
    #expect(tally[.nameAndDate].people == 1 && tally[.nameAndDate].newPeople == 1)
    let sum = SearchKey.allCases.reduce(0) { $0 + tally[$1].newPeople }
    #expect(sum == compared)
    #expect(matcher.takeTally() == SearchTally())
  }

  @Test("The largest block is told whole, and that it was bounded")
  func blocks() throws {
    let people = (0..<2_100).map { number in
      Person(id: 40_190_000_001 + UInt64(number), name: "lê văn an", date: "1/1/1990")
    }
    let (tally, _, _) = Self.tally(people, [Person(name: "lê văn an", date: "1/1/1990")])
    #expect(tally[.nameAndDate].largestBlock == 2_100)
    #expect(tally[.nameAndDate].people == RecordMatcher.largestBlock)
    #expect(tally[.nameAndDate].boundedBlocks == 1)
  }

  @Test("Sums do not depend on who counted what")
  func sums() throws {
    let people = RecordMatcherTests.people
    let records = (0..<60).map { number in
      var record = people[number * 7]
      record.id = number % 3 == 0 ? 0 : record.id + UInt64(number % 2)
      return record
    }
    let all = Self.tally(people, records).tally
    var parts = SearchTally()
    parts.merge(Self.tally(people, Array(records[40...])).tally)
    parts.merge(Self.tally(people, Array(records[..<40])).tally)
    #expect(
      SearchKey.allCases.allSatisfy { parts[$0] == all[$0] } && all[.number].records > 30)
  }
}
