import Cleansing

/// Counts the figures of a resolved run.
struct SummaryBuilder {
  private var summary = Summary()
  private var communes: [UInt16: Summary.GroupCount] = [:]
  private var classes: [String: Summary.GroupCount] = [:]
  private var sexes: [UInt8: Summary.GroupCount] = [:]
  private var decades: [Int: Summary.GroupCount] = [:]
  private var reasons = [Int](repeating: 0, count: Reason.allCases.count)
  private var findings = [Int](repeating: 0, count: Reason.allCases.count)
  private var expectedWrong = 0.0
  private var expectedMissed = 0.0

  mutating func add(_ decision: Decision, _ facts: RowFacts, className: String) {
    let outcome = decision.outcome
    summary.total.add(outcome)
    reasons[Int(decision.reason.rawValue)] += 1
    for reason in decision.findings.reasons { findings[Int(reason.rawValue)] += 1 }
    if facts.isClean { summary.cleansed += 1 }
    if decision.isExact { summary.exactMatches += 1 }
    switch outcome {
    case .authenticated:
      expectedWrong += 1 - Double(decision.probability)
      switch decision.reason {
      case .d00: summary.tiers.a += 1
      case .d01, .d02: summary.tiers.b += 1
      default: summary.tiers.c += 1
      }
    case .review, .unresolved:
      expectedMissed += Double(decision.probability)
    case .excluded: break
    }
    let commune = Summary.GroupCount(key: SummaryBuilder.communeKey(facts.commune))
    communes[facts.commune, default: commune].add(outcome)
    classes[className, default: .init(key: className)].add(outcome)
    sexes[facts.sex, default: .init(key: ["unknown", "male", "female"][Int(min(facts.sex, 2))])]
      .add(outcome)
    let decade = Int(facts.birthYear) / 10 * 10
    decades[decade, default: .init(key: decade == 0 ? "unknown" : String(decade))].add(outcome)
  }

  private static func communeKey(_ code: UInt16) -> String {
    guard code != 0 else { return "" }
    let digits = String(code)
    return String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  }

  consuming func finish(_ change: (inout Summary) -> Void) -> Summary {
    summary.reasons = Reason.allCases.map {
      .init(
        code: $0.code, vi: $0.labelVi, en: $0.labelEn, count: reasons[Int($0.rawValue)])
    }
    summary.findings = Reason.allCases.map {
      .init(
        code: $0.code, vi: $0.labelVi, en: $0.labelEn, count: findings[Int($0.rawValue)])
    }
    summary.byCommune = communes.sorted { $0.key < $1.key }.map(\.value)
    summary.byClass = classes.sorted { $0.key < $1.key }.map(\.value)
    summary.bySex = sexes.sorted { $0.key < $1.key }.map(\.value)
    summary.byBirthDecade = decades.sorted { $0.key < $1.key }.map(\.value)
    let links = Double(summary.total.authenticated)
    summary.estimatedPrecision = links > 0 ? 1 - expectedWrong / links : 0
    let found = links - expectedWrong
    summary.estimatedRecall = found + expectedMissed > 0 ? found / (found + expectedMissed) : 0
    change(&summary)
    return summary
  }

  /// Codes of cleansing with their counts.
  static func counts(_ codes: [CleansingCode], _ counts: [Int]) -> [Summary.CodeCount] {
    zip(codes, counts).map { .init(code: $0.code, vi: $0.vi, en: $0.en, count: $1) }
  }
}
