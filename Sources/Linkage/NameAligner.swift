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
    let isUnmarked = isUnmarked(left) || isUnmarked(right)
    var best = align(left, right, isUnmarked)
    guard left.count >= 2, right.count >= 2, !best.agreesFully else { return best }
    let count = left.count
    let (first, last) = (left[0], left[count - 1])
    if isNear(first, right[right.count - 1]) {
      best = better(best, left, right, .lastFirst, isUnmarked)
    }
    if isNear(last, right[0]) { best = better(best, left, right, .firstLast, isUnmarked) }
    if count >= 3, isNear(last, right[max(right.count - 2, 0)]) {
      best = better(best, left, right, .lastTwo, isUnmarked)
    }
    return best
  }

  /// Orders in which the words of a name are written by mistake.
  private enum Order { case lastFirst, firstLast, lastTwo }

  /// The comparison in another order when it is better than `best`.
  private mutating func better(
    _ best: NameComparison, _ left: UnsafeBufferPointer<WordID>,
    _ right: UnsafeBufferPointer<WordID>, _ order: Order, _ isUnmarked: Bool
  ) -> NameComparison {
    let count = left.count
    for position in 0..<count {
      let source =
        switch order {
        case .lastFirst: (position + 1) % count
        case .firstLast: (position + count - 1) % count
        case .lastTwo:
          position == count - 1 ? count - 2 : position == count - 2 ? count - 1 : position
        }
      scratch.order[position] = left[source]
    }
    var other = align(
      UnsafeBufferPointer(start: scratch.order, count: count), right, isUnmarked)
    other.bits -= Float(model.orderChanged)
    other.hasOrderChange = true
    return other.bits > best.bits ? other : best
  }

  private mutating func isNear(_ a: WordID, _ b: WordID) -> Bool {
    cache.level(a, b, words).rawValue <= WordLevel.dialect.rawValue
  }

  private func isUnmarked(_ name: UnsafeBufferPointer<WordID>) -> Bool {
    for word in name where !words.features(word).isUnmarked { return false }
    return true
  }

  mutating func align(
    _ left: UnsafeBufferPointer<WordID>, _ right: UnsafeBufferPointer<WordID>, _ isUnmarked: Bool
  ) -> NameComparison {
    let (n, m) = (left.count, right.count)
    precondition(n <= AlignmentScratch.longest && m <= AlignmentScratch.longest)
    let width = m + 1
    let (sums, steps) = (scratch.sums, scratch.steps)
    for i in 0...n {
      for j in 0...m {
        var best: Float = i == 0 && j == 0 ? 0 : -.infinity
        var step = AlignmentStep.none
        if i > 0, j > 0 {
          let sum =
            sums[(i - 1) * width + j - 1]
            + pairBits(left[i - 1], right[j - 1], place(j - 1, m), isUnmarked)
          if sum > best { (best, step) = (sum, .pair) }
        }
        if i > 0 {
          let sum = sums[(i - 1) * width + j] - addedCost(left[i - 1])
          if sum > best { (best, step) = (sum, .added) }
        }
        if j > 0 {
          let sum = sums[i * width + j - 1] - missingCost(right[j - 1], place(j - 1, m))
          if sum > best { (best, step) = (sum, .missing) }
        }
        if i > 0, j > 1, isJoined(left[i - 1], right[j - 2], right[j - 1]) {
          let gain = worth(right[j - 2], place(j - 2, m)) + worth(right[j - 1], place(j - 1, m))
          let sum = sums[(i - 1) * width + j - 2] + gain - Float(model.joined)
          if sum > best { (best, step) = (sum, .joined) }
        }
        if i > 1, j > 0, isJoined(right[j - 1], left[i - 2], left[i - 1]) {
          let gain = worth(right[j - 1], place(j - 1, m))
          let sum = sums[(i - 2) * width + j - 1] + gain - Float(model.split)
          if sum > best { (best, step) = (sum, .split) }
        }
        sums[i * width + j] = best
        steps[i * width + j] = step
      }
    }
    return trace(left, right, sums[n * width + m], isUnmarked)
  }

  /// Walks back along the best alignment and notes what agreed.
  private mutating func trace(
    _ left: UnsafeBufferPointer<WordID>, _ right: UnsafeBufferPointer<WordID>, _ bits: Float,
    _ isUnmarked: Bool
  ) -> NameComparison {
    var given = WordLevel.different
    var surname = WordLevel.different
    var middle = WordLevel.same
    var (middleAgreements, markerAgreements): (UInt8, UInt8) = (0, 0)
    var (missingMiddles, missingMarkers): (UInt8, UInt8) = (0, 0)
    var isJoined = false
    var isGivenMissing = true
    var isLastAdded = false
    let m = right.count
    var (i, j) = (left.count, m)
    while i > 0 || j > 0 {
      let step = scratch.steps[i * (m + 1) + j]
      if step == .none { break }
      if step == .added {
        i -= 1
        if i == left.count - 1 { isLastAdded = true }
        if words.features(left[i]).isMarker { missingMarkers += 1 } else { missingMiddles += 1 }
        continue
      }
      j -= 1
      let isMarker = words.features(right[j]).isMarker
      if step == .missing {
        if j > 0, j < m - 1 {
          if isMarker { missingMarkers += 1 } else { missingMiddles += 1 }
        }
        continue
      }
      // A joined or split word agrees in its letters, not in its spaces.
      let level = step == .pair ? cache.level(left[i - 1], right[j], words) : .oneLetter
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
  private func place(_ position: Int, _ count: Int) -> NameFrequencies.Place {
    position == count - 1 ? .given : position == 0 ? .surname : .middle
  }

  private func worth(_ word: WordID, _ place: NameFrequencies.Place) -> Float {
    frequencies.worth(word, place, .letters)
  }

  /// The bits of one aligned pair: what the agreement is worth less what the difference costs.
  private mutating func pairBits(
    _ a: WordID, _ b: WordID, _ place: NameFrequencies.Place, _ isUnmarked: Bool
  ) -> Float {
    let level = cache.level(a, b, words)
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

  private func addedCost(_ word: WordID) -> Float {
    Float(words.features(word).isMarker ? model.addedMarker : model.addedWord)
  }

  private func missingCost(_ word: WordID, _ place: NameFrequencies.Place) -> Float {
    switch place {
    case .surname: Float(model.missingSurname)
    case .given: Float(model.missingGiven)
    case .middle:
      Float(words.features(word).isMarker ? model.missingMarker : model.missingMiddle)
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

/// The table of one alignment, made once for each aligner.
///
///     sums   (n + 1) × (m + 1) best sums of bits      steps  the step that gave each
final class AlignmentScratch {
  static let longest = 16
  let sums: UnsafeMutablePointer<Float>
  let steps: UnsafeMutablePointer<AlignmentStep>
  let order: UnsafeMutablePointer<WordID>

  init() {
    let cells = (AlignmentScratch.longest + 1) * (AlignmentScratch.longest + 1)
    sums = .allocate(capacity: cells)
    sums.initialize(repeating: 0, count: cells)
    steps = .allocate(capacity: cells)
    steps.initialize(repeating: .none, count: cells)
    order = .allocate(capacity: AlignmentScratch.longest)
    order.initialize(repeating: 0, count: AlignmentScratch.longest)
  }

  deinit {
    sums.deallocate()
    steps.deallocate()
    order.deallocate()
  }
}
