import VietnameseText

/// One step of an alignment: which words it takes.
enum AlignmentStep: UInt8 { case none, pair, added, missing, joined, split }

/// The memory of one aligner, made once.
///
///     sums   (n + 1) × (m + 1)  the best sum of bits of so many words of both names
///     levels n × 16             the level of each pair of words
///     gains  n × 16             what each pair is worth
final class AlignmentScratch {
  static let longest = 16
  let sums: UnsafeMutablePointer<Float>
  let levels: UnsafeMutablePointer<WordLevel>
  let gains: UnsafeMutablePointer<Float>
  /// The record's words, and which of them stands at each position.
  let left: UnsafeMutablePointer<WordID>
  let order: UnsafeMutablePointer<Int>
  let leftFacts: UnsafeMutablePointer<UnsafePointer<WordFacts>?>
  /// What each word of the record costs when the person's name does not have it.
  let added: UnsafeMutablePointer<Float>
  var isLeftUnmarked = true
  let right: UnsafeMutablePointer<WordID>
  let rightFacts: UnsafeMutablePointer<UnsafePointer<WordFacts>?>
  /// What each word of the person's name costs when the record does not have it.
  let missing: UnsafeMutablePointer<Float>

  init() {
    func make<Element>(_ count: Int, _ value: Element) -> UnsafeMutablePointer<Element> {
      let memory = UnsafeMutablePointer<Element>.allocate(capacity: count)
      memory.initialize(repeating: value, count: count)
      return memory
    }
    let longest = AlignmentScratch.longest
    sums = make((longest + 1) * (longest + 1), 0)
    levels = make(longest * longest, .different)
    gains = make(longest * longest, 0)
    left = make(longest, 0)
    order = make(longest, 0)
    leftFacts = make(longest, nil)
    added = make(longest, 0)
    right = make(longest, 0)
    rightFacts = make(longest, nil)
    missing = make(longest, 0)
  }

  deinit {
    sums.deallocate()
    levels.deallocate()
    gains.deallocate()
    left.deallocate()
    order.deallocate()
    leftFacts.deallocate()
    added.deallocate()
    right.deallocate()
    rightFacts.deallocate()
    missing.deallocate()
  }
}

/// What tells at a glance whether a word may be two others written as one.
///
/// A word has the key of a pair when it has as many letters as both together, begins like the first and
/// ends like the second.
struct JoinKeys {
  /// The most words of a name whose keys are kept.
  static let most = 8
  /// The key of each word, and of each word with the next.
  private var words = SIMD8<UInt32>(repeating: 0)
  private var pairs = SIMD8<UInt32>(repeating: 0)
  private var count = 0

  mutating func note(_ facts: UnsafeMutablePointer<UnsafePointer<WordFacts>?>, count: Int) {
    self.count = count
    guard count <= JoinKeys.most else { return }
    words = SIMD8(repeating: 0)
    pairs = SIMD8(repeating: 0)
    for place in 0..<count {
      guard let shape = facts[place]?.pointee.shape else { continue }
      words[place] = JoinKeys.key(shape.count, shape.first, shape.last)
      guard place + 1 < count, let next = facts[place + 1]?.pointee.shape else { continue }
      pairs[place] = JoinKeys.key(
        shape.count &+ next.count, shape.count > 0 ? shape.first : next.first,
        next.count > 0 ? next.last : shape.last)
    }
  }

  @inline(__always)
  private static func key(_ count: UInt8, _ first: UInt8, _ last: UInt8) -> UInt32 {
    // Never zero: a one stands in the highest byte.
    1 << 24 | UInt32(count) << 16 | UInt32(first) << 8 | UInt32(last)
  }

  /// `false` only when no word of one name is two neighbours of the other written as one.
  @inline(__always)
  func mayMeet(_ other: JoinKeys) -> Bool {
    guard count <= JoinKeys.most, other.count <= JoinKeys.most else { return true }
    var isMet = SIMDMask<SIMD8<Int32>>(repeating: false)
    for place in 0..<other.count {
      isMet .|= words .== SIMD8(repeating: other.pairs[place])
      isMet .|= pairs .== SIMD8(repeating: other.words[place])
    }
    return any(isMet)
  }
}
