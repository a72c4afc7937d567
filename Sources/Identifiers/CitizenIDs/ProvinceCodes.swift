/// The province codes that open a personal ID number, an insurance number and a health card.
///
/// The 63 codes of the annex of Circular 07/2016/TT-BCA; numbers already issued keep them after the
/// merger of provinces in July 2025 (`corpora/provinces.csv`).
enum ProvinceCodes {
  /// One bit for each of the codes 000 to 127; there are none behind them.
  ///
  /// Written out, and a test says that they are those of the corpus: every number of a file asks, and a table that is made
  /// when it is first asked for asks each time whether it is there.
  private static var bits: (low: UInt64, high: UInt64) {
    (0x555B_757E_CF5A_DD56, 0x0000_0001_FADD_AD5D)
  }

  /// Tells whether the first three digits of a personal ID number can be `code`.
  ///
  ///     ProvinceCodes.isKnown(40)  // true, Nghệ An
  ///     ProvinceCodes.isKnown(50)  // false
  ///
  /// The two-digit codes of insurance numbers and health cards are the same numbers.
  ///
  /// - Complexity: O(1).
  static func isKnown(_ code: Int) -> Bool {
    guard code >= 0, code < 128 else { return false }
    let word = code < 64 ? bits.low : bits.high
    return word >> UInt64(code & 63) & 1 == 1
  }
}
