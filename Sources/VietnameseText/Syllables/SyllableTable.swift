internal import Corpora
import Hashing

/// A key of up to eight letters without tones, one byte a letter, the first letter lowest.
typealias SpellingKey = UInt64

/// Every spelling of a Vietnamese syllable without its tone, with its parts.
///
/// Built once from the onsets and the rhymes of `corpora/rhymes.csv` by the rules of spelling: c, g, ng before back
/// vowels and k, gh, ngh before e, ê, i; gi swallows an i; qu has rhymes of its own; iê opens as yê. Found by one
/// probe or two into an open-addressing table.
final class SyllableTable: Sendable {
  static let shared = SyllableTable()

  struct Form: Sendable {
    let key: SpellingKey
    let letterCount: Int
    let onset: Onset
    let glide: Glide
    let nucleus: Nucleus
    let coda: Coda
    /// The letter that carries the tone mark in the old style: hòa, thúy.
    let oldMark: Int
    /// The letter that carries the tone mark in the new style: hoà, thuý.
    let newMark: Int
    /// The number of letters of the onset as spelt; the i of gì counts to both.
    let onsetCount: Int
  }

  let forms: [Form]
  /// The keys of the forms once more, close together for looking up.
  private let keys: [SpellingKey]
  private let slots: [UInt16]
  private static let slotBits = 14

  /// The index of the form with this spelling, or `nil`.
  func index(of key: SpellingKey) -> Int? {
    var slot = SyllableTable.slot(of: key)
    while true {
      let entry = slots[slot]
      if entry == 0 { return nil }
      if keys[Int(entry) - 1] == key { return Int(entry) - 1 }
      slot = (slot + 1) & ((1 << SyllableTable.slotBits) - 1)
    }
  }

  /// Whether a spelling may be one: surely not without its bit, seldom when it is none.
  ///
  ///     bits   one for each of 65,536 hashes: 8 KB, which stay in the processor's first cache
  @inline(__always)
  func mayHold(_ key: SpellingKey) -> Bool {
    let hash = SyllableTable.bit(of: key)
    return bits[hash >> 6] >> UInt64(hash & 63) & 1 != 0
  }

  private let bits: [UInt64]

  @inline(__always)
  private static func bit(of key: SpellingKey) -> Int {
    Int(truncatingIfNeeded: Hashing.spread(key) >> 48)
  }

  /// Whether a spelling ends with a stop, after which only sắc and nặng stand.
  @inline(__always)
  func endsWithStop(_ spelling: Int) -> Bool { hasStop[spelling] }

  private let hasStop: [Bool]

  @inline(__always)
  private static func slot(of key: SpellingKey) -> Int {
    Int(truncatingIfNeeded: Hashing.spread(key) >> UInt64(64 - slotBits))
  }

  private init() {
    var found: [Form] = []
    var slots = [UInt16](repeating: 0, count: 1 << SyllableTable.slotBits)
    func add(_ onset: Onset, rhyme: SyllableRhyme, spelling: [VietnameseLetter]) {
      guard spelling.count <= 8 else { return }
      let key = SyllableTable.key(of: spelling)
      var slot = SyllableTable.slot(of: key)
      while slots[slot] != 0 {
        // The first way to read a spelling stays: gia is gi and a, giếng is gi and iêng.
        if found[Int(slots[slot]) - 1].key == key { return }
        slot = (slot + 1) & ((1 << SyllableTable.slotBits) - 1)
      }
      let start = spelling.count - rhyme.letters.count
      let mark = rhyme.markPlaces
      found.append(
        Form(
          key: key, letterCount: spelling.count, onset: onset,
          glide: onset == .qu ? .rounded : rhyme.glide, nucleus: rhyme.nucleus, coda: rhyme.coda,
          oldMark: start + mark.old, newMark: start + mark.new,
          onsetCount: onset.text.unicodeScalars.count))
      slots[slot] = UInt16(found.count)
    }

    let rhymes = SyllableRhyme.all
    let general = rhymes.filter { $0.isAfterQu == false }
    for rhyme in general where rhyme.text.hasPrefix("iê") && rhyme.text.count > 2 {
      add(.gi, rhyme: rhyme, spelling: SyllableTable.letters("g") + rhyme.letters)
    }
    for rhyme in rhymes {
      for onset in Onset.allCases where SyllableTable.isSpelt(onset, before: rhyme) {
        let opening = onset == .gi && rhyme.first == "i" ? "g" : onset.text
        add(onset, rhyme: rhyme, spelling: SyllableTable.letters(opening) + rhyme.letters)
      }
    }
    forms = found
    keys = found.map { $0.key }
    hasStop = found.map { $0.coda.isStop }
    var bits = [UInt64](repeating: 0, count: 1 << 10)
    for key in keys {
      let bit = SyllableTable.bit(of: key)
      bits[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    self.bits = bits
    self.slots = slots
  }

  static func letters(_ text: String) -> [VietnameseLetter] {
    text.unicodeScalars.compactMap { VietnameseLetter($0)?.lowered }
  }

  static func key(of letters: [VietnameseLetter]) -> SpellingKey {
    var key: SpellingKey = 0
    for (place, letter) in letters.enumerated() {
      key |= SpellingKey(letter.plainByte) << SpellingKey(place * 8)
    }
    return key
  }

  /// The rules of spelling: which onset may stand before which rhyme.
  private static func isSpelt(_ onset: Onset, before rhyme: SyllableRhyme) -> Bool {
    if rhyme.isAfterQu { return onset == .qu }
    let first = rhyme.first
    let isFront = first == "e" || first == "ê" || first == "i"
    if first == "y" {
      if onset == .none { return true }
      // y after an onset is only the whole rhyme (Mỹ, Lý, Vy).
      return rhyme.text == "y"
        && [.c, .g, .gh, .gi, .ng, .ngh, .qu].contains(onset) == false
    }
    switch onset {
    case .qu: return false
    case .c, .ng: return isFront == false
    case .g: return isFront == false
    case .k, .gh, .ngh: return isFront
    case .none: return rhyme.text.hasPrefix("iê") == false
    case .gi: return rhyme.text.hasPrefix("iê") == false
    default: return true
    }
  }
}
