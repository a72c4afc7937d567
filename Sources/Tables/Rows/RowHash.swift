/// A hash of the bytes of a row, the same wherever the row stands.
///
/// Multiplies and folds as wyhash does (Wang Yi, 2019), two lanes of 16 bytes at a time.
enum RowHash {
  /// - Parameter count: The length of the row, its line end not counted.
  @inline(__always)
  static func hash(_ base: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    let raw = UnsafeRawPointer(base)
    var first = UInt64(truncatingIfNeeded: count) ^ 0x9E37_79B9_7F4A_7C15
    var second: UInt64 = 0xA076_1D64_78BD_642F
    var offset = 0
    while offset &+ 32 <= count {
      first = folded(word(raw, offset) ^ first, word(raw, offset &+ 8) ^ 0xE703_7ED1_A0B4_28DB)
      second = folded(
        word(raw, offset &+ 16) ^ second, word(raw, offset &+ 24) ^ 0x8EBC_6AF0_9C88_C6E3)
      offset &+= 32
    }
    while offset &+ 8 <= count {
      first = folded(word(raw, offset) ^ first, 0xE703_7ED1_A0B4_28DB)
      offset &+= 8
    }
    var rest: UInt64 = 0
    while offset < count {
      rest = rest << 8 | UInt64(base[offset])
      offset &+= 1
    }
    return folded(rest ^ first ^ 0x5899_65CC_7537_4CC3, second ^ 0xE703_7ED1_A0B4_28DB)
  }

  @inline(__always)
  private static func word(_ raw: UnsafeRawPointer, _ offset: Int) -> UInt64 {
    raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  @inline(__always)
  private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
