import Identifiers

extension IdentityFields {
  /// The fields of a person as the register would show them if it were no poorer than the record.
  ///
  /// What the register lacks, gives less precisely, writes without marks or says against its own number is the record's: none
  /// of it speaks against the record, and nobody is to write it there. A number that the register lacks stays missing.
  ///
  /// - Parameter record: The fields of the record that was compared with the person.
  public func completed(by record: IdentityFields) -> IdentityFields {
    var person = self
    switch MarkedWords.reading(name, beside: record.name) {
    case .asWritten: if name.isEmpty { person.name = record.name }
    case .marked(let marked): person.name = marked
    case .undecided: person.name = record.name
    }
    if isDatePoorer(than: record) || isYearAgainstNumber(record) || isDateCoarser(than: record) {
      person.birthDate = record.birthDate
    }
    if sex == .unknown || isSexAgainstNumber(record) { person.sex = record.sex }
    return person
  }

  /// The fields that the register lacks and the record has, and a date of which it has less.
  func lacking(beside record: IdentityFields) -> [Proposal.Field] {
    var fields: [Proposal.Field] = []
    if citizenID == 0 { fields.append(.citizenID) }
    if name.isEmpty, !record.name.isEmpty { fields.append(.name) }
    let isYearOnly = record.birthDate.isFirstOfJanuary && !birthDate.isEmpty
    if isDatePoorer(than: record), !isYearOnly { fields.append(.birthDate) }
    return fields
  }

  /// The fields that papers alone can tell: a name that the register has without its marks and not as the record has it, and
  /// a birth date that neither side has, of which the register has another year alone, or that the record has against the
  /// number of a person without one.
  func untold(beside record: IdentityFields) -> [Proposal.Field] {
    let isNameUntold = MarkedWords.reading(name, beside: record.name) == .undecided
    let isOtherYear = witness.map { $0.birthYear != record.birthDate.year } ?? false
    let isDateUntold =
      birthDate.isEmpty
      ? record.birthDate.isEmpty || isOtherYear
      : isDateCoarser(than: record) && !isDatePoorer(than: record) && !isYearAgainstNumber(record)
    return (isNameUntold ? [.name] : []) + (isDateUntold ? [.birthDate] : [])
  }

  /// The fields in which the register contradicts the person's number and the record does not.
  func contradicting(beside record: IdentityFields) -> [Proposal.Field] {
    (isYearAgainstNumber(record) ? [.birthDate] : []) + (isSexAgainstNumber(record) ? [.sex] : [])
  }

  /// Whether the record's date is the person's with more of it known; 1 January stands for the year.
  private func isDatePoorer(than record: IdentityFields) -> Bool {
    let (own, theirs) = (record.birthDate, birthDate)
    if own.isEmpty || own == theirs { return false }
    if theirs.isEmpty || Proposal.isPart(theirs, of: own) { return true }
    return theirs.isFirstOfJanuary && own.month != 0 && own.year == theirs.year
  }

  private func isDateCoarser(than record: IdentityFields) -> Bool {
    birthDate.precision < record.birthDate.precision
  }

  private func isYearAgainstNumber(_ record: IdentityFields) -> Bool {
    guard let number = witness, !birthDate.isEmpty else { return false }
    return birthDate.year != number.birthYear && record.birthDate.year == number.birthYear
  }

  private func isSexAgainstNumber(_ record: IdentityFields) -> Bool {
    guard let number = witness, sex != .unknown, record.sex != .unknown else { return false }
    return sex != Sex(of: number) && record.sex == Sex(of: number)
  }

  private var witness: CitizenID? {
    CitizenID(number: citizenID).flatMap { $0.isWitness ? $0 : nil }
  }
}
