import Cleansing
import ReferenceIndex
import VietnameseText

/// What the owner of the record's number weighs, and what the same evidence would weigh were the owner anybody.
///
/// Owners are weighed against a relative whose number it is not, everybody else against the people of the register: two
/// scales, of which the second knows nothing of how well the owner fits. A relative of the owner is brought to the
/// owner's scale by what the relative agrees in more or less than the owner does:
///
///     relative = owner − number + share of the relative + Σ (evidence for the relative − evidence for the owner)
///
/// so that a twin who agrees in no more than the owner of the number comes behind.
struct OwnerLedger {
  /// The owner's log-odds, in bits.
  var bits = 0.0
  /// The worth of the number for the owner.
  var number = 0.0
  /// Name, date, place, sex, family and age by class as they weigh for anybody, in bits; and the date alone.
  var evidence = 0.0
  var date = 0.0
}

extension RecordMatcher {
  /// A wrong number that is a relative's is that of one of about three relatives, in bits.
  static let shareOfRelative = -1.6
  /// One number in two hundred is mistyped, and one in a hundred of those in the one way that makes it the owner's, in bits.
  private static let slipIntoOwners = -14.0

  /// Notes the owner of the record's number, as far as the evidence speaks for it; of several entries the best.
  func noteOwner(
    _ parts: EvidenceParts, _ name: NameComparison, _ person: RegisteredPerson, _ place: PlaceLevel,
    _ agreesInSex: Bool?
  ) {
    // A child's record under its mother's number is not hers, however well she fits.
    guard parts.family >= 0, parts.sum > ownerLedger?.bits ?? 0 else { return }
    var asAnybody = EvidenceParts()
    asAnybody.name = nameBits(name, person.name)
    asAnybody.date = weighedDate.bits
    asAnybody.place = placeBits(place, person.commune)
    asAnybody.sex = sexBits(agreesInSex)
    asAnybody.participation = parts.participation
    ownerLedger = OwnerLedger(
      bits: parts.sum, number: parts.number, evidence: asAnybody.sum, date: asAnybody.date)
  }

  /// What a person loses because the owner of the record's number fits too, in bits: a relative of the owner, or somebody
  /// whose number is a slip away from it, as those of twins are.
  ///
  /// Nothing where the evidence speaks against the owner: the number is not the owner's then.
  func costOfOwner(
    _ parts: EvidenceParts, _ row: UInt32, _ person: RegisteredPerson
  ) -> Double {
    guard let owner = ownerLedger else { return 0 }
    let share =
      isOfOwnersFamily(row, person)
      ? RecordMatcher.shareOfRelative - owner.number : RecordMatcher.slipIntoOwners
    // Where the register has the owner's year alone, a day of that year is as much the owner's: twins have one.
    let isOwnersYear =
      DateComparison.level(ownerPerson.birthDate, person.birthDate) == .part
      && ownerPerson.birthDate & 511 == 0
    let date = isOwnersYear ? min(parts.date, owner.date) : parts.date
    let evidence =
      parts.name + date + parts.place + parts.sex + parts.family + parts.participation
    return max(parts.sum - (owner.bits + share + evidence - owner.evidence), 0)
  }

  /// Whether a person is of the household of the number's owner, lives at the owner's address, or is a parent, child, brother
  /// or sister of the owner.
  private func isOfOwnersFamily(_ row: UInt32, _ person: RegisteredPerson) -> Bool {
    if person.household != 0, person.household == ownerPerson.household { return true }
    if person.address != 0, person.address == ownerPerson.address,
      person.commune == ownerPerson.commune
    {
      return true
    }
    return owner.map { index.areKin(row, $0) } ?? false
  }

  // MARK: Weights against a relative

  /// The record carries the candidate's number; the rival explanation is that it is a relative's.
  ///
  /// Relatives share surname, residence and often a middle word, so that these say little here.
  func weighOwner(
    _ name: NameComparison, _ date: DateLevel, _ number: NumberLevel, _ agreesInSex: Bool?,
    _ parts: inout EvidenceParts
  ) {
    let weights = model.relative
    parts.number =
      log2Of(0.93 / model.foreignNumberRate) - (number == .sameAfterReading ? 3 : 0)
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
    _ person: RegisteredPerson, _ name: NameComparison, _ dates: (level: DateLevel, record: UInt32),
    _ place: PlaceLevel, _ agreesInSex: Bool?, _ parts: inout EvidenceParts
  ) {
    var bits = log2Of(0.93 / (model.strangerNumberRate * frequencies.shares.slipsThatMeet))
    bits += max(nameBits(name, person.name), RecordMatcher.otherNameBits)
    bits += placeBits(place, person.commune)
    switch dates.level {
    case .missing, .different: break
    default:
      let births = max(index.births(inYear: Int(person.birthDate >> 9)), 1)
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
