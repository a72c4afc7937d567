import Cleansing
import Identifiers
import ReferenceIndex
import VietnameseText

/// What the levels weigh against a random person of the register, in bits.
extension MatchContext {
  func familyBits(_ level: FamilyLevel) -> Double {
    switch level {
    case .sameHousehold: model.family.sameHousehold
    case .sameAddress: model.family.sameAddress
    case .sameCommune: model.family.sameCommune
    case .elsewhere: model.family.elsewhere
    case .isParent: model.family.isParent
    case .missing: 0
    }
  }

  func classBits(_ level: ClassLevel) -> Double {
    switch level {
    case .fits, .missing: 0
    case .near: model.participation.near
    case .other: model.participation.other
    }
  }

  /// The evidence of a number that is not the candidate's own.
  ///
  /// The first half of a number is made of birth year and sex: where they agree, they have been weighed already, and
  /// the serial behind them is what a nearly equal number adds.
  func numberBits(
    _ level: NumberLevel, date: DateLevel, agreesInSex: Bool?, _ person: RegisteredPerson,
    _ record: CleanRecord
  ) -> Double {
    var worth = NumberLevel.worth(level, frequencies.shares.mostBits)
    if let serial = level.serialWorth,
      record.citizenID == 0
        || record.citizenID / CitizenNumber.serials == person.citizenID / CitizenNumber.serials
    {
      worth = serial
      if agreesInSex != true { worth += model.place.sameSex }
      if !date.hasSameYear {
        let births = max(index.births(inYear: person.birthDate.year), 1)
        worth += frequencies.shares.bits(births, country: RegisterShares.year)
      }
    }
    if level == .unknown { return unknownNumberBits(record) }
    return worth - model.number.cost(level)
  }

  /// The evidence of a number that nobody has, or of a damaged one that cannot be the candidate's.
  ///
  /// It says that the person is missing, unless it disagrees with the record's own sex or year: then it is not the
  /// person's, but mistyped or the number of a relative who is missing.
  func unknownNumberBits(_ record: CleanRecord) -> Double {
    // A spreadsheet wrote 4.0186E+10 out again: what the number was is lost, and it speaks against nobody.
    if record.citizenID != 0, record.citizenID % CitizenNumber.serials == 0 { return 0 }
    let contradictions: IDFindings = [.sexDisagrees, .yearDisagrees]
    let bits = numberBits(.unknown)
    if record.citizenID == 0 { return min(bits, 0) }
    return record.findings.id.isDisjoint(with: contradictions)
      ? bits : min(bits + MatchContext.reliefOfContradiction, 0)
  }

  /// Of people in the register three in a thousand carry such a number, of the missing hardly more.
  private static let reliefOfContradiction = 7.5

  /// The evidence of a number with two digits other than the candidate's.
  ///
  /// Where nothing in the number shows a slip, and both digits are of the serial, it is rather the number of a namesake of
  /// the same year who is missing: one serial in 330 is so near to another.
  func numberBitsOfTwoErrors(_ record: CleanRecord, _ number: UInt64) -> Double {
    let isWhole =
      record.findings.id.isDisjoint(with: [.sexDisagrees, .yearDisagrees])
      && !record.birthDate.isEmpty
      && record.citizenID / CitizenNumber.serials == number / CitizenNumber.serials
    return isWhole ? max(MatchContext.twoSerialSlips, min(numberBits(.unknown), 0)) : 0
  }

  /// Two slips in one number are some sixteen times rarer than such neighbours.
  private static let twoSerialSlips = -4.0

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

  /// What a birth date of the register weighs.
  func dateBits(_ date: BirthDate, _ record: CleanRecord, _ detail: RecordDetail?) -> Double {
    let (level, recordDate) = compareDates(date, record, detail)
    return dateBits(level, of: date, besides: recordDate, record, detail)
  }

  /// What a birth date of the register weighs, compared before with a reading of the record's.
  @inline(__always)
  func dateBits(
    _ level: DateLevel, of date: BirthDate, besides recordDate: BirthDate, _ record: CleanRecord,
    _ detail: RecordDetail?
  ) -> Double {
    if level == .part, record.birthDate.isEmpty, let damaged = detail?.damagedDate {
      return MatchContext.dayAndMonth + damaged.yearInBits - model.date.cost(.part)
    }
    return DateComparison.bits(level, date, record: recordDate, model.date) {
      births.day(date, index, frequencies.shares)
    } year: {
      births.year(date, index, frequencies.shares)
    }
  }

  /// How seldom day and month of a random person are the record's, in bits.
  private static let dayAndMonth = 8.5
}

/// The parts of a personal ID number.
enum CitizenNumber {
  /// The last six digits are the serial of one province, sex and year.
  static let serials: UInt64 = 1_000_000
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
