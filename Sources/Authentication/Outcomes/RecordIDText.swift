import VietnameseText

/// Record ids as text: what `outcomes.csv` holds is UTF-8, whatever the insurance file is.
enum RecordIDText {
  /// The text of an id whose bytes are no UTF-8, or `nil` when they are.
  ///
  /// - Parameter encoding: The encoding of the file's names, in which the id is read where it fits; a byte that
  ///   stands for nothing becomes U+FFFD.
  /// - Complexity: O(*n*); one pass and no memory for an id of ASCII.
  static func replacement(
    _ bytes: UnsafeBufferPointer<UInt8>, encoding: LegacyEncoding?
  ) -> [UInt8]? {
    var union: UInt8 = 0
    for byte in bytes { union |= byte }
    if union < 0x80 { return nil }
    let raw = Array(bytes)
    if String(validating: raw, as: UTF8.self) != nil { return nil }
    return Array((encoding?.decode(raw) ?? String(decoding: raw, as: UTF8.self)).utf8)
  }
}
