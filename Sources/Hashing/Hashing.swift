/// How keys are spread over tables, and texts made into keys.
///
/// Hashes for speed and for an order that looks like chance: the same on every machine and in every run, and stored in frozen
/// registers, so that a change of any of them is a change of that file's format. They withstand nobody who chooses keys
/// that collide; digests of files are SHA-256.
public enum Hashing {
  /// 2⁶⁴ divided by the golden ratio, odd: neighbouring keys come to lie far apart (Knuth, "The Art of Computer Programming" 3,
  /// section 6.4).
  @inlinable @inline(__always)
  public static var golden: UInt64 { 0x9E37_79B9_7F4A_7C15 }

  /// For the second word of a key: the second prime of xxHash64 (Collet).
  @inlinable @inline(__always)
  public static var pairing: UInt64 { 0xC2B2_AE3D_27D4_EB4F }

  /// The multipliers of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
  @inlinable @inline(__always)
  public static var mixers: (first: UInt64, second: UInt64) {
    (0xBF58_476D_1CE4_E5B9, 0x94D0_49BB_1331_11EB)
  }

  /// A key spread over the upper bits; the lower ones stay poor.
  @inlinable @inline(__always)
  public static func spread(_ key: UInt64) -> UInt64 { key &* golden }

  /// A key of two words, spread over the upper bits.
  @inlinable @inline(__always)
  public static func spread(_ low: UInt64, _ high: UInt64) -> UInt64 {
    (low ^ high &* pairing) &* golden
  }

  /// All bits of a number mixed with all others, and no two numbers made one: the last step of SplitMix64.
  @inlinable @inline(__always)
  public static func mixed(_ number: UInt64) -> UInt64 {
    var z = number
    z = (z ^ z >> 30) &* mixers.first
    z = (z ^ z >> 27) &* mixers.second
    return z ^ z >> 31
  }

  /// Where FNV-1a of 64 bits begins (Fowler, Noll and Vo).
  @inlinable @inline(__always)
  public static var seed: UInt64 { 0xCBF2_9CE4_8422_2325 }

  /// FNV-1a after one more byte.
  @inlinable @inline(__always)
  public static func next(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// FNV-1a of bytes; its upper bits depend little on the last ones.
  @inlinable @inline(__always)
  public static func bytes(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = seed
    for byte in bytes { hash = next(hash, byte) }
    return hash
  }

  /// FNV-1a of bytes with the upper bits finished.
  @inlinable @inline(__always)
  public static func text(_ bytes: some Sequence<UInt8>) -> UInt64 {
    let hash = Hashing.bytes(bytes)
    return spread(hash ^ hash >> 32)
  }

  /// FNV-1a of bytes with all bits finished.
  @inlinable @inline(__always)
  public static func wholeText(_ bytes: some Sequence<UInt8>) -> UInt64 {
    let hash = text(bytes)
    return hash ^ hash >> 29
  }
}
