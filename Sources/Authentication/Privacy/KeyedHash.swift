/// SipHash-2-4: hashes that nobody can work out, or try out, without the key.
///
/// Follows Aumasson and Bernstein, "SipHash: a fast short-input PRF" (2012), and equals its test vectors.
///
///     KeyedHash(low: 0x0706050403020100, high: 0x0F0E0D0C0B0A0908).hash(0...14)  // 0xA129CA6149BE45E5
public struct KeyedHash: Sendable, Equatable {
  /// The key, 128 bits.
  let low: UInt64
  let high: UInt64

  /// A key of 128 bits.
  ///
  /// - Parameters:
  ///   - low: Bytes 0 to 7 of the key, the first lowest.
  ///   - high: Bytes 8 to 15.
  public init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// - Complexity: O(*n*), about a nanosecond a byte.
  func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var state = (
      low ^ 0x736F_6D65_7073_6575, high ^ 0x646F_7261_6E64_6F6D,
      low ^ 0x6C79_6765_6E65_7261, high ^ 0x7465_6462_7974_6573
    )
    func round() {
      state.0 &+= state.1
      state.2 &+= state.3
      state.1 = KeyedHash.rotated(state.1, 13) ^ state.0
      state.3 = KeyedHash.rotated(state.3, 16) ^ state.2
      state.0 = KeyedHash.rotated(state.0, 32)
      state.2 &+= state.1
      state.0 &+= state.3
      state.1 = KeyedHash.rotated(state.1, 17) ^ state.2
      state.3 = KeyedHash.rotated(state.3, 21) ^ state.0
      state.2 = KeyedHash.rotated(state.2, 32)
    }
    func take(_ word: UInt64) {
      state.3 ^= word
      round()
      round()
      state.0 ^= word
    }
    var word: UInt64 = 0
    for (place, byte) in bytes.enumerated() {
      word |= UInt64(byte) << UInt64((place & 7) * 8)
      if place & 7 == 7 {
        take(word)
        word = 0
      }
    }
    take(word | UInt64(truncatingIfNeeded: bytes.count) << 56)
    state.2 ^= 0xFF
    for _ in 0..<4 { round() }
    return state.0 ^ state.1 ^ state.2 ^ state.3
  }

  private static func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 {
    word << bits | word >> (64 - bits)
  }
}
