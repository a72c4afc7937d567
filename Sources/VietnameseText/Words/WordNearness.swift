/// How near two words of a name are: kinds of confusion, nearest first (docs/domain.md 6).
///
/// What each costs is the model's, whose costs need not rise with the order.
public enum WordLevel: UInt8, Sendable, CaseIterable, Codable, Comparable {
  case same
  /// Only i and y differ where they are interchangeable (Lý, Lí).
  case iy
  /// One of the two carries no mark at all; the letters agree.
  case unmarked
  /// Only the tone differs, among the tones confused in Nghệ An (hỏi, ngã, nặng).
  case nearTone
  /// Only the tone differs.
  case tone
  /// Only quality marks differ (a ă â, d đ …).
  case quality
  /// The same folded letters, tone and quality both differ.
  case marks
  /// A regional spelling of the same word (Hoàng, Huỳnh).
  case regional
  /// Written by ear in some dialect (Giang, Dang), by the pairs of sounds of ``SpellingByEar``.
  case dialect
  /// Letters were lost to `?`; the others agree.
  case pattern
  /// One is the abbreviation of the other.
  case initial
  /// Two adjacent letters are exchanged.
  case transposed
  /// One letter differs, is missing or too many.
  case oneLetter
  /// Two letters differ in a word of five or more.
  case twoLetters
  case different

  public static func < (left: WordLevel, right: WordLevel) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// Compares two words.
public enum WordNearness {
  /// The level of two words; symmetric.
  ///
  /// - Complexity: O(1) unless the folded letters differ; then one banded edit distance.
  public static func level(_ a: WordFeatures, _ b: WordFeatures) -> WordLevel {
    if a.hasWildcard || b.hasWildcard { return patternLevel(a, b) }
    if a.foldHash == b.foldHash && a.letters == b.letters && a.count == b.count {
      if a.isInitial != b.isInitial { return .initial }
      return markLevel(a, b)
    }
    if a.isInitial || b.isInitial { return initialLevel(a, b) }
    if isIYPair(a, b) { return isVi(a) || isVi(b) ? .dialect : .iy }
    if isRegionalPair(a, b) { return .regional }
    if a.dialectHash == b.dialectHash {
      let spelling = SpellingByEar(a, b)
      // Marks that one word has lost tell nothing.
      let hasMarks = !a.isUnmarked && !b.isUnmarked
      if spelling.isKnown, !hasMarks || spelling.otherDifferences() == 0 { return .dialect }
    }
    return editLevel(a, b)
  }

  private static func markLevel(_ a: WordFeatures, _ b: WordFeatures) -> WordLevel {
    if a.marks == b.marks {
      if a.tone == b.tone { return .same }
      if a.isUnmarked || b.isUnmarked { return .unmarked }
      return a.tone >= 3 && b.tone >= 3 ? .nearTone : .tone
    }
    if a.isUnmarked || b.isUnmarked { return .unmarked }
    return a.tone == b.tone ? .quality : .marks
  }

  /// Open i and y after a consonant and after qu, the same tone (docs/domain.md 5.3).
  private static func isIYPair(_ a: WordFeatures, _ b: WordFeatures) -> Bool {
    guard a.count == b.count, a.count >= 2, a.tone == b.tone, a.marks == b.marks else {
      return false
    }
    let last = Int(a.count) - 1
    let ends: (UInt8, UInt8) = (a.letters[last], b.letters[last])
    guard
      ends == (UInt8(ascii: "i"), UInt8(ascii: "y"))
        || ends == (UInt8(ascii: "y"), UInt8(ascii: "i"))
    else { return false }
    var left = a.letters
    left[last] = b.letters[last]
    guard left == b.letters else { return false }
    let before = a.letters[last - 1]
    if before == UInt8(ascii: "u") { return last >= 2 && a.letters[last - 2] == UInt8(ascii: "q") }
    return !"aeo".utf8.contains(before)
  }

  /// Whether a word is Vi: with Vy a pair of two given names, and a surname of its own.
  private static func isVi(_ word: WordFeatures) -> Bool {
    word.count == 2 && word.tone == 0 && word.letters[0] == UInt8(ascii: "v")
      && word.letters[1] == UInt8(ascii: "i")
  }

  /// Whether the letters that survive agree; each `?` stands for one letter.
  private static func patternLevel(_ a: WordFeatures, _ b: WordFeatures) -> WordLevel {
    guard a.count == b.count, a.count > 1 else { return .different }
    var known = 0
    for index in 0..<Int(a.count) {
      if a.letters[index] == UInt8(ascii: "?") || b.letters[index] == UInt8(ascii: "?") { continue }
      if a.letters[index] != b.letters[index] { return .different }
      known += 1
    }
    return known > 0 ? .pattern : .different
  }

  private static func initialLevel(_ a: WordFeatures, _ b: WordFeatures) -> WordLevel {
    // Of two abbreviations the shorter one counts as the abbreviation.
    let isFirstShort = a.isInitial && (!b.isInitial || a.count <= b.count)
    let (short, long) = isFirstShort ? (a, b) : (b, a)
    guard short.count > 0, short.count <= long.count else { return .different }
    for index in 0..<Int(short.count) where short.letters[index] != long.letters[index] {
      return .different
    }
    // Đ. is not D.: a stroke that is written must agree.
    let hasStroke = short.marks & 4 != 0
    return hasStroke && long.marks & 4 == 0 && !long.isUnmarked ? .different : .initial
  }

  static func editLevel(_ a: WordFeatures, _ b: WordFeatures) -> WordLevel {
    let (m, n) = (Int(a.count), Int(b.count))
    guard abs(m - n) <= 2, m > 0, n > 0 else { return .different }
    var first = 0
    while first < min(m, n), a.letters[first] == b.letters[first] { first += 1 }
    var (endA, endB) = (m, n)
    while endA > first, endB > first, a.letters[endA - 1] == b.letters[endB - 1] {
      endA -= 1
      endB -= 1
    }
    let (restA, restB) = (endA - first, endB - first)
    if restA == 2, restB == 2, a.letters[first] == b.letters[first + 1],
      a.letters[first + 1] == b.letters[first]
    {
      return .transposed
    }
    if max(restA, restB) == 1 { return min(m, n) >= 2 ? .oneLetter : .different }
    guard max(m, n) >= 5, max(restA, restB) <= 6, first > 0 || endA < m else { return .different }
    return distance(a, b, first, endA, endB) <= 2 ? .twoLetters : .different
  }

  /// Levenshtein distance of the middle parts, at most six letters each.
  private static func distance(
    _ a: WordFeatures, _ b: WordFeatures, _ first: Int, _ endA: Int, _ endB: Int
  ) -> Int {
    var row = SIMD16<UInt8>(repeating: 0)
    let width = endB - first
    for j in 0...width { row[j] = UInt8(j) }
    for i in first..<endA {
      var diagonal = row[0]
      row[0] += 1
      for j in 0..<width {
        let isSame = a.letters[i] == b.letters[first + j]
        let above = row[j + 1]
        let cost = min(min(row[j], above) + 1, diagonal + (isSame ? 0 : 1))
        diagonal = above
        row[j + 1] = cost
      }
    }
    return Int(row[width])
  }

  /// Regional spellings of one word (docs/domain.md 6), compared by folded letters and tone: Hoa
  /// and Huê are one word, Hoa and Huệ are two. Of Vượng and Vang the tones differ too (``isVang(_:_:)``).
  private static let regionalPairs: Set<UInt64> = {
    let pairs = [
      ("hoang", "huynh"), ("vu", "vo"), ("phuc", "phuoc"), ("canh", "kieng"), ("chinh", "chanh"),
      ("nhat", "nhut"), ("bao", "buu"), ("thai", "thoi"), ("hoa", "hue"), ("tung", "tong"),
      ("sinh", "sanh"), ("linh", "lanh"), ("vuong", "vang"), ("son", "san"),
    ]
    var set: Set<UInt64> = []
    for (left, right) in pairs {
      let (x, y) = (WordFeatures.hash(Array(left.utf8)), WordFeatures.hash(Array(right.utf8)))
      set.insert(UInt64(x) << 32 | UInt64(y))
      set.insert(UInt64(y) << 32 | UInt64(x))
    }
    return set
  }()

  private static func isRegionalPair(_ a: WordFeatures, _ b: WordFeatures) -> Bool {
    guard a.tone == b.tone || isVang(a, b) || isVang(b, a) else { return false }
    return regionalPairs.contains(UInt64(a.foldHash) << 32 | UInt64(b.foldHash))
  }

  /// Whether two words bear the tones of Vượng and Vang, in this order.
  private static func isVang(_ vuong: WordFeatures, _ vang: WordFeatures) -> Bool {
    vuong.tone == 5 && vang.tone == 0 && vang.foldHash == plainVang
  }

  private static let plainVang = WordFeatures.hash(Array("vang".utf8))
}
