import TestSupport
import Testing

@testable import ReferenceIndex

@Suite("The checksum of a section")
struct ChecksumTests {
  @Test("Bytes in pieces have the checksum of the whole", arguments: [0, 1, 31, 32, 33, 200, 4096])
  func pieces(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    bytes.withUnsafeBytes { bytes in
      let whole = Checksum.of(bytes)
      for blocks in 0...(count / Checksum.block) {
        let middle = blocks * Checksum.block
        var sum = Checksum()
        sum.add(UnsafeRawBufferPointer(rebasing: bytes[..<(middle / 64 * 32)]))
        sum.add(UnsafeRawBufferPointer(rebasing: bytes[(middle / 64 * 32)..<middle]))
        #expect(sum.finished(with: UnsafeRawBufferPointer(rebasing: bytes[middle...])) == whole)
      }
    }
  }

  @Test("Any changed byte changes it")
  func changed() {
    var bytes = [UInt8](repeating: 7, count: 97)
    let whole = bytes.withUnsafeBytes { Checksum.of($0) }
    for place in bytes.indices {
      bytes[place] ^= 1
      #expect(bytes.withUnsafeBytes { Checksum.of($0) } != whole)
      bytes[place] ^= 1
    }
    #expect(bytes.dropLast().withUnsafeBytes { Checksum.of($0) } != whole)
  }
}
