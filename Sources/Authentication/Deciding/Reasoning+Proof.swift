import Cleansing
import Identifiers
import Linkage
import ReferenceIndex

/// What must agree before a link is made without a person, however probable it is.
///
/// A person is told by number, name and birth date (docs/domain.md 3.1). The model weighs what the register holds; who is not in
/// it, a child under its mother's name or a namesake of another generation, is rarer than it can know.
extension Reasoning {
  /// So many years lie between parents and children at least.
  private static let generation = 15
  /// Nobody born later has had a CMND: they were given from the age of 14 and until 2021 (docs/domain.md 1.2).
  private static let lastYearOfOldCards: UInt32 = 2007
  /// The most people whose numbers may be near one another and who can be told apart by name and year.
  private static let fewNeighbours = 3
  private static let serialsSideBySide: UInt64 = 100
  /// Children are entered under a parent's name and number until they have their own.
  private static let childhood = 6
  /// From this age on nobody is entered under a parent's number.
  private static let adulthood = 18

  /// What the record does not prove enough for an automatic link; `nil` when a link may be automatic.
  ///
  /// The first rule that holds names the doubt.
  func doubt(_ best: Candidate, _ record: CleanRecord) -> Doubt? {
    let person = index.person(best.row)
    return doubtOfContents(best, record, person) ?? doubtOfLittle(best, record, person)
      ?? doubtOfNearNumber(best, record, person) ?? doubtOfWholeNumber(best, record, person)
      ?? doubtOfFamily(best, record, person) ?? doubtOfAge(best, record, person)
  }

  /// Whether register and record name somebody at all, and somebody with a name of his own.
  private func doubtOfContents(
    _ best: Candidate, _ record: CleanRecord, _ person: RegisteredPerson
  ) -> Doubt? {
    // A register without name or number of the person can confirm neither.
    if person.citizenID == 0 || index.words(ofName: person.name).isEmpty { return .registerLacks }
    if record.findings.name.contains(.noOwnName) { return .newborn }
    if record.name.isEmpty { return .numberAlone }
    // The first letter of a given word is many people's; where the file has cut the name, the rest of it, the day and the
    // place tell who is meant.
    if best.name.given == .initial, !isNumberNear(best), !isCutAtHome(best, record) {
      return .initial
    }
    // A day yet to come is a newborn's that was entered under a parent's number, rather than an adult's.
    if hasOwnNumber(best), record.findings.date.contains(.future), best.date != .same,
      person.birthDate.year <= asOf.year - Reasoning.adulthood
    {
      return .child
    }
    return nil
  }

  /// Whether enough is known of the birth date, for a record whose number does not come near.
  private func doubtOfLittle(
    _ best: Candidate, _ record: CleanRecord, _ person: RegisteredPerson
  ) -> Doubt? {
    switch best.date {
    case .missing:
      if !hasOwnNumber(best), !isNumberNear(best), !isOfFamily(best) { return .nameAlone }
      if best.participation == .other { return .otherAge }
    case .part, .same:
      // A name and a year are many people's; the place must not be another.
      let isYear = !record.birthDate.hasMonth || !person.birthDate.hasMonth
      if isYear, !isNumberNear(best), !isPlaceLike(best), !isOfFamily(best) { return .yearAlone }
    case .yearOffByOne:
      // Without a day another year is another date, unless the house is the very one; a month that agrees may stand in the
      // same commune.
      let isDayKnown = record.birthDate.hasDay && person.birthDate.hasDay
      let isMonthKnown = record.birthDate.hasMonth && person.birthDate.hasMonth
      let isAtPlace = isMonthKnown ? isPlaceLike(best) : best.place == .sameAddress
      if !isDayKnown, !isAtPlace, !isNumberNear(best), !isOfFamily(best) { return .otherDate }
    default: break
    }
    return nil
  }

  /// Whether a number that is a slip away from the person's may be a neighbour's.
  private func doubtOfNearNumber(
    _ best: Candidate, _ record: CleanRecord, _ person: RegisteredPerson
  ) -> Doubt? {
    guard isNumberASlipAway(best) else { return nil }
    if !isDayLike(best, record), !isAtHome(best, record, person) {
      if best.name.givenDiffers { return .numberNear }
      let isYearLike = best.date == .part || best.date == .firstOfJanuary
      if !isPlaceLike(best), !isYearLike || isCrowded(record.citizenID) { return .numberNear }
    }
    // Number, name and date are all another's, or the surname, as a cousin's of the house.
    let isOtherName = !best.name.isNear || best.name.surname == .different
    return isOtherDate(best.date) && isOtherName ? .numberNear : nil
  }

  /// Whether a whole number of the record's own, that the register does not have, is that of somebody who is not there.
  private func doubtOfWholeNumber(
    _ best: Candidate, _ record: CleanRecord, _ person: RegisteredPerson
  ) -> Doubt? {
    let isSameDay = best.date == .same && record.birthDate.hasDay
    guard !isSameDay, isWholeNumber(record) else { return nil }
    if best.number == .unknown || best.number == .twoErrors, !isOwnElsewhere(best, record, person),
      !isMistypedTwice(best, record), !isLessPrecise(best, record)
    {
      return .ownNumber
    }
    guard isNumberASlipAway(best) else { return nil }
    let (own, other) = (record.citizenID, person.citizenID)
    if isOfOtherYear(own, other) { return .numberNear }
    // Years agree by chance; serials side by side are those of people who were registered together.
    let isBySerial = max(own, other) - min(own, other) < Reasoning.serialsSideBySide
    let isYearLike = [.same, .part, .firstOfJanuary].contains(best.date)
    if !isPlaceLike(best), !isYearLike || isBySerial { return .numberNear }
    // A neighbour, when nothing agrees whole.
    return isBySerial && isOtherDate(best.date) && !best.name.agreesFully ? .numberNear : nil
  }

  /// Whether name, number and house may be those of two people, of one family or of one name.
  private func doubtOfFamily(
    _ best: Candidate, _ record: CleanRecord, _ person: RegisteredPerson
  ) -> Doubt? {
    // The number may be another's as well when neither name nor date are its owner's.
    if hasOwnNumber(best), !best.name.isNear,
      best.date.rawValue > DateLevel.firstOfJanuary.rawValue, best.date != .missing,
      !isRenamed(best, record)
    {
      return .numberAlone
    }
    // Name and house are also a namesake's in the hamlet, or a brother's who is called alike.
    if !isNumberNear(best), isOtherDate(best.date), !isHalfOfDate(best) { return .otherDate }
    // A number and a date of one person, the name of another whom the house calls alike.
    if hasOwnNumber(best), best.name.givenDiffers, isOtherDate(best.date), !best.date.hasSameYear,
      record.birthDate.hasDay, record.findings.id.contains(.yearDisagrees)
    {
      return .relatives
    }
    // With no date to bear witness, a brother's or sister's number says whose brother or sister it is.
    if hasOwnNumber(best), isDateSilent(best, record), namesAnother(best, record) {
      return .numberAlone
    }
    // So does a sister's CMND where middle and given word are other ones, born on one day or not.
    if best.number == .oldID, best.name.hasOtherGiven, best.name.middle == .different,
      namesAnother(best, record)
    {
      return .relatives
    }
    return isPerhapsNamesakes(best, record, person) ? .namesake : nil
  }

  /// Whether the age is another one: by class, or by a generation.
  private func doubtOfAge(
    _ best: Candidate, _ record: CleanRecord, _ person: RegisteredPerson
  ) -> Doubt? {
    // Without a number, New Year's Day of another decade is many people's.
    let isHeaped = !isNumberNear(best) && record.birthDate.isFirstOfJanuary
    guard isOtherDate(best.date) || isHeaped else { return nil }
    let hasOwnNumber = hasOwnNumber(best)
    if hasOwnNumber, best.name.agreesFully, isCenturyApart(record, person) { return nil }
    if best.participation == .other, best.date == .different { return .otherAge }
    guard isGenerationApart(record, person) else { return nil }
    if hasOwnNumber, isInOwnHouse(best, record, person) { return nil }
    // A child under its mother's number may bear her name too, and a son his father's.
    return hasOwnNumber && isChild(record) ? .child : .generation
  }

  /// Whether the record's number is the candidate's, as it stands or as it was read.
  private func hasOwnNumber(_ best: Candidate) -> Bool {
    best.number == .same || best.number == .sameAfterReading
  }

  /// Whether a name that the file has cut stands beside the person's whole birth date, sex and commune.
  private func isCutAtHome(_ best: Candidate, _ record: CleanRecord) -> Bool {
    best.name.isCut && best.date == .same && record.birthDate.hasDay && isPlaceLike(best)
      && best.agreesInSex != false
  }

  /// Whether half of the date is the person's, at the very house.
  private func isHalfOfDate(_ best: Candidate) -> Bool {
    best.place == .sameAddress && best.date != .different
  }

  /// Whether the birth date says nothing for the owner of the number: none, another one, or another year alone.
  private func isDateSilent(_ best: Candidate, _ record: CleanRecord) -> Bool {
    if best.date == .missing || isOtherDate(best.date) { return true }
    return !record.birthDate.hasDay && !best.date.hasSameYear
  }

  /// Whether nothing but name and number, or CMND, is the person's: the year of birth, day and month and the commune are
  /// other ones, and others bear the name too.
  private func isPerhapsNamesakes(
    _ best: Candidate, _ record: CleanRecord, _ person: RegisteredPerson
  ) -> Bool {
    // Cards of nine digits were given out from the age of fourteen, until 2021.
    if best.number == .oldID, isOtherDate(best.date),
      record.birthDate.year > Reasoning.lastYearOfOldCards
    {
      return true
    }
    guard best.number == .same || best.number == .oldID, best.date == .different,
      best.place == .otherCommune || best.place == .otherAddress
    else { return false }
    // The register may have one bearer of a name that many bear who are not in it.
    if best.place == .otherCommune, record.findings.id.contains(.yearDisagrees) { return true }
    return best.number == .oldID || index.bearers(ofName: person.name) > 1
  }

  /// Whether the slip in the number is in the half that nobody's neighbour has otherwise, the year agrees, and so do
  /// commune and address.
  private func isAtHome(
    _ best: Candidate, _ record: CleanRecord, _ person: RegisteredPerson
  ) -> Bool {
    best.place == .sameAddress && best.date.hasSameYear
      && record.citizenID % 1_000_000 == person.citizenID % 1_000_000
  }

  /// Whether the surname alone is another one, as after a marriage, and the date a fault away, at the same address.
  private func isRenamed(_ best: Candidate, _ record: CleanRecord) -> Bool {
    best.place == .sameAddress && isDayLike(best, record) && best.name.given == .same
      && !best.name.hasOtherGiven
  }

  /// Whether no fault of writing makes one date of the other.
  func isOtherDate(_ level: DateLevel) -> Bool {
    switch level {
    case .sameMonthAndYear, .sameDayAndMonth, .sameYear, .different: true
    default: false
    }
  }

  /// Whether the birth date is the person's, or what one fault makes of it.
  func isDayLike(_ best: Candidate, _ record: CleanRecord) -> Bool {
    switch best.date {
    case .same, .exchanged, .yearOffByOne, .oneDigit, .transposed: true
    default: false
    }
  }

  /// Whether the two dates are one day of two centuries, as where a year was completed wrongly.
  private func isCenturyApart(_ record: CleanRecord, _ person: RegisteredPerson) -> Bool {
    let (own, other) = (record.birthDate, person.birthDate)
    return own.monthAndDay == other.monthAndDay && own.hasDay && abs(own.year - other.year) == 100
  }

  /// Whether nothing but the date speaks against the owner of the number, and the record is of nobody who may still be
  /// entered under a parent's: the date slid down from another row, or is a parent's.
  private func isInOwnHouse(
    _ best: Candidate, _ record: CleanRecord, _ person: RegisteredPerson
  ) -> Bool {
    let name = best.name
    guard name.agreesFully, !name.isUnmarked, best.place == .sameAddress,
      record.sex != .unknown, record.sex.rawValue == person.sex, best.participation != .other
    else { return false }
    return record.birthDate < person.birthDate
      || record.birthDate.year <= asOf.year - Reasoning.adulthood
  }

  /// Whether a number of twelve digits agrees with sex and year of its own record.
  private func isWholeNumber(_ record: CleanRecord) -> Bool {
    record.citizenID != 0 && !record.birthDate.isEmpty
      && record.findings.id.isDisjoint(with: Reasoning.contradictions.union(.emptyBlock))
  }

  /// Whether the number is the candidate's but for the province, as where that of the residence was typed, at the same address.
  private func isOwnElsewhere(
    _ best: Candidate, _ record: CleanRecord, _ person: RegisteredPerson
  ) -> Bool {
    best.place == .sameAddress
      && record.citizenID % 1_000_000_000 == person.citizenID % 1_000_000_000
  }

  /// Whether a number with two digits other than the candidate's stands beside its name, its house and a date that one fault
  /// makes of its own: no two of a house have one name.
  private func isMistypedTwice(_ best: Candidate, _ record: CleanRecord) -> Bool {
    best.number == .twoErrors && best.place == .sameAddress && best.name.agreesFully
      && !best.name.isUnmarked && best.date.isNear
  }

  /// Whether nothing but the number is another one beside a birth date that is only less precise: name and house are the
  /// person's, and so is what is known of the date. A record without the number would be linked, and that of a namesake of one
  /// year in one hamlet is as rare as its weight says.
  private func isLessPrecise(_ best: Candidate, _ record: CleanRecord) -> Bool {
    best.place == .sameAddress && best.name.agreesFully && !best.name.isUnmarked
      && best.agreesInSex != false && (best.date == .part || best.date == .firstOfJanuary)
  }

  /// Whether two numbers differ in nothing but the digits of the year of birth.
  private func isOfOtherYear(_ own: UInt64, _ other: UInt64) -> Bool {
    own != other && own / 1_000_000_000 == other / 1_000_000_000
      && own % 1_000_000 == other % 1_000_000
  }

  /// Whether a parent whom the record names is of the candidate's house, or the number is that of somebody of its household or
  /// its kin.
  private func isOfFamily(_ best: Candidate) -> Bool {
    best.family == .sameHousehold || best.family == .sameAddress
      || best.number == .household || best.number == .relative
  }

  /// Whether several people of the register have numbers a slip away from a number, as where serials are given out one after
  /// the other.
  private func isCrowded(_ number: UInt64) -> Bool {
    var neighbours = 0
    NumberNeighbours.forEachNeighbour(of: number) {
      if index.row(citizenID: $0) != nil { neighbours += 1 }
    }
    return neighbours > Reasoning.fewNeighbours
  }

  func isNumberASlipAway(_ best: Candidate) -> Bool {
    switch best.number {
    case .oneSubstitution, .transposed, .oneMissing: true
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

  func isPlaceLike(_ best: Candidate) -> Bool {
    switch best.place {
    case .sameAddress, .sameCommune, .sameCommuneOtherAddress, .sameAddressElsewhere: true
    case .otherCommune, .otherAddress, .missing: false
    }
  }

  private func isGenerationApart(_ record: CleanRecord, _ person: RegisteredPerson) -> Bool {
    let (own, other) = (record.birthDate.year, person.birthDate.year)
    return own != 0 && other != 0 && abs(own - other) >= Reasoning.generation
  }

  private func isChild(_ record: CleanRecord) -> Bool {
    record.birthDate.year > asOf.year - Reasoning.childhood
  }
}
