import TestSupport
import Testing

@testable import Linkage

/// A world of pairs whose m, u and share of matches are known.
struct PairWorld {
  var lambda: Double
  var m: [[Double]]
  var u: [[Double]]
  var missing = 0.0

  static let usual = PairWorld(
    lambda: 0.08,
    m: [
      [0.9, 0.06, 0.03, 0.01], [0.94, 0.04, 0.02], [0.85, 0.1, 0.05], [0.99, 0.01], [0.8, 0.2],
    ],
    u: [
      [0.02, 0.08, 0.2, 0.7], [0.01, 0.09, 0.9], [0.05, 0.15, 0.8], [0.5, 0.5], [0.03, 0.97],
    ], missing: 0.1)

  /// Draws pairs, with the truth of each.
  func pairs(_ count: Int, seed: UInt64) -> [(levels: [UInt8], isMatch: Bool)] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      let isMatch = Double.random(in: 0..<1, using: &random) < lambda
      let levels = (isMatch ? m : u).map { shares -> UInt8 in
        if Double.random(in: 0..<1, using: &random) < missing { return EMPattern.missing }
        var rest = Double.random(in: 0..<1, using: &random)
        for (level, share) in shares.enumerated() {
          if rest < share { return UInt8(level) }
          rest -= share
        }
        return UInt8(shares.count - 1)
      }
      return (levels, isMatch)
    }
  }

  static func counted(_ pairs: [[UInt8]]) -> [EMPattern] {
    var counts: [[UInt8]: Int] = [:]
    for pair in pairs { counts[pair, default: 0] += 1 }
    return counts.keys.sorted { $0.lexicographicallyPrecedes($1) }
      .map { EMPattern(levels: $0, count: counts[$0] ?? 0) }
  }

  /// Starts that know only that nearer levels are for matches.
  func comparisons(_ order: EMComparison.Order = .none, knownU: Bool = false) -> [EMComparison] {
    m.indices.map { number in
      let levels = Double(m[number].count)
      let rest = 0.2 / (levels - 1)
      let start = m[number].indices.map { $0 == 0 ? 0.8 : rest }
      let flat = m[number].map { _ in 1 / levels }
      return EMComparison(
        "comparison \(number)", start: start,
        background: knownU ? .known(u[number]) : .free(start: flat), order: order)
    }
  }
}

@Suite("Expectation-maximisation finds m, u and the share of matches")
struct ExpectationMaximisationTests {
  @Test(
    "Known parameters are found again within a hundredth",
    arguments: [
      (EMComparison.Order.none, false), (.fallingEvidence, false), (.falling, true), (.none, true),
    ])
  func recovers(order: EMComparison.Order, knownU: Bool) {
    let world = PairWorld.usual
    let pairs = world.pairs(200_000, seed: 5).map(\.levels)
    let em = ExpectationMaximisation(
      comparisons: world.comparisons(order, knownU: knownU), lambda: 0.3)
    let estimate = em.estimate(PairWorld.counted(pairs))
    #expect(estimate.isConverged)
    #expect(abs(estimate.lambda - world.lambda) < 0.003)
    for comparison in world.m.indices {
      for level in world.m[comparison].indices {
        #expect(abs(estimate.m[comparison][level] - world.m[comparison][level]) < 0.01)
        #expect(abs(estimate.u[comparison][level] - world.u[comparison][level]) < 0.01)
      }
    }
    #expect(estimate.warnings.isEmpty)
  }

  @Test("It equals the slow reference, round by round")
  func equalsSlow() {
    let world = PairWorld.usual
    let pairs = world.pairs(2_000, seed: 17).map(\.levels)
    var limits = ExpectationMaximisation.Limits()
    limits.relativeGain = 0
    for rounds in [1, 2, 5, 20] {
      limits.rounds = rounds
      let comparisons = world.comparisons()
      let estimate = ExpectationMaximisation(
        comparisons: comparisons, lambda: 0.3, limits: limits
      ).estimate(PairWorld.counted(pairs))
      var slow = SlowEM(
        lambda: 0.3, m: comparisons.map(\.start),
        u: comparisons.map { c in c.start.map { _ in 1 / Double(c.levelCount) } })
      for _ in 0..<rounds { slow.round(pairs) }
      #expect(abs(estimate.lambda - slow.lambda) < 1e-9)
      for (a, b) in zip(estimate.m.joined(), slow.m.joined()) { #expect(abs(a - b) < 1e-8) }
      for (a, b) in zip(estimate.u.joined(), slow.u.joined()) { #expect(abs(a - b) < 1e-8) }
    }
  }

  @Test("The likelihood never falls")
  func rises() {
    let world = PairWorld.usual
    let patterns = PairWorld.counted(world.pairs(5_000, seed: 3).map(\.levels))
    for order in [EMComparison.Order.none, .fallingEvidence] {
      let rounds = ExpectationMaximisation(comparisons: world.comparisons(order), lambda: 0.5)
        .estimate(patterns).rounds
      for (before, after) in zip(rounds.dropFirst(), rounds.dropFirst(2)) {
        #expect(after.logLikelihood >= before.logLikelihood - 1e-6)
      }
    }
  }

  @Test("Ordered evidence falls from level to level")
  func ordered() {
    let world = PairWorld.usual
    let patterns = PairWorld.counted(world.pairs(600, seed: 8).map(\.levels))
    let estimate = ExpectationMaximisation(
      comparisons: world.comparisons(.fallingEvidence), lambda: 0.2
    ).estimate(patterns)
    for comparison in world.m.indices {
      for level in 1..<world.m[comparison].count {
        func weightInBits(_ level: Int) -> Double {
          log2Of(estimate.m[comparison][level] / estimate.u[comparison][level])
        }
        #expect(weightInBits(level) <= weightInBits(level - 1) + 1e-6)
      }
    }
  }

  @Test("Labels decide where the levels cannot")
  func labels() {
    let world = PairWorld.usual
    let pairs = world.pairs(4_000, seed: 21)
    let patterns = pairs.map { EMPattern(levels: $0.levels, known: $0.isMatch ? 1 : 0) }
    let estimate = ExpectationMaximisation(comparisons: world.comparisons(), lambda: 0.5)
      .estimate(patterns)
    let share = Double(pairs.count { $0.isMatch }) / Double(pairs.count)
    #expect(abs(estimate.lambda - share) < 1e-12)
    let matches = pairs.filter { $0.isMatch && $0.levels[0] != EMPattern.missing }
    let same = Double(matches.count { $0.levels[0] == 0 }) / Double(matches.count)
    #expect(abs(estimate.m[0][0] - same) < 1e-12)
  }

  @Test("Evidence held in the offset counts as if it were a comparison with known u")
  func offsets() {
    let world = PairWorld.usual
    let patterns = PairWorld.counted(world.pairs(20_000, seed: 29).map(\.levels))
    let withKnown = ExpectationMaximisation(
      comparisons: world.comparisons(knownU: true), lambda: 0.2
    ).estimate(patterns)
    let held = ExpectationMaximisation(
      comparisons: world.comparisons().map {
        EMComparison($0.name, start: $0.start, background: .held)
      }, lambda: 0.2
    ).estimate(
      patterns.map { pattern in
        var pattern = pattern
        for (comparison, level) in pattern.levels.enumerated() where level != EMPattern.missing {
          pattern.offsetInBits -= log2Of(world.u[comparison][Int(level)])
        }
        return pattern
      })
    #expect(abs(withKnown.lambda - held.lambda) < 1e-6)
    for (a, b) in zip(withKnown.m.joined(), held.m.joined()) { #expect(abs(a - b) < 1e-5) }
  }

  @Test("Shared comparisons learn one table from all their places")
  func shared() {
    let start = [0.9, 0.1]
    let em = ExpectationMaximisation(
      comparisons: [
        EMComparison("first", start: start, background: .held),
        EMComparison("second", start: start, background: .held, shared: 0),
      ], lambda: 0.5)
    let estimate = em.estimate([
      EMPattern(levels: [0, 1], known: 1, count: 30),
      EMPattern(levels: [0, 0], known: 1, count: 70),
    ])
    #expect(abs(estimate.m[0][0] - 0.85) < 1e-12)
    #expect(estimate.m[0] == estimate.m[1])
    #expect(estimate.matches[1] == [170, 30])
  }

  @Test("What cannot be trusted is named")
  func warnings() {
    let world = PairWorld.usual
    let few = ExpectationMaximisation(comparisons: world.comparisons(), lambda: 0.3)
      .estimate(PairWorld.counted(world.pairs(300, seed: 2).map(\.levels)))
    #expect(few.warnings.contains { if case .fewMatches = $0 { true } else { false } })

    let flat = ExpectationMaximisation(
      comparisons: [
        EMComparison("only", start: [0.6, 0.4], background: .free(start: [0.4, 0.6]))
      ], lambda: 0.5
    ).estimate([EMPattern(levels: [0], count: 500), EMPattern(levels: [1], count: 500)])
    #expect(flat.warnings.contains(.tooFewComparisons))

    let empty = ExpectationMaximisation(
      comparisons: [EMComparison("one", start: [0.9, 0.1], background: .held)], lambda: 0.5
    ).estimate([EMPattern(levels: [EMPattern.missing], count: 1000)])
    #expect(empty.warnings.contains(.flatLikelihood))
    #expect(empty.warnings.contains(.levelNeverSeen(comparison: "one", level: 0)))

    let all = ExpectationMaximisation(
      comparisons: [EMComparison("one", start: [0.9, 0.1], background: .held)], lambda: 0.5
    ).estimate([EMPattern(levels: [0], known: 1, count: 1000)])
    #expect(all.warnings.contains(.lambdaAtBorder))

    var limits = ExpectationMaximisation.Limits()
    limits.rounds = 1
    let hasty = ExpectationMaximisation(
      comparisons: world.comparisons(), lambda: 0.3, limits: limits
    ).estimate(PairWorld.counted(world.pairs(9_000, seed: 6).map(\.levels)))
    #expect(hasty.warnings.contains(.notConverged))
  }

  @Test("No pairs at all give the start, not a crash")
  func nothing() {
    let world = PairWorld.usual
    let estimate = ExpectationMaximisation(comparisons: world.comparisons(), lambda: 0.3)
      .estimate([])
    #expect(estimate.lambda == 0.3)
    #expect(estimate.m == world.comparisons().map(\.start))
  }
}
