/// Small pieces of output lines, appended to bytes without a `String`.
enum OutputText {
  static func append(number: Int, to text: inout [UInt8]) {
    if number >= 10 { append(number: number / 10, to: &text) }
    text.append(UInt8(0x30 + number % 10))
  }

  /// Twelve digits; nothing for `0`, a person without a number.
  static func append(id: UInt64, to text: inout [UInt8]) {
    guard id != 0 else { return }
    var place: UInt64 = 100_000_000_000
    while place > 0 {
      text.append(UInt8(truncatingIfNeeded: 0x30 + id / place % 10))
      place /= 10
    }
  }

  /// `dd/mm/yyyy`, `mm/yyyy` or `yyyy`, as far as the date is known.
  static func append(date: UInt32, to text: inout [UInt8]) {
    guard date != 0 else { return }
    let (year, month, day) = (Int(date >> 9), Int(date >> 5 & 15), Int(date & 31))
    if day != 0 { append(two: day, to: &text) }
    if month != 0 { append(two: month, to: &text) }
    text.append(UInt8(truncatingIfNeeded: 0x30 + year / 1000 % 10))
    text.append(UInt8(truncatingIfNeeded: 0x30 + year / 100 % 10))
    text.append(UInt8(truncatingIfNeeded: 0x30 + year / 10 % 10))
    text.append(UInt8(truncatingIfNeeded: 0x30 + year % 10))
  }

  private static func append(two value: Int, to text: inout [UInt8]) {
    text.append(UInt8(0x30 + value / 10))
    text.append(UInt8(0x30 + value % 10))
    text.append(UInt8(ascii: "/"))
  }

  /// A probability with six decimals, never rounded up to 1.
  static func append(probability: Float, to text: inout [UInt8]) {
    let millionths = min(Int((Double(probability) * 1_000_000).rounded(.down)), 999_999)
    text.append(contentsOf: "0.".utf8)
    var place = 100_000
    while place > 0 {
      text.append(UInt8(0x30 + millionths / place % 10))
      place /= 10
    }
  }

  /// A field of CSV, in quotes when it needs them.
  static func append(field: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
    let needsQuotes = field.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
    }
    guard needsQuotes else {
      text.append(contentsOf: field)
      return
    }
    text.append(UInt8(ascii: "\""))
    for byte in field {
      if byte == UInt8(ascii: "\"") { text.append(byte) }
      text.append(byte)
    }
    text.append(UInt8(ascii: "\""))
  }

  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard !bytes.isEmpty else { return 0 }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash = (hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return max(hash ^ (hash >> 29), 1)
  }
}
