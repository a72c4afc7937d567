/// Numbers as fixed counts of decimal digits.
package enum DecimalText {
  /// The digits of `number` with leading zeros; of a number with more digits the last ones.
  package static func padded(_ number: UInt64, digits: Int) -> String {
    var bytes = [UInt8](repeating: UInt8(ascii: "0"), count: digits)
    var rest = number
    for index in bytes.indices.reversed() {
      bytes[index] += UInt8(rest % 10)
      rest /= 10
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The first and last three digits, stars between them.
  static func masked(_ number: UInt64, digits: Int) -> String {
    let text = padded(number, digits: digits)
    return text.prefix(3) + String(repeating: "*", count: max(0, digits - 6)) + text.suffix(3)
  }
}
