/// Text as a cell of a workbook may hold it.
enum WritableText {
  /// The most UTF-16 units of one cell.
  static let maximumLength = 32_767

  /// The text as XML allows it and Excel takes it.
  ///
  /// Control characters are escaped by the library as `_x0001_`; what looks like such an escape is escaped
  /// here. NUL would end the library's text.
  static func of(_ text: String) -> String {
    var text = text
    let isPlain = text.withUTF8 { bytes in
      bytes.count <= maximumLength && !bytes.contains { $0 == 0 || $0 == 0xEF || $0 == 0x5F }
    }
    if isPlain { return text }
    var scalars = String.UnicodeScalarView()
    var length = 0
    for (index, scalar) in zip(text.unicodeScalars.indices, text.unicodeScalars) {
      if scalar == "_", isEscape(text.unicodeScalars[index...]) {
        scalars.append(contentsOf: "_x005F".unicodeScalars)
      }
      length += scalar.value > 0xFFFF ? 2 : 1
      if length > maximumLength { break }
      let isForbidden = scalar.value == 0 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
      scalars.append(isForbidden ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
  }

  /// Whether a text begins like `_x0041_`.
  private static func isEscape(_ text: Substring.UnicodeScalarView) -> Bool {
    let head = Array(text.prefix(7))
    return head.count == 7 && head[1] == "x" && head[6] == "_"
      && head[2..<6].allSatisfy { $0.properties.isASCIIHexDigit }
  }
}
