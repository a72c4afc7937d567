import VietnameseText

/// One step of an alignment: which words it takes.
enum AlignmentStep: UInt8 { case none, pair, added, missing, joined, split }

/// The memory of one aligner, made once; rows of the tables are ``width`` or ``longest`` long.
///
///     sums   (n + 1) × (m + 1)  the best sum of bits of so many words of both names
///     levels n × m              the level of each pair of words, and 1
///     gains  n × m              what each pair is worth
final class AlignmentScratch {
  static let longest = 16
  static let width = longest + 1
  let sums: UnsafeMutablePointer<Float>
  let levels: UnsafeMutablePointer<UInt8>
  let gains: UnsafeMutablePointer<Float>
  /// The record's words, and which of them stands at each position.
  let left: UnsafeMutablePointer<WordID>
  let order: UnsafeMutablePointer<Int>
  /// Where the levels of each word of the record begin in the table of pairs.
  let rows: UnsafeMutablePointer<Int>
  /// What each word of the record costs when the person's name does not have it.
  let added: UnsafeMutablePointer<Float>
  let right: UnsafeMutablePointer<WordID>
  /// The number of each word of the person in the table of pairs.
  let numbers: UnsafeMutablePointer<Int>
  /// What each word of the person's name costs when the record does not have it.
  let missing: UnsafeMutablePointer<Float>
  /// ``WordShape/shortJoinKey`` of each word of the record, and of each word of the person.
  let leftKeys: UnsafeMutablePointer<UInt16>
  let keys: UnsafeMutablePointer<UInt16>

  init() {
    func make<Element>(_ count: Int, _ value: Element) -> UnsafeMutablePointer<Element> {
      let memory = UnsafeMutablePointer<Element>.allocate(capacity: count)
      memory.initialize(repeating: value, count: count)
      return memory
    }
    let longest = AlignmentScratch.longest
    sums = make(AlignmentScratch.width * AlignmentScratch.width, 0)
    levels = make(longest * longest, WordLevel.different.rawValue + 1)
    gains = make(longest * longest, 0)
    left = make(longest, 0)
    order = make(longest, 0)
    rows = make(longest, 0)
    added = make(longest, 0)
    right = make(longest, 0)
    numbers = make(longest, 0)
    missing = make(longest, 0)
    leftKeys = make(longest, 0)
    keys = make(longest, 0)
  }

  deinit {
    sums.deallocate()
    levels.deallocate()
    gains.deallocate()
    left.deallocate()
    order.deallocate()
    rows.deallocate()
    added.deallocate()
    right.deallocate()
    numbers.deallocate()
    missing.deallocate()
    leftKeys.deallocate()
    keys.deallocate()
  }

  /// The level of word `i` of the record and word `j` of the person, counted from zero.
  @inline(__always)
  func level(_ i: Int, _ j: Int) -> WordLevel {
    WordLevel(rawValue: levels[i &* AlignmentScratch.longest &+ j] &- 1) ?? .different
  }
}
