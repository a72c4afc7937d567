import Linkage
import ReferenceIndex

/// Resolves a whole file: what one record says of another.
///
/// The rule, in this order:
///
/// 1. When more records than the model assumes carry a number that nobody has, the register lacks more people: links
///    without the person's own number are as much less probable. Records without a number are counted apart, by the
///    probabilities of their links.
/// 2. The least probable links are taken back until the others keep the target precision by the model's own
///    probabilities (``LinkThreshold``), and all below the floor. Links without the person's own number may have a
///    target, and so a threshold, of their own.
/// 3. A link without the person's own number loses weight when a record with that number holds the
///    person: it is either a second record of the person or a namesake. With another given word it is
///    taken back: the person may have a twin.
/// 4. A link by the number to a person of quite another name, or of another given word that people bear, is taken
///    back when another record's name fits the person: two people claim one number.
/// 5. Records that remain linked to one person are second records of it: all keep their link and
///    carry T50.
/// 6. Records that write one number and are not linked to its owner carry T51, and so does the
///    record that is; those whose name, birth date and sex let them be one person's carry T50, and
///    no T51 where they are all.
/// 7. Records that are linked to nobody and agree in name, birth date, sex and commune carry T50.
/// 8. Records with one insurance number carry R02 when they are one person's, and R03 when they are not.
/// 9. Records in a block of rows whose numbers are those of their neighbours carry R04; whose names are, R06; whose birth
///    dates are, R07.
struct Resolution {
  let index: ReferenceIndex
  let settings: MatchSettings
  let records: RecordColumns
  /// All decisions in the order of the file; they change in place.
  let decisions: UnsafeMutableBufferPointer<Decision>
  /// Groups of rows that are linked to one person or write one number; positions in the file.
  private(set) var personGroups = RecordGroups()
  private(set) var numberGroups = RecordGroups()
  /// Groups of rows of one person whom the register does not have, or whose link is left open.
  var absentGroups = RecordGroups()
  /// Records that hold one person, with the person's number, where one of them was left to a person for another's sake.
  private(set) var rivalClaims: [RecordGroups.Claim] = []
  /// Records with an insurance number that another record of the same person has, or one of somebody else.
  var insuranceRepeats = (same: 0, others: 0)
  /// Records that carry the number, the name or the birth date of the row before or behind.
  var slips = (numbers: 0, names: 0, dates: 0)
  /// The probability from which one more link would be automatic.
  private(set) var acceptedAt = 1.0
  /// The same of one without the person's own number.
  private(set) var acceptedWithoutNumber = 1.0
  /// The probability below which links without the person's own number were taken back.
  private var keptAt = 1.0

  init(index: ReferenceIndex, settings: MatchSettings, records: RecordColumns) {
    self.index = index
    self.settings = settings
    self.records = records
    decisions = records.decisions
  }

  mutating func resolve() {
    weighMissing()
    chooseThreshold()
    chooseThresholdWithoutNumber()
    weighRivals()
    groupByPerson()
    groupByNumber()
    groupAbsentPeople()
    noteInsuranceNumbers()
    noteSlippedNumbers()
    noteSlippedFields()
  }

  // MARK: Coverage

  /// The share of records with a number that the register knows, or that are linked without it.
  private func coverage() -> Double {
    var missing = OrderFreeSum()
    let numbers = records.numbers
    let ahead = 16
    for place in numbers.indices {
      if place + ahead < numbers.count { index.prefetch(citizenID: numbers[place + ahead].number) }
      let number = numbers[place]
      let decision = decisions[Int(number.position)]
      if decision.outcome != .authenticated, index.row(citizenID: number.number) == nil {
        // Whoever is probably in the register under another number is not missing there.
        missing.add(decision.outcome == .review ? 1 - Double(decision.probability) : 1)
      }
    }
    let all = decisions.count { $0.isExact } + numbers.count
    return all < Resolution.leastNumbers ? 1 : 1 - missing.value / Double(all)
  }

  /// The coverage that any usable register reaches; what the model allows for namesakes covers the rest.
  private static let usualCoverage = 0.95
  /// The fewest numbers that say something of the register's coverage.
  private static let leastNumbers = 500

  /// Makes links without the person's own number less probable by what the register lacks more than the model assumes.
  private mutating func weighMissing() {
    let assumed = min(settings.model.coverage, Resolution.usualCoverage)
    let cost = cost(of: coverage(), assumed)
    let costWithoutNumber = max(cost, self.cost(of: coverageWithoutNumber(), assumed))
    guard costWithoutNumber > 0 else { return }
    forEachWithoutExactLink { position, hasNumber in
      let decision = decisions[position]
      guard decision.outcome == .authenticated, !decision.hasOwnNumber else { return }
      weaken(position, by: hasNumber ? cost : costWithoutNumber)
      if Double(decisions[position].probability) < settings.thresholds.accept { demote(position) }
    }
  }

  /// What a link loses when the register has fewer of the people than assumed, in bits.
  private func cost(of coverage: Double, _ assumed: Double) -> Double {
    guard coverage < assumed else { return 0 }
    let share = max(coverage, 0.01)
    return log2Of(assumed / (1 - assumed)) - log2Of(share / (1 - share))
  }

  /// Visits the records that no exact link has settled, in the order of the file, and tells whether they have a number.
  private func forEachWithoutExactLink(_ visit: (_ position: Int, _ hasNumber: Bool) -> Void) {
    let numbers = records.numbers
    var place = numbers.startIndex
    for position in decisions.indices where !decisions[position].isExact {
      while place < numbers.endIndex, numbers[place].position < position { place += 1 }
      visit(position, place < numbers.endIndex && numbers[place].position == position)
    }
  }

  /// Records without a number that are taken to be known, so that a few say little.
  private static let supposed = 100.0

  /// The share of the people behind records without a number whom the register has.
  ///
  /// Found by expectation maximisation over the log-odds of their links: a share makes them more or less probable, and their
  /// mean probability is the next share.
  private func coverageWithoutNumber() -> Double {
    var odds: [Double] = []
    var people = 0
    forEachWithoutExactLink { position, hasNumber in
      let decision = decisions[position]
      guard !hasNumber, decision.outcome != .excluded else { return }
      people += 1
      if decision.person != Decision.nobody { odds.append(exp2Of(Double(decision.oddsInBits))) }
    }
    let coverage = settings.model.coverage
    var share = coverage
    for _ in 0..<20 {
      let factor = share / (1 - share) * (1 - coverage) / coverage
      var known = OrderFreeSum()
      for odds in odds { known.add(odds * factor / (1 + odds * factor)) }
      share =
        (Resolution.supposed * coverage + known.value) / (Resolution.supposed + Double(people))
    }
    return share
  }

  /// Lowers the log-odds of a decision and its probability with them.
  private mutating func weaken(_ position: Int, by cost: Double) {
    let bits = Double(decisions[position].oddsInBits) - cost
    decisions[position].oddsInBits = Float(bits)
    decisions[position].probability = Float(Resolution.probability(bits))
  }

  // MARK: Threshold

  /// Many links without the person's own number are equally doubtful: their steps are finer.
  private static let stepsPerBit = (all: 4, withoutNumber: 16)

  /// Takes the least probable links back until the others keep the target, and all below the floor.
  private mutating func chooseThreshold() {
    var links = LinkThreshold(stepsPerBit: Resolution.stepsPerBit.all)
    for decision in decisions where decision.outcome == .authenticated && !decision.isExact {
      links.add(oddsInBits: decision.oddsInBits, probability: decision.probability)
    }
    links.addCertain(decisions.count { $0.isExact })
    let choice = links.choose(target: settings.targetPrecision)
    let floor = log2Of(settings.thresholds.accept / (1 - settings.thresholds.accept))
    let bits = max(choice.takenBackBelow, floor)
    acceptedAt = Resolution.probability(max(choice.automaticFrom, floor))
    keptAt = Resolution.probability(bits)
    takeBack(below: bits) { !$0.isExact }
  }

  /// Takes doubtful links without the person's own number back until the others keep their own target.
  private mutating func chooseThresholdWithoutNumber() {
    acceptedWithoutNumber = acceptedAt
    guard let target = settings.targetWithoutNumber else { return }
    var links = LinkThreshold(stepsPerBit: Resolution.stepsPerBit.withoutNumber)
    for decision in decisions where decision.outcome == .authenticated && !decision.hasOwnNumber {
      links.add(oddsInBits: decision.oddsInBits, probability: decision.probability)
    }
    let choice = links.choose(target: target)
    acceptedWithoutNumber = max(acceptedAt, Resolution.probability(choice.automaticFrom))
    keptAt = max(keptAt, Resolution.probability(choice.takenBackBelow))
    takeBack(below: choice.takenBackBelow) { !$0.hasOwnNumber }
  }

  /// Takes those links back that are chosen and whose log-odds, in bits, are lower.
  private mutating func takeBack(below bits: Double, where isChosen: (Decision) -> Bool) {
    for position in decisions.indices
    where decisions[position].outcome == .authenticated && isChosen(decisions[position])
      && Double(decisions[position].oddsInBits) < bits
    {
      demote(position)
    }
  }

  private static func probability(_ bits: Double) -> Double { exp2Of(bits) / (1 + exp2Of(bits)) }

  // MARK: People

  private mutating func weighRivals() {
    for group in claimsByPerson() {
      weighRivals(group)
      groupSecondRecords(group)
      if group.contains(where: { decisions[Int($0)].findings.contains(.t51) }) {
        let citizen = citizen(decisions[Int(group[group.startIndex])].person)
        for position in group {
          rivalClaims.append(RecordGroups.Claim(key: citizen, position: position))
        }
      }
    }
  }

  /// Weighs records that hold one person.
  private mutating func weighRivals(_ group: ArraySlice<UInt32>) {
    guard group.contains(where: { decisions[Int($0)].hasOwnNumber }) else {
      return weighRivalsWithoutNumber(group)
    }
    let fits = group.contains { !hasOtherName(decisions[Int($0)]) }
    var isHeld = false
    for position in group where decisions[Int(position)].hasOwnNumber {
      if fits,
        hasOtherName(decisions[Int(position)]) || isOfAnother(decisions[Int(position)], group)
      {
        demote(Int(position))
        decisions[Int(position)].findings.insert(.t51)
      } else {
        isHeld = true
      }
    }
    for position in group where isHeld && !decisions[Int(position)].hasOwnNumber {
      weaken(Int(position), by: settings.model.secondRecordCost)
      if decisions[Int(position)].givenDiffers
        || Double(decisions[Int(position)].probability) < keptAt
      {
        holdBack(Int(position))
      }
    }
  }

  /// Takes a link back for the sake of another record of the same person: a second record of the person where nothing
  /// but the number differs, perhaps somebody else's where more does.
  private mutating func holdBack(_ position: Int) {
    demote(position)
    let decision = decisions[position]
    let differs: ReasonSet = [
      ReasonSet(.s10), ReasonSet(.s11), ReasonSet(.s20), ReasonSet(.s21),
    ]
    let isLike = decision.reason == .s30 && decision.findings.isDisjoint(with: differs)
    decisions[position].findings.insert(isLike ? .t50 : .t51)
  }

  /// Makes one group of a person's records when some of them were taken back though nothing but the number differs.
  private mutating func groupSecondRecords(_ group: ArraySlice<UInt32>) {
    let decisions = decisions
    let isHeldBack = { (position: UInt32) in decisions[Int(position)].findings.contains(.t50) }
    guard group.contains(where: isHeldBack) else { return }
    let all = group.filter { decisions[Int($0)].outcome == .authenticated || isHeldBack($0) }
    let isOneNumber = hasOneInsuranceNumber(all[...])
    for position in all {
      if isOneNumber {
        decisions[Int(position)].findings.remove(ReasonSet(.t50))
      } else {
        decisions[Int(position)].findings.insert(.t50)
      }
    }
    if !isOneNumber { absentGroups.append(all[...]) }
  }

  /// Weighs records that hold one person, none of them by its number: who fits it less than another one is either a
  /// second record of the person or a relative or namesake.
  private mutating func weighRivalsWithoutNumber(_ group: ArraySlice<UInt32>) {
    let most = group.map { decisions[Int($0)].oddsInBits }.max() ?? 0
    let fits = group.contains { !decisions[Int($0)].givenDiffers }
    for position in group {
      let place = Int(position)
      let isOther = fits && decisions[place].givenDiffers
      if decisions[place].oddsInBits < most {
        weaken(place, by: settings.model.secondRecordCost)
      }
      if isOther || Double(decisions[place].probability) < keptAt {
        holdBack(place)
      }
    }
  }

  /// Whether the link rests on the number in spite of quite another name.
  private func hasOtherName(_ decision: Decision) -> Bool {
    decision.hasOwnNumber && (decision.reason == .s11 || decision.findings.contains(.s11))
  }

  /// Whether a link by the number is to somebody whom another record with that number fits, and this one perhaps not.
  private func isOfAnother(_ decision: Decision, _ group: ArraySlice<UInt32>) -> Bool {
    decision.isPerhapsAnothers
      && group.contains {
        let other = decisions[Int($0)]
        return other.hasOwnNumber && !other.givenDiffers && !other.isPerhapsAnothers
      }
  }

  private mutating func groupByPerson() {
    personGroups = claimsByPerson().filter { !hasOneInsuranceNumber($0) }
    for group in personGroups {
      for position in group { decisions[Int(position)].findings.insert(.t50) }
    }
  }

  /// Positions of links to people who are held by more than one record, in the order of the file.
  private func claimsByPerson() -> RecordGroups {
    var holders = PersonTally(people: index.count)
    for position in decisions.indices {
      holders.prefetch(ahead: position, in: decisions)
      if decisions[position].outcome == .authenticated { holders.add(decisions[position].person) }
    }
    var claims: [RecordGroups.Claim] = []
    for position in decisions.indices {
      holders.prefetch(ahead: position, in: decisions)
      let decision = decisions[position]
      if decision.outcome == .authenticated, holders.isMany(decision.person) {
        claims.append(
          RecordGroups.Claim(key: UInt64(decision.person), position: UInt32(position)))
      }
    }
    return RecordGroups(claims)
  }

  // MARK: Numbers

  private mutating func groupByNumber() {
    var disputed: [UInt32] = []
    var starts = [0]
    for group in positionsOfRepeatedNumbers() {
      var person: UInt32?
      let isOnePerson = group.allSatisfy {
        let decision = decisions[Int($0)]
        guard decision.outcome == .authenticated, decision.hasOwnNumber else { return false }
        if person == nil { person = decision.person }
        return person == decision.person
      }
      guard !isOnePerson else { continue }
      if isProbablyOnePerson(group) {
        join(group)
        continue
      }
      let people = people(group)
      for person in people { join(person[...]) }
      if people.count == 1 { continue }
      disputed.append(contentsOf: group)
      starts.append(disputed.count)
      for position in group {
        let place = Int(position)
        if decisions[place].outcome == .unresolved,
          decisions[place].reason == .s11 || decisions[place].reason == .k40
        {
          decisions[place].findings.insert(decisions[place].reason)
          decisions[place].reason = .t51
        } else {
          decisions[place].findings.insert(.t51)
        }
      }
    }
    numberGroups = RecordGroups(positions: disputed, starts: starts)
  }

  /// Positions of records that write one number, in the order of the file.
  ///
  /// Exact links are counted by their person, whose number is the record's; the numbers of the others are few.
  private func positionsOfRepeatedNumbers() -> RecordGroups {
    var writers = PersonTally(people: index.count)
    for position in decisions.indices {
      writers.prefetch(ahead: position, in: decisions)
      if decisions[position].isExact { writers.add(decisions[position].person) }
    }
    let numbers = records.numbers
    let ahead = 16
    for place in numbers.indices {
      if place + ahead < numbers.count { index.prefetch(citizenID: numbers[place + ahead].number) }
      if let owner = index.row(citizenID: numbers[place].number), writers.isOne(owner) {
        writers.add(owner)
      }
    }
    // A number that only one record writes, and no exact link has, makes no group.
    var claims = numbers.map { RecordGroups.Claim(key: $0.number, position: $0.position) }
    for position in decisions.indices {
      writers.prefetch(ahead: position, in: decisions)
      let decision = decisions[position]
      if decision.isExact, writers.isMany(decision.person) {
        claims.append(
          RecordGroups.Claim(
            key: index.person(decision.person).citizenID, position: UInt32(position)))
      }
    }
    return RecordGroups(claims)
  }

  /// Takes an automatic link back: a person looks at it.
  private mutating func demote(_ position: Int) {
    decisions[position].outcome = .review
    if decisions[position].reason.rawValue <= Reason.d02.rawValue {
      decisions[position].findings.insert(decisions[position].reason)
      decisions[position].reason = .s31
    }
  }
}
