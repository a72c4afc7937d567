import Cleansing
import Identifiers
import Linkage
import ReferenceIndex
import Tables

/// The people of the register who may be meant.
public struct Lookup: Sendable {
  /// One of them.
  public struct Person: Sendable, Equatable {
    /// The person beside what was asked for.
    public let candidate: ExplainedCandidate
    /// The probability that this is the one who is meant, against the others and nobody.
    public let probability: Double
  }

  /// What was read of the query.
  public let identity: IdentityFields
  /// What was repaired in the query.
  public let repairs: [ExplainedCode]
  /// What was found in the query and left as it is.
  public let findings: [ExplainedCode]
  /// The most probable first, at most ``LookupRun/shown``.
  public let people: [Person]
  /// What is to be told of the register.
  public let notes: [BilingualText]

  /// Whether the first of ``people`` is meant: a run would link the query to that person, or nothing but the person's number
  /// was asked for. Otherwise ``people`` are the nearest ones.
  public let isFound: Bool

  /// Whether the number asked for is somebody's.
  public var isNumberKnown: Bool {
    people.contains { LookupRun.isBearer($0.candidate.comparison.candidate) }
  }
}

/// Looks one person up, by the cleansing and the weights of a run.
///
/// - Complexity: one search; a frozen register is checked first, a table is read and frozen as in a run.
public struct LookupRun: Sendable {
  /// The people who are told.
  static let shown = 5
  /// Whoever is less probable is left out, unless the number is theirs.
  static let least = 0.001

  let settings: MatchSettings
  let progress: MatchProgress?

  /// - Parameter settings: The register, the configuration, the model and the day; the rest is not used.
  public init(settings: MatchSettings, progress: MatchProgress? = nil) {
    self.settings = settings
    self.progress = progress
  }

  /// Reads the query and searches.
  ///
  /// - Throws: ``TableError`` or ``IndexError`` when the register cannot be used.
  public func run(_ query: LookupQuery) throws -> Lookup {
    let register = try RegisterSource(settings, progress: progress).open()
    let index = register.index
    let (record, detail) = try query.read(words: index.words, asOf: settings.asOf)
    let matcher = RecordMatcher(
      index: index, model: settings.model, frequencies: NameFrequencies(index))
    let explanation = matcher.explain(record, detail)
    let describing = ExplainedPeople(
      index: index, record: record, owner: explanation.result.owner)
    let people = people(explanation, describing)
    return Lookup(
      identity: IdentityFields(record, words: index.words),
      repairs: LookupRun.codes(CleansingCodes.repairs) {
        CleansingCodes.forEach(record.repairs, $0)
      },
      findings: LookupRun.codes(CleansingCodes.findings) {
        CleansingCodes.forEach(record.findings, $0)
      }, people: people, notes: register.notes,
      isFound: isFound(record, explanation.result, people, index))
  }

  /// What is said of a person at a counter must be as certain as a link of a run. A number alone says no more than whose it
  /// is, and of two people who share an old one, neither.
  private func isFound(
    _ record: CleanRecord, _ result: MatchResult, _ people: [Lookup.Person],
    _ index: ReferenceIndex
  ) -> Bool {
    guard let first = people.first?.candidate.comparison.candidate else { return false }
    if LookupRun.isBare(record) {
      let bearers = people.map(\.candidate.comparison.candidate).filter(LookupRun.isBearer)
      return !bearers.isEmpty
        && bearers.allSatisfy { $0.row == first.row || index.isOnePerson($0, first) }
    }
    let reasoning = Reasoning(index: index, thresholds: settings.thresholds, asOf: settings.asOf)
    return reasoning.decide(record, result).outcome == .authenticated
  }

  /// Whether nothing but a number was asked for.
  private static func isBare(_ record: CleanRecord) -> Bool {
    record.name.isEmpty && record.birthDate.isEmpty
  }

  private func people(_ explanation: Explanation, _ describing: ExplainedPeople) -> [Lookup.Person]
  {
    var candidates = explanation.candidates
    // Where nothing but a number is known, its bearer is meant, nobody whose number is like it and no namesake.
    let isBare = LookupRun.isBare(describing.record)
    if isBare, candidates.contains(where: { LookupRun.isBearer($0.candidate) }) {
      candidates.removeAll { !LookupRun.isBearer($0.candidate) }
    }
    let weights = candidates.map { exp2Of($0.candidate.bits) }
    let absence = isBare ? 1 : candidates.first.map { exp2Of($0.absenceInBits) } ?? 1
    let all = weights.reduce(absence, +)
    let found = zip(candidates, weights).map { candidate, weight in
      Lookup.Person(candidate: describing.candidate(candidate), probability: weight / all)
    }
    let shown = found.filter { person in
      person.probability >= LookupRun.least
        || LookupRun.isBearer(person.candidate.comparison.candidate)
    }
    return Array(shown.prefix(LookupRun.shown))
  }

  /// Whether the number asked for is the candidate's.
  static func isBearer(_ candidate: Candidate) -> Bool {
    switch candidate.number {
    case .same, .sameAfterReading, .oldID: true
    default: false
    }
  }

  private static func codes(
    _ all: [CleansingCode], _ visit: ((Int) -> Void) -> Void
  ) -> [ExplainedCode] {
    var codes: [ExplainedCode] = []
    visit { place in
      let code = all[place]
      codes.append(ExplainedCode(code: code.code, label: BilingualText(code.vi, code.en)))
    }
    return codes
  }
}
