import Cleansing
import Identifiers
import Linkage

/// Counts resolved records by place, class, age, sex and group of name.
///
/// Every counter is a whole number; sums of probabilities are kept in units of 2⁻³⁶, so that the figures do not
/// depend on how the chunks were dealt out to threads.
///
///     cells   group × (outcomes × reasons), one block of 68 counters for each group
///
/// - Complexity: about ten increments for a record, no allocation.
struct BreakdownCounter: Sendable {
  /// Counters for each group: outcome × reason.
  static let width = Outcome.count * Reason.count

  /// The place of an outcome and reason among the counters of a group.
  @inline(__always)
  static func cell(_ outcome: Outcome, _ reason: Int) -> Int {
    Int(outcome.rawValue) &* Reason.count &+ reason
  }

  /// The unit of sums of probabilities, 2³⁶ a record: 64 bits hold those of 268 million.
  static let unit = 68_719_476_736.0
  /// Where the bins of stated probabilities begin.
  static let binStarts = [0, 0.01, 0.1, 0.5, 0.9, 0.99, 0.995, 0.999, 0.9999]

  private(set) var communes = CellTable()
  private(set) var classes = CellTable()
  private(set) var payers = [Int](repeating: 0, count: PayerGroups.count * BreakdownCounter.width)
  /// Age band × sex.
  private(set) var ages = [Int](
    repeating: 0, count: AgeBand.allCases.count * 3 * BreakdownCounter.width)
  /// One group for each ten years of birth, the last for whatever lies beyond.
  private(set) var decades = [Int](repeating: 0, count: 256 * BreakdownCounter.width)
  private(set) var nameGroups = [Int](
    repeating: 0, count: NameGroup.allCases.count * BreakdownCounter.width)
  private(set) var classNames: [String] = []
  /// Records in scope with a health card, by class.
  private(set) var classCards: [Int] = []
  private(set) var findings = [Int](repeating: 0, count: Reason.allCases.count)
  /// Records that carry each reason as their reason or beside it.
  private(set) var mentions = [Int](repeating: 0, count: Reason.allCases.count)
  /// Authenticated records of these, and those that count and are not.
  private(set) var linkedMentions = [Int](repeating: 0, count: Reason.allCases.count)
  private(set) var openMentions = [Int](repeating: 0, count: Reason.allCases.count)
  /// Authenticated records by the key that gave their person first.
  private(set) var links = [Int](repeating: 0, count: SearchKey.allCases.count)
  private(set) var cleansed = 0
  private(set) var exact = 0
  private(set) var records = 0
  private(set) var bins = [ProbabilityBin](
    repeating: ProbabilityBin(), count: BreakdownCounter.binStarts.count)
  private(set) var wrong: UInt64 = 0
  private(set) var wrongVariance: UInt64 = 0
  private(set) var missed: UInt64 = 0
  /// One bit for each person of the register who is linked to a record.
  private(set) var linked: [UInt64]
  private let agesOnDay: AgesOnDay
  private var classNumbers: [String: Int] = [:]

  /// - Parameter people: The people of the register.
  init(asOf: BirthDate, people: Int) {
    agesOnDay = AgesOnDay(asOf)
    linked = Array(repeating: 0, count: (people + 63) / 64)
  }

  /// Counts the records of one chunk.
  ///
  /// - Parameter classes: The classes of the chunk, by their numbers in the facts.
  mutating func add(
    _ facts: UnsafeBufferPointer<RowFacts>, _ decisions: UnsafeBufferPointer<Decision>,
    classes: [String]
  ) {
    let numbers = classes.map { number(ofClass: ClassKey.text($0)) }
    for position in facts.indices {
      let row = facts[position]
      add(row, decisions[position], classNumber: numbers[Int(row.participantClass)])
    }
  }

  private mutating func number(ofClass name: String) -> Int {
    if let known = classNumbers[name] { return known }
    // Numbers have 16 bits; the last one is kept for the rest.
    if classNames.count >= ClassList.limit - 1, name != ClassKey.other {
      return number(ofClass: ClassKey.other)
    }
    let number = classNames.count
    classNumbers[name] = number
    classNames.append(name)
    classCards.append(0)
    classes.reserve(UInt16(truncatingIfNeeded: number))
    return number
  }

  private mutating func add(_ facts: RowFacts, _ decision: Decision, classNumber: Int) {
    let outcome = decision.outcome
    let reason = Int(decision.reason.rawValue)
    let cell = BreakdownCounter.cell(outcome, reason)
    let width = BreakdownCounter.width
    communes.add(facts.commune, cell)
    classes.add(UInt16(truncatingIfNeeded: classNumber), cell)
    payers[Int(facts.payer) &* width &+ cell] &+= 1
    let band = agesOnDay.band(
      birthYear: Int(facts.birthYear), isBirthdayAhead: facts.isBirthdayAhead)
    ages[(band &* 3 &+ Int(facts.sex)) &* width &+ cell] &+= 1
    decades[min(Int(facts.birthYear) / 10, 255) &* width &+ cell] &+= 1
    nameGroups[Int(facts.nameGroup) &* width &+ cell] &+= 1
    records &+= 1
    mention(reason, outcome)
    if !decision.findings.isEmpty {
      for number in 0..<Reason.count where decision.findings.rawValue >> UInt32(number) & 1 == 1 {
        findings[number] &+= 1
        if number != reason { mention(number, outcome) }
      }
    }
    if facts.isClean, outcome != .excluded { cleansed &+= 1 }
    if decision.isExact { exact &+= 1 }
    if facts.hasCard, outcome != .excluded { classCards[classNumber] &+= 1 }
    addProbability(decision)
  }

  @inline(__always)
  private mutating func mention(_ reason: Int, _ outcome: Outcome) {
    mentions[reason] &+= 1
    if outcome == .authenticated {
      linkedMentions[reason] &+= 1
    } else if outcome != .excluded {
      openMentions[reason] &+= 1
    }
  }

  private mutating func addProbability(_ decision: Decision) {
    guard decision.person != Decision.nobody, decision.outcome != .excluded else { return }
    let probability = Double(decision.probability)
    var bin = BreakdownCounter.binStarts.count - 1
    while bin > 0, probability < BreakdownCounter.binStarts[bin] { bin &-= 1 }
    bins[bin].records &+= 1
    bins[bin].stated &+= UInt64(probability * BreakdownCounter.unit)
    if decision.outcome == .authenticated {
      let doubt = UInt64((1 - probability) * BreakdownCounter.unit)
      bins[bin].authenticated &+= 1
      links[Int(decision.key.rawValue)] &+= 1
      bins[bin].wrong &+= doubt
      wrong &+= doubt
      wrongVariance &+= UInt64(probability * (1 - probability) * BreakdownCounter.unit)
      linked[Int(decision.person >> 6)] |= 1 << UInt64(decision.person & 63)
    } else {
      if decision.outcome == .review { bins[bin].review &+= 1 }
      missed &+= UInt64(probability * BreakdownCounter.unit)
    }
  }

  /// Adds what another thread has counted.
  mutating func merge(_ other: BreakdownCounter) {
    communes.merge(other.communes) { $0 }
    let numbers = other.classNames.map { number(ofClass: $0) }
    classes.merge(other.classes) { UInt16(truncatingIfNeeded: numbers[Int($0)]) }
    for (position, number) in numbers.enumerated() {
      classCards[number] += other.classCards[position]
    }
    func add(_ part: [Int], to sum: inout [Int]) {
      for place in sum.indices { sum[place] += part[place] }
    }
    add(other.payers, to: &payers)
    add(other.ages, to: &ages)
    add(other.decades, to: &decades)
    add(other.nameGroups, to: &nameGroups)
    add(other.findings, to: &findings)
    add(other.mentions, to: &mentions)
    add(other.linkedMentions, to: &linkedMentions)
    add(other.openMentions, to: &openMentions)
    add(other.links, to: &links)
    cleansed += other.cleansed
    exact += other.exact
    records += other.records
    for bin in bins.indices { bins[bin].merge(other.bins[bin]) }
    wrong += other.wrong
    wrongVariance += other.wrongVariance
    missed += other.missed
    for word in linked.indices { linked[word] |= other.linked[word] }
  }
}

/// Records whose probability lies in one range.
struct ProbabilityBin: Sendable {
  var records = 0
  var authenticated = 0
  var review = 0
  /// Sums in units of ``BreakdownCounter/unit``.
  var stated: UInt64 = 0
  var wrong: UInt64 = 0

  mutating func merge(_ other: ProbabilityBin) {
    records += other.records
    authenticated += other.authenticated
    review += other.review
    stated += other.stated
    wrong += other.wrong
  }
}

/// Counters for keys of 16 bits, of which few occur.
struct CellTable: Sendable {
  private var slots = [Int32](repeating: -1, count: 1 << 16)
  private(set) var keys: [UInt16] = []
  private(set) var counts: [Int] = []

  mutating func reserve(_ key: UInt16) {
    guard slots[Int(key)] < 0 else { return }
    slots[Int(key)] = Int32(keys.count)
    keys.append(key)
    counts.append(contentsOf: repeatElement(0, count: BreakdownCounter.width))
  }

  @inline(__always)
  mutating func add(_ key: UInt16, _ cell: Int) {
    if slots[Int(key)] < 0 { reserve(key) }
    counts[Int(slots[Int(key)]) &* BreakdownCounter.width &+ cell] &+= 1
  }

  /// The counters of the group at a position of ``keys``.
  func cells(at position: Int) -> ArraySlice<Int> {
    counts[position * BreakdownCounter.width..<(position + 1) * BreakdownCounter.width]
  }

  mutating func merge(_ other: CellTable, key: (UInt16) -> UInt16) {
    for (position, number) in other.keys.enumerated() {
      let mine = key(number)
      reserve(mine)
      let start = Int(slots[Int(mine)]) * BreakdownCounter.width
      for (offset, count) in other.cells(at: position).enumerated() {
        counts[start + offset] += count
      }
    }
  }
}
