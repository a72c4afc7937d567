/// Words of which only the letters of ASCII are left: Trn of Trần, Vn of Văn, Hng of Hồng.
///
/// A program that drops the bytes of marked letters leaves such words; their vowels cannot be known. The pattern says
/// where a letter is missing in the commonest word that they can come from.
enum LostVowels {
  /// What a word without its marked letters can have been.
  struct Reading: Sendable {
    /// The commonest word of those that lost the fewest letters, with `?` for each letter that was lost: `tr?n`.
    let pattern: String
    /// The commonest words, two at most.
    let words: [String]
    /// How often they stand in names, all together.
    let count: Int
  }

  /// The readings of consonants alone, or of a word that nobody bears; `nil` when there is none.
  static func reading(of letters: [VietnameseLetter]) -> Reading? {
    guard letters.count >= 2, letters.allSatisfy({ $0.isBare }) else { return nil }
    return readings[SyllableLexicon.asciiKey(of: letters)]
  }

  /// Whether consonants are all or the beginning of an onset, so that they may be an abbreviation: Ng, Tr, Th.
  static func isOnset(_ word: String) -> Bool { onsets.contains(word) }

  private static let onsets = WordMap(Onset.allCases.map { $0.text })

  private static let readings: [SpellingKey: Reading] = {
    var found: [SpellingKey: [(syllable: Syllable, count: Int)]] = [:]
    for syllable in Syllable.all {
      let count = SyllableLexicon.standard.count(of: syllable)
      let kept = syllable.letters().filter { $0.isBare }
      if count < 20 || kept.count < 2 || kept.count == syllable.letters().count { continue }
      found[SyllableLexicon.asciiKey(of: kept), default: []].append((syllable, count))
    }
    return found.compactMapValues { candidates in
      let sorted = candidates.sorted {
        $0.count == $1.count
          ? $0.syllable.tableIndex < $1.syllable.tableIndex : $0.count > $1.count
      }
      // One letter is lost more often than two.
      let least = sorted.map { $0.syllable.letters().count }.min() ?? 0
      guard let first = sorted.first(where: { $0.syllable.letters().count == least }) else {
        return nil
      }
      var pattern = ""
      for letter in first.syllable.letters() {
        pattern.unicodeScalars.append(letter.isBare ? letter.scalar : "?")
      }
      return Reading(
        pattern: pattern, words: sorted.prefix(2).map { $0.syllable.text() },
        count: sorted.reduce(0) { $0 + $1.count })
    }
  }()
}
