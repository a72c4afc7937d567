import Identifiers
import VietnameseText

/// Tells names that hardly ever belong to the recorded sex; belongs to one thread.
///
/// The given name and the most telling middle word are weighed, each word once. Names without marks, of one or two words
/// and of minorities say nothing here.
struct SexEvidence {
  /// A thousand bearers of the other sex to one: Văn Hùng, Thị Hằng.
  private static let neededInBits: Float = 10

  private struct Weight {
    var given: Float = .nan
    var middle: Float = 0
  }

  private let words: WordTable
  private var weights: [Weight] = []

  init(words: WordTable) { self.words = words }

  /// Whether a plain name speaks strongly against a sex.
  ///
  /// - Complexity: a table read a word.
  @inline(__always)
  mutating func contradicts(_ name: WordList, _ sex: Sex) -> Bool {
    guard name.count >= 3, sex != .unknown else { return false }
    var middle: Float = 0
    for place in 1..<(name.count - 1) {
      let own = weight(name[place]).middle
      if own.magnitude > middle.magnitude { middle = own }
    }
    let bits = weight(name[name.count - 1]).given + middle
    return sex == .female ? bits <= -SexEvidence.neededInBits : bits >= SexEvidence.neededInBits
  }

  @inline(__always)
  private mutating func weight(_ word: WordID) -> Weight {
    if Int(word) < weights.count, !weights[Int(word)].given.isNaN { return weights[Int(word)] }
    return weigh(word)
  }

  @inline(never)
  private mutating func weigh(_ word: WordID) -> Weight {
    while weights.count <= Int(word) { weights.append(Weight()) }
    let evidence = SexLikelihood.standard.evidenceInBits(ofWord: words.string(word))
    let weight = Weight(given: Float(evidence.given), middle: Float(evidence.middle))
    weights[Int(word)] = weight
    return weight
  }
}
