extension OwnName {
  mutating func findOut(_ journal: inout NameJournal) {
    if words.isEmpty {
      if journal.findings.isDisjoint(with: [.relation, .noOwnName]) {
        journal.findings.insert(.notAName)
      }
      return
    }
    if words.count >= 2, let surname = NameKnowledge.misspeltSurname(words[0].text) {
      words[0].options = [[surname]]
      journal.findings.insert(.invalidSyllable)
    }
    for place in words.indices where words[place].hasOddCase {
      let word = words[place]
      journal.mend(
        .letterCase, before: UTF8Reader.text(word.raw), after: NameReading.display([word.text]))
    }
    for place in words.indices
    where words[place].hasDot == false && words[place].text.utf8.last == 0x2E {
      let word = words[place]
      journal.mend(
        .abbreviationDot, before: UTF8Reader.text(word.raw),
        after: NameReading.display([word.text]))
    }
    if words.count == 1 { journal.findings.insert(.singleWord) }
    if words.count == 2, words[1].text == "thị" { journal.findings.insert(.givenNameMissing) }
    let hasMarks = words.contains { $0.token?.hasMarks == true }
    let endsWithInitial = endsWithInitial
    if endsWithInitial { journal.findings.insert(.abbreviated) }
    if words.dropLast(endsWithInitial ? 1 : 0).contains(where: { $0.token?.isMinority == true }) {
      journal.findings.insert(.minority)
    }
    if hasMarks {
      // A word without its marks, no syllable by itself, among words with marks.
      let hasBareWord = words.contains { word in
        word.token.map { $0.syllable == nil && $0.isMinority == false } ?? false
      }
      if hasBareWord { journal.findings.insert(.invalidSyllable) }
    } else if words.allSatisfy({ $0.isRead }),
      NameReader.hasLostItsMarks(words.compactMap { $0.token })
    {
      journal.findings.insert(.noMarks)
    }
    for place in words.indices where words[place].isRead == false {
      let word = words[place]
      if word.text.utf8.last == 0x2E {
        journal.findings.insert(.abbreviated)
      } else if word.text.utf8.contains(0x3F) {
        journal.findings.insert(.lostLetters)
      } else if OwnName.looksForeign(word.text) {
        journal.findings.insert(foreignness(of: word.text))
      } else {
        journal.findings.insert(.invalidSyllable)
      }
    }
  }

  /// Whether a letter stands in place of the given word, or tells a namesake from another one, behind words that are
  /// Vietnamese.
  var endsWithInitial: Bool {
    guard words.count >= 2, NameReader.isInitial(words[words.count - 1].text) else {
      return false
    }
    return NameKnowledge.surnameCount(words[0].text) > 0
      && words.dropLast().allSatisfy { $0.token?.isMinority == false }
  }

  /// What a word that looks foreign says: nothing of the kind in a name with a surname, Thị, Văn or marks of Vietnamese,
  /// where it is a slip, and not in names of the Central Highlands.
  private func foreignness(of word: String) -> NameFindings {
    if words.contains(where: { NameKnowledge.highlandWords.contains($0.text) }) { return .minority }
    let isVietnamese = words.indices.contains { place in
      let word = words[place]
      if word.isRead {
        return word.roles.contains(.mainlySurname) || WordTraits.isMiddle(word.text)
          || word.text == "thi" || word.token?.hasMarks == true
      }
      return place == 0
        && word.options.contains { $0.count == 1 && NameKnowledge.isMainlySurname($0[0]) }
    }
    return isVietnamese ? .invalidSyllable : .foreign
  }

  /// Letters that Vietnamese does not use, or a script of its own.
  private static func looksForeign(_ word: String) -> Bool {
    for scalar in word.unicodeScalars {
      switch scalar {
      case "f", "j", "w", "z": return true
      default: break
      }
      if scalar.value >= 0x80, VietnameseLetter(scalar) == nil { return true }
    }
    return word.utf8.count > 7 && word.utf8.allSatisfy { $0 < 0x80 }
  }
}
