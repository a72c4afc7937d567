/// What a word becomes whose marks stand where no letter can carry them, twice, or half.
enum MarkReading {
  /// One reading that is right, and the rules that led to it.
  case certain(PlainToken, NameRepairs)
  /// Two tones: the word as it stands, and its reading with each of them, the likelier first.
  case twoTones(String, [[String]])

  /// Reads a word that is none as it stands; `nil` when its marks are not what is wrong with it.
  init?(_ raw: [UInt32]) {
    guard raw.contains(where: { $0 >= 0x80 }), MarkReading.mayBeMarks(raw),
      let parts = MarkParts(raw)
    else { return nil }
    if parts.tones.count > 1 {
      guard let reading = MarkReading.withTwoTones(parts, raw) else { return nil }
      self = reading
      return
    }
    var candidates = [parts.letters]
    if let horned = MarkReading.withBothHorns(parts.letters) { candidates.append(horned) }
    for candidate in candidates {
      var toned = candidate
      let isHorned = candidate != parts.letters
      if let tone = parts.tones.first {
        guard let place = toned.lastIndex(where: \.isVowel),
          let changed = toned[place].with(tone: tone)
        else { return nil }
        toned[place] = changed
      }
      guard let token = WordReader.read(toned, judgesPlace: false), token.isMinority == false,
        token.shareInBits > WordReader.unseenInBits
      else { continue }
      // Only what was noted here; the place of the tone was chosen above.
      let own = token.repairs.subtracting([.tonePlace, .toneStyle, .letterCase])
      let all = parts.repair.union(own).union(isHorned ? .hornPair : [])
      if all.isEmpty { return nil }
      self = .certain(token, all)
      return
    }
    return nil
  }

  /// Whether the marks of a word can be what is wrong: not when it is made of whole letters with one tone and no ươ
  /// with half of it lost.
  private static func mayBeMarks(_ raw: [UInt32]) -> Bool {
    guard let letters = WordReader.letters(raw) else { return true }
    var toneCount = 0
    for letter in letters where letter.tone != .ngang { toneCount += 1 }
    return toneCount > 1 || withBothHorns(letters) != nil
  }

  /// uơ before a letter and ưo are ươ with half of it lost; no other syllable is spelt so.
  private static func withBothHorns(_ letters: [VietnameseLetter]) -> [VietnameseLetter]? {
    guard letters.count >= 3 else { return nil }
    for place in 1..<letters.count
    where letters[place].base == "o" && letters[place - 1].base == "u"
      && (letters[place].quality == .horn) != (letters[place - 1].quality == .horn)
    {
      guard let u = letters[place - 1].with(quality: .horn),
        let o = letters[place].with(quality: .horn)
      else { continue }
      var copy = letters
      copy[place - 1] = u
      copy[place] = o
      return copy
    }
    return nil
  }

  /// Keeps a word with two tones as it is and offers the reading with each.
  private static func withTwoTones(_ parts: MarkParts, _ raw: [UInt32]) -> MarkReading? {
    var options: [(word: String, share: Double)] = []
    for tone in parts.tones {
      guard let place = parts.letters.lastIndex(where: \.isVowel),
        let changed = parts.letters[place].with(tone: tone)
      else { return nil }
      var toned = parts.letters
      toned[place] = changed
      if let token = WordReader.read(toned, judgesPlace: false) {
        options.append((token.word, token.shareInBits))
      }
    }
    guard options.isEmpty == false, let text = Scalars.lowered(raw) else { return nil }
    options.sort { $0.share > $1.share }
    return .twoTones(text, options.map { [$0.word] })
  }
}

/// The letters of a word without tones, the tones, and what is odd about them.
private struct MarkParts {
  var letters: [VietnameseLetter] = []
  var tones: [Tone] = []
  var repair: NameRepairs = []

  /// Takes a word apart; `nil` when it has anything but Vietnamese letters, look-alikes and marks.
  init?(_ raw: [UInt32]) {
    if let whole = WordReader.letters(raw) {
      // Whole letters need no decomposing; their marks are each on its own letter.
      for letter in whole {
        letters.append(letter.withoutTone)
        if letter.tone == .ngang { continue }
        if tones.contains(letter.tone) {
          repair.insert(.repeatedTone)
        } else {
          tones.append(letter.tone)
        }
      }
      return
    }
    for scalar in UnicodeForms.nfd(UTF8Reader.text(raw)).unicodeScalars.map(\.value) {
      if let tone = Tone(combiningMark: scalar) {
        if letters.last?.isVowel == false { repair.insert(.tonePlace) }
        if tones.contains(tone) { repair.insert(.repeatedTone) } else { tones.append(tone) }
      } else if let quality = LetterQuality(combiningMark: scalar), let last = letters.last,
        let marked = last.with(quality: quality)
      {
        letters[letters.count - 1] = marked
      } else if scalar == 0x30C, let last = letters.last, let marked = last.with(quality: .breve) {
        letters[letters.count - 1] = marked
        repair.insert(.lookAlikeBreve)
      } else if UnicodeProperties.isMark(scalar) {
        // A mark that was typed by itself is dropped; a foreign letter (å, ü) is another letter.
        guard raw.contains(scalar) else { return nil }
        repair.insert(.strayMark)
      } else if let twin = LookAlike.letter(for: scalar) {
        letters.append(twin.letter)
        repair.formUnion(twin.repair)
      } else if let unicode = Unicode.Scalar(scalar), let letter = VietnameseLetter(unicode) {
        letters.append(letter)
      } else {
        return nil
      }
    }
  }
}
