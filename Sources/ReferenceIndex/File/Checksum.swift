/// A 64-bit checksum of a section, for damage, not for secrets.
///
/// Four lanes of multiply and rotate over little-endian words, after Yann Collet's xxHash; any changed byte changes it
/// except by a chance of 2⁻⁶⁴.
///
///     var sum = Checksum()
///     sum.add(first)             // as many blocks of 32 bytes as one likes
///     sum.finished(with: rest)   // equals Checksum.of(first + rest)
struct Checksum {
  /// The bytes of a block.
  static let block = 32
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private var lanes: SIMD4<UInt64> = [prime1 &+ prime2, prime2, 0, 0 &- prime1]
  private var count = 0

  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 { Checksum().finished(with: bytes) }

  /// Adds bytes behind which others follow.
  ///
  /// - Precondition: They are whole blocks.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    precondition(bytes.count % Checksum.block == 0, "Only the last bytes are no whole blocks")
    var lanes = lanes
    let prime1 = SIMD4<UInt64>(repeating: Checksum.prime1)
    let prime2 = SIMD4<UInt64>(repeating: Checksum.prime2)
    var offset = 0
    while offset < bytes.count {
      let block = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self)
      lanes = lanes &+ block &* prime2
      lanes = ((lanes &<< 31) | (lanes &>> 33)) &* prime1
      offset += Checksum.block
    }
    self.lanes = lanes
    count += bytes.count
  }

  /// The checksum of all that was added and of the last bytes.
  func finished(with bytes: UnsafeRawBufferPointer) -> UInt64 {
    var whole = self
    let blocks = bytes.count / Checksum.block * Checksum.block
    whole.add(UnsafeRawBufferPointer(rebasing: bytes[..<blocks]))
    var sum = UInt64(count + bytes.count)
    for lane in 0..<4 {
      sum = (sum ^ whole.lanes[lane]) &* Checksum.prime1
      sum ^= sum >> 29
    }
    for byte in bytes[blocks...] {
      sum = (sum ^ UInt64(byte)) &* Checksum.prime2
      sum ^= sum >> 31
    }
    return sum ^ (sum >> 32)
  }
}
