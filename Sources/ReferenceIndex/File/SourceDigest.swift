/// The SHA-256 of the table that a frozen register was made of, so that a run against the table and the register frozen
/// since can be told to be of the same people.
public struct SourceDigest: Equatable, Sendable {
  /// 16 hexadecimal digits in each, the first in the highest bits; all zero where nobody knows the table.
  let words: SIMD4<UInt64>

  init(words: SIMD4<UInt64>) { self.words = words }

  /// Takes a digest as manifests write it.
  ///
  /// - Parameter hex: 64 lower-case hexadecimal digits; anything else is no digest.
  public init?(hex: String) {
    let digits = hex.utf8.compactMap { digit -> UInt64? in
      switch digit {
      case 0x30...0x39: UInt64(digit &- 0x30)
      case 0x61...0x66: UInt64(digit &- 0x57)
      default: nil
      }
    }
    guard hex.utf8.count == 64, digits.count == 64 else { return nil }
    var words = SIMD4<UInt64>()
    for (place, digit) in digits.enumerated() { words[place / 16] = words[place / 16] << 4 | digit }
    self.words = words
  }
}
