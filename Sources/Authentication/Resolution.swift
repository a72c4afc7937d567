import Linkage
import ReferenceIndex

/// Resolves a whole file: what one record says of another.
///
/// The rule, in this order:
///
/// 1. The threshold is lowered from certainty as far as the links above it keep the target precision
///    by the model's own probabilities, and never below the floor.
/// 2. A link without the person's own number loses weight when a record with that number holds the
///    person: it is either a second record of the person or a namesake.
/// 3. Records that remain linked to one person are second records of it: all keep their link and
///    carry T50.
/// 4. Records that write one number and are not linked to its owner carry T51, and so does the
///    record that is.
struct Resolution {
  let index: ReferenceIndex
  let settings: MatchSettings
  /// All decisions in the order of the file.
  var decisions: [Decision]
  let citizenIDs: [UInt64]
  /// Groups of rows that are linked to one person or write one number; positions in the file.
  private(set) var personGroups: [[UInt32]] = []
  private(set) var numberGroups: [[UInt32]] = []
  private(set) var acceptedAt = 1.0

  init(
    index: ReferenceIndex, settings: MatchSettings, decisions: [Decision], citizenIDs: [UInt64]
  ) {
    self.index = index
    self.settings = settings
    self.decisions = decisions
    self.citizenIDs = citizenIDs
  }

  mutating func resolve() {
    chooseThreshold()
    weighRivals()
    groupByPerson()
    groupByNumber()
  }

  // MARK: Threshold

  /// Steps of a quarter bit from the floor upwards; the first that keeps the target is taken.
  private mutating func chooseThreshold() {
    let floor = settings.thresholds.accept
    var counts = [Int](repeating: 0, count: 200)
    var errors = [Double](repeating: 0, count: 200)
    for decision in decisions where decision.outcome == .authenticated && !decision.isExact {
      let step = min(max(Int(decision.oddsInBits * 4), 0), 199)
      counts[step] += 1
      errors[step] += 1 - Double(decision.probability)
    }
    let exact = decisions.count { $0.isExact }
    var links = exact + counts.reduce(0, +)
    var wrong = Double(exact) * 1e-7 + errors.reduce(0, +)
    var lowest = 0
    while lowest < 199, links > 0, wrong > (1 - settings.targetPrecision) * Double(links) {
      links -= counts[lowest]
      wrong -= errors[lowest]
      lowest += 1
    }
    let floorBits = log2Of(floor / (1 - floor))
    let bits = max(Double(lowest) / 4, floorBits)
    acceptedAt = exp2Of(bits) / (1 + exp2Of(bits))
    for position in decisions.indices
    where decisions[position].outcome == .authenticated && !decisions[position].isExact
      && Double(decisions[position].oddsInBits) < bits
    {
      demote(position)
    }
  }

  // MARK: People

  private mutating func weighRivals() {
    let claims = claimsByPerson()
    for group in claims {
      guard group.contains(where: { decisions[Int($0)].hasOwnNumber }) else { continue }
      for position in group where !decisions[Int(position)].hasOwnNumber {
        let bits =
          Double(decisions[Int(position)].oddsInBits) - settings.model.secondRecordCost
        decisions[Int(position)].oddsInBits = Float(bits)
        decisions[Int(position)].probability = Float(exp2Of(bits) / (1 + exp2Of(bits)))
        if Double(decisions[Int(position)].probability) < acceptedAt {
          demote(Int(position))
          decisions[Int(position)].findings.insert(.t51)
        }
      }
    }
  }

  private mutating func groupByPerson() {
    personGroups = claimsByPerson()
    for group in personGroups {
      for position in group { decisions[Int(position)].findings.insert(.t50) }
    }
  }

  /// Positions of links to people who are held by more than one record, in the order of the file.
  private func claimsByPerson() -> [[UInt32]] {
    var holders = [UInt8](repeating: 0, count: index.count)
    for decision in decisions where decision.outcome == .authenticated {
      let person = Int(decision.person)
      holders[person] = holders[person] == 0 ? 1 : 2
    }
    var groups: [UInt32: [UInt32]] = [:]
    var order: [UInt32] = []
    for (position, decision) in decisions.enumerated()
    where decision.outcome == .authenticated && holders[Int(decision.person)] > 1 {
      if groups[decision.person] == nil { order.append(decision.person) }
      groups[decision.person, default: []].append(UInt32(position))
    }
    return order.compactMap { groups[$0] }
  }

  // MARK: Numbers

  private mutating func groupByNumber() {
    for group in positionsOfRepeatedNumbers() {
      let people = Set(
        group.compactMap { position -> UInt32? in
          let decision = decisions[Int(position)]
          return decision.outcome == .authenticated && decision.hasOwnNumber
            ? decision.person : nil
        })
      let isOnePerson =
        people.count == 1
        && group.allSatisfy {
          let decision = decisions[Int($0)]
          return decision.outcome == .authenticated && decision.hasOwnNumber
        }
      guard !isOnePerson else { continue }
      numberGroups.append(group)
      for position in group {
        let place = Int(position)
        if decisions[place].outcome == .excluded { continue }
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
  }

  /// Positions of records that write one number, in the order of the file.
  ///
  /// Exact links are counted by their person, whose number is the record's; the numbers of the others are few.
  private func positionsOfRepeatedNumbers() -> [[UInt32]] {
    var writers = [UInt8](repeating: 0, count: index.count)
    var shared: [(number: UInt64, position: UInt32)] = []
    for (position, number) in citizenIDs.enumerated() where number != 0 {
      if decisions[position].isExact {
        let person = Int(decisions[position].person)
        writers[person] = writers[person] == 0 ? 1 : 2
      } else {
        shared.append((number, UInt32(position)))
      }
    }
    let ahead = 16
    for place in shared.indices {
      if place + ahead < shared.count { index.prefetch(citizenID: shared[place + ahead].number) }
      if let owner = index.row(citizenID: shared[place].number), writers[Int(owner)] == 1 {
        writers[Int(owner)] = 2
      }
    }
    for (position, decision) in decisions.enumerated()
    where decision.isExact && writers[Int(decision.person)] == 2 {
      shared.append((citizenIDs[position], UInt32(position)))
    }
    shared.sort { ($0.number, $0.position) < ($1.number, $1.position) }
    var groups: [[UInt32]] = []
    var start = 0
    while start < shared.count {
      var end = start + 1
      while end < shared.count, shared[end].number == shared[start].number { end += 1 }
      if end - start > 1 { groups.append(shared[start..<end].map(\.position)) }
      start = end
    }
    return groups.sorted { $0[0] < $1[0] }
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
