import Authentication
import Testing

@testable import Evaluation

@Suite("Certified rates")
struct CertificationTests {
  private func certification(_ strata: [Certification.Stratum]) -> Certification {
    Certification(outcomesSHA256: "x", strata: strata, answers: [], unanswered: 0)
  }

  @Test("Shares are weighted by the size of the strata")
  func weights() throws {
    let found = certification([
      .init(name: "authenticated/D00", population: 9000, agreed: 50, positive: 50, open: 0),
      .init(name: "authenticated/S30", population: 1000, agreed: 50, positive: 40, open: 0),
      .init(name: "unresolved/K40", population: 100, agreed: 9, positive: 2, open: 1),
      .init(name: "review/S31", population: 100, agreed: 10, positive: 6, open: 0),
    ])
    let precision = try #require(found.precision)
    #expect(abs(precision.value - 0.98) < 1e-12)
    #expect(precision.population == 10_000 && precision.reviewed == 100)
    #expect(precision.lower < precision.value && precision.value < precision.upper)
    // Kish: 1 / (0.81/50 + 0.01/50) records.
    let plain = WilsonInterval(share: 0.98, effectiveSize: 1 / (0.82 / 50))
    #expect(abs(plain.lower - precision.lower) < 1e-12)
    let missed = try #require(found.missed)
    #expect(abs(missed.value - 0.45) < 1e-12)
    #expect(abs((found.recall ?? 0) - 9800 / (9800 + 90)) < 1e-12)
  }

  @Test("One stratum of whole agreement has Wilson's own interval")
  func oneStratum() throws {
    let found = certification([
      .init(name: "authenticated/D00", population: 500, agreed: 40, positive: 39, open: 0)
    ])
    let expected = WilsonInterval(count: 39, of: 40)
    #expect(abs((found.precision?.lower ?? 0) - expected.lower) < 1e-12)
    #expect(abs((found.precision?.upper ?? 0) - expected.upper) < 1e-12)
    #expect(found.missed == nil && found.recall == nil)
  }

  @Test("Kappa is that of Cohen's table", arguments: [(20, 5, 10, 15, 0.4), (25, 0, 0, 25, 1.0)])
  func kappa(both: Int, first: Int, second: Int, none: Int, expected: Double) {
    let answers =
      Array(repeating: (first: 0, second: 0), count: both)
      + Array(repeating: (first: 0, second: 1), count: first)
      + Array(repeating: (first: 1, second: 0), count: second)
      + Array(repeating: (first: 1, second: 1), count: none)
    let found = Certification.kappa(answers)
    #expect(abs((found.kappa ?? -1) - expected) < 1e-12)
  }

  @Test("Reviewers without a choice have no kappa")
  func noChoice() {
    #expect(Certification.kappa([]).kappa == nil)
    #expect(Certification.kappa([(0, 0), (0, 0)]).kappa == nil)
    #expect(Certification.kappa([(0, 0), (0, 0)]).agreement == 1)
  }
}
