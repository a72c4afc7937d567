import VietnameseText

extension NameAligner {
  // MARK: Short names

  /// The best sum of two names of up to four words that stand in their order and none of which is two of the other's.
  ///
  /// Leaves what each pair is worth in the scratch memory. Columns behind the last hold figures that nothing reads.
  @inline(__always)
  func shortSum() -> Float {
    let isUnmarked = isLeftUnmarked || isRightUnmarked
    let (m, missing) = (m, scratch.missing)
    let (row0, row1) = (gainsOfWord(0, isUnmarked), gainsOfWord(min(1, m &- 1), isUnmarked))
    let (row2, row3) = (
      gainsOfWord(min(2, m &- 1), isUnmarked), gainsOfWord(min(3, m &- 1), isUnmarked)
    )
    let (missing0, missing1, missing2, missing3) = (missing[0], missing[1], missing[2], missing[3])
    var start: Float = 0
    var sum0 = -missing0
    var sum1 = sum0 - missing1
    var sum2 = sum1 - missing2
    var sum3 = sum2 - missing3
    let levels = UnsafeRawPointer(scratch.levels)
    let gains = UnsafeMutableRawPointer(scratch.gains)
    for i in 0..<n {
      let four = UInt32(
        littleEndian: levels.load(fromByteOffset: i &* AlignmentScratch.longest, as: UInt32.self))
      let worths = SIMD4(
        row0[Int(four & 255)], row1[Int(four &>> 8 & 255)], row2[Int(four &>> 16 & 255)],
        row3[Int(four &>> 24)])
      gains.storeBytes(
        of: worths, toByteOffset: i &* AlignmentScratch.longest &* 4, as: SIMD4<Float>.self)
      let added = scratch.added[i]
      var before = start - added
      let next0 = greatest(start + worths[0], sum0 - added, before - missing0)
      start = before
      before = next0
      let next1 = greatest(sum0 + worths[1], sum1 - added, before - missing1)
      before = next1
      let next2 = greatest(sum1 + worths[2], sum2 - added, before - missing2)
      let next3 = greatest(sum2 + worths[3], sum3 - added, next2 - missing3)
      (sum0, sum1, sum2, sum3) = (next0, next1, next2, next3)
    }
    return m == 3 ? sum2 : m == 4 ? sum3 : m == 2 ? sum1 : sum0
  }

  @inline(__always)
  private func greatest(_ paired: Float, _ added: Float, _ missing: Float) -> Float {
    let best = added > paired ? added : paired
    return missing > best ? missing : best
  }

  @inline(__always)
  private func gainsOfWord(_ j: Int, _ isUnmarked: Bool) -> UnsafePointer<Float> {
    let number = scratch.numbers[j]
    if number > 0 { return UnsafePointer(gains.row(number, place(j).rawValue, isUnmarked)) }
    return gainsOfRareWord(j, isUnmarked)
  }

  @inline(never)
  private func gainsOfRareWord(_ j: Int, _ isUnmarked: Bool) -> UnsafePointer<Float> {
    gains.row(of: factsOfPerson(j), at: j, place(j), isUnmarked)
  }

  // MARK: All names

  /// Fills the table of sums for the record's words in an order; returns the last one.
  ///
  /// What each pair is worth must stand in the scratch memory.
  func fill(_ order: Order) -> Float {
    arrange(order)
    if mayJoin, hasJoins { fillTable(withJoins: true) } else { fillTable(withJoins: false) }
    return scratch.sums[n &* AlignmentScratch.width &+ m]
  }

  /// Notes which word of the record stands at each position.
  @inline(__always)
  func arrange(_ order: Order) {
    for position in 0..<n {
      let source =
        switch order {
        case .straight: position
        case .lastFirst: (position + 1) % n
        case .firstLast: (position + n - 1) % n
        case .lastTwo: position == n - 1 ? n - 2 : position == n - 2 ? n - 1 : position
        case .reversed: n - 1 - position
        }
      scratch.order[position] = source
    }
  }

  @inline(__always)
  private func fillTable(withJoins: Bool) {
    let (n, m, sums, missing) = (n, m, scratch.sums, scratch.missing)
    sums[0] = 0
    for j in 0..<m { sums[j &+ 1] = sums[j] - missing[j] }
    for i in 0..<n {
      let source = scratch.order[i]
      let gains = scratch.gains + source &* AlignmentScratch.longest
      let added = scratch.added[source]
      let above = sums + i &* AlignmentScratch.width
      let row = above + AlignmentScratch.width
      var diagonal = above[0]
      var before = diagonal - added
      row[0] = before
      for j in 0..<m {
        let up = above[j &+ 1]
        var best = greatest(diagonal + gains[j], up - added, before - missing[j])
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

  /// What the letters of word `j` of the person are worth.
  private func worth(_ j: Int) -> Float {
    let worths = factsOfPerson(j).pointee.worths
    switch place(j) {
    case .surname: return worths.0[NameFrequencies.Width.letters.rawValue]
    case .middle: return worths.1[NameFrequencies.Width.letters.rawValue]
    case .given: return worths.2[NameFrequencies.Width.letters.rawValue]
    }
  }

  /// Whether a word of one name is two neighbours of the other, the record's words in the order noted last.
  var hasJoins: Bool {
    let (left, right) = (scratch.left, scratch.right)
    for place in 0..<n {
      let i = scratch.order[place]
      let key = scratch.leftKeys[i]
      for j in 0..<(m &- 1) where JoinKeys.mayBe(key, scratch.keys[j], scratch.keys[j &+ 1]) {
        if isJoined(left[i], right[j], right[j &+ 1]) { return true }
      }
      guard place > 0 else { continue }
      let last = scratch.order[place &- 1]
      for j in 0..<m where JoinKeys.mayBe(scratch.keys[j], scratch.leftKeys[last], key) {
        if isJoined(right[j], left[last], left[i]) { return true }
      }
    }
    return false
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

  // MARK: Tracing

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
  func trace(_ sum: Float, _ isUnmarked: Bool) -> NameComparison {
    var lost: Float = 0
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
        if leftMarkers >> scratch.order[i] & 1 != 0 {
          missingMarkers += 1
        } else {
          missingMiddles += 1
        }
        continue
      }
      j -= 1
      let isMarker = rightMarkers >> j & 1 != 0
      if step == .missing {
        if j > 0, j < m - 1 {
          if isMarker { missingMarkers += 1 } else { missingMiddles += 1 }
        }
        continue
      }
      // A joined or split word agrees in its letters, not in its spaces.
      var level =
        step == .pair
        ? scratch.level(scratch.order[i - 1], j) : .oneLetter
      if step == .pair, !isUnmarked {
        let marked = markedLevel(level, scratch.order[i - 1], j)
        lost += costOfMarks(j, marked, insteadOf: level)
        level = marked
      }
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
      bits: sum - lost, given: given, surname: surname, middle: middle,
      middleAgreements: middleAgreements, markerAgreements: markerAgreements,
      missingMarkers: missingMarkers, missingMiddles: missingMiddles, isJoined: isJoined,
      isUnmarked: isUnmarked, isGivenMissing: isGivenMissing, isLastAdded: isLastAdded)
  }
}
