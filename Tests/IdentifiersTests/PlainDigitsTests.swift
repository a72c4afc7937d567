import TestSupport
import Testing

@testable import Identifiers

@Suite("Cells of digits, eight at a time")
struct PlainDigitsTests {
  @Test("Digits are read as one by one")
  func values() {
    var random = SplitMix64(seed: 8)
    for round in 0..<20_000 {
      let count = Int.random(in: 1...19, using: &random)
      var bytes = (0..<count).map { _ in UInt8.random(in: 0x30...0x39, using: &random) }
      if round % 3 == 0 {
        bytes[Int.random(in: 0..<count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      var expected: UInt64? = 0
      for byte in bytes {
        let isDigit = byte >= 0x30 && byte <= 0x39
        expected = isDigit ? expected.map { $0 * 10 + UInt64(byte - 0x30) } : nil
      }
      #expect(PlainDigits.value(of: bytes.span) == expected, "\(bytes)")
      if count >= 12 {
        let first = Array(bytes.prefix(12))
        #expect(PlainDigits.twelve(bytes.span) == PlainDigits.value(of: first.span), "\(bytes)")
      }
    }
  }
}
