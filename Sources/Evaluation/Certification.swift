import Authentication
import Tables

/// The rate as people have checked it: a stratified sample of a run, judged by two reviewers.
///
/// Shares are weighted by the size of the strata. Intervals are Wilson's with Kish's effective sample size, n = 1 ⁄
/// Σ Wₕ² ⁄ nₕ (Kish, "Survey Sampling", 1965), which is never larger than the sample.
public struct Certification: Codable, Sendable, Equatable {
  /// A weighted share with its interval.
  public struct Estimate: Codable, Sendable, Equatable {
    /// The estimate, 0 to 1.
    public var value: Double
    /// The lower end of its 95 % interval.
    public var lower: Double
    /// The upper end of its 95 % interval.
    public var upper: Double
    /// Records of the run that the share is about.
    public var population: Int
    /// Records of them that were reviewed.
    public var reviewed: Int
  }

  /// What was found in one stratum.
  public struct Stratum: Codable, Sendable, Equatable {
    /// The outcome and the reason, such as `authenticated/S30`.
    public var name: String
    /// Records of the stratum in the run.
    public var population: Int
    /// Reviewed records on which both reviewers agree.
    public var agreed: Int
    /// Records of these that are right links; for records without a link, those whose person is in the register.
    public var positive: Int
    /// Records on which the reviewers disagree or which one of them could not tell.
    public var open: Int

    /// A stratum with what the reviewers said.
    public init(name: String, population: Int, agreed: Int, positive: Int, open: Int) {
      self.name = name
      self.population = population
      self.agreed = agreed
      self.positive = positive
      self.open = open
    }

    /// Whether the records of the stratum are links.
    var isLinked: Bool { name.hasPrefix("authenticated/") }
    var reviewed: Int { agreed + open }
  }

  /// The digest of the outcomes that were sampled.
  public var outcomesSHA256: String
  /// The strata, in the order of outcomes and reasons.
  public var strata: [Stratum]
  /// The share of right links among the links; open records count as wrong.
  public var precision: Estimate?
  /// The share of records without a link whose person is in the register; open records count as such.
  public var missed: Estimate?
  /// The share of people in the register who were found: links that are right, against those and the missed ones.
  public var recall: Double?
  /// Cohen's kappa of the two reviewers; absent when they never had a choice.
  public var kappa: Double?
  /// The share of records on which the reviewers say the same.
  public var agreement: Double?
  /// Records of the sample that at least one reviewer has not judged.
  public var unanswered: Int

  // Capitals as the reader of snake case gives them back.
  private enum CodingKeys: String, CodingKey {
    case strata, precision, missed, recall, kappa, agreement, unanswered
    case outcomesSHA256 = "outcomesSha256"
  }

  /// Computes the shares.
  ///
  /// - Parameters:
  ///   - strata: All strata of the run, those without a reviewed record too.
  ///   - answers: What each reviewer said of each judged record, as numbers of categories.
  public init(
    outcomesSHA256: String, strata: [Stratum], answers: [(first: Int, second: Int)], unanswered: Int
  ) {
    self.outcomesSHA256 = outcomesSHA256
    self.strata = strata
    self.unanswered = unanswered
    precision = Certification.estimate(strata.filter(\.isLinked)) { $0.positive }
    missed = Certification.estimate(strata.filter { !$0.isLinked }) { $0.positive + $0.open }
    if let precision, let missed {
      let right = precision.value * Double(precision.population)
      let lost = missed.value * Double(missed.population)
      recall = right + lost > 0 ? right / (right + lost) : nil
    }
    (kappa, agreement) = Certification.kappa(answers)
  }

  /// The weighted share; strata that nobody reviewed take part with none, so that their weight goes to the others.
  private static func estimate(_ strata: [Stratum], positive: (Stratum) -> Int) -> Estimate? {
    let reviewed = strata.filter { $0.reviewed > 0 }
    let covered = reviewed.reduce(0) { $0 + $1.population }
    guard covered > 0 else { return nil }
    var value = 0.0
    var spread = 0.0
    for stratum in reviewed {
      let weight = Double(stratum.population) / Double(covered)
      value += weight * Double(positive(stratum)) / Double(stratum.reviewed)
      spread += weight * weight / Double(stratum.reviewed)
    }
    let interval = WilsonInterval(share: value, effectiveSize: 1 / spread)
    return Estimate(
      value: value, lower: interval.lower, upper: interval.upper,
      population: strata.reduce(0) { $0 + $1.population },
      reviewed: reviewed.reduce(0) { $0 + $1.reviewed })
  }

  /// Cohen's kappa: J. Cohen, "A coefficient of agreement for nominal scales", 1960.
  static func kappa(_ answers: [(first: Int, second: Int)]) -> (kappa: Double?, agreement: Double?)
  {
    guard !answers.isEmpty else { return (nil, nil) }
    let count = Double(answers.count)
    let observed = Double(answers.count { $0.first == $0.second }) / count
    var expected = 0.0
    for category in Set(answers.flatMap { [$0.first, $0.second] }) {
      expected +=
        Double(answers.count { $0.first == category }) / count
        * Double(answers.count { $0.second == category }) / count
    }
    return (expected < 1 ? (observed - expected) / (1 - expected) : nil, observed)
  }

  /// Reads `certified.json` of a run; `nil` when the run was not certified, or its outcomes are others by now.
  ///
  /// - Parameter outcomesSHA256: The digest of the outcomes of the run.
  /// - Throws: ``TableError`` when the file is there and cannot be read.
  public static func read(
    folder: String, outcomesSHA256: String
  ) throws(TableError) -> Certification? {
    let path = folder + "/certified.json"
    let certification = try JSONText.readIfPresent(Certification.self, path: path)
    return certification?.outcomesSHA256 == outcomesSHA256 ? certification : nil
  }
}
