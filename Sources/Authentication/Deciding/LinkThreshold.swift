import Linkage

/// The odds from which links are automatic, so that they keep a target precision by their own probabilities.
///
/// The rule: links are taken back from the least probable upwards, one step of odds at a time, until the share of
/// wrong links that is expected among the others is at most `1 - target`. Links of one step stay or go together.
///
/// The same as sorting the links by their odds and keeping the most for which the target holds, as
/// `SlowLinkThreshold` of the tests does it. Counted in steps instead, so that millions of links need a few kilobytes:
/// O(1) for each link and one walk over the steps. The counts and the sums of errors are whole numbers, so the
/// threshold depends neither on the order of the links nor on the threads that made them.
///
///     step       0     1     2   …   49¾ bits and more, never taken back
///     counts     0     2    17   …   804
///     errors   0.0  0.01  0.08   …   0.0
struct LinkThreshold {
  /// Where a threshold lies; both are log-odds in bits.
  struct Choice: Equatable {
    /// Links below these odds are taken back.
    let takenBackBelow: Double
    /// The odds from which one more link would be automatic: those that the target asks of it beside the links that stay,
    /// but never more than the least of these has, in whole steps.
    let automaticFrom: Double
  }

  /// Odds of so many bits and more are one step.
  private static let bitsInSteps = 50
  /// How often a certain link is expected to be wrong: chosen, a little above what is stated of each (2⁻²⁴).
  static let errorOfCertainLink = 1e-7

  /// A finer step takes fewer links back beside the least probable one, and needs more memory.
  let stepsPerBit: Int
  private var counts: [Int]
  private var errors: [OrderFreeSum]
  private var certainLinks = 0

  init(stepsPerBit: Int) {
    self.stepsPerBit = stepsPerBit
    let steps = LinkThreshold.bitsInSteps * stepsPerBit
    counts = [Int](repeating: 0, count: steps)
    errors = [OrderFreeSum](repeating: OrderFreeSum(), count: steps)
  }

  /// Adds a link that may be taken back.
  mutating func add(oddsInBits: Float, probability: Float) {
    let step = Int(Double(oddsInBits) * Double(stepsPerBit))
    let place = min(max(step, 0), counts.count - 1)
    counts[place] += 1
    errors[place].add(1 - Double(probability))
  }

  /// Adds links that are never taken back, whose odds say nothing.
  mutating func addCertain(_ count: Int) { certainLinks += count }

  /// Chooses the threshold for a target precision, 0 to 1.
  ///
  /// Without any link the target says nothing of those that stay, and all of one more.
  ///
  /// - Complexity: O(steps).
  func choose(target: Double) -> Choice {
    let last = counts.count - 1
    var links = certainLinks + counts.reduce(0, +)
    var wrong =
      Double(certainLinks) * LinkThreshold.errorOfCertainLink
      + errors.reduce(0) { $0 + $1.value }
    var lowest = 0
    while lowest < last, links > 0, wrong > (1 - target) * Double(links) {
      links -= counts[lowest]
      wrong -= errors[lowest].value
      lowest += 1
    }
    var leastLink = lowest
    while leastLink < last, counts[leastLink] == 0 { leastLink += 1 }
    // One more link keeps the target when 1 - p is at most what the others leave of its errors.
    let error = (1 - target) * Double(links + 1) - wrong
    let asked = error > 0 ? log2Of((1 - error) / error) : .infinity
    return Choice(
      takenBackBelow: bits(lowest),
      automaticFrom: max(bits(lowest), min(asked, bits(leastLink))))
  }

  private func bits(_ step: Int) -> Double { Double(step) / Double(stepsPerBit) }
}
