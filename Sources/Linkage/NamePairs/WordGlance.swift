import VietnameseText

/// What the alignment reads of each word of a name, in eight bytes.
///
///     flags 16 | key of joined words 16 | row 16 | number 16      the number lowest
///
/// The two highest bits are the kind of the word, which chooses what it costs when the other name does not have it.
struct WordGlance {
  /// Kinds: another word, Thị and the like, and nothing, with which names in lanes are filled up.
  enum Kind {
    static let count = 4
    static let word = 0
    static let blank = 1
    static let marker = 2
  }

  private static let marker: UInt64 = 1 << 63
  static let blank: UInt64 = 1 << 62
  /// What a blank has of its word: everything but number, row and kind.
  static let keptOfBlank = ~(0xFFFF_FFFF | marker)
  static let unmarked: UInt64 = 1 << 61
  /// The word has letters and a number.
  static let plainRight: UInt64 = 1 << 60
  /// The word has letters and a row.
  static let plainLeft: UInt64 = 1 << 59
  private static let met: UInt64 = 1 << 58

  let bits: UInt64

  static let none = WordGlance(bits: 0)

  @inline(__always)
  init(bits: UInt64) { self.bits = bits }

  init(_ facts: WordFacts) {
    let (shape, key) = (facts.shape, facts.shape.shortJoinKey)
    let hasLetters = !JoinKeys.isOdd(key)
    var bits = WordGlance.met | UInt64(key) << 32 | UInt64(facts.row) << 16 | UInt64(facts.number)
    if shape.isMarker { bits |= WordGlance.marker }
    if shape.isUnmarked { bits |= WordGlance.unmarked }
    if hasLetters, facts.number > 0 { bits |= WordGlance.plainRight }
    if hasLetters, facts.row > 0 { bits |= WordGlance.plainLeft }
    self.bits = bits
  }

  @inline(__always) var isMet: Bool { bits & WordGlance.met != 0 }
  /// ``WordFacts/number``.
  @inline(__always) var number: Int { Int(bits & 0xFFFF) }
  /// ``WordFacts/row``.
  @inline(__always) var row: Int { Int(bits &>> 16 & 0xFFFF) }
  /// ``WordShape/shortJoinKey``.
  @inline(__always) var joinKey: UInt16 { UInt16(truncatingIfNeeded: bits &>> 32) }
  @inline(__always) var kind: Int { Int(bits &>> 62) }
  /// One or zero.
  @inline(__always) var marker: Int { Int(bits &>> 63) }
  @inline(__always) var isUnmarked: Bool { bits & WordGlance.unmarked != 0 }
}
