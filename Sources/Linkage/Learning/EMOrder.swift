/// Isotonic regression by pooling adjacent violators.
///
/// Follows Ayer et al., "An empirical distribution function for sampling with incomplete
/// information" (1955); Barlow et al., "Statistical Inference under Order Restrictions" (1972). Equals
/// the best non-increasing fit by weighted least squares, which is the maximum-likelihood estimate for
/// proportions.
enum EMOrder {
  /// The non-increasing sequence nearest to `values`.
  ///
  ///     EMOrder.falling([0.5, 0.1, 0.3], weights: [1, 1, 1])  // [0.5, 0.2, 0.2]
  ///
  /// - Parameter weights: At least `0`; values without weight take their block's.
  /// - Complexity: O(*n*).
  static func falling(_ values: [Double], weights: [Double]) -> [Double] {
    var blocks: [(sum: Double, weight: Double, count: Int)] = []
    func mean(_ block: (sum: Double, weight: Double, count: Int)) -> Double {
      block.weight > 0 ? block.sum / block.weight : 0
    }
    for position in values.indices {
      var block = (values[position] * weights[position], weights[position], 1)
      // Joined with the block before it while that one is smaller, or while either weighs nothing.
      while let last = blocks.last,
        block.1 == 0 || last.weight == 0 || mean(last) < mean(block)
      {
        block = (last.sum + block.0, last.weight + block.1, last.count + block.2)
        blocks.removeLast()
      }
      blocks.append(block)
    }
    return blocks.flatMap { block in Array(repeating: mean(block), count: block.count) }
  }

  /// The shares of levels that do not rise, from their counts.
  ///
  /// The maximum of the multinomial likelihood under m₀ ≥ m₁ ≥ …
  static func fallingShares(_ counts: [Double]) -> [Double] {
    let total = counts.reduce(0, +)
    guard total > 0 else { return counts.map { _ in 1 / Double(counts.count) } }
    return falling(
      counts.map { $0 / total }, weights: Array(repeating: 1, count: counts.count))
  }

  /// The counts of matches moved so that matches ÷ non-matches does not rise, with known u.
  static func fallingEvidence(_ matches: [Double], u: [Double]) -> [Double] {
    let ratios = falling(zip(matches, u).map { $1 > 0 ? $0 / $1 : 0 }, weights: u)
    return zip(ratios, u).map { $0 * $1 }
  }

  /// The same when u is estimated from counts beside: each level keeps its pairs, and the share of
  /// matches among them does not rise.
  ///
  /// Follows Dykstra, Kochar and Robertson, "Inference for likelihood ratio ordering in the two-sample
  /// problem" (1995).
  static func fallingEvidence(
    _ matches: [Double], _ nonMatches: [Double]
  ) -> (matches: [Double], nonMatches: [Double]) {
    let sums = zip(matches, nonMatches).map { $0 + $1 }
    let shares = falling(zip(matches, sums).map { $1 > 0 ? $0 / $1 : 0 }, weights: sums)
    return (
      zip(shares, sums).map { $0 * $1 }, zip(shares, sums).map { (1 - $0) * $1 }
    )
  }
}
