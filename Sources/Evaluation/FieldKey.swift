import Hashing

/// Compact keys for text that is only ever compared.
enum FieldKey {
  /// A key of a citizen ID; 0 for an empty field. Different texts have different keys, except for a
  /// chance of 2⁻⁶³ when one of them is no number of up to 15 digits.
  ///
  /// Ten and eleven digits are a number whose zeros a spreadsheet has dropped, and have the key of all twelve.
  static func citizen(_ field: UnsafeBufferPointer<UInt8>) -> UInt64 {
    if field.isEmpty { return 0 }
    var value: UInt64 = 0
    guard field.count <= 15 else { return hash(field) | 1 << 63 }
    for byte in field {
      guard byte >= 48, byte <= 57 else { return hash(field) | 1 << 63 }
      value = value * 10 + UInt64(byte - 48)
    }
    let digits = hasLostZeros(field) ? 12 : field.count
    return value | UInt64(digits) << 56
  }

  /// Whether a citizen ID has ten or eleven digits: its leading zeros, two at most, are lost.
  static func hasLostZeros(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    (field.count == 10 || field.count == 11) && field.allSatisfy { $0 >= 48 && $0 <= 57 }
  }

  /// Whether a spreadsheet has shortened a number, as `4,01750E+10`: what it was, nobody can tell.
  static func isShortened(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let sign = field.lastIndex(where: { $0 | 0x20 == 0x65 }), sign > 0,
      sign < field.count - 1
    else { return false }
    let digits: (UInt8) -> Bool = { $0 >= 48 && $0 <= 57 }
    let after = field[(sign + 1)...]
    return field[..<sign].allSatisfy { digits($0) || $0 == 0x2C || $0 == 0x2E }
      && (after.first.map { $0 == 0x2B || digits($0) } ?? false)
      && after.dropFirst().allSatisfy(digits)
  }

  /// A well-mixed hash of 64 bits.
  static func hash(_ field: UnsafeBufferPointer<UInt8>) -> UInt64 { Hashing.wholeText(field) }

  /// A decimal number such as `0.99973`, or `nil`.
  static func number(_ field: UnsafeBufferPointer<UInt8>) -> Double? {
    if field.isEmpty { return nil }
    var value = 0.0
    var scale = 0.0
    for byte in field {
      switch byte {
      case 48...57:
        if scale > 0 {
          value += Double(byte - 48) * scale
          scale /= 10
        } else {
          value = value * 10 + Double(byte - 48)
        }
      case 0x2E where scale == 0: scale = 0.1
      default: return Double(String(decoding: field, as: UTF8.self))
      }
    }
    return value
  }
}
