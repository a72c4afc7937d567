import Cleansing
import Identifiers
import Linkage
import ReferenceIndex

/// Why a probable link is left to a person all the same.
public enum Doubt: UInt8, Sendable, CaseIterable {
  /// The register has no number or no name of the person.
  case registerLacks
  /// Only the name speaks: there is no birth date, and no number that comes near.
  case nameAlone
  /// Of the given word there is a letter.
  case initial
  /// A name and a year, at another place or none.
  case yearAlone
  /// Neither the birth date nor the age by class is the person's.
  case otherAge
  /// The birth date is not the person's, and no number comes near.
  case otherDate
  /// The number is the person's, name and birth date are not.
  case numberAlone
  /// A child without a name of its own under a parent's name or number.
  case newborn
  /// The number is a slip away from the person's, and neither day nor place agree, or neither day nor given word.
  case numberNear
  /// The record has a number of its own that nobody has, and no whole birth date agrees.
  case ownNumber
  /// The birth dates are a generation apart.
  case generation
  /// A child under the number of an adult.
  case child
  /// The name fits one of two people who are born on one day and called alike, the number the other; or the number is
  /// next to the person's.
  case twins
  /// Name and number point at two people of one family.
  case relatives
  /// Name and number point at two people, and the birth date is the number's.
  case owner
  /// The number may be a namesake's: birth date and residence are not its owner's.
  case namesake

  /// The doubt in one sentence, for an explanation.
  public var label: BilingualText {
    switch self {
    case .registerLacks:
      BilingualText(
        "dữ liệu dân cư không có số hoặc họ tên của người này",
        "the register has no number or no name of this person")
    case .nameAlone:
      BilingualText(
        "chỉ có họ tên, không có số và ngày sinh để đối chiếu",
        "only the name speaks, no number and no birth date")
    case .initial: BilingualText("tên chỉ còn chữ viết tắt", "the given word is an initial")
    case .yearAlone:
      BilingualText(
        "chỉ có họ tên và năm sinh, nơi ở không khớp",
        "name and year only, and the place does not agree")
    case .otherAge:
      BilingualText(
        "ngày sinh và độ tuổi theo đối tượng đều là của người khác",
        "birth date and age by class are somebody else's")
    case .otherDate:
      BilingualText(
        "ngày sinh không phải của người này và không có số gần đúng",
        "the birth date is not this person's, and no number comes near")
    case .numberAlone:
      BilingualText(
        "chỉ có số là của người này, họ tên và ngày sinh thì không",
        "only the number is this person's, name and birth date are not")
    case .newborn:
      BilingualText(
        "trẻ chưa có tên riêng, ghi theo cha mẹ",
        "a child without a name of its own, under a parent's")
    case .numberNear:
      BilingualText(
        "số chỉ gần đúng; ngày sinh, và tên hoặc nơi ở, không khớp",
        "the number comes near only; neither the day nor the given word, or the place, agree")
    case .ownNumber:
      BilingualText(
        "số đúng cấu trúc nhưng không ai có, và không đủ ngày sinh để bù lại",
        "a whole number of its own that nobody has, and no whole birth date agrees")
    case .generation:
      BilingualText("hai ngày sinh cách nhau một thế hệ", "the birth dates are a generation apart")
    case .child:
      BilingualText(
        "trẻ em mang số của người lớn, có thể là của cha mẹ",
        "a child under an adult's number, perhaps a parent's")
    case .twins:
      BilingualText("có thể là người sinh đôi", "a twin may be meant")
    case .relatives:
      BilingualText(
        "họ tên và số chỉ hai người trong một nhà", "name and number are of two in one family")
    case .owner:
      BilingualText(
        "số là của một người khác, mà họ tên, giới tính hoặc ngày sinh cũng như trong hồ sơ",
        "the number is another person's, who has the record's name, sex or birth date too")
    case .namesake:
      BilingualText(
        "số có thể là của người khác cùng họ tên: ngày sinh và nơi ở không phải của người này",
        "the number may be a namesake's: birth date and residence are not this person's")
    }
  }
}

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
  func doubt(_ best: Candidate, _ record: CleanRecord) -> Doubt? {
    let person = index.person(best.row)
    // A register without name or number of the person can confirm neither.
    if person.citizenID == 0 || index.words(ofName: person.name).isEmpty { return .registerLacks }
    if record.findings.name.contains(.noOwnName) { return .newborn }
    if record.name.isEmpty { return .numberAlone }
    let hasOwnNumber = best.number == .same || best.number == .sameAfterReading
    // The first letter of a given word is many people's; where the file has cut the name, the rest of it, the day and the
    // place tell who is meant.
    if best.name.given == .initial, !isNumberNear(best), !isCutAtHome(best, record) {
      return .initial
    }
    // A day yet to come is a newborn's that was entered under a parent's number, rather than an adult's.
    if hasOwnNumber, record.findings.date.contains(.future), best.date != .same,
      Int(person.birthDate >> 9) <= asOf.year - Reasoning.adulthood
    {
      return .child
    }
    switch best.date {
    case .missing:
      if !hasOwnNumber, !isNumberNear(best), !isOfFamily(best) { return .nameAlone }
      if best.participation == .other { return .otherAge }
    case .part, .same:
      // A name and a year are many people's; the place must not be another.
      let isYear = record.birthDate & 511 == 0 || person.birthDate & 511 == 0
      if isYear, !isNumberNear(best), !isPlaceLike(best), !isOfFamily(best) { return .yearAlone }
    case .yearOffByOne:
      // Without a day another year is another date, unless the house is the very one; a month that agrees may stand in the
      // same commune.
      let isDayKnown = record.birthDate & 31 != 0 && person.birthDate & 31 != 0
      let isMonthKnown = record.birthDate >> 5 & 15 != 0 && person.birthDate >> 5 & 15 != 0
      let isAtPlace = isMonthKnown ? isPlaceLike(best) : best.place == .sameAddress
      if !isDayKnown, !isAtPlace, !isNumberNear(best), !isOfFamily(best) { return .otherDate }
    default: break
    }
    if isNumberASlipAway(best), !isDayLike(best, record), !isAtHome(best, record, person) {
      if best.name.givenDiffers { return .numberNear }
      let isYearLike = best.date == .part || best.date == .firstOfJanuary
      if !isPlaceLike(best), !isYearLike || isCrowded(record.citizenID) { return .numberNear }
    }
    // Number, name and date are all another's.
    if isNumberASlipAway(best), isOtherDate(best.date), !best.name.isNear { return .numberNear }
    let isSameDay = best.date == .same && record.birthDate & 31 != 0
    // A whole number of one's own that the register does not have is that of somebody who is not there.
    if best.number == .unknown || best.number == .twoErrors, !isSameDay, isWholeNumber(record),
      !isOwnElsewhere(best, record, person), !isMistypedTwice(best, record),
      !isLessPrecise(best, record)
    {
      return .ownNumber
    }
    if isNumberASlipAway(best), !isSameDay, isWholeNumber(record) {
      // A number of one's own that the register does not have belongs to somebody who is not there.
      let (own, other) = (record.citizenID, person.citizenID)
      if isOfOtherYear(own, other) { return .numberNear }
      // Years agree by chance; serials side by side are those of people who were registered together.
      let isBySerial = max(own, other) - min(own, other) < Reasoning.serialsSideBySide
      let isYearLike = [.same, .part, .firstOfJanuary].contains(best.date)
      if !isPlaceLike(best), !isYearLike || isBySerial { return .numberNear }
      // A neighbour, when nothing agrees whole.
      if isBySerial, isOtherDate(best.date), !best.name.agreesFully { return .numberNear }
    }
    // The number may be another's as well when neither name nor date are its owner's.
    if hasOwnNumber, !best.name.isNear, best.date.rawValue > DateLevel.firstOfJanuary.rawValue,
      best.date != .missing, !isRenamed(best, record)
    {
      return .numberAlone
    }
    // Name and house are also a namesake's in the hamlet, or a brother's who is called alike.
    if !isNumberNear(best), isOtherDate(best.date), !isHalfOfDate(best) { return .otherDate }
    // A number and a date of one person, the name of another whom the house calls alike.
    if hasOwnNumber, best.name.givenDiffers, isOtherDate(best.date), !best.date.hasSameYear,
      record.birthDate & 31 != 0, record.findings.id.contains(.yearDisagrees)
    {
      return .relatives
    }
    // With no date to bear witness, a brother's or sister's number says whose brother or sister it is.
    if hasOwnNumber, isDateSilent(best, record), namesAnother(best, record) { return .numberAlone }
    // So does a sister's CMND where middle and given word are other ones, born on one day or not.
    if best.number == .oldID, best.name.hasOtherGiven, best.name.middle == .different,
      namesAnother(best, record)
    {
      return .relatives
    }
    if isPerhapsNamesakes(best, record, person) { return .namesake }
    // Without a number, New Year's Day of another decade is many people's.
    let isHeaped = !isNumberNear(best) && record.birthDate & 511 == 1 << 5 | 1
    guard isOtherDate(best.date) || isHeaped else { return nil }
    if hasOwnNumber, best.name.agreesFully, isCenturyApart(record, person) { return nil }
    if best.participation == .other, best.date == .different { return .otherAge }
    guard isGenerationApart(record, person) else { return nil }
    if hasOwnNumber, isInOwnHouse(best, record, person) { return nil }
    // A child under its mother's number may bear her name too, and a son his father's.
    return hasOwnNumber && isChild(record) ? .child : .generation
  }

  /// Whether a name that the file has cut stands beside the person's whole birth date, sex and commune.
  private func isCutAtHome(_ best: Candidate, _ record: CleanRecord) -> Bool {
    best.name.isCut && best.date == .same && record.birthDate & 31 != 0 && isPlaceLike(best)
      && best.agreesInSex != false
  }

  /// Whether half of the date is the person's, at the very house.
  private func isHalfOfDate(_ best: Candidate) -> Bool {
    best.place == .sameAddress && best.date != .different
  }

  /// Whether the birth date says nothing for the owner of the number: none, another one, or another year alone.
  private func isDateSilent(_ best: Candidate, _ record: CleanRecord) -> Bool {
    if best.date == .missing || isOtherDate(best.date) { return true }
    return record.birthDate & 31 == 0 && !best.date.hasSameYear
  }

  /// Whether nothing but name and number, or CMND, is the person's: the year of birth, day and month and the commune are
  /// other ones, and others bear the name too.
  private func isPerhapsNamesakes(
    _ best: Candidate, _ record: CleanRecord, _ person: RegisteredPerson
  ) -> Bool {
    // Cards of nine digits were given out from the age of fourteen, until 2021.
    if best.number == .oldID, isOtherDate(best.date),
      record.birthDate >> 9 > Reasoning.lastYearOfOldCards
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
    return own & 511 == other & 511 && own & 31 != 0
      && max(own, other) - min(own, other) == 100 << 9
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
      || Int(record.birthDate >> 9) <= asOf.year - Reasoning.adulthood
  }

  /// Whether a number of twelve digits agrees with sex and year of its own record.
  private func isWholeNumber(_ record: CleanRecord) -> Bool {
    record.citizenID != 0 && record.birthDate != 0
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
    let (own, other) = (Int(record.birthDate >> 9), Int(person.birthDate >> 9))
    return own != 0 && other != 0 && abs(own - other) >= Reasoning.generation
  }

  private func isChild(_ record: CleanRecord) -> Bool {
    Int(record.birthDate >> 9) > asOf.year - Reasoning.childhood
  }
}
