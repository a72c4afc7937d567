/// A name and the saints beside it.
struct NameBesideSaints {
  /// The words of the name.
  private(set) var name: Range<Int>
  /// The saints before and behind it, a word each.
  private(set) var before: [String] = []
  private(set) var behind: [String] = []

  /// The most words of saints that stand together: `Giuse Maria`, `Têrêsa Hài Đồng Giêsu`.
  private static let mostSaints = 5

  /// The most syllables of a saint that is written as Vietnamese words are: `Tê-rê-sa`.
  private static let mostSyllables = 4

  /// The words of an epithet that follows a saint.
  private static func epithet(_ words: ArraySlice<KnownWord>) -> Int? {
    NameKnowledge.saintEpithets.first { epithet in
      words.count > epithet.count
        && zip(words, epithet).allSatisfy { $0.lowered == $1 }
    }?.count
  }

  /// How many words from a place on are a saint; `0` for none.
  ///
  /// - Parameter isLinked: Whether a hyphen stands behind each word; without one only few syllables open a saint.
  private static func saint(_ words: [KnownWord], _ start: Int, _ isLinked: [Bool]) -> Int {
    if words[start].isSaint { return 1 }
    let opens = words[start].opensSaint
    guard opens || isLinked[start] else { return 0 }
    for count in 2...NameBesideSaints.mostSyllables where start + count <= words.count {
      let isWhole = isLinked[start..<start + count - 1].allSatisfy { $0 }
      let text = words[start..<start + count].compactMap(\.lowered).joined()
      if opens || isWhole, NameKnowledge.saints.contains(text) { return count }
    }
    return 0
  }

  /// Finds a name with a surname and a given name beside which saints stand; `nil` when there is none.
  ///
  /// - Parameter isLinked: Whether a hyphen stands behind each word.
  init?(_ words: [KnownWord], _ isLinked: [Bool]) {
    guard (3...NameReader.maximumWordCount).contains(words.count) else { return nil }
    name = 0..<words.count
    func take(_ range: Range<Int>) -> String {
      words[range].compactMap(\.lowered).joined()
    }
    var start = 0
    while before.count < NameBesideSaints.mostSaints, start < words.count {
      let count = NameBesideSaints.saint(words, start, isLinked)
      if count > 0 {
        before.append(take(start..<start + count))
        start += count
      } else if start > 0, let count = NameBesideSaints.epithet(words[start...]) {
        before += words[start..<start + count].compactMap(\.lowered)
        start += count
      } else if start > 0, let initial = words[start].lowered,
        NameBesideSaints.isSaintsInitial(initial)
      {
        before.append(initial)
        start += 1
      } else {
        break
      }
    }
    var end = words.count
    while end > start, behind.count < NameBesideSaints.mostSaints {
      // Behind the name syllables without hyphens may be the given name.
      let count = (1...NameBesideSaints.mostSyllables).first { count in
        end - count > start && NameBesideSaints.saint(words, end - count, isLinked) == count
          && isLinked[end - count..<end - 1].allSatisfy { $0 }
      }
      guard let count else { break }
      behind.insert(take(end - count..<end), at: 0)
      end -= count
    }
    if start == 0, end == words.count { return nil }
    // Behind the name a saint may be the given name itself, unless there is another.
    guard end - start >= (end < words.count ? 3 : 2),
      NameBesideSaints.isName(words[start..<end], start > 0)
    else {
      return nil
    }
    name = start..<end
  }

  /// Whether words are a whole name, with a surname or of a minority.
  private static func isName(_ words: ArraySlice<KnownWord>, _ isBehindSaint: Bool) -> Bool {
    guard let first = words.first, let given = words.last?.token?.word,
      WordTraits.isMiddle(given) == false,
      words.allSatisfy({ $0.token != nil || NameBesideSaints.isClanLetter($0) })
    else { return false }
    if let surname = first.token?.word,
      NameKnowledge.isMainlySurname(surname) || NameKnowledge.surnameCount(surname) >= 1000
    {
      return true
    }
    // Minorities have rarer surnames, or none before the given name.
    let isMinority =
      NameBesideSaints.isClanLetter(first)
      || words.contains { $0.raw.count > 1 && $0.token?.isMinority == true }
    let surnames = first.token.map { NameKnowledge.surnameCount($0.word) } ?? 0
    return isMinority || isBehindSaint && surnames >= 20
  }

  /// Whether a letter behind a saint is the next one's: `Gioan B. Nguyễn Văn An`, `Phanxicô X. Lê Văn Bình`.
  private static func isSaintsInitial(_ text: String) -> Bool { text == "b" || text == "x" }

  /// Y, H', K' and the like, which open names of the Central Highlands.
  private static func isClanLetter(_ word: KnownWord) -> Bool {
    switch word.lowered {
    case "y", "h", "h'", "k", "k'", "y'", "ka": true
    default: false
    }
  }
}
