extension Syllable {
  /// Returns the valid, known syllables that differ from a word by one fault, the commonest first.
  ///
  ///     Syllable.nearest(to: "ngyễn").first?.text()  // "nguyễn"
  ///
  /// A fault is a letter lost, added, changed or swapped with its neighbour, a quality mark lost or changed, or a
  /// tone lost or changed. A valid word has no nearest forms but those.
  ///
  /// - Parameters:
  ///   - word: One word in any case.
  ///   - limit: How many are returned at most.
  /// - Complexity: Some 700 table reads, about ten microseconds.
  public static func nearest(to word: String, limit: Int = 5) -> [Syllable] {
    LetterReader.letters(of: word).map { nearest(to: $0, limit: limit) } ?? []
  }

  static func nearest(to word: [VietnameseLetter], limit: Int) -> [Syllable] {
    let count = word.count
    guard (1...8).contains(count) else { return [] }
    let tones = word.map(\.tone).filter { $0 != .ngang }
    let tone = tones.last ?? .ngang
    let key = SyllableTable.key(of: word)
    var search = NearestSearch()
    // Another tone on the same letters.
    for other in Tone.allCases where other != tone || tones.count > 1 {
      search.consider(key, tone: other)
    }
    for place in 0..<count {
      let low = key & NearestSearch.mask(place)
      let high = key >> SpellingKey(place * 8)
      let shift = SpellingKey(place * 8)
      // Without the letter, with another in its place, and swapped with the next.
      search.consider(low | (high >> 8) << shift, tone: tone)
      search.consider(alphabetIn: low | (high & ~0xFF) << shift, shift, tone: tone)
      if place + 1 < count {
        let swapped = high & ~0xFFFF | (high & 0xFF) << 8 | high >> 8 & 0xFF
        search.consider(low | swapped << shift, tone: tone)
      }
    }
    if count < 8 {
      for place in 0...count {
        let low = key & NearestSearch.mask(place)
        let high = place == 8 ? 0 : key >> SpellingKey(place * 8)
        let shift = SpellingKey(place * 8)
        search.consider(alphabetIn: low | (high << 8) << shift, shift, tone: tone)
      }
    }
    return search.best(limit)
  }
}

/// The candidates found so far, each once.
private struct NearestSearch {
  private var found: [(syllable: Syllable, count: Int)] = []
  // Asked hundreds of times a word.
  private let table = SyllableTable.shared
  private let lexicon = SyllableLexicon.standard

  /// The 29 letters of the alphabet as bytes of a key.
  static let alphabet: [SpellingKey] = SyllableTable.letters("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    .map { SpellingKey($0.plainByte) }

  /// The bytes before a place.
  static func mask(_ place: Int) -> SpellingKey {
    place == 0 ? 0 : SpellingKey.max >> SpellingKey(64 - place * 8)
  }

  /// Considers each letter of the alphabet in one place.
  mutating func consider(alphabetIn key: SpellingKey, _ shift: SpellingKey, tone: Tone) {
    let table = table
    NearestSearch.alphabet.withUnsafeBufferPointer { alphabet in
      for letter in alphabet where table.mayHold(key | letter << shift) {
        consider(key | letter << shift, tone: tone)
      }
    }
  }

  mutating func consider(_ key: SpellingKey, tone: Tone) {
    guard key != 0, let index = table.index(of: key),
      let syllable = Syllable(spelling: UInt16(index), tone: tone)
    else { return }
    let count = lexicon.count(of: syllable)
    if count > 0, found.contains(where: { $0.syllable == syllable }) == false {
      found.append((syllable, count))
    }
  }

  func best(_ limit: Int) -> [Syllable] {
    // Sorted by count and then by number: the order in which they were found must not show.
    found.sorted {
      $0.count == $1.count
        ? $0.syllable.tableIndex < $1.syllable.tableIndex : $0.count > $1.count
    }.prefix(limit).map(\.syllable)
  }
}
