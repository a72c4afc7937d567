import Cleansing
import Identifiers
import ReferenceIndex
import VietnameseText

extension RecordMatcher {
  /// Compares a person with the record and sums the evidence; `nil` when it is less than `least` bits.
  ///
  /// What the two names have in common is found out only for people who may reach `least`.
  ///
  /// - Parameter nameScore: The evidence of the name where it is known, and the record's name has one reading.
  func weigh(
    _ row: UInt32, _ record: CleanRecord, _ detail: RecordDetail?, least: Double,
    nameScore: Float? = nil
  ) -> Candidate? {
    let person = index.person(row)
    weighDate(person.birthDate, record, detail)
    let (date, recordDate) = (weighedDate.level, weighedDate.record)
    let ownNumber = ownNumberLevel(person, record, detail)
    let place = placeLevel(person, record)
    let sex = person.sex
    let agreesInSex: Bool? =
      sex == 0 || record.sex == .unknown ? nil : sex == record.sex.rawValue
    let family = familyLevel(row, person, record)
    let participation = classLevel(person, record)
    var parts = EvidenceParts()
    let isOwner = ownNumber == .same || ownNumber == .sameAfterReading
    let ofClass = classBits(participation)
    if !isOwner {
      parts.prior = priorBits
      // How the person stands to the number's owner is looked up only for those who may reach `least` by it.
      parts.number =
        ownNumber.map { numberBits($0, date, agreesInSex, person, record) } ?? mostOfOthersNumber
      if ownNumber == .oldID { parts.number -= oldIDCost }
      parts.date = weighedDate.bits
      parts.place = placeBits(place, person.commune)
      parts.sex = sexBits(agreesInSex)
      parts.family = familyBits(family)
    }
    let (score, reading) = nameScore.map { ($0, 0) } ?? scoreNames(person, record, detail)
    // The whole of a name may weigh less than its words, never more, unless it is cut.
    let worth = ofClass + Double(score) + RecordMatcher.rounding
    let isBounded = !isOwner && cutName == nil
    if isBounded, parts.sum + worth < least { return nil }
    let number = ownNumber ?? levelBesideOwner(row, person)
    if ownNumber == nil {
      parts.number = numberBits(number, date, agreesInSex, person, record)
      if isBounded, parts.sum + worth < least { return nil }
    }
    var name = compareNames(
      person, record, detail, reading, isInAligner: nameScore == nil)
    // A name that agrees whole is not cut, however little its words are worth.
    if let cutName, !name.agreesFully, let cut = compareCut(cutName, person), cut.bits > name.bits {
      name = cut
    }
    if isOwner {
      weighOwner(name, date, number, agreesInSex, &parts)
      weighStranger(person, name, (date, recordDate), place, agreesInSex, &parts)
    } else {
      parts.name = nameBits(name, person.name)
    }
    parts.participation = ofClass
    if isParentOfNewborn(person, record) { parts.family = model.family.isParent }
    switch number {
    case .same: noteOwner(parts, name, person, place, agreesInSex)
    case .household, .relative, .neighbour, .oneSubstitution, .transposed, .oneMissing:
      parts.number -= costOfOwner(parts, row, person)
    default: break
    }
    return Candidate(
      row: row, bits: parts.sum, name: name, date: date, number: number, place: place,
      family: family, participation: participation, agreesInSex: agreesInSex,
      isNameReading: reading > 0, isDateReading: recordDate != record.birthDate, key: key,
      parts: parts)
  }

  /// Compares a person with the record and sums the evidence.
  func weigh(_ row: UInt32, _ record: CleanRecord, _ detail: RecordDetail?) -> Candidate {
    guard let candidate = weigh(row, record, detail, least: -.infinity) else {
      preconditionFailure("Nobody has less than nothing")
    }
    return candidate
  }

  /// More than sums of the same weights in another order differ by, in bits.
  private static let rounding = 1e-6

  // MARK: Comparisons

  /// The evidence of the name in the reading that agrees best, in bits, and which of the readings it is: 0 for the name itself.
  @inline(__always)
  private func scoreNames(
    _ person: RegisteredPerson, _ record: CleanRecord, _ detail: RecordDetail?
  ) -> (bits: Float, reading: Int) {
    let right = index.words(ofName: person.name)
    var best = (bits: record.name.withWords { aligner.score($0, right) }, reading: 0)
    guard let detail else { return best }
    for position in detail.nameAlternatives.indices {
      let score = detail.nameAlternatives[position].withWords { aligner.score($0, right) }
      let bits = score - Float(model.name.alternativeReading)
      if bits > best.bits { best = (bits, position + 1) }
    }
    return best
  }

  /// Compares the name in one of its readings.
  ///
  /// - Parameter isInAligner: Whether ``scoreNames(_:_:_:)`` has just scored them.
  private func compareNames(
    _ person: RegisteredPerson, _ record: CleanRecord, _ detail: RecordDetail?, _ reading: Int,
    isInAligner: Bool
  ) -> NameComparison {
    let alternatives = detail?.nameAlternatives.count ?? 0
    if isInAligner, alternatives == 0 { return aligner.comparison() }
    let right = index.words(ofName: person.name)
    guard reading > 0, let detail else {
      return record.name.withWords { aligner.compare($0, right) }
    }
    var name = detail.nameAlternatives[reading - 1].withWords { aligner.compare($0, right) }
    name.bits -= Float(model.name.alternativeReading)
    return name
  }

  private func compareDates(
    _ date: UInt32, _ record: CleanRecord, _ detail: RecordDetail?
  ) -> (DateLevel, UInt32) {
    var best = (DateComparison.level(record.birthDate, date), record.birthDate)
    if let detail {
      for reading in detail.dateAlternatives {
        let level = DateComparison.level(reading, date)
        if level.rawValue < best.0.rawValue || best.0 == .missing { best = (level, reading) }
      }
      // What can be read agrees.
      if best.0 == .missing, let damaged = detail.damagedDate, damaged.fits(date) {
        best = (.part, date)
      }
    }
    return best
  }

  /// What the record's number is beside the person's own; `nil` where somebody else has it (``levelBesideOwner(_:_:)``).
  private func ownNumberLevel(
    _ person: RegisteredPerson, _ record: CleanRecord, _ detail: RecordDetail?
  ) -> NumberLevel? {
    let number = person.citizenID
    if number != 0 {
      if record.citizenID == number { return .same }
      if let detail, detail.idCandidates.contains(number) { return .sameAfterReading }
    }
    let old = person.oldID
    if record.oldID != 0, old != 0, UInt64(old) == record.oldID { return .oldID }
    guard record.citizenID != 0 else {
      if number != 0, let damaged = detail?.damagedID { return damagedLevel(damaged, number) }
      return record.oldID != 0 && old != 0 ? .otherOldID : .missing
    }
    if number != 0 {
      switch IDDifference.classify(record.citizenID, number) {
      case .oneSubstitution: return .oneSubstitution
      case .transposition: return .transposed
      case .shifted: return .oneMissing
      default: break
      }
    }
    return owner == nil ? .unknown : nil
  }

  /// How the person stands to the owner of the record's number.
  private func levelBesideOwner(_ row: UInt32, _ person: RegisteredPerson) -> NumberLevel {
    guard let owner else { return .unknown }
    if person.household != 0, person.household == ownerPerson.household { return .household }
    if index.areKin(row, owner) { return .relative }
    let isSamePlace =
      person.address != 0 && person.address == ownerPerson.address
      && person.commune == ownerPerson.commune
    return isSamePlace ? .neighbour : .stranger
  }

  /// What was typed of a number either misses a digit of the candidate's, or says nothing, or is another's.
  private func damagedLevel(_ damaged: DamagedNumber, _ number: UInt64) -> NumberLevel {
    switch damaged.agreement(with: number) {
    case .fits: .oneMissing
    case .possible: .missing
    case .contradicts: .unknown
    }
  }

  private func placeLevel(_ person: RegisteredPerson, _ record: CleanRecord) -> PlaceLevel {
    let (commune, address) = (person.commune, person.address)
    let hasAddress = address != 0 && record.addressHash != 0
    let isSameAddress = record.hasAddress(address)
    guard record.commune != 0, commune != 0, !places.saysNothing(record.commune) else {
      return isSameAddress ? .sameAddressElsewhere : hasAddress ? .otherAddress : .missing
    }
    if frequencies.units.areOnePlace(record.commune, commune, places) {
      if isSameAddress { return .sameAddress }
      // Where a commune has another name now, its addresses are written otherwise.
      let isRenamed =
        places.areLearned(record.commune, commune)
        || frequencies.units.areOfTwoDates(record.commune, commune, places)
      if isRenamed, hasAddress, address == record.currentAddressHash { return .sameAddress }
      return hasAddress && !isRenamed ? .sameCommuneOtherAddress : .sameCommune
    }
    return isSameAddress ? .sameAddressElsewhere : .otherCommune
  }

  private func familyLevel(
    _ row: UInt32, _ person: RegisteredPerson, _ record: CleanRecord
  ) -> FamilyLevel {
    guard record.fatherID | record.motherID != 0 || record.household != 0 else { return .missing }
    if record.household != 0, record.household == person.household { return .sameHousehold }
    var best = FamilyLevel.missing
    // A parent's number in the place of the record's own has been weighed as the record's number.
    for number in [record.fatherID, record.motherID]
    where number != 0 && number != record.citizenID {
      if number == person.citizenID { return .isParent }
      if index.parents(of: row).include(number) { return .sameHousehold }
      guard let row = index.row(citizenID: number) else { continue }
      let parent = index.person(row)
      let isSameCommune = parent.commune != 0 && parent.commune == person.commune
      let level: FamilyLevel =
        if parent.household != 0, parent.household == person.household {
          .sameHousehold
        } else if parent.address != 0, parent.address == person.address, isSameCommune {
          .sameAddress
        } else {
          isSameCommune ? .sameCommune : .elsewhere
        }
      if level.rawValue < best.rawValue { best = level }
    }
    return best
  }

  private func familyBits(_ level: FamilyLevel) -> Double {
    switch level {
    case .sameHousehold: model.family.sameHousehold
    case .sameAddress: model.family.sameAddress
    case .sameCommune: model.family.sameCommune
    case .elsewhere: model.family.elsewhere
    case .isParent: model.family.isParent
    case .missing: 0
    }
  }

  private func classLevel(_ person: RegisteredPerson, _ record: CleanRecord) -> ClassLevel {
    let year = Int(person.birthDate >> 9)
    guard let years = record.classBirthYears, year > 0 else { return .missing }
    let (first, last) = (Int(years.lowerBound), Int(years.upperBound))
    if year >= first && year <= last { return .fits }
    return year >= first - 3 && year <= last + 3 ? .near : .other
  }

  private func classBits(_ level: ClassLevel) -> Double {
    switch level {
    case .fits, .missing: 0
    case .near: model.participation.near
    case .other: model.participation.other
    }
  }

  // MARK: Weights against a random person

  func nameBits(_ name: NameComparison, _ number: UInt32) -> Double {
    var bits = Double(name.bits)
    if name.agreesFully {
      // Words of a name hang together: what the register says of the whole name is the limit.
      let bearers =
        name.isSame && !name.isUnmarked
        ? index.bearers(ofName: number) : likeBearers(ofName: number)
      bits = min(bits, frequencies.mostNameBits(bearers: bearers))
    }
    return bits
  }

  /// How many people bear a name of the same words, whatever their marks and order.
  private func likeBearers(ofName number: UInt32) -> Int {
    // Candidates of one record often share one name.
    if lastName.number == number { return lastName.bearers }
    let bag = NameKeys.bag(index.words(ofName: number), index.words)
    lastName = (number, index.block(nameBag: bag).count)
    return lastName.bearers
  }

  /// The evidence of a number that is not the candidate's own.
  ///
  /// The first half of a number is made of birth year and sex: where they agree, they have been weighed already, and
  /// the serial behind them is what a nearly equal number adds.
  private func numberBits(
    _ level: NumberLevel, _ date: DateLevel, _ agreesInSex: Bool?, _ person: RegisteredPerson,
    _ record: CleanRecord
  ) -> Double {
    var worth = NumberLevel.worth(level, frequencies.shares.mostBits)
    let serials: UInt64 = 1_000_000
    if let serial = level.serialWorth,
      record.citizenID == 0 || record.citizenID / serials == person.citizenID / serials
    {
      worth = serial
      if agreesInSex != true { worth += model.place.sameSex }
      if !date.hasSameYear {
        let births = max(index.births(inYear: Int(person.birthDate >> 9)), 1)
        worth += frequencies.shares.bits(births, country: RegisterShares.year)
      }
    }
    if level == .unknown { return unknownNumberBits(record) }
    return worth - model.number.cost(level)
  }

  /// The evidence of a number that nobody has, or of a damaged one that cannot be the candidate's.
  ///
  /// It says that the person is missing, unless it disagrees with the record's own sex or year: then it is not the
  /// person's, be it mistyped or the number of a relative who is missing.
  func unknownNumberBits(_ record: CleanRecord) -> Double {
    // A spreadsheet wrote 4.0186E+10 out again: what the number was is lost, and it speaks against nobody.
    if record.citizenID != 0, record.citizenID % 1_000_000 == 0 { return 0 }
    let contradictions: IDFindings = [.sexDisagrees, .yearDisagrees]
    let bits = numberBits(.unknown)
    if record.citizenID == 0 { return min(bits, 0) }
    return record.findings.id.isDisjoint(with: contradictions)
      ? bits : min(bits + RecordMatcher.reliefOfContradiction, 0)
  }

  /// The evidence of a number with two digits other than the candidate's.
  ///
  /// Where nothing in the number shows a slip, and both digits are of the serial, it is rather the number of a namesake of
  /// the same year who is missing: one serial in 330 is so near to another.
  func numberBitsOfTwoErrors(_ record: CleanRecord, _ number: UInt64) -> Double {
    let serials: UInt64 = 1_000_000
    let isWhole =
      record.findings.id.isDisjoint(with: [.sexDisagrees, .yearDisagrees])
      && record.birthDate != 0 && record.citizenID / serials == number / serials
    return isWhole ? max(RecordMatcher.twoSerialSlips, min(numberBits(.unknown), 0)) : 0
  }

  /// Two slips in one number are some sixteen times rarer than such neighbours.
  private static let twoSerialSlips = -4.0

  /// Of people in the register three in a thousand carry such a number, of the missing hardly more.
  private static let reliefOfContradiction = 7.5

  /// The evidence of a number that is neither the candidate's own nor nearly so.
  func numberBits(_ level: NumberLevel) -> Double {
    NumberLevel.worth(level, frequencies.shares.mostBits) - model.number.cost(level)
  }

  func sexBits(_ agrees: Bool?) -> Double {
    agrees.map { $0 ? model.place.sameSex : model.place.otherSex } ?? 0
  }

  func placeBits(_ level: PlaceLevel, _ commune: UInt16) -> Double {
    let weights = model.place
    let worth = commune == 0 ? 0 : frequencies.units.worth(commune, places)
    switch level {
    case .sameAddress: return worth - weights.communeCost + weights.sameAddress
    case .sameCommune: return worth - weights.communeCost
    case .sameCommuneOtherAddress: return worth - weights.communeCost + weights.otherAddress
    case .sameAddressElsewhere: return weights.sameAddressElsewhere
    case .otherCommune: return weights.otherCommune
    case .otherAddress: return weights.otherAddressElsewhere
    case .missing: return 0
    }
  }

  /// Weighs a birth date of the register; people of one day often follow each other.
  @inline(__always)
  private func weighDate(_ date: UInt32, _ record: CleanRecord, _ detail: RecordDetail?) {
    if weighedDate.round == round, weighedDate.date == date { return }
    let (level, recordDate) = compareDates(date, record, detail)
    weighedDate = WeighedDate(
      round: round, date: date, level: level, record: recordDate,
      bits: dateBits(level, date, recordDate, record, detail))
  }

  /// What a birth date of the register weighs.
  func dateBits(_ date: UInt32, _ record: CleanRecord, _ detail: RecordDetail?) -> Double {
    let (level, recordDate) = compareDates(date, record, detail)
    return dateBits(level, date, recordDate, record, detail)
  }

  @inline(__always)
  private func dateBits(
    _ level: DateLevel, _ date: UInt32, _ recordDate: UInt32, _ record: CleanRecord,
    _ detail: RecordDetail?
  ) -> Double {
    if level == .part, record.birthDate == 0, let damaged = detail?.damagedDate {
      return RecordMatcher.dayAndMonth + damaged.yearInBits - model.date.cost(.part)
    }
    return DateComparison.bits(
      level, date, record: recordDate, index, frequencies.shares, model.date)
  }

  /// How seldom day and month of a random person are the record's, in bits.
  private static let dayAndMonth = 8.5
}

extension NumberLevel {
  /// How seldom a random person shows a level, in bits; `0` where the model knows the weight alone.
  static func worth(_ level: NumberLevel, _ population: Double) -> Double {
    switch level {
    case .oldID: population - 0.6
    // Year and sex agree once in about 150 people, and the serial by chance as seldom as it does.
    case .oneSubstitution, .transposed, .oneMissing: 7.2 + (level.serialWorth ?? 0)
    default: 0
    }
  }

  /// How seldom the six last digits of a random person of one year and sex show the level, in bits.
  ///
  /// Of about 400,000 serials that are given out, 54 differ by one digit, 5 by two exchanged ones, and some 250 by a
  /// digit that is taken out at one place and put in at another.
  var serialWorth: Double? {
    switch self {
    case .oneSubstitution: 12.9
    case .transposed: 16.3
    case .oneMissing: 10.6
    default: nil
    }
  }
}

extension MatchModel.NumberCosts {
  /// What a level costs, in bits; less than nothing where it speaks for the candidate.
  func cost(_ level: NumberLevel) -> Double {
    switch level {
    case .same, .sameAfterReading, .missing, .twoErrors: 0
    case .oneSubstitution: oneSubstitution
    case .transposed: transposed
    case .oneMissing: oneMissing
    case .oldID: oldID
    case .household: -householdNumber
    case .relative: -relativesNumber
    case .neighbour: -neighboursNumber
    case .stranger: strangersNumber
    case .unknown: unknownNumber
    case .otherOldID: otherOldID
    }
  }
}
