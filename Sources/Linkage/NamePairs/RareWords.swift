import ReferenceIndex
import VietnameseText

/// The words of a register that have no ``WordClass`` of their own, as surnames or as middle words.
///
/// Sketches name them by their worth alone. What the words of one class can add to the evidence of a name is found word by
/// word of the record and kept: words of records repeat.
final class RareWords {
  private struct Rare {
    let word: WordID
    let shape: WordShape
    let wordClass: Int
  }

  /// The most that the words of each class add beside one word of a record: with marks, and where a name has none.
  struct Most {
    var marked = [Float](repeating: -.infinity, count: WordClass.count - WordClass.firstOther)
    var unmarked = [Float](repeating: -.infinity, count: WordClass.count - WordClass.firstOther)
  }

  private static let mostKept = 1 << 14
  let place: NameFrequencies.Place
  private let rare: [Rare]
  private var kept: [WordID: Most] = [:]
  /// All by ``WordShape/joinKey``.
  private let byKey: [UInt32: [WordID]]

  init(_ index: ReferenceIndex, _ frequencies: NameFrequencies, _ place: NameFrequencies.Place) {
    self.place = place
    let isMiddle = place == .middle
    let common = Set(
      (1..<WordClass.firstOther).compactMap { index.word(ofClass: $0, isMiddle: isMiddle) })
    rare = frequencies.shapes.indices.compactMap { number in
      let word = WordID(number)
      let isBorne = frequencies.placesOfWord[number] >> UInt8(place.rawValue) & 1 != 0
      guard isBorne, !common.contains(word) else { return nil }
      return Rare(
        word: word, shape: frequencies.shapes[number],
        wordClass: index.otherClass(of: word, isMiddle: isMiddle))
    }
    byKey = Dictionary(grouping: rare, by: \.shape.joinKey).mapValues { $0.map(\.word) }
  }

  /// Those with a join key.
  func words(withJoinKey key: UInt32) -> [WordID] { byKey[key] ?? [] }

  /// The most that they add beside a word of a record.
  ///
  /// - Parameter weigh: The most of one of them, with marks and without.
  func most(
    _ word: WordID, _ shape: WordShape, weigh: (WordID) -> (marked: Float, unmarked: Float)
  ) -> Most {
    if let known = kept[word] { return known }
    var most = Most()
    for other in rare {
      let difference = other.shape.joinKey ^ shape.joinKey
      let isShorter = other.shape.joinKey >> 16 < shape.joinKey >> 16
      let mayBePart = isShorter && (difference & 0xFF00 == 0 || difference & 0xFF == 0)
      guard mayBePart || shape.mayBeNear(other.shape) else { continue }
      let bits = weigh(other.word)
      let place = other.wordClass - WordClass.firstOther
      most.marked[place] = max(most.marked[place], bits.marked)
      most.unmarked[place] = max(most.unmarked[place], bits.unmarked)
    }
    if kept.count >= RareWords.mostKept { kept.removeAll() }
    kept[word] = most
    return most
  }
}
