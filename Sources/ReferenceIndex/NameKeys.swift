import VietnameseText

/// The keys by which a name is found.
///
/// Keys find, they do not accept: names with equal keys are compared word by word afterwards.
public enum NameKeys {
  /// Equal for names with the same words up to marks, dialect and order; Thị and Văn do not count.
  public static func bag(_ words: UnsafeBufferPointer<WordID>, _ table: WordTable) -> UInt32 {
    var sum: UInt64 = 0
    var all: UInt64 = 0
    var kept = 0
    for word in words {
      let features = table.features(word)
      let mixed = mix(features.dialectHash)
      all &+= mixed
      if !features.isMarker {
        sum &+= mixed
        kept += 1
      }
    }
    let total = kept >= 2 ? sum : all
    return UInt32(truncatingIfNeeded: (total ^ (total >> 29)) &* 0xBF58_476D_1CE4_E5B9 >> 32)
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
