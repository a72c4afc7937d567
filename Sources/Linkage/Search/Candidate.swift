import ReferenceIndex

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
  /// The record's number belongs to a parent, child, brother or sister of the candidate in another household.
  case relative
  /// The record's number belongs to somebody at the candidate's address.
  case neighbour
  /// The record's number belongs to a stranger.
  case stranger
  /// The record's number belongs to nobody in the register.
  case unknown
  case otherOldID
  case missing
  /// The record's number belongs to nobody, and two of its digits are not the candidate's.
  ///
  /// Two slips in the candidate's number are as rare as another's that is as near: of the serials of one year and sex
  /// one in a thousand is.
  case twoErrors
}

/// How residences compare.
public enum PlaceLevel: UInt8, Sendable, CaseIterable, Codable {
  case sameAddress
  case sameCommune
  case sameCommuneOtherAddress
  case sameAddressElsewhere
  case otherCommune
  /// Both have an address, another one, and one has no commune.
  case otherAddress
  case missing
}

/// How the family that the record names relates to a candidate: the owners of the parents' numbers, the
/// household's code.
public enum FamilyLevel: UInt8, Sendable, CaseIterable, Codable {
  /// A parent is of the candidate's household, or the code is that of the candidate's household, or the register names the
  /// same parent.
  case sameHousehold
  /// A parent lives at the candidate's address.
  case sameAddress
  /// A parent lives in the candidate's commune.
  case sameCommune
  /// The parents live elsewhere.
  case elsewhere
  /// The candidate is the parent: a child's record does not belong to the parent.
  case isParent
  /// The record names nobody, or nobody of the register.
  case missing
}

/// How the candidate's year of birth fits the participant class of the record.
public enum ClassLevel: UInt8, Sendable, CaseIterable, Codable {
  case fits
  /// At most three years outside.
  case near
  case other
  case missing
}

/// One person of the register who may be the record's, with the evidence.
public struct Candidate: Sendable, Equatable {
  /// The person's row in the register, from 0.
  public var row: UInt32
  /// Log-odds of being the record's person against nobody in the register, in bits.
  public var bits: Double
  /// How the names agree.
  public var name: NameComparison
  /// How the birth dates agree.
  public var date: DateLevel
  /// How the numbers agree.
  public var number: NumberLevel
  /// How the residences agree.
  public var place: PlaceLevel
  /// What relatives' numbers and the household say.
  public var family: FamilyLevel
  /// How the age fits the participant class.
  public var participation: ClassLevel
  /// Whether the sexes agree; `nil` when one is unknown.
  public var agreesInSex: Bool?
  /// Whether the name agrees best in an uncertain reading of the record's, and so the date.
  public var isNameReading: Bool
  /// Whether the birth date agrees best in an uncertain reading of the record's.
  public var isDateReading: Bool
  /// The key that gave the person first.
  public var key: SearchKey
  /// The single weights that `bits` is the sum of, in the order of ``EvidencePart``.
  public var parts: EvidenceParts
}

/// The weights of one candidate, in bits.
public struct EvidenceParts: Sendable, Equatable {
  /// What is to be expected before anything is compared, against everybody in the register.
  public var prior = 0.0
  /// What the numbers say.
  public var number = 0.0
  /// What the names say.
  public var name = 0.0
  /// What the birth dates say.
  public var date = 0.0
  /// What the residences say.
  public var place = 0.0
  /// What the sexes say.
  public var sex = 0.0
  /// What relatives' numbers and the household say.
  public var family = 0.0
  /// What the participant class says.
  public var participation = 0.0
  /// Beside the owner of the record's number: what the case takes away that a slip has made it a stranger's.
  public var stranger = 0.0

  /// All parts together, always added in one order.
  public var sum: Double {
    prior + number + name + date + place + sex + family + participation + stranger
  }
}

/// What the matcher found for one record.
public struct MatchResult: Sendable, Equatable {
  /// The best candidates, most probable first; at most ``RecordMatcher/kept``.
  public var candidates: [Candidate] = []
  /// The probability that the first candidate is the record's person.
  public var probability = 0.0
  /// The owner of the record's own number, when the register has it.
  public var owner: UInt32?
  /// How many candidates were compared; people whom a wide key shuts out unseen do not count.
  public var compared = 0

  /// The most probable candidate; `nil` when nobody was found.
  public var best: Candidate? { candidates.first }
}

extension ReferenceIndex {
  /// Whether the rows of two candidates of a record are of one person, as they stood before and after a correction: they have
  /// one number, and the record's name agrees with both as well as with one.
  ///
  /// Whichever is meant, the record is linked to one number.
  public func isOnePerson(_ best: Candidate, _ other: Candidate) -> Bool {
    guard best.name.isNear, other.name.isNear, best.name.agreesFully == other.name.agreesFully
    else { return false }
    let number = person(best.row).citizenID
    return number != 0 && number == person(other.row).citizenID
  }
}
