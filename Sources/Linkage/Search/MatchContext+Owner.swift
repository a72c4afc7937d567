import Cleansing
import Identifiers
import ReferenceIndex
import VietnameseText

/// What the evidence for the owner of the record's number weighs: against a relative, and against a stranger.
extension MatchContext {
  /// The most that another name can weigh against the owner of the record's number, in bits: one name in 250 is an alias,
  /// changed, or garbled beyond reading.
  private static let otherNameBits = -8.0
  /// The share of records that carry their own person's number.
  private static let ownNumberRate = 0.93
  /// What a number loses that is an uncertain reading of its cell, in bits.
  private static let costOfReading = 3.0

  /// The record carries the candidate's number; the rival explanation is that it is a relative's.
  ///
  /// Relatives share surname, residence and often a middle word, so that these say little here.
  func weighOwner(
    _ name: NameComparison, date: DateLevel, number: NumberLevel, agreesInSex: Bool?,
    _ parts: inout EvidenceParts
  ) {
    let weights = model.relative
    parts.number = log2Of(MatchContext.ownNumberRate / model.foreignNumberRate)
    if number == .sameAfterReading { parts.number -= MatchContext.costOfReading }
    parts.name = ownerNameBits(name)
    switch date {
    case .same: parts.date = weights.dateSame
    case .part: parts.date = weights.datePart
    case .firstOfJanuary: parts.date = weights.dateFirstOfJanuary
    case .sameYear, .sameMonthAndYear, .sameDayAndMonth: parts.date = weights.dateSameYear
    case .different: parts.date = weights.dateOther
    case .missing: parts.date = 0
    default: parts.date = weights.dateNear
    }
    parts.sex = agreesInSex.map { $0 ? weights.sameSex : weights.otherSex } ?? 0
  }

  /// The other rival explanation of the candidate's number: a slip of the pen has turned the person's own into it.
  ///
  /// The candidate is then a random person, but of the record's year and sex, which the number begins with and a slip
  /// seldom touches. Both rivals count together: what they leave is the evidence.
  func weighStranger(
    _ person: RegisteredPerson, nameBits: Double, dates: (level: DateLevel, record: BirthDate),
    place: PlaceLevel, _ parts: inout EvidenceParts
  ) {
    var bits = log2Of(
      MatchContext.ownNumberRate / (model.strangerNumberRate * frequencies.shares.slipsThatMeet))
    bits += max(nameBits, MatchContext.otherNameBits)
    bits += placeBits(place, person.commune)
    switch dates.level {
    case .missing, .different: break
    default:
      let births = max(index.births(inYear: person.birthDate.year), 1)
      bits +=
        DateComparison.bits(
          dates.level, person.birthDate, record: dates.record, index, frequencies.shares, model.date
        )
        - frequencies.shares.bits(births, country: RegisterShares.year)
    }
    parts.stranger = -log2Of(1 + exp2Of(parts.sum - bits))
  }

  private func ownerNameBits(_ name: NameComparison) -> Double {
    let weights = model.relative
    guard name.bits != 0 || name.agreesFully else { return 0 }
    var bits = 0.0
    if name.isGivenMissing {
      bits += weights.givenMissing
    } else if name.hasOtherGiven {
      bits += weights.givenOther
    } else {
      switch name.given {
      case .same, .iy, .pattern: bits += weights.givenSame
      case .unmarked: bits += name.isUnmarked ? weights.givenSame - 1 : weights.givenMarks
      case .nearTone, .tone, .quality, .marks: bits += weights.givenMarks
      case .regional: bits += weights.givenRegional
      case .dialect, .transposed, .oneLetter, .twoLetters: bits += weights.givenLetter
      case .initial: bits += weights.givenInitial
      case .different: bits += weights.givenOther
      }
    }
    switch name.surname {
    case .same, .iy, .unmarked, .pattern: bits += weights.surnameSame
    case .different: bits += weights.surnameOther
    default: bits += weights.surnameNear
    }
    bits += weights.markerSame * Double(name.markerAgreements)
    bits += weights.middleSame * Double(name.middleAgreements)
    bits += weights.markerMissing * Double(name.missingMarkers)
    bits += weights.middleMissing * Double(name.missingMiddles)
    if name.middle == .different {
      bits += weights.middleOther
    } else if name.middle.rawValue > WordLevel.unmarked.rawValue {
      bits += weights.middleNear
    }
    if name.hasOrderChange { bits += weights.orderChanged }
    if name.agreesFully { bits += weights.wholeName }
    return bits
  }
}
