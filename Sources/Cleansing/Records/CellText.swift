import Tables

/// How cells are written into results.
enum CellText {
  /// Appends a value to a row of the file's own form, in quotes when it needs them or had them.
  static func append(
    _ value: UnsafeBufferPointer<UInt8>, isQuoted: Bool, delimiter: UInt8, to row: inout [UInt8]
  ) {
    let needsQuotes =
      isQuoted
      || value.contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else {
      row.append(contentsOf: value)
      return
    }
    row.append(0x22)
    for byte in value {
      if byte == 0x22 { row.append(0x22) }
      row.append(byte)
    }
    row.append(0x22)
  }

  /// Bytes that are no UTF-8 as text: each of them, and NUL, as `\xNN`, and `\` as `\\`.
  static func escaped(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      if byte == 0x5C {
        text += [0x5C, 0x5C]
      } else if byte >= 0x80 || byte == 0 {
        text += [0x5C, 0x78, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        text.append(byte)
      }
    }
    return text
  }

  /// The bytes behind ``escaped(_:)``, or `nil` when the text is not in that form.
  static func unescaped(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte != 0x5C {
        bytes.append(byte)
        continue
      }
      guard index < text.count else { return nil }
      if text[index] == 0x5C {
        bytes.append(0x5C)
        index += 1
        continue
      }
      guard text[index] == 0x78, index + 2 < text.count, let high = digit(text[index + 1]),
        let low = digit(text[index + 2])
      else { return nil }
      bytes.append(high << 4 | low)
      index += 3
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    default: nil
    }
  }
}
