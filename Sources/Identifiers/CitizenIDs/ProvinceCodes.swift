internal import Corpora

/// The province codes that open a personal ID number, an insurance number and a health card.
///
/// The 63 codes of the annex of Circular 07/2016/TT-BCA; numbers already issued keep them after the
/// merger of provinces in July 2025 (`corpora/provinces.csv`).
public enum ProvinceCodes {
  /// One bit for each of the codes 000 to 999.
  private static let personal: [UInt64] = {
    var bits = [UInt64](repeating: 0, count: 16)
    for row in Corpus.provinces.rows {
      guard row.count > 1, let code = Int(row[1]), code < 1000 else { continue }
      bits[code >> 6] |= 1 << UInt64(code & 63)
    }
    return bits
  }()

  /// Tells whether the first three digits of a personal ID number can be `code`.
  ///
  ///     ProvinceCodes.isKnown(40)  // true, Nghệ An
  ///     ProvinceCodes.isKnown(50)  // false
  ///
  /// The two-digit codes of insurance numbers and health cards are the same numbers.
  ///
  /// - Complexity: O(1).
  public static func isKnown(_ code: Int) -> Bool {
    guard code >= 0, code < 1000 else { return false }
    return personal[code >> 6] >> UInt64(code & 63) & 1 == 1
  }
}
