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
    let (date, recordDate) = (search.weighedDate.level, search.weighedDate.record)
    let ownNumber = ownNumberLevel(person, record, detail)
    let place = context.placeLevel(person, record)
    let sex = person.sex
    let agreesInSex: Bool? =
      sex == 0 || record.sex == .unknown ? nil : sex == record.sex.rawValue
    let family = context.familyLevel(row, person, record)
    let participation = context.classLevel(person, record)
    var parts = EvidenceParts()
    let isOwner = ownNumber == .same || ownNumber == .sameAfterReading
    let ofClass = context.classBits(participation)
    if !isOwner {
      parts.prior = context.priorBits
      // How the person stands to the number's owner is looked up only for those who may reach `least` by it.
      parts.number =
        ownNumber.map {
          context.numberBits($0, date: date, agreesInSex: agreesInSex, person, record)
        }
        ?? context.mostOfOthersNumber
      if ownNumber == .oldID { parts.number -= search.oldIDCost }
      parts.date = search.weighedDate.bits
      parts.place = context.placeBits(place, person.commune)
      parts.sex = context.sexBits(agreesInSex)
      parts.family = context.familyBits(family)
    }
    let (score, reading) = nameScore.map { ($0, 0) } ?? scoreNames(person, record, detail)
    // The whole of a name may weigh less than its words, never more, unless it is cut.
    let worth = ofClass + Double(score) + RecordMatcher.rounding
    let isBounded = !isOwner && search.cutName == nil
    if isBounded, parts.sum + worth < least { return nil }
    let known =
      reusesNames(least, detail)
      ? memory.comparedNames.entry(of: person.name, round: search.round) : nil
    if isBounded, let known, !isParentOfNewborn(person, record) {
      parts.name = known.bits
      if parts.sum + ofClass + RecordMatcher.rounding < least { return nil }
      parts.name = 0
    }
    let number: NumberLevel
    if let ownNumber {
      number = ownNumber
    } else {
      let isOfHousehold = isOfOwnersHousehold(person)
      if isBounded, !isOfHousehold {
        parts.number = context.mostOfStrangersNumber
        if parts.sum + worth < least { return nil }
      }
      number = isOfHousehold ? .household : levelBesideOwner(row, person)
      parts.number = context.numberBits(
        number, date: date, agreesInSex: agreesInSex, person, record)
      if isBounded, parts.sum + worth < least { return nil }
    }
    var name =
      known?.name
      ?? compareNames(person, record, detail, reading: reading, isInAligner: nameScore == nil)
    // A name that agrees whole is not cut, however little its words are worth.
    if let cutName = search.cutName, !name.agreesFully, let cut = compareCut(cutName, person),
      cut.bits > name.bits
    {
      name = cut
    }
    if isOwner {
      context.weighOwner(name, date: date, number: number, agreesInSex: agreesInSex, &parts)
      context.weighStranger(
        person, nameBits: nameBits(name, person.name), dates: (date, recordDate), place: place,
        &parts)
    } else {
      parts.name = known?.bits ?? nameBits(name, person.name)
      if known == nil, reusesNames(least, detail) {
        memory.comparedNames.insert(
          name, bits: parts.name, of: person.name, round: search.round)
      }
    }
    parts.participation = ofClass
    if isParentOfNewborn(person, record) { parts.family = context.model.family.isParent }
    switch number {
    case .same: noteOwner(parts, name, person, place: place, agreesInSex: agreesInSex)
    case .household, .relative, .neighbour, .oneSubstitution, .transposed, .oneMissing:
      parts.number -= costOfOwner(parts, row, person)
    default: break
    }
    return Candidate(
      row: row, bits: parts.sum, name: name, date: date, number: number, place: place,
      family: family, participation: participation, agreesInSex: agreesInSex,
      isNameReading: reading > 0, isDateReading: recordDate != record.birthDate, key: search.key,
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

  /// Whether the names of people who are weighed for the search are compared once: the record's name has one reading.
  @inline(__always)
  private func reusesNames(_ least: Double, _ detail: RecordDetail?) -> Bool {
    least > -.infinity && search.cutName == nil && detail?.nameAlternatives.isEmpty ?? true
  }

  /// The evidence of the name in the reading that agrees best, in bits, and the number of that reading: 0 for the name
  /// itself.
  @inline(__always)
  private func scoreNames(
    _ person: RegisteredPerson, _ record: CleanRecord, _ detail: RecordDetail?
  ) -> (bits: Float, reading: Int) {
    let right = index.words(ofName: person.name)
    var best = (bits: record.name.withWords { memory.aligner.score($0, right) }, reading: 0)
    guard let detail else { return best }
    for position in detail.nameAlternatives.indices {
      let score = detail.nameAlternatives[position].withWords { memory.aligner.score($0, right) }
      let bits = score - Float(context.model.name.alternativeReading)
      if bits > best.bits { best = (bits, position + 1) }
    }
    return best
  }

  /// Compares the name in one of its readings.
  ///
  /// - Parameter isInAligner: Whether ``scoreNames(_:_:_:)`` has just scored them.
  private func compareNames(
    _ person: RegisteredPerson, _ record: CleanRecord, _ detail: RecordDetail?, reading: Int,
    isInAligner: Bool
  ) -> NameComparison {
    let alternatives = detail?.nameAlternatives.count ?? 0
    if isInAligner, alternatives == 0 { return memory.aligner.comparison() }
    let right = index.words(ofName: person.name)
    guard reading > 0, let detail else {
      return record.name.withWords { memory.aligner.compare($0, right) }
    }
    var name = detail.nameAlternatives[reading - 1].withWords { memory.aligner.compare($0, right) }
    name.bits -= Float(context.model.name.alternativeReading)
    return name
  }

  /// Compares a cut name with the beginning of a person's name; `nil` where the person's name is not longer than the cut.
  ///
  /// The last word counts as an abbreviation, because its end is not known, and what stands behind it is not missing.
  func compareCut(_ name: WordList, _ person: RegisteredPerson) -> NameComparison? {
    let words = index.words(ofName: person.name)
    guard words.count >= name.count else { return nil }
    var width = words.count - 1
    for word in words { width += context.characters(word) }
    guard width > context.nameWidth - 1 else { return nil }
    let beginning = UnsafeBufferPointer(rebasing: words.prefix(name.count))
    var comparison = name.withWords { memory.aligner.compare($0, beginning) }
    comparison.isCut = true
    return comparison
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
      if number != 0, let damaged = detail?.damagedID {
        return context.damagedLevel(damaged, number)
      }
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
    return search.owner == nil ? .unknown : nil
  }

  /// Whether a person has the household of the owner of the record's number.
  private func isOfOwnersHousehold(_ person: RegisteredPerson) -> Bool {
    search.owner != nil && person.household != 0
      && person.household == search.ownerPerson.household
  }

  /// How a person of another household stands to the owner of the record's number.
  ///
  /// An address is often a whole hamlet. Where the register tells the households of both, those of two are strangers in it: the
  /// number is of a family in which the record's person may be missing.
  private func levelBesideOwner(_ row: UInt32, _ person: RegisteredPerson) -> NumberLevel {
    guard let owner = search.owner else { return .unknown }
    if index.areKin(row, owner) { return .relative }
    let areTwoHouses =
      person.household != 0 && search.ownerPerson.household != 0
      && person.household != search.ownerPerson.household
    let isSamePlace =
      person.address != 0 && person.address == search.ownerPerson.address
      && person.commune == search.ownerPerson.commune
    return isSamePlace && !areTwoHouses ? .neighbour : .stranger
  }

  // MARK: Weights against a random person

  func nameBits(_ name: NameComparison, _ number: UInt32) -> Double {
    var bits = Double(name.bits)
    if name.agreesFully {
      // Words of a name hang together: what the register says of the whole name is the limit.
      let bearers =
        name.isSame && !name.isUnmarked
        ? index.bearers(ofName: number) : likeBearers(ofName: number)
      bits = min(bits, context.mostNameBits(bearers: bearers))
    }
    return bits
  }

  /// How many people bear a name of the same words, whatever their marks and order.
  private func likeBearers(ofName number: UInt32) -> Int {
    // Candidates of one record often share one name.
    if memory.lastName.number == number { return memory.lastName.bearers }
    let bag = NameKeys.bag(index.words(ofName: number), index.words)
    memory.lastName = (number, index.block(nameBag: bag).count)
    return memory.lastName.bearers
  }

  /// Weighs a birth date of the register; people of one day often follow each other.
  @inline(__always)
  private func weighDate(_ date: BirthDate, _ record: CleanRecord, _ detail: RecordDetail?) {
    if search.weighedDate.date == date { return }
    let (level, recordDate) = context.compareDates(date, record, detail)
    search.weighedDate = WeighedDate(
      date: date, level: level, record: recordDate,
      bits: context.dateBits(level, of: date, besides: recordDate, record, detail))
  }

}
