import VietnameseText

/// The words of one name, in place: at most eight.
///
///     count | word 0 | word 1 | … | word 7
///
/// Words behind the eighth are left out of matching; the reading keeps them for people.
public struct WordList: Sendable, Equatable {
  /// The most words of a list.
  public static let capacity = 8

  @usableFromInline var storage = SIMD8<UInt32>(repeating: 0)
  /// The number of words, at most ``capacity``.
  public private(set) var count = 0

  public init() {}

  /// Takes the words of a sequence; see ``append(_:)``.
  public init(_ words: some Sequence<WordID>) {
    for word in words { append(word) }
  }

  /// Takes words from memory that holds ``capacity`` of them, zero behind the last.
  @inline(__always)
  init(_ words: UnsafePointer<WordID>, count: Int) {
    storage = UnsafeRawPointer(words).loadUnaligned(as: SIMD8<UInt32>.self)
    self.count = count
  }

  /// Whether there are no words.
  public var isEmpty: Bool { count == 0 }

  /// The word at a place below ``count``.
  public subscript(index: Int) -> WordID { storage[index] }

  /// Whether a word may stand twice where hardly any name has it, or the whole name twice.
  ///
  /// - Parameters:
  ///   - words: The words of a name.
  ///   - isThirdMiddle: Whether the third word is Thị or Văn; else the first may be two surnames.
  @inline(__always)
  static func mayRepeat(
    _ words: UnsafePointer<WordID>, _ count: Int, isThirdMiddle: Bool
  ) -> Bool {
    if count < 3 { return false }
    var place = isThirdMiddle ? 0 : 1
    while place < count &- 2 {
      if words[place] == words[place &+ 1] { return true }
      place &+= 1
    }
    return count & 1 == 0 && words[0] == words[count / 2]
  }

  /// Adds a word; beyond the capacity it takes the place of the one before it, so that the given word is kept.
  public mutating func append(_ word: WordID) {
    guard count < WordList.capacity else {
      storage[count - 1] = word
      return
    }
    storage[count] = word
    count += 1
  }

  /// Calls `body` with the words in one buffer.
  @inlinable @inline(__always)
  public func withWords<Result>(_ body: (UnsafeBufferPointer<WordID>) -> Result) -> Result {
    withUnsafeBytes(of: storage) { bytes in
      body(UnsafeBufferPointer(rebasing: bytes.bindMemory(to: WordID.self)[0..<count]))
    }
  }
}
