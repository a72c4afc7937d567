internal import Corpora
import Hashing

/// One encoding's letters: sequences of one to three bytes and the text that each stands for.
final class LegacyTable: Sendable {
  /// The text of a byte sequence, by ``key(_:)``.
  private let texts: [UInt32: [UInt32]]

  /// The byte sequence of a precomposed letter or of a combining mark.
  private let bytes: [UInt32: [UInt8]]

  /// The length of the longest sequence that a byte opens; zero for a byte that opens none.
  private let lengths: [UInt8]

  /// The one character of a byte on its own; zero for a byte that stands for none or several.
  private let singles: [UInt32]
  /// Whether a byte stands at the second place or later of any sequence.
  private let isFollowing: [Bool]
  private let isSingleByte: Bool
  /// The texts of one character once more, close together for looking up.
  private let letters: LetterMap
  /// Whether other texts have more.
  private let hasLongTexts: Bool

  /// The tables by raw value of ``LegacyEncoding``.
  static let all: [LegacyTable?] = {
    let names: [LegacyEncoding: [String]] = [
      .tcvn3: ["tcvn3"], .tcvn3Capital: ["tcvn3_capital_font"], .tcvn5712: ["tcvn5712_vn1"],
      .vni: ["vni", "vni_mixed_case_aliases"], .viscii: ["viscii"], .vps: ["vps"],
      .viqr: ["viqr"], .windows1258: ["cp1258"],
    ]
    let rows = Corpus.legacyEncodings.rows
    return LegacyEncoding.allCases.map { encoding in
      guard let names = names[encoding] else { return nil }
      return LegacyTable(rows: names.flatMap { name in rows.filter { $0[0] == name } })
    }
  }()

  private init(rows: [[String]]) {
    var texts: [UInt32: [UInt32]] = [:]
    var bytes: [UInt32: [UInt8]] = [:]
    var lengths = [UInt8](repeating: 0, count: 256)
    for row in rows where row.count == 3 {
      let digits = Array(row[1].utf8)
      let sequence = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
        UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
      }
      let text = row[2].unicodeScalars.map(\.value)
      if texts[LegacyTable.key(sequence[...])] == nil {
        texts[LegacyTable.key(sequence[...])] = text
      }
      // The first row of a letter is the one that is written.
      if let first = text.first, text.count == 1, bytes[first] == nil { bytes[first] = sequence }
      if let opening = sequence.first {
        lengths[Int(opening)] = max(lengths[Int(opening)], UInt8(sequence.count))
      }
    }
    self.texts = texts
    self.bytes = bytes
    self.lengths = lengths
    var isFollowing = [Bool](repeating: false, count: 256)
    for key in texts.keys where key >> 24 > 1 {
      for place in 0..<(key >> 24) - 1 { isFollowing[Int(key >> (place * 8) & 0xFF)] = true }
    }
    self.isFollowing = isFollowing
    singles = (0..<256).map { byte in
      let text = texts[LegacyTable.key([UInt8(byte)][...])] ?? [byte < 0x80 ? UInt32(byte) : 0xFFFD]
      return text.count == 1 ? text[0] : 0
    }
    isSingleByte = lengths.allSatisfy { $0 <= 1 }
    letters = LetterMap(texts)
    hasLongTexts = texts.values.contains { $0.count != 1 }
  }

  private static func key(_ sequence: ArraySlice<UInt8>) -> UInt32 {
    sequence.reduce(0) { $0 << 8 | UInt32($1) } | UInt32(sequence.count) << 24
  }

  /// Whether a byte may open a sequence of two or more.
  @inline(__always)
  private func mayOpen(_ byte: UInt8, before next: Int, in input: ArraySlice<UInt8>) -> Bool {
    lengths[Int(byte)] > 1 && next < input.endIndex && isFollowing[Int(input[next])]
  }

  /// Whether decoding ASCII may change it.
  func mayChange(ascii scalars: [UInt32]) -> Bool {
    for place in scalars.indices {
      let byte = Int(scalars[place])
      if singles[byte] != scalars[place] { return true }
      if lengths[byte] > 1, place + 1 < scalars.count, isFollowing[Int(scalars[place + 1])] {
        return true
      }
    }
    return false
  }

  /// Whether bytes may all stand for something; tells surely where each byte is a character.
  func mayDecode(_ input: [UInt8]) -> Bool {
    guard isSingleByte else { return true }
    for byte in input where singles[Int(byte)] == 0xFFFD { return false }
    return true
  }

  /// Decodes bytes, the longest sequence first.
  ///
  /// ASCII that is in no sequence stands for itself; any other byte becomes U+FFFD. Windows-1258 comes out with
  /// combining marks where the table has no whole letter.
  func decode(_ input: ArraySlice<UInt8>) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(input.count)
    var place = input.startIndex
    while place < input.endIndex {
      let single = singles[Int(input[place])]
      if single != 0, mayOpen(input[place], before: place + 1, in: input) == false {
        result.append(single)
        place += 1
        continue
      }
      var length = min(Int(lengths[Int(input[place])]), input.endIndex - place)
      var isFound = false
      while length > 0 {
        let key = LegacyTable.key(input[place..<place + length])
        let letter = letters[key]
        if letter != 0 {
          result.append(letter)
          place += length
          isFound = true
          break
        }
        if hasLongTexts, let text = texts[key] {
          result.append(contentsOf: text)
          place += length
          isFound = true
          break
        }
        length -= 1
      }
      if isFound { continue }
      let byte = input[place]
      result.append(byte < 0x80 ? UInt32(byte) : 0xFFFD)
      place += 1
    }
    return result
  }

  /// Encodes text in form C, or returns `nil` when a letter is not in the encoding.
  func encode(_ scalars: [UInt32]) -> [UInt8]? {
    var result: [UInt8] = []
    for scalar in scalars {
      if let sequence = bytes[scalar] {
        result.append(contentsOf: sequence)
      } else if scalar < 0x80, isSingleByte == false || texts[1 << 24 | scalar] == nil {
        result.append(UInt8(scalar))
      } else {
        return nil
      }
    }
    return result
  }
}

/// The characters of byte sequences by their keys.
///
///     slot   key | character      open addressing, a quarter full at most; zero is free
private struct LetterMap: Sendable {
  private let slots: [SIMD2<UInt32>]

  init(_ texts: [UInt32: [UInt32]]) {
    var size = 16
    while size < texts.count * 4 { size *= 2 }
    var slots = [SIMD2<UInt32>](repeating: SIMD2(), count: size)
    for (key, text) in texts where text.count == 1 {
      var slot = LetterMap.slot(key, size)
      while slots[slot] != SIMD2() { slot = (slot + 1) & (size - 1) }
      slots[slot] = SIMD2(key, text[0])
    }
    self.slots = slots
  }

  /// The character of a key, zero for none.
  @inline(__always)
  subscript(key: UInt32) -> UInt32 {
    var slot = LetterMap.slot(key, slots.count)
    while slots[slot].y != 0 {
      if slots[slot].x == key { return slots[slot].y }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return 0
  }

  @inline(__always)
  private static func slot(_ key: UInt32, _ size: Int) -> Int {
    Int(truncatingIfNeeded: Hashing.spread(UInt64(key)) >> 40) & (size &- 1)
  }
}
