import TestSupport
import Testing

@testable import Authentication

@Suite("Output lines")
struct LineBufferTests {
  private func written(_ body: (inout LineBuffer) -> Void) -> String {
    var buffer = LineBuffer(capacity: 64)
    buffer.reserve(400)
    // Something before it, so that the place is not even.
    buffer.put(UInt8(ascii: "|"))
    body(&buffer)
    return String(decoding: buffer.array.dropFirst(), as: UTF8.self)
  }

  @Test("Numbers are written as their digits")
  func numbers() {
    var random = SplitMix64(seed: 7)
    var numbers = [0, 1, 9, 10, 99, 100, 9_999, 10_000, 99_999_999, 100_000_000, .max]
    for digits in 1...12 {
      var power = 1
      for _ in 0..<digits { power *= 10 }
      for _ in 0..<200 { numbers.append(Int.random(in: 0..<power, using: &random)) }
    }
    for number in numbers { #expect(written { $0.put(number: number) } == String(number)) }
  }

  @Test("Personal IDs have twelve digits, a person without one none")
  func ids() {
    var random = SplitMix64(seed: 8)
    var ids: [UInt64] = [1, 40_190_123_456, 999_999_999_999, 100_000_000, 99_999_999]
    for _ in 0..<500 { ids.append(UInt64.random(in: 1..<1_000_000_000_000, using: &random)) }
    for id in ids {
      let text = String(id)
      let zeros = String(repeating: "0", count: 12 - text.count)
      #expect(written { $0.put(id: id) } == zeros + text)
    }
    #expect(written { $0.put(id: 0) } == "")
  }

  @Test("A cell of any length is copied as it stands")
  func cells() {
    var random = SplitMix64(seed: 9)
    for length in 0...70 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0x61...0x7A, using: &random) }
      let text = written { buffer in bytes.withUnsafeBufferPointer { buffer.put(cell: $0) } }
      #expect(text == String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test("A plain key is one that is written without quotes and is ASCII")
  func plainKeys() {
    func isPlain(_ bytes: [UInt8]) -> Bool {
      bytes.withUnsafeBufferPointer { LineBuffer.isPlainKey($0) }
    }
    for length in 0...20 {
      var key = [UInt8](repeating: UInt8(ascii: "7"), count: length)
      #expect(isPlain(key) == (8...16).contains(length))
      guard (8...16).contains(length) else { continue }
      for place in key.indices {
        for byte in UInt8.min...UInt8.max {
          key[place] = byte
          #expect(isPlain(key) == (0x2D...0x7F).contains(byte))
        }
        key[place] = UInt8(ascii: "7")
      }
    }
  }
}
