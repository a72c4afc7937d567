import Hashing
import Identifiers
import VietnameseText

/// The keys by which a name is found.
///
/// Keys find, they do not accept: names with equal keys are compared word by word afterwards.
public enum NameKeys {
  /// What the keys take from one word.
  struct WordPart: Sendable {
    var mixed: UInt64 = 0
    var given: UInt16 = 0
    var isMarker = false

    init() {}

    init(_ features: WordFeatures) {
      mixed = NameKeys.mix(features.dialectHash)
      given = NameKeys.given(features)
      isMarker = features.isMarker
    }
  }

  /// Equal for names with the same words up to marks, dialect and order; Thị and Văn do not count.
  public static func bag(_ words: UnsafeBufferPointer<WordID>, _ table: WordTable) -> UInt32 {
    var sum = BagSum()
    for word in words {
      let features = table.features(word)
      sum.add(mix(features.dialectHash), isMarker: features.isMarker)
    }
    return sum.bag
  }

  /// The same from words whose parts are known already.
  static func bag(_ words: UnsafeBufferPointer<WordID>, _ parts: [WordPart]) -> UInt32 {
    var sum = BagSum()
    for word in words { sum.add(parts[Int(word)].mixed, isMarker: parts[Int(word)].isMarker) }
    return sum.bag
  }

  /// The keys of the first word and of the last, 16 bits each.
  static func order(_ words: UnsafeBufferPointer<WordID>, _ parts: [WordPart]) -> UInt32 {
    guard let first = words.first, let last = words.last else { return 0 }
    return UInt32(parts[Int(first)].given) << 16 | UInt32(parts[Int(last)].given)
  }

  private struct BagSum {
    var kept: UInt64 = 0
    var all: UInt64 = 0
    var count = 0

    @inline(__always)
    mutating func add(_ mixed: UInt64, isMarker: Bool) {
      all &+= mixed
      if !isMarker {
        kept &+= mixed
        count += 1
      }
    }

    var bag: UInt32 {
      let total = count >= 2 ? kept : all
      return UInt32(truncatingIfNeeded: (total ^ (total >> 29)) &* Hashing.mixers.first >> 32)
    }
  }

  /// Equal for words with the same sound; 16 bits.
  @inline(__always)
  public static func given(_ word: WordFeatures) -> UInt16 {
    UInt16(truncatingIfNeeded: word.dialectHash >> 7)
  }

  @inline(__always)
  private static func mix(_ hash: UInt32) -> UInt64 {
    var z = UInt64(hash) &+ Hashing.golden
    z = (z ^ (z >> 30)) &* Hashing.mixers.first
    return z ^ (z >> 27)
  }
}

/// One key of the table of names.
///
///     name bag 32 | birth date 21 | usual order 1 | place 10
///
/// The table is in the order of bag and date; the rest takes no part in it. The place is the lower part of the person's
/// ``PersonSketch`` without its last bit. All people of a bag who are in the usual order have surnames that sound alike, and
/// given words that do: those that most people of the bag have; and their sex is known.
public enum NameKey {
  /// The last date that fits; later ones count as it.
  @usableFromInline static let lastDate: UInt32 = 1 << 21 - 1

  /// The birth date of a key.
  @inlinable
  public static func date(_ key: UInt64) -> BirthDate {
    BirthDate(uncheckedPacked: UInt32(truncatingIfNeeded: key) >> 11)
  }

  static let usualOrder: UInt64 = 1 << 10

  /// The place of a sketch, as a key has it.
  static func place(_ sketch: UInt32) -> UInt64 { UInt64(sketch & PersonSketch.placeMask) >> 1 }

  /// The place of a key.
  @inlinable
  public static func place(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key & 1023) }

  /// Whether the person's words are in the usual order of the bag.
  @inlinable
  public static func hasUsualOrder(_ key: UInt64) -> Bool { key & 1 << 10 != 0 }

  /// The least key with a bag and a date.
  @inlinable
  public static func first(_ bag: UInt32, _ date: BirthDate) -> UInt64 {
    UInt64(bag) << 32 | UInt64(min(date.packed, lastDate)) << 11
  }
}

/// Where the days lie in the index: one slot per possible date of 1850 to 2106.
///
/// Dates outside stand at the border; unknown parts are part of the slot, so that `00/00/1952` has a slot of its own.
public enum DaySlots {
  static let firstYear = 1850
  static let years = 256
  /// The number of slots.
  static let count = years * 512 + 1

  /// Whether the people of a date's slot, and of its keys of names, were born on that very date.
  public static func isExact(_ date: BirthDate) -> Bool {
    date.year > firstYear && date.year < firstYear + years - 1
  }

  /// The slot of a date.
  @inline(__always)
  static func slot(_ date: BirthDate) -> Int {
    let year = min(max(date.year - firstYear, 0), years - 1)
    return date.isEmpty ? 0 : year << 9 | Int(date.monthAndDay)
  }
}
