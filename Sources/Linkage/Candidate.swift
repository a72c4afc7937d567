/// How the record's number relates to a candidate.
public enum NumberLevel: UInt8, Sendable, CaseIterable, Codable {
  /// The record's number is the candidate's.
  case same
  /// An uncertain reading of the record's number is the candidate's.
  case sameAfterReading
  /// The record's CMND is the candidate's old number.
  case oldID
  case oneSubstitution
  case transposed
  case oneMissing
  /// The record's number belongs to somebody of the candidate's household.
  case household
  /// The record's number belongs to somebody at the candidate's address.
  case neighbour
  /// The record's number belongs to a stranger.
  case stranger
  /// The record's number belongs to nobody in the register.
  case unknown
  case otherOldID
  case missing
}

/// How residences compare.
public enum PlaceLevel: UInt8, Sendable, CaseIterable, Codable {
  case sameAddress
  case sameCommune
  case sameCommuneOtherAddress
  case sameAddressElsewhere
  case otherCommune
  case missing
}

/// One person of the register who may be the record's, with the evidence.
public struct Candidate: Sendable, Equatable {
  /// The person's row in the register, from 0.
  public var row: UInt32
  /// Log-odds of being the record's person against nobody in the register, in bits.
  public var bits: Double
  public var name: NameComparison
  public var date: DateLevel
  public var number: NumberLevel
  public var place: PlaceLevel
  /// Whether the sexes agree; `nil` when one is unknown.
  public var agreesInSex: Bool?
  /// The single weights that `bits` is the sum of, in the order of ``EvidencePart``.
  public var parts: EvidenceParts
}

/// The weights of one candidate, in bits.
public struct EvidenceParts: Sendable, Equatable {
  public var prior = 0.0
  public var number = 0.0
  public var name = 0.0
  public var date = 0.0
  public var place = 0.0
  public var sex = 0.0

  public var sum: Double { prior + number + name + date + place + sex }
}

/// What the matcher found for one record.
public struct MatchResult: Sendable, Equatable {
  /// The best candidates, most probable first; at most ``RecordMatcher/kept``.
  public var candidates: [Candidate] = []
  /// The probability that the first candidate is the record's person.
  public var probability = 0.0
  /// The owner of the record's own number, when the register has it.
  public var owner: UInt32?
  /// How many candidates were compared.
  public var compared = 0

  public init() {}

  public var best: Candidate? { candidates.first }
}
