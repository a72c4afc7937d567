import ReferenceIndex
import VietnameseText

/// How much agreement on a word is worth in this register: `−log2` of its share of the people.
///
/// Kept for each word of the register in each of three places (surname, middle, given) and three
/// widths: the word itself, all words with its letters, all words that sound like it in some dialect.
///
/// - Complexity: built in one pass over the distinct names; a look-up is one array read.
public struct NameFrequencies: Sendable {
  public enum Place: Int, Sendable, CaseIterable { case surname, middle, given }
  public enum Width: Int, Sendable, CaseIterable { case word, letters, sound }

  private let bits: [Float]
  private let wordCount: Int
  /// The worth of a word that the register does not have.
  private let rarest: Float
  /// log2 of the number of people.
  public let populationInBits: Double

  public init(_ index: ReferenceIndex) {
    let wordCount = index.words.count
    let people = Double(max(index.count, 1))
    var counts = [UInt32](repeating: 0, count: 3 * wordCount)
    for name in 0..<index.nameTotal {
      let words = index.words(ofName: UInt32(name))
      let count = index.nameCounts[name]
      for (position, word) in words.enumerated() {
        let place: Place =
          position == 0 ? .surname : position == words.count - 1 ? .given : .middle
        counts[place.rawValue * wordCount + Int(word)] &+= count
      }
    }
    rarest = Float(log2Of(people * 2))
    populationInBits = log2Of(people)
    var bits = [Float](repeating: rarest, count: 9 * wordCount)
    for place in Place.allCases {
      var letters: [UInt32: UInt32] = [:]
      var sounds: [UInt32: UInt32] = [:]
      for word in 0..<wordCount {
        let features = index.words.features(WordID(word))
        letters[features.foldHash, default: 0] += counts[place.rawValue * wordCount + word]
        sounds[features.dialectHash, default: 0] += counts[place.rawValue * wordCount + word]
      }
      for word in 0..<wordCount {
        let features = index.words.features(WordID(word))
        let widths = [
          counts[place.rawValue * wordCount + word], letters[features.foldHash] ?? 0,
          sounds[features.dialectHash] ?? 0,
        ]
        for (width, count) in widths.enumerated() {
          bits[(place.rawValue * 3 + width) * wordCount + word] =
            Float(log2Of(people / max(Double(count), 0.5)))
        }
      }
    }
    self.bits = bits
    self.wordCount = wordCount
  }

  /// The worth of agreement on a register's word, in bits.
  @inline(__always)
  func worth(_ word: WordID, _ place: Place, _ width: Width) -> Float {
    guard Int(word) < wordCount else { return rarest }
    return bits[(place.rawValue * 3 + width.rawValue) * wordCount + Int(word)]
  }
}
