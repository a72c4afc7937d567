import Identifiers
import TestSupport
import Testing

@testable import ReferenceIndex

@Suite("Pairs are sorted by key, equal keys in their order")
struct RadixSortTests {
  struct Pair: Equatable {
    var key: UInt64
    var row: UInt32
  }

  func radixSorted(_ keys: [UInt64]) -> [Pair] {
    var keys = keys
    var rows = (0..<UInt32(keys.count)).map { $0 }
    keys.withUnsafeMutableBufferPointer { keys in
      rows.withUnsafeMutableBufferPointer { RadixSort.sort(keys: keys, rows: $0) }
    }
    return zip(keys, rows).map { Pair(key: $0, row: $1) }
  }

  /// The standard library's sort on (key, position).
  func sorted(_ keys: [UInt64]) -> [Pair] {
    keys.enumerated().map { Pair(key: $1, row: UInt32($0)) }
      .sorted { ($0.key, $0.row) < ($1.key, $1.row) }
  }

  @Test("All small inputs equal the standard library's sort")
  func small() {
    let values: [UInt64] = [0, 1, 255, 256, 1 << 63]
    for count in 0...4 {
      for code in 0..<powers(values.count, count) {
        var rest = code
        let keys = (0..<count).map { _ in
          defer { rest /= values.count }
          return values[rest % values.count]
        }
        #expect(radixSorted(keys) == sorted(keys), "keys \(keys)")
      }
    }
  }

  private func powers(_ base: Int, _ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }

  @Test(
    "Random keys equal the standard library's sort whichever digits differ",
    arguments: [
      UInt64.max, 0xFF, 0xFF00, 0xFFFF_0000_0000_FFFF, 0xFF00_0000_0000_0000, 0x3, 0,
    ])
  func random(mask: UInt64) {
    for seed in 0..<UInt64(8) {
      var random = SplitMix64(seed: seed)
      let count = Int.random(in: 2...700, using: &random)
      let common = random.next() & ~mask
      let keys = (0..<count).map { _ in random.next() & mask | common }
      #expect(radixSorted(keys) == sorted(keys), "seed \(seed), \(count) keys")
    }
  }

  @Test(
    "Name keys of a range equal the standard library's sort, however many they are",
    arguments: [0, 1, 2, 5, 23, 24, 25, 26, 100, 700, 2047, 2048, 2049, 3000])
  func nameKeys(count: Int) {
    for seed in 0..<UInt64(4) {
      var random = SplitMix64(seed: seed)
      // Few bags and days, so that many keys are equal.
      let keys = (0..<count).map { _ in
        NameKey.first(
          UInt32.max - UInt32.random(in: 0...(seed == 0 ? 0 : 2), using: &random),
          BirthDate(
            uncheckedYear: 1990, day: Int.random(in: 0...count / 3, using: &random)))
      }
      var sortedKeys = keys
      var rows = (0..<UInt32(count)).map { $0 }
      sortedKeys.withUnsafeMutableBufferPointer { keys in
        rows.withUnsafeMutableBufferPointer { NameKeySort.sort(keys: keys, rows: $0) }
      }
      let pairs = zip(sortedKeys, rows).map { Pair(key: $0, row: $1) }
      #expect(pairs == sorted(keys), "seed \(seed)")
    }
  }
}
