import Cleansing
import Identifiers
import Linkage
import Tables

/// Everything that can be said about one record of a finished run.
///
/// It holds values of people: it is shown to the one who asked for it and goes nowhere else.
public struct ExplainedRecord: Sendable {
  /// The row in the insurance file, from 1 below the header.
  public var row = 0
  /// The record id as written; empty without one.
  public var recordID = ""
  /// Further rows with the same record id.
  public var rowsWithSameID: [Int] = []
  /// The fields as they stand in the file and after cleansing.
  public var fields: [ExplainedField] = []
  /// The cleansed fields that are compared.
  public var identity: IdentityFields?
  /// The commune code of the record, or `0`.
  public var commune: UInt16 = 0
  /// The lists that the two files take their commune codes from.
  public var communeLists = (records: CommuneList.mixed, register: CommuneList.mixed)

  /// The outcome as `outcomes.csv` has it.
  public var outcome: Outcome = .unresolved
  /// The reason as `outcomes.csv` has it.
  public var reason: Reason = .x90
  /// The codes of all further findings, with their labels where they have some.
  public var findings: [ExplainedCode] = []
  /// The probability as `outcomes.csv` has it, 0 to 1.
  public var probability = 0.0
  /// The probability from which links of the run are automatic.
  public var acceptedAt = 0.0
  /// The same as log-odds, in bits.
  public var acceptedAtBits = 0.0
  /// The log-odds of the first candidate against nobody and all others together, in bits.
  public var oddsInBits: Double?
  /// Whether number, name and date equal the owner's, so that no search was needed.
  public var isExact = false
  /// Whether a second person fits nearly as well.
  var hasRival = false
  /// Why a person has to look although the first candidate is probable enough.
  public var doubt: Doubt?

  /// The ways in which people were looked for, in their order.
  public var search: [SearchStep] = []
  /// How many people of the register were compared.
  public var compared = 0
  /// The best candidates, at most three.
  public var candidates: [ExplainedCandidate] = []
  /// How far the first candidate is before the second, in bits.
  public var marginInBits: Double?
  /// What the other records of the file have changed.
  public var resolutions: [ExplainedResolution] = []

  /// What people gave back about the record and the run has used.
  public var correction: ExplainedCorrection?
  /// The one change that would authenticate the record, or the next thing to do.
  public var proposal: Proposal?
  /// The probability after the proposed change, where the change can be tried.
  public var proposedProbability: Double?
  /// Whether what the program finds now is what the results say.
  public var isReproduced = true
  /// What has changed since the run.
  public var warnings: [BilingualText] = []
}

/// What people gave back about one record.
public struct ExplainedCorrection: Sendable, Equatable {
  /// The commune or managing unit that gave it back.
  public let unit: String
  /// Changes that took the place of values in the file.
  public let applied: [Corrections.Change]
  /// Changes that the file holds by now.
  public let inFile: [Corrections.Change]
  /// Changes of values that the file does not hold any more.
  public let outdated: [Corrections.Change]
  /// Numbers of people who are not the record's person.
  public let refusedPeople: [UInt64]
}

/// A code with its label.
public struct ExplainedCode: Sendable, Equatable {
  /// The stable code.
  public let code: String
  /// What it says.
  public let label: BilingualText
}

/// One field as it stands in the file and after cleansing.
public struct ExplainedField: Sendable, Equatable {
  /// The fields that are shown, in their order.
  public enum Kind: String, Sendable, CaseIterable {
    case name, birthDate, sex, citizenID, oldID, commune, address, participantClass
    case insuranceNumber, cardNumber

    /// Whether the field is a number that is masked unless its reader asks for it.
    public var isNumber: Bool {
      switch self {
      case .citizenID, .oldID, .insuranceNumber, .cardNumber: true
      case .name, .birthDate, .sex, .commune, .address, .participantClass: false
      }
    }

    /// The field as corrections name it, where it can be corrected.
    var correctable: Proposal.Field? {
      switch self {
      case .name: .name
      case .birthDate: .birthDate
      case .sex: .sex
      case .citizenID: .citizenID
      case .oldID: .oldID
      case .commune, .address, .participantClass, .insuranceNumber, .cardNumber: nil
      }
    }

    /// The name of the field, for people.
    public var label: BilingualText {
      switch self {
      case .name: BilingualText("Họ và tên", "Name")
      case .birthDate: BilingualText("Ngày sinh", "Birth date")
      case .sex: BilingualText("Giới tính", "Sex")
      case .citizenID: BilingualText("Số CCCD", "Citizen ID")
      case .oldID: BilingualText("Số CMND", "Old number")
      case .commune: BilingualText("Mã xã", "Commune code")
      case .address: BilingualText("Địa chỉ", "Address")
      case .participantClass: BilingualText("Loại đối tượng", "Class")
      case .insuranceNumber: BilingualText("Mã số BHXH", "Insurance number")
      case .cardNumber: BilingualText("Số thẻ BHYT", "Health card")
      }
    }
  }

  /// Which field it is.
  public let kind: Kind
  /// The text of the file; `nil` when the file has no such column.
  public var raw: String?
  /// What a correction has put in its place; `nil` when there is none.
  public var correction: String?
  /// The value after cleansing; `nil` for fields that are only compared, not cleansed.
  public let clean: String?
  /// What was repaired in the field.
  public let repairs: [ExplainedCode]
  /// What was found in the field and left as it is.
  public let findings: [ExplainedCode]
  /// Readings that are possible and not certain.
  public let alternatives: [String]
}

/// One candidate beside the record.
public struct ExplainedCandidate: Sendable, Equatable {
  /// The comparison, level by level.
  public let comparison: CandidateExplanation
  /// The fields of the person.
  public let identity: IdentityFields
  /// The person's commune in the register, or `0`.
  public let commune: UInt16
  /// Whether the register says that the person is dead.
  public let isDead: Bool
  /// Whether the candidate lives in the household of the owner of the record's number.
  public let isOfOwnersHousehold: Bool
  /// The parts of the evidence, in the order in which they are told.
  public let evidence: [ExplainedEvidence]

  /// Log-odds against nobody in the register, in bits: the sum of the evidence.
  public var bits: Double { comparison.candidate.bits }

  /// The evidence with the prior added to the number's: the two are one weight where the number is the
  /// candidate's, so that only their sum can be compared between candidates.
  public var comparableEvidence: [ExplainedEvidence] {
    let prior = evidence.first { $0.part == .prior }?.bits ?? 0
    return evidence.compactMap { part in
      switch part.part {
      case .prior: nil
      case .number:
        ExplainedEvidence(part: .number, finding: part.finding, bits: part.bits + prior)
      default: part
      }
    }
  }
}

/// One part of the evidence for a candidate.
public struct ExplainedEvidence: Sendable, Equatable {
  /// The field or circumstance that was compared.
  public let part: EvidencePart
  /// What the comparison found, in words.
  public let finding: BilingualText
  /// What the part weighs, in bits; more than `0` speaks for the candidate.
  public let bits: Double
}

/// What other records of the file have changed for this one.
public struct ExplainedResolution: Sendable, Equatable {
  /// How other records can change the outcome of one.
  public enum Kind: String, Sendable, CaseIterable {
    /// The link's probability is below what the target precision asks of this file.
    case belowThreshold
    /// Another record, with the person's own number, holds the person.
    case heldByOther
    /// Other records are the same person's (T50).
    case samePerson
    /// Other records write the same number (T51).
    case sameNumber
  }

  /// What has happened.
  public let kind: Kind
  /// The other records, at most ``most``.
  public let others: [OtherRecord]
  /// How many there are.
  public let count: Int

  /// The number of records that are named.
  static let most = 10

  /// A record of the same file.
  public struct OtherRecord: Sendable, Equatable {
    /// The row in the insurance file, from 1 below the header.
    public let row: Int
    /// The record id as written; empty without one.
    public let recordID: String
    /// What became of that record.
    public let outcome: Outcome
    /// Its reason.
    public let reason: Reason
  }
}
