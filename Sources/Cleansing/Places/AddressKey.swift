import Hashing
import VietnameseText

/// Keys of free-text addresses: equal when hamlet and commune fold alike.
///
/// Words for kinds of units (Xóm, Xã, Phường …) are left out, because two files seldom write them
/// the same way; numbers and names remain. The first two parts count: what stands behind them
/// (district, province) follows from them.
enum AddressKey {
  /// The key of an address, or `0` for an empty one.
  ///
  /// Folds and hashes in one pass; an address with letters beyond the table of folding, or with bytes that are no
  /// UTF-8, goes to ``slowKey(_:scratch:)``, which gives the same key to all others.
  ///
  /// - Parameter scratch: Memory that is used again for each call.
  static func key(_ raw: UnsafeBufferPointer<UInt8>, scratch: inout [UInt8]) -> UInt32 {
    FoldingTable.shared.withEntries { quickKey(raw, $0) } ?? slowKey(raw, scratch: &scratch)
  }

  /// The key by way of the folded text.
  static func slowKey(_ raw: UnsafeBufferPointer<UInt8>, scratch: inout [UInt8]) -> UInt32 {
    scratch.removeAll(keepingCapacity: true)
    FoldingTable.shared.fold(leadingParts(raw).span, into: &scratch)
    var state = State()
    for byte in scratch where !state.isComplete { state.take(byte) }
    return state.finish()
  }

  @inline(__always)
  private static func quickKey(
    _ raw: UnsafeBufferPointer<UInt8>, _ entries: UnsafeBufferPointer<UInt32>
  ) -> UInt32? {
    var state = State()
    var place = 0
    var commas = 0
    while place < raw.count, !state.isComplete {
      let first = UInt32(raw[place])
      if first < 0x80 {
        if first == 0 { return nil }
        if first == 0x2C {
          commas &+= 1
          if commas == 2 { break }
        }
        state.take(UInt8(truncatingIfNeeded: first &- 0x41 < 26 ? first | 0x20 : first))
        place &+= 1
        continue
      }
      guard place &+ 1 < raw.count else { return nil }
      let second = UInt32(raw[place &+ 1])
      guard second & 0xC0 == 0x80, first >= 0xC2, first < 0xF0 else { return nil }
      var scalar = (first & 0x1F) << 6 | second & 0x3F
      place &+= 2
      if first >= 0xE0 {
        guard place < raw.count, raw[place] & 0xC0 == 0x80 else { return nil }
        scalar = (first & 0x0F) << 12 | (second & 0x3F) << 6 | UInt32(raw[place]) & 0x3F
        guard scalar >= 0x800 else { return nil }
        place &+= 1
      }
      // Surrogates have no entry.
      var entry = entries[Int(scalar)]
      if entry == .max { return nil }
      while entry != 0 {
        state.take(UInt8(truncatingIfNeeded: entry))
        entry >>= 8
      }
    }
    return state.finish()
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
}

/// Asks for keys of addresses and remembers the latest ones: a register goes from household to household, and a commune has
/// few hamlets.
///
///     keys     0 … 63                by a hash of the address
///     texts    64 bytes for each     the address itself, so that no other one is taken for it
struct AddressMemory {
  private static let count = 64
  private static let longest = 64

  private var texts = [UInt8](repeating: 0, count: AddressMemory.count * AddressMemory.longest)
  /// The length of each text; none is empty.
  private var lengths = [UInt8](repeating: 0, count: AddressMemory.count)
  private var keys = [UInt32](repeating: 0, count: AddressMemory.count)
  private var scratch: [UInt8] = []

  /// See ``AddressKey/key(_:scratch:)``.
  ///
  /// - Complexity: one hash and one comparison for an address that came lately.
  mutating func key(_ raw: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard let base = raw.baseAddress, !raw.isEmpty else { return 0 }
    guard raw.count <= AddressMemory.longest else { return AddressKey.key(raw, scratch: &scratch) }
    let place = Int(truncatingIfNeeded: ByteHash.hash(base, raw.count) & 63)
    let start = place &* AddressMemory.longest
    if Int(lengths[place]) == raw.count,
      texts.withUnsafeBufferPointer({
        CellBytes.isEqual(
          base, UnsafeBufferPointer(rebasing: $0[start..<(start &+ raw.count)]), raw.count)
      })
    {
      return keys[place]
    }
    return keep(raw, at: place)
  }

  @inline(never)
  private mutating func keep(_ raw: UnsafeBufferPointer<UInt8>, at place: Int) -> UInt32 {
    let key = AddressKey.key(raw, scratch: &scratch)
    let start = place * AddressMemory.longest
    texts.withUnsafeMutableBufferPointer {
      _ = UnsafeMutableBufferPointer(rebasing: $0[start...]).update(fromContentsOf: raw)
    }
    lengths[place] = UInt8(truncatingIfNeeded: raw.count)
    keys[place] = key
    return key
  }
}

/// The key of what was read so far.
private struct State {
  private static let unitWords = UnitWordTable()

  private var sum: UInt64 = 0
  private var word = Hashing.seed
  private var isInWord = false
  private var hasWord = false
  private var parts = 0
  /// Whether nothing that follows can change the key.
  private(set) var isComplete = false

  /// Takes one byte of folded text.
  @inline(__always)
  mutating func take(_ byte: UInt8) {
    if byte &- 0x61 < 26 || byte &- 0x30 < 10 {
      word = Hashing.next(word, byte)
      isInWord = true
      return
    }
    endWord()
    if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") { endPart() }
  }

  @inline(__always)
  private mutating func endWord() {
    guard isInWord else { return }
    if !State.unitWords.contains(word) {
      sum = Hashing.spread(sum ^ word)
      sum ^= sum >> 31
      hasWord = true
    }
    word = Hashing.seed
    isInWord = false
  }

  @inline(__always)
  private mutating func endPart() {
    if hasWord { parts &+= 1 }
    hasWord = false
    isComplete = parts == 2
  }

  @inline(__always)
  mutating func finish() -> UInt32 {
    if !isComplete { endWord() }
    return sum == 0 ? 0 : max(UInt32(truncatingIfNeeded: sum >> 32), 1)
  }

  static func hash(_ word: String) -> UInt64 { Hashing.bytes(word.utf8) }
}

/// The words for kinds of units, by hash: a look-up reads one slot, seldom two.
private struct UnitWordTable {
  private var slots = [UInt64](repeating: 0, count: 256)

  init() {
    let words = [
      "xom", "thon", "khoi", "ban", "xa", "phuong", "thi", "tran", "huyen", "tp", "tt", "x", "p",
      "h", "to", "khu", "pho", "so", "nha", "duong", "ap", "lang",
    ]
    for word in words {
      let hash = State.hash(word)
      var slot = UnitWordTable.slot(hash)
      while slots[slot] != 0 { slot = (slot + 1) & 255 }
      slots[slot] = hash
    }
  }

  @inline(__always)
  func contains(_ hash: UInt64) -> Bool {
    var slot = UnitWordTable.slot(hash)
    while slots[slot] != 0 {
      if slots[slot] == hash { return true }
      slot = (slot &+ 1) & 255
    }
    return false
  }

  @inline(__always)
  private static func slot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash ^ hash >> 32) & 255)
  }
}
