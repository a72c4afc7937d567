import Corpora

/// Writes text in the encodings of the years before Unicode and reads it back as Windows-1252.
///
/// That is how such text reaches an office today. Tables: `corpora/legacy_encodings.csv`.
struct LegacyEncoder: Sendable {
  enum Encoding: String, CaseIterable, Sendable {
    case tcvn3, vni, viscii, vps, viqr, cp1258
    case tcvn3Capitals = "tcvn3_capital_font"
  }

  private var tables: [Encoding: [UInt32: [UInt8]]] = [:]

  init() {
    for row in Corpus.legacyEncodings.rows {
      guard let encoding = Encoding(rawValue: row[0]) else { continue }
      let scalars = row[2].unicodeScalars.map(\.value)
      guard scalars.count == 1, let bytes = LegacyEncoder.bytes(hex: row[1]) else { continue }
      // The first row of a letter is the usual way to write it; VIQR's horn is `+`, rarely `*`.
      if encoding == .viqr, bytes.contains(0x2A) { continue }
      if tables[encoding]?[scalars[0]] == nil { tables[encoding, default: [:]][scalars[0]] = bytes }
    }
  }

  private static func bytes(hex: String) -> [UInt8]? {
    let digits = Array(hex.utf8)
    guard digits.count % 2 == 0 else { return nil }
    return stride(from: 0, to: digits.count, by: 2).compactMap { place in
      UInt8(String(decoding: digits[place...(place + 1)], as: UTF8.self), radix: 16)
    }
  }

  /// The text as a program shows it that takes the stored bytes for Windows-1252.
  ///
  /// - Returns: `nil` when a letter has no code in this encoding.
  func misread(_ text: [UInt32], as encoding: Encoding) -> [UInt32]? {
    guard let table = tables[encoding] else { return nil }
    var result: [UInt32] = []
    for scalar in text {
      if let bytes = table[scalar] ?? fallback(scalar, table, encoding) {
        result += bytes.map { LegacyEncoder.windows1252[Int($0)] }
      } else if scalar < 0x80 {
        result.append(scalar)
      } else {
        return nil
      }
    }
    return result
  }

  /// TCVN3 has no capitals of its own beyond seven; its fonts show the small letter.
  private func fallback(
    _ scalar: UInt32, _ table: [UInt32: [UInt8]], _ encoding: Encoding
  ) -> [UInt8]? {
    encoding == .tcvn3 ? table[LetterForms.lowercase(scalar)] : nil
  }

  /// UTF-8 taken for Windows-1252, once.
  static func misreadUTF8(_ text: [UInt32]) -> [UInt32] {
    utf8(text).map { windows1252[Int($0)] }
  }

  static func utf8(_ text: [UInt32]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2 * text.count)
    for value in text {
      guard let scalar = Unicode.Scalar(value) else { continue }
      bytes.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
    }
    return bytes
  }

  /// Whether a scalar survives being saved as Windows-1252.
  static func isIn1252(_ scalar: UInt32) -> Bool {
    scalar < 0x80 || (0xA0...0xFF).contains(scalar)
  }

  /// The Unicode scalar of each byte; the five codes without a character stay control codes.
  static let windows1252: [UInt32] = {
    var table = (0..<256).map { UInt32($0) }
    let high: [UInt32] = [
      0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
      0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]
    for (offset, scalar) in high.enumerated() { table[0x80 + offset] = scalar }
    return table
  }()
}
