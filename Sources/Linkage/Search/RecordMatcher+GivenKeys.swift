import Cleansing
import ReferenceIndex
import VietnameseText

/// Under which keys the given word of a record stands in the register.
extension RecordMatcher {
  /// Whether the last word of a name has lost a letter, so that its sound is no key.
  func hasLostLetter(_ name: WordList) -> Bool {
    !name.isEmpty && index.words.features(name[name.count - 1]).hasWildcard
  }

  /// Sets ``RecordSearch/givens`` to the keys of the last word of a name: one, or for a word with lost letters those of the
  /// words that it may be, most bearers first.
  ///
  /// - Complexity: O(words) for a word with lost letters that is met first.
  func noteGivenKeys(_ name: WordList) {
    search.givens.removeAll(keepingCapacity: true)
    if name.isEmpty { return }
    let last = name[name.count - 1]
    let features = index.words.features(last)
    if !features.hasWildcard { return search.givens.append(NameKeys.given(features)) }
    let keys = memory.patternKeys[last] ?? context.keys(of: features)
    memory.patternKeys[last] = keys
    search.givens.append(contentsOf: keys)
  }

  /// Sets ``RecordSearch/givens`` to the keys of the given words that a slip of one letter makes of the last word of a name,
  /// most bearers first, without the key of the word itself.
  ///
  /// - Complexity: O(words) for a word that is met first, most of them passed over at a glance.
  func noteNearGivenKeys(_ name: WordList) {
    search.givens.removeAll(keepingCapacity: true)
    if name.isEmpty { return }
    let last = name[name.count - 1]
    let features = index.words.features(last)
    if features.hasWildcard || features.isInitial { return }
    let own = NameKeys.given(features)
    let keys =
      memory.nearKeys[last]
      ?? context.keys(of: features, shape: WordShape(features)) { level in
        level == .oneLetter || level == .transposed
      }.filter { $0 != own }
    memory.nearKeys[last] = keys
    search.givens.append(contentsOf: keys)
  }
}

extension MatchContext {
  /// The most words that a given word with lost letters is looked for as; the commonest are taken.
  private static let mostPatterns = 24

  fileprivate func keys(of pattern: WordFeatures) -> [UInt16] {
    keys(of: pattern, shape: WordShape(pattern)) { $0 == .pattern }
  }

  fileprivate func keys(
    of word: WordFeatures, shape: WordShape, _ isWanted: (WordLevel) -> Bool
  ) -> [UInt16] {
    var bearers: [UInt16: Int] = [:]
    let given = UInt8(1) << UInt8(NameFrequencies.Place.given.rawValue)
    for other in frequencies.shapes.indices
    where frequencies.placesOfWord[other] & given != 0
      && shape.mayBeNear(frequencies.shapes[other])
    {
      let features = index.words.features(WordID(other))
      guard isWanted(WordNearness.level(word, features)) else { continue }
      bearers[NameKeys.given(features), default: 0] += index.bearers(ofGivenWord: WordID(other))
    }
    let keys = bearers.keys.sorted {
      let (left, right) = (bearers[$0] ?? 0, bearers[$1] ?? 0)
      return left != right ? left > right : $0 < $1
    }
    return Array(keys.prefix(MatchContext.mostPatterns))
  }
}
