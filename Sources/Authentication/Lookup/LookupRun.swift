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

  /// Whether one of ``people`` is meant rather than nobody: the number is somebody's, or together they are more
  /// probable than that the person is not in the register. Otherwise they are the nearest ones.
  public var isFound: Bool {
    people.contains { LookupRun.isBearer($0.candidate.comparison.candidate) }
      || people.reduce(0) { $0 + $1.probability } >= 0.5
  }
}

/// Looks one person up, by the cleansing and the weights of a run.
///
/// - Complexity: one search; a frozen register is checked first, a table is read and frozen as in a run.
public struct LookupRun: Sendable {
  /// The people who are told.
  public static let shown = 5
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
    return Lookup(
      identity: IdentityFields(record, words: index.words),
      repairs: LookupRun.codes(CleansingCodes.repairs) {
        CleansingCodes.forEach(record.repairs, $0)
      },
      findings: LookupRun.codes(CleansingCodes.findings) {
        CleansingCodes.forEach(record.findings, $0)
      }, people: people(explanation, describing), notes: register.notes)
  }

  private func people(_ explanation: Explanation, _ describing: ExplainedPeople) -> [Lookup.Person]
  {
    var candidates = explanation.candidates
    // Where nothing but a number is known, its bearer is meant, nobody whose number is like it and no namesake.
    let isBare = describing.record.name.isEmpty && describing.record.birthDate.isEmpty
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
