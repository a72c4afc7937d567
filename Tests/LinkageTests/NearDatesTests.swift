import Identifiers
import ReferenceIndex
import TestSupport
import Testing

@testable import Linkage

@Suite("The dates near one date are found in a long list of a name's people")
struct NearDatesTests {
  static func date(_ random: inout SplitMix64, years: ClosedRange<Int>) -> BirthDate {
    switch random.next() % 12 {
    case 0: return .empty
    case 1: return BirthDate(leastOf: Int.random(in: years, using: &random))
    default:
      return BirthDate(
        uncheckedYear: Int.random(in: years, using: &random),
        month: Int.random(in: 1...12, using: &random),
        day: Int.random(in: 0...31, using: &random))
    }
  }

  @Test(
    "The same as asking each of them",
    arguments: [
      (0, 1900...1900 as ClosedRange<Int>), (1, 1950...1950), (40, 1990...1993),
      (3000, 1900...2026), (3000, 1...3), (500, 4090...4095),
    ])
  func equalsFilter(count: Int, years: ClosedRange<Int>) {
    var random = SplitMix64(seed: UInt64(count) + 7)
    for bag: UInt32 in [0, 0x8000_0001, .max] {
      let keys = (0..<count).map { _ in
        NameKey.first(bag, Self.date(&random, years: years)) | random.next() & 2047
      }.sorted()
      for _ in 0..<200 {
        let own = Self.date(&random, years: years)
        let expected = keys.indices.filter {
          DateComparison.mayBeNear(own, NameKey.date(keys[$0]))
        }
        var found: [Int] = []
        keys.withUnsafeBufferPointer { keys in
          NearDates.forEachPlace(in: keys, near: own) { found.append($0) }
        }
        #expect(found == expected, "\(own) among \(count) of bag \(bag)")
      }
    }
  }
}
