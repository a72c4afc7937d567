import Testing

@testable import Authentication
@testable import Evaluation

@Suite("Wilson intervals")
struct WilsonIntervalTests {
  @Test(
    "Known intervals are found again",
    arguments: [
      (8, 10, 0.4902, 0.9433), (0, 10, 0, 0.2775), (10, 10, 0.7225, 1),
      (9_990, 10_000, 0.99816, 0.99946), (50, 100, 0.4038, 0.5962),
    ])
  func known(count: Int, total: Int, lower: Double, upper: Double) {
    let interval = WilsonInterval(count: count, of: total)
    #expect(abs(interval.lower - lower) < 0.0001)
    #expect(abs(interval.upper - upper) < 0.0001)
  }

  @Test("Without a trial nothing is known")
  func empty() {
    let share = Share(0, of: 0)
    #expect(share.value == nil)
    #expect(share.interval.lower == 0 && share.interval.upper == 1)
  }

  @Test("The interval holds the share and shrinks with more trials")
  func shrinks() {
    var width = 1.0
    for total in [10, 100, 1_000, 10_000] {
      let interval = WilsonInterval(count: total * 9 / 10, of: total)
      #expect(interval.lower < 0.9 && interval.upper > 0.9)
      #expect(interval.upper - interval.lower < width)
      width = interval.upper - interval.lower
    }
  }
}
