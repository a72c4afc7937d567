import TestSupport
import Testing

@testable import Linkage

@Suite("A list of candidates keeps the order of an array")
struct CandidateListTests {
  static func candidate(_ row: UInt32) -> Candidate {
    Candidate(
      row: row, bits: Double(row), name: NameComparison(), date: .same, number: .same,
      place: .missing, family: .missing, participation: .missing, agreesInSex: nil,
      isNameReading: false, isDateReading: false, key: .number, parts: EvidenceParts())
  }

  @Test("Insertions at random positions", arguments: UInt64(0)..<4)
  func insertions(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var list = CandidateList()
    for _ in 0..<50 {
      var array: [Candidate] = []
      list = CandidateList(reusing: &list)
      #expect(list.first == nil)
      for row in 0..<UInt32(random.next() % 20) {
        let last = min(array.count, RecordMatcher.kept - 1)
        let position = Int(random.next() % UInt64(last + 1))
        array.insert(Self.candidate(row), at: position)
        if array.count > RecordMatcher.kept { array.removeLast() }
        list.insert(Self.candidate(row), at: position)
        #expect(list.all == array, "seed \(seed)")
        #expect(list.first == array.first)
        #expect(list.isFull == (array.count == RecordMatcher.kept))
      }
    }
  }
}
