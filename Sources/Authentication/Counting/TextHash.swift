import Hashing

/// Hashes of record ids, by which repeated ones are found.
enum TextHash {
  /// A well-mixed hash; `0` for no bytes.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    bytes.isEmpty ? 0 : max(Hashing.wholeText(bytes), 1)
  }
}
