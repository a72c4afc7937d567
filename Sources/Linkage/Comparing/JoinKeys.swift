/// What shows at a glance whether a word may be two others written as one.
///
/// A word has the key of a pair when it has as many letters as both together, begins like the first and
/// ends like the second:
///
///     letters (6 bits) | first letter (5 bits) | last letter (5 bits)
struct JoinKeys {
  static let empty = UInt16.max
  /// The parts of a key that a pair has from its first and from its second word.
  static let ofFirst: UInt16 = 0xFFE0
  static let ofSecond: UInt16 = 0xFC1F

  /// The key of each word, and of each word with the next; ``empty`` and zero where there is none.
  private let words: SIMD4<UInt32>
  private let pairs: SIMD4<UInt32>
  /// Whether there are more words than fit, or one has no letters, so that keys say nothing.
  private let isOdd: Bool

  init() {
    words = SIMD4(repeating: UInt32(JoinKeys.empty))
    pairs = SIMD4(repeating: 0)
    isOdd = true
  }

  /// - Parameter keys: ``WordShape/shortJoinKey`` of the words of a name; at least four can be read.
  @inline(__always)
  init(_ keys: UnsafePointer<UInt16>, count: Int) {
    let first = keys[0]
    let second = count > 1 ? keys[1] : JoinKeys.empty
    let third = count > 2 ? keys[2] : JoinKeys.empty
    let fourth = count > 3 ? keys[3] : JoinKeys.empty
    words = SIMD4(UInt32(first), UInt32(second), UInt32(third), UInt32(fourth))
    let pair = { (a: UInt16, b: UInt16) in
      UInt32((a & JoinKeys.ofFirst) &+ (b & JoinKeys.ofSecond))
    }
    pairs = SIMD4(
      count > 1 ? pair(first, second) : 0, count > 2 ? pair(second, third) : 0,
      count > 3 ? pair(third, fourth) : 0, 0)
    isOdd = count > 4 || JoinKeys.isOdd(min(min(first, second), min(third, fourth)))
  }

  /// Whether the word of a key has no letters.
  @inline(__always)
  static func isOdd(_ key: UInt16) -> Bool { key < 1 << 10 }

  /// `false` only when a word is not two others written as one.
  @inline(__always)
  static func mayBe(_ whole: UInt16, _ first: UInt16, _ second: UInt16) -> Bool {
    whole == (first & ofFirst) &+ (second & ofSecond) || isOdd(first) || isOdd(second)
  }

  /// `false` only when no word of one name is two neighbours of the other written as one.
  @inline(__always)
  func mayMeet(_ other: JoinKeys) -> Bool {
    if isOdd || other.isOdd { return true }
    var isMet = words .== SIMD4(repeating: other.pairs[0])
    isMet .|= words .== SIMD4(repeating: other.pairs[1])
    isMet .|= words .== SIMD4(repeating: other.pairs[2])
    isMet .|= pairs .== SIMD4(repeating: other.words[0])
    isMet .|= pairs .== SIMD4(repeating: other.words[1])
    isMet .|= pairs .== SIMD4(repeating: other.words[2])
    isMet .|= pairs .== SIMD4(repeating: other.words[3])
    return any(isMet)
  }
}
