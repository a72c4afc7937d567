import TestSupport
import Testing

@testable import Identifiers

@Suite struct IDDifferenceTests {
  @Test(
    "Differences are named",
    arguments: [
      ("040190123456", "040190123456", IDDifference.same),
      ("040190123456", "040190123457", .oneSubstitution),
      ("040190123456", "140190123456", .oneSubstitution),
      ("040190123456", "040190123465", .transposition),
      ("040190123456", "400190123456", .transposition),
      ("040190123456", "040190123754", .twoErrors),
      ("040190123456", "049191123456", .twoErrors),
      ("040190123456", "040190234561", .shifted),
      ("040190123456", "040191234560", .shifted),
      ("040190123456", "040190876123", .leadingPartAgrees),
      ("040190123456", "038085714209", .different),
    ])
  func classification(left: String, right: String, expected: IDDifference) throws {
    let a = try #require(UInt64(left))
    let b = try #require(UInt64(right))
    #expect(IDDifference.classify(a, b) == expected)
    #expect(IDDifference.classify(b, a) == expected)
    #expect(Self.slow(left, right) == expected)
  }

  @Test("A missing and an extra digit are found at every place")
  func lengths() {
    let number: UInt64 = 40_190_123_456
    var missing = 0
    NumberNeighbours.forEachShortening(of: number) { shorter in
      // The same text without one digit; of twelve digits the thirteenth place is a leading zero.
      if IDDifference.classify(typed: shorter, digits: 11, with: number) == .oneMissing {
        missing += 1
      }
    }
    #expect(missing >= 12)
    #expect(IDDifference.classify(typed: 4_019_012_345, digits: 11, with: number) == .oneMissing)
    #expect(IDDifference.classify(typed: 401_901_233_456, digits: 13, with: number) == .oneExtra)
    #expect(IDDifference.classify(typed: 401_901_239_996, digits: 13, with: number) == .different)
    #expect(IDDifference.classify(typed: 40_190, digits: 5, with: number) == .different)
  }

  @Test("The fast classification equals the plain one on random and on near numbers")
  func twin() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<30_000 {
      let left = UInt64.random(in: 0..<1_000_000_000_000, using: &random)
      var digits = Array(DecimalText.padded(left, digits: 12).utf8)
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: 0..<12, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: digits[place] = 0x30 + UInt8.random(in: 0...9, using: &random)
        case 1: digits.swapAt(place, (place + 1) % 12)
        default:
          let digit = digits.remove(at: place)
          digits.insert(digit, at: Int.random(in: 0...11, using: &random))
        }
      }
      let text = String(decoding: digits, as: UTF8.self)
      let right = UInt64(text) ?? 0
      #expect(
        IDDifference.classify(left, right) == Self.slow(DecimalText.padded(left, digits: 12), text),
        "\(left) \(right)")
    }
  }

  @Test("Neighbours are all there, each once")
  func neighbours() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<50 {
      let number = UInt64.random(in: 0..<1_000_000_000_000, using: &random)
      var found: [UInt64] = []
      NumberNeighbours.forEachNeighbour(of: number) { found.append($0) }
      #expect(Set(found).count == found.count && found.count >= 108)
      for other in found {
        let kind = IDDifference.classify(number, other)
        #expect(kind == .oneSubstitution || kind == .transposition)
      }
      found = []
      let eleven = number / 10
      NumberNeighbours.forEachCompletion(of: eleven) { found.append($0) }
      #expect(Set(found).count == 109 && found.count == 109)
      for other in found {
        #expect(IDDifference.classify(typed: eleven, digits: 11, with: other) == .oneMissing)
      }
      found = []
      let thirteen = number * 10 + 7
      NumberNeighbours.forEachShortening(of: thirteen) { found.append($0) }
      #expect(Set(found).count == found.count)
      for other in found {
        #expect(IDDifference.classify(typed: thirteen, digits: 13, with: other) == .oneExtra)
      }
    }
  }

  @Test("Every number that is shifted against another is visited")
  func shifted() {
    var random = SplitMix64(seed: 5)
    var met = 0
    for _ in 0..<200 {
      let number = UInt64.random(in: 0..<1_000_000_000_000, using: &random)
      var digits = Array(String(number + 1_000_000_000_000).dropFirst())
      let digit = Character(String(random.next() % 10))
      digits.remove(at: Int(random.next() % 12))
      digits.insert(digit, at: Int(random.next() % 12))
      let other = UInt64(String(digits)) ?? 0
      guard IDDifference.classify(number, other) == .shifted else { continue }
      met += 1
      var found: Set<UInt64> = []
      NumberNeighbours.forEachShifted(of: number) { found.insert($0) }
      #expect(found.contains(other), "\(number) and \(other)")
      #expect(found.allSatisfy { $0 < 1_000_000_000_000 })
    }
    #expect(met > 50)
  }

  /// The plain twin on characters.
  static func slow(_ left: String, _ right: String) -> IDDifference {
    let a = Array(left)
    let b = Array(right)
    let places = a.indices.filter { a[$0] != b[$0] }
    guard let first = places.first, let last = places.last else { return .same }
    if places.count == 1 { return .oneSubstitution }
    if places.count == 2, last == first + 1, a[first] == b[last], a[last] == b[first] {
      return .transposition
    }
    if last - first >= 2 {
      if Array(a[(first + 1)...last]) == Array(b[first..<last]) { return .shifted }
      if Array(b[(first + 1)...last]) == Array(a[first..<last]) { return .shifted }
    }
    if places.count == 2 { return .twoErrors }
    return a.prefix(6) == b.prefix(6) ? .leadingPartAgrees : .different
  }
}
