import ReferenceIndex
import VietnameseText

/// Aligns the words of two names and weighs what agrees and what differs.
///
/// A dynamic programme over words: each step takes a word of both names, of one, or two words
/// written as one; the best sum of bits wins (Needleman and Wunsch, 1970). Names whose words stand
/// in another order are tried in the three orders that occur (DOMAIN.md section 6). Equals
/// `SlowNameAligner` in the tests, which tries every alignment.
///
/// - Complexity: O(n · m) word levels, each a cached table read; no allocation.
struct NameAligner {
  let words: WordTable
  let frequencies: NameFrequencies
  let costs: [Float]
  let model: MatchModel.NameCosts
  var cache = LevelCache()
  let scratch = AlignmentScratch()
  /// Words of the two names that the scratch memory holds.
  private(set) var n = 0
  private(set) var m = 0

  init(words: WordTable, frequencies: NameFrequencies, model: MatchModel.NameCosts) {
    self.words = words
    self.frequencies = frequencies
    self.model = model
    costs = model.levels.map { Float($0) }
  }

  /// Compares a record's name with a register's name.
  mutating func compare(
    _ left: UnsafeBufferPointer<WordID>, _ right: UnsafeBufferPointer<WordID>
  ) -> NameComparison {
    guard !left.isEmpty, !right.isEmpty else { return NameComparison() }
    let isUnmarked = prepare(left, right)
    var best = align(.straight, isUnmarked)
    guard n >= 2, m >= 2, !best.agreesFully else { return best }
    if isNear(0, m - 1) { best = better(best, .lastFirst, isUnmarked) }
    if isNear(n - 1, 0) { best = better(best, .firstLast, isUnmarked) }
    if n >= 3, isNear(n - 1, m - 2) { best = better(best, .lastTwo, isUnmarked) }
    return best
  }

  /// Aligns two names in the order in which they stand.
  mutating func align(
    _ left: UnsafeBufferPointer<WordID>, _ right: UnsafeBufferPointer<WordID>, _ isUnmarked: Bool
  ) -> NameComparison {
    _ = prepare(left, right)
    return align(.straight, isUnmarked)
  }

  /// Orders in which the words of a name are written by mistake.
  private enum Order { case straight, lastFirst, firstLast, lastTwo }

  /// The comparison in another order when it is better than `best`.
  private mutating func better(
    _ best: NameComparison, _ order: Order, _ isUnmarked: Bool
  ) -> NameComparison {
    var other = align(order, isUnmarked)
    other.bits -= Float(model.orderChanged)
    other.hasOrderChange = true
    return other.bits > best.bits ? other : best
  }

  // MARK: Preparing

  /// Reads what the alignment needs of each word and of each pair; returns whether a name has no marks.
  private mutating func prepare(
    _ left: UnsafeBufferPointer<WordID>, _ right: UnsafeBufferPointer<WordID>
  ) -> Bool {
    prepareLeft(left)
    m = right.count
    precondition(m <= AlignmentScratch.longest)
    var isRightUnmarked = true
    for j in 0..<m {
      let shape = shape(right[j])
      scratch.right[j] = right[j]
      scratch.rightShapes[j] = shape
      scratch.missing[j] = missingCost(shape, place(j))
      isRightUnmarked = isRightUnmarked && shape.isUnmarked
    }
    for i in 0..<n {
      let (word, shape) = (scratch.left[i], scratch.leftShapes[i])
      for j in 0..<m {
        scratch.levels[i * AlignmentScratch.longest + j] =
          word == right[j]
          ? .same
          : shape.mayBeNear(scratch.rightShapes[j])
            ? cache.level(word, right[j], words) : .different
      }
    }
    return scratch.isLeftUnmarked || isRightUnmarked
  }

  /// The same for the record's name, which stays while its candidates come and go.
  private mutating func prepareLeft(_ left: UnsafeBufferPointer<WordID>) {
    precondition(left.count <= AlignmentScratch.longest)
    var isKnown = n == left.count
    if isKnown {
      for i in 0..<n where scratch.left[i] != left[i] { isKnown = false }
      if isKnown { return }
    }
    n = left.count
    scratch.isLeftUnmarked = true
    for i in 0..<n {
      let shape = shape(left[i])
      scratch.left[i] = left[i]
      scratch.leftShapes[i] = shape
      scratch.added[i] = Float(shape.isMarker ? model.addedMarker : model.addedWord)
      if !shape.isUnmarked { scratch.isLeftUnmarked = false }
    }
  }

  @inline(__always)
  private func shape(_ word: WordID) -> WordShape {
    Int(word) < frequencies.shapes.count
      ? frequencies.shapes[Int(word)] : WordShape(words.features(word))
  }

  private func isNear(_ i: Int, _ j: Int) -> Bool {
    scratch.levels[i * AlignmentScratch.longest + j].rawValue <= WordLevel.dialect.rawValue
  }

  /// Notes which word of the record stands at each position.
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

  private mutating func align(_ order: Order, _ isUnmarked: Bool) -> NameComparison {
    arrange(order)
    let (n, m, width) = (n, m, m + 1)
    let (sums, steps) = (scratch.sums, scratch.steps)
    sums[0] = 0
    steps[0] = .none
    for j in 1..<(m + 1) {
      // Joined words need one word of the record at least.
      sums[j] = sums[j - 1] - scratch.missing[j - 1]
      steps[j] = .missing
    }
    for i in 1..<(n + 1) {
      let source = scratch.order[i - 1]
      let levels = scratch.levels + source * AlignmentScratch.longest
      let added = scratch.added[source]
      let count = scratch.leftShapes[source].count
      let before = i > 1 ? scratch.leftShapes[scratch.order[i - 2]].count : 0
      let (above, row) = (sums + (i - 1) * width, sums + i * width)
      row[0] = above[0] - added
      steps[i * width] = .added
      for j in 1..<(m + 1) {
        var best =
          above[j - 1] + pairBits(levels[j - 1], scratch.right[j - 1], place(j - 1), isUnmarked)
        var step = AlignmentStep.pair
        let whenAdded = above[j] - added
        if whenAdded > best { (best, step) = (whenAdded, .added) }
        let whenMissing = row[j - 1] - scratch.missing[j - 1]
        if whenMissing > best { (best, step) = (whenMissing, .missing) }
        let right = scratch.rightShapes[j - 1].count
        if j > 1, count == right + scratch.rightShapes[j - 2].count,
          isJoined(scratch.left[source], scratch.right[j - 2], scratch.right[j - 1])
        {
          let gain =
            worth(scratch.right[j - 2], place(j - 2)) + worth(scratch.right[j - 1], place(j - 1))
          let sum = above[j - 2] + gain - Float(model.joined)
          if sum > best { (best, step) = (sum, .joined) }
        }
        if i > 1, right == before + count,
          isJoined(
            scratch.right[j - 1], scratch.left[scratch.order[i - 2]], scratch.left[source])
        {
          let gain = worth(scratch.right[j - 1], place(j - 1))
          let sum = sums[(i - 2) * width + j - 1] + gain - Float(model.split)
          if sum > best { (best, step) = (sum, .split) }
        }
        row[j] = best
        steps[i * width + j] = step
      }
    }
    return trace(sums[n * width + m], isUnmarked)
  }

  /// Walks back along the best alignment and notes what agreed.
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
      let step = scratch.steps[i * (m + 1) + j]
      if step == .none { break }
      if step == .added {
        i -= 1
        if i == n - 1 { isLastAdded = true }
        if scratch.leftShapes[scratch.order[i]].isMarker {
          missingMarkers += 1
        } else {
          missingMiddles += 1
        }
        continue
      }
      j -= 1
      let isMarker = scratch.rightShapes[j].isMarker
      if step == .missing {
        if j > 0, j < m - 1 {
          if isMarker { missingMarkers += 1 } else { missingMiddles += 1 }
        }
        continue
      }
      // A joined or split word agrees in its letters, not in its spaces.
      let level =
        step == .pair
        ? scratch.levels[scratch.order[i - 1] * AlignmentScratch.longest + j] : .oneLetter
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

  private func worth(_ word: WordID, _ place: NameFrequencies.Place) -> Float {
    frequencies.worth(word, place, .letters)
  }

  /// The bits of one aligned pair: what the agreement is worth less what the difference costs.
  @inline(__always)
  private func pairBits(
    _ level: WordLevel, _ b: WordID, _ place: NameFrequencies.Place, _ isUnmarked: Bool
  ) -> Float {
    let cost = costs[Int(level.rawValue)]
    switch level {
    case .same: return frequencies.worth(b, place, isUnmarked ? .letters : .word) - cost
    case .iy: return frequencies.worth(b, place, .letters) - cost
    // A record without marks says nothing about marks: the loss costs nothing, the agreement is
    // worth less.
    case .unmarked: return frequencies.worth(b, place, .letters) - (isUnmarked ? 0 : cost)
    case .nearTone, .tone, .quality, .marks:
      return frequencies.worth(b, place, .letters) - cost
    case .regional, .dialect: return frequencies.worth(b, place, .sound) - cost
    case .pattern: return max(frequencies.worth(b, place, .letters) - 2, 0) - cost
    case .initial: return (place == .surname ? 1 : 3.5) - cost
    // About ten other words lie within one letter of a word.
    case .transposed, .oneLetter: return max(frequencies.worth(b, place, .sound) - 3, 0) - cost
    case .twoLetters: return max(frequencies.worth(b, place, .sound) - 6, 0) - cost
    case .different:
      switch place {
      case .surname: return -Float(model.otherSurname)
      case .given: return -Float(model.otherGiven)
      case .middle: return -cost
      }
    }
  }

  private func missingCost(_ word: WordShape, _ place: NameFrequencies.Place) -> Float {
    switch place {
    case .surname: Float(model.missingSurname)
    case .given: Float(model.missingGiven)
    case .middle: Float(word.isMarker ? model.missingMarker : model.missingMiddle)
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

/// One step of an alignment: which words it takes.
enum AlignmentStep: UInt8 { case none, pair, added, missing, joined, split }

/// The memory of one aligner, made once.
///
///     sums   (n + 1) × (m + 1) best sums of bits      steps  the step that gave each
///     levels n × 16, the level of each pair of words
final class AlignmentScratch {
  static let longest = 16
  let sums: UnsafeMutablePointer<Float>
  let steps: UnsafeMutablePointer<AlignmentStep>
  let levels: UnsafeMutablePointer<WordLevel>
  /// The record's words, and which of them stands at each position.
  let left: UnsafeMutablePointer<WordID>
  let order: UnsafeMutablePointer<Int>
  let leftShapes: UnsafeMutablePointer<WordShape>
  /// What each word of the record costs when the person's name does not have it.
  let added: UnsafeMutablePointer<Float>
  var isLeftUnmarked = true
  let right: UnsafeMutablePointer<WordID>
  let rightShapes: UnsafeMutablePointer<WordShape>
  /// What each word of the person's name costs when the record does not have it.
  let missing: UnsafeMutablePointer<Float>

  init() {
    func make<Element>(_ count: Int, _ value: Element) -> UnsafeMutablePointer<Element> {
      let memory = UnsafeMutablePointer<Element>.allocate(capacity: count)
      memory.initialize(repeating: value, count: count)
      return memory
    }
    let longest = AlignmentScratch.longest
    sums = make((longest + 1) * (longest + 1), 0)
    steps = make((longest + 1) * (longest + 1), .none)
    levels = make(longest * longest, .different)
    left = make(longest, 0)
    order = make(longest, 0)
    leftShapes = make(longest, .none)
    added = make(longest, 0)
    right = make(longest, 0)
    rightShapes = make(longest, .none)
    missing = make(longest, 0)
  }

  deinit {
    sums.deallocate()
    steps.deallocate()
    levels.deallocate()
    left.deallocate()
    order.deallocate()
    leftShapes.deallocate()
    added.deallocate()
    right.deallocate()
    rightShapes.deallocate()
    missing.deallocate()
  }
}
