/// Words in which letters were lost to `?`: which of them can come from a known syllable.
enum LostLetters {
  /// The damaged spellings of all syllables that were seen in names.
  private static let patterns: Set<String> = {
    var patterns: Set<String> = []
    for syllable in Syllable.all where SyllableLexicon.standard.count(of: syllable) > 0 {
      for style in [TonePlacement.old, .new] {
        for encoding in [LegacyEncoding.lostToQuestionMark, .windowsBestFit] {
          guard let seen = encoding.seen(syllable.text(style)), seen.contains("?") else { continue }
          patterns.insert(seen)
        }
      }
    }
    return patterns
  }()

  /// Whether a word with `?` is what a known syllable becomes when it is saved as Windows-1252.
  ///
  /// - Parameter word: Lower case; đ may stand as ð.
  static func fits(_ word: String) -> Bool {
    let word = word.replacing("ð", with: "d")
    return patterns.contains(word)
  }

  /// Whether a text is such a word in any case, or nothing but `?`.
  static func fits(_ scalars: ArraySlice<UInt32>) -> Bool {
    let lowered = scalars.map { scalar in
      scalar == 0xD0 || scalar == 0x110 || scalar == 0x111 ? 0xF0 : UnicodeProperties.lower(scalar)
    }
    return lowered.allSatisfy { $0 == 0x3F } || fits(UTF8Reader.text(lowered))
  }
}
