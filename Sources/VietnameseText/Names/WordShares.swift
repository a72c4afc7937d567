internal import Corpora
import Hashing

/// How often words stand in the names of Vietnam, by the corpora of surnames, middle and given words.
///
/// For registers that are too small to say it themselves.
public struct WordShares: Sendable {
  /// Where a word stands in a name, as the corpora have it.
  public enum Place: Int, Sendable, CaseIterable { case surname, middle, given }
  /// What counts as the same word: itself, all with its letters, all that sound like it.
  public enum Width: Int, Sendable, CaseIterable { case word, letters, sound }

  /// The corpora's shares; counted once.
  public static let standard = WordShares()

  /// The least share, also of a word that no corpus has: the corpora know little of the words of minorities, who live together.
  public static let least = 1.0 / 4_000

  /// Shares by place, width and word.
  private let shares: [UInt64: Double]

  private init() {
    var shares: [UInt64: Double] = [:]
    func count(_ corpora: [Corpus], _ place: Place) {
      for corpus in corpora {
        var counts: [String: Double] = [:]
        for row in corpus.rows {
          let people = row.dropFirst().reduce(0) { $0 + (Double($1) ?? 0) }
          for word in row[0].split(separator: " ") { counts[String(word), default: 0] += people }
        }
        let total = max(counts.values.reduce(0, +), 1)
        var own: [UInt64: Double] = [:]
        for (word, people) in counts {
          let features = WordFeatures(canonical: word.lowercased().unicodeScalars)
          for width in Width.allCases {
            own[WordShares.key(features, place, width), default: 0] += people / total
          }
        }
        // A word of the province counts as much as it does there.
        shares.merge(own) { max($0, $1) }
      }
    }
    count([.surnames, .surnamesNgheAn], .surname)
    count([.middleNames], .middle)
    count([.givenNames], .given)
    self.shares = shares
  }

  /// The share of people whose name has a word at a place, from ``least`` to 1.
  public func share(_ word: WordFeatures, _ place: Place, _ width: Width) -> Double {
    max(shares[WordShares.key(word, place, width)] ?? 0, WordShares.least)
  }

  /// Whether the country's list has a word as a given word, and not as a slip of its sources: one in 40,000 people bears it.
  public func isGiven(_ word: WordFeatures) -> Bool {
    (shares[WordShares.key(word, .given, .word)] ?? 0) >= 1.0 / 40_000
  }

  private static func key(_ word: WordFeatures, _ place: Place, _ width: Width) -> UInt64 {
    let own: UInt64 =
      switch width {
      case .word: UInt64(word.foldHash) ^ Hashing.mixed(word.marks << 3 | UInt64(word.tone)) << 8
      case .letters: UInt64(word.foldHash)
      case .sound: UInt64(word.dialectHash)
      }
    return Hashing.mixed(own) ^ UInt64(place.rawValue * 3 + width.rawValue)
  }
}
