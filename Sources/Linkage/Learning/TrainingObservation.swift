import Cleansing
import Hashing
import Identifiers
import ReferenceIndex
import VietnameseText

/// Whose record a labelled record is.
public enum TrainingLabel: Sendable, Equatable {
  case person(UInt32)
  /// The person is not in the register.
  case nobody
}

/// What one sampled record teaches: levels and evidence, nothing of the person.
struct TrainingObservation: Hashable, Sendable {
  /// Levels of ``OwnerComparison``; empty when the register does not have the record's number.
  var owner: [UInt8] = []
  var ownerOffset: Int16 = 0
  var ownerIsKnown: Bool?
  /// Levels of ``TrainingComparison`` for the best candidate, or for the labelled person.
  var levels: [UInt8] = []
  var offset: Int16 = 0
  var isMatch: Bool?
  /// Whether the candidate is the owner, so that the owner's estimate decides.
  var isOwner = false

  /// Offsets are kept in steps of half a bit, so that equal patterns meet.
  static func step(_ bits: Double) -> Int16 { Int16((min(max(bits, -200), 200) * 2).rounded()) }
  static func bits(_ step: Int16) -> Double { Double(step) / 2 }

  /// The order in which patterns are estimated, whatever the order in which they were counted.
  static func isBefore(_ a: TrainingObservation, _ b: TrainingObservation) -> Bool {
    if a.levels != b.levels { return a.levels.lexicographicallyPrecedes(b.levels) }
    if a.owner != b.owner { return a.owner.lexicographicallyPrecedes(b.owner) }
    if a.offset != b.offset { return a.offset < b.offset }
    if a.ownerOffset != b.ownerOffset { return a.ownerOffset < b.ownerOffset }
    if a.isMatch != b.isMatch { return rank(a.isMatch) < rank(b.isMatch) }
    if a.ownerIsKnown != b.ownerIsKnown { return rank(a.ownerIsKnown) < rank(b.ownerIsKnown) }
    return a.isOwner && !b.isOwner
  }

  private static func rank(_ value: Bool?) -> Int { value.map { $0 ? 2 : 1 } ?? 0 }
}

/// Observes sampled records; one for each thread.
public struct TrainingObserver {
  private let matcher: RecordMatcher
  private let index: ReferenceIndex
  private let model: MatchModel
  private let comparisons: [EMComparison]
  /// log2 of the starting m, by comparison and level.
  private let starts: [[Double]]

  /// An observer for one thread.
  ///
  /// - Parameters:
  ///   - model: By what candidates are found and weighed while they are counted.
  ///   - nameWidth: The width at which the names of the records are cut, or `0`.
  public init(
    index: ReferenceIndex, model: MatchModel, frequencies: NameFrequencies,
    places: RecordPlaces = RecordPlaces(), nameWidth: Int = 0
  ) {
    self.index = index
    self.model = model
    matcher = RecordMatcher(
      index: index, model: model, frequencies: frequencies, places: places, nameWidth: nameWidth)
    comparisons = TrainingComparison.allCases.map { $0.comparison(model) }
    starts = comparisons.map { $0.start.map { log2Of($0) } }
  }

  /// Searches for the record's person and counts what the record shows.
  ///
  /// - Parameters:
  ///   - seed: Chooses the random person that the record is compared with for u.
  ///   - label: The truth about the record, when somebody knows it.
  public func observe(
    _ record: CleanRecord, _ detail: RecordDetail?, seed: UInt64, label: TrainingLabel?,
    into counts: inout TrainingCounts
  ) {
    let result = matcher.match(record, detail)
    var observation = TrainingObservation()
    if let owner = result.owner { observeOwner(owner, record, detail, label, &observation) }
    observeBest(record, detail, result, label, &observation)
    counts.add(observation)
    if index.count > 0 {
      // Taken from the key of names, which is the same whatever the order of the register.
      let row = index.row(
        atNamePosition: Int(
          TrainingObserver.scramble(seed).multipliedFullWidth(by: UInt64(index.count)).high))
      let random = matcher.weigh(row, record, detail)
      counts.addRandom(levels(random, record, detail))
    }
    counts.records += 1
    if label != nil { counts.labelled += 1 }
  }

  // MARK: Pairs

  /// Other candidates have no say here: a twin who fits nearly as well would be counted among the
  /// relatives whose number it might be, and make all relatives look alike.
  private func observeOwner(
    _ owner: UInt32, _ record: CleanRecord, _ detail: RecordDetail?, _ label: TrainingLabel?,
    _ observation: inout TrainingObservation
  ) {
    let candidate = matcher.weigh(owner, record, detail)
    guard candidate.number == .same else { return }
    var offset = 0.0
    observation.owner = ownerLevels(candidate, record, &offset)
    observation.ownerOffset = TrainingObservation.step(offset)
    if let label { observation.ownerIsKnown = label == .person(owner) }
  }

  private func observeBest(
    _ record: CleanRecord, _ detail: RecordDetail?, _ result: MatchResult,
    _ label: TrainingLabel?, _ observation: inout TrainingObservation
  ) {
    var chosen = result.best
    if case .person(let row) = label { chosen = matcher.weigh(row, record, detail) }
    guard let candidate = chosen else {
      observation.levels = Array(repeating: EMPattern.missing, count: comparisons.count)
      observation.isMatch = false
      return
    }
    let levels = levels(candidate, record, detail)
    observation.levels = levels
    switch label {
    case .person: observation.isMatch = true
    case .nobody: observation.isMatch = false
    case nil:
      if candidate.number == .same, candidate.row == result.owner {
        observation.isOwner = true
        return
      }
      var offset = candidate.bits - log2Of(rest(result, without: candidate.row))
      if candidate.number != .sameAfterReading && candidate.number != .same {
        offset -= log2Of(model.coverage / (1 - model.coverage))
      }
      for (comparison, level) in levels.enumerated() where level != EMPattern.missing {
        offset -= starts[comparison][Int(level)]
      }
      observation.offset = TrainingObservation.step(offset)
    }
  }

  /// The weight of all other explanations: nobody, and each other candidate.
  private func rest(_ result: MatchResult, without row: UInt32) -> Double {
    var rest = 1.0
    for candidate in result.candidates where candidate.row != row { rest += exp2Of(candidate.bits) }
    return rest
  }

  // MARK: Levels

  private func levels(
    _ candidate: Candidate, _ record: CleanRecord, _ detail: RecordDetail?
  ) -> [UInt8] {
    var levels = [UInt8](repeating: EMPattern.missing, count: comparisons.count)
    func set(_ comparison: TrainingComparison, _ level: Int) {
      levels[comparison.rawValue] = UInt8(level)
    }
    nameLevels(candidate, record, set)
    dateLevels(candidate, record, set)
    numberLevels(candidate, record, set)
    let commune = index.person(candidate.row).commune
    if record.commune != 0, commune != 0 {
      let isSame = matcher.context.areOnePlace(record.commune, commune)
      set(.commune, isSame ? 0 : 1)
    }
    if candidate.place == .sameAddress { set(.address, 0) }
    if candidate.place == .sameCommuneOtherAddress { set(.address, 1) }
    if let agrees = candidate.agreesInSex { set(.sex, agrees ? 0 : 1) }
    return levels
  }

  private func nameLevels(
    _ candidate: Candidate, _ record: CleanRecord, _ set: (TrainingComparison, Int) -> Void
  ) {
    let name = candidate.name
    let person = index.nameWords(of: candidate.row)
    guard record.name.count >= 2, person.count >= 2 else { return }
    func word(_ comparison: TrainingComparison, _ level: WordLevel) {
      if level == .unmarked, name.isUnmarked { return }
      if let number = TrainingComparison.wordLevels.firstIndex(of: level) {
        set(comparison, number)
      }
    }
    let isShorter = record.name.count < person.count
    let lacksSurname =
      name.surname == .different && isShorter && name.missingMiddles == 0
      && name.missingMarkers == 0 && !name.isGivenMissing
    set(.surname, name.surname != .different ? 0 : lacksSurname ? 2 : 1)
    set(.given, name.isGivenMissing ? 2 : name.given == .different ? 1 : 0)
    if name.surname != .different, !name.isJoined { word(.surnameWord, name.surname) }
    if name.given != .different, !name.isJoined { word(.givenWord, name.given) }
    if !name.isGivenMissing { set(.order, name.hasOrderChange ? 1 : 0) }
    set(.joining, name.isJoined ? (isShorter ? 1 : 2) : 0)
    guard !name.isJoined else { return }
    let aligned = name.middleAgreements + name.markerAgreements
    if name.middle != .same || aligned > 0 {
      set(.middle, name.middle == .different ? 1 : 0)
      if name.middle != .different { word(.middleWord, name.middle) }
    }
    let (markers, middles) = middleWords(person)
    let (ownMarkers, ownMiddles) = record.name.withWords { middleWords($0) }
    let lacksMarker = name.missingMarkers > 0 && ownMarkers < markers
    if markers > 0 { set(.marker, lacksMarker ? 1 : 0) }
    if markers == 0 { set(.addedMarker, name.missingMarkers > 0 && ownMarkers > 0 ? 1 : 0) }
    let lacksMiddle = name.missingMiddles > 0 && ownMiddles < middles
    if middles > 0 { set(.middleKept, lacksMiddle ? 1 : 0) }
    set(.addedWord, name.missingMiddles > 0 && ownMiddles > middles ? 1 : 0)
  }

  /// How many words between surname and given word are markers, and how many are not.
  private func middleWords(_ words: UnsafeBufferPointer<WordID>) -> (markers: Int, others: Int) {
    guard words.count > 2 else { return (0, 0) }
    let markers = words[1..<words.count - 1].count { index.words.features($0).isMarker }
    return (markers, words.count - 2 - markers)
  }

  private func dateLevels(
    _ candidate: Candidate, _ record: CleanRecord, _ set: (TrainingComparison, Int) -> Void
  ) {
    let (own, other) = (record.birthDate, index.person(candidate.row).birthDate)
    guard candidate.date != .missing, !own.isEmpty, !other.isEmpty else { return }
    if !own.hasDay || !other.hasDay {
      set(.partDate, candidate.date == .part || candidate.date == .same ? 0 : 1)
    } else if own.isFirstOfJanuary || other.isFirstOfJanuary {
      set(
        .firstOfJanuary, candidate.date == .same ? 0 : candidate.date == .firstOfJanuary ? 1 : 2)
    } else if let level = TrainingComparison.dateLevels.firstIndex(of: candidate.date) {
      set(.fullDate, level)
    }
  }

  private func numberLevels(
    _ candidate: Candidate, _ record: CleanRecord, _ set: (TrainingComparison, Int) -> Void
  ) {
    if candidate.number == .oldID { set(.oldNumber, 0) }
    if candidate.number == .otherOldID { set(.oldNumber, 1) }
    guard record.citizenID != 0, index.person(candidate.row).citizenID != 0 else { return }
    switch candidate.number {
    case .same: set(.number, 0)
    case .oneSubstitution: set(.number, 1)
    case .transposed: set(.number, 2)
    case .oneMissing: set(.number, 3)
    case .household, .relative, .neighbour, .stranger, .unknown:
      set(.number, 4)
      set(.otherNumber, Int(candidate.number.rawValue - NumberLevel.household.rawValue))
    case .sameAfterReading, .oldID, .otherOldID, .missing, .twoErrors: break
    }
  }

  /// The levels of a record and the owner of its number; what the model weighs besides goes to `offset`.
  private func ownerLevels(
    _ candidate: Candidate, _ record: CleanRecord, _ offset: inout Double
  ) -> [UInt8] {
    var levels = [UInt8](repeating: EMPattern.missing, count: OwnerComparison.allCases.count)
    func set(_ comparison: OwnerComparison, _ level: Int) {
      levels[comparison.rawValue] = UInt8(level)
    }
    let name = candidate.name
    if name.bits != 0 || name.agreesFully {
      set(.given, OwnerLevel.given(name))
      set(.surname, OwnerLevel.surname(name))
      if name.missingMarkers > 0 {
        set(.marker, 1)
      } else if name.markerAgreements > 0 {
        set(.marker, 0)
      }
      if name.middle == .different {
        set(.middle, 2)
      } else if name.middle.rawValue > WordLevel.unmarked.rawValue {
        set(.middle, 1)
      } else if name.middleAgreements > 0 {
        set(.middle, 0)
      }
      set(.middleKept, name.missingMiddles > 0 ? 1 : 0)
      if name.hasOrderChange { offset += model.relative.orderChanged }
      if name.agreesFully { offset += model.relative.wholeName }
      if name.given == .unmarked, name.isUnmarked { offset -= 1 }
    }
    if let date = OwnerLevel.date(candidate.date) { set(.date, date) }
    if let agrees = candidate.agreesInSex { set(.sex, agrees ? 0 : 1) }
    return levels
  }

  /// Spreads a number over all bits.
  private static func scramble(_ seed: UInt64) -> UInt64 {
    Hashing.mixed(Hashing.spread(seed))
  }
}

/// The coarse levels against a relative; the same grouping as the weights of the model.
enum OwnerLevel {
  static func given(_ name: NameComparison) -> Int {
    if name.isGivenMissing { return 5 }
    switch name.given {
    case .same, .iy, .pattern: return 0
    case .unmarked: return name.isUnmarked ? 0 : 3
    case .regional: return 1
    case .initial: return 2
    case .nearTone, .tone, .quality, .marks: return 3
    case .dialect, .transposed, .oneLetter, .twoLetters: return 4
    case .different: return 6
    }
  }

  static func surname(_ name: NameComparison) -> Int {
    switch name.surname {
    case .same, .iy, .unmarked, .pattern: 0
    case .different: 2
    default: 1
    }
  }

  static func date(_ level: DateLevel) -> Int? {
    switch level {
    case .missing: nil
    case .same: 0
    case .part: 1
    case .firstOfJanuary: 3
    case .sameYear, .sameMonthAndYear, .sameDayAndMonth: 4
    case .different: 5
    default: 2
    }
  }
}
