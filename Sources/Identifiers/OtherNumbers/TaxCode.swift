/// The tax code (mã số thuế): ten digits, or thirteen for a branch.
internal enum TaxCode {
  /// Tells whether the tenth digit agrees with the first nine.
  ///
  /// The check is 10 − (31a + 29b + 23c + 19d + 17e + 13f + 7g + 5h + 3i) mod 11, as in the module
  /// `stdnum.vn.mst` of python-stdnum. One number in eleven passes by chance, so it is a hint.
  static func hasValidCheckDigit(_ number: UInt64) -> Bool {
    let weights: [9 of UInt64] = [31, 29, 23, 19, 17, 13, 7, 5, 3]
    var rest = number / 10
    var sum: UInt64 = 0
    for index in (0..<9).reversed() {
      sum += rest % 10 * weights[index]
      rest /= 10
    }
    return 10 - sum % 11 == number % 10
  }
}
