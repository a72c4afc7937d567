import TestSupport
import Testing

@testable import Linkage

@Suite("Jaro–Winkler")
struct JaroWinklerTests {
  private func similarity(_ left: [UInt8], _ right: [UInt8]) -> Double {
    var jaroWinkler = JaroWinkler()
    return jaroWinkler.similarity(left.span, right.span)
  }

  @Test(
    "Equals the published examples",
    arguments: [
      ("MARTHA", "MARHTA", 0.9611), ("DIXON", "DICKSONX", 0.8133), ("DWAYNE", "DUANE", 0.84),
      ("JONES", "JOHNSON", 0.8323), ("ABC", "XYZ", 0), ("", "", 1), ("A", "", 0), ("A", "A", 1),
    ])
  func published(left: String, right: String, expected: Double) {
    let found = similarity(Array(left.utf8), Array(right.utf8))
    #expect(abs(found - expected) < 0.0001, "\(left) with \(right): \(found)")
  }

  @Test("Equals its definition on all texts of up to four letters of two")
  func small() {
    var texts: [[UInt8]] = [[]]
    for length in 1...4 {
      for number in 0..<(1 << length) {
        texts.append((0..<length).map { number >> $0 & 1 == 0 ? 97 : 98 })
      }
    }
    for left in texts {
      for right in texts {
        #expect(similarity(left, right) == slowJaroWinkler(left, right), "\(left) \(right)")
      }
    }
  }

  @Test("Equals its definition on random texts, also beyond 64 letters", arguments: UInt64(0)..<4)
  func random(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var jaroWinkler = JaroWinkler()
    for round in 0..<400 {
      let longest = round % 4 == 0 ? 90 : 20
      func text() -> [UInt8] {
        (0..<Int.random(in: 0...longest, using: &random)).map { _ in
          UInt8.random(in: 97...(round % 2 == 0 ? 101 : 122), using: &random)
        }
      }
      let left = text()
      var right = round % 3 == 0 ? left : text()
      if !right.isEmpty, round % 3 == 0 { right.swapAt(0, right.count / 2) }
      let found = jaroWinkler.similarity(left.span, right.span)
      #expect(found == slowJaroWinkler(left, right), "seed \(seed): \(left) with \(right)")
    }
  }
}
