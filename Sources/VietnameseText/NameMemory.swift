/// What one thread remembers of words while it reads names, so that each distinct token is analysed once.
///
///     keys     up to 16 characters of 16 bits      open addressing, half full at most
///     values   plain reading | what is known of a word that has none
///
/// Readings depend on the token alone; the memory changes nothing but the time. It is forgotten when it grows beyond
/// what a thread should hold.
public final class NameMemory {
  private typealias Key = SIMD16<UInt16>

  private struct Value {
    var token: PlainToken?
    var unknown: UnknownWord?
  }

  /// More would not stay in the processor's cache; the common words are soon back.
  private static let limit = 1 << 14

  @exclusivity(unchecked) private var keys: [Key] = []
  @exclusivity(unchecked) private var values: [Value] = []
  @exclusivity(unchecked) private var taken = 0

  public init() {}

  /// The reading of a word on its own; equal to ``WordReader/read(_:)-swift``.
  func read(_ scalars: ArraySlice<UInt32>) -> PlainToken? {
    guard let slot = slot(of: scalars) else { return WordReader.read(scalars) }
    return values[slot].token
  }

  /// The reading of a word that is right by itself; equal to ``NameReader/plain(_:)``.
  func plain(_ scalars: ArraySlice<UInt32>) -> PlainToken? {
    read(scalars).flatMap { NameReader.isPlain($0) ? $0 : nil }
  }

  /// What is known of a word that cannot be read on its own, or that must be read together with its neighbour.
  func unknown(_ scalars: [UInt32]) -> UnknownWord {
    guard let slot = slot(of: scalars[...]) else { return UnknownWord(scalars) }
    if let known = values[slot].unknown { return known }
    let word = UnknownWord(scalars)
    values[slot].unknown = word
    return word
  }

  /// The slot of a word, filled; `nil` for a word that does not fit a key.
  private func slot(of scalars: ArraySlice<UInt32>) -> Int? {
    guard (1...16).contains(scalars.count) else { return nil }
    var key = Key(repeating: 0)
    var place = 0
    for scalar in scalars {
      guard scalar < 0x10000, scalar > 0 else { return nil }
      key[place] = UInt16(truncatingIfNeeded: scalar)
      place &+= 1
    }
    if keys.isEmpty || taken > NameMemory.limit {
      keys = [Key](repeating: Key(repeating: 0), count: 256)
      values = [Value](repeating: Value(), count: 256)
      taken = 0
    }
    let mask = keys.count - 1
    var slot = NameMemory.hash(key) & mask
    while keys[slot][0] != 0 {
      if keys[slot] == key { return slot }
      slot = (slot &+ 1) & mask
    }
    if taken * 2 > keys.count {
      grow()
      slot = free(for: key)
    }
    taken += 1
    keys[slot] = key
    values[slot].token = WordReader.read(scalars)
    return slot
  }

  private func free(for key: Key) -> Int {
    var slot = NameMemory.hash(key) & (keys.count - 1)
    while keys[slot][0] != 0 { slot = (slot &+ 1) & (keys.count - 1) }
    return slot
  }

  private func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = [Key](repeating: Key(repeating: 0), count: oldKeys.count * 4)
    values = [Value](repeating: Value(), count: keys.count)
    for (key, value) in zip(oldKeys, oldValues) where key[0] != 0 {
      let slot = free(for: key)
      keys[slot] = key
      values[slot] = value
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

/// A word that has no plain reading: what it could be, worked out when it is asked for and then kept.
final class UnknownWord {
  private let raw: [UInt32]

  init(_ raw: [UInt32]) { self.raw = raw }

  /// The word in lower case and form C, `nil` when it has no letters.
  private(set) lazy var lowered: String? = NameDraft.lowered(raw)

  /// The reading of its letters as keys of Telex.
  private(set) lazy var telex: Syllable? = TypingResidue.decode(
    raw[...], keys: .telex)

  /// The known syllables from which it may have been joined.
  private(set) lazy var cut: WordCut? = WordCut(raw)

  /// The nearest syllables, as readings of one word each.
  private(set) lazy var nearest: [[String]] = {
    guard let text = lowered, let letters = LetterReader.letters(of: text) else { return [] }
    return Syllable.nearest(to: letters, limit: 2).map { [$0.text()] }
  }()

  /// The word with its marks put in order, where only the marks were wrong.
  private(set) lazy var marks: MarkReading? = MarkReading(raw)
}
