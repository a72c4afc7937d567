internal import Corpora

/// How likely a name is a woman's, from its middle words and its given name.
///
///     SexLikelihood.standard.logOddsFemaleInBits(["nguyễn", "thị", "hằng"])  // above 10
///     SexLikelihood.standard.logOddsFemaleInBits(["nguyễn", "văn", "hùng"])  // below -10
///
/// Counts are those of `corpora/given_names.csv` and `middle_names.csv`, people of known sex. Middle words and given
/// name are taken as independent, which overstates extreme values a little; they are cut off at 16 bits.
public final class SexLikelihood: Sendable {
  /// The table over the corpora that are compiled in.
  public static let standard = SexLikelihood()

  private struct Counts: Sendable {
    var male = 0.0
    var female = 0.0
  }

  /// Given names and middle parts, with their marks and without.
  private let given: [String: Counts]
  private let middle: [String: Counts]
  private let foldedGiven: [String: Counts]
  private let foldedMiddle: [String: Counts]
  private let givenTotal: Counts
  private let middleTotal: Counts

  private static let limitInBits = 16.0

  private init() {
    let givenTables = SexLikelihood.load(.givenNames)
    let middleTables = SexLikelihood.load(.middleNames)
    given = givenTables.exact
    foldedGiven = givenTables.folded
    givenTotal = givenTables.total
    middle = middleTables.exact
    foldedMiddle = middleTables.folded
    middleTotal = middleTables.total
  }

  private static func load(_ corpus: Corpus)
    -> (exact: [String: Counts], folded: [String: Counts], total: Counts)
  {
    var exact: [String: Counts] = [:]
    var folded: [String: Counts] = [:]
    var total = Counts()
    for row in corpus.rows {
      guard row.count == 4, let male = Double(row[1]), let female = Double(row[2]) else { continue }
      let words = row[0].split(separator: " ").map {
        Syllable(String($0))?.text() ?? UnicodeForms.nfc($0.lowercased())
      }
      let key = words.joined(separator: " ")
      exact[key, default: Counts()].male += male
      exact[key, default: Counts()].female += female
      let plain = FoldingTable.fold(key)
      folded[plain, default: Counts()].male += male
      folded[plain, default: Counts()].female += female
      total.male += male
      total.female += female
    }
    return (exact, folded, total)
  }

  /// Returns the logarithm to base 2 of the odds that the bearer is a woman, both sexes being as common.
  ///
  /// Zero when nothing is known; about 3 is 8 to 1. Central Highlands openings count too: Y is a man's, H' a woman's.
  ///
  /// - Parameter words: Canonical words, as ``NameReading/words`` holds them.
  public func logOddsFemaleInBits(_ words: [String]) -> Double {
    guard let opening = words.first else { return 0 }
    if words.count > 1, opening == "h" || opening.hasPrefix("h'") { return 6 }
    if words.count > 1, opening == "y" { return -6 }
    let parts = NameParts.split(words)
    // A name without any marks may have lost them: it counts for all that read so without marks.
    let isFolded = words.allSatisfy { word in word.utf8.allSatisfy { $0 < 0x80 } }
    let givenName = words[parts.given].joined(separator: " ")
    var bits = evidence(
      counts(of: givenName, isFolded: isFolded, exact: given, folded: foldedGiven),
      total: givenTotal)
    let middleWords = words[parts.middle]
    if middleWords.isEmpty == false {
      bits += middleEvidence(Array(middleWords), isFolded: isFolded)
    }
    return min(max(bits, -SexLikelihood.limitInBits), SexLikelihood.limitInBits)
  }

  /// The evidence of one word as a given name and as a middle word, in bits, both for a woman; zero when nothing is known.
  ///
  /// For a quick judgement of many names; ``logOddsFemaleInBits(_:)`` knows words that belong together.
  public func evidenceInBits(ofWord word: String) -> (given: Double, middle: Double) {
    (
      evidence(
        counts(of: word, isFolded: false, exact: given, folded: foldedGiven), total: givenTotal),
      evidence(
        counts(of: word, isFolded: false, exact: middle, folded: foldedMiddle), total: middleTotal)
    )
  }

  private func middleEvidence(_ words: [String], isFolded: Bool) -> Double {
    let whole = words.joined(separator: " ")
    if let counts = counts(of: whole, isFolded: isFolded, exact: middle, folded: foldedMiddle) {
      return evidence(counts, total: middleTotal)
    }
    // A rare combination: its most telling word.
    var strongest = 0.0
    for word in words {
      let bits = evidence(
        counts(of: word, isFolded: isFolded, exact: middle, folded: foldedMiddle),
        total: middleTotal)
      if bits.magnitude > strongest.magnitude { strongest = bits }
    }
    return strongest
  }

  private func counts(
    of name: String, isFolded: Bool, exact: [String: Counts], folded: [String: Counts]
  )
    -> Counts?
  {
    isFolded ? folded[name] : exact[name]
  }

  /// The likelihood ratio with half a person added to each side, so that zero counts do not decide alone.
  private func evidence(_ counts: Counts?, total: Counts) -> Double {
    guard let counts, counts.male + counts.female > 0 else { return 0 }
    let female = (counts.female + 0.5) / (total.female + 1)
    let male = (counts.male + 0.5) / (total.male + 1)
    return BinaryLogarithm.of(female) - BinaryLogarithm.of(male)
  }
}
