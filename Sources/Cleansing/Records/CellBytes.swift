internal import CScan

/// Questions about the bytes of a cell that are answered 16 bytes at a time; the door to `CScan`.
enum CellBytes {
  /// A word of at most 16 bytes as two numbers, zero behind it.
  struct Word {
    var low: UInt64
    var high: UInt64
    /// The number of bytes; 17 for a longer word, which has no numbers.
    var length: Int

    init(low: UInt64, high: UInt64, length: Int) {
      self.low = low
      self.high = high
      self.length = length
    }

    /// A word of 1 to 16 bytes; any other equals no cell.
    init(_ bytes: [UInt8]) {
      self = bytes.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress, (1...16).contains(bytes.count) else {
          return Word(low: 0, high: 0, length: -1)
        }
        return CellBytes.firstWord(base, bytes.count)
      }
    }

    /// Whether a cell of up to 16 bytes is this word and nothing else.
    ///
    /// - Parameters:
    ///   - first: The first word of the cell.
    ///   - count: The bytes of the cell.
    @inline(__always)
    func isWhole(_ first: Word, _ count: Int) -> Bool {
      count == length && low == first.low && high == first.high && first.length == count
    }
  }

  /// The word up to the next space, or to the end.
  @inline(__always)
  static func firstWord(_ base: UnsafePointer<UInt8>, _ count: Int) -> Word {
    let word = khop_first_word(base, count)
    return Word(low: word.low, high: word.high, length: Int(word.length))
  }

  /// Asks the processor to fetch what lies at an address; any address will do.
  @inline(__always)
  static func prefetch(_ address: UnsafeRawPointer?) { khop_prefetch(address) }

  /// The pattern of a cell of at most 16 bytes without runs drawn together, as two numbers.
  @inline(__always)
  static func symbols(
    _ base: UnsafePointer<UInt8>, _ count: Int, followers: inout Int
  ) -> (low: UInt64, high: UInt64) {
    let symbols = khop_symbols_pair(base, count)
    followers = Int(symbols.followers)
    return (symbols.low, symbols.high)
  }

  /// A hash of the pattern of a cell, of its first `limit` symbols.
  @inline(__always)
  static func patternHash(
    _ base: UnsafePointer<UInt8>, _ count: Int, limit: Int, followers: inout Int
  ) -> UInt64 {
    withUnsafeTemporaryAllocation(byteCount: limit + 24, alignment: 8) { memory in
      guard let target = memory.bindMemory(to: UInt8.self).baseAddress else { return 1 }
      let length = khop_pattern(base, count, target, limit, &followers)
      return max(ByteHash.hash(target, length), 1)
    }
  }

  /// Whether so many bytes are the same in two places.
  @inline(__always)
  static func isEqual(
    _ base: UnsafePointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>, _ count: Int
  ) -> Bool {
    guard let start = other.baseAddress, other.count >= count else { return count == 0 }
    return khop_equal(base, start, count) != 0
  }

  /// The number of words of a cell of 1 to 64 bytes that is nothing but words of letters and single spaces between them,
  /// or `0`; then `followers` gets the number of bytes that begin no character.
  @inline(__always)
  static func wordCount(
    _ base: UnsafePointer<UInt8>, _ count: Int, followers: inout Int
  ) -> Int {
    Int(khop_words64(base, count, &followers))
  }

  /// Whether nothing can be wrong with a text of 1 to 64 bytes; see ``TextRepair/isPlain(_:)``.
  @inline(__always)
  static func isPlain(_ base: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    khop_is_plain64(base, count) != 0
  }
}
