/// What one thread remembers of words while it reads names, so that each distinct token is analysed once.
///
///     keys     up to 16 characters of 16 bits      open addressing, half full at most
///     values   what is known of the word
///     recent   words that are not right by themselves, one for each remainder of the hash
///
/// Words that are right by themselves are few and come again in every name; the others are nearly all different, so
/// that only the latest are kept. Readings depend on the token alone; the memory changes nothing but the time.
public final class NameMemory {
  private typealias Key = SIMD16<UInt16>

  /// More would not stay in the processor's cache; the common words are soon back.
  private static let limit = 1 << 14
  private static let recentCount = 1 << 10

  @exclusivity(unchecked) private var keys = [Key](repeating: Key(repeating: 0), count: 256)
  @exclusivity(unchecked) private var values = [KnownWord?](repeating: nil, count: 256)
  @exclusivity(unchecked) private var taken = 0
  @exclusivity(unchecked) private var recentKeys: [Key] = []
  @exclusivity(unchecked) private var recent: [KnownWord?] = []

  public init() {}

  /// What is known of a word.
  func word(_ scalars: ArraySlice<UInt32>) -> KnownWord {
    guard let key = NameMemory.key(of: scalars) else { return KnownWord(scalars) }
    let hash = NameMemory.hash(key)
    var slot = hash & (keys.count - 1)
    while keys[slot][0] != 0 {
      if keys[slot] == key, let known = values[slot] { return known }
      slot = (slot &+ 1) & (keys.count - 1)
    }
    let place = hash & (NameMemory.recentCount - 1)
    if recentKeys.isEmpty {
      recentKeys = [Key](repeating: Key(repeating: 0), count: NameMemory.recentCount)
      recent = [KnownWord?](repeating: nil, count: NameMemory.recentCount)
    }
    if recentKeys[place] == key, let known = recent[place] { return known }
    let known = KnownWord(scalars)
    if known.isPlain {
      keep(known, key)
    } else {
      recentKeys[place] = key
      recent[place] = known
    }
    return known
  }

  /// The reading of a word on its own; equal to ``WordReader/read(_:)-swift``.
  func read(_ scalars: ArraySlice<UInt32>) -> PlainToken? { word(scalars).token }

  /// Whether a word is right by itself; equal to whether ``NameReader/plain(_:)`` gives one.
  func isPlain(_ scalars: ArraySlice<UInt32>) -> Bool { word(scalars).isPlain }

  private func keep(_ known: KnownWord, _ key: Key) {
    if taken > NameMemory.limit {
      for slot in keys.indices { (keys[slot], values[slot]) = (Key(repeating: 0), nil) }
      taken = 0
    }
    if taken * 2 > keys.count { grow() }
    taken += 1
    let slot = free(for: key)
    keys[slot] = key
    values[slot] = known
  }

  private func free(for key: Key) -> Int {
    var slot = NameMemory.hash(key) & (keys.count - 1)
    while keys[slot][0] != 0 { slot = (slot &+ 1) & (keys.count - 1) }
    return slot
  }

  private func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = [Key](repeating: Key(repeating: 0), count: oldKeys.count * 4)
    values = [KnownWord?](repeating: nil, count: keys.count)
    for (key, value) in zip(oldKeys, oldValues) where key[0] != 0 {
      let slot = free(for: key)
      keys[slot] = key
      values[slot] = value
    }
  }

  /// The characters of a word as a key, `nil` when they do not fit.
  @inline(__always)
  private static func key(of scalars: ArraySlice<UInt32>) -> Key? {
    guard (1...16).contains(scalars.count) else { return nil }
    return scalars.withUnsafeBufferPointer { scalars in
      var key = Key(repeating: 0)
      var isFit = true
      // A key has room for 16 characters.
      withUnsafeMutableBytes(of: &key) { bytes in
        let units = bytes.bindMemory(to: UInt16.self)
        for place in 0..<scalars.count {
          units[place] = UInt16(truncatingIfNeeded: scalars[place])
          isFit = isFit && scalars[place] &- 1 < 0xFFFF
        }
      }
      return isFit ? key : nil
    }
  }

  private static func hash(_ key: Key) -> Int {
    let words = unsafeBitCast(key, to: SIMD4<UInt64>.self)
    var hash = words.x &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ hash >> 29 ^ words.y) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ hash >> 32 ^ words.z) &* 0x94D0_49BB_1331_11EB
    hash = (hash ^ hash >> 31 ^ words.w) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash >> 20)
  }
}
