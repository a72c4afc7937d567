#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Estimates m, u and the share of matches from pairs whose truth nobody knows.
///
/// The model of Fellegi and Sunter, "A theory for record linkage" (1969): a pair is a match or not, and
/// in each class its comparisons are independent. The estimate is that of Winkler, "Using the EM algorithm
/// for weight computation in the Fellegi–Sunter model" (1988), on counted comparison vectors. It equals
/// `SlowEM` in the tests, which visits one pair after another.
///
/// Beyond the textbook a pattern may bring evidence of its own (``EMPattern/offsetInBits``), so that
/// the frequency of names need not be forced into levels, and its known class, so that labelled and
/// unlabelled pairs teach together.
///
/// - Complexity: O(rounds · patterns · comparisons); the number of pairs does not matter.
struct ExpectationMaximisation: Sendable {
  /// When to stop, and what counts as much or little.
  struct Limits: Sendable, Equatable {
    /// The most rounds.
    var rounds = 500
    /// The estimate stands when the log-likelihood rises by less than this part of itself in a round.
    var relativeGain = 1e-9
    /// No probability falls below this, so that one odd pair never decides everything.
    var leastProbability = 1e-9
    /// Fewer expected pairs of a class than this give a warning.
    var fewPairs = 100.0
    /// Nats that the likelihood must lose when the odds of a match are doubled or halved.
    var flatness = 2.0
  }

  /// What the vectors consist of.
  let comparisons: [EMComparison]
  let limits: Limits
  private let startLambda: Double

  /// - Parameters:
  ///   - comparisons: In the order of ``EMPattern/levels``. A shared comparison has the levels of the
  ///     one it shares.
  ///   - lambda: The share of matches to start from, between 0 and 1.
  init(comparisons: [EMComparison], lambda: Double, limits: Limits = Limits()) {
    precondition(lambda > 0 && lambda < 1, "the starting share lies between 0 and 1")
    for (number, comparison) in comparisons.enumerated() {
      precondition(
        (1..<Int(EMPattern.missing)).contains(comparison.levelCount), "a comparison has levels")
      if let shared = comparison.shared {
        precondition(
          shared < number && comparisons[shared].levelCount == comparison.levelCount,
          "a comparison shares the levels of an earlier one")
      }
      switch comparison.background {
      case .free(let u), .known(let u):
        precondition(u.count == comparison.levelCount, "m and u have the same levels")
      case .held: break
      }
    }
    self.comparisons = comparisons
    self.limits = limits
    startLambda = lambda
  }

  /// Estimates from `patterns`.
  ///
  /// The same patterns in the same order give the same estimate to the bit.
  func estimate(_ patterns: [EMPattern]) -> EMEstimate {
    var state = startingState()
    var rounds: [EMEstimate.Round] = []
    var isConverged = false
    var sums = expect(state, patterns)
    while rounds.count < limits.rounds {
      rounds.append(.init(logLikelihood: sums.logLikelihood, lambda: state.lambda))
      maximise(&state, sums)
      let next = expect(state, patterns)
      let gain = next.logLikelihood - sums.logLikelihood
      sums = next
      if abs(gain) <= limits.relativeGain * max(abs(sums.logLikelihood), 1) {
        isConverged = true
        break
      }
    }
    rounds.append(.init(logLikelihood: sums.logLikelihood, lambda: state.lambda))
    var estimate = EMEstimate(
      lambda: state.lambda, m: state.m, u: state.u, matches: sums.matches,
      nonMatches: sums.nonMatches, rounds: rounds, isConverged: isConverged, warnings: [])
    estimate.warnings = warnings(estimate, sums, patterns)
    return estimate
  }

  /// The probability of a match of one pattern under an estimate.
  func matchProbability(_ pattern: EMPattern, _ estimate: EMEstimate) -> Double {
    let state = State(lambda: estimate.lambda, m: estimate.m, u: estimate.u)
    return Scorer(state, self).score(pattern).probability
  }

  // MARK: Rounds

  /// The parameters between two rounds.
  struct State {
    var lambda: Double
    var m: [[Double]]
    var u: [[Double]]
  }

  /// What one round counts.
  private struct Sums {
    var pairs = 0.0
    var lambda = 0.0
    var matches: [[Double]]
    var nonMatches: [[Double]]
    var logLikelihood = 0.0
  }

  private func startingState() -> State {
    var state = State(lambda: startLambda, m: [], u: [])
    for comparison in comparisons {
      if let shared = comparison.shared {
        state.m.append(state.m[shared])
        state.u.append(state.u[shared])
        continue
      }
      state.m.append(floored(comparison.start))
      switch comparison.background {
      case .free(let start): state.u.append(floored(start))
      case .known(let u): state.u.append(floored(u))
      case .held: state.u.append(Array(repeating: 1, count: comparison.levelCount))
      }
    }
    return state
  }

  private func expect(_ state: State, _ patterns: [EMPattern]) -> Sums {
    let empty = comparisons.map { Array(repeating: 0.0, count: $0.levelCount) }
    var sums = Sums(matches: empty, nonMatches: empty)
    let scorer = Scorer(state, self)
    for pattern in patterns {
      let score = scorer.score(pattern)
      let count = Double(pattern.count)
      let matches = count * score.probability
      sums.pairs += count
      sums.lambda += matches
      sums.logLikelihood += count * score.logLikelihood
      for comparison in comparisons.indices {
        let level = Int(pattern.levels[comparison])
        guard level != Int(EMPattern.missing) else { continue }
        let place = comparisons[comparison].shared ?? comparison
        sums.matches[place][level] += matches
        sums.nonMatches[place][level] += count - matches
      }
    }
    for comparison in comparisons.indices {
      guard let shared = comparisons[comparison].shared else { continue }
      sums.matches[comparison] = sums.matches[shared]
      sums.nonMatches[comparison] = sums.nonMatches[shared]
    }
    return sums
  }

  private func maximise(_ state: inout State, _ sums: Sums) {
    if sums.pairs > 0 {
      let share = sums.lambda / sums.pairs
      state.lambda = min(max(share, limits.leastProbability), 1 - limits.leastProbability)
    }
    for number in comparisons.indices {
      let comparison = comparisons[number]
      if let shared = comparison.shared {
        state.m[number] = state.m[shared]
        state.u[number] = state.u[shared]
        continue
      }
      var matches = sums.matches[number]
      var nonMatches = sums.nonMatches[number]
      var isFree = false
      if case .free = comparison.background { isFree = true }
      switch comparison.order {
      case .none: break
      case .falling: matches = EMOrder.fallingShares(matches).map { $0 * matches.reduce(0, +) }
      case .fallingEvidence:
        if isFree {
          (matches, nonMatches) = EMOrder.fallingEvidence(matches, nonMatches)
        } else {
          matches = EMOrder.fallingEvidence(matches, u: state.u[number])
        }
      }
      if let shares = shares(matches) { state.m[number] = shares }
      if isFree, let shares = shares(nonMatches) { state.u[number] = shares }
    }
  }

  /// Counts as shares, or `nil` when nothing was counted.
  private func shares(_ counts: [Double]) -> [Double]? {
    let total = counts.reduce(0, +)
    guard total > 0 else { return nil }
    return floored(counts.map { $0 / total })
  }

  private func floored(_ shares: [Double]) -> [Double] {
    shares.map { max($0, limits.leastProbability) }
  }

  // MARK: Trust

  private func warnings(
    _ estimate: EMEstimate, _ sums: Sums, _ patterns: [EMPattern]
  ) -> [EMWarning] {
    var warnings: [EMWarning] = []
    let free = comparisons.filter { if case .free = $0.background { true } else { false } }
    let hasHelp = patterns.contains { $0.known != nil || $0.offsetInBits != 0 }
    let nonMatches = sums.pairs - sums.lambda
    if sums.lambda < limits.fewPairs { warnings.append(.fewMatches(Int(sums.lambda))) }
    if !free.isEmpty, nonMatches < limits.fewPairs {
      warnings.append(.fewNonMatches(Int(nonMatches)))
    }
    if estimate.lambda < 1e-6 || estimate.lambda > 1 - 1e-6 { warnings.append(.lambdaAtBorder) }
    for (number, comparison) in comparisons.enumerated() where comparison.shared == nil {
      for level in 0..<comparison.levelCount where sums.matches[number][level] < 0.5 {
        warnings.append(.levelNeverSeen(comparison: comparison.name, level: level))
      }
    }
    if !estimate.isConverged { warnings.append(.notConverged) }
    if isFlat(estimate, patterns) { warnings.append(.flatLikelihood) }
    if free.count < 3, free.count == comparisons.count, !free.isEmpty, !hasHelp {
      warnings.append(.tooFewComparisons)
    }
    let exchanged = comparisons.indices.count { number in
      guard case .free = comparisons[number].background else { return false }
      return estimate.m[number][0] < estimate.u[number][0]
    }
    if exchanged * 2 > free.count, !free.isEmpty { warnings.append(.classesExchanged) }
    return warnings
  }

  /// Whether a share of matches with twice or half the odds is nearly as likely.
  private func isFlat(_ estimate: EMEstimate, _ patterns: [EMPattern]) -> Bool {
    var state = State(lambda: estimate.lambda, m: estimate.m, u: estimate.u)
    let best = expect(state, patterns).logLikelihood
    for factor in [0.5, 2.0] {
      let odds = estimate.lambda / (1 - estimate.lambda) * factor
      state.lambda = odds / (1 + odds)
      if best - expect(state, patterns).logLikelihood < limits.flatness { return true }
    }
    return false
  }
}

extension ExpectationMaximisation {
  /// The parameters as logarithms, so that a pattern costs additions only.
  fileprivate struct Scorer {
    private let match: [[Double]]
    private let nonMatch: [[Double]]
    private let prior: (match: Double, nonMatch: Double)

    init(_ state: State, _ owner: ExpectationMaximisation) {
      match = state.m.map { $0.map { log($0) } }
      nonMatch = state.u.map { $0.map { log($0) } }
      prior = (log(state.lambda), log(1 - state.lambda))
    }

    func score(_ pattern: EMPattern) -> (probability: Double, logLikelihood: Double) {
      var a = prior.match + pattern.offsetInBits * 0.693_147_180_559_945_3
      var b = prior.nonMatch
      for (comparison, level) in pattern.levels.enumerated() where level != EMPattern.missing {
        a += match[comparison][Int(level)]
        b += nonMatch[comparison][Int(level)]
      }
      if let known = pattern.known {
        let likelihood = (known > 0 ? known * a : 0) + (known < 1 ? (1 - known) * b : 0)
        return (known, likelihood)
      }
      let top = max(a, b)
      let sum = top + log(exp(a - top) + exp(b - top))
      return (exp(a - sum), sum)
    }
  }
}
