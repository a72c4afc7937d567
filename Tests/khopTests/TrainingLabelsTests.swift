import Tables
import Testing

@testable import Linkage
@testable import khop

@Suite("Words for a training")
struct TrainingLabelsTests {
  @Test("Every comparison and level that a training names has words in both languages")
  func complete() {
    // Given and middle words are counted with surnames and told as one.
    let told = TrainingComparison.allCases.filter { $0 != .givenWord && $0 != .middleWord }
    let comparisons =
      told.map { ($0.name, $0.levels) }
      + OwnerComparison.allCases.map { ($0.name, $0.levels) }
    #expect(comparisons.count == 26)
    for (comparison, levels) in comparisons {
      let words = TrainingLabels.comparison(comparison)
      #expect(words.vi != comparison, "\(comparison) has no label")
      for level in levels where level != "iy" {
        let words = TrainingLabels.level(level, of: comparison)
        #expect(words.vi != level, "\(comparison)/\(level) has no label")
        #expect(words.en.allSatisfy { $0 != "." }, "\(comparison)/\(level): \(words.en)")
      }
    }
  }
}
