import Cleansing
import Identifiers
import ReferenceIndex
import VietnameseText

/// A person whom a key gives, with the most that the person can weigh.
struct Promising {
  let row: UInt32
  /// Log-odds, in bits; infinite where there is no bound.
  var bits: Float
}

extension RecordMatcher {
  /// The fewest people of a key for whom the bounds of a record are made: making them takes as long as weighing a hundred or
  /// two.
  static let boundedFrom = 400
  /// The fewest for whom bounds are used that are there.
  private static let usedFrom = 48
  /// How many of the most promising people are weighed before the others.
  private static let vanguard = 12

  /// Whether some people of a key are shut out by their bounds; fills the bounds when they are first worth it for a record.
  ///
  /// An explanation weighs everybody.
  private func isBounding(
    _ people: Int, _ record: CleanRecord, _ detail: RecordDetail?
  ) -> Bool {
    if let isBounded = search.isBounded {
      return isBounded && people >= min(RecordMatcher.usedFrom, boundedFrom)
    }
    if people < boundedFrom { return false }
    var isBounded = false
    if search.trace == nil, search.cutName == nil {
      let rest = context.priorBits + mostOfNumber(record) + mostOfFamily(record) + mostOfClass
      isBounded = bounds.take(record, detail, names: search.names, rest: rest)
    }
    search.isBounded = isBounded
    return isBounded
  }

  /// What a person needs to come among the candidates, in bits.
  private var leastBits: Float {
    Float(
      search.candidates.count < RecordMatcher.kept
        ? RecordMatcher.leastBits : search.candidates[RecordMatcher.kept - 1].bits)
  }

  // MARK: Gathering

  /// Adds the people with a given word born on each of some dates to ``SearchMemory/promising``.
  func gather(
    _ days: [(date: BirthDate, positions: Range<Int>)], given: UInt16, _ record: CleanRecord,
    _ detail: RecordDetail?
  ) {
    var people = 0
    for day in days { people += day.positions.count }
    if !isBounding(people, record, detail) {
      for day in days { gatherAll(day.positions) }
      return
    }
    let most = bounds.mostOfGiven(given)
    for day in days where !day.positions.isEmpty {
      gather(day.positions, bornOn: day.date, most + mostBits(bornOn: day.date, record, detail))
    }
  }

  /// Adds everybody born on a date to ``SearchMemory/promising``.
  func gatherDay(_ date: BirthDate, _ record: CleanRecord, _ detail: RecordDetail?) {
    let positions = index.positions(birthDate: date)
    if !isBounding(positions.count, record, detail) {
      return gatherAll(positions)
    }
    let most = mostBits(bornOn: date, record, detail)
    let (bounds, index, least) = (bounds, index, leastBits)
    let hasExempt = bounds.exemptDates.contains(date)
    var known: (given: UInt16, most: Float)?
    for position in positions {
      let given = index.dateGiven[position]
      let rest = most + bounds.mostOfOthers(index.dateSketch[position])
      // What a given word adds to any record is a number; what it adds to this one takes as long as many people.
      var bits = rest + bounds.mostOfGivenEver[Int(given)]
      if hasExempt, bounds.exempt.contains(index.dateOrder[position]) {
        bits = .infinity
      } else if bits >= least {
        let mostOfGiven = known?.given == given ? known?.most : nil
        let most = mostOfGiven ?? bounds.mostOfGiven(given)
        known = (given, most)
        bits = rest + most
      }
      if bits >= least {
        memory.promising.append(Promising(row: index.dateOrder[position], bits: bits))
      }
    }
  }

  /// Adds people at positions of the key of names to ``SearchMemory/promising``.
  ///
  /// - Parameter name: The reading that they were found by.
  func gather(
    names positions: [Int], _ name: WordList, _ record: CleanRecord, _ detail: RecordDetail?
  ) {
    if !isBounding(positions.count, record, detail) {
      for position in positions {
        memory.promising.append(
          Promising(row: index.row(atNamePosition: position), bits: .infinity))
      }
      return
    }
    let (bounds, least) = (bounds, leastBits)
    let mostOfName = mostOfUsual(positions, name)
    var (date, most) = (BirthDate?.none, Float(0))
    for position in positions {
      let key = index.nameKeys[position]
      let own = NameKey.date(key)
      if own != date {
        date = own
        most = mostOfName + mostBits(bornOn: own, record, detail)
      }
      let row = index.row(atNamePosition: position)
      var bits = most + bounds.coarsePlace[NameKey.place(key)]
      if !NameKey.hasUsualOrder(key) || bounds.exempt.contains(row) { bits = .infinity }
      if bits >= least { memory.promising.append(Promising(row: row, bits: bits)) }
    }
  }

  /// The most that a name in the usual order of a bag adds; the order is that of the first such person.
  private func mostOfUsual(_ positions: [Int], _ name: WordList) -> Float {
    guard let usual = positions.first(where: { NameKey.hasUsualOrder(index.nameKeys[$0]) }) else {
      return .infinity
    }
    let words = index.nameWords(of: index.row(atNamePosition: usual))
    guard words.count >= 2 else { return .infinity }
    return bounds.mostOfName(
      name, surname: NameKeys.given(index.words.features(words[0])),
      given: NameKeys.given(index.words.features(words[words.count - 1])), index.words)
  }

  private func gatherAll(_ positions: Range<Int>) {
    for position in positions {
      memory.promising.append(Promising(row: index.dateOrder[position], bits: .infinity))
    }
  }

  /// Adds people at positions of the key of dates to ``SearchMemory/promising``, all born on `date`, as far as they may
  /// come among the candidates.
  ///
  /// - Parameter most: The most that they weigh beside name and place; with the given word.
  private func gather(_ positions: Range<Int>, bornOn date: BirthDate, _ most: Float) {
    let (bounds, index, least) = (bounds, index, leastBits)
    let hasExempt = bounds.exemptDates.contains(date)
    for position in positions {
      var bits = most + bounds.mostOfOthers(index.dateSketch[position])
      if hasExempt, bounds.exempt.contains(index.dateOrder[position]) { bits = .infinity }
      if bits >= least {
        memory.promising.append(Promising(row: index.dateOrder[position], bits: bits))
      }
    }
  }

  /// The most that somebody born on a date weighs beside name and place.
  private func mostBits(
    bornOn date: BirthDate, _ record: CleanRecord, _ detail: RecordDetail?
  ) -> Float {
    // At the borders of the table of days others may stand beside those of the date.
    guard DaySlots.isExact(date) else { return .infinity }
    return bounds.rest + Float(context.dateBits(date, record, detail)) + SearchBounds.tolerance
  }

  // MARK: Weighing

  /// Weighs the people in ``SearchMemory/promising``; the result is the same as that of weighing all in any order.
  ///
  /// The most promising come first: behind them many others have no chance any more.
  ///
  /// - Parameter isSharing: Whether only those count who share a word that says something.
  func considerPromising(
    _ record: CleanRecord, _ detail: RecordDetail?, isSharing: Bool = false
  ) {
    memory.rows.removeAll(keepingCapacity: true)
    guard search.isBounded == true, memory.promising.count > 2 * RecordMatcher.vanguard else {
      for person in memory.promising { memory.rows.append(person.row) }
      if isSharing { keepSharers() }
      considerRows(record, detail)
      return
    }
    takeVanguard()
    if isSharing { keepSharers() }
    considerRows(record, detail)
    let step = 4 * RecordMatcher.vanguard
    var start = 0
    while start < memory.promising.count {
      memory.rows.removeAll(keepingCapacity: true)
      let least = leastBits
      while start < memory.promising.count, memory.rows.count < step {
        if memory.promising[start].bits >= least { memory.rows.append(memory.promising[start].row) }
        start += 1
      }
      if isSharing { keepSharers() }
      considerRows(record, detail)
    }
  }

  /// Moves the people with the highest bounds from ``SearchMemory/promising`` to ``SearchMemory/rows``.
  private func takeVanguard() {
    memory.positions.removeAll(keepingCapacity: true)
    var least = -Float.infinity
    for place in memory.promising.indices where memory.promising[place].bits > least {
      memory.positions.append(place)
      guard memory.positions.count > RecordMatcher.vanguard else { continue }
      var lowest = 0
      for other in memory.positions.indices
      where memory.promising[memory.positions[other]].bits
        < memory.promising[memory.positions[lowest]].bits
      { lowest = other }
      memory.positions.remove(at: lowest)
      least = memory.positions.reduce(Float.infinity) { min($0, memory.promising[$1].bits) }
    }
    for place in memory.positions {
      memory.rows.append(memory.promising[place].row)
      memory.promising[place].bits = -.infinity
    }
  }

  // MARK: Parts

  /// The most that the number of a person can weigh who is not exempt.
  private func mostOfNumber(_ record: CleanRecord) -> Double {
    if record.citizenID == 0 {
      return record.oldID == 0
        ? 0 : max(context.numberBits(.missing), context.numberBits(.otherOldID))
    }
    if search.owner == nil { return context.unknownNumberBits(record) }
    return context.mostOfOthersNumber
  }

  private func mostOfFamily(_ record: CleanRecord) -> Double {
    if record.fatherID | record.motherID == 0 && record.household == 0 { return 0 }
    let family = context.model.family
    return max(
      0, family.sameHousehold, family.sameAddress, family.sameCommune, family.elsewhere,
      family.isParent)
  }

  private var mostOfClass: Double {
    max(0, context.model.participation.near, context.model.participation.other)
  }
}
