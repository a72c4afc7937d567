/// A word of a name that is right by itself, or that was put right by rules that need no neighbour.
public struct PlainToken: Sendable, Hashable {
  /// The canonical form: lower case, form C, old-style tone placement.
  public let word: String
  /// What was mended.
  public let repairs: NameRepairs
  /// Whether it is a word of a minority language, outside the spelling of Vietnamese.
  let isMinority: Bool
  /// The syllable, when the word is one as it stands.
  public let syllable: Syllable?
  /// Whether it has a tone mark, a quality mark or đ.
  public let hasMarks: Bool
  /// The evidence of this one word that marks were lost, in bits; 0 for a marked word.
  let lossEvidenceInBits: Double
  /// The logarithm to base 2 of the share of this word among all words of names; rarer is lower.
  let shareInBits: Double
}

/// Reads one word on its own.
enum WordReader {
  static let lexicon = SyllableLexicon.standard

  /// The share in bits that a valid syllable has when nobody was seen to bear it.
  static let unseenInBits = SyllableLexicon.unseenInBits
  /// The share in bits of a word that about a thousand people bear.
  static let commonInBits = -12.6
  /// A word that about a thousand people bear.
  static let commonCount = 1000
  /// How many bearers a word needs to be read from signs that are keys or bytes.
  static let leastKnown = 20
  /// What a word without its marks costs against one with them.
  static let lossInBits = -8.0

  /// Reads a word without spaces: a syllable, a known minority word, or a syllable without its marks.
  static func read(_ scalars: ArraySlice<UInt32>) -> PlainToken? {
    guard (1...48).contains(scalars.count) else { return nil }
    var letters: [VietnameseLetter] = []
    letters.reserveCapacity(scalars.count)
    var repairs: NameRepairs = []
    guard LetterReader.read(scalars, into: &letters, repairs: &repairs) else {
      return minority(scalars)
    }
    return read(letters, repairs: repairs)
  }

  /// - Parameter judgesPlace: Whether a tone on a letter that cannot carry it speaks against the word; not when the
  ///   place was chosen by whoever asks.
  static func read(
    _ letters: [VietnameseLetter], repairs: NameRepairs = [], judgesPlace: Bool = true
  ) -> PlainToken? {
    var repairs = repairs
    // What a slip of the shift key can explain: a capital behind small letters makes a rare word rather two words,
    // or one of another encoding.
    var needed = 0
    if LetterReader.hasRegularCase(letters[...]) == false {
      repairs.formUnion(.letterCase)
      if LetterReader.hasInnerCapital(letters) { needed = commonCount }
    }
    if let parsed = Syllable.parse(letters), needed <= lexicon.count(of: parsed.syllable) {
      if parsed.hasRepeatedTone, let single = withoutDoubledLetter(letters),
        let reading = Syllable.parse(single), parsed.syllable != reading.syllable,
        lexicon.count(of: reading.syllable) > lexicon.count(of: parsed.syllable)
      {
        return token(reading, letters: single, repairs: repairs.union(.repeatedTone))
      }
      let place = judgesPlace && parsed.hasRepeatedTone == false ? parsed.markPlace : nil
      if isDoubtful(parsed.syllable, markPlace: place) == false {
        return token(parsed, letters: letters, repairs: repairs)
      }
    }
    if lexicon.mayBeMinority(letters[...]) {
      let word = text(of: letters)
      if let count = lexicon.minorityCount(of: word) {
        return minority(word, count: count, repairs: repairs)
      }
    }
    guard letters.allSatisfy({ $0.isBare }) else { return nil }
    let folded = lexicon.folded(SyllableLexicon.asciiKey(of: letters))
    guard folded.count >= max(10, needed) else { return nil }
    return PlainToken(
      word: text(of: letters), repairs: repairs, isMinority: false, syllable: nil, hasMarks: false,
      lossEvidenceInBits: 12, shareInBits: folded.shareInBits + lossInBits)
  }

  /// Whether a tone stands where it cannot, and it is not clear that it only stands in the wrong place.
  ///
  /// Buì is Bùi and Gìa is Già, but Caọ is hardly Cạo, which nobody bears. On a letter too late (Lưù) the tone is as
  /// likely one too many where the word without it is far commoner.
  ///
  /// - Parameter place: The letter with the tone, `nil` when several have it or none.
  private static func isDoubtful(_ syllable: Syllable, markPlace place: Int?) -> Bool {
    let own = syllable.markPlace(.old)
    guard let place, place != own, place != syllable.markPlace(.new) else { return false }
    let count = lexicon.count(of: syllable)
    if count < 20 { return true }
    guard place > own, let bare = Syllable(spelling: syllable.spelling, tone: .ngang) else {
      return false
    }
    return lexicon.count(of: bare) > count * 4
  }

  /// The letters without the second of two like vowels that both bear the tone: Ngọọc is Ngọc, not Ngoọc.
  private static func withoutDoubledLetter(_ letters: [VietnameseLetter]) -> [VietnameseLetter]? {
    for place in letters.indices.dropFirst()
    where letters[place].tone != .ngang && letters[place].lowered == letters[place - 1].lowered {
      var single = letters
      single.remove(at: place)
      return single
    }
    return nil
  }

  /// Whether letters can be read as a word; equal to whether ``read(_:repairs:judgesPlace:)`` gives one.
  static func canRead(_ letters: ArraySlice<VietnameseLetter>) -> Bool {
    if let syllable = Syllable.of(letters) {
      let toned = letters.firstIndex { $0.tone != .ngang }
      let isOnce = toned == letters.lastIndex { $0.tone != .ngang }
      let place = isOnce ? toned.map { $0 - letters.startIndex } : nil
      if isDoubtful(syllable, markPlace: place) == false { return true }
    }
    if lexicon.mayBeMinority(letters), lexicon.minorityCount(of: text(of: letters)) != nil {
      return true
    }
    return letters.allSatisfy({ $0.isBare })
      && lexicon.foldedCount(of: SyllableLexicon.asciiKey(of: letters)) >= 10
  }

  /// The letters that characters are, `nil` when one of them is none by itself.
  static func letters(_ scalars: some Collection<UInt32>, _ more: [UInt32] = [])
    -> [VietnameseLetter]?
  {
    var letters: [VietnameseLetter] = []
    letters.reserveCapacity(scalars.count + more.count)
    for scalar in scalars {
      let code = VietnameseLetter.code(of: scalar)
      if code == 0 { return nil }
      letters.append(VietnameseLetter(code: code))
    }
    for scalar in more {
      let code = VietnameseLetter.code(of: scalar)
      if code == 0 { return nil }
      letters.append(VietnameseLetter(code: code))
    }
    return letters
  }

  private static func token(
    _ parsed: Syllable.Parse, letters: [VietnameseLetter], repairs: NameRepairs
  ) -> PlainToken {
    var repairs = repairs
    let syllable = parsed.syllable
    if parsed.hasRepeatedTone {
      repairs.formUnion(.repeatedTone)
    } else if let place = parsed.markPlace, place != syllable.markPlace(.old) {
      repairs.formUnion(place == syllable.markPlace(.new) ? .toneStyle : .tonePlace)
    }
    let count = lexicon.count(of: syllable)
    let hasMarks = letters.contains { $0.isBare == false }
    var evidence = 0.0
    if hasMarks == false {
      let folded = lexicon.foldedCount(of: SyllableLexicon.asciiKey(of: letters))
      evidence = share(max(folded, 1)) - share(max(count, 1))
    }
    return PlainToken(
      word: syllable.text(), repairs: repairs, isMinority: false, syllable: syllable,
      hasMarks: hasMarks, lossEvidenceInBits: evidence,
      shareInBits: lexicon.shareInBits(of: syllable))
  }

  /// The logarithm to base 2 of a count's share.
  static func share(_ count: Int) -> Double {
    BinaryLogarithm.of(Double(count)) - lexicon.totalInBits
  }

  /// The letters as text in lower case.
  static func text(of letters: some Sequence<VietnameseLetter>) -> String {
    var text = ""
    for letter in letters { text.unicodeScalars.append(letter.lowered.scalar) }
    return text
  }

  // MARK: Minority words

  private static func minority(_ word: String, count: Int, repairs: NameRepairs) -> PlainToken {
    PlainToken(
      word: word, repairs: repairs, isMinority: true, syllable: nil, hasMarks: true,
      lossEvidenceInBits: 0, shareInBits: share(max(count, 1)))
  }

  /// Words with an apostrophe or with letters such as ŭ, ñ and č.
  private static func minority(_ scalars: ArraySlice<UInt32>) -> PlainToken? {
    for scalar in scalars where mayBeInMinorityWord(scalar) == false { return nil }
    var repairs: NameRepairs = []
    var unified: [UInt32] = []
    for scalar in scalars {
      if Apostrophe.isAny(scalar) {
        if scalar != Apostrophe.plain { repairs.formUnion(.apostrophe) }
        unified.append(Apostrophe.plain)
      } else {
        unified.append(scalar)
      }
    }
    let raw = UTF8Reader.text(unified)
    let composed = UnicodeForms.nfc(raw)
    if composed.unicodeScalars.count != unified.count { repairs.formUnion(.unicodeForm) }
    let word = UnicodeForms.nfc(composed.lowercased())
    let isKnown = lexicon.minorityCount(of: word)
    guard isKnown != nil || Apostrophe.isHighlandForm(word) else { return nil }
    // A particle with its apostrophe at the end waits for its word: H' Lan.
    if unified.last == Apostrophe.plain, unified.count == 2 { return nil }
    if hasRegularCase(composed) == false { repairs.formUnion(.letterCase) }
    return minority(word, count: isKnown ?? 20, repairs: repairs)
  }

  /// Whether a character may stand in a word with an apostrophe or in a known word of a minority.
  static func mayBeInMinorityWord(_ scalar: UInt32) -> Bool {
    VietnameseLetter.code(of: scalar) != 0 || lexicon.isInMinorityWords(scalar)
      || Apostrophe.isAny(scalar) || (0x300..<0x370).contains(scalar)
  }

  /// Whether capitals are used as in a name; a letter after an apostrophe may be either.
  static func hasRegularCase(_ text: String) -> Bool {
    let isCapital = text.unicodeScalars.filter { $0.properties.isAlphabetic }.map {
      UnicodeProperties.lower($0.value) != $0.value
    }
    guard isCapital.first == true else { return isCapital.isEmpty }
    let rest = isCapital.dropFirst()
    if rest.allSatisfy({ $0 }) || rest.allSatisfy({ $0 == false }) { return true }
    guard text.contains("'") else { return false }
    return rest.first == true && rest.dropFirst().allSatisfy { $0 == false }
  }
}
