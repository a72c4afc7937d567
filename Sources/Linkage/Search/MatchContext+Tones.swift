import Cleansing
import ReferenceIndex
import VietnameseText

/// Names that have lost all their tones and kept the marks of their letters (`Nguyên Thi Hăng`), as they do where the
/// combining marks of Windows-1258 or of decomposed text are dropped.
extension MatchContext {
  /// The least by which the words of a name that has lost its tones are rarer than words of the same letters, in bits. One
  /// name in a hundred has lost them, and few names have several words that hardly anybody bears; a small register shows
  /// less.
  private static let leastRarity: Float = 7

  /// The uncertain readings of a record, with the reading without any mark for a name that has lost its tones.
  ///
  /// The loss is one event, not one for each word.
  func withToneless(_ record: CleanRecord, _ detail: RecordDetail?) -> RecordDetail? {
    guard hasLostTones(record.name), detail?.nameAlternatives.isEmpty ?? true else {
      return detail
    }
    var readings = detail ?? RecordDetail()
    var name = WordList()
    for position in 0..<record.name.count {
      let features = index.words.features(record.name[position])
      name.append(index.words.intern((0..<Int(features.count)).map { features.letters[$0] }))
    }
    readings.nameAlternatives.append(name)
    return readings
  }

  /// The uncertain readings of a record, with one in which a clan of the Central Highlands stands behind the given name.
  func withClanLast(_ record: CleanRecord, _ detail: RecordDetail?) -> RecordDetail? {
    guard let turned = HighlandParticles.clanLast(record.name, index.words) else { return detail }
    var readings = detail ?? RecordDetail()
    readings.nameAlternatives.append(turned)
    return readings
  }

  private func hasLostTones(_ name: WordList) -> Bool {
    guard name.count >= 2 else { return false }
    var hasMarks = false
    for position in 0..<name.count {
      let features = index.words.features(name[position])
      if features.tone != 0 || features.hasWildcard || features.isInitial { return false }
      if features.marks != 0 { hasMarks = true }
    }
    guard hasMarks else { return false }
    var rarity: Float = 0
    for position in 0..<name.count {
      let place: NameFrequencies.Place =
        position == name.count - 1 ? .given : position == 0 ? .surname : .middle
      let word = name[position]
      rarity += frequencies.worth(word, place, .word) - worthOfLetters(word, place)
    }
    return rarity >= min(MatchContext.leastRarity, Float(frequencies.populationInBits))
  }

  /// What the letters of a word are worth, also of a word that the register does not have.
  private func worthOfLetters(_ word: WordID, _ place: NameFrequencies.Place) -> Float {
    let features = index.words.features(word)
    var worth = frequencies.worth(word, place, .letters)
    for other in frequencies.words(withKey: NameKeys.given(features))
    where index.words.features(other).foldHash == features.foldHash {
      worth = min(worth, frequencies.worth(other, place, .letters))
    }
    return worth
  }
}
