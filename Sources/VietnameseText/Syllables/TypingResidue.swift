/// Keys of an input method that were left in the text: `Nguyeenx`, `Nguye64n`, `Thij`.
///
///     TypingResidue.decode("Nguyeexn", keys: .telex)?.text()  // "nguyễn"
///
/// Reads a word as the input method would have, with marks at any place after the letter they belong to, and tries
/// both meanings of each key that may be a letter or a mark. A word is decoded only when it comes out as a syllable
/// that is known from names; whether it should be decoded at all is for the caller to judge.
enum TypingResidue {
  /// An input method.
  enum Keys: Sendable, Hashable, CaseIterable {
    /// aa aw ee oo ow uw w dd and s f r x j z.
    case telex
    /// Digits 1 to 9.
    case vni
  }

  /// The known syllable that the keys give, the commonest if there are several; `nil` when they give none.
  ///
  /// - Parameters:
  ///   - word: One word in any case; letters that have their marks already are kept.
  ///   - keys: The input method.
  static func decode(_ word: String, keys: Keys) -> Syllable? {
    decode(word.unicodeScalars.map(\.value)[...], keys: keys)
  }

  static func decode(_ scalars: ArraySlice<UInt32>, keys: Keys) -> Syllable? {
    guard (2...14).contains(scalars.count) else { return nil }
    // The work is bounded by the number of keys that could be marks.
    var lowered: [UInt32] = []
    lowered.reserveCapacity(scalars.count)
    for scalar in scalars { lowered.append(UnicodeProperties.lower(scalar)) }
    guard hasKey(lowered, keys) else { return nil }
    var search = KeySearch(input: lowered, keys: keys)
    search.run(from: 0)
    return search.best
  }
}

extension TypingResidue {
  /// Whether any character may be a key: without one there is nothing to decode.
  private static func hasKey(_ word: [UInt32], _ keys: Keys) -> Bool {
    for place in word.indices {
      switch (keys, word[place]) {
      case (.vni, 0x30...0x39), (.telex, 0x77): return true
      // Tones after a vowel, the doubled letters after their like.
      case (.telex, 0x73), (.telex, 0x66), (.telex, 0x72), (.telex, 0x78), (.telex, 0x6A),
        (.telex, 0x7A):
        if place > 0 { return true }
      case (.telex, 0x61), (.telex, 0x65), (.telex, 0x6F), (.telex, 0x64):
        let isDoubled = word[..<place].contains { scalar in
          VietnameseLetter.code(of: scalar) & 31 == UInt16(word[place] - 0x60)
        }
        if isDoubled { return true }
      default: continue
      }
    }
    return false
  }
}

/// The search over the meanings of the keys of one word.
private struct KeySearch {
  let input: [UInt32]
  let keys: TypingResidue.Keys
  var letters: [VietnameseLetter] = []
  var tone: Tone?
  var usedKeys = 0
  var best: Syllable?
  private var bestCount = 0
  private var steps = 0

  init(input: [UInt32], keys: TypingResidue.Keys) {
    self.input = input
    self.keys = keys
  }

  private static let stepLimit = 400

  mutating func run(from place: Int) {
    steps += 1
    if steps > KeySearch.stepLimit { return }
    if place == input.count {
      finish()
      return
    }
    let key = input[place]
    tryTone(key, at: place)
    tryQuality(key, at: place)
    // The key is a letter. Digits are none.
    guard let scalar = Unicode.Scalar(key), let letter = VietnameseLetter(scalar) else { return }
    if letters.count == 8 { return }
    letters.append(letter)
    run(from: place + 1)
    letters.removeLast()
  }

  private var hasVowel: Bool { letters.contains(where: \.isVowel) }

  private mutating func tryTone(_ key: UInt32, at place: Int) {
    guard tone == nil, hasVowel, let meant = toneKey(key) else { return }
    tone = meant
    usedKeys += 1
    run(from: place + 1)
    usedKeys -= 1
    tone = nil
  }

  private func toneKey(_ key: UInt32) -> Tone? {
    switch (keys, key) {
    case (.telex, 0x73), (.vni, 0x31): .sac
    case (.telex, 0x66), (.vni, 0x32): .huyen
    case (.telex, 0x72), (.vni, 0x33): .hoi
    case (.telex, 0x78), (.vni, 0x34): .nga
    case (.telex, 0x6A), (.vni, 0x35): .nang
    case (.telex, 0x7A), (.vni, 0x30): .ngang
    default: nil
    }
  }

  private mutating func tryQuality(_ key: UInt32, at place: Int) {
    let kept = letters
    for changed in qualityReadings(of: key) {
      letters = changed
      usedKeys += 1
      run(from: place + 1)
      usedKeys -= 1
    }
    letters = kept
  }

  /// The letters so far with the mark that a key may put on one of them.
  private func qualityReadings(of key: UInt32) -> [[VietnameseLetter]] {
    switch (keys, key) {
    case (.telex, 0x61), (.telex, 0x65), (.telex, 0x6F):
      return marked(with: .circumflex) { $0.base.value == key }
    case (.telex, 0x64): return marked(with: .stroke) { $0.base.value == key }
    case (.telex, 0x77):
      var readings = hornedPair() + marked(with: .horn) { _ in true }
      readings += marked(with: .breve) { _ in true }
      if hasVowel == false, letters.count < 8, let horned = VietnameseLetter("ư") {
        readings.append(letters + [horned])
      }
      return readings
    case (.vni, 0x36): return marked(with: .circumflex) { _ in true }
    case (.vni, 0x37): return hornedPair() + marked(with: .horn) { _ in true }
    case (.vni, 0x38): return marked(with: .breve) { _ in true }
    case (.vni, 0x39): return marked(with: .stroke) { _ in true }
    default: return []
    }
  }

  private func marked(with quality: LetterQuality, where fits: (VietnameseLetter) -> Bool)
    -> [[VietnameseLetter]]
  {
    var readings: [[VietnameseLetter]] = []
    for place in letters.indices.reversed()
    where letters[place].quality == .none && fits(letters[place]) {
      guard let changed = letters[place].with(quality: quality) else { continue }
      var copy = letters
      copy[place] = changed
      readings.append(copy)
    }
    return readings
  }

  /// One key after uo, or after ươ half written, horns both.
  private func hornedPair() -> [[VietnameseLetter]] {
    guard letters.count >= 2 else { return [] }
    for place in (1..<letters.count).reversed()
    where letters[place].base == "o" && letters[place - 1].base == "u" {
      guard let hornedU = letters[place - 1].with(quality: .horn),
        let hornedO = letters[place].with(quality: .horn),
        [letters[place - 1], letters[place]] != [hornedU, hornedO]
      else { return [] }
      var copy = letters
      copy[place - 1] = hornedU
      copy[place] = hornedO
      return [copy]
    }
    return []
  }

  private mutating func finish() {
    guard usedKeys > 0 else { return }
    var letters = letters
    if let tone, tone != .ngang {
      guard letters.allSatisfy({ $0.tone == .ngang }),
        let place = letters.lastIndex(where: \.isVowel), let toned = letters[place].with(tone: tone)
      else { return }
      letters[place] = toned
    }
    guard let syllable = Syllable.parse(letters)?.syllable else { return }
    let count = SyllableLexicon.standard.count(of: syllable)
    if count > bestCount {
      best = syllable
      bestCount = count
    }
  }
}
