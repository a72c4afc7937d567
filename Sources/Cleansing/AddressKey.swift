import VietnameseText

/// Keys of free-text addresses: equal when hamlet and commune fold alike.
///
/// Words for kinds of units (Xóm, Xã, Phường …) are left out, because two files seldom write them
/// the same way; numbers and names remain. The first two parts count: what stands behind them
/// (district, province) follows from them.
enum AddressKey {
  private static let unitWords: Set<UInt64> = Set(
    [
      "xom", "thon", "khoi", "ban", "xa", "phuong", "thi", "tran", "huyen", "tp", "tt", "x", "p",
      "h", "to", "khu", "pho", "so", "nha", "duong", "ap", "lang",
    ].map { hash(Array($0.utf8)[...]) })

  /// The key of an address, or `0` for an empty one.
  ///
  /// - Parameter scratch: Memory that is used again for each call.
  static func key(_ raw: UnsafeBufferPointer<UInt8>, scratch: inout [UInt8]) -> UInt32 {
    guard !raw.isEmpty else { return 0 }
    scratch.removeAll(keepingCapacity: true)
    FoldingTable.shared.fold(leadingParts(raw).span, into: &scratch)
    var sum: UInt64 = 0
    var parts = 0
    var start = 0
    var position = 0
    var hasWord = false
    while position <= scratch.count {
      let byte = position < scratch.count ? scratch[position] : UInt8(ascii: ",")
      let isWord = byte &- 0x61 < 26 || byte &- 0x30 < 10
      if !isWord {
        if position > start {
          let word = hash(scratch[start..<position])
          if !unitWords.contains(word) {
            sum = (sum ^ word) &* 0x9E37_79B9_7F4A_7C15
            sum ^= sum >> 31
            hasWord = true
          }
        }
        start = position + 1
        if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") {
          if hasWord { parts += 1 }
          hasWord = false
          if parts == 2 { break }
        }
      }
      position += 1
    }
    let key = UInt32(truncatingIfNeeded: sum >> 32)
    return sum == 0 ? 0 : max(key, 1)
  }

  /// What stands before the second comma: nothing behind it would count.
  private static func leadingParts(_ raw: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>
  {
    var commas = 0
    for position in 0..<raw.count where raw[position] == UInt8(ascii: ",") {
      commas += 1
      if commas == 2 { return UnsafeBufferPointer(rebasing: raw[..<position]) }
    }
    return raw
  }

  private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }
}
