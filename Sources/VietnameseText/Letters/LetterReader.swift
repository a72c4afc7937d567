/// Reads characters as Vietnamese letters and notes what had to be mended on the way.
///
/// Handles what can be mended letter by letter and is certain: combining marks in either order, deprecated marks, and
/// characters that only look like the right letter. Anything else ends the reading.
enum LetterReader {
  /// The letters of a word, or `nil` when it holds anything but letters of Vietnamese or ASCII and their marks.
  static func letters(of text: String) -> [VietnameseLetter]? {
    var letters: [VietnameseLetter] = []
    var repairs: NameRepairs = []
    let scalars = text.unicodeScalars.map(\.value)
    return read(scalars[...], into: &letters, repairs: &repairs) ? letters : nil
  }

  /// Appends the letters of a word; returns `false`, with an unspecified part read, at the first foreign character.
  static func read(
    _ scalars: ArraySlice<UInt32>, into letters: inout [VietnameseLetter],
    repairs: inout NameRepairs
  ) -> Bool {
    for scalar in scalars {
      let code = VietnameseLetter.code(of: scalar)
      if code != 0 {
        letters.append(VietnameseLetter(code: code))
        continue
      }
      if let twin = LookAlike.letter(for: scalar) {
        letters.append(twin.letter)
        repairs.formUnion(twin.repair)
        continue
      }
      guard (0x300...0x341).contains(scalar), let last = letters.last else { return false }
      if let tone = Tone(combiningMark: scalar) {
        guard last.isVowel else { return false }
        if last.tone == tone {
          repairs.formUnion(.repeatedTone)
        } else {
          guard last.tone == .ngang, let toned = last.with(tone: tone) else { return false }
          letters[letters.count - 1] = toned
          repairs.formUnion(scalar >= 0x340 ? .markOrder : .unicodeForm)
        }
      } else if let quality = LetterQuality(combiningMark: scalar) {
        guard last.quality == .none, let marked = last.with(quality: quality) else { return false }
        letters[letters.count - 1] = marked
        // A dot below stands before circumflex and breve in form D; any other tone before them is an error.
        let isCanonical = last.tone == .ngang || (last.tone == .nang && quality != .horn)
        repairs.formUnion(isCanonical ? .unicodeForm : .markOrder)
      } else {
        return false
      }
    }
    return letters.isEmpty == false
  }

  /// Whether capitals are used as in a name: none but the first, or all of them.
  static func hasRegularCase(_ letters: ArraySlice<VietnameseLetter>) -> Bool {
    guard let first = letters.first, first.isCapital else { return letters.isEmpty }
    let rest = letters.dropFirst()
    return rest.allSatisfy { $0.isCapital == false } || rest.allSatisfy(\.isCapital)
  }

  /// Whether a capital follows a small letter, the word beginning with a capital or two small letters: `CúnThị`,
  /// `PhÕm`.
  ///
  /// Words in capitals whose marked letters are small (`HồNG`) are none of these, but for a last A or Y, which may be
  /// words (`VàY`) unless the whole is one (`BảY`).
  static func hasInnerCapital(_ letters: [VietnameseLetter]) -> Bool {
    var hasSmallASCII = false
    for place in letters.indices.dropFirst() {
      let before = letters[place - 1]
      if before.isCapital == false, before.isBare { hasSmallASCII = true }
      guard letters[place].isCapital, before.isCapital == false,
        letters[0].isCapital || place >= 2
      else { continue }
      let base = letters[place].base
      // A marked capital before no other is a letter of another encoding.
      let isLast = place == letters.count - 1
      let isStray =
        letters[place].isBare == false && (isLast || letters[place + 1].isCapital == false)
      if isStray || hasSmallASCII { return true }
      if isLast, base == "a" || base == "y" { return !isKnown(letters) }
    }
    return false
  }

  /// So many of the names behind `syllables.csv` have a word that is not two joined ones: Túy has 60, Vày 26.
  private static let knownCount = 40

  /// Whether names have the word.
  private static func isKnown(_ letters: [VietnameseLetter]) -> Bool {
    Syllable.of(letters[...]).map { WordReader.lexicon.count(of: $0) >= knownCount } ?? false
  }
}
