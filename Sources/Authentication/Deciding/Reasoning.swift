import Cleansing
import Identifiers
import Linkage
import ReferenceIndex
import VietnameseText

/// Turns the evidence for a record into an outcome with its reason.
struct Reasoning {
  let index: ReferenceIndex
  let thresholds: Thresholds
  let asOf: BirthDate
  /// Whether the dates of all records were moved by a day before they were compared.
  var areDatesShifted = false

  /// The decision for a record whose number, name and date all equal the owner's of its number.
  func exact(_ record: CleanRecord, person: UInt32) -> Decision {
    var decision = Decision()
    decision.outcome = .authenticated
    decision.person = person
    decision.probability = 1 - 1 / 16_777_216
    decision.oddsInBits = 40
    decision.hasOwnNumber = true
    decision.isExact = true
    let written = index.person(person).wasWritten
    // A name in the new style on both sides (Thuỳ) is equal as received.
    let isEquallyClean =
      record.repairs.isEmpty && written.clean
      || record.repairs.isStyleOnly && index.person(person).isOnlyNameRepaired
    let isAsReceived =
      !areDatesShifted && isEquallyClean && record.letterCase.rawValue == written.letterCase
    decision.reason = isAsReceived ? .d00 : .d01
    if index.person(person).isDead { raise(.c60, in: &decision) }
    noteRepeatedNumber(&decision)
    reviewCancelled(&decision)
    let sex = index.person(person).sex
    if sex != 0, record.sex != .unknown, sex != record.sex.rawValue {
      raise(.s21, in: &decision)
    }
    return decision
  }

  /// The decision for a record that was searched for.
  func decide(_ record: CleanRecord, _ result: MatchResult) -> Decision {
    var decision = Decision()
    decision.probability = Float(result.probability)
    if record.isOutOfScope {
      decision.outcome = .excluded
      decision.reason = .n70
      return decision
    }
    guard let best = result.best, result.probability >= thresholds.mention else {
      return unresolved(record, result)
    }
    decision.person = best.row
    decision.key = best.key
    decision.oddsInBits = Float(oddsInBits(result))
    decision.hasOwnNumber = best.number == .same || best.number == .sameAfterReading
    decision.hasRival = result.candidates.dropFirst().contains {
      $0.bits > best.bits - thresholds.rivalBits && $0.bits > 0
        && !index.isOnePerson(best, $0)
    }
    noteRepeatedNumber(&decision)
    describe(best, record, &decision)
    decision.givenDiffers =
      best.name.givenDiffers || best.name.given == .unmarked && !best.name.isUnmarked
    decision.isPerhapsAnothers =
      namesAnother(best, record) && !isSlipOfOneself(best, record) && !isPartOfName(best, record)
      || best.date == .different && record.birthDate.hasDay
    let crossed = crossing(best, record, result)
    if result.probability >= thresholds.accept, crossed == nil, doubt(best, record) == nil {
      decision.outcome = .authenticated
    } else if result.probability >= thresholds.review {
      decision.outcome = .review
      if decision.hasRival || crossed != nil { raise(.s31, in: &decision) }
      if decision.reason.rawValue <= Reason.d02.rawValue { raise(.s30, in: &decision) }
    } else {
      var unresolved = unresolved(record, result)
      unresolved.person = best.row
      unresolved.oddsInBits = decision.oddsInBits
      unresolved.hasOwnNumber = decision.hasOwnNumber
      return unresolved
    }
    reviewCancelled(&decision)
    return decision
  }

  /// Notes that the register gives the person's number in another row too, of a person who is not the same in all.
  private func noteRepeatedNumber(_ decision: inout Decision) {
    if index.repeatedNumbers > 0, index.isRepeated(index.person(decision.person).citizenID) {
      decision.findings.insert(.repeatedRegisterNumber)
    }
  }

  /// Leaves a record to a person whose own number the register has cancelled, without a new one that is surely the person's.
  private func reviewCancelled(_ decision: inout Decision) {
    guard decision.person != Decision.nobody, index.person(decision.person).isNumberCancelled else {
      return
    }
    decision.outcome = .review
    decision.isExact = false
    raise(.s30, in: &decision)
  }

  /// What would leave the record to a person, were it ever so probable.
  func doubt(_ record: CleanRecord, _ result: MatchResult) -> Doubt? {
    guard let best = result.best else { return nil }
    return crossing(best, record, result) ?? doubt(best, record)
  }

  /// Whether the evidence points at two people at once.
  private func crossing(_ best: Candidate, _ record: CleanRecord, _ result: MatchResult) -> Doubt? {
    if crossesTwins(best, record, result) { return .twins }
    if crossesRelatives(best, record, result) { return .relatives }
    if crossesNamesakes(best, result) { return .namesake }
    return crossesOwner(best, record, result) ? .owner : nil
  }

  /// Whether the name fits one person and the number another of the same birth date and nearly the
  /// same name: twins, of whom no evidence of the record can tell which one is meant.
  private func crossesTwins(_ best: Candidate, _ record: CleanRecord, _ result: MatchResult)
    -> Bool
  {
    let person = index.person(best.row)
    let others = result.candidates.filter {
      $0.row != best.row && index.person($0.row).birthDate == person.birthDate
    }
    if best.number == .same {
      // Without its marks the name is the other twin's as well, and nothing but the number tells them apart.
      if hasLostMarks(best, record),
        others.contains(where: {
          $0.name.agreesFully
            && (isRelative($0.row, best.row) || isNumberASlipAway($0))
        })
      {
        return true
      }
      // The number is one twin's, the given word the other's.
      guard best.name.givenDiffers else { return false }
      return others.contains {
        $0.name.given.rawValue <= WordLevel.iy.rawValue && $0.name.isNear
          && isRelative($0.row, best.row)
      }
    }
    if isAbsentTwin(best, record) { return true }
    return others.contains {
      if $0.number == .same { return $0.name.isNear }
      // A number next to one twin's, the name of the other.
      return best.name.givenDiffers && $0.name.agreesFully
        && isRelative($0.row, best.row)
    }
  }

  /// Whether the record may be of a twin whom the register does not have: born on the candidate's day, with a number
  /// of its own that nobody has and a given word that people bear; or with the number next to the candidate's and another
  /// given word, be it by a mark alone.
  ///
  /// Twins are registered one after the other and are called alike; a slip of the last digit by one together with
  /// a fault in the given word is rarer.
  private func isAbsentTwin(_ best: Candidate, _ record: CleanRecord) -> Bool {
    guard best.date == .same, record.citizenID != 0 else { return false }
    switch best.number {
    case .oneSubstitution, .transposed, .oneMissing, .unknown, .twoErrors: break
    default: return false
    }
    if best.number == .unknown || best.number == .twoErrors,
      record.findings.id.isDisjoint(with: Reasoning.contradictions),
      namesAnother(best, record)
    {
      return true
    }
    switch best.name.given {
    case .same, .iy, .pattern, .initial: return false
    case .unmarked: if best.name.isUnmarked, !isGivenAloneUnmarked(best.name) { return false }
    default: break
    }
    let (own, other) = (record.citizenID, index.person(best.row).citizenID)
    return max(own, other) - min(own, other) <= 2
  }

  /// Whether number and person point at two members of one family, so that papers must tell who is meant:
  ///
  /// - the number is the best candidate's, its given word is not, and a relative bears the record's name;
  /// - the number is a relative's who was born on the same day as the best candidate, whatever the two are called.
  private func crossesRelatives(
    _ best: Candidate, _ record: CleanRecord, _ result: MatchResult
  ) -> Bool {
    if best.number == .same || best.number == .oldID && result.owner == nil {
      guard best.name.hasDoubtfulGiven || namesAnother(best, record),
        best.name.agreesFully == false
      else { return false }
      return result.candidates.contains {
        $0.row != best.row && $0.name.agreesFully && isRelative($0.row, best.row)
      }
    }
    guard best.number != .sameAfterReading, let row = result.owner, row != best.row else {
      return false
    }
    let (owner, person) = (index.person(row), index.person(best.row))
    return !owner.birthDate.isEmpty && owner.birthDate == person.birthDate
      && isRelative(row, best.row)
  }

  /// Whether the owner of the record's number has also its name, or its birth date, which the best candidate does not have:
  /// two of three were copied from one person, or one of them from the other.
  private func crossesOwner(_ best: Candidate, _ record: CleanRecord, _ result: MatchResult)
    -> Bool
  {
    switch best.number {
    case .same, .sameAfterReading, .oldID: break
    default:
      // The CMND is a namesake's.
      let isNamesakes = result.candidates.contains {
        $0.number == .oldID && $0.name.agreesFully && !$0.name.isUnmarked
          && !isWhole(best, record, against: $0)
      }
      if isNamesakes { return true }
    }
    guard let row = result.owner, row != best.row, best.number != .same,
      best.number != .sameAfterReading
    else { return false }
    if let other = result.candidates.first(where: { $0.row == row }) {
      if isWhole(best, record, against: other) { return false }
      if other.name.agreesFully, !other.name.isUnmarked { return true }
    }
    let owner = index.person(row)
    // Number and sex against the name.
    if best.agreesInSex == false, owner.sex == record.sex.rawValue { return true }
    if best.date == .same { return false }
    let isNearerDay = result.candidates.contains {
      $0.row == row && isDayLike($0, record) && !isDayLike(best, record) && best.date != .part
    }
    if isNearerDay { return true }
    let date = owner.birthDate
    if record.birthDate.hasDay { return date == record.birthDate }
    let year = record.birthDate.year
    return year != 0 && date.year == year && index.person(best.row).birthDate.year != year
  }

  /// Whether name, whole birth date and residence are the best candidate's, and nothing but number and sex is another's: of
  /// a namesake, neither birth date nor residence; of one of the house, neither name nor birth date.
  private func isWhole(_ best: Candidate, _ record: CleanRecord, against other: Candidate) -> Bool {
    guard best.date == .same, record.birthDate.hasDay, isOtherDate(other.date),
      best.name.agreesFully, !best.name.isUnmarked
    else { return false }
    if other.name.agreesFully { return isPlaceLike(best) && !isPlaceLike(other) }
    return best.place == .sameAddress && !other.name.isNear
  }

  /// Whether the number is one person's and a namesake fits the rest of the record better: somebody looked the person up by
  /// name and took the number of the wrong one.
  ///
  /// The namesake lives where the record says, and its birth date agrees with the record's no worse than the owner's; or
  /// it lives in the same commune, and the owner's date is another. In one house it is a son or daughter of the same name
  /// whose year the record has.
  private func crossesNamesakes(_ best: Candidate, _ result: MatchResult) -> Bool {
    guard [.same, .sameAfterReading, .oldID].contains(best.number), best.name.agreesFully,
      best.date != .same
    else { return false }
    if best.place == .sameAddress {
      return isOtherDate(best.date)
        && result.candidates.contains {
          $0.row != best.row && $0.name.agreesFully && $0.place == .sameAddress
            && $0.date.isNear
        }
    }
    return result.candidates.contains {
      guard $0.row != best.row, $0.name.agreesFully, !$0.name.isUnmarked || best.name.isUnmarked,
        $0.date == .same || $0.date == .part || $0.date == .missing,
        $0.date.rawValue <= best.date.rawValue
      else { return false }
      if $0.place == .sameAddress { return true }
      return isOtherDate(best.date) && isPlaceLike($0) && !isPlaceLike(best)
    }
  }

  /// Whether two people are of one household, live at one address, or are kin by the parents whom the register names.
  private func isRelative(_ row: UInt32, _ other: UInt32) -> Bool {
    let (left, right) = (index.person(row), index.person(other))
    if left.household != 0, left.household == right.household { return true }
    if left.address != 0, left.address == right.address, left.commune == right.commune {
      return true
    }
    return index.areKin(row, other)
  }

  /// Log-odds of the best candidate against all others together.
  private func oddsInBits(_ result: MatchResult) -> Double {
    let rest = max(1 - result.probability, 1e-15)
    return log2Of(result.probability / rest)
  }

  /// Names what differs between the record and its person; the gravest difference becomes the reason.
  private func describe(_ best: Candidate, _ record: CleanRecord, _ decision: inout Decision) {
    decision.reason = .d01
    if best.agreesInSex == false { raise(.s21, in: &decision) }
    // What agrees in an uncertain reading only is not equal; a date beside the name is right, and missing in its column,
    // or its day and month are.
    let isBeside = record.findings.date.contains(.besideName)
    let ofReading: Reason = !isBeside ? .s20 : record.birthDate.isEmpty ? .x90 : .d02
    switch best.date {
    case .same: if best.isDateReading { raise(ofReading, in: &decision) }
    case .part, .firstOfJanuary: raise(best.isDateReading ? ofReading : .d02, in: &decision)
    case .missing:
      raise(record.birthDate.isEmpty ? .x90 : ofNumber(best.row, record), in: &decision)
    default: raise(.s20, in: &decision)
    }
    if record.name.isEmpty {
      raise(.x90, in: &decision)
    } else if index.nameWords(of: best.row).isEmpty {
      // There is nothing that the name differs from.
      raise(.s10, in: &decision)
    } else if isAgreeing(best), isOfRegisterWithoutMarks(best, record) {
      // The record's name is the fuller form of the register's.
    } else if !best.name.agreesFully || best.name.isUnmarked && !best.name.isSame {
      raise(best.name.isNear || isPartOfName(best, record) ? .s10 : .s11, in: &decision)
    } else if best.isNameReading {
      raise(.s10, in: &decision)
    }
    switch best.number {
    case .same: break
    case .sameAfterReading: raise(.s30, in: &decision)
    case .oldID: raise(.k42, in: &decision)
    case .missing: raise(record.oldID != 0 ? .k42 : .s30, in: &decision)
    case .otherOldID: raise(.k42, in: &decision)
    default: raise(.s30, in: &decision)
    }
    // The number of one who has none in the register cannot be found there.
    if index.person(best.row).citizenID == 0 {
      raise(Reasoning.withoutOwner(record), in: &decision)
    }
    if index.person(best.row).isDead { raise(.c60, in: &decision) }
  }

  /// What the record's birth date is beside a person of whom the register tells the number alone: right as far as the year
  /// of that number goes, or another one.
  private func ofNumber(_ row: UInt32, _ record: CleanRecord) -> Reason {
    guard let number = CitizenID(number: index.person(row).citizenID), number.isWitness else {
      return .d02
    }
    return number.birthYear == record.birthDate.year ? .d02 : .s20
  }

  /// Whether number and birth date agree, the date as far as it is known.
  private func isAgreeing(_ best: Candidate) -> Bool {
    guard best.number == .same, !best.isDateReading else { return false }
    switch best.date {
    case .same, .part, .firstOfJanuary: return true
    default: return false
    }
  }

  /// The decision when people have found out that the record is not its best candidate's.
  func refused(_ record: CleanRecord, _ decision: Decision) -> Decision {
    var refused = Decision()
    refused.outcome = .unresolved
    refused.reason =
      decision.hasOwnNumber
      ? .s11 : Reasoning.withoutOwner(record)
    return refused
  }

  private func unresolved(_ record: CleanRecord, _ result: MatchResult) -> Decision {
    var decision = Decision()
    decision.probability = Float(result.probability)
    decision.outcome = .unresolved
    if record.findings.isForeigner, record.citizenID == 0, !hasMarkedWord(record),
      !isCitizensName(record)
    {
      decision.outcome = .excluded
      decision.reason = .n70
    } else if record.name.isEmpty || record.birthDate.isEmpty && record.citizenID == 0 {
      decision.reason = .x90
    } else if result.owner != nil {
      decision.reason = .s11
    } else {
      decision.reason = Reasoning.withoutOwner(record)
    }
    return decision
  }

  /// Whether a word of the name is written with Vietnamese marks: a damaged name is no foreigner's.
  private func hasMarkedWord(_ record: CleanRecord) -> Bool {
    (0..<record.name.count).contains { !index.words.features(record.name[$0]).isUnmarked }
  }

  /// Whether the letters alone make a name foreign: people of the Central Highlands and the Chăm bear it (docs/domain.md 4.3). It
  /// opens with a particle, or citizens bear each of its words.
  private func isCitizensName(_ record: CleanRecord) -> Bool {
    guard record.name.count >= 2 else { return false }
    if HighlandParticles.isParticle(record.name[0], index.words) { return true }
    return (0..<record.name.count).allSatisfy { index.bearers(ofWord: record.name[$0]) > 0 }
  }

  /// Makes `reason` the reason when it is graver than the present one; the milder becomes a finding.
  private func raise(_ reason: Reason, in decision: inout Decision) {
    if Reasoning.gravity(reason) > Reasoning.gravity(decision.reason) {
      if decision.reason.rawValue > Reason.d01.rawValue {
        decision.findings.insert(decision.reason)
      }
      decision.reason = reason
    } else if reason != decision.reason {
      decision.findings.insert(reason)
    }
  }

  /// Which reason an officer must act on first.
  static func gravity(_ reason: Reason) -> Int {
    switch reason {
    case .d00: 0
    case .d01: 1
    case .d02: 2
    case .s21: 3
    case .x90: 4
    case .s10: 5
    case .s20: 6
    case .k42: 7
    case .s30: 8
    case .s11: 9
    case .t50: 10
    case .k41, .k40: 11
    case .s31: 12
    case .c60: 13
    case .t51: 14
    case .n70: 15
    }
  }
}

/// Probabilities that separate the outcomes.
struct Thresholds: Sendable, Codable, Equatable {
  /// At least this probable: authenticated, if the whole file leaves it so.
  var accept = 0.995
  /// At least this probable: a person looks at it.
  var review = 0.10
  /// At least this probable: named as a candidate.
  var mention = 0.01
  /// A second person within so many bits of the first is a rival.
  var rivalBits = 8.0
}
