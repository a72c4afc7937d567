import Hashing

/// What is known of one canonical word of a name, computed once and compared many times.
///
///     letters  n g u y e n . . . . . . . . . .     sixteen folded ASCII letters, zero behind the end
///     marks    0 0 0 0 ^ 0                         four bits a letter: circumflex, breve, horn, stroke
///     tone     ngã                                 one for the word
///
/// Letters behind the sixteenth are not compared; no Vietnamese syllable has more than seven.
public struct WordFeatures: Sendable {
  /// The folded letters, the first in the lowest byte; `?` where a letter is lost.
  public let letters: SIMD16<UInt8>
  /// Quality marks, four bits a letter, the first letter lowest.
  public let marks: UInt64
  /// The number of letters compared, at most 16.
  public let count: UInt8
  /// 0 ngang, 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng.
  public let tone: UInt8
  /// Whether the word is an abbreviation, written with a full stop or as a single consonant.
  public let isInitial: Bool
  /// Whether a letter is lost and written `?`.
  public let hasWildcard: Bool
  /// Whether the word is one of the sex markers Thị and Văn.
  public let isMarker: Bool
  /// Equal for words that differ in marks only.
  public let foldHash: UInt32
  /// Equal for words that differ in marks or sound alike in some dialect (docs/domain.md 6).
  public let dialectHash: UInt32

  /// Whether the word carries no mark at all.
  public var isUnmarked: Bool { marks == 0 && tone == 0 }

  /// Analyses a canonical word: lower case, NFC, one syllable.
  public init(canonical text: some Sequence<Unicode.Scalar>) {
    var letters = SIMD16<UInt8>(repeating: 0)
    var marks: UInt64 = 0
    var tone: UInt8 = 0
    var count = 0
    var hasStop = false
    var isLost = false
    for scalar in text {
      if scalar == "." {
        hasStop = true
        continue
      }
      let part = LetterParts(scalar)
      if part.tone != 0 { tone = part.tone }
      if part.base == 0 { continue }
      if scalar == "?" { isLost = true }
      guard count < 16 else { continue }
      letters[count] = part.base
      marks |= UInt64(part.mark) << UInt64(4 * count)
      count += 1
    }
    self.letters = letters
    self.marks = marks
    self.tone = tone
    self.count = UInt8(count)
    hasWildcard = isLost
    let isVowel =
      count == 1 && [UInt8(ascii: "a"), 0x65, 0x69, 0x6F, 0x75, 0x79].contains(letters[0])
    isInitial = hasStop || (count == 1 && !isVowel && !isLost)
    let folded = (0..<count).map { letters[$0] }
    isMarker = folded == Array("thi".utf8) || folded == Array("van".utf8)
    foldHash = WordFeatures.hash(folded)
    dialectHash = WordFeatures.hash(DialectFolding.fold(folded))
  }

  /// Features that are known.
  init(
    letters: SIMD16<UInt8>, marks: UInt64, count: UInt8, tone: UInt8, isInitial: Bool,
    hasWildcard: Bool, isMarker: Bool, foldHash: UInt32, dialectHash: UInt32
  ) {
    self.letters = letters
    self.marks = marks
    self.count = count
    self.tone = tone
    self.isInitial = isInitial
    self.hasWildcard = hasWildcard
    self.isMarker = isMarker
    self.foldHash = foldHash
    self.dialectHash = dialectHash
  }

  /// A hash of 32 bits, all of which depend on all bytes.
  static func hash(_ bytes: [UInt8]) -> UInt32 {
    UInt32(truncatingIfNeeded: Hashing.text(bytes) >> 32)
  }
}

/// One letter as base, quality mark and tone.
struct LetterParts {
  /// The folded ASCII letter; `0` for what is no letter.
  let base: UInt8
  /// 0 none, 1 circumflex, 2 breve, 3 horn, 4 stroke.
  let mark: UInt8
  let tone: UInt8

  init(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      let byte = UInt8(scalar.value)
      let isLower = byte >= 0x61 && byte <= 0x7A
      let isUpper = byte >= 0x41 && byte <= 0x5A
      let isKept = byte == UInt8(ascii: "?") || (byte >= 0x30 && byte <= 0x39)
      base = isLower || isKept ? byte : isUpper ? byte | 0x20 : 0
      mark = 0
      tone = 0
    } else if let part = LetterParts.table[scalar] {
      self = part
    } else {
      // A letter outside Vietnamese: kept distinct by its value, so that it agrees with itself only.
      base = scalar.properties.isAlphabetic ? UInt8(0x80 | (scalar.value & 0x7F)) : 0
      mark = 0
      tone = 0
    }
  }

  private init(base: UInt8, mark: UInt8, tone: UInt8) {
    self.base = base
    self.mark = mark
    self.tone = tone
  }

  private static let table: [Unicode.Scalar: LetterParts] = {
    let vowels: [(String, Character, UInt8)] = [
      ("aàáảãạ", "a", 0), ("ăằắẳẵặ", "a", 2), ("âầấẩẫậ", "a", 1), ("eèéẻẽẹ", "e", 0),
      ("êềếểễệ", "e", 1), ("iìíỉĩị", "i", 0), ("oòóỏõọ", "o", 0), ("ôồốổỗộ", "o", 1),
      ("ơờớởỡợ", "o", 3), ("uùúủũụ", "u", 0), ("ưừứửữự", "u", 3), ("yỳýỷỹỵ", "y", 0),
    ]
    var table: [Unicode.Scalar: LetterParts] = [:]
    for (forms, base, mark) in vowels {
      for (tone, form) in forms.unicodeScalars.enumerated() where !form.isASCII {
        table[form] = LetterParts(base: base.asciiValue ?? 0, mark: mark, tone: UInt8(tone))
      }
    }
    table["đ"] = LetterParts(base: 0x64, mark: 4, tone: 0)
    // Central Highlands letters outside the Vietnamese alphabet.
    table["ŭ"] = LetterParts(base: 0x75, mark: 2, tone: 0)
    table["ĕ"] = LetterParts(base: 0x65, mark: 2, tone: 0)
    table["ĭ"] = LetterParts(base: 0x69, mark: 2, tone: 0)
    table["ŏ"] = LetterParts(base: 0x6F, mark: 2, tone: 0)
    table["ñ"] = LetterParts(base: 0x6E, mark: 2, tone: 0)
    table["č"] = LetterParts(base: 0x63, mark: 2, tone: 0)
    table["ƀ"] = LetterParts(base: 0x62, mark: 4, tone: 0)
    return table
  }()
}

/// Spelling by ear: sounds that fall together in one dialect or another (docs/domain.md 6).
///
/// Deliberately coarse. It finds candidates; the level that is accepted is decided by ``WordNearness``.
enum DialectFolding {
  static func fold(_ word: [UInt8]) -> [UInt8] {
    var rest = word[...]
    var folded: [UInt8] = []
    func take(_ prefix: String, _ replacement: String) -> Bool {
      guard rest.starts(with: prefix.utf8), rest.count > prefix.utf8.count else { return false }
      rest = rest.dropFirst(prefix.utf8.count)
      folded.append(contentsOf: replacement.utf8)
      return true
    }
    let onsets: [(String, String)] = [
      ("ngh", "ng"), ("gh", "g"), ("gi", "z"), ("ng", "ng"), ("nh", "nh"), ("ph", "f"),
      ("tr", "c"), ("ch", "c"), ("th", "th"), ("kh", "kh"), ("qu", "kw"), ("d", "z"), ("r", "z"),
      ("v", "z"), ("s", "s"), ("x", "s"), ("l", "l"), ("n", "l"), ("k", "k"), ("c", "k"),
    ]
    for (onset, replacement) in onsets where take(onset, replacement) { break }
    var rhyme = Array(rest)
    let codas: [(String, String)] = [
      ("nh", "n"), ("ng", "n"), ("n", "n"), ("ch", "t"), ("c", "t"), ("t", "t"),
    ]
    for (coda, replacement) in codas
    where rhyme.count > coda.utf8.count && rhyme.suffix(coda.utf8.count).elementsEqual(coda.utf8) {
      rhyme = rhyme.dropLast(coda.utf8.count) + Array(replacement.utf8)
      break
    }
    // y and i, u and o, ie and i, uo and u are written for each other.
    var vowels: [UInt8] = []
    for byte in rhyme {
      let sound: UInt8 =
        byte == UInt8(ascii: "y")
        ? UInt8(ascii: "i") : byte == UInt8(ascii: "o") ? UInt8(ascii: "u") : byte
      let isGlideEnd =
        (sound == UInt8(ascii: "e") || sound == UInt8(ascii: "u"))
        && (vowels.last == UInt8(ascii: "i") || vowels.last == UInt8(ascii: "u"))
      if isGlideEnd || vowels.last == sound { continue }
      vowels.append(sound == UInt8(ascii: "e") ? UInt8(ascii: "i") : sound)
    }
    return folded + vowels
  }
}
