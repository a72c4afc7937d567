/// The characters by which a Western code page shows bytes, in both directions.
///
/// Mojibake is text in which each character stands for one byte. Windows-1252 shows 27 bytes of 80 to 9F as
/// punctuation and letters; software that keeps to Latin-1 shows them as U+0080 to U+009F. Both are read.
enum ByteView {
  /// A byte that the text no longer tells: a replacement character stands in its place.
  static let lost: UInt16 = 0x100

  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]

  fileprivate static let windows1258Only: [(byte: UInt8, scalar: UInt32)] = [
    (0xC3, 0x102), (0xCC, 0x300), (0xD0, 0x110), (0xD2, 0x309), (0xD5, 0x1A0), (0xDD, 0x1AF),
    (0xDE, 0x303), (0xE3, 0x103), (0xEC, 0x301), (0xF0, 0x111), (0xF2, 0x323), (0xF5, 0x1A1),
    (0xFD, 0x1B0), (0xFE, 0x20AB),
  ]

  /// The character that Windows-1252 shows for a byte.
  static func scalar(of byte: UInt8) -> UInt32 {
    (0x80...0x9F).contains(byte) ? windows1252[Int(byte) - 0x80] : UInt32(byte)
  }

  /// The byte that a character shows, or `nil` when it shows none.
  static func byte(of scalar: UInt32, isWindows1258: Bool = false) -> UInt16? {
    if scalar < 0x80 { return UInt16(truncatingIfNeeded: scalar) }
    if isWindows1258 {
      if let pair = windows1258Only.first(where: { $0.scalar == scalar }) {
        return UInt16(pair.byte)
      }
      if windows1258Only.contains(where: { UInt32($0.byte) == scalar }) { return nil }
    }
    if scalar < 0x100 { return UInt16(scalar) }
    if scalar == 0xFFFD { return lost }
    guard scalar <= 0x2122, let place = windows1252.firstIndex(of: scalar) else { return nil }
    return UInt16(place + 0x80)
  }

  /// The bytes that a text shows, or `nil` when one of its characters shows none.
  static func bytes(of scalars: some Sequence<UInt32>, isWindows1258: Bool = false) -> [UInt16]? {
    var result: [UInt16] = []
    result.reserveCapacity(scalars.underestimatedCount)
    for scalar in scalars {
      guard let byte = byte(of: scalar, isWindows1258: isWindows1258) else { return nil }
      result.append(byte)
    }
    return result
  }

  /// Reads shown bytes as UTF-8; `nil` when they are none or hold nothing but ASCII.
  ///
  /// Two losses are mended: a no-break space (A0) that became a space after a lead byte, and a lost byte after C4,
  /// which can only have been the 90 of Đ. Any other letter with a lost byte becomes `?`. A no-break space alone that
  /// was shown so (C2 and a space) is no sign of UTF-8: `LEÂ NAM` is VNI.
  static func utf8(_ bytes: [UInt16]) -> [UInt32]? {
    // Most texts that are none end at their first byte of 80 or more.
    guard let opening = bytes.firstIndex(where: { $0 >= 0x80 && $0 != 0xA0 }),
      bytes[opening] >= 0xC2,
      opening + 1 < bytes.count,
      bytes[opening + 1] & 0xC0 == 0x80 || bytes[opening + 1] == 0x20
        || bytes[opening + 1] == lost
    else { return nil }
    var result: [UInt32] = []
    result.reserveCapacity(bytes.count)
    var place = 0
    var isChanged = false
    while place < bytes.count {
      let first = bytes[place]
      // A no-break space opens no letter: it stands between words.
      if first < 0x80 || first == 0xA0 {
        result.append(UInt32(first))
        place += 1
        continue
      }
      let length = first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : 0
      guard length > 0, first != lost, place + length <= bytes.count else { return nil }
      var scalar = UInt32(first) & (length == 2 ? 0x1F : 0x0F)
      var isLost = false
      for offset in 1..<length {
        var next = bytes[place + offset]
        if next == 0x20 && offset == length - 1 { next = 0xA0 }
        if next == lost {
          isLost = true
        } else if next & 0xC0 != 0x80 {
          return nil
        }
        scalar = scalar << 6 | UInt32(next) & 0x3F
      }
      if isLost {
        result.append(first == 0xC4 ? 0x110 : 0x3F)
      } else if Unicode.Scalar(scalar) != nil, scalar >= (length == 2 ? 0x80 : 0x800) {
        result.append(scalar)
      } else {
        return nil
      }
      if first != 0xC2 || bytes[place + 1] != 0x20 { isChanged = true }
      place += length
    }
    return isChanged ? result : nil
  }
}

extension ByteView {
  /// The character that Windows-1258 shows for a byte; U+FFFD for the bytes that it leaves open.
  static func scalar1258(of byte: UInt8) -> UInt32 {
    if let pair = windows1258Only.first(where: { $0.byte == byte }) { return pair.scalar }
    let scalar = scalar(of: byte)
    let isOpen =
      (0x80...0x9F).contains(byte)
      && (scalar < 0x100 || [0x160, 0x161, 0x17D, 0x17E].contains(scalar))
    return isOpen ? 0xFFFD : scalar
  }
}
