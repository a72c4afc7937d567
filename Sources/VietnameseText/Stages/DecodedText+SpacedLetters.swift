extension DecodedText {
  /// A name whose letters stand apart, and what stands between them.
  private struct SpacedLetters {
    var letters: [[UInt32]] = []
    /// What stands behind each letter but the last.
    var gaps: [[UInt32]] = []

    /// - Returns: `nil` for a text in which two letters stand together, or something else than letters and signs that part
    ///   words.
    init?(_ scalars: [UInt32]) {
      var gap: [UInt32] = []
      for scalar in scalars {
        if UnicodeProperties.isLetter(scalar) {
          if letters.isEmpty == false {
            if gap.isEmpty { return nil }
            gaps.append(gap)
          }
          letters.append([scalar])
          gap = []
        } else if UnicodeProperties.isMark(scalar), gap.isEmpty, letters.isEmpty == false {
          letters[letters.count - 1].append(scalar)
        } else if SpacedLetters.mayPart(scalar) {
          gap.append(UnicodeProperties.isSpace(scalar) || scalar == 0x09 ? 0x20 : scalar)
        } else {
          return nil
        }
      }
    }

    /// Spaces, dots, commas, hyphens, strokes and stars.
    private static func mayPart(_ scalar: UInt32) -> Bool {
      switch scalar {
      case 0x09, 0x20, 0x2A, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x5F, 0x7C, 0xB7: true
      default: UnicodeProperties.isSpace(scalar)
      }
    }

    /// The words, where something else stands between them than between letters; `nil` where nothing does.
    var words: [[UInt32]]? {
      var counts: [[UInt32]: Int] = [:]
      for gap in gaps { counts[gap, default: 0] += 1 }
      if counts.count == 1 { return nil }
      // The shorter of two that are as frequent.
      let inner = counts.max { ($0.value, -$0.key.count) < ($1.value, -$1.key.count) }?.key
      var words: [[UInt32]] = [letters[0]]
      for (gap, letter) in zip(gaps, letters.dropFirst()) {
        if gap == inner {
          words[words.count - 1] += letter
        } else {
          words.append(letter)
        }
      }
      return words
    }
  }

  /// Fewer letters may be initials.
  private static let leastSpacedLetters = 5

  /// Joins a name whose letters stand apart: `N G U Y Ễ N   V Ă N   A N`, `N.g.u.y.ễ.n V.ă.n A.n`, `N_G_U_Y_Ễ_N`.
  ///
  /// Words are told by what stands between them. Where the same sign stands between all letters, capitals tell them, or they are
  /// cut where no other cut comes near, as joined words are; another cut is a candidate. Every word must be one that
  /// can be read.
  mutating func joinSpacedLetters(_ journal: inout NameJournal) {
    // Nearly all texts begin with two letters that stand together.
    guard scalars.count >= 2 * DecodedText.leastSpacedLetters - 1,
      VietnameseLetter.code(of: scalars[0]) == 0 || VietnameseLetter.code(of: scalars[1]) == 0,
      let spaced = SpacedLetters(scalars), spaced.letters.count >= DecodedText.leastSpacedLetters
    else { return }
    if let words = spaced.words {
      let isRead = words.allSatisfy { memory.read($0[...]) != nil }
      if isRead, words.contains(where: { $0.count > 1 }) { takeJoined(words, &journal) }
      return
    }
    let joined = Array(spaced.letters.joined())
    if let token = memory.read(joined[...]), let syllable = token.syllable {
      if WordReader.lexicon.count(of: syllable) >= WordReader.leastKnown {
        takeJoined([joined], &journal)
      }
      return
    }
    guard let cut = WordCut(joined) else { return }
    if cut.isCertain { return takeJoined(cut.pieces, &journal) }
    journal.findings.insert(.possibleWordBreak)
    journal.alternatives.append(cut.tokens.map(\.word))
  }

  private mutating func takeJoined(_ words: [[UInt32]], _ journal: inout NameJournal) {
    take(Array(words.joined(separator: [0x20])), .brokenWord, &journal)
  }
}
