import VietnameseText

/// What decides at a glance that two words have nothing in common.
///
///     flags (8 bits) | letters (8 bits) | first letter (8 bits) | last letter (8 bits)
struct WordShape: Sendable {
  /// ``WordFeatures/dialectHash``.
  let dialectHash: UInt32
  /// One bit for each folded letter that occurs; letters may share a bit, k, q and c do.
  private let letterSet: UInt32
  /// What stands above ``joinKey`` are flags.
  let packed: UInt32

  static let none = WordShape()
  static let marker: UInt32 = 1 << 24
  static let unmarked: UInt32 = 1 << 25
  /// A letter is lost, or the word is an abbreviation.
  private static let partial: UInt32 = 1 << 26
  /// The word has a regional spelling that shares few letters with it.
  private static let far: UInt32 = 1 << 27
  private static let farWords = Set(
    ["hoàng", "huỳnh", "cảnh", "kiểng"].map { WordFeatures(canonical: $0.unicodeScalars).foldHash })

  private init() { (dialectHash, letterSet, packed) = (0, 0, 0) }

  init(_ word: WordFeatures) {
    dialectHash = word.dialectHash
    var set: UInt32 = 0
    for place in 0..<Int(word.count) {
      set |= 1 << UInt32(WordShape.sound(word.letters[place]) & 31)
    }
    letterSet = set
    let first = word.count > 0 ? WordShape.sound(word.letters[0]) : 0
    let last = word.count > 0 ? word.letters[Int(word.count) - 1] : 0
    packed =
      UInt32(word.count) << 16 | UInt32(first) << 8 | UInt32(last)
      | (word.isMarker ? WordShape.marker : 0) | (word.isUnmarked ? WordShape.unmarked : 0)
      | (word.hasWildcard || word.isInitial ? WordShape.partial : 0)
      | (WordShape.farWords.contains(word.foldHash) ? WordShape.far : 0)
  }

  /// The letter, with k and q as c.
  private static func sound(_ letter: UInt8) -> UInt8 {
    letter == UInt8(ascii: "k") || letter == UInt8(ascii: "q") ? UInt8(ascii: "c") : letter
  }

  /// ``WordFeatures/isMarker``.
  @inline(__always) var isMarker: Bool { packed & WordShape.marker != 0 }
  /// ``WordFeatures/isUnmarked``.
  @inline(__always) var isUnmarked: Bool { packed & WordShape.unmarked != 0 }
  /// Number of letters, first and last letter.
  @inline(__always) var joinKey: UInt32 { packed & 0xFF_FFFF }
  /// The same in 16 bits: six of the number of letters, five of each letter.
  var shortJoinKey: UInt16 {
    UInt16(packed >> 16 & 31) << 10 | UInt16(packed >> 8 & 31) << 5 | UInt16(packed & 31)
  }
  private var count: Int { Int(packed >> 16 & 0xFF) }

  /// `false` only for words whose level is ``WordLevel/different``.
  ///
  /// Every nearer level needs the same sound, a lost letter, an abbreviation, a regional spelling, or at
  /// most two letters written otherwise with the first or the last the same, unless two exchanged letters
  /// are the whole word. Two letters change at most four bits of the set.
  @inline(__always)
  func mayBeNear(_ other: WordShape) -> Bool {
    if dialectHash == other.dialectHash || (packed | other.packed) & WordShape.partial != 0
      || packed & other.packed & WordShape.far != 0
    {
      return true
    }
    if count <= 2, other.count <= 2 { return true }
    let ends = packed ^ other.packed
    guard ends & 0xFF00 == 0 || ends & 0xFF == 0 else { return false }
    return abs(count - other.count) <= 2 && (letterSet ^ other.letterSet).nonzeroBitCount <= 4
  }
}
