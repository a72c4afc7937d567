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
  static func text(_ scalars: some Sequence<UInt32>) -> String {
    var text = ""
    for scalar in scalars {
      if let unicode = Unicode.Scalar(scalar) { text.unicodeScalars.append(unicode) }
    }
    return text
  }
}
