internal import CScan

/// Groups of records of one file, each in the order of the file, ordered by their first records.
///
///     positions   3 17 90 | 8 9 | 12 40      starts   0 3 5 7
struct RecordGroups: Sendable, Sequence {
  /// A record and what it claims: a person or a number.
  struct Claim: Sendable {
    var key: UInt64
    var position: UInt32
  }

  private var positions: [UInt32] = []
  private var starts = [0]

  init() {}

  init(positions: [UInt32], starts: [Int]) {
    self.positions = positions
    self.starts = starts
  }

  /// Groups records with equal claims; a claim that stands alone makes no group, one made twice counts once.
  ///
  /// - Complexity: O(n log n) in the number of claims.
  init(_ claims: consuming [Claim]) {
    claims.sort { ($0.key, $0.position) < ($1.key, $1.position) }
    var kept = 0
    for place in claims.indices
    where place == 0 || claims[place].key != claims[kept - 1].key
      || claims[place].position != claims[kept - 1].position
    {
      claims[kept] = claims[place]
      kept += 1
    }
    claims.removeLast(claims.count - kept)
    var groups: [Range<Int>] = []
    var start = 0
    while start < claims.count {
      var end = start + 1
      while end < claims.count, claims[end].key == claims[start].key { end += 1 }
      if end - start > 1 { groups.append(start..<end) }
      start = end
    }
    groups.sort { claims[$0.lowerBound].position < claims[$1.lowerBound].position }
    for group in groups {
      for place in group { positions.append(claims[place].position) }
      starts.append(positions.count)
    }
  }

  /// The groups that are wanted, in their order.
  func filter(_ isWanted: (ArraySlice<UInt32>) -> Bool) -> RecordGroups {
    var kept = RecordGroups()
    for group in self where isWanted(group) { kept.append(group) }
    return kept
  }

  mutating func append(_ group: ArraySlice<UInt32>) {
    positions.append(contentsOf: group)
    starts.append(positions.count)
  }

  /// The number of groups.
  var count: Int { starts.count - 1 }

  func makeIterator() -> AnyIterator<ArraySlice<UInt32>> {
    var group = 0
    return AnyIterator {
      guard group < count else { return nil }
      defer { group += 1 }
      return positions[starts[group]..<starts[group + 1]]
    }
  }
}

/// Whether nobody, one record or several claim each person: one byte for each.
struct PersonTally {
  private var counts: [UInt8]

  init(people: Int) { counts = [UInt8](repeating: 0, count: people) }

  @inline(__always)
  mutating func add(_ person: UInt32) { counts[Int(person)] = counts[Int(person)] == 0 ? 1 : 2 }

  @inline(__always)
  func isOne(_ person: UInt32) -> Bool { counts[Int(person)] == 1 }

  @inline(__always)
  func isMany(_ person: UInt32) -> Bool { counts[Int(person)] > 1 }

  /// Asks the machine to fetch the count of the person of a later decision.
  @inline(__always)
  func prefetch(ahead position: Int, in decisions: UnsafeMutableBufferPointer<Decision>) {
    let later = position + 32
    guard later < decisions.count else { return }
    let person = Int(decisions[later].person)
    guard person < counts.count else { return }
    counts.withUnsafeBufferPointer { khop_prefetch($0.baseAddress! + person) }
  }
}
