/// The records that carry T50 or T51 with those they are joined to, as `duplicates.csv` lists them.
///
/// Records of one person make a group of T50; records that claim one citizen and are not one person's make a group of T51,
/// with the record that holds the citizen. Groups stand in the order of their first records; a record can stand in several.
///
///     positions   3 17 | 3 90 | 8 9      groups   T50 from 0 · T51 from 2 · T50 from 4
struct DuplicateGroups: Sendable {
  /// One group.
  struct Group: Sendable, Equatable {
    let reason: Reason
    /// Where its positions begin in ``DuplicateGroups/positions``, and how many there are.
    let start: Int
    let count: Int
    /// The record that holds the citizen of a group of T51; `nil` when none does.
    let holder: UInt32?
  }

  /// The positions of the records of all groups, each group in the order of the file.
  let positions: [UInt32]
  let groups: [Group]
  /// The positions that occur, each once, in the order of the file.
  let members: [UInt32]

  /// - Parameters:
  ///   - people: The records of one person each.
  ///   - citizens: Records with the citizens that they claim.
  ///   - holder: Which of some records holds the citizen that they claim.
  /// - Complexity: O(n log n) in the number of records with one of the codes.
  init(
    people: RecordGroups, citizens: [RecordGroups.Claim],
    holder: (_ citizen: UInt64, ArraySlice<UInt32>) -> UInt32?
  ) {
    var all: [UInt32] = []
    var groups: [Group] = []
    for group in people {
      groups.append(Group(reason: .t50, start: all.count, count: group.count, holder: nil))
      all.append(contentsOf: group)
    }
    let claims = citizens.sorted { ($0.key, $0.position) < ($1.key, $1.position) }
    var next = 0
    while next < claims.count {
      let (start, key) = (all.count, claims[next].key)
      while next < claims.count, claims[next].key == key {
        if all.count == start || all[all.count - 1] != claims[next].position {
          all.append(claims[next].position)
        }
        next += 1
      }
      groups.append(
        Group(
          reason: .t51, start: start, count: all.count - start, holder: holder(key, all[start...])))
    }
    groups.sort { (all[$0.start], $0.reason.rawValue) < (all[$1.start], $1.reason.rawValue) }
    var members = all.sorted()
    var kept = 0
    for place in members.indices where place == 0 || members[place] != members[kept - 1] {
      members[kept] = members[place]
      kept += 1
    }
    members.removeLast(members.count - kept)
    (positions, self.groups, self.members) = (all, groups, members)
  }

  /// The place of a position among ``members``, or of the first one behind it.
  func place(of position: Int) -> Int {
    var (low, high) = (0, members.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(members[middle]) < position { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The members among some positions of the file.
  func members(in range: Range<Int>) -> ArraySlice<UInt32> {
    members[place(of: range.lowerBound)..<place(of: range.upperBound)]
  }
}

extension Resolution {
  /// What `duplicates.csv` lists, after ``resolve()``.
  var duplicates: DuplicateGroups {
    var claims = rivalClaims
    for group in numberGroups {
      guard let first = group.first, let number = number(at: first) else { continue }
      for position in group { claims.append(RecordGroups.Claim(key: number, position: position)) }
    }
    return DuplicateGroups(people: groupsOfPeople, citizens: claims) { citizen, group in
      var holder: UInt32?
      for position in group where holds(position, citizen) {
        guard let known = holder else {
          holder = position
          continue
        }
        // Of several records of the person the one that fits best.
        if decisions[Int(position)].oddsInBits > decisions[Int(known)].oddsInBits {
          holder = position
        }
      }
      return holder
    }
  }

  /// By what a person of the register is claimed: the number, or the row of somebody without one.
  func citizen(_ person: UInt32) -> UInt64 {
    let number = index.person(person).citizenID
    return number != 0 ? number : UInt64(1) << 63 | UInt64(person)
  }

  private func holds(_ position: UInt32, _ citizen: UInt64) -> Bool {
    let decision = decisions[Int(position)]
    return decision.outcome == .authenticated && self.citizen(decision.person) == citizen
  }
}
