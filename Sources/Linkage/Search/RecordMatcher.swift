import Cleansing
import Identifiers
import ReferenceIndex
import VietnameseText

/// Finds the person of one record: candidates from several keys, each weighed, the best with its probability.
///
/// One matcher belongs to one thread; the index and the frequencies are shared. Candidates are
/// sought from the strictest key to the widest, and the search ends as soon as one candidate is
/// beyond doubt, so that most records cost a single look-up.
///
/// A class: methods of a structure of this size are given a copy of it, several for each person weighed.
public final class RecordMatcher {
  /// The number of candidates kept for a record.
  public static let kept = 6
  /// Log-odds and margin beyond which no further key is tried, when the record's number is the
  /// candidate's: the rival explanations have been looked up by then.
  static let decisiveOwnerBits = 12.0
  /// The same for candidates without the record's number: one wrong in 100,000.
  static let decisiveBits = 17.0
  /// A candidate that only an equally good one could rival.
  static let goodBits = 7.0
  /// A candidate worth a person's look.
  static let fairBits = 2.0
  /// A key with more people than this is narrowed by the given word.
  static let largestBlock = 2048
  /// So much speaks another name against the owner of the record's number at most: one name in 250 is an alias, changed,
  /// or garbled beyond reading.
  static let otherNameBits = -8.0
  /// A candidate with fewer bits is not kept.
  static let leastBits = -30.0
  /// So many people of a key are scored together; fewer one by one.
  static let lanesFrom = 3
  /// A name borne by no more people than this is compared whatever the birth dates.
  static let rareName = 24

  let index: ReferenceIndex
  let model: MatchModel
  let frequencies: NameFrequencies
  @exclusivity(unchecked) var aligner: NameAligner
  @exclusivity(unchecked) var lanes: NameLanes
  /// Of the people in the lanes: their rows, and the evidence of their names.
  @exclusivity(unchecked) private var laneRows = [UInt32](repeating: 0, count: NameLanes.capacity)
  @exclusivity(unchecked) private var laneScores = [Float](repeating: 0, count: NameLanes.capacity)
  @exclusivity(unchecked) private var visited = VisitedPeople()
  @exclusivity(unchecked) var round: UInt64 = 0
  /// People who came behind the last candidate kept.
  @exclusivity(unchecked) private var refused = RefusedPeople()
  /// Whether the numbers of people say nothing to the record, so that people who are alike otherwise weigh the same.
  @exclusivity(unchecked) private var isNumberless = false
  /// The date that was weighed last.
  @exclusivity(unchecked) var weighedDate = WeighedDate()
  @exclusivity(unchecked) var candidates = CandidateList()
  @exclusivity(unchecked) var compared = 0
  /// Whether the record's last word is a given word that many people bear.
  @exclusivity(unchecked) var givenIsCommon = false
  @exclusivity(unchecked) var owner: UInt32?
  /// The owner of the record's number, when there is one.
  @exclusivity(unchecked) var ownerPerson = RegisteredPerson.nobody
  /// What the owner weighs, when the evidence speaks for it.
  @exclusivity(unchecked) var ownerLedger: OwnerLedger?
  /// What the CMND of the record loses because several people have it, in bits.
  @exclusivity(unchecked) var oldIDCost = 0.0
  /// The name whose bearers were counted last.
  @exclusivity(unchecked) var lastName: (number: UInt32, bearers: Int) = (.max, 0)
  /// Under which keys the record's given word stands.
  @exclusivity(unchecked) var givens: [UInt16] = []
  /// The keys of given words that have lost letters, as they were found.
  @exclusivity(unchecked) var patternKeys: [WordID: [UInt16]] = [:]
  /// The keys of given words a slip away from a word, as they were found.
  @exclusivity(unchecked) var nearKeys: [WordID: [UInt16]] = [:]
  /// The record's name and its further readings, its dates, and people to weigh; memory that is used again.
  @exclusivity(unchecked) var names: [WordList] = []
  @exclusivity(unchecked) var dates: [UInt32] = []
  @exclusivity(unchecked) var rows: [UInt32] = []
  @exclusivity(unchecked) var promising: [Promising] = []
  @exclusivity(unchecked) var positions: [Int] = []
  @exclusivity(unchecked) var days: [(date: UInt32, positions: Range<Int>)] = []
  /// How the words of the record sound that say something.
  @exclusivity(unchecked) var sounds: [UInt32] = []
  /// Who can be shut out unseen, and whether the record's people are; `nil` until a wide key asks.
  let bounds: SearchBounds
  @exclusivity(unchecked) var isBounded: Bool?
  /// See ``RecordMatcher/boundedFrom``; tests ask for fewer.
  @exclusivity(unchecked) var boundedFrom = RecordMatcher.boundedFrom
  /// Where the keys note what they gave, while somebody wants to know.
  @exclusivity(unchecked) var trace: SearchTrace?
  /// The key by which people are looked for, and what each has contributed.
  @exclusivity(unchecked) var key = SearchKey.number
  @exclusivity(unchecked) var tally = SearchTally()
  let priorBits: Double
  /// The most that a number speaks for somebody when another person has it, in bits.
  let mostOfOthersNumber: Double
  /// The log-odds beyond which name and birth date alone never go: with `coverage` of the people in the register,
  /// somebody who is not in it still meets a namesake born on the same day as often as people of the register do.
  /// For the very name, and for one that only is like it.
  let mostNamesakeBits: (exact: Double, near: Double)

  /// How the records' commune codes stand to the register's.
  let places: RecordPlaces
  /// At how many characters the records' names are cut, or `0`; and the record's name where it may be cut.
  let nameWidth: Int
  @exclusivity(unchecked) var cutName: WordList?
  /// How many people bear the name of a usual person, where the records have no column for numbers.
  let usualBearers: Double?

  /// - Parameters:
  ///   - nameWidth: At how many characters the names of the records are cut; `0` for whole names.
  ///   - hasNumbers: Whether the records have a column for numbers; without one, name and date must do.
  public init(
    index: ReferenceIndex, model: MatchModel, frequencies: NameFrequencies,
    places: RecordPlaces = RecordPlaces(), nameWidth: Int = 0, hasNumbers: Bool = true
  ) {
    usualBearers = hasNumbers ? nil : NameFrequencies.usualBearers(index)
    self.places = places
    self.nameWidth = nameWidth
    self.index = index
    self.model = model
    self.frequencies = frequencies
    aligner = NameAligner(words: index.words, frequencies: frequencies, model: model.name)
    lanes = NameLanes(aligner)
    bounds = SearchBounds(index, aligner, frequencies)
    priorBits = log2Of(model.coverage / (1 - model.coverage)) - frequencies.populationInBits
    mostOfOthersNumber =
      [NumberLevel.household, .relative, .neighbour, .stranger].map {
        NumberLevel.worth($0, frequencies.shares.mostBits) - model.number.cost($0)
      }.max() ?? 0
    let coverageBits = log2Of(model.coverage / (1 - model.coverage))
    let share = frequencies.namesakeShare
    mostNamesakeBits = (
      coverageBits - log2Of(model.namesakes(share, isExact: true)),
      coverageBits - log2Of(model.namesakes(share, isExact: false))
    )
  }

  /// Searches the register for the record's person.
  public func match(_ record: CleanRecord, _ detail: RecordDetail?) -> MatchResult {
    if let number = index.newNumber(of: record.citizenID) {
      // The register knows the number as an earlier one of a person, who is found by the new one.
      var (record, detail) = (record, detail ?? RecordDetail())
      record.citizenID = 0
      detail.idCandidates.append(number)
      return match(record, detail)
    }
    if !noteBearers(ofOldID: record.oldID) {
      var record = record
      record.oldID = 0
      return match(record, detail)
    }
    let detail = withClanLast(record, withToneless(record, detail))
    candidates.removeAll()
    compared = 0
    tally.beginRecord()
    owner = nil
    ownerLedger = nil
    isBounded = nil
    round &+= 1
    cutName = cutName(record)
    isNumberless =
      record.citizenID == 0 && record.oldID == 0 && (detail?.idCandidates.isEmpty ?? true)
      && detail?.damagedID == nil
      && record.fatherID | record.motherID == 0 && record.household == 0
    givenIsCommon = frequencies.isCommonGiven(record.name, index.words)
    search(record, detail)
    var result = MatchResult()
    result.candidates = candidates.all
    if owner == nil, record.citizenID != 0 { relieveTwoErrors(record, &result.candidates) }
    result.compared = compared
    result.owner = owner
    if let best = result.candidates.first {
      var rest = absence(beside: best, record)
      for other in result.candidates.dropFirst() where !index.isOnePerson(best, other) {
        rest += exp2Of(other.bits)
      }
      let weight = exp2Of(best.bits)
      result.probability = weight / (weight + rest)
    }
    return result
  }

  /// Takes a number that nobody has for the candidate's with two slips where two of its digits differ, and nobody's differs
  /// in less.
  private func relieveTwoErrors(_ record: CleanRecord, _ found: inout [Candidate]) {
    if found.contains(where: { $0.number != .unknown }) { return }
    var isRelieved = false
    for place in found.indices where found[place].number == .unknown {
      let number = index.person(found[place].row).citizenID
      guard number != 0, IDDifference.classify(record.citizenID, number) == .twoErrors else {
        continue
      }
      found[place].number = .twoErrors
      found[place].parts.number = numberBitsOfTwoErrors(record, number)
      found[place].bits = found[place].parts.sum
      isRelieved = true
    }
    guard isRelieved else { return }
    let index = index
    found.sort { $0.bits != $1.bits ? $0.bits > $1.bits : index.precedes($0.row, $1.row) }
  }

  /// Asks the machine to fetch where the people with a record's name begin; returns the bag of the name.
  public func prefetchRange(_ record: CleanRecord) -> UInt32 {
    let bag = record.name.withWords { NameKeys.bag($0, index.words) }
    index.prefetchRange(nameBag: bag)
    return bag
  }

  /// Asks the machine to fetch what ``match(_:_:)`` reads first of the keys of names and dates; what
  /// ``prefetchRange(_:)`` fetched should have arrived.
  public func prefetchKeys(_ record: CleanRecord, nameBag: UInt32) {
    index.prefetchKeys(nameBag: nameBag)
    if record.birthDate != 0 { index.prefetch(birthDate: record.birthDate) }
  }

  /// Whether one candidate is beyond doubt: strong in itself and far before the next.
  ///
  /// Without the number a whole birth date is needed: beside a year that the register has as a year, every date of that year
  /// may be the person's, and 1 January is a year too often.
  func isDecided(_ record: CleanRecord) -> Bool {
    guard let best = candidates.first else { return false }
    let hasNumber = best.number == .same || best.number == .oldID
    let date = record.birthDate
    if !hasNumber, date & 31 == 0 || date & 511 == 1 << 5 | 1 { return false }
    let least =
      hasNumber ? RecordMatcher.decisiveOwnerBits : RecordMatcher.decisiveBits
    guard best.bits >= least, hasNumber || best.date == .same else { return false }
    return candidates.count < 2 || best.bits - candidates[1].bits >= least
  }

  var bestBits: Double { candidates.count == 0 ? -1024 : candidates[0].bits }

  /// Weighs the people in ``rows`` one after the other.
  func considerRows(_ record: CleanRecord, _ detail: RecordDetail?) {
    let rows = self.rows
    rows.withUnsafeBufferPointer { consider($0, record, detail) }
  }

  /// Weighs people one after the other; what later ones need is fetched meanwhile.
  func consider(
    _ rows: UnsafeBufferPointer<UInt32>, _ record: CleanRecord, _ detail: RecordDetail?
  ) {
    if rows.count >= RecordMatcher.lanesFrom, detail?.nameAlternatives.isEmpty ?? true,
      cutName == nil
    {
      return considerTogether(rows, record, detail)
    }
    let (people, names) = (12, 5)
    for position in 0..<min(people, rows.count) { index.prefetchPerson(rows[position]) }
    for position in 0..<min(names, rows.count) { index.prefetchName(rows[position]) }
    for position in rows.indices {
      if position + people < rows.count { index.prefetchPerson(rows[position + people]) }
      if position + names < rows.count { index.prefetchName(rows[position + names]) }
      consider(rows[position], record, detail)
    }
  }

  /// The same, with the names of many people scored at once; the record's name has one reading.
  private func considerTogether(
    _ rows: UnsafeBufferPointer<UInt32>, _ record: CleanRecord, _ detail: RecordDetail?
  ) {
    let index = index
    // Farther ahead than above, for taking a name takes less time than weighing a person.
    let (people, names) = (24, 12)
    for position in 0..<min(people, rows.count) { index.prefetchPerson(rows[position]) }
    for position in 0..<min(names, rows.count) { index.prefetchName(rows[position]) }
    var position = 0
    while position < rows.count {
      lanes.clear()
      record.name.withWords { lanes.takeLeft($0) }
      while position < rows.count, lanes.count < NameLanes.capacity {
        if position + people < rows.count { index.prefetchPerson(rows[position + people]) }
        if position + names < rows.count { index.prefetchName(rows[position + names]) }
        let row = rows[position]
        position += 1
        if isVisited(row) { continue }
        if isNumberless, isRefused(row) {
          compared += 1
          continue
        }
        laneRows[lanes.count] = row
        lanes.append(index.nameWords(of: row))
      }
      laneScores.withUnsafeMutableBufferPointer { scores in
        if let scores = scores.baseAddress { lanes.score(into: scores) }
      }
      for place in 0..<lanes.otherCount {
        let other = lanes.other(place)
        let name = index.nameWords(of: laneRows[other])
        laneScores[other] = record.name.withWords { aligner.scoreAlone($0, name) }
      }
      for place in 0..<lanes.count {
        take(laneRows[place], record, detail, nameScore: laneScores[place])
      }
    }
  }

  /// Weighs a person and keeps it when it is among the best.
  func consider(_ row: UInt32, _ record: CleanRecord, _ detail: RecordDetail?) {
    if !isVisited(row) { take(row, record, detail, nameScore: nil) }
  }

  /// Whether a person was weighed for the record; notes that it is now.
  @inline(__always)
  private func isVisited(_ row: UInt32) -> Bool { !visited.insert(row, round) }

  /// - Parameter nameScore: What ``NameAligner/score(_:_:)`` gives, where it is known.
  private func take(
    _ row: UInt32, _ record: CleanRecord, _ detail: RecordDetail?, nameScore: Float?
  ) {
    if candidates.contains(row: row) { return }
    compared += 1
    if isNumberless, isRefused(row) { return }
    let least =
      candidates.isFull ? candidates[RecordMatcher.kept - 1].bits : RecordMatcher.leastBits
    guard let candidate = weigh(row, record, detail, least: least, nameScore: nameScore),
      candidate.bits > RecordMatcher.leastBits
    else {
      if isNumberless, candidates.isFull { refuse(row, -.infinity) }
      return
    }
    var position = candidates.count
    while position > 0, isBefore(candidate.bits, row, position - 1) { position -= 1 }
    if position < RecordMatcher.kept {
      candidates.insert(candidate, at: position)
    } else if isNumberless {
      refuse(row, candidate.bits)
    }
  }

  private func refuse(_ row: UInt32, _ bits: Double) {
    refused.insert(index.person(row), bits: bits, round: round)
  }

  /// Whether a person is like one who came behind the last candidate, and comes behind it as well; the last candidate
  /// only ever gets better.
  ///
  /// Thirty thousand people of one name and day are a few kinds of people to a record without a number: each but the
  /// first of a kind is told from the candidates by a look.
  @inline(__always)
  private func isRefused(_ row: UInt32) -> Bool {
    guard candidates.isFull, let bits = refused.bits(of: index.person(row), round: round) else {
      return false
    }
    let isBehind =
      bits < candidates[RecordMatcher.kept - 1].bits
      || !isBefore(bits, row, RecordMatcher.kept - 1)
    return isBehind && !candidates.contains(row: row)
  }

  /// Whether a person with these bits comes before a candidate: more bits first; the smaller number of the person
  /// decides a tie, and what else the register says of them between people of one number, whatever the order of rows.
  @inline(__always)
  private func isBefore(_ bits: Double, _ row: UInt32, _ position: Int) -> Bool {
    let other = candidates[position].bits
    if bits != other { return bits > other }
    let number = index.person(row).citizenID
    let otherNumber = index.person(candidates[position].row).citizenID
    return number != otherNumber
      ? number < otherNumber : index.precedes(row, candidates[position].row)
  }
}

/// What a birth date of the register weighs beside those of one record.
struct WeighedDate {
  /// Which record; the first has round 1.
  var round: UInt64 = 0
  var date: UInt32 = 0
  var level = DateLevel.missing
  /// The record's date, or the reading of it, that agrees best.
  var record: UInt32 = 0
  var bits = 0.0
}
