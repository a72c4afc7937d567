import TestSupport
import Testing

@testable import ReferenceIndex

@Suite("A key is found among sorted ones as by looking at each")
struct SortedKeysTests {
  @Test("Few keys and many, in the whole and in parts", arguments: UInt64(0)..<4)
  func ranges(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for count in [0, 1, 2, 3, 4, 5, 8, 9, 17, 40, 300] {
      // From many equal keys to hardly any.
      for kinds in [1, 2, 7, 1000] as [UInt64] {
        let keys = (0..<count).map { _ in UInt16(random.next() % kinds) * 2 + 1 }.sorted()
        let start = Int(random.next() % UInt64(count + 1))
        for part in [0..<count, start..<count, 0..<start] {
          for key in Set(keys + [0, 2, .max]) {
            let found = keys.withUnsafeBufferPointer { SortedKeys.range(of: key, in: $0, part) }
            let first = part.lowerBound + keys[part].prefix { $0 < key }.count
            let last = part.lowerBound + keys[part].prefix { $0 <= key }.count
            #expect(found == first..<last)
          }
        }
      }
    }
  }
}
