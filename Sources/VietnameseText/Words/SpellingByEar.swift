/// Two words that may be one word written by ear (docs/domain.md 6), sound by sound.
///
///     Trương  tr  ươ  ng        Chương  ch  ươ  ng        one sound differs, a pair that is confused
///     Đào     đ   ao            Đậu     đ   âu            ao and au are in no table: two surnames
///
/// ``WordFeatures/dialectHash`` is coarser: it finds candidates.
struct SpellingByEar {
  private let left: Sounds
  private let right: Sounds
  private let a: WordFeatures
  private let b: WordFeatures

  init(_ a: WordFeatures, _ b: WordFeatures) {
    (self.a, self.b) = (a, b)
    (left, right) = (Sounds(a), Sounds(b))
  }

  /// Whether each sound is that of the other word or one that is confused with it, marks aside.
  var isKnown: Bool {
    SpellingByEar.areLike(left.onset, right.onset, SpellingByEar.onsets)
      && SpellingByEar.areLike(left.vowel, right.vowel, SpellingByEar.vowels)
      && SpellingByEar.areLike(left.coda, right.coda, SpellingByEar.codas)
  }

  /// How many things differ beside one sound: further sounds, the stroke of đ, a quality mark, the tone.
  ///
  /// - Parameter hasTones: Whether tones can be compared.
  func otherDifferences(hasTones: Bool = true) -> Int {
    var sounds = 0
    var others = 0
    if left.onset != right.onset { sounds += 1 }
    if left.coda != right.coda { sounds += 1 }
    if left.vowel != right.vowel {
      sounds += 1
      if !SpellingByEar.areWritten(left.vowelMarks, right.vowelMarks, left.vowel, right.vowel) {
        others += 1
      }
    } else if left.vowelMarks != right.vowelMarks {
      others += 1
    }
    // Đ sounds like no other letter.
    if left.hasStroke != right.hasStroke { others += 1 }
    let isToneConfused = a.tone >= 3 && b.tone >= 3
    if hasTones, a.tone != b.tone, !isToneConfused { others += 1 }
    return others + max(sounds - 1, 0)
  }

  // MARK: Tables

  private typealias Pairs = Set<[[UInt8]]>

  private static func pairs(_ list: [(String, String)]) -> Pairs {
    Pairs(list.flatMap { [[Array($0.utf8), Array($1.utf8)], [Array($1.utf8), Array($0.utf8)]] })
  }

  private static let onsets = pairs([
    ("d", "gi"), ("d", "r"), ("gi", "r"), ("v", "d"), ("ch", "tr"), ("s", "x"), ("l", "n"),
    ("c", "k"), ("ng", "ngh"), ("g", "gh"), ("ph", "f"),
  ])
  private static let codas = pairs([
    ("n", "ng"), ("n", "nh"), ("ng", "nh"), ("t", "c"), ("t", "ch"), ("c", "ch"),
  ])
  /// By folded letters.
  private static let vowels = pairs([
    ("o", "u"), ("i", "e"), ("ie", "i"), ("uo", "u"), ("eo", "ieu"),
  ])

  private static func areLike(_ left: [UInt8], _ right: [UInt8], _ pairs: Pairs) -> Bool {
    left == right || pairs.contains([left, right])
  }

  /// Whether two confused vowels have the marks with which they are: o and u, i and ê, iê and i, ươ and ư, uô and u, eo and
  /// iêu.
  private static func areWritten(
    _ leftMarks: [UInt8], _ rightMarks: [UInt8], _ left: [UInt8], _ right: [UInt8]
  ) -> Bool {
    let (short, long) =
      left.count <= right.count ? (leftMarks, rightMarks) : (rightMarks, leftMarks)
    let (circumflex, horn): (UInt8, UInt8) = (1, 3)
    switch (min(left.count, right.count), max(left.count, right.count)) {
    case (1, 1):
      let isOU = left == Array("o".utf8) || left == Array("u".utf8)
      if isOU { return short == [0] && long == [0] }
      return Set([short, long]) == [[0], [circumflex]]
    case (1, 2):
      return short == [0] && long == [0, circumflex] || short == [horn] && long == [horn, horn]
    default: return short == [0, 0] && long == [0, circumflex, 0]
    }
  }

  /// A word as onset, vowel with its glides, and coda.
  private struct Sounds {
    var onset: [UInt8] = []
    /// Folded letters, y for i but behind a; a letter typed twice is one.
    var vowel: [UInt8] = []
    var vowelMarks: [UInt8] = []
    var coda: [UInt8] = []
    var hasStroke = false

    init(_ word: WordFeatures) {
      let count = Int(word.count)
      func mark(_ place: Int) -> UInt8 { UInt8(word.marks >> UInt64(4 * place) & 15) }
      func isVowel(_ place: Int) -> Bool { "aeiouy".utf8.contains(word.letters[place]) }
      var place = 0
      while place < count, !isVowel(place) { place += 1 }
      // The i of gi and the u of qu are no vowels before another one.
      if place == 1, place + 1 < count, isVowel(place + 1) {
        let start = (word.letters[0], word.letters[1])
        if start == (UInt8(ascii: "g"), UInt8(ascii: "i"))
          || start == (UInt8(ascii: "q"), UInt8(ascii: "u"))
        {
          place = 2
        }
      }
      onset = (0..<place).map { word.letters[$0] }
      hasStroke = place > 0 && mark(0) == 4
      let start = place
      while place < count, isVowel(place) {
        let isY = word.letters[place] == UInt8(ascii: "y")
        let isBehindA = place > start && word.letters[place - 1] == UInt8(ascii: "a")
        let isDoubled = place > start && word.letters[place - 1] == word.letters[place]
        if !isDoubled {
          vowel.append(isY && !isBehindA ? UInt8(ascii: "i") : word.letters[place])
          vowelMarks.append(mark(place))
        }
        place += 1
      }
      coda = (place..<count).map { word.letters[$0] }
    }
  }
}
