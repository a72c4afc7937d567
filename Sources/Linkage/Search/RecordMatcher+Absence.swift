import Cleansing
import ReferenceIndex
import VietnameseText

/// The rival of every candidate that no key can find: somebody who is not in the register.
extension RecordMatcher {
  /// The weight of the case that the record's person is not in the register, beside a candidate; the weight of the
  /// candidate is two to the power of its bits.
  ///
  /// One when the number bears witness. Without it, the missing person may be the candidate's namesake, born on the
  /// same day, or a relative of the candidate, most of all a twin (``missingRelative(of:_:)``).
  func absence(beside candidate: Candidate, _ record: CleanRecord) -> Double {
    let parts = candidate.parts
    switch candidate.number {
    case .same, .sameAfterReading: return 1
    default: break
    }
    let isExact =
      candidate.name.agreesFully && !candidate.name.isUnmarked && candidate.date == .same
    let most =
      isExact
      ? context.mostNamesakeBits.exact
        + (context.usualBearers.map { rarity(of: candidate.row, $0) } ?? 0)
      : context.mostNamesakeBits.near
    let namesake = parts.prior + parts.name + parts.date - most
    let weight = exp2Of(max(namesake, 0))
    guard !record.name.isEmpty, let bits = missingRelative(of: candidate, record) else {
      return weight
    }
    return weight + exp2Of(bits)
  }

  /// How much rarer a name is than a typical one, in bits: a missing person is that much less likely to have a namesake
  /// here, born on the same day.
  ///
  /// Counts only where the file has no numbers. Elsewhere a record without a number, or with one that is nobody's, is more
  /// often of a missing person, whatever the name.
  private func rarity(of row: UInt32, _ usualBearers: Double) -> Double {
    let bag = NameKeys.bag(index.nameWords(of: row), index.words)
    let bearers = max(Double(index.block(nameBag: bag).count) - 0.5, 0.5)
    // One bit less: names depend on years and places.
    let bits = log2Of(usualBearers / bearers) - 1
    return min(
      max(bits, RecordMatcher.rarityInBits.lowerBound), RecordMatcher.rarityInBits.upperBound)
  }

  /// How far the frequency of a name changes what is known of all names.
  private static let rarityInBits = -2.0...6.0

  // MARK: Relatives

  /// The worth of a serial beside the candidate's for a twin, in bits: in every second pair of twins the serials differ by
  /// one or two, among some 400,000 that a random person may have.
  private static let twinsSerial = 16.3
  /// What such a serial gains where one digit differs, in bits: a slip could have made any of 54 serials of the
  /// candidate's.
  private static let amongSlips = 3.4
  /// Upper limit of the log-odds of a missing twin over the candidate, in bits; chosen low, because not every register
  /// gives serials out one after the other.
  private static let mostOfTwin = 2.0
  /// What a birth in the year before or after is worth for a relative, in bits: twice as many relatives as random people
  /// are born then.
  private static let yearBeside = 1.0
  /// What one given word for both twins costs, in bits: one pair in thirty has it, with two middle words.
  private static let sharedGiven = 5.0

  /// Log-odds that the record is of a relative of the candidate whom the register does not have, in bits; `nil` where
  /// the names give no reason to think so.
  ///
  /// Relatives share surname, middle words and residence, and the number of a third one says as much of either. They differ
  /// in the given word and in the day. Twins have one day, and numbers side by side.
  private func missingRelative(of candidate: Candidate, _ record: CleanRecord) -> Double? {
    let (parts, absent) = (candidate.parts, context.model.absentRelative)
    let isBeside = hasNumberBeside(candidate, record)
    let isOfHouse =
      switch candidate.number {
      case .household, .relative, .neighbour: true
      default: false
      }
    // A year that stands alone and is one off is as much a brother's or sister's.
    let isYearBeside = candidate.date == .yearOffByOne && !record.birthDate.hasDay
    var difference = relativesGivenBits(candidate.name)
    if difference == nil, isBeside || isOfHouse || isYearBeside || candidate.number == .unknown {
      difference = relativesNearBits(
        candidate.name, mayShareGiven: isBeside || candidate.date != .same)
    }
    guard let difference else { return nil }
    let number: Double =
      switch candidate.number {
      case .oneSubstitution where isBeside:
        parts.number + context.model.number.oneSubstitution + RecordMatcher.amongSlips
      case _ where isBeside: RecordMatcher.twinsSerial
      // A missing person's own number is unknown to the register as a matter of course.
      case .unknown: 0
      // Its CMND is not the candidate's, unless a relative's was written down.
      case .oldID:
        max(
          parts.number + log2Of(context.model.foreignNumberRate) + RecordMatcher.shareOfRelative, 0)
      default: parts.number
      }
    let asTwin = parts.date + absent.sameDate
    let atLeast = candidate.date == .yearOffByOne ? RecordMatcher.yearBeside : 0
    let date = isBeside ? asTwin : max(asTwin, atLeast)
    let bits =
      parts.prior + absent.prior + number + parts.name + difference + date + parts.place
      + parts.family
    return isBeside ? min(bits, candidate.bits + RecordMatcher.mostOfTwin) : bits
  }

  /// Whether the record's number, which nobody has, is the one before or behind the candidate's, or the one after that, as
  /// those of twins are.
  private func hasNumberBeside(_ candidate: Candidate, _ record: CleanRecord) -> Bool {
    let serials = CitizenNumber.serials
    guard search.owner == nil, record.citizenID % serials != 0 else { return false }
    let (own, other) = (record.citizenID, index.person(candidate.row).citizenID)
    return own / serials == other / serials && max(own, other) - min(own, other) <= 2
  }

  /// What the difference of the given words costs the candidate and not a relative, in bits; `nil` where they agree or
  /// a fault of writing is the better explanation.
  ///
  /// A slip seldom turns a given word into another one that people bear.
  private func relativesGivenBits(_ name: NameComparison) -> Double? {
    if name.hasOtherGiven || name.isGivenMissing { return context.model.absentRelative.otherGiven }
    // Brothers and sisters differ in what a file has cut off.
    if name.isCut { return 0 }
    guard search.givenIsCommon else { return nil }
    let costs = context.model.name.levels
    switch name.given {
    // Such pairs among random words are worth about as many bits as are given back here.
    case .oneLetter, .transposed: return costs[Int(name.given.rawValue)] - 4
    case .twoLetters: return costs[Int(name.given.rawValue)] - 2
    default: return nil
    }
  }

  /// The same for given words of one sound or of the same letters, and for a middle word that is another one; `nil` where
  /// the names agree, or the surnames do not.
  ///
  /// A relative bears such a word as often as anybody. What the candidate pays for the fault is about what it gains by the
  /// letters that remain.
  ///
  /// - Parameter mayShareGiven: Whether the two may have one given word. Twins seldom do, so that it takes more than one
  ///   birth date for both.
  private func relativesNearBits(_ name: NameComparison, mayShareGiven: Bool) -> Double? {
    guard name.surname.rawValue <= WordLevel.unmarked.rawValue else { return nil }
    switch name.given {
    case .nearTone, .tone, .quality, .marks, .dialect, .oneLetter, .transposed, .twoLetters:
      return search.givenIsCommon ? 0 : -1
    case .same, .iy:
      // An abbreviation and lost letters are nobody's other word.
      guard mayShareGiven, name.middle.rawValue > WordLevel.unmarked.rawValue,
        name.middle != .pattern, name.middle != .initial
      else { return nil }
      return context.model.name.levels[Int(name.middle.rawValue)] - RecordMatcher.sharedGiven
    default: return nil
    }
  }
}
