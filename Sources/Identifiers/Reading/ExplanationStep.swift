/// One step of a reading, for the commands that explain a value.
///
/// It holds values of a person: it is shown to the one who typed them and goes nowhere else.
public struct ExplanationStep: Hashable, Sendable {
  /// What a step does.
  public enum Kind: UInt8, Hashable, Sendable {
    /// A safe repair changes the text.
    case repair
    /// Something is wrong or doubtful; nothing changes.
    case finding
    /// A reading that is possible and not certain.
    case candidate
  }

  /// What the step did.
  public let kind: Kind
  /// The code of the rule, such as `I03`; several codes that work together are joined by `;`. Empty
  /// for a candidate.
  public let rule: String
  /// The cell, or its part, before the step.
  public let before: String
  /// The same after it; what is possible for a candidate.
  public let after: String
  /// The rule in Vietnamese.
  public let vi: String
  /// The rule in English.
  public let en: String
}

/// Collects the steps of one reading.
internal struct ExplanationBuilder {
  private(set) var steps: [ExplanationStep] = []
  private(set) var current: String

  init(_ text: String) { current = text }

  /// Adds one step for those of the rules that were used.
  mutating func repair<Flags: CodedFlags>(_ used: Flags, of group: Flags, to after: String)
  where Flags.Element == Flags {
    let rules = Flags.all.filter { group.contains($0.member) && used.contains($0.member) }
    guard !rules.isEmpty else { return }
    steps.append(
      ExplanationStep(
        kind: .repair, rule: rules.map(\.code).joined(separator: ";"), before: current,
        after: after, vi: rules.map(\.vi).joined(separator: "; "),
        en: rules.map(\.en).joined(separator: "; ")))
    current = after
  }

  /// Adds one step for each finding.
  mutating func find<Flags: CodedFlags>(_ findings: Flags) where Flags.Element == Flags {
    for rule in Flags.all where findings.contains(rule.member) {
      steps.append(
        ExplanationStep(
          kind: .finding, rule: rule.code, before: current, after: current, vi: rule.vi,
          en: rule.en))
    }
  }

  mutating func offer(_ candidate: String) {
    steps.append(
      ExplanationStep(
        kind: .candidate, rule: "", before: current, after: candidate, vi: "Có thể là",
        en: "Perhaps"))
  }
}
