import VietnameseText

/// A name in four places: the first word in the first, the last in the last, blanks between.
struct LaneName {
  var first = WordGlance.none
  var second = WordGlance.none
  var third = WordGlance.none
  var last = WordGlance.none

  /// The flags that all words have.
  @inline(__always)
  var all: UInt64 { first.bits & second.bits & third.bits & last.bits }

  /// The same with blanks in the places that a name does not have.
  @inline(__always)
  func blanked(_ blanks: UnsafePointer<LaneBlanks>) -> LaneName {
    let words = SIMD4(first.bits, second.bits, third.bits, last.bits)
    let blanked = words & blanks.pointee.kept | blanks.pointee.added
    return unsafeBitCast(blanked, to: LaneName.self)
  }
}

/// Which places of a name of so many words are blanks.
///
/// A blank has no number and no row, and is of no kind; the key of its word stays, so that the neighbours on both sides of
/// a blank are found beside each other.
struct LaneBlanks {
  /// The bits of the words that stay, and those that blanks get.
  private(set) var kept = SIMD4<UInt64>(repeating: .max)
  private(set) var added = SIMD4<UInt64>(repeating: 0)

  init(count: Int) {
    for place in 0..<NameAligner.short - 1 where place > 0 ? count + place < 5 : count < 2 {
      kept[place] = WordGlance.keptOfBlank
      added[place] = WordGlance.blank
    }
  }
}

/// A record's name as ``NameLanes`` reads it, in its four places.
struct LaneLeft {
  /// Where the levels of each word begin in the table of pairs; that of a blank is never written.
  var rows = SIMD4<UInt32>(repeating: 0)
  /// What each word costs when the person's name does not have it; nothing for a blank.
  var added = SIMD4<Float>(repeating: 0)
  /// The most that a pair with each word is worth: infinite, and less than anything for a blank.
  var caps = SIMD4<Float>(repeating: .infinity)
  var keys = SIMD4<UInt16>(repeating: JoinKeys.empty)
  /// ``WordGlance/unmarked`` when the name has no marks.
  var unmarked: UInt64 = 0
}

/// The memory of ``NameLanes``, made once.
///
///     gains    group × word of the record × word of the person × lane
///     missing  group × word of the person but the last × lane
///     keys     group × word of the person × lane
///     near     group × (first beside last, last beside first, last beside third) × lane      their levels and 1
///     people   the people's names, one after the other
///     lefts    the records' names, one after the other; leftOf says which is whose
///     added, caps, leftKeys      of the group at hand: word of the record × lane
final class LaneScratch {
  typealias Lanes = SIMD8<Float>
  typealias Keys = SIMD8<UInt16>

  /// Pairs that lie side by side.
  static let width = 8
  static let capacity = 32
  private static let groups = capacity / width

  let gains: UnsafeMutablePointer<Lanes>
  let missing: UnsafeMutablePointer<Lanes>
  let keys: UnsafeMutablePointer<Keys>
  let near: UnsafeMutablePointer<Keys>
  let people: UnsafeMutablePointer<LaneName>
  let lefts: UnsafeMutablePointer<LaneLeft>
  let leftOf: UnsafeMutablePointer<Int>
  let added: UnsafeMutablePointer<Lanes>
  let caps: UnsafeMutablePointer<Lanes>
  let leftKeys: UnsafeMutablePointer<Keys>
  /// By how many words a name has.
  let blanks: UnsafeMutablePointer<LaneBlanks>
  /// The pairs that the lanes could not score.
  let others: UnsafeMutablePointer<Int>
  /// The words of the record's name that was taken last.
  let words: UnsafeMutablePointer<WordID>
  /// By ``WordGlance/Kind``: what a first and a middle word costs that the record does not have, what a word costs that the
  /// person does not have, and how much a pair with it is worth at most.
  let missingFirst: UnsafeMutablePointer<Float>
  let missingMiddle: UnsafeMutablePointer<Float>
  let addedOfKind: UnsafeMutablePointer<Float>
  let capOfKind: UnsafeMutablePointer<Float>

  init() {
    func make<Element>(_ count: Int, _ value: Element) -> UnsafeMutablePointer<Element> {
      let memory = UnsafeMutablePointer<Element>.allocate(capacity: count)
      memory.initialize(repeating: value, count: count)
      return memory
    }
    let places = NameAligner.short
    gains = make(LaneScratch.groups * places * places, .zero)
    missing = make(LaneScratch.groups * (places - 1), .zero)
    keys = make(LaneScratch.groups * places, .zero)
    near = make(LaneScratch.groups * (places - 1), .zero)
    people = make(LaneScratch.capacity, LaneName())
    lefts = make(LaneScratch.capacity + 1, LaneLeft())
    leftOf = make(LaneScratch.capacity, 0)
    added = make(places, .zero)
    caps = make(places, .zero)
    leftKeys = make(places, .zero)
    blanks = make(places + 1, LaneBlanks(count: places))
    for count in 0...places { blanks[count] = LaneBlanks(count: count) }
    others = make(LaneScratch.capacity, 0)
    words = make(places, 0)
    missingFirst = make(WordGlance.Kind.count, 0)
    missingMiddle = make(WordGlance.Kind.count, 0)
    addedOfKind = make(WordGlance.Kind.count, 0)
    capOfKind = make(WordGlance.Kind.count, .infinity)
  }

  deinit {
    gains.deallocate()
    missing.deallocate()
    keys.deallocate()
    near.deallocate()
    people.deallocate()
    lefts.deallocate()
    leftOf.deallocate()
    added.deallocate()
    caps.deallocate()
    leftKeys.deallocate()
    blanks.deallocate()
    others.deallocate()
    words.deallocate()
    missingFirst.deallocate()
    missingMiddle.deallocate()
    addedOfKind.deallocate()
    capOfKind.deallocate()
  }
}
