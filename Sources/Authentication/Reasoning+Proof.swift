import Cleansing
import Identifiers
import Linkage
import ReferenceIndex

/// What must agree before a link is made without a person, however probable it is.
///
/// A person is told by number, name and birth date (DOMAIN.md 3.1). The model weighs what the register holds; who is not in
/// it, a child under its mother's name or a namesake of another generation, is rarer than it can know.
extension Reasoning {
  /// So many years lie between parents and children at least.
  private static let generation = 15
  /// Children are entered under a parent's name and number until they have their own.
  private static let childhood = 6

  /// Whether the record proves enough for an automatic link.
  func isProvable(_ best: Candidate, _ record: CleanRecord) -> Bool {
    let person = index.person(best.row)
    // A register without name or number of the person can confirm neither.
    guard !record.name.isEmpty, person.citizenID != 0, !index.words(ofName: person.name).isEmpty
    else { return false }
    let hasOwnNumber = best.number == .same || best.number == .sameAfterReading
    // The first letter of a given word is many people's.
    if best.name.given == .initial, !isNumberNear(best) { return false }
    switch best.date {
    case .missing:
      if !hasOwnNumber, !isNumberNear(best) { return false }
    case .part:
      // A name and a year are many people's; the place must not be another.
      if !isNumberNear(best), record.birthDate & 511 == 0 || person.birthDate & 511 == 0,
        !isPlaceLike(best)
      {
        return false
      }
    default: break
    }
    // The number may be another's as well when neither name nor date are its owner's.
    if hasOwnNumber, !best.name.isNear, best.date.rawValue > DateLevel.firstOfJanuary.rawValue,
      best.date != .missing
    {
      return false
    }
    guard isOtherDate(best.date) else { return true }
    // Neither the date nor the age by class is the candidate's.
    if best.participation == .other, best.date == .different { return false }
    // A child under its mother's number may bear her name too, or nearly so.
    if isGenerationApart(record, person) {
      return hasOwnNumber && best.name.agreesFully && !isChild(record)
    }
    return true
  }

  /// Whether no fault of writing makes one date of the other.
  private func isOtherDate(_ level: DateLevel) -> Bool {
    switch level {
    case .sameMonthAndYear, .sameDayAndMonth, .sameYear, .different: true
    default: false
    }
  }

  /// Whether the record's number, or its CMND, is the candidate's or one slip away from it.
  private func isNumberNear(_ best: Candidate) -> Bool {
    switch best.number {
    case .same, .sameAfterReading, .oldID, .oneSubstitution, .transposed, .oneMissing: true
    default: false
    }
  }

  private func isPlaceLike(_ best: Candidate) -> Bool {
    switch best.place {
    case .sameAddress, .sameCommune, .sameCommuneOtherAddress, .sameAddressElsewhere: true
    case .otherCommune, .otherAddress, .missing: false
    }
  }

  private func isGenerationApart(_ record: CleanRecord, _ person: RegisteredPerson) -> Bool {
    let (own, other) = (Int(record.birthDate >> 9), Int(person.birthDate >> 9))
    return own != 0 && other != 0 && abs(own - other) >= Reasoning.generation
  }

  private func isChild(_ record: CleanRecord) -> Bool {
    Int(record.birthDate >> 9) > asOf.year - Reasoning.childhood
  }
}
