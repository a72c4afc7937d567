internal import Corpora

/// One encoding's letters: sequences of one to three bytes and the text that each stands for.
final class LegacyTable: Sendable {
  /// The text of a byte sequence, by ``key(_:)``.
  private let texts: [UInt32: [UInt32]]

  /// The byte sequence of a precomposed letter or of a combining mark.
  private let bytes: [UInt32: [UInt8]]

  /// The length of the longest sequence that a byte opens; zero for a byte that opens none.
  private let lengths: [UInt8]

  /// The one character of a byte that opens nothing longer; zero for the others.
  private let singles: [UInt32]
  private let isSingleByte: Bool

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
    singles = (0..<256).map { byte in
      guard lengths[byte] <= 1 else { return 0 }
      let text = texts[LegacyTable.key([UInt8(byte)][...])] ?? [byte < 0x80 ? UInt32(byte) : 0xFFFD]
      return text.count == 1 ? text[0] : 0
    }
    isSingleByte = lengths.allSatisfy { $0 <= 1 }
  }

  private static func key(_ sequence: ArraySlice<UInt8>) -> UInt32 {
    sequence.reduce(0) { $0 << 8 | UInt32($1) } | UInt32(sequence.count) << 24
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
      if single != 0 {
        result.append(single)
        place += 1
        continue
      }
      var length = min(Int(lengths[Int(input[place])]), input.endIndex - place)
      var isFound = false
      while length > 0 {
        if let text = texts[LegacyTable.key(input[place..<place + length])] {
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
