/// Cells of ASCII digits and nothing else.
internal enum PlainDigits {
  /// The value of twelve digits, or `nil` when another byte is among them.
  ///
  /// Read as two halves, so that their multiplications overlap; the bytes are judged once at the end:
  /// `d | d + 118` has its highest bit set exactly when `d` is above 9.
  @inline(__always)
  static func twelve(_ bytes: Span<UInt8>) -> UInt64? {
    let bytes = bytes.extracting(first: 12)
    guard bytes.count == 12 else { return nil }
    var high: UInt32 = 0
    var low: UInt32 = 0
    var judged: UInt8 = 0
    for index in 0..<6 {
      let left = bytes[index] &- 0x30
      let right = bytes[index &+ 6] &- 0x30
      judged |= left | (left &+ 118) | right | (right &+ 118)
      high = high &* 10 &+ UInt32(left)
      low = low &* 10 &+ UInt32(right)
    }
    return judged < 0x80 ? UInt64(high) &* 1_000_000 &+ UInt64(low) : nil
  }

  /// The value of up to 19 digits, or `nil` when another byte is among them.
  @inline(__always)
  static func value(of bytes: Span<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    var judged: UInt8 = 0
    for index in bytes.indices {
      let digit = bytes[index] &- 0x30
      judged |= digit | (digit &+ 118)
      value = value &* 10 &+ UInt64(digit)
    }
    return judged < 0x80 ? value : nil
  }
}
