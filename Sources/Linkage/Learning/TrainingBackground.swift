import ReferenceIndex

/// What the register alone says of people who have nothing to do with each other.
struct TrainingBackground {
  /// How many others share a person's household, on average over people who have one.
  let household: Double
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
    household = inHouseholds / Double(max(households.count, 1))
    address = atAddresses / Double(max(places.count, 1))
    sameAddress = inCommunes > 0 ? atAddresses / inCommunes : 0
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
