import CScan
import TestSupport
import Testing

@testable import Tables

@Suite("Sets of hashes")
struct HashSetTests {
  @Test(
    "A set has its hashes and no others, whatever their number", arguments: [0, 1, 2, 300, 5000])
  func contains(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    let hashes = (0..<count).map { _ in random.next() }
    let set = HashSet(hashes + hashes.prefix(3) + [0])
    let twin = Set(hashes)
    #expect(set.count == twin.count)
    #expect(set.isEmpty == twin.isEmpty)
    #expect(hashes.allSatisfy(set.contains))
    #expect(Set(hashes.map(set.place)).count == twin.count)
    #expect(hashes.allSatisfy { (0..<set.placeCount).contains(set.place(of: $0)) })
    for _ in 0..<2000 {
      let other = random.next()
      #expect(set.contains(other) == twin.contains(other))
    }
    #expect(!set.contains(0))
  }

  @Test(
    "Repeated hashes are those that a dictionary counts twice", arguments: [1, 40, 3000, 70_000])
  func repeated(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    // Few enough different ones that many repeat; zeros stand for no value.
    let parts = (0..<3).map { _ in
      (0..<count).map { _ -> UInt64 in
        let number = random.next() % UInt64(count * 4)
        return number &* 0x9E37_79B9_7F4A_7C15
      }
    }
    var counts: [UInt64: Int] = [:]
    for hash in parts.joined() where hash != 0 { counts[hash, default: 0] += 1 }
    let twin = counts.filter { $0.value > 1 }
    let repeated = RepeatedHashes(parts)
    #expect(repeated.valueCount == twin.count)
    #expect(repeated.count == twin.values.reduce(0) { $0 + $1 - 1 })
    #expect(counts.keys.allSatisfy { repeated.contains($0) == (twin[$0] != nil) })
    #expect(!repeated.contains(0))
    let whole = Array(parts.joined())
    #expect(whole.withUnsafeBufferPointer { RepeatedHashes($0).count } == repeated.count)
  }

  @Test("Bytes are found and compared 16 at a time as they are one by one")
  func bytes() {
    var random = SplitMix64(seed: 9)
    for round in 0..<20_000 {
      let count = Int.random(in: 0...70, using: &random)
      let cell = (0..<count).map { _ in UInt8.random(in: 0x20...0x60, using: &random) }
      var other = cell
      if round % 3 > 0, count > 0 { other[Int.random(in: 0..<count, using: &random)] ^= 1 }
      cell.withUnsafeBufferPointer { cell in
        other.withUnsafeBufferPointer { other in
          guard let left = cell.baseAddress, let right = other.baseAddress else { return }
          #expect((khop_equal(left, right, count) != 0) == cell.elementsEqual(other))
          #expect((khop_holds(left, count, 0x2C) != 0) == cell.contains(0x2C), "round \(round)")
        }
      }
    }
  }
}
