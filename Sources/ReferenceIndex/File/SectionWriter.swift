internal import CScan
import VietnameseText

/// Fills the sections of a block that is being frozen; different sections may be filled at once.
struct SectionWriter: @unchecked Sendable {
  let layout: IndexLayout
  let bytes: UnsafeMutableRawBufferPointer

  func column<Element>(_ section: Section) -> UnsafeMutableBufferPointer<Element> {
    precondition(MemoryLayout<Element>.size == section.elementSize)
    let start = bytes.baseAddress! + layout.offsets[section.rawValue]
    return UnsafeMutableBufferPointer(
      start: start.assumingMemoryBound(to: Element.self), count: layout.counts[section.rawValue])
  }

  /// The order of the people, once their names and words are written.
  var personOrder: PersonOrder {
    PersonOrder(
      people: UnsafeBufferPointer(column(.person)),
      names: NamePool(pool: UnsafeBufferPointer(column(.namePool))),
      wordStarts: UnsafeBufferPointer(column(.wordStart)),
      wordText: UnsafeBufferPointer(column(.wordText)),
      parents: ParentLinks(
        marks: UnsafeBufferPointer(column(.parentMark)),
        ranks: UnsafeBufferPointer(column(.parentRank)),
        links: UnsafeBufferPointer(column(.parent))))
  }

  func write<Element>(_ values: [Element], to section: Section) {
    let target: UnsafeMutableBufferPointer<Element> = column(section)
    _ = target.initialize(from: values)
  }

  func setTotal(_ total: IndexTotals, _ value: UInt64) {
    let totals: UnsafeMutableBufferPointer<UInt64> = column(.totals)
    totals[total.rawValue] = value
  }

  /// Orders the rows by name bag, then birth date, and notes where each range of bags begins.
  func orderByName(
    bags: UnsafeMutableBufferPointer<UInt32>, orders: UnsafeMutableBufferPointer<UInt32>,
    sketches: UnsafeMutableBufferPointer<UInt32>
  ) {
    let keys: UnsafeMutableBufferPointer<UInt64> = column(.nameKey)
    let rows: UnsafeMutableBufferPointer<UInt32> = column(.nameOrder)
    let people: UnsafeMutableBufferPointer<RegisteredPerson> = column(.person)
    let starts: UnsafeMutableBufferPointer<UInt32> = column(.nameStart)
    let ranges = starts.count - 1
    starts.update(repeating: 0)
    for bag in bags { starts[Int(NameRanges.range(bag, ranges)) + 1] += 1 }
    for range in 0..<ranges { starts[range + 1] += starts[range] }
    // Every person goes to its range at once, and the few people of a range are sorted there.
    for row in 0..<keys.count {
      let range = Int(NameRanges.range(bags[row], ranges))
      let position = Int(starts[range])
      starts[range] += 1
      keys[position] = NameKey.first(bags[row], people[row].birthDate)
      rows[position] = UInt32(row)
    }
    SectionWriter.moveEndsToStarts(starts)
    for range in 0..<ranges {
      let places = Int(starts[range])..<Int(starts[range + 1])
      NameKeySort.sort(
        keys: UnsafeMutableBufferPointer(rebasing: keys[places]),
        rows: UnsafeMutableBufferPointer(rebasing: rows[places]))
    }
    // Nobody's rows have the name without words, and no date.
    personOrder.sort(rows, with: keys, beyond: 1)
    setTotal(.namesakes, SectionWriter.sharers(UnsafeBufferPointer(keys)))
    describeNames(orders, sketches)
  }

  /// Adds to each name key what it says of its person beside bag and date.
  func describeNames(
    _ orders: UnsafeMutableBufferPointer<UInt32>, _ sketches: UnsafeMutableBufferPointer<UInt32>
  ) {
    let keys: UnsafeMutableBufferPointer<UInt64> = column(.nameKey)
    let rows: UnsafeMutableBufferPointer<UInt32> = column(.nameOrder)
    let ahead = 32
    var start = 0
    while start < keys.count {
      let bag = keys[start] >> 32
      // The order of more than half of the people of the bag, if there is one (Boyer and Moore, 1981).
      var (usual, lead, end) = (UInt32(0), 0, start)
      while end < keys.count, keys[end] >> 32 == bag {
        if end + ahead < keys.count {
          khop_prefetch(orders.baseAddress! + Int(rows[end + ahead]))
          khop_prefetch(sketches.baseAddress! + Int(rows[end + ahead]))
        }
        let row = Int(rows[end])
        if lead == 0 { usual = orders[row] }
        lead += orders[row] == usual ? 1 : -1
        keys[end] |= NameKey.place(sketches[row])
        end += 1
      }
      for position in start..<end {
        let row = Int(rows[position])
        let isKnown = sketches[row] > PersonSketch.placeMask
        if isKnown, orders[row] == usual { keys[position] |= NameKey.usualOrder }
      }
      start = end
    }
  }

  /// How many ascending keys with a full date have an equal neighbour.
  private static func sharers(_ keys: UnsafeBufferPointer<UInt64>) -> UInt64 {
    var sharers: UInt64 = 0
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end] == keys[start] { end += 1 }
      if end - start > 1, NameKey.date(keys[start]).hasDay { sharers += UInt64(end - start) }
      start = end
    }
    return sharers
  }

  /// Orders the rows by day, then given word, and notes where each day begins and the sketch of each row.
  func orderByDate(
    orders: UnsafeMutableBufferPointer<UInt32>, sketches: UnsafeMutableBufferPointer<UInt32>
  ) {
    let people: UnsafeMutableBufferPointer<RegisteredPerson> = column(.person)
    order(.dateOrder, .dateGiven, .dateStart, orders, equals: SectionWriter.fewestOfDay) {
      DaySlots.slot(people[$0].birthDate)
    }
    let rows: UnsafeMutableBufferPointer<UInt32> = column(.dateOrder)
    let target: UnsafeMutableBufferPointer<UInt32> = column(.dateSketch)
    let ahead = 32
    for position in 0..<rows.count {
      if position + ahead < rows.count {
        khop_prefetch(sketches.baseAddress! + Int(rows[position + ahead]))
      }
      target[position] = sketches[Int(rows[position])]
    }
  }

  /// Orders the rows by commune, then given word, and notes where each commune begins.
  func orderByPlace(orders: UnsafeMutableBufferPointer<UInt32>) {
    let people: UnsafeMutableBufferPointer<RegisteredPerson> = column(.person)
    order(.placeOrder, .placeGiven, .placeStart, orders, equals: SectionWriter.fewestOfPlace) {
      Int(people[$0].commune)
    }
  }

  /// Counts the people of each word in each of its three places, and those of words like it.
  func countWords(_ features: [WordFeatures]) {
    let counts: UnsafeMutableBufferPointer<UInt32> = column(.wordPeople)
    let pool: UnsafeMutableBufferPointer<UInt32> = column(.namePool)
    counts.update(repeating: 0)
    var position = 0
    while position < pool.count {
      let words = Int(pool[position] & NamePool.wordMask)
      let bearers = pool[position] >> 5
      for place in 0..<words {
        let kind = place == 0 ? 0 : place == words - 1 ? 2 : 1
        counts[Int(pool[position + 1 + place]) * 3 + kind] &+= bearers
      }
      position += 1 + words
    }
    let like: UnsafeMutableBufferPointer<UInt32> = column(.wordLike)
    for place in 0..<3 {
      var letters: [UInt32: UInt32] = [:]
      var sounds: [UInt32: UInt32] = [:]
      for (word, features) in features.enumerated() {
        let count = counts[word * 3 + place]
        if count == 0 { continue }
        letters[features.foldHash, default: 0] &+= count
        sounds[features.dialectHash, default: 0] &+= count
      }
      for (word, features) in features.enumerated() {
        like[word * 6 + place * 2] = letters[features.foldHash] ?? 0
        like[word * 6 + place * 2 + 1] = sounds[features.dialectHash] ?? 0
      }
    }
  }

  /// Of more people with one day and given word, or one commune and given word, a search may take only the first.
  private static let fewestOfDay = 64
  private static let fewestOfPlace = 2048

  /// Orders the rows by group, then the key of the given word, and notes where each group begins.
  ///
  /// Two counting sorts, that by the lesser key first: first the people of each given word are put together, each with its
  /// group, then they are dealt out to the groups.
  ///
  /// - Complexity: O(n), 8 bytes of scratch a person.
  ///
  /// - Parameter equals: Up to so many people with one key may stand in any order.
  private func order(
    _ order: Section, _ given: Section, _ start: Section,
    _ orders: UnsafeMutableBufferPointer<UInt32>, equals: Int, group: (Int) -> Int
  ) {
    let rows: UnsafeMutableBufferPointer<UInt32> = column(order)
    let keys16: UnsafeMutableBufferPointer<UInt16> = column(given)
    let starts: UnsafeMutableBufferPointer<UInt32> = column(start)
    let pairs = LargeMemory.allocate(rows.count, of: UInt64.self)
    let givens = LargeMemory.allocate(1 << 16 + 1, of: UInt32.self)
    defer {
      pairs.deallocate()
      givens.deallocate()
    }
    givens.initialize(repeating: 0)
    for order in orders { givens[Int(order & 0xFFFF) + 1] += 1 }
    for given in 1..<givens.count { givens[given] += givens[given - 1] }
    starts.update(repeating: 0)
    for row in 0..<rows.count {
      let slot = group(row)
      starts[slot + 1] += 1
      let given = Int(orders[row] & 0xFFFF)
      pairs[Int(givens[given])] = UInt64(slot) << 32 | UInt64(row)
      givens[given] += 1
    }
    for slot in 1..<starts.count { starts[slot] += starts[slot - 1] }
    var place = 0
    for given in 0..<(givens.count - 1) {
      let end = Int(givens[given])
      while place < end {
        let slot = Int(truncatingIfNeeded: pairs[place] >> 32)
        let position = Int(starts[slot])
        starts[slot] += 1
        rows[position] = UInt32(truncatingIfNeeded: pairs[place])
        keys16[position] = UInt16(truncatingIfNeeded: given)
        place += 1
      }
    }
    SectionWriter.moveEndsToStarts(starts)
    for slot in 0..<(starts.count - 1) where starts[slot + 1] - starts[slot] > equals {
      let places = Int(starts[slot])..<Int(starts[slot + 1])
      personOrder.sort(
        UnsafeMutableBufferPointer(rebasing: rows[places]),
        with: UnsafeMutableBufferPointer(rebasing: keys16[places]), beyond: equals)
    }
  }

  /// Where each group ends becomes where the next one begins, as it was before the groups were filled.
  private static func moveEndsToStarts(_ starts: UnsafeMutableBufferPointer<UInt32>) {
    for group in stride(from: starts.count - 1, to: 0, by: -1) { starts[group] = starts[group - 1] }
    starts[0] = 0
  }
}
