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
/// What is fixed for a run stands in ``MatchContext``, what belongs to one record in ``RecordSearch``, which ``match(_:_:)``
/// makes anew for each, and memory that is used again in ``SearchMemory``.
///
/// A class: methods of a structure of this size are given a copy of it, several for each person weighed. Its properties
/// are not checked for exclusive access: one thread has the matcher, and no step touches a property that another is
/// changing.
public final class RecordMatcher {
  /// The number of candidates kept for a record.
  static let kept = 6
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
  /// A candidate with fewer bits is not kept.
  static let leastBits = -30.0
  /// The fewest people of a key who are scored together; fewer are scored one by one.
  static let lanesFrom = 3
  /// The bearers of a name that no more people than this bear are compared whatever their birth dates.
  static let rareName = 24
  /// A day with more births than this is not looked through.
  static let largestDay = 4 * largestBlock
  /// The most people with one given word and one birth date who are looked at; and where the date is any day of a year.
  static let mostOfDay = 512
  static let mostOfDayInYear = 64

  /// What all records are compared with.
  let context: MatchContext
  let index: ReferenceIndex
  /// The record that is searched for, or was last.
  @exclusivity(unchecked) var search = RecordSearch()
  @exclusivity(unchecked) var memory: SearchMemory
  /// Who can be shut out unseen, while ``RecordSearch/isBounded`` says so.
  let bounds: SearchBounds
  /// See ``RecordMatcher/boundedFrom``; tests ask for fewer.
  let boundedFrom: Int
  /// What each key has contributed.
  @exclusivity(unchecked) var tally = SearchTally()

  /// A matcher for one thread.
  ///
  /// - Parameters:
  ///   - nameWidth: At how many characters the names of the records are cut; `0` for whole names.
  ///   - hasNumbers: Whether the records have a column for numbers; without one, name and date must do.
  public convenience init(
    index: ReferenceIndex, model: MatchModel, frequencies: NameFrequencies,
    places: RecordPlaces = RecordPlaces(), nameWidth: Int = 0, hasNumbers: Bool = true
  ) {
    self.init(
      MatchContext(
        index: index, model: model, frequencies: frequencies, places: places,
        nameWidth: nameWidth, hasNumbers: hasNumbers))
  }

  init(_ context: MatchContext, boundedFrom: Int = RecordMatcher.boundedFrom) {
    self.context = context
    index = context.index
    self.boundedFrom = boundedFrom
    memory = SearchMemory(context)
    bounds = SearchBounds(context, memory.aligner)
  }

  /// Searches the register for the record's person.
  public func match(_ record: CleanRecord, _ detail: RecordDetail?) -> MatchResult {
    match(record, detail, trace: nil)
  }

  /// - Parameter trace: Where the keys note what they gave.
  func match(_ record: CleanRecord, _ detail: RecordDetail?, trace: SearchTrace?) -> MatchResult {
    if let number = index.newNumber(of: record.citizenID) {
      // The register knows the number as an earlier one of a person, who is found by the new one.
      var (record, detail) = (record, detail ?? RecordDetail())
      record.citizenID = 0
      detail.idCandidates.append(number)
      return match(record, detail, trace: trace)
    }
    guard let oldIDCost = context.costOfBearers(ofOldID: record.oldID) else {
      var record = record
      record.oldID = 0
      return match(record, detail, trace: trace)
    }
    let detail = context.withClanLast(record, context.withToneless(record, detail))
    search = RecordSearch(
      after: &search, of: record, detail, oldIDCost: oldIDCost, trace: trace, in: context)
    tryKeys(record, detail)
    var result = MatchResult()
    result.candidates = search.candidates.all
    if search.owner == nil, record.citizenID != 0 { relieveTwoErrors(record, &result.candidates) }
    result.compared = search.compared
    result.owner = search.owner
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
      found[place].parts.number = context.numberBitsOfTwoErrors(record, number)
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
    if !record.birthDate.isEmpty { index.prefetch(birthDate: record.birthDate) }
  }

  /// Whether one candidate is beyond doubt: strong in itself and far before the next.
  ///
  /// Without the number a whole birth date is needed: beside a year that the register has as a year, every date of that year
  /// may be the person's, and 1 January is a year too often.
  func isDecided(_ record: CleanRecord) -> Bool {
    guard let best = search.candidates.first else { return false }
    let hasNumber = best.number == .same || best.number == .oldID
    let date = record.birthDate
    if !hasNumber, !date.hasDay || date.isFirstOfJanuary { return false }
    let least =
      hasNumber ? RecordMatcher.decisiveOwnerBits : RecordMatcher.decisiveBits
    guard best.bits >= least, hasNumber || best.date == .same else { return false }
    return search.candidates.count < 2 || best.bits - search.candidates[1].bits >= least
  }

  var bestBits: Double { search.candidates.count == 0 ? -1024 : search.candidates[0].bits }

  /// Weighs the people in ``SearchMemory/rows`` one after the other.
  func considerRows(_ record: CleanRecord, _ detail: RecordDetail?) {
    let rows = memory.rows
    rows.withUnsafeBufferPointer { consider($0, record, detail) }
  }

  /// Weighs people one after the other; what later ones need is fetched meanwhile.
  func consider(
    _ rows: UnsafeBufferPointer<UInt32>, _ record: CleanRecord, _ detail: RecordDetail?
  ) {
    if rows.count >= RecordMatcher.lanesFrom, detail?.nameAlternatives.isEmpty ?? true,
      search.cutName == nil
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
    // Farther ahead than above: taking a name is faster than weighing a person.
    let (people, names) = (24, 12)
    for position in 0..<min(people, rows.count) { index.prefetchPerson(rows[position]) }
    for position in 0..<min(names, rows.count) { index.prefetchName(rows[position]) }
    var position = 0
    while position < rows.count {
      memory.lanes.clear()
      record.name.withWords { memory.lanes.takeLeft($0) }
      while position < rows.count, memory.lanes.count < NameLanes.capacity {
        if position + people < rows.count { index.prefetchPerson(rows[position + people]) }
        if position + names < rows.count { index.prefetchName(rows[position + names]) }
        let row = rows[position]
        position += 1
        if isVisited(row) { continue }
        if search.isNumberless, isRefused(row) {
          search.compared += 1
          continue
        }
        memory.laneRows[memory.lanes.count] = row
        memory.lanes.append(index.nameWords(of: row))
      }
      memory.scoreLanes()
      for place in 0..<memory.lanes.otherCount {
        let other = memory.lanes.other(place)
        let name = index.nameWords(of: memory.laneRows[other])
        memory.laneScores[other] = record.name.withWords { memory.aligner.scoreAlone($0, name) }
      }
      for place in 0..<memory.lanes.count {
        take(memory.laneRows[place], record, detail, nameScore: memory.laneScores[place])
      }
    }
  }

  /// Weighs a person and keeps it when it is among the best.
  func consider(_ row: UInt32, _ record: CleanRecord, _ detail: RecordDetail?) {
    if !isVisited(row) { take(row, record, detail, nameScore: nil) }
  }

  /// Whether a person was weighed for the record; notes that it is now.
  @inline(__always)
  private func isVisited(_ row: UInt32) -> Bool { !memory.visited.insert(row, search.round) }

  /// - Parameters:
  ///   - row: A person who was not weighed for the record before.
  ///   - nameScore: What ``NameAligner/score(_:_:)`` gives, where it is known.
  private func take(
    _ row: UInt32, _ record: CleanRecord, _ detail: RecordDetail?, nameScore: Float?
  ) {
    search.compared += 1
    if search.isNumberless, isRefused(row) { return }
    let least =
      search.candidates.isFull
      ? search.candidates[RecordMatcher.kept - 1].bits : RecordMatcher.leastBits
    guard let candidate = weigh(row, record, detail, least: least, nameScore: nameScore),
      candidate.bits > RecordMatcher.leastBits
    else {
      if search.isNumberless, search.candidates.isFull { refuse(row, -.infinity) }
      return
    }
    var position = search.candidates.count
    while position > 0, isBefore(candidate.bits, row, position - 1) { position -= 1 }
    if position < RecordMatcher.kept {
      search.candidates.insert(candidate, at: position)
    } else if search.isNumberless {
      refuse(row, candidate.bits)
    }
  }

  private func refuse(_ row: UInt32, _ bits: Double) {
    memory.refused.insert(index.person(row), bits: bits, round: search.round)
  }

  /// Whether a person is like one who came behind the last candidate, and comes behind it as well; the last candidate
  /// only ever gets better.
  ///
  /// Thirty thousand people of one name and day are a few kinds of people to a record without a number: each but the
  /// first of a kind is told from the candidates by a look.
  @inline(__always)
  private func isRefused(_ row: UInt32) -> Bool {
    guard search.candidates.isFull,
      let bits = memory.refused.bits(of: index.person(row), round: search.round)
    else {
      return false
    }
    return bits < search.candidates[RecordMatcher.kept - 1].bits
      || !isBefore(bits, row, RecordMatcher.kept - 1)
  }

  /// Whether a person with these bits comes before a candidate: more bits first; the smaller number of the person
  /// decides a tie, and what else the register says of them between people of one number, whatever the order of rows.
  @inline(__always)
  private func isBefore(_ bits: Double, _ row: UInt32, _ position: Int) -> Bool {
    let other = search.candidates[position].bits
    if bits != other { return bits > other }
    let number = index.person(row).citizenID
    let otherNumber = index.person(search.candidates[position].row).citizenID
    return number != otherNumber
      ? number < otherNumber : index.precedes(row, search.candidates[position].row)
  }
}

extension RecordMatcher {
  /// Gives what the keys have contributed since this was asked last, and begins anew.
  public func takeTally() -> SearchTally {
    let taken = tally
    tally = SearchTally()
    return taken
  }

  /// Notes by which key people are looked for from now on.
  @inline(__always)
  func begin(_ key: SearchKey) {
    search.key = key
    tally.ask(key, &search.marks)
  }

  /// Notes a block of the present key, of which at most `limit` people are taken.
  @inline(__always)
  func count(block size: Int, limit: Int = .max) {
    tally.add(search.key, block: size, taken: min(size, limit), isBounded: size > limit)
  }

  /// Notes the end of a key, also for an explanation.
  @inline(__always)
  func note(_ key: SearchKey) {
    let compared = search.compared
    tally.end(key, compared: compared, &search.marks)
    if search.trace != nil { search.trace?.end(key, compared: compared) }
  }
}
