import Hashing

/// A frozen table of words with a number each, found by their bytes.
///
/// Words are compared as UTF-8, which for words in form C is what comparing them as text gives, without
/// Swift's normalisation and hashing at each look-up.
///
///     keys     up to 16 bytes of the word, the first lowest; zero is free      open addressing, a quarter full at most
///     values   its number
///     longer   words of more than 16 bytes, of which there are hardly any
struct WordMap: Sendable {
  private typealias Key = SIMD2<UInt64>

  private let keys: [Key]
  private let values: [Int]
  private let longer: [String: Int]

  init(_ numbers: [String: Int]) {
    var size = 16
    while size < numbers.count * 4 { size *= 2 }
    var keys = [Key](repeating: Key(), count: size)
    var values = [Int](repeating: 0, count: size)
    var longer: [String: Int] = [:]
    for (word, number) in numbers where word.isEmpty == false {
      guard let key = WordMap.key(of: word) else {
        longer[word] = number
        continue
      }
      var slot = WordMap.hash(key) & (size - 1)
      while keys[slot] != Key() { slot = (slot + 1) & (size - 1) }
      keys[slot] = key
      values[slot] = number
    }
    self.keys = keys
    self.values = values
    self.longer = longer
  }

  /// A set: the number of each word says nothing.
  init(_ words: [String]) {
    self.init(Dictionary(words.map { ($0, 1) }, uniquingKeysWith: { first, _ in first }))
  }

  /// The number of a word, `nil` when it is not in the table.
  subscript(word: String) -> Int? {
    guard let key = WordMap.key(of: word) else { return longer.isEmpty ? nil : longer[word] }
    if key == Key() { return nil }
    let mask = keys.count &- 1
    var slot = WordMap.hash(key) & mask
    while keys[slot] != Key() {
      if keys[slot] == key { return values[slot] }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  /// Whether a word is in the table.
  func contains(_ word: String) -> Bool { self[word] != nil }

  /// The bytes of a word as a key, `nil` when they are too many.
  private static func key(of word: String) -> Key? {
    var word = word
    return word.withUTF8 { bytes in
      let count = bytes.count
      if count > 16 { return nil }
      var key = Key()
      if count < 8 {
        for place in 0..<count { key.x |= UInt64(bytes[place]) &<< UInt64(place &* 8) }
        return key
      }
      // Eight bytes at each end; what the second has of the first is shifted out.
      let raw = UnsafeRawBufferPointer(bytes)
      key.x = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
      let last = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
      key.y = count == 8 ? 0 : last &>> UInt64((16 &- count) &* 8)
      return key
    }
  }

  private static func hash(_ key: Key) -> Int {
    let hash = Hashing.spread(key.x, key.y)
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
  }
}

extension WordMap: ExpressibleByArrayLiteral {
  init(arrayLiteral words: String...) { self.init(words) }
}
