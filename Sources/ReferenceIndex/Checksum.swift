/// A 64-bit checksum of a section, for damage, not for secrets.
///
/// Four lanes of multiply and rotate over little-endian words, after Yann Collet's xxHash; any changed byte changes it
/// except by a chance of 2⁻⁶⁴.
enum Checksum {
  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
    let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    var lanes: SIMD4<UInt64> = [prime1 &+ prime2, prime2, 0, 0 &- prime1]
    let words = SIMD4<UInt64>(repeating: prime2)
    let whole = bytes.count / 32 * 32
    var offset = 0
    while offset < whole {
      let block = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self)
      lanes = lanes &+ block &* words
      lanes = ((lanes &<< 31) | (lanes &>> 33)) &* SIMD4(repeating: prime1)
      offset += 32
    }
    var sum = UInt64(bytes.count)
    for lane in 0..<4 {
      sum = (sum ^ lanes[lane]) &* prime1
      sum ^= sum >> 29
    }
    while offset < bytes.count {
      sum = (sum ^ UInt64(bytes[offset])) &* prime2
      sum ^= sum >> 31
      offset += 1
    }
    return sum ^ (sum >> 32)
  }
}
