import Identifiers

extension Proposal {
  /// Finds the change from the fields of a record and of its person alone, as the results of a run give them.
  ///
  /// The reason says which of several differing fields comes first; how near two values are is not weighed
  /// again.
  ///
  /// - Parameters:
  ///   - decision: Outcome, reason and findings.
  ///   - record: The cleansed fields.
  ///   - person: The fields of the person who is linked or proposed; `nil` without one.
  public init(_ decision: Decision, record: IdentityFields, person: IdentityFields?) {
    guard let registered = person, Proposal.concernsPerson(decision) else {
      self.init(withoutPerson: decision, record)
      return
    }
    let person = registered.completed(by: record)
    let isTentative = decision.outcome == .review
    let differing = Proposal.differences(record, person)
    let isOthersNumber =
      isTentative && decision.reason == .s11 && record.citizenID == person.citizenID
      && record.citizenID != 0
    if !isOthersNumber,
      let proposal = Proposal(register: registered, decision, record, differing)
    {
      self = proposal
      return
    }
    let first = Proposal.field(of: decision.reason).flatMap { differing.contains($0) ? $0 : nil }
    let field = first ?? differing.first
    let further = differing.filter { $0 != field }
    if decision.reason == .c60 {
      self.init(.stop, nil, "", "", further: differing, isTentative)
    } else if isOthersNumber {
      self.init(.release, .citizenID, record.text(of: .citizenID), "", further: [], isTentative)
    } else if let field {
      let isClaimedTwice = decision.findings.contains(ReasonSet(.t51)) && field == .citizenID
      let isChoice = isTentative && (decision.reason == .s31 || isClaimedTwice)
      let isPart =
        field == .birthDate && Proposal.isPart(record.birthDate, of: person.birthDate)
      let from = record.text(of: field)
      self.init(
        isChoice ? .choose : from.isEmpty || isPart ? .fill : .correct, field, from,
        person.text(of: field), further: further, isTentative)
    } else if decision.findings.contains(ReasonSet(.t50)) {
      self.init(.merge, nil, "", "", further: [], isTentative)
    } else if decision.reason == .d00 {
      self.init(.nothing, nil, "", "", further: [], isTentative)
    } else {
      self.init(.rewrite, .name, record.name, person.name, further: [], isTentative)
    }
  }

  /// The fields in which a record and a person differ, the number first; what is not known of the person
  /// does not differ.
  static func differences(_ record: IdentityFields, _ person: IdentityFields) -> [Field] {
    [Field.citizenID, .name, .birthDate, .sex].filter { field in
      let (own, theirs) = (record.text(of: field), person.text(of: field))
      return !theirs.isEmpty && own != theirs
    }
  }

  /// The proposal for a record to which the register can give nothing: what papers have to tell, or what is to be mended in
  /// the register; `nil` when a field of the record is to be changed first, or nothing is wrong.
  ///
  /// A number that the register lacks comes before everything else, because without it nobody can be authenticated.
  init?(
    register person: IdentityFields, _ decision: Decision, _ record: IdentityFields,
    _ differing: [Field]
  ) {
    let hasNumber = person.citizenID != 0
    guard decision.reason != .c60, !hasNumber || differing.isEmpty else { return nil }
    let untold = hasNumber ? person.untold(beside: record) : []
    let lacking = person.lacking(beside: record)
    let faulty = untold + lacking + person.contradicting(beside: record)
    let ofReason = hasNumber ? Proposal.field(of: decision.reason) : .citizenID
    guard let field = ofReason.flatMap({ faulty.contains($0) ? $0 : nil }) ?? faulty.first else {
      return nil
    }
    self.init(
      untold.contains(field)
        ? .collect : lacking.contains(field) ? .completeRegister : .checkRegister, field,
      record.text(of: field), person.text(of: field),
      further: untold.contains(field) ? untold.filter { $0 != field } : differing,
      decision.outcome == .review)
  }

  /// Whether accepting the proposal writes values.
  public var isChange: Bool {
    switch step {
    case .correct, .fill, .choose, .rewrite: true
    default: false
    }
  }

  private static func field(of reason: Reason) -> Field? {
    switch reason {
    case .s10, .s11: .name
    case .s20, .d02: .birthDate
    case .s21: .sex
    case .s30, .k40, .k41, .k42: .citizenID
    default: nil
    }
  }

  /// Whether a date is the other one with its day, or its day and month, missing.
  static func isPart(_ date: BirthDate, of whole: BirthDate) -> Bool {
    !date.isEmpty && date.precision < whole.precision && date.year == whole.year
      && (date.month == 0 || date.month == whole.month)
  }
}
