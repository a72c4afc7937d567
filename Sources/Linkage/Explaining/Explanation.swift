import Cleansing
import Identifiers
import VietnameseText

/// The evidence that a match weight is the sum of.
public enum EvidencePart: UInt8, Sendable, CaseIterable, Codable {
  case prior, number, name, date, place, sex, family, participation, stranger
}

extension EvidenceParts {
  /// The weight of one part, in bits.
  public subscript(part: EvidencePart) -> Double {
    switch part {
    case .prior: prior
    case .number: number
    case .name: name
    case .date: date
    case .place: place
    case .sex: sex
    case .family: family
    case .participation: participation
    case .stranger: stranger
    }
  }
}

/// One candidate with what its comparison saw, for people.
public struct CandidateExplanation: Sendable, Equatable {
  /// The candidate with its level in each field.
  public let candidate: Candidate
  /// The words of both names side by side, in the order of the person's name; empty when one side
  /// has no name.
  public let words: [WordPair]
  /// Which reading of the record's name was compared: 0 the name itself, then its alternatives.
  public let nameReading: Int
  /// What the case weighs, in bits, that the record's person is missing from the register and a namesake or a
  /// relative of the candidate (``RecordMatcher/absence(beside:_:)``); `0` where it says nothing.
  public let absenceInBits: Double
  /// The reading of the record's birth date that was compared.
  public let birthDate: BirthDate
}

/// How one record was searched and weighed.
public struct Explanation: Sendable, Equatable {
  /// The same result as ``RecordMatcher/match(_:_:)`` gives; everybody whom a key gives was compared.
  public let result: MatchResult
  /// The keys by which people were looked for, in their order.
  public let steps: [SearchStep]
  /// The candidates of ``result`` in their order.
  public let candidates: [CandidateExplanation]

  /// How far the first candidate is before the second, in bits; `nil` with fewer than two.
  public var marginInBits: Double? {
    guard result.candidates.count > 1 else { return nil }
    return result.candidates[0].bits - result.candidates[1].bits
  }
}

extension RecordMatcher {
  /// Searches the register for the record's person and reports how.
  ///
  /// The result is that of ``match(_:_:)``, to the bit: it is made by the same search, which shuts nobody out by bounds.
  ///
  /// - Complexity: as ``match(_:_:)``, and one more alignment for each candidate and reading.
  public func explain(_ record: CleanRecord, _ detail: RecordDetail?) -> Explanation {
    let result = match(record, detail, trace: SearchTrace())
    let steps = search.trace?.steps(record, detail) ?? []
    let readings = context.withToneless(record, detail)
    return Explanation(
      result: result, steps: steps,
      candidates: result.candidates.map { explain($0, record, readings) })
  }

  private func explain(
    _ candidate: Candidate, _ record: CleanRecord, _ detail: RecordDetail?
  ) -> CandidateExplanation {
    let right = index.nameWords(of: candidate.row)
    let names = [record.name] + (detail?.nameAlternatives ?? [])
    var best = (reading: 0, bits: -Float.infinity)
    for (reading, name) in names.enumerated() {
      var bits = name.withWords { memory.aligner.compare($0, right) }.bits
      if reading > 0 { bits -= Float(context.model.name.alternativeReading) }
      if bits > best.bits { best = (reading, bits) }
    }
    let words = names[best.reading].withWords { memory.aligner.pairs($0, right) }
    let date = index.person(candidate.row).birthDate
    let dates = [record.birthDate] + (detail?.dateAlternatives ?? [])
    let compared = dates.first { DateComparison.level($0, date) == candidate.date }
    return CandidateExplanation(
      candidate: candidate, words: words, nameReading: best.reading,
      absenceInBits: log2Of(absence(beside: candidate, record)),
      birthDate: compared ?? record.birthDate)
  }
}
