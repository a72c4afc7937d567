import Cleansing
import Identifiers
import ReferenceIndex
import VietnameseText

extension RecordMatcher {
  /// Tries the keys from the strictest to the widest.
  func tryKeys(_ record: CleanRecord, _ detail: RecordDetail?) {
    noteGivenKeys(record.name)
    byNumber(record, detail)
    noteReadings(record, detail)
    if RecordMatcher.isNewborn(record) {
      byDayAndHome(record, detail)
      return note(.date)
    }
    for name in search.names { byNameAndDate(name, record, detail) }
    note(.nameAndDate)
    // A number with another given word may be a relative's: the people of the place who bear that word are asked too.
    if let best = search.candidates.first, best.number == .same || best.number == .oldID,
      best.name.hasDoubtfulGiven || best.name.givenDiffers
    {
      byPlace(record, detail)
      note(.place)
    }
    // A twin's number: those born on that day who bear the given word as it is written are asked too.
    if let best = search.candidates.first, best.number == .same || best.number == .oldID,
      best.name.givenDiffers
    {
      onDay(record, detail)
      note(.givenWordAndDate)
    }
    if isDecided(record), !isDoubtfulOwner(record) { return }
    for name in search.names { byName(name, record, detail) }
    note(.name)
    if isDecided(record), !isDoubtfulOwner(record) { return }
    byNearNumber(record, detail)
    note(.nearNumber)
    if isDecided(record), !isDoubtfulOwner(record) { return }
    byGivenWordAndDate(record, detail)
    note(.givenWordAndDate)
    // Wider keys find people who differ in more than one thing: they cannot rival a good candidate.
    if bestBits >= RecordMatcher.goodBits { return }
    byDate(record, detail)
    note(.date)
    // A number and a date that lead to nobody leave no chance to a name and a commune, unless the name could not be looked
    // for yet.
    let isKeyless = record.citizenID != 0 && !hasLostLetter(record.name)
    if !search.dates.isEmpty, isKeyless || bestBits >= RecordMatcher.fairBits { return }
    byPlace(record, detail)
    // A slip in the given word and another fault in the date: those of the commune who are called nearly so.
    if bestBits < RecordMatcher.fairBits, record.citizenID == 0, record.commune != 0 {
      noteNearGivenKeys(record.name)
      byPlace(record, detail)
    }
    note(.place)
  }

  /// Whether the best candidate has the record's number and neither its name nor its day: a slip may have made the number
  /// a stranger's, so the person is looked for without it.
  private func isDoubtfulOwner(_ record: CleanRecord) -> Bool {
    guard let best = search.candidates.first else { return false }
    switch best.number {
    case .same, .sameAfterReading, .oldID: break
    default: return false
    }
    if best.date == .same { return best.number == .oldID && !best.name.agreesFully }
    return !best.name.agreesFully || mayBeNamesakes(best, record)
  }

  /// Whether somebody may have looked the person up by name and taken the number of a namesake: the birth date does not
  /// tell the owner of the number from other bearers of the name, nor does the residence.
  private func mayBeNamesakes(_ best: Candidate, _ record: CleanRecord) -> Bool {
    switch best.date {
    case .sameYear, .sameMonthAndYear, .sameDayAndMonth, .different: return true
    case .part, .missing: return best.place != .sameAddress
    // A year alone.
    case .yearOffByOne, .yearOffByTwo:
      return !record.birthDate.hasDay && best.place != .sameAddress
    default: return false
    }
  }

  /// The owner of the record's number, of its uncertain readings, and of its CMND.
  private func byNumber(_ record: CleanRecord, _ detail: RecordDetail?) {
    let index = index
    if record.citizenID != 0 {
      begin(.number)
      each({ index.forEachRow(citizenID: record.citizenID, $0) }, record, detail)
    }
    if let detail {
      for number in detail.idCandidates {
        begin(.number)
        each({ index.forEachRow(citizenID: number, $0) }, record, detail)
      }
    }
    note(.number)
    if record.oldID != 0 {
      begin(.oldID)
      each({ index.forEachRow(oldID: record.oldID, $0) }, record, detail)
    }
    note(.oldID)
  }

  /// People with the same words in any order, born on the record's date.
  private func byNameAndDate(
    _ name: WordList, _ record: CleanRecord, _ detail: RecordDetail?
  ) {
    guard name.count >= 2 else { return }
    let bag = name.withWords { NameKeys.bag($0, index.words) }
    for date in search.dates {
      begin(.nameAndDate)
      let people = index.rows(nameBag: bag, from: date, to: date)
      count(block: people.count, limit: RecordMatcher.largestBlock)
      consider(people.prefix(RecordMatcher.largestBlock), record, detail)
    }
  }

  /// People with the same words in any order, at a date that a fault would make of the record's;
  /// everybody when the name is rare or the record has no date.
  private func byName(
    _ name: WordList, _ record: CleanRecord, _ detail: RecordDetail?
  ) {
    guard name.count >= 2 else { return }
    begin(.name)
    let bag = name.withWords { NameKeys.bag($0, index.words) }
    let block = index.block(nameBag: bag)
    let isRare = block.count <= RecordMatcher.rareName
    let takesAll = isRare || (search.dates.isEmpty && block.count <= RecordMatcher.largestBlock)
    memory.positions.removeAll(keepingCapacity: true)
    if takesAll {
      memory.positions.append(contentsOf: block)
    } else if !search.dates.isEmpty {
      // In a nation a name may be borne by a hundred thousand: one pass over their dates, column by column.
      findNearDates(block)
    } else if let damaged = detail?.damagedDate {
      for position in block where damaged.fits(NameKey.date(index.nameKeys[position])) {
        memory.positions.append(position)
      }
    }
    tally.add(
      .name, block: block.count, taken: memory.positions.count,
      isBounded: block.count > RecordMatcher.largestBlock)
    memory.promising.removeAll(keepingCapacity: true)
    gather(names: memory.positions, name, record, detail)
    considerPromising(record, detail)
  }

  /// Adds the positions in a block of the key of names whose dates may be near one of the record's to ``SearchMemory/positions``.
  private func findNearDates(_ block: Range<Int>) {
    let keys = UnsafeBufferPointer(rebasing: index.nameKeys[block])
    if search.dates.count == 1 {
      var found: [Int] = []
      swap(&found, &memory.positions)
      // The very date was asked for before, and of a huge block no more than can be told apart.
      let own = search.dates[0]
      NearDates.forEachPlace(in: keys, near: own) {
        if NameKey.date(keys[$0]) != own { found.append(block.lowerBound + $0) }
      }
      memory.positions = found
      return
    }
    for position in keys.indices {
      let date = NameKey.date(keys[position])
      var isNear = false
      for own in search.dates where DateComparison.mayBeNear(own, date) { isNear = true }
      if isNear { memory.positions.append(block.lowerBound + position) }
    }
  }

  /// People whose number differs from the record's by one error, or is one for which a damaged number may stand.
  private func byNearNumber(_ record: CleanRecord, _ detail: RecordDetail?) {
    let index = index
    var found: [UInt32] = []
    swap(&found, &memory.rows)
    found.removeAll(keepingCapacity: true)
    if record.citizenID != 0 {
      begin(.nearNumber)
      NumberNeighbours.forEachNeighbour(of: record.citizenID) { index.prefetch(citizenID: $0) }
      NumberNeighbours.forEachNeighbour(of: record.citizenID) { number in
        if let row = index.row(citizenID: number) { found.append(row) }
      }
    } else if let damaged = detail?.damagedID {
      begin(.nearNumber)
      damaged.forEachNumber { index.prefetch(citizenID: $0) }
      damaged.forEachNumber { number in
        if let row = index.row(citizenID: number) { found.append(row) }
      }
    }
    memory.rows = found
    count(block: found.count)
    considerRows(record, detail)
  }

  /// People with the same given word by sound, at the record's date.
  private func onDay(_ record: CleanRecord, _ detail: RecordDetail?) {
    memory.promising.removeAll(keepingCapacity: true)
    for given in search.givens {
      memory.days.removeAll(keepingCapacity: true)
      for date in search.dates where date.hasMonth {
        begin(.givenWordAndDate)
        memory.days.append((date, people(born: date, given, limit: RecordMatcher.mostOfDay)))
      }
      gather(memory.days, given: given, record, detail)
    }
    considerPromising(record, detail)
  }

  /// The positions of the people with a given word who were born on a date, at most `limit`.
  @inline(__always)
  private func people(born date: BirthDate, _ given: UInt16, limit: Int) -> Range<Int> {
    let positions = index.positions(birthDate: date, given: given)
    count(block: positions.count, limit: limit)
    return positions.prefix(limit)
  }

  /// People with the same given word by sound, at the record's date or a variant of it.
  private func byGivenWordAndDate(_ record: CleanRecord, _ detail: RecordDetail?) {
    onDay(record, detail)
    // A variant of the date costs a rival as much as a good candidate is ahead.
    if bestBits >= RecordMatcher.goodBits { return }
    memory.promising.removeAll(keepingCapacity: true)
    for given in search.givens {
      findDays(given)
      gather(memory.days, given: given, record, detail)
    }
    considerPromising(record, detail)
  }

  /// Sets ``SearchMemory/days`` to the variants of the record's dates, each with the people of a given word.
  private func findDays(_ given: UInt16) {
    let index = index
    var found: [(date: BirthDate, positions: Range<Int>)] = []
    swap(&found, &memory.days)
    found.removeAll(keepingCapacity: true)
    for date in search.dates {
      begin(.givenWordAndDate)
      if !date.hasMonth {
        DateVariants.forEachDay(ofYear: date.year) { day in
          found.append((day, people(born: day, given, limit: RecordMatcher.mostOfDayInYear)))
        }
        continue
      }
      let first = found.count
      DateVariants.forEach(date) { variant in
        index.prefetch(birthDate: variant)
        found.append((variant, 0..<0))
      }
      for place in first..<found.count {
        let positions = people(born: found[place].date, given, limit: RecordMatcher.mostOfDay)
        index.prefetchSketches(positions)
        found[place].positions = positions
      }
    }
    memory.days = found
  }

  /// Everybody born on the record's date who shares a word that says something; all of them where a word of the record is
  /// abbreviated or has lost a letter, or all are nobody's, and so shares nothing with the word that it stands for.
  private func byDate(_ record: CleanRecord, _ detail: RecordDetail?) {
    var isPartial = false
    for position in 0..<record.name.count {
      let features = index.words.features(record.name[position])
      if features.hasWildcard || features.isInitial { isPartial = true }
      if !features.isMarker { search.sounds.append(features.dialectHash) }
    }
    guard !search.sounds.isEmpty else { return }
    // A name of words that nobody bears, as two written as one, shares none either.
    if !isPartial {
      isPartial = (0..<record.name.count).allSatisfy { index.bearers(ofWord: record.name[$0]) == 0 }
    }
    memory.promising.removeAll(keepingCapacity: true)
    for date in search.dates where date.hasMonth {
      begin(.date)
      let births = index.births(on: date)
      let isTooLarge = births > RecordMatcher.largestDay
      tally.add(.date, block: births, taken: isTooLarge ? 0 : births, isBounded: isTooLarge)
      if isTooLarge { continue }
      gatherDay(date, record, detail)
    }
    considerPromising(record, detail, isSharing: !isPartial)
  }

  /// Leaves those in ``SearchMemory/rows`` who share a word that says something.
  func keepSharers() {
    var kept = 0
    for position in memory.rows.indices {
      if position + 16 < memory.rows.count { index.prefetchPerson(memory.rows[position + 16]) }
      if position + 8 < memory.rows.count { index.prefetchName(memory.rows[position + 8]) }
      let sharesWord = index.nameWords(of: memory.rows[position]).contains { word in
        search.sounds.contains(context.sound(of: word))
      }
      if sharesWord {
        memory.rows[kept] = memory.rows[position]
        kept += 1
      }
    }
    memory.rows.removeLast(memory.rows.count - kept)
  }

  /// People of the commune with the same given word, for records without a usable date.
  private func byPlace(_ record: CleanRecord, _ detail: RecordDetail?) {
    guard record.commune != 0 else { return }
    let givens = search.givens
    for commune in context.communes(with: record.commune) {
      for given in givens {
        begin(.place)
        let people = index.rows(commune: commune, given: given)
        count(block: people.count, limit: RecordMatcher.largestBlock)
        consider(people.prefix(RecordMatcher.largestBlock), record, detail)
      }
    }
  }

  private func consider(
    _ rows: Slice<UnsafeBufferPointer<UInt32>>, _ record: CleanRecord, _ detail: RecordDetail?
  ) {
    consider(UnsafeBufferPointer(rebasing: rows), record, detail)
  }

  private func each(
    _ visit: ((UInt32) -> Void) -> Void, _ record: CleanRecord, _ detail: RecordDetail?
  ) {
    // At most a handful: numbers repeat only in faulty registers.
    var rows: (UInt32?, UInt32?, UInt32?, UInt32?) = (nil, nil, nil, nil)
    var people = 0
    visit { row in
      people += 1
      if rows.0 == nil {
        rows.0 = row
      } else if rows.1 == nil {
        rows.1 = row
      } else if rows.2 == nil {
        rows.2 = row
      } else if rows.3 == nil {
        rows.3 = row
      }
    }
    count(block: people, limit: 4)
    if let row = rows.0 { consider(row, record, detail) }
    if let row = rows.1 { consider(row, record, detail) }
    if let row = rows.2 { consider(row, record, detail) }
    if let row = rows.3 { consider(row, record, detail) }
  }

  /// The most years that a damaged one may stand for and still be looked for one by one.
  private static let fewYears = 4

  /// Notes the readings of the record's name and of its birth date.
  private func noteReadings(_ record: CleanRecord, _ detail: RecordDetail?) {
    search.names.append(record.name)
    if !record.birthDate.isEmpty { search.dates.append(record.birthDate) }
    guard let detail else { return }
    search.names.append(contentsOf: detail.nameAlternatives)
    for date in detail.dateAlternatives where !search.dates.contains(date) {
      search.dates.append(date)
    }
    if search.dates.isEmpty, let damaged = detail.damagedDate,
      damaged.years <= RecordMatcher.fewYears
    {
      damaged.forEachDate { search.dates.append($0) }
    }
  }
}
