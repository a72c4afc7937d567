import ReferenceIndex
import VietnameseText

/// Aligns the words of two names and weighs what agrees and what differs.
///
/// A dynamic programme over words: each step takes a word of both names, of one, or two words
/// written as one; the best sum of bits wins (Needleman and Wunsch, 1970). Names whose words stand
/// in another order are tried in the three orders that occur (DOMAIN.md section 6). Equals
/// `SlowNameAligner` in the tests, which tries every alignment.
///
/// Levels come from a table of pairs of words (``WordMemory``). Names without any pair of near words
/// all look alike to the costs, so that each such look is aligned once and kept. For the others, what
/// each pair is worth is looked up first, the programme itself only adds and compares, and its steps
/// are found again from the sums.
///
/// - Complexity: O(n · m) word levels, each a table read; no allocation.
struct NameAligner {
  /// Names of up to so many words take a way without loops over their words.
  private static let short = 4
  /// The levels of four words that have nothing in common.
  private static let different = UInt32(WordLevel.different.rawValue + 1) &* 0x0101_0101

  let words: WordTable
  let model: MatchModel.NameCosts
  let scratch = AlignmentScratch()
  let memory: WordMemory
  let rules: NameRules
  private let hopeless = HopelessPairs()
  private var leftKeys = JoinKeys()
  private var leftMarkers = 0
  private var rightMarkers = 0
  private var isLeftUnmarked = true
  private var isRightUnmarked = true
  /// Whether a word of one name may be two words of the other.
  private var mayJoin = false
  /// Words of the two names that the scratch memory holds.
  private(set) var n = 0
  private(set) var m = 0

  init(words: WordTable, frequencies: NameFrequencies, model: MatchModel.NameCosts) {
    self.words = words
    self.model = model
    memory = WordMemory(words: words, frequencies: frequencies)
    rules = NameRules(model)
  }

  /// Compares a record's name with a register's name.
  mutating func compare(
    _ left: UnsafeBufferPointer<WordID>, _ right: UnsafeBufferPointer<WordID>
  ) -> NameComparison {
    guard !left.isEmpty, !right.isEmpty else { return NameComparison() }
    let isNearSomewhere = prepare(left, right)
    let isUnmarked = isLeftUnmarked || isRightUnmarked
    if !isNearSomewhere, !mayJoin { return hopelessComparison(isUnmarked) }
    weighPairs(isUnmarked)
    var best = align(.straight, isUnmarked)
    guard n >= 2, m >= 2, !best.agreesFully else { return best }
    if isNear(0, m - 1) { best = better(best, .lastFirst, isUnmarked) }
    if isNear(n - 1, 0) { best = better(best, .firstLast, isUnmarked) }
    if n >= 3, isNear(n - 1, m - 2) { best = better(best, .lastTwo, isUnmarked) }
    return best
  }

  /// The comparison of two names that have nothing in common: only the costs speak.
  private mutating func hopelessComparison(_ isUnmarked: Bool) -> NameComparison {
    let place = HopelessPairs.place(n, m, leftMarkers, rightMarkers)
    var comparison: NameComparison
    if let known = hopeless.comparisons[place] {
      comparison = known
    } else {
      weighPairs(isUnmarked)
      comparison = align(.straight, isUnmarked)
      hopeless.comparisons[place] = comparison
    }
    comparison.isUnmarked = isUnmarked
    return comparison
  }

  /// Aligns two names in the order in which they stand.
  mutating func align(
    _ left: UnsafeBufferPointer<WordID>, _ right: UnsafeBufferPointer<WordID>, _ isUnmarked: Bool
  ) -> NameComparison {
    _ = prepare(left, right)
    weighPairs(isUnmarked)
    return align(.straight, isUnmarked)
  }

  /// Orders in which the words of a name are written by mistake.
  private enum Order { case straight, lastFirst, firstLast, lastTwo }

  /// The comparison in another order when it is better than `best`.
  private mutating func better(
    _ best: NameComparison, _ order: Order, _ isUnmarked: Bool
  ) -> NameComparison {
    // Other words are neighbours now.
    mayJoin = true
    var other = align(order, isUnmarked)
    other.bits -= Float(model.orderChanged)
    other.hasOrderChange = true
    return other.bits > best.bits ? other : best
  }

  // MARK: Preparing

  /// Reads what the alignment needs of each word and the level of each pair; returns whether any two
  /// words are near.
  @inline(__always)
  private mutating func prepare(
    _ left: UnsafeBufferPointer<WordID>, _ right: UnsafeBufferPointer<WordID>
  ) -> Bool {
    prepareLeft(left)
    m = right.count
    precondition(m <= AlignmentScratch.longest)
    var (markers, isUnmarked) = (0, true)
    for j in 0..<m {
      let facts = memory.facts(of: right[j], at: AlignmentScratch.longest &+ j)
      let shape = facts.pointee.shape
      let isMarker = shape.isMarker
      scratch.right[j] = right[j]
      scratch.rightFacts[j] = facts
      scratch.numbers[j] = Int(facts.pointee.number)
      scratch.keys[j] = shape.joinKey
      scratch.missing[j] = rules.missingCost(place(j), isMarker: isMarker)
      markers |= (isMarker ? 1 : 0) &<< j
      isUnmarked = isUnmarked && shape.isUnmarked
    }
    rightMarkers = markers
    isRightUnmarked = isUnmarked
    mayJoin = leftKeys.mayMeet(JoinKeys(scratch.keys, count: m))
    if n <= NameAligner.short, m <= NameAligner.short { return readShortLevels() }
    for i in 0..<n { readLevels(i) }
    return true
  }

  /// The same for the record's name, which stays while its candidates come and go.
  @inline(__always)
  private mutating func prepareLeft(_ left: UnsafeBufferPointer<WordID>) {
    precondition(left.count <= AlignmentScratch.longest)
    if n == left.count {
      var isKnown = true
      for i in 0..<n where scratch.left[i] != left[i] { isKnown = false }
      if isKnown { return }
    }
    takeLeft(left)
  }

  @inline(never)
  private mutating func takeLeft(_ left: UnsafeBufferPointer<WordID>) {
    n = left.count
    isLeftUnmarked = true
    leftMarkers = 0
    for i in 0..<n {
      let facts = memory.facts(of: left[i], at: i)
      let shape = facts.pointee.shape
      scratch.left[i] = left[i]
      scratch.leftFacts[i] = facts
      scratch.rows[i] = memory.row(facts, at: i)
      scratch.keys[i] = shape.joinKey
      scratch.added[i] = Float(shape.isMarker ? model.addedMarker : model.addedWord)
      if shape.isMarker { leftMarkers |= 1 << i }
      if !shape.isUnmarked { isLeftUnmarked = false }
    }
    leftKeys = JoinKeys(scratch.keys, count: n)
  }

  /// The levels of up to four words of the person at once; `false` when all are different.
  @inline(__always)
  private func readShortLevels() -> Bool {
    let (table, rows, numbers) = (memory.levels, scratch.rows, scratch.numbers)
    let (first, second, third, fourth) = (numbers[0], numbers[1], numbers[2], numbers[3])
    let kept = UInt32(truncatingIfNeeded: UInt64(1) &<< UInt64(8 &* m) &- 1)
    let blank = NameAligner.different & ~kept
    let levels = UnsafeMutableRawPointer(scratch.levels)
    var unlike: UInt32 = 0
    for i in 0..<n {
      let row = table + rows[i]
      var four =
        UInt32(row[first]) | UInt32(row[second]) &<< 8 | UInt32(row[third]) &<< 16
        | UInt32(row[fourth]) &<< 24
      four = four & kept | blank
      levels.storeBytes(
        of: four.littleEndian, toByteOffset: i &* AlignmentScratch.longest, as: UInt32.self)
      let hasUnknown = (four &- 0x0101_0101) & ~four & 0x8080_8080 != 0
      if hasUnknown {
        readLevels(i)
        four = UInt32(
          littleEndian: levels.load(
            fromByteOffset: i &* AlignmentScratch.longest, as: UInt32.self))
      }
      unlike |= four ^ NameAligner.different
    }
    return unlike != 0
  }

  /// The levels of word `i` of the record, one by one.
  @inline(never)
  private func readLevels(_ i: Int) {
    guard let other = scratch.leftFacts[i] else { return }
    for j in 0..<m {
      guard let facts = scratch.rightFacts[j] else { return }
      let (row, number) = (scratch.rows[i], scratch.numbers[j])
      // Nothing stands at number 0.
      let known = memory.levels[row + number]
      scratch.levels[i * AlignmentScratch.longest + j] =
        known > 0
        ? known : memory.newLevel(scratch.left[i], scratch.right[j], other, facts, row: row)
    }
  }

  /// What each pair of words is worth.
  @inline(__always)
  private func weighPairs(_ isUnmarked: Bool) {
    let (n, m, levels, gains) = (n, m, scratch.levels, scratch.gains)
    for j in 0..<m {
      guard let facts = scratch.rightFacts[j] else { continue }
      let place = place(j)
      let rules = rules.of(place, isUnmarked)
      // The twelve worths stand one after the other at the start.
      let worths = UnsafeRawPointer(facts).assumingMemoryBound(to: Float.self) + 4 &* place.rawValue
      for i in 0..<n {
        let pair = i &* AlignmentScratch.longest &+ j
        gains[pair] = rules[Int(levels[pair])].bits(worths)
      }
    }
  }

  private func isNear(_ i: Int, _ j: Int) -> Bool {
    scratch.level(i, j).rawValue <= WordLevel.dialect.rawValue
  }

  /// Notes which word of the record stands at each position.
  @inline(__always)
  private func arrange(_ order: Order) {
    for position in 0..<n {
      let source =
        switch order {
        case .straight: position
        case .lastFirst: (position + 1) % n
        case .firstLast: (position + n - 1) % n
        case .lastTwo: position == n - 1 ? n - 2 : position == n - 2 ? n - 1 : position
        }
      scratch.order[position] = source
    }
  }

  // MARK: Aligning

  @inline(__always)
  private func align(_ order: Order, _ isUnmarked: Bool) -> NameComparison {
    arrange(order)
    if mayJoin {
      fill(columns: m, withJoins: true)
    } else if m <= NameAligner.short {
      // Columns behind the last hold figures of earlier names, which nothing reads.
      fill(columns: NameAligner.short, withJoins: false)
    } else {
      fill(columns: m, withJoins: false)
    }
    return trace(scratch.sums[n &* AlignmentScratch.width &+ m], isUnmarked)
  }

  /// Fills the table of sums.
  @inline(__always)
  private func fill(columns: Int, withJoins: Bool) {
    let (n, sums, missing) = (n, scratch.sums, scratch.missing)
    sums[0] = 0
    for j in 0..<columns { sums[j &+ 1] = sums[j] - missing[j] }
    for i in 0..<n {
      let source = scratch.order[i]
      let gains = scratch.gains + source &* AlignmentScratch.longest
      let added = scratch.added[source]
      let above = sums + i &* AlignmentScratch.width
      let row = above + AlignmentScratch.width
      var diagonal = above[0]
      var before = diagonal - added
      row[0] = before
      for j in 0..<columns {
        let up = above[j &+ 1]
        var best = diagonal + gains[j]
        let whenAdded = up - added
        best = whenAdded > best ? whenAdded : best
        let whenMissing = before - missing[j]
        best = whenMissing > best ? whenMissing : best
        if withJoins {
          if let sum = joinedSum(i + 1, j + 1), sum > best { best = sum }
          if let sum = splitSum(i + 1, j + 1), sum > best { best = sum }
        }
        row[j &+ 1] = best
        diagonal = up
        before = best
      }
    }
  }

  /// The sum when word `i` of the record is words `j − 1` and `j` of the person, counted from one.
  private func joinedSum(_ i: Int, _ j: Int) -> Float? {
    guard j > 1,
      isJoined(scratch.left[scratch.order[i - 1]], scratch.right[j - 2], scratch.right[j - 1])
    else { return nil }
    return scratch.sums[(i - 1) * AlignmentScratch.width + j - 2] + (worth(j - 2) + worth(j - 1))
      - Float(model.joined)
  }

  /// The sum when words `i − 1` and `i` of the record are word `j` of the person, counted from one.
  private func splitSum(_ i: Int, _ j: Int) -> Float? {
    guard i > 1,
      isJoined(
        scratch.right[j - 1], scratch.left[scratch.order[i - 2]], scratch.left[scratch.order[i - 1]]
      )
    else { return nil }
    return scratch.sums[(i - 2) * AlignmentScratch.width + j - 1] + worth(j - 1)
      - Float(model.split)
  }

  /// The step that led to the sum of so many words; of equally good ones the first in this order.
  @inline(__always)
  func step(_ i: Int, _ j: Int) -> AlignmentStep {
    if i == 0 { return j == 0 ? .none : .missing }
    if j == 0 { return .added }
    let width = AlignmentScratch.width
    let sum = scratch.sums[i &* width &+ j]
    let source = scratch.order[i - 1]
    let above = scratch.sums + (i - 1) &* width
    if sum == above[j - 1] + scratch.gains[source &* AlignmentScratch.longest &+ j - 1] {
      return .pair
    }
    if sum == above[j] - scratch.added[source] { return .added }
    if sum == above[width + j - 1] - scratch.missing[j - 1] { return .missing }
    return sum == joinedSum(i, j) ? .joined : .split
  }

  /// Walks back along the best alignment and notes what agreed.
  @inline(__always)
  private func trace(_ bits: Float, _ isUnmarked: Bool) -> NameComparison {
    var given = WordLevel.different
    var surname = WordLevel.different
    var middle = WordLevel.same
    var (middleAgreements, markerAgreements): (UInt8, UInt8) = (0, 0)
    var (missingMiddles, missingMarkers): (UInt8, UInt8) = (0, 0)
    var isJoined = false
    var isGivenMissing = true
    var isLastAdded = false
    var (i, j) = (n, m)
    while i > 0 || j > 0 {
      let step = step(i, j)
      if step == .added {
        i -= 1
        if i == n - 1 { isLastAdded = true }
        if scratch.leftFacts[scratch.order[i]]?.pointee.shape.isMarker == true {
          missingMarkers += 1
        } else {
          missingMiddles += 1
        }
        continue
      }
      j -= 1
      let isMarker = scratch.rightFacts[j]?.pointee.shape.isMarker == true
      if step == .missing {
        if j > 0, j < m - 1 {
          if isMarker { missingMarkers += 1 } else { missingMiddles += 1 }
        }
        continue
      }
      // A joined or split word agrees in its letters, not in its spaces.
      let level =
        step == .pair
        ? scratch.level(scratch.order[i - 1], j) : .oneLetter
      i -= step == .split ? 2 : 1
      if step != .pair { isJoined = true }
      if j == m - 1 {
        given = level
        isGivenMissing = false
      } else if j == 0 {
        surname = level
      } else {
        if level.rawValue > middle.rawValue { middle = level }
        if level.rawValue <= WordLevel.unmarked.rawValue {
          if isMarker { markerAgreements += 1 } else { middleAgreements += 1 }
        }
      }
      if step == .joined {
        j -= 1
        if j == 0 { surname = .oneLetter } else { middle = max(middle, .oneLetter) }
      }
    }
    return NameComparison(
      bits: bits, given: given, surname: surname, middle: middle,
      middleAgreements: middleAgreements, markerAgreements: markerAgreements,
      missingMarkers: missingMarkers, missingMiddles: missingMiddles, isJoined: isJoined,
      isUnmarked: isUnmarked, isGivenMissing: isGivenMissing, isLastAdded: isLastAdded)
  }

  @inline(__always)
  private func place(_ position: Int) -> NameFrequencies.Place {
    position == m - 1 ? .given : position == 0 ? .surname : .middle
  }

  /// What the letters of word `j` of the person are worth.
  private func worth(_ j: Int) -> Float {
    guard let worths = scratch.rightFacts[j]?.pointee.worths else { return 0 }
    switch place(j) {
    case .surname: return worths.0[NameFrequencies.Width.letters.rawValue]
    case .middle: return worths.1[NameFrequencies.Width.letters.rawValue]
    case .given: return worths.2[NameFrequencies.Width.letters.rawValue]
    }
  }

  /// Whether `whole` is written with the letters of `first` and `second`.
  private func isJoined(_ whole: WordID, _ first: WordID, _ second: WordID) -> Bool {
    let (a, b, c) = (words.features(whole), words.features(first), words.features(second))
    guard a.count == b.count + c.count, a.count >= 4, a.count <= 16 else { return false }
    for index in 0..<Int(b.count) where a.letters[index] != b.letters[index] { return false }
    for index in 0..<Int(c.count) where a.letters[Int(b.count) + index] != c.letters[index] {
      return false
    }
    return true
  }
}
