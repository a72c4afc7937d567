import Hashing

/// What one thread remembers of words while it reads names, so that each distinct token is analysed once.
///
/// Words that come out when other encodings are tried are kept apart: most of them are none, and only the latest come
/// again. Readings depend on the token alone; the memory changes nothing but the time.
public final class NameMemory {
  @exclusivity(unchecked) private var words = WordStore()
  @exclusivity(unchecked) private var guesses = LatestWords()

  public init() {}

  deinit {
    words.deallocate()
    guesses.deallocate()
  }

  /// What is known of a word.
  ///
  /// - Parameter isGuess: Whether the word may be one of a wrong encoding.
  func word(_ scalars: ArraySlice<UInt32>, isGuess: Bool = false) -> KnownWord {
    guard let key = WordKey(scalars) else { return KnownWord(scalars, key: nil) }
    let hash = key.hash
    if let known = words.word(key, hash) { return known }
    if isGuess, let known = guesses.word(key, hash) { return known }
    let known = KnownWord(scalars, key: key)
    if isGuess, known.isPlain == false {
      guesses.keep(known, hash)
    } else {
      words.keep(known, hash)
    }
    return known
  }

  /// The reading of a word on its own; equal to ``WordReader/read(_:)-swift``.
  func read(_ scalars: ArraySlice<UInt32>) -> PlainToken? { word(scalars).token }

  /// Whether a word is right by itself; equal to whether ``NameReader/plain(_:)`` gives one.
  func isPlain(_ scalars: ArraySlice<UInt32>) -> Bool { word(scalars).isPlain }
}

/// The characters of a word of up to 16 that fit into 16 bits each, the first lowest; zero behind them.
struct WordKey: Equatable {
  // Not a SIMD vector, which would ask for more alignment of whatever holds it.
  private let parts: (UInt64, UInt64, UInt64, UInt64)

  /// `nil` when the characters do not fit.
  @inline(__always)
  init?(_ scalars: ArraySlice<UInt32>) {
    guard (1...16).contains(scalars.count) else { return nil }
    var parts: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    let isFit = scalars.withUnsafeBufferPointer { scalars in
      var isFit = true
      // Four numbers have room for 16 characters.
      withUnsafeMutableBytes(of: &parts) { bytes in
        let units = bytes.assumingMemoryBound(to: UInt16.self)
        for place in 0..<scalars.count {
          units[place] = UInt16(truncatingIfNeeded: scalars[place])
          isFit = isFit && scalars[place] &- 1 < 0xFFFF
        }
      }
      return isFit
    }
    guard isFit else { return nil }
    self.parts = parts
  }

  var hash: UInt64 {
    var hash = Hashing.spread(parts.0)
    hash = (hash ^ hash >> 29 ^ parts.1) &* Hashing.mixers.first
    hash = (hash ^ hash >> 32 ^ parts.2) &* Hashing.mixers.second
    hash = Hashing.spread(hash ^ hash >> 31 ^ parts.3)
    return max(hash ^ hash >> 32, 1)
  }

  @inline(__always)
  static func == (left: WordKey, right: WordKey) -> Bool { left.parts == right.parts }
}

/// A place in a table: the hash of a word's key, zero where it is free, and the word, which the table keeps alive.
private struct WordSlot {
  var hash: UInt64 = 0
  var known: Unmanaged<KnownWord>?

  /// The word, if it is the one of a key.
  @inline(__always)
  func word(_ key: WordKey, _ hash: UInt64) -> KnownWord? {
    guard self.hash == hash, let known = known?.takeUnretainedValue(), known.key == key else {
      return nil
    }
    return known
  }

  static func make(_ count: Int) -> UnsafeMutableBufferPointer<WordSlot> {
    let slots = UnsafeMutableBufferPointer<WordSlot>.allocate(capacity: count)
    slots.initialize(repeating: WordSlot())
    return slots
  }
}

/// A table of words by the hashes of their keys; whoever owns it calls ``deallocate()`` at the end.
///
///     slot   hash | word      open addressing, half full at most
private struct WordStore {
  /// More would take memory and not come again.
  private static let limit = 1 << 15

  private var slots = WordSlot.make(256)
  private var taken = 0

  /// The word of a key, if it is kept.
  @inline(__always)
  func word(_ key: WordKey, _ hash: UInt64) -> KnownWord? {
    let mask = slots.count &- 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place].hash != 0 {
      if let known = slots[place].word(key, hash) { return known }
      place = (place &+ 1) & mask
    }
    return nil
  }

  /// Keeps a word that is not in the table.
  @inline(never)
  mutating func keep(_ known: KnownWord, _ hash: UInt64) {
    if taken == WordStore.limit { forget() }
    if taken * 2 >= slots.count { resize(slots.count * 2) { _ in true } }
    taken += 1
    slots[free(for: hash)] = WordSlot(hash: hash, known: Unmanaged.passRetained(known))
  }

  func deallocate() {
    for slot in slots { slot.known?.release() }
    slots.deallocate()
  }

  private func free(for hash: UInt64) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place].hash != 0 { place = (place + 1) & mask }
    return place
  }

  /// Forgets the words that are not right by themselves; all of them when these are few.
  private mutating func forget() {
    resize(slots.count) { $0.isPlain }
    if taken * 2 > WordStore.limit { resize(256) { _ in false } }
  }

  /// Takes what is to be kept into a table of another size.
  private mutating func resize(_ count: Int, where isKept: (KnownWord) -> Bool) {
    let old = slots
    slots = WordSlot.make(count)
    taken = 0
    for slot in old {
      guard let known = slot.known else { continue }
      if isKept(known.takeUnretainedValue()) {
        taken += 1
        slots[free(for: slot.hash)] = slot
      } else {
        known.release()
      }
    }
    old.deallocate()
  }
}

/// The words that were kept last, one for each remainder of the hash; whoever owns it calls ``deallocate()`` at the end.
private struct LatestWords {
  private static let count = 1 << 12

  /// None until the first word is kept.
  private var slots: UnsafeMutableBufferPointer<WordSlot>?

  @inline(__always)
  func word(_ key: WordKey, _ hash: UInt64) -> KnownWord? {
    slots.flatMap { $0[Int(hash & UInt64(LatestWords.count - 1))].word(key, hash) }
  }

  @inline(never)
  mutating func keep(_ known: KnownWord, _ hash: UInt64) {
    let slots = self.slots ?? WordSlot.make(LatestWords.count)
    self.slots = slots
    let place = Int(hash & UInt64(LatestWords.count - 1))
    slots[place].known?.release()
    slots[place] = WordSlot(hash: hash, known: Unmanaged.passRetained(known))
  }

  func deallocate() {
    guard let slots else { return }
    for slot in slots { slot.known?.release() }
    slots.deallocate()
  }
}
