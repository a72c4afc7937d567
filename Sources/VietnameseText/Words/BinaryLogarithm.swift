/// The logarithm to base 2, without a mathematics library.
///
/// Takes the exponent from the number itself and the rest from the series of the inverse hyperbolic tangent; equal to
/// `log2` within 1e-12.
enum BinaryLogarithm {
  /// The logarithm of a positive number; negative infinity for zero and less.
  static func of(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return value > 0 ? value : -.infinity }
    var mantissa = value.significand
    var exponent = Double(value.exponent)
    if mantissa > 1.414_213_562_373_095 {
      mantissa /= 2
      exponent += 1
    }
    // ln m = 2 artanh((m - 1) / (m + 1)), and |(m - 1) / (m + 1)| < 0.172 here.
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    var term = ratio
    var sum = 0.0
    var divisor = 1.0
    while divisor < 25 {
      sum += term / divisor
      term *= square
      divisor += 2
    }
    return exponent + 2 * sum * 1.442_695_040_888_963_4
  }
}
