/// A 95 % confidence interval of a share.
///
/// Wilson's score interval ("Probable inference, the law of succession, and statistical inference",
/// JASA 22, 1927): it stays between 0 and 1 and is right for shares near 1, where the usual
/// normal interval is not.
///
///     WilsonInterval(count: 9_990, of: 10_000)  // 0.99816…0.99946
public struct WilsonInterval: Codable, Equatable, Sendable {
  /// The lower end, 0 to 1.
  public let lower: Double
  /// The upper end, 0 to 1.
  public let upper: Double

  /// - Parameters:
  ///   - count: The number of successes, from 0 to `total`.
  ///   - total: The number of trials; 0 gives the interval from 0 to 1, as nothing is known.
  public init(count: Int, of total: Int) {
    guard total > 0 else {
      lower = 0
      upper = 1
      return
    }
    let plain = WilsonInterval(share: Double(count) / Double(total), effectiveSize: Double(total))
    lower = count == 0 ? 0 : plain.lower
    upper = count == total ? 1 : plain.upper
  }

  /// - Parameters:
  ///   - share: The share of successes, from 0 to 1.
  ///   - n: The number of trials, or what it is worth in a weighted sample; above 0.
  public init(share: Double, effectiveSize n: Double) {
    let z = 1.959_963_984_540_054
    let denominator = 1 + z * z / n
    let centre = (share + z * z / (2 * n)) / denominator
    let half = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot() / denominator
    lower = share <= 0 ? 0 : max(0, centre - half)
    upper = share >= 1 ? 1 : min(1, centre + half)
  }
}
