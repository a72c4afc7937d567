/// What tells at a glance whether a word may be two others written as one.
///
/// A word has the key of a pair when it has as many letters as both together, begins like the first and
/// ends like the second:
///
///     letters (8 bits) | first letter (8 bits) | last letter (8 bits)
struct JoinKeys {
  private static let empty = UInt32.max

  /// The key of each word, and of each word with the next; ``empty`` and zero where there is none.
  private let words: SIMD4<UInt32>
  private let pairs: SIMD4<UInt32>
  /// Whether there are more words than fit, or one has no letters, so that keys say nothing.
  private let isOdd: Bool

  init() {
    words = SIMD4(repeating: JoinKeys.empty)
    pairs = SIMD4(repeating: 0)
    isOdd = true
  }

  /// - Parameter keys: ``WordShape/joinKey`` of the words of a name; at least four can be read.
  @inline(__always)
  init(_ keys: UnsafePointer<UInt32>, count: Int) {
    let first = keys[0]
    let second = count > 1 ? keys[1] : JoinKeys.empty
    let third = count > 2 ? keys[2] : JoinKeys.empty
    let fourth = count > 3 ? keys[3] : JoinKeys.empty
    words = SIMD4(first, second, third, fourth)
    let pair = { (a: UInt32, b: UInt32) in (a & 0xFF_FF00) &+ (b & 0xFF_00FF) }
    pairs = SIMD4(
      count > 1 ? pair(first, second) : 0, count > 2 ? pair(second, third) : 0,
      count > 3 ? pair(third, fourth) : 0, 0)
    isOdd = count > 4 || min(min(first, second), min(third, fourth)) < 1 << 16
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
