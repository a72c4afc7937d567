import TestSupport
import Testing

@testable import Linkage

@Suite("Levels keep their order")
struct EMOrderTests {
  @Test(
    "Neighbours in the wrong order are pooled",
    arguments: [
      ([0.5, 0.3, 0.2], [1, 1, 1], [0.5, 0.3, 0.2]),
      ([0.5, 0.1, 0.3], [1, 1, 1], [0.5, 0.2, 0.2]),
      ([0.1, 0.2, 0.6], [1, 1, 1], [0.3, 0.3, 0.3]),
      ([0.1, 0.4], [3, 1], [0.175, 0.175]),
      ([0.4, 0, 0.6], [1, 0, 1], [0.5, 0.5, 0.5]),
      ([], [], []),
    ] as [([Double], [Double], [Double])])
  func pools(values: [Double], weights: [Double], expected: [Double]) {
    let result = EMOrder.falling(values, weights: weights)
    #expect(result.count == expected.count)
    for (a, b) in zip(result, expected) { #expect(abs(a - b) < 1e-12) }
  }

  @Test("The fit equals the min-max formula, which looks at every stretch of levels")
  func equalsMinMax() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<500 {
      let count = Int.random(in: 1...7, using: &random)
      let values = (0..<count).map { _ in Double.random(in: 0...1, using: &random) }
      let weights = (0..<count).map { _ in Double.random(in: 0.1...2, using: &random) }
      let result = EMOrder.falling(values, weights: weights)
      for position in 0..<count {
        let expected =
          (0...position).map { start in
            (position..<count).map { end in mean(values, weights, start...end) }.max() ?? 0
          }.min() ?? 0
        #expect(abs(result[position] - expected) < 1e-9)
      }
    }
  }

  private func mean(_ values: [Double], _ weights: [Double], _ range: ClosedRange<Int>) -> Double {
    let sum = range.reduce(0) { $0 + values[$1] * weights[$1] }
    return sum / range.reduce(0) { $0 + weights[$1] }
  }

  @Test("Ordered evidence keeps the pairs of each level and the size of both classes apart")
  func evidence() {
    let (matches, others) = EMOrder.fallingEvidence([90, 2, 8], [10, 18, 12])
    #expect(zip(matches, others).map { $0 + $1 } == [100, 20, 20])
    #expect(abs(matches.reduce(0, +) - 100) < 1e-9)
    #expect(matches[1] / others[1] == matches[2] / others[2])
  }
}
