import Cleansing
import Identifiers
import ReferenceIndex
import VietnameseText

/// How the fields of a record stand to those of a person.
extension MatchContext {
  /// How the residences compare; a code that says nothing counts as missing.
  func placeLevel(_ person: RegisteredPerson, _ record: CleanRecord) -> PlaceLevel {
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

  /// How the family that the record names relates to a person, in the best of what it names.
  func familyLevel(
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

  /// How the year of birth fits the participant class of the record.
  func classLevel(_ person: RegisteredPerson, _ record: CleanRecord) -> ClassLevel {
    let year = person.birthDate.year
    guard let years = record.classBirthYears, year > 0 else { return .missing }
    let (first, last) = (Int(years.lowerBound), Int(years.upperBound))
    if year >= first && year <= last { return .fits }
    return year >= first - 3 && year <= last + 3 ? .near : .other
  }

  /// What was typed of a number either misses a digit of the candidate's, or says nothing, or is another's.
  func damagedLevel(_ damaged: DamagedNumber, _ number: UInt64) -> NumberLevel {
    switch damaged.agreement(with: number) {
    case .fits: .oneMissing
    case .possible: .missing
    case .contradicts: .unknown
    }
  }

  /// How a birth date compares with the reading of the record's that agrees best, and that reading.
  func compareDates(
    _ date: BirthDate, _ record: CleanRecord, _ detail: RecordDetail?
  ) -> (DateLevel, BirthDate) {
    if record.findings.date.contains(.impossibleMonth), date.hasDay,
      let figures = detail?.dateAlternatives.first, figures.hasDay
    {
      return (DateComparison.level(monthFirst: figures, date), figures)
    }
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
}
