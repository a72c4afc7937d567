import Hashing

/// Compact keys for text that is only ever compared.
enum FieldKey {
  /// A key of a citizen ID; 0 for an empty field. Different texts have different keys, except for a
  /// chance of 2⁻⁶³ when one of them is no number of up to 15 digits.
  static func citizen(_ field: UnsafeBufferPointer<UInt8>) -> UInt64 {
    if field.isEmpty { return 0 }
    var value: UInt64 = 0
    guard field.count <= 15 else { return hash(field) | 1 << 63 }
    for byte in field {
      guard byte >= 48, byte <= 57 else { return hash(field) | 1 << 63 }
      value = value * 10 + UInt64(byte - 48)
    }
    return value | UInt64(field.count) << 56
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
