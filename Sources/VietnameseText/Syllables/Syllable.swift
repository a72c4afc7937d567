/// A valid Vietnamese syllable: onset, glide, nucleus, coda and tone.
///
///     let syllable = Syllable("Hoàng")    // h, rounded, a, ng, huyền
///     Syllable("qúy")?.text()             // "quý": the mark is put where it belongs
///     Syllable("nguyn")                   // nil
///
/// Spelling follows the rules and the 163 + 59 rhymes of `corpora/rhymes.csv`; a stop (p, t, c, ch) takes only sắc
/// or nặng. Where the tone mark stands in the text does not matter for reading.
public struct Syllable: Hashable, Sendable {
  /// The number of the spelling without tone, an index into the table of all spellings.
  public let spelling: UInt16
  /// The tone.
  public let tone: Tone

  /// Reads one word in any case, in normalisation form C or D; `nil` when it is no valid syllable.
  public init?(_ text: String) {
    guard let letters = LetterReader.letters(of: text),
      let parsed = Syllable.parse(letters)
    else { return nil }
    self = parsed.syllable
  }

  /// Returns the syllable of a spelling number and a tone, or `nil` when the stop rule forbids it.
  public init?(spelling: UInt16, tone: Tone) {
    let table = SyllableTable.shared
    guard Int(spelling) < table.forms.count else { return nil }
    guard tone == .sac || tone == .nang || table.endsWithStop(Int(spelling)) == false else {
      return nil
    }
    self.spelling = spelling
    self.tone = tone
  }

  /// The number of different spellings without tone.
  static var spellingCount: Int { SyllableTable.shared.forms.count }

  private var form: SyllableTable.Form { SyllableTable.shared.forms[Int(spelling)] }

  /// The opening consonants.
  public var onset: Onset { form.onset }
  /// The rounded glide; always there after qu.
  var glide: Glide { form.glide }
  /// The vowel.
  var nucleus: Nucleus { form.nucleus }
  /// The close.
  var coda: Coda { form.coda }

  /// Every valid syllable, by spelling number and tone.
  ///
  /// - Complexity: O(*n*) in the number of syllables, about 17,800.
  public static var all: [Syllable] {
    (0..<UInt16(spellingCount)).flatMap { spelling in
      Tone.allCases.compactMap { Syllable(spelling: spelling, tone: $0) }
    }
  }

  /// A dense number, `spelling * 6 + tone`, for tables about syllables.
  var tableIndex: Int { Int(spelling) * 6 + Int(tone.rawValue) }

  /// What reading a word found beside the syllable.
  struct Parse {
    let syllable: Syllable
    /// The letter on which the tone stood, or `nil` for ngang.
    let markPlace: Int?
    /// Whether the same tone stood on several letters.
    let hasRepeatedTone: Bool
  }

  /// The syllable that letters spell, `nil` for none; equal to that of ``parse(_:)``.
  static func of(_ letters: ArraySlice<VietnameseLetter>) -> Syllable? {
    guard (1...8).contains(letters.count) else { return nil }
    var spelling = LooseSpelling()
    for letter in letters where spelling.add(letter) == false { return nil }
    return spelling.syllable
  }

  /// Reads letters of which at most one tone is told, on any letter.
  static func parse(_ letters: [VietnameseLetter]) -> Parse? {
    guard (1...8).contains(letters.count) else { return nil }
    var key: SpellingKey = 0
    var tone = Tone.ngang
    var markPlace: Int?
    var hasRepeatedTone = false
    for place in letters.indices {
      let letter = letters[place]
      key |= SpellingKey(letter.plainByte) << SpellingKey(place * 8)
      let own = letter.tone
      if own == .ngang { continue }
      if markPlace != nil {
        if own != tone { return nil }
        hasRepeatedTone = true
      }
      tone = own
      markPlace = place
    }
    guard let index = SyllableTable.shared.index(of: key),
      let syllable = Syllable(spelling: UInt16(index), tone: tone)
    else { return nil }
    return Parse(syllable: syllable, markPlace: markPlace, hasRepeatedTone: hasRepeatedTone)
  }
}

/// Letters put together to a spelling one by one.
struct LooseSpelling {
  private var key: SpellingKey = 0
  private var shift: SpellingKey = 0
  private var tone = Tone.ngang

  /// Adds a letter; `false` when the word cannot be a syllable any more.
  @inline(__always)
  mutating func add(_ letter: VietnameseLetter) -> Bool {
    if shift == 64 { return false }
    key |= SpellingKey(letter.plainByte) &<< shift
    shift &+= 8
    let own = letter.tone
    if own == .ngang { return true }
    if tone != .ngang, own != tone { return false }
    tone = own
    return true
  }

  /// The syllable that the letters are, `nil` when they are none.
  var syllable: Syllable? {
    SyllableTable.shared.index(of: key).flatMap {
      Syllable(spelling: UInt16($0), tone: tone)
    }
  }
}
