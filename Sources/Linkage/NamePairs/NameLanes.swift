internal import CScan
import VietnameseText

/// Scores many pairs of names at once, eight side by side.
///
/// Names of up to four words stand in four places: the first word in the first, the last in the last, and blanks between
/// them. A blank costs nothing and is worth less than anything beside another word, so that the sums pass it unchanged and
/// every pair takes the same sixteen steps without a branch. Each sum is made by the same additions in the same order as in
/// ``NameAligner``, which is the slow twin and takes over where the lanes cannot tell: longer names, words that
/// ``WordMemory`` has no place for or whose level it has not found yet, words that may be joined, names that are better in
/// another order.
///
///     for each pair      words → ``WordGlance`` in four places
///     for each pair      what each of 16 pairs of words is worth      reads of large tables, many on their way at once
///     for eight pairs    the sums                                     one instruction for four pairs
struct NameLanes {
  private typealias Lanes = LaneScratch.Lanes
  private typealias Keys = LaneScratch.Keys

  /// How many pairs are taken before they are scored.
  static let capacity = LaneScratch.capacity
  /// Greater sums hold a pair whose worth is not known.
  private static let most = WordGains.unknown / 1e10
  /// How many pairs before a pair its part of the tables is fetched.
  private static let ahead = 4
  /// The levels of words that may stand in another order, as the table has them and less one.
  private static let near = UInt16(WordLevel.dialect.rawValue)

  private let scratch = LaneScratch()
  private let memory: WordMemory
  private let gains: UnsafeRawPointer
  private let givenCost: Float
  private let orderCost: Float
  /// The pairs taken.
  private(set) var count = 0
  /// How many of them could not be scored; their positions stand in ``other(_:)``.
  private(set) var otherCount = 0
  /// The record's name taken last, and how many words it has.
  private var left = 0
  private var leftCount = -1
  private var isLeftPlain = false

  init(_ aligner: NameAligner) {
    memory = aligner.memory
    gains = UnsafeRawPointer(aligner.gains.row(0, 0, false))
    givenCost = aligner.rules.missingCost(.given, isMarker: false)
    orderCost = Float(aligner.model.orderChanged)
    for (kind, isMarker) in [(WordGlance.Kind.word, false), (WordGlance.Kind.marker, true)] {
      scratch.missingFirst[kind] = aligner.rules.missingCost(.surname, isMarker: isMarker)
      scratch.missingMiddle[kind] = aligner.rules.missingCost(.middle, isMarker: isMarker)
      let model = aligner.model
      scratch.addedOfKind[kind] = Float(isMarker ? model.addedMarker : model.addedWord)
    }
    scratch.capOfKind[WordGlance.Kind.blank] = -.infinity
  }

  // MARK: Taking pairs

  /// Begins anew; the record's name stays.
  @inline(__always)
  mutating func clear() {
    scratch.lefts[0] = scratch.lefts[left]
    (left, count, otherCount) = (0, 0, 0)
  }

  /// Takes a pair.
  ///
  /// - Precondition: Less than ``capacity`` pairs are taken.
  @inline(__always)
  mutating func append(
    _ record: UnsafeBufferPointer<WordID>, _ person: UnsafeBufferPointer<WordID>
  ) {
    takeLeft(record)
    append(person)
  }

  /// Takes the name of the record whose people follow.
  @inline(__always)
  mutating func takeLeft(_ name: UnsafeBufferPointer<WordID>) {
    // Words that have no row yet may get one.
    if isLeftPlain, name.count == leftCount, isLeft(name) { return }
    leftCount = name.count
    isLeftPlain = false
    guard UInt(bitPattern: name.count &- 1) < UInt(NameAligner.short) else { return }
    for i in 0..<name.count { scratch.words[i] = name[i] }
    var words = glances(name)
    if words.all & WordGlance.plainLeft == 0 {
      for i in 0..<name.count {
        _ = memory.facts(of: name[i], at: i)
        _ = memory.row(of: name[i], at: i)
      }
      words = glances(name)
      if words.all & WordGlance.plainLeft == 0 { return }
    }
    isLeftPlain = true
    if count > 0 { left &+= 1 }
    let (first, second, third, last) = (words.first, words.second, words.third, words.last)
    let (added, caps) = (scratch.addedOfKind, scratch.capOfKind)
    scratch.lefts[left] = LaneLeft(
      rows: SIMD4(
        UInt32(first.row), UInt32(second.row), UInt32(third.row), UInt32(last.row))
        &<< UInt32(WordMemory.bits),
      added: SIMD4(added[first.kind], added[second.kind], added[third.kind], added[last.kind]),
      caps: SIMD4(caps[first.kind], caps[second.kind], caps[third.kind], caps[last.kind]),
      keys: SIMD4(first.joinKey, second.joinKey, third.joinKey, last.joinKey),
      unmarked: words.all & WordGlance.unmarked)
  }

  /// Whether the record's name taken last has the words of one that is as long.
  ///
  /// - Parameter name: One to four words.
  @inline(__always)
  private func isLeft(_ name: UnsafeBufferPointer<WordID>) -> Bool {
    guard let words = name.baseAddress else { return false }
    // Two words at a time; of three words the middle one twice.
    guard name.count > 1 else { return words[0] == scratch.words[0] }
    @inline(__always)
    func two(_ words: UnsafePointer<WordID>, _ position: Int) -> UInt64 {
      UnsafeRawPointer(words + position).loadUnaligned(as: UInt64.self)
    }
    let (own, end) = (UnsafePointer(scratch.words), name.count &- 2)
    return (two(words, 0) ^ two(own, 0)) | (two(words, end) ^ two(own, end)) == 0
  }

  /// Takes the name of a person.
  @inline(__always)
  mutating func append(_ name: UnsafeBufferPointer<WordID>) {
    let pair = count
    count = pair &+ 1
    scratch.leftOf[pair] = left
    let isPlain = isLeftPlain && UInt(bitPattern: name.count &- 1) < UInt(NameAligner.short)
    scratch.people[pair] = isPlain ? glances(name) : LaneName()
  }

  /// - Parameter name: One to four words.
  @inline(__always)
  private func glances(_ name: UnsafeBufferPointer<WordID>) -> LaneName {
    let (glances, kept, count) = (memory.glances, memory.kept, name.count)
    @inline(__always)
    func glance(_ position: Int) -> WordGlance { glances[min(Int(name[position]), kept)] }
    // A blank has the key of the word before it.
    return LaneName(
      first: glance(0), second: glance(count == 4 ? 1 : 0), third: glance(max(count &- 2, 0)),
      last: glance(count &- 1)
    ).blanked(scratch.blanks + count)
  }

  // MARK: Reading tables

  /// Puts down what the words of all pairs are worth beside each other, what they cost alone, and their keys.
  @inline(never)
  private func gather() {
    let (scratch, count) = (scratch, count)
    for pair in 0..<min(NameLanes.ahead, count) { fetch(pair) }
    var pair = 0
    while pair < count {
      let left = scratch.leftOf[pair]
      var end = pair &+ 1
      while end < count, scratch.leftOf[end] == left { end &+= 1 }
      gather(pair..<end, besides: UnsafePointer(scratch.lefts + left))
      pair = end
    }
  }

  /// The same for pairs of one record.
  @inline(__always)
  private func gather(_ pairs: Range<Int>, besides left: UnsafePointer<LaneLeft>) {
    let (scratch, width) = (scratch, LaneScratch.width)
    let (rows, isLeftUnmarked) = (left.pointee.rows, left.pointee.unmarked)
    let levels = UnsafePointer(memory.levels)
    let (row0, row1) = (levels + Int(rows[0]), levels + Int(rows[1]))
    let (row2, row3) = (levels + Int(rows[2]), levels + Int(rows[3]))
    let (allWorths, allMissing) = (floats(scratch.gains), floats(scratch.missing))
    let (allKeys, allNear) = (numbers(scratch.keys), numbers(scratch.near))
    for pair in pairs {
      let next = pair &+ NameLanes.ahead
      if next < count { fetch(next) }
      let (group, lane) = (pair / width, pair % width)
      let name = UnsafePointer(scratch.people + pair)
      let all = name.pointee.all
      let isUnmarked = (isLeftUnmarked | all) & WordGlance.unmarked != 0
      let table = gains + (isUnmarked ? WordGains.rowBytes : 0)
      let worths = allWorths + (group &* 16 &* width &+ lane)
      let keys = allKeys + (group &* 4 &* width &+ lane)
      let near = allNear + (group &* 3 &* width &+ lane)
      /// What a word of the person is worth beside each of the record's; returns the levels of the first and the last.
      @inline(__always)
      func put(_ word: WordGlance, _ column: Int, _ place: Int) -> (UInt8, UInt8) {
        let number = word.number
        let row = table + (number &* WordGains.wordBytes &+ 2 &* place &* WordGains.rowBytes)
        let (first, last) = (row0[number], row3[number])
        let worths = worths + column &* width
        worths[0] = worth(row, Int(first))
        worths[4 &* width] = worth(row, Int(row1[number]))
        worths[8 &* width] = worth(row, Int(row2[number]))
        worths[12 &* width] = worth(row, Int(last))
        keys[column &* width] = word.joinKey
        return (first, last)
      }
      let lastAtFirst = put(name.pointee.first, 0, 0).1
      _ = put(name.pointee.second, 1, 1)
      let lastAtThird = put(name.pointee.third, 2, 1).1
      let firstAtLast = put(name.pointee.last, 3, 2).0
      near[0] = UInt16(firstAtLast)
      near[width] = UInt16(lastAtFirst)
      near[2 &* width] = UInt16(lastAtThird)
      if all & WordGlance.plainRight == 0 { worths[15 &* width] = WordGains.unknown }
      let missing = allMissing + (group &* 3 &* width &+ lane)
      missing[0] = scratch.missingFirst[name.pointee.first.kind]
      missing[width] = scratch.missingMiddle[name.pointee.second.kind]
      missing[2 &* width] = scratch.missingMiddle[name.pointee.third.kind]
    }
  }

  /// Asks the machine for the most of what a pair will read. Words between the first and the last are few: their levels are
  /// there, as a rule.
  @inline(__always)
  private func fetch(_ pair: Int) {
    let (rows, name) = (scratch.lefts[scratch.leftOf[pair]].rows, scratch.people + pair)
    let (first, last) = (name.pointee.first.number, name.pointee.last.number)
    let third = name.pointee.third.number
    // Most names have marks.
    khop_prefetch(gains + first &* WordGains.wordBytes)
    khop_prefetch(gains + (third &* WordGains.wordBytes &+ 2 &* WordGains.rowBytes))
    khop_prefetch(gains + (last &* WordGains.wordBytes &+ 4 &* WordGains.rowBytes))
    for i in 0..<NameAligner.short {
      let levels = memory.levels + Int(rows[i])
      khop_prefetch(levels + first)
      khop_prefetch(levels + last)
    }
  }

  @inline(__always)
  private func numbers(_ lanes: UnsafeMutablePointer<Keys>) -> UnsafeMutablePointer<UInt16> {
    UnsafeMutableRawPointer(lanes).assumingMemoryBound(to: UInt16.self)
  }

  @inline(__always)
  private func floats(_ lanes: UnsafeMutablePointer<Lanes>) -> UnsafeMutablePointer<Float> {
    UnsafeMutableRawPointer(lanes).assumingMemoryBound(to: Float.self)
  }

  @inline(__always)
  private func worth(_ row: UnsafeRawPointer, _ level: Int) -> Float {
    row.load(fromByteOffset: level &* MemoryLayout<Float>.stride, as: Float.self)
  }

  // MARK: Scoring

  /// The position of a pair that could not be scored.
  func other(_ place: Int) -> Int { scratch.others[place] }

  /// Scores the pairs that were taken, but for the others.
  ///
  /// - Parameter scores: As many as pairs were taken; those of the others mean nothing.
  @inline(never)
  mutating func score(into scores: UnsafeMutablePointer<Float>) {
    gather()
    var spreadLeft = -1
    for group in 0..<((count &+ LaneScratch.width &- 1) / LaneScratch.width) {
      let start = group &* LaneScratch.width
      let pairs = min(count &- start, LaneScratch.width)
      let (first, last) = (scratch.leftOf[start], scratch.leftOf[start &+ pairs &- 1])
      if first != last {
        gatherLefts(start, pairs)
        spreadLeft = -1
      } else if first != spreadLeft {
        spread(first)
        spreadLeft = first
      }
      let sums = sums(group, 0, 1, 2, 3)
      let isOver = unsafeBitCast(sums .> Lanes(repeating: NameLanes.most), to: SIMD4<UInt64>.self)
      var isMet = mayJoin(group)
      let near = near(group)
      let isNear = unsafeBitCast(near.any, to: SIMD2<UInt64>.self)
      // A name turned round is left over, it is so rare.
      if isNear.x | isNear.y != 0 { isMet .|= near.turned .| mayBeInOrder(group, sums, near.any) }
      let met = unsafeBitCast(isMet, to: SIMD2<UInt64>.self)
      if pairs == LaneScratch.width {
        UnsafeMutableRawPointer(scores + start).storeBytes(of: sums, as: Lanes.self)
      } else {
        for lane in 0..<pairs { scores[start &+ lane] = sums[lane] }
      }
      if isOver.x | isOver.y | isOver.z | isOver.w | met.x | met.y == 0 { continue }
      for lane in 0..<pairs where isMet[lane] || sums[lane] > NameLanes.most {
        scratch.others[otherCount] = start &+ lane
        otherCount &+= 1
      }
    }
  }

  /// Puts one record's name into all lanes.
  @inline(__always)
  private func spread(_ place: Int) {
    let left = scratch.lefts[place]
    for i in 0..<NameAligner.short {
      scratch.added[i] = Lanes(repeating: left.added[i])
      scratch.caps[i] = Lanes(repeating: left.caps[i])
      scratch.leftKeys[i] = Keys(repeating: left.keys[i])
    }
  }

  /// Puts the name of each pair's record into its lane.
  @inline(__always)
  private func gatherLefts(_ start: Int, _ pairs: Int) {
    let (lefts, leftOf) = (scratch.lefts, scratch.leftOf + start)
    let last = pairs &- 1
    let a = lefts + leftOf[0]
    let b = lefts + leftOf[min(1, last)]
    let c = lefts + leftOf[min(2, last)]
    let d = lefts + leftOf[min(3, last)]
    let e = lefts + leftOf[min(4, last)]
    let f = lefts + leftOf[min(5, last)]
    let g = lefts + leftOf[min(6, last)]
    let h = lefts + leftOf[last]
    @inline(__always)
    func lanes(_ path: (LaneLeft) -> SIMD4<Float>, _ target: UnsafeMutablePointer<Lanes>) {
      let (a, b, c, d) = (path(a.pointee), path(b.pointee), path(c.pointee), path(d.pointee))
      let (e, f, g, h) = (path(e.pointee), path(f.pointee), path(g.pointee), path(h.pointee))
      for i in 0..<NameAligner.short {
        target[i] = Lanes(a[i], b[i], c[i], d[i], e[i], f[i], g[i], h[i])
      }
    }
    lanes({ $0.added }, scratch.added)
    lanes({ $0.caps }, scratch.caps)
    for i in 0..<NameAligner.short {
      scratch.leftKeys[i] = Keys(
        a.pointee.keys[i], b.pointee.keys[i], c.pointee.keys[i], d.pointee.keys[i],
        e.pointee.keys[i], f.pointee.keys[i], g.pointee.keys[i], h.pointee.keys[i])
    }
  }

  /// Where words of the two names are near each other that stand elsewhere, and where the first and the last both are.
  @inline(__always)
  private func near(_ group: Int) -> (any: SIMDMask<SIMD8<Int16>>, turned: SIMDMask<SIMD8<Int16>>) {
    let (levels, nearest) = (scratch.near + group &* 3, Keys(repeating: NameLanes.near))
    let one = Keys(repeating: 1)
    // The record's first word beside the person's last, and so on; nothing stands at zero.
    let firstAtLast = levels[0] &- one .<= nearest
    let lastAtFirst = levels[1] &- one .<= nearest
    let lastAtThird = levels[2] &- one .<= nearest
    return (firstAtLast .| lastAtFirst .| lastAtThird, firstAtLast .& lastAtFirst)
  }

  /// Where a name may be better with its words in another order, among the pairs that have words near each other.
  @inline(never)
  private func mayBeInOrder(
    _ group: Int, _ sums: Lanes, _ isNear: SIMDMask<SIMD8<Int16>>
  ) -> SIMDMask<SIMD8<Int16>> {
    let lastFirst = self.sums(group, 1, 2, 3, 0)
    let firstLast = self.sums(group, 3, 0, 1, 2)
    let lastTwo = self.sums(group, 0, 1, 3, 2)
    let best = LaneSums.greatest(lastFirst, firstLast, lastTwo) - Lanes(repeating: orderCost)
    let better = unsafeBitCast(best .> sums, to: SIMD8<Int32>.self)
    let isBetter = SIMD8<Int16>(truncatingIfNeeded: better) .!= 0
    // Other words are neighbours now.
    let (left, right) = (scratch.leftKeys, scratch.keys + group &* 4)
    let (a, b, c, d) = (left[0], left[1], left[2], left[3])
    let isMet = meet(
      right[0], right[1], right[2], right[3], joined(d, a), joined(b, d), joined(d, c))
    return isNear .& (isBetter .| isMet)
  }

  /// The best sums of the pairs of a group with the record's words in an order; equals `NameAligner.shortSum()`.
  @inline(__always)
  private func sums(_ group: Int, _ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Lanes {
    let (gains, missing) = (scratch.gains + group &* 16, scratch.missing + group &* 3)
    let (added, caps) = (scratch.added, scratch.caps)
    var sums = LaneSums(
      missing: (missing[0], missing[1], missing[2], Lanes(repeating: givenCost)))
    sums.take(gains + 4 &* a, added[a], caps[a])
    sums.take(gains + 4 &* b, added[b], caps[b])
    sums.take(gains + 4 &* c, added[c], caps[c])
    sums.take(gains + 4 &* d, added[d], caps[d])
    return sums.sum3
  }

  /// Where a word of one name may be two neighbours of the other; see ``JoinKeys``.
  @inline(__always)
  private func mayJoin(_ group: Int) -> SIMDMask<SIMD8<Int16>> {
    let (left, right) = (scratch.leftKeys, scratch.keys + group &* 4)
    let (a, b, c, d) = (left[0], left[1], left[2], left[3])
    let (e, f, g, h) = (right[0], right[1], right[2], right[3])
    let byRecord = meet(a, b, c, d, joined(e, f), joined(f, g), joined(g, h))
    return byRecord .| meet(e, f, g, h, joined(a, b), joined(b, c), joined(c, d))
  }

  @inline(__always)
  private func joined(_ first: Keys, _ second: Keys) -> Keys {
    (first & JoinKeys.ofFirst) &+ (second & JoinKeys.ofSecond)
  }

  @inline(__always)
  private func meet(
    _ a: Keys, _ b: Keys, _ c: Keys, _ d: Keys, _ first: Keys, _ second: Keys, _ third: Keys
  ) -> SIMDMask<SIMD8<Int16>> {
    var isMet = a .== first .| b .== first .| c .== first .| d .== first
    isMet .|= a .== second .| b .== second .| c .== second .| d .== second
    isMet .|= a .== third .| b .== third .| c .== third .| d .== third
    return isMet
  }
}
