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
      return UInt32(truncatingIfNeeded: (total ^ (total >> 29)) &* 0xBF58_476D_1CE4_E5B9 >> 32)
    }
  }

  /// Equal for words with the same sound; 16 bits.
  @inline(__always)
  public static func given(_ word: WordFeatures) -> UInt16 {
    UInt16(truncatingIfNeeded: word.dialectHash >> 7)
  }

  @inline(__always)
  private static func mix(_ hash: UInt32) -> UInt64 {
    var z = UInt64(hash) &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    return z ^ (z >> 27)
  }
}

/// Where the days lie in the index: one slot per possible packed date of 1850 to 2106.
///
/// Dates outside stand at the border; unknown parts are part of the slot, so that `00/00/1952` has a slot of its own.
public enum DaySlots {
  static let firstYear = 1850
  static let years = 256
  public static let count = years * 512 + 1

  /// The slot of a packed date (`year << 9 | month << 5 | day`).
  @inline(__always)
  public static func slot(_ packed: UInt32) -> Int {
    let year = min(max(Int(packed >> 9) - firstYear, 0), years - 1)
    return packed == 0 ? 0 : year << 9 | Int(packed & 511)
  }
}
