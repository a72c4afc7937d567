/// Cells of ASCII digits and nothing else.
@usableFromInline
package enum PlainDigits {
  /// The value of 8 to 16 digits from an offset on, or `nil` when another byte is among them.
  ///
  /// Eight digits are one number, in which pairs, fours and eights are added up by three multiplications (Lemire and
  /// Muła, "Quickly parsing eight digits", 2018). The second eight end with the last digit; what the first had of
  /// them counts as zero.
  @inlinable @inline(__always)
  package static func joined(_ bytes: Span<UInt8>, from start: Int, count: Int) -> UInt64? {
    precondition(count >= 8 && count <= 16 && start >= 0 && start + count <= bytes.count)
    let raw = unsafe bytes.bytes
    // Any eight bytes are a number, and these lie inside the cell.
    let first = unsafe UInt64(
      littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
    let last = unsafe UInt64(
      littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: start + count - 8, as: UInt64.self))
    let known = UInt64(truncatingIfNeeded: 16 &- count) &* 8
    let zeros: UInt64 = 0x3030_3030_3030_3030
    let rest = known == 64 ? zeros : (last &>> known) &<< known | zeros & (1 &<< known &- 1)
    guard isDigits(first), isDigits(rest) else { return nil }
    var power: UInt64 = 1
    for _ in 8..<count { power &*= 10 }
    return eight(first) &* power &+ eight(rest)
  }

  /// Whether eight bytes are digits: 3 in the upper half of each, also when 6 is added to it.
  @inlinable @inline(__always)
  static func isDigits(_ bytes: UInt64) -> Bool {
    let upper: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    let sixMore = ((bytes &+ 0x0606_0606_0606_0606) & upper) &>> 4
    return bytes & upper | sixMore == 0x3333_3333_3333_3333
  }

  @inlinable @inline(__always)
  static func eight(_ digits: UInt64) -> UInt64 {
    var value = ((digits & 0x0F0F_0F0F_0F0F_0F0F) &* 2561) &>> 8
    value = ((value & 0x00FF_00FF_00FF_00FF) &* 6_553_601) &>> 16
    return ((value & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) &>> 32
  }

  /// The value of twelve digits, or `nil` when another byte is among them.
  @inline(__always)
  static func twelve(_ bytes: Span<UInt8>) -> UInt64? {
    guard bytes.count >= 12 else { return nil }
    return joined(bytes, from: 0, count: 12)
  }

  /// The value of up to 19 digits, or `nil` when another byte is among them.
  ///
  /// The bytes are judged once at the end: `d | d + 118` has its highest bit set exactly when `d` is above 9.
  @inlinable @inline(__always)
  package static func value(of bytes: Span<UInt8>) -> UInt64? {
    if bytes.count >= 8, bytes.count <= 16 {
      return joined(bytes, from: 0, count: bytes.count)
    }
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
