import Cleansing
import ReferenceIndex
import VietnameseText

/// The most that single words of the register can add to the evidence of a record's name, in bits.
///
/// An alignment takes each word of the person's name at most once, as a pair with a word of the record, as missing, or as a
/// part of a joined or split word. Its sum is therefore at most that of the words' own bounds, for every reading of the name.
final class WordBounds {
  private struct LeftWord {
    let word: WordID
    let facts: UnsafePointer<WordFacts>
    let row: Int
    let features: WordFeatures
  }

  private let words: WordTable
  private let memory: WordMemory
  private let rules: NameRules
  private let model: MatchModel.NameCosts
  /// Whether no fault of a name is worth anything, as the bounds assume.
  let isSound: Bool
  /// What a word of no worth may still add.
  let slack: Float
  // Not checked for exclusive access: ``take(_:)`` fills them, and until the next record they are only read.
  @exclusivity(unchecked) private var left: [LeftWord] = []
  @exclusivity(unchecked) private var shapes: [WordShape] = []
  /// Whether a reading of the name has no marks, and whether one has.
  @exclusivity(unchecked) private var isUnmarked = false
  @exclusivity(unchecked) private var isMarked = false
  /// The fewest words of a reading.
  private(set) var fewest = 0

  init(_ aligner: NameAligner) {
    words = aligner.words
    memory = aligner.memory
    rules = aligner.rules
    model = aligner.model
    let costs = [
      model.addedMarker, model.addedWord, model.joined, model.split, model.orderChanged,
      model.alternativeReading,
    ]
    isSound = costs.allSatisfy { $0 >= 0 }
    slack = rules.mostWithoutWorth
  }

  /// Takes the readings of a record's name; `false` when they have too many words.
  func take(_ names: [WordList]) -> Bool {
    left.removeAll(keepingCapacity: true)
    shapes.removeAll(keepingCapacity: true)
    (isUnmarked, isMarked) = (false, false)
    fewest = .max
    for name in names {
      if name.isEmpty { return false }
      fewest = min(fewest, name.count)
      var hasMarks = false
      for position in 0..<name.count {
        let word = name[position]
        let features = words.features(word)
        if !features.isUnmarked { hasMarks = true }
        if left.contains(where: { $0.word == word }) { continue }
        let place = left.count
        guard place < AlignmentScratch.longest else { return false }
        // Behind the places of the aligner, which keeps its words.
        let facts = memory.facts(of: word, at: 2 * AlignmentScratch.longest + place)
        shapes.append(facts.pointee.shape)
        left.append(
          LeftWord(
            word: word, facts: facts,
            row: memory.row(of: word, at: AlignmentScratch.longest + place), features: features))
      }
      if hasMarks { isMarked = true } else { isUnmarked = true }
    }
    return !left.isEmpty
  }

  /// What each word that a reading has too many costs at least.
  var addedCost: Float { Float(min(model.addedMarker, model.addedWord)) }

  /// The most that a word of the register adds in a place.
  ///
  /// - Parameter shape: The word's.
  func most(_ word: WordID, _ shape: WordShape, _ place: NameFrequencies.Place) -> Float {
    // Most words have nothing in common with the record's.
    let isNear = shapes.contains { $0.mayBeNear(shape) }
    let mayBeJoined = mayBeJoined(shape.joinKey)
    if !isNear, !mayBeJoined { return rules.mostOfDifferent(place, isMarker: shape.isMarker) }
    let facts = memory.facts(of: word, at: 0)
    let worths = UnsafeRawPointer(facts).assumingMemoryBound(to: Float.self) + 4 &* place.rawValue
    let letters = worths[NameFrequencies.Width.letters.rawValue]
    // A name without marks has words without marks only.
    let mayBeUnmarked = isUnmarked || shape.isUnmarked
    var best = -rules.missingCost(place, isMarker: shape.isMarker)
    for other in left {
      let level = memory.level(other.word, word, other.facts, facts, row: other.row)
      if isMarked { best = max(best, rules.of(place, false)[level].bits(worths)) }
      if mayBeUnmarked { best = max(best, rules.of(place, true)[level].bits(worths)) }
    }
    if letters > best, mayBeJoined, isJoined(word) { best = letters }
    return best
  }

  /// The most that a word of the register adds in a place, whatever the record's words; nothing less than
  /// ``most(_:_:_:)``.
  func mostEver(
    _ word: WordID, _ place: NameFrequencies.Place, _ frequencies: NameFrequencies
  ) -> Float {
    let worths = [
      frequencies.worth(word, place, .word), frequencies.worth(word, place, .letters),
      frequencies.worth(word, place, .sound), 0,
    ]
    let isMarker = frequencies.shapes[Int(word)].isMarker
    return worths.withUnsafeBufferPointer { worths in
      guard let base = worths.baseAddress else { return .infinity }
      return max(
        rules.most(place, base), -rules.missingCost(place, isMarker: isMarker),
        rules.mostOfDifferent(place, isMarker: isMarker), worths[1])
    }
  }

  /// Sets `table` for the classes from ``WordClass/firstOther`` on to the most that their words add.
  func fill(_ table: UnsafeMutablePointer<Float>, _ rare: RareWords) {
    // Two words of the record may be a rare word written as two.
    var maySplit = false
    for first in shapes {
      for last in shapes {
        let key = (first.joinKey & 0xFF_FF00) &+ (last.joinKey & 0xFF_00FF)
        if rare.words(withJoinKey: key).contains(where: { isJoined($0) }) { maySplit = true }
      }
    }
    let least = max(
      rules.mostOfDifferent(rare.place, isMarker: false),
      rules.mostOfDifferent(rare.place, isMarker: true))
    for wordClass in WordClass.firstOther..<WordClass.count {
      table[wordClass] =
        maySplit || wordClass == WordClass.any ? WordClass.mostBits(wordClass) + slack : least
    }
    if maySplit { return }
    for other in left {
      let most = rare.most(other.word, other.facts.pointee.shape) {
        weigh($0, beside: other, rare.place)
      }
      for place in most.marked.indices where place < WordClass.any - WordClass.firstOther {
        let wordClass = WordClass.firstOther + place
        if isMarked { table[wordClass] = max(table[wordClass], most.marked[place]) }
        if isUnmarked { table[wordClass] = max(table[wordClass], most.unmarked[place]) }
      }
    }
  }

  /// The most that a register's word adds beside one word of the record: with marks, and where a name has none.
  private func weigh(
    _ word: WordID, beside other: LeftWord, _ place: NameFrequencies.Place
  ) -> (marked: Float, unmarked: Float) {
    let facts = memory.facts(of: word, at: 0)
    let worths = UnsafeRawPointer(facts).assumingMemoryBound(to: Float.self) + 4 &* place.rawValue
    let level = memory.level(other.word, word, other.facts, facts, row: other.row)
    var unmarked = rules.of(place, true)[level].bits(worths)
    var marked = rules.of(place, false)[level].bits(worths)
    if facts.pointee.shape.isUnmarked { marked = max(marked, unmarked) }
    if isPart(words.features(word), of: other.features) {
      let letters = worths[NameFrequencies.Width.letters.rawValue]
      (marked, unmarked) = (max(marked, letters), max(unmarked, letters))
    }
    return (marked, unmarked)
  }

  /// A cheap filter: `false` only for words for which ``isJoined(_:)`` does not hold.
  private func mayBeJoined(_ key: UInt32) -> Bool {
    for other in shapes {
      let difference = other.joinKey ^ key
      let (isLonger, hasFirst) = (other.joinKey >> 16 > key >> 16, difference & 0xFF00 == 0)
      if hasFirst || isLonger && difference & 0xFF == 0 { return true }
    }
    return false
  }

  /// Whether a word may be a part of a word of the record, or two of them written as one.
  private func isJoined(_ word: WordID) -> Bool {
    let features = words.features(word)
    let count = Int(features.count)
    for other in left {
      if isPart(features, of: other.features) { return true }
      let whole = Int(other.features.count)
      guard count >= 4, whole < count, begins(features, other.features, 0) else { continue }
      for last in left
      where whole + Int(last.features.count) == count && begins(features, last.features, whole) {
        return true
      }
    }
    return false
  }

  /// Whether a word begins or ends a longer one.
  private func isPart(_ part: WordFeatures, of whole: WordFeatures) -> Bool {
    let (count, longer) = (Int(part.count), Int(whole.count))
    guard longer > count, longer >= 4 else { return false }
    return begins(whole, part, 0) || begins(whole, part, longer - count)
  }

  /// Whether the letters of `part` stand in `whole` from a place on; `whole` has at least as many from there.
  @inline(__always)
  private func begins(_ whole: WordFeatures, _ part: WordFeatures, _ place: Int) -> Bool {
    for letter in 0..<Int(part.count) where whole.letters[place + letter] != part.letters[letter] {
      return false
    }
    return true
  }
}
