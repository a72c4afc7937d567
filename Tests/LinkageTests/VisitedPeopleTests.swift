import TestSupport
import Testing

@testable import Linkage

@Suite("People who were weighed for a record")
struct VisitedPeopleTests {
  @Test("The set equals one of the library, record by record, however many there are")
  func equalsSet() {
    var random = SplitMix64(seed: 12)
    var visited = VisitedPeople()
    for round in 1...60 as ClosedRange<UInt64> {
      var expected: Set<UInt32> = []
      let count = [3, 40, 2000, 9000][Int(round % 4)]
      for _ in 0..<count {
        // Rows that share their lower bits, and any others.
        let row = UInt32.random(in: 0..<40, using: &random) << 12 | UInt32(random.next() % 300)
        #expect(visited.insert(row, round) == expected.insert(row).inserted)
      }
    }
  }
}
