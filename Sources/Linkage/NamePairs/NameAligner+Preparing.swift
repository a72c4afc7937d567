import VietnameseText

extension NameAligner {
  /// The levels of four words that have nothing in common.
  private static let different = UInt32(WordLevel.different.rawValue + 1) &* 0x0101_0101

  /// Reads what the alignment needs of each word and the level of each pair.
  @inline(__always)
  mutating func prepare(
    _ left: UnsafeBufferPointer<WordID>, _ right: UnsafeBufferPointer<WordID>
  ) {
    prepareLeft(left)
    m = right.count
    precondition(m <= AlignmentScratch.longest)
    var isUnmarked = true
    var markers = 0
    let (glances, kept) = (memory.glances, memory.kept)
    for j in 0..<m {
      let word = right[j]
      var glance = Int(word) < kept ? glances[Int(word)] : .none
      if !glance.isMet { glance = memory.glance(of: word, at: AlignmentScratch.longest &+ j) }
      scratch.right[j] = word
      scratch.numbers[j] = glance.number
      scratch.keys[j] = glance.joinKey
      scratch.missing[j] = rules.missingCost(place(j), isMarker: glance.marker)
      markers |= glance.marker &<< j
      isUnmarked = isUnmarked && glance.isUnmarked
    }
    rightMarkers = markers
    isRightUnmarked = isUnmarked
    mayJoin = leftKeys.mayMeet(JoinKeys(scratch.keys, count: m))
    if n <= NameAligner.short, m <= NameAligner.short {
      readShortLevels()
    } else {
      for i in 0..<n { readLevels(i) }
    }
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
      let shape = memory.facts(of: left[i], at: i).pointee.shape
      scratch.left[i] = left[i]
      scratch.rows[i] = memory.row(of: left[i], at: i)
      scratch.leftKeys[i] = shape.shortJoinKey
      scratch.added[i] = Float(shape.isMarker ? model.addedMarker : model.addedWord)
      if shape.isMarker { leftMarkers |= 1 << i }
      if !shape.isUnmarked { isLeftUnmarked = false }
    }
    leftKeys = JoinKeys(scratch.leftKeys, count: n)
  }

  /// The levels of up to four words of the person at once.
  @inline(__always)
  private func readShortLevels() {
    let (table, rows, numbers) = (memory.levels, scratch.rows, scratch.numbers)
    let (first, second, third, fourth) = (numbers[0], numbers[1], numbers[2], numbers[3])
    let kept = UInt32(truncatingIfNeeded: UInt64(1) &<< UInt64(8 &* m) &- 1)
    let blank = NameAligner.different & ~kept
    let levels = UnsafeMutableRawPointer(scratch.levels)
    for i in 0..<n {
      let row = table + rows[i]
      var four =
        UInt32(row[first]) | UInt32(row[second]) &<< 8 | UInt32(row[third]) &<< 16
        | UInt32(row[fourth]) &<< 24
      four = four & kept | blank
      levels.storeBytes(
        of: four.littleEndian, toByteOffset: i &* AlignmentScratch.longest, as: UInt32.self)
      let hasUnknown = (four &- 0x0101_0101) & ~four & 0x8080_8080 != 0
      if hasUnknown { readLevels(i) }
    }
  }

  /// The levels of word `i` of the record, one by one.
  @inline(never)
  private func readLevels(_ i: Int) {
    let other = memory.facts(of: scratch.left[i], at: i)
    for j in 0..<m {
      let (row, number) = (scratch.rows[i], scratch.numbers[j])
      // Nothing stands at number 0.
      var level = memory.levels[row + number]
      if level == 0 {
        level = memory.newLevel(
          scratch.left[i], scratch.right[j], other, factsOfPerson(j), row: row)
      }
      scratch.levels[i * AlignmentScratch.longest + j] = level
    }
  }

  /// The facts of word `j` of the person.
  func factsOfPerson(_ j: Int) -> UnsafePointer<WordFacts> {
    memory.facts(of: scratch.right[j], at: AlignmentScratch.longest + j)
  }

  /// What each pair of words is worth.
  mutating func weighPairs() {
    let isUnmarked = isLeftUnmarked || isRightUnmarked
    for j in 0..<m {
      let row = gains.row(of: factsOfPerson(j), at: j, place(j), isUnmarked)
      for i in 0..<n {
        let pair = i &* AlignmentScratch.longest &+ j
        scratch.gains[pair] = row[Int(scratch.levels[pair])]
      }
    }
  }

  @inline(__always)
  func place(_ position: Int) -> NameFrequencies.Place {
    position == m - 1 ? .given : position == 0 ? .surname : .middle
  }
}
