/// Words in which letters were lost to `?`: which of them can come from a known syllable.
enum LostLetters {
  /// The damaged spellings of all syllables that were seen in names.
  private static let patterns: Set<String> = {
    var patterns: Set<String> = []
    for syllable in Syllable.all where SyllableLexicon.standard.count(of: syllable) > 0 {
      let (old, new) = (syllable.text(.old), syllable.text(.new))
      // Most are spelt alike in both styles.
      for text in old == new ? [old] : [old, new] {
        for encoding in [LegacyEncoding.lostToQuestionMark, .windowsBestFit] {
          guard let seen = encoding.seen(text), seen.utf8.contains(0x3F) else { continue }
          patterns.insert(seen)
        }
      }
    }
    return patterns
  }()

  /// Whether a word with `?` is what a known syllable becomes when it is saved as Windows-1252, or nothing but `?`.
  ///
  /// - Parameter scalars: In any case; đ may stand as ð.
  static func fits(_ scalars: ArraySlice<UInt32>) -> Bool {
    let plain: [UInt32] = scalars.map { scalar in
      switch scalar {
      case 0xD0, 0xF0, 0x110, 0x111: return 0x64
      default: return UnicodeProperties.lower(scalar)
      }
    }
    return plain.allSatisfy { $0 == 0x3F } || patterns.contains(UTF8Reader.text(plain))
  }
}
