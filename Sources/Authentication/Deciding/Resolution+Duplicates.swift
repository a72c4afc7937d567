import Identifiers
import ReferenceIndex
import Tables

/// Records of one person that no link joins.
extension Resolution {
  /// Whether all records of a group have one and the same insurance number: then they are no case of many numbers.
  func hasOneInsuranceNumber(_ group: ArraySlice<UInt32>) -> Bool {
    let hashes = records.insuranceHashes
    guard let first = group.first, hashes[Int(first)] != 0 else { return false }
    return group.allSatisfy { hashes[Int($0)] == hashes[Int(first)] }
  }

  /// Whether records that write one number can all be of one person, by name, birth year and sex.
  func isProbablyOnePerson(_ group: ArraySlice<UInt32>) -> Bool {
    var identities: [RecordIdentity] = []
    for position in group {
      guard !decisions[Int(position)].findings.contains(.t51),
        let identity = identity(at: position)
      else { return false }
      identities.append(identity)
    }
    return RecordIdentity.canBeOne(identities)
  }

  /// What a record says of its person; of an exact link the person says the same.
  private func identity(at position: UInt32) -> RecordIdentity? {
    let decision = decisions[Int(position)]
    if decision.isExact { return RecordIdentity(decision.person, index) }
    return record(at: position)?.identity
  }

  private func record(at position: UInt32) -> UnsettledRecord? {
    for list in [records.numbers, records.unnumbered] {
      var (low, high) = (0, list.count)
      while low < high {
        let middle = (low + high) / 2
        if list[middle].position < position { low = middle + 1 } else { high = middle }
      }
      if low < list.count, list[low].position == position { return list[low] }
    }
    return nil
  }

  /// What a record is told from others by that write its number; of an exact link the person says it.
  private func writer(at position: UInt32) -> PeopleOfNumber.Writer? {
    let decision = decisions[Int(position)]
    let person = decision.outcome == .authenticated ? decision.person : Decision.nobody
    if decision.isExact {
      return PeopleOfNumber.Writer(
        identity: RecordIdentity(person, index), spelling: RecordSpelling(person, index),
        person: person)
    }
    guard let record = record(at: position) else { return nil }
    return PeopleOfNumber.Writer(
      identity: record.identity, spelling: record.spelling, person: person,
      isRival: decision.findings.contains(.t51))
  }

  /// The records that write one number, by the people whose they can be.
  func people(_ group: ArraySlice<UInt32>) -> [[UInt32]] {
    let writers = group.compactMap { writer(at: $0) }
    guard writers.count == group.count else { return [Array(group)] }
    return PeopleOfNumber(words: index.words).people(writers).map { places in
      places.map { group[group.startIndex + $0] }
    }
  }

  /// Joins records of one person, unless all have one insurance number.
  mutating func join(_ group: ArraySlice<UInt32>) {
    guard group.count > 1, !hasOneInsuranceNumber(group) else { return }
    absentGroups.append(group)
    for position in group { decisions[Int(position)].findings.insert(.t50) }
  }

  /// The number that a record writes; of an exact link the person's.
  func number(at position: UInt32) -> UInt64? {
    let decision = decisions[Int(position)]
    return decision.isExact
      ? index.person(decision.person).citizenID : record(at: position)?.number
  }

  /// People with several records: groups that share a record are of one person.
  var groupsOfPeople: RecordGroups {
    var groupOf: [UInt32: Int] = [:]
    var parents: [Int] = []
    func root(_ group: Int) -> Int {
      var group = group
      while parents[group] != group { group = parents[group] }
      return group
    }
    var claims: [RecordGroups.Claim] = []
    for groups in [personGroups, absentGroups] {
      for positions in groups {
        let group = parents.count
        parents.append(group)
        for position in positions {
          claims.append(RecordGroups.Claim(key: UInt64(group), position: position))
          guard let other = groupOf[position] else {
            groupOf[position] = group
            continue
          }
          let (left, right) = (root(other), root(group))
          if left != right { parents[right] = left }
        }
      }
    }
    for place in claims.indices { claims[place].key = UInt64(root(Int(claims[place].key))) }
    return RecordGroups(claims)
  }

  // MARK: People whom the register does not have

  /// Joins records that are linked to nobody and agree in name, birth date, sex and commune, the nearest that files have to the place of birth of docs/domain.md 3.5.
  ///
  /// Different numbers speak for namesakes, and such a group is left alone; one digit is a slip where the address agrees too.
  mutating func groupAbsentPeople() {
    var claims: [RecordGroups.Claim] = []
    var wholes: [RecordGroups.Claim] = []
    for list in [records.numbers, records.unnumbered] {
      for record in list {
        let decision = decisions[Int(record.position)]
        guard decision.outcome == .unresolved || decision.outcome == .review,
          !decision.findings.contains(.t51), decision.reason != .t51
        else { continue }
        let key = record.identity.key
        if key != 0 { claims.append(RecordGroups.Claim(key: key, position: record.position)) }
        let whole = record.wholeKey
        if whole != 0 { wholes.append(RecordGroups.Claim(key: whole, position: record.position)) }
      }
    }
    for group in RecordGroups(claims) where mayBeJoined(group, { _, _ in false }) { join(group) }
    for group in RecordGroups(wholes) where mayBeJoined(group, Resolution.isSlip) { join(group) }
  }

  /// Whether the numbers of some records are one person's; those with one number have been joined by it.
  private func mayBeJoined(
    _ group: ArraySlice<UInt32>, _ isSlip: (UInt64, UInt64) -> Bool
  ) -> Bool {
    var numbers: [UInt64] = []
    var isWithout = false
    for position in group {
      let number = record(at: position)?.number ?? 0
      if number == 0 {
        isWithout = true
      } else if !numbers.contains(number) {
        guard numbers.allSatisfy({ isSlip($0, number) }) else { return false }
        numbers.append(number)
      }
    }
    return isWithout || numbers.count > 1
      || !group.allSatisfy { decisions[Int($0)].findings.contains(.t50) }
  }

  /// Whether two numbers differ by one fault of typing.
  private static func isSlip(_ one: UInt64, _ other: UInt64) -> Bool {
    let difference = IDDifference.classify(one, other)
    return difference == .oneSubstitution || difference == .transposition
  }

  // MARK: Insurance numbers

  /// Notes records whose insurance number stands in another record too: it is one person's for life (docs/domain.md 1.3).
  mutating func noteInsuranceNumbers() {
    let hashes = records.insuranceHashes
    let repeated = RepeatedHashes(hashes)
    guard repeated.count > 0 else { return }
    var claims: [RecordGroups.Claim] = []
    for position in hashes.indices where repeated.contains(hashes[position]) {
      claims.append(RecordGroups.Claim(key: hashes[position], position: UInt32(position)))
    }
    for group in RecordGroups(claims) {
      let isSame = isOfOnePerson(group)
      if isSame {
        insuranceRepeats.same += group.count
      } else {
        insuranceRepeats.others += group.count
      }
      for position in group {
        decisions[Int(position)].findings.insert(
          isSame ? .sameInsuranceNumber : .sharedInsuranceNumber)
      }
    }
  }

  /// Whether nothing says that the records are of different people.
  private func isOfOnePerson(_ group: ArraySlice<UInt32>) -> Bool {
    var person: UInt32?
    var linked: Set<RecordIdentity> = []
    var others: Set<RecordIdentity> = []
    for position in group {
      let decision = decisions[Int(position)]
      let isLinked = decision.outcome == .authenticated
      if isLinked {
        if let person, person != decision.person { return false }
        person = decision.person
      }
      guard let identity = identity(at: position), identity.ends != 0 else { continue }
      if isLinked { linked.insert(identity) } else { others.insert(identity) }
    }
    return RecordIdentity.canBeOne(others)
      && linked.allSatisfy { linked in others.allSatisfy { linked.mayBe($0) } }
  }
}
