import Cleansing
import Identifiers
import Linkage
import ReferenceIndex
import Tables
import VietnameseText

/// The fields of a record or person that an officer compares.
public struct IdentityFields: Sendable, Equatable {
  /// The name in proper capitals; empty when there is none.
  public var name: String
  /// The birth date, as precisely as it is known; empty when it is not.
  public var birthDate: BirthDate
  /// The 12-digit number, or `0`.
  public var citizenID: UInt64
  /// The 9-digit CMND, or `0`.
  public var oldID: UInt64
  /// The sex, `unknown` when nothing tells it.
  public var sex: Sex

  /// The fields as they are.
  public init(name: String, birthDate: BirthDate, citizenID: UInt64, oldID: UInt64, sex: Sex) {
    self.name = name
    self.birthDate = birthDate
    self.citizenID = citizenID
    self.oldID = oldID
    self.sex = sex
  }

  /// The fields of a cleansed record whose words are numbered by `words`.
  public init(_ record: CleanRecord, words: WordTable) {
    name = record.name.withWords { words.display(of: $0) }
    birthDate = record.birthDate
    citizenID = record.citizenID
    oldID = record.oldID
    sex = record.sex
  }

  /// The fields of a person of the register.
  public init(person row: UInt32, of index: ReferenceIndex) {
    name = index.words.display(of: index.nameWords(of: row))
    birthDate = index.person(row).birthDate
    citizenID = index.person(row).citizenID
    oldID = UInt64(index.person(row).oldID)
    sex = Sex(rawValue: index.person(row).sex) ?? .unknown
  }

  /// A field as text: a number with all its digits, a date as `dd/mm/yyyy`; empty when unknown.
  public func text(of field: Proposal.Field) -> String {
    switch field {
    case .name: name
    case .birthDate: birthDate.text
    case .sex: sex.text
    case .citizenID: citizenID == 0 ? "" : IdentityFields.citizenText(citizenID)
    case .oldID: oldID == 0 ? "" : DecimalText.padded(oldID, digits: 9)
    }
  }

  /// A personal ID number with all its twelve digits.
  package static func citizenText(_ number: UInt64) -> String {
    DecimalText.padded(number, digits: 12)
  }
}

/// The one change that would authenticate a record, or else the next thing to do about it.
///
/// Where several fields differ, the number comes first: with the person's own number in place, the
/// link rests on it and the other differences become corrections. Nothing is invented: where the
/// right value cannot be known from the register, ``to`` is empty and the text says who knows it.
public struct Proposal: Sendable, Equatable {
  /// A field that may be changed.
  public enum Field: String, Sendable, CaseIterable, Codable {
    case citizenID, name, birthDate, sex, oldID
  }

  /// What is to be done.
  public enum Step: String, Sendable, CaseIterable, Codable {
    /// The record equals the register.
    case nothing
    /// The program writes the register's spelling.
    case rewrite
    /// One field is wrong.
    case correct
    /// One field is empty, or a date is incomplete.
    case fill
    /// The number belongs to somebody else; the right one is not known here.
    case release
    /// A person must say which candidate it is.
    case choose
    /// The number is not in the register.
    case check
    /// There is no number; the police establish it.
    case establish
    /// Data that are needed are missing.
    case collect
    /// Several records of one person.
    case merge
    /// One number on records of several people.
    case separate
    /// The register says that the person is dead.
    case stop
    /// The record is out of scope.
    case leave
    /// The register lacks what the record has; the police complete it.
    case completeRegister
    /// The register contradicts the person's own number and the record does not; the police check it.
    case checkRegister
  }

  /// What is to be done.
  public let step: Step
  /// The field to change; `nil` when it is no matter of one field.
  public let field: Field?
  /// What the record says now; empty when it says nothing.
  public let from: String
  /// What the register says; empty when that cannot be known.
  public let to: String
  /// Further fields that differ from the person's and do not stand in the way of the link.
  public let further: [Field]
  /// Whether somebody must make sure first that the record is this person's.
  let isTentative: Bool

  /// Finds the change for one decision.
  ///
  /// - Parameters:
  ///   - decision: The outcome after the resolution of the whole file.
  ///   - record: The cleansed fields.
  ///   - candidate: The comparison with the person of the decision; `nil` without one.
  ///   - person: The fields of that person.
  init(
    _ decision: Decision, record: IdentityFields, candidate: Candidate?, person: IdentityFields?
  ) {
    guard let candidate, let person, Proposal.concernsPerson(decision) else {
      self.init(withoutPerson: decision, record)
      return
    }
    let known = person.completed(by: record)
    let differing = Proposal.differences(candidate).filter { field in
      let (own, theirs) = (record.text(of: field), known.text(of: field))
      return !theirs.isEmpty && (own != theirs || person.text(of: field) == theirs)
    }
    let first = Proposal.gravest(differing, candidate)
    let step = Proposal.step(decision, candidate, first, record)
    if step != .release,
      let proposal = Proposal(register: person, decision, record, differing)
    {
      self = proposal
      return
    }
    let isTentative = decision.outcome == .review
    switch step {
    case .stop, .merge, .nothing, .leave:
      self.init(step, nil, "", "", further: differing, isTentative)
    case .release:
      self.init(step, .citizenID, record.text(of: .citizenID), "", further: [], isTentative)
    case .rewrite:
      self.init(step, .name, record.name, known.name, further: [], isTentative)
    default:
      let field = first ?? .citizenID
      self.init(
        step, field, record.text(of: field), known.text(of: field),
        further: differing.filter { $0 != field }, isTentative)
    }
  }

  init(
    _ step: Step, _ field: Field?, _ from: String, _ to: String, further: [Field],
    _ isTentative: Bool = false
  ) {
    self.step = step
    self.field = field
    self.from = from
    self.to = to
    self.further = further
    self.isTentative = isTentative
  }

  /// A record that is not linked to anybody: the reason says what to do.
  init(withoutPerson decision: Decision, _ record: IdentityFields) {
    let number = record.text(of: .citizenID)
    switch decision.reason {
    case .n70: self.init(.leave, nil, "", "", further: [])
    case .c60: self.init(.stop, nil, "", "", further: [])
    case .t51: self.init(.separate, .citizenID, number, "", further: [])
    // A person to look at whom no number names stands in the register without one.
    case _ where decision.outcome == .review && decision.hasNoNumberInRegister:
      self.init(.completeRegister, .citizenID, number, "", further: [], true)
    case .s11 where record.citizenID != 0: self.init(.release, .citizenID, number, "", further: [])
    case .x90:
      let missing: [Field] =
        (record.name.isEmpty ? [.name] : []) + (record.birthDate.isEmpty ? [.birthDate] : [])
        + (record.citizenID == 0 ? [.citizenID] : [])
      self.init(.collect, missing.first, "", "", further: Array(missing.dropFirst()))
    case .k42: self.init(.establish, .oldID, record.text(of: .oldID), "", further: [])
    case .k41: self.init(.establish, .citizenID, "", "", further: [])
    default:
      if record.citizenID == 0 {
        self.init(.establish, .citizenID, "", "", further: [])
      } else {
        self.init(.check, .citizenID, number, "", further: [])
      }
    }
  }

  /// Whether the decision names a person who is established or worth a look.
  static func concernsPerson(_ decision: Decision) -> Bool {
    switch decision.outcome {
    case .authenticated, .review: true
    case .unresolved, .excluded: false
    }
  }

  /// The fields that differ, the number first.
  private static func differences(_ candidate: Candidate) -> [Field] {
    var fields: [Field] = []
    if candidate.number != .same { fields.append(.citizenID) }
    if !candidate.name.agreesFully || candidate.name.isUnmarked && !candidate.name.isSame {
      fields.append(.name)
    }
    if candidate.date != .same { fields.append(.birthDate) }
    if candidate.agreesInSex == false { fields.append(.sex) }
    return fields
  }

  /// The field that stands most in the way.
  private static func gravest(_ differing: [Field], _ candidate: Candidate) -> Field? {
    if candidate.number == .same, differing.contains(.name), differing.contains(.birthDate),
      candidate.name.isNear, !candidate.date.isNear
    {
      return .birthDate
    }
    return differing.first
  }

  private static func step(
    _ decision: Decision, _ candidate: Candidate, _ first: Field?, _ record: IdentityFields
  ) -> Step {
    if decision.reason == .c60 { return .stop }
    if decision.outcome == .review {
      let isClaimedTwice = decision.findings.contains(ReasonSet(.t51)) && first == .citizenID
      if decision.reason == .s31 || isClaimedTwice { return .choose }
      let isOwner = candidate.number == .same || candidate.number == .sameAfterReading
      if isOwner, !candidate.name.isNear, candidate.date != .missing, !candidate.date.isNear {
        return .release
      }
    }
    guard let first else {
      if decision.findings.contains(ReasonSet(.t50)) { return .merge }
      return decision.reason == .d00 ? .nothing : .rewrite
    }
    let isEmpty = record.text(of: first).isEmpty
    return isEmpty || first == .birthDate && candidate.date == .part ? .fill : .correct
  }
}
