/// Strict reading of UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
enum UTF8Reader {
  /// The character at a place and its length in bytes; length zero where the bytes are no UTF-8.
  @inline(__always)
  static func scalar(in bytes: Span<UInt8>, at place: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(bytes[place])
    if first < 0x80 { return (first, 1) }
    let left = bytes.count &- place
    if first < 0xC2 || first > 0xF4 || left < 2 { return (0, 0) }
    let second = UInt32(bytes[place &+ 1])
    if second & 0xC0 != 0x80 { return (0, 0) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | second & 0x3F, 2) }
    if left < 3 { return (0, 0) }
    let third = UInt32(bytes[place &+ 2])
    if third & 0xC0 != 0x80 { return (0, 0) }
    if first < 0xF0 {
      let scalar = (first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
      return scalar < 0x800 || (0xD800...0xDFFF).contains(scalar) ? (0, 0) : (scalar, 3)
    }
    if left < 4 { return (0, 0) }
    let fourth = UInt32(bytes[place &+ 3])
    if fourth & 0xC0 != 0x80 { return (0, 0) }
    let high = (first & 0x07) << 18 | (second & 0x3F) << 12
    let scalar = high | (third & 0x3F) << 6 | fourth & 0x3F
    return scalar < 0x10000 || scalar > 0x10FFFF ? (0, 0) : (scalar, 4)
  }

  /// The characters of a text, or `nil` when it is not UTF-8.
  static func scalars(_ bytes: Span<UInt8>) -> [UInt32]? {
    var result: [UInt32] = []
    result.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      let decoded = scalar(in: bytes, at: place)
      if decoded.length == 0 { return nil }
      result.append(decoded.scalar)
      place &+= decoded.length
    }
    return result
  }

  /// The text of characters; a number that is no character is left out.
  static func text(_ scalars: some Collection<UInt32>) -> String {
    String(unsafeUninitializedCapacity: scalars.count * 4) { bytes in
      var count = 0
      // Four bytes are room for any character.
      for scalar in scalars { count += write(scalar, to: bytes, at: count) }
      return count
    }
  }

  /// Writes one character and returns the number of its bytes, none for a number that is no character.
  @inline(__always)
  private static func write(
    _ scalar: UInt32, to bytes: UnsafeMutableBufferPointer<UInt8>, at place: Int
  ) -> Int {
    if scalar < 0x80 {
      bytes[place] = UInt8(scalar)
      return 1
    }
    let last = UInt8(scalar & 0x3F) | 0x80
    if scalar < 0x800 {
      bytes[place] = UInt8(scalar >> 6) | 0xC0
      bytes[place + 1] = last
      return 2
    }
    if scalar < 0x10000 {
      if scalar >= 0xD800, scalar < 0xE000 { return 0 }
      bytes[place] = UInt8(scalar >> 12) | 0xE0
      bytes[place + 1] = UInt8(scalar >> 6 & 0x3F) | 0x80
      bytes[place + 2] = last
      return 3
    }
    if scalar > 0x10FFFF { return 0 }
    bytes[place] = UInt8(scalar >> 18) | 0xF0
    bytes[place + 1] = UInt8(scalar >> 12 & 0x3F) | 0x80
    bytes[place + 2] = UInt8(scalar >> 6 & 0x3F) | 0x80
    bytes[place + 3] = last
    return 4
  }
}
