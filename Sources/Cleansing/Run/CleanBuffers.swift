/// Memory that the chunks of a cleansing use one after the other.
struct CleanBuffers: Sendable {
  /// For rows that are written anew.
  let rows = SpareBuffers<UInt8>()
  /// For hashes of keys, one for each row.
  let hashes = SpareBuffers<UInt64>()
}
