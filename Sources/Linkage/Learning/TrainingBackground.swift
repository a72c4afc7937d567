import ReferenceIndex

/// What the register alone says of people who have nothing to do with each other.
struct TrainingBackground {
  /// How many others share a person's household, on average over people who have one.
  let household: Double
  /// How many parents, children, brothers and sisters the register names for a person, on average, those of the person's
  /// household counted too.
  let kin: Double
  /// How many others live at a person's address, on average over people who have one.
  let address: Double
  /// The share of pairs within a commune who live at one address.
  let sameAddress: Double

  /// - Complexity: O(*n* log *n*) in the people of the register.
  init(_ index: ReferenceIndex) {
    var households: [UInt64] = []
    var places: [UInt64] = []
    for person in index.people {
      if person.household != 0 { households.append(UInt64(person.household)) }
      if person.address != 0, person.commune != 0 {
        places.append(UInt64(person.commune) << 32 | UInt64(person.address))
      }
    }
    households.sort()
    places.sort()
    let inHouseholds = TrainingBackground.pairs(households) { $0 }
    let atAddresses = TrainingBackground.pairs(places) { $0 }
    let inCommunes = TrainingBackground.pairs(places) { $0 >> 32 }
    kin = TrainingBackground.kin(index)
    household = inHouseholds / Double(max(households.count, 1))
    address = atAddresses / Double(max(places.count, 1))
    sameAddress = inCommunes > 0 ? atAddresses / inCommunes : 0
  }

  private static func kin(_ index: ReferenceIndex) -> Double {
    guard index.namedChildren > 0 else { return 0 }
    var (links, couples) = (0.0, [UInt64]())
    for row in index.people.indices {
      let parents = index.parents(of: UInt32(row))
      if parents.isUnknown { continue }
      links += (parents.father != 0 ? 1 : 0) + (parents.mother != 0 ? 1 : 0)
      couples.append(UInt64(parents.father) << 32 | UInt64(parents.mother))
    }
    couples.sort()
    return (2 * links + pairs(couples) { $0 }) / Double(max(index.people.count, 1))
  }

  /// Ordered pairs of two different people with one key.
  private static func pairs(_ sorted: [UInt64], _ key: (UInt64) -> UInt64) -> Double {
    var pairs = 0.0
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, key(sorted[end]) == key(sorted[start]) { end += 1 }
      pairs += Double(end - start) * Double(end - start - 1)
      start = end
    }
    return pairs
  }
}
