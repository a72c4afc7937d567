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
  /// Different numbers speak for namesakes; such a group is left alone.
  mutating func groupAbsentPeople() {
    var claims: [RecordGroups.Claim] = []
    for list in [records.numbers, records.unnumbered] {
      for record in list {
        let decision = decisions[Int(record.position)]
        guard decision.outcome == .unresolved || decision.outcome == .review,
          !decision.findings.contains(.t51), decision.reason != .t51
        else { continue }
        let key = record.identity.key
        if key != 0 { claims.append(RecordGroups.Claim(key: key, position: record.position)) }
      }
    }
    let groups = RecordGroups(claims).filter { group in
      var number: UInt64 = 0
      for position in group {
        let other = record(at: position)?.number ?? 0
        if number != 0, other != 0, other != number { return false }
        if other != 0 { number = other }
      }
      // Those with one number have been joined by it.
      return !hasOneInsuranceNumber(group)
        && !group.allSatisfy { decisions[Int($0)].findings.contains(.t50) }
    }
    for group in groups {
      absentGroups.append(group)
      for position in group { decisions[Int(position)].findings.insert(.t50) }
    }
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
