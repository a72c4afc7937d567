/// Faults of single letters: ear, hand, scanner, keyboard.
extension NameFaults {
  private static let onsets = pairs([
    ("ch", "tr"), ("s", "x"), ("gi", "d"), ("d", "r"), ("v", "d"), ("l", "n"), ("ph", "f"),
  ])
  private static let codas = pairs([("n", "ng"), ("nh", "n"), ("t", "c")])

  private static let neighbours: [UInt32: Word] = {
    let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map { scalars($0) }
    var table: [UInt32: Word] = [:]
    for row in rows {
      for place in row.indices {
        table[row[place]] = [place - 1, place + 1].filter { row.indices.contains($0) }.map {
          row[$0]
        }
      }
    }
    return table
  }()

  static let cyrillic: [UInt32: Word] = [
    0x41: [0x410], 0x42: [0x412], 0x43: [0x421], 0x45: [0x415], 0x48: [0x41D], 0x4B: [0x41A],
    0x4D: [0x41C], 0x4F: [0x41E], 0x54: [0x422], 0x58: [0x425], 0x61: [0x430], 0x63: [0x441],
    0x65: [0x435], 0x6F: [0x43E], 0x70: [0x440], 0x78: [0x445], 0x79: [0x443],
  ]

  private static let scans: [(Word, Word)] = pairs([
    ("m", "rn"), ("d", "cl"), ("l", "I"), ("l", "1"), ("o", "0"), ("ư", "u'"), ("ơ", "o'"),
    ("ă", "á"), ("ê", "é"), ("ả", "á"), ("ẩ", "ấ"), ("ọ", "o"), ("ị", "i"), ("h", "b"),
  ])

  /// The word with its first letter as large as before.
  private func keepingCase(of word: Word, _ lower: Word) -> Word {
    guard let first = word.first, let lowerFirst = lower.first,
      LetterForms.lowercase(first) != first
    else { return lower }
    return [LetterForms.uppercase(lowerFirst)] + lower.dropFirst()
  }

  func writeByEar(_ words: inout [Word], _ random: inout RandomStream) {
    let start = random.below(words.count)
    for step in words.indices {
      let index = (start + step) % words.count
      let lower = words[index].map(LetterForms.lowercase)
      var options: [Word] = []
      for (from, to) in NameFaults.onsets where lower.starts(with: from) {
        // d and r are one letter; gi before a vowel only; c of ch must not be taken alone.
        let rest = lower.dropFirst(from.count)
        guard let next = rest.first, LetterForms.vowel(next) != nil else { continue }
        if to == NameFaults.scalars("gi"), LetterForms.vowel(next)?.row == 5 { continue }
        options.append(to + rest)
      }
      for (from, to) in NameFaults.codas where lower.count > from.count + 1 {
        let stem = lower.dropLast(from.count)
        guard Word(lower.suffix(from.count)) == from, let last = stem.last,
          LetterForms.vowel(last) != nil
        else { continue }
        options.append(stem + to)
      }
      for place in lower.indices {
        guard var vowel = LetterForms.vowel(lower[place]), vowel.tone >= 3 else { continue }
        vowel.tone = vowel.tone == 4 ? random.pick([3, 5]) : 4
        var other = lower
        other[place] = vowel.scalar
        options.append(other)
      }
      if !options.isEmpty {
        words[index] = keepingCase(of: words[index], random.pick(options))
        return
      }
    }
  }

  func mistype(_ words: inout [Word], _ kind: WordFault, _ random: inout RandomStream) {
    let long = words.indices.filter { words[$0].count > 1 }
    guard !long.isEmpty else { return }
    let index = random.pick(long)
    let place = random.below(words[index].count)
    var way = kind
    if kind == .nameTypo {
      way = random.pick([.nameKeyboard, .nameKeyboard, .nameDoubled, .nameDropped, .nameTransposed])
    }
    switch way {
    case .nameKeyboard:
      let letter = words[index][place]
      let plain = LetterForms.lowercase(LetterForms.folded(letter))
      let near =
        kind == .nameTypo
        ? NameFaults.scalars("abcdeghiklmnopqrstuvxy").filter { $0 != plain }
        : NameFaults.neighbours[plain] ?? []
      guard !near.isEmpty else { return }
      let chosen = random.pick(near)
      let isUpper = LetterForms.lowercase(letter) != letter
      words[index][place] = isUpper ? LetterForms.uppercase(chosen) : chosen
    case .nameDoubled:
      words[index].insert(LetterForms.lowercase(words[index][place]), at: place + 1)
    case .nameDropped: words[index].remove(at: place)
    default:
      let first = random.below(words[index].count - 1)
      words[index].swapAt(first, first + 1)
    }
  }

  func misscan(_ words: inout [Word], _ random: inout RandomStream) {
    var options: [(index: Int, place: Int, from: Int, to: Word)] = []
    for index in words.indices {
      for (from, to) in NameFaults.scans {
        for place in words[index].indices
        where words[index][place...].starts(with: from) {
          options.append((index, place, from.count, to))
        }
      }
    }
    guard !options.isEmpty else { return }
    let chosen = random.pick(options)
    words[chosen.index].replaceSubrange(
      chosen.place..<(chosen.place + chosen.from), with: chosen.to)
  }

  func substitute(
    _ words: inout [Word], _ table: [UInt32: Word], _ random: inout RandomStream
  ) {
    let places = words.indices.flatMap { index in
      words[index].indices.filter { table[words[index][$0]] != nil }.map { (index, $0) }
    }
    guard !places.isEmpty else { return }
    for _ in 0..<random.inside(1...3) {
      let (index, place) = random.pick(places)
      if let other = table[words[index][place]]?.first { words[index][place] = other }
    }
  }

  func lookAlikeD(_ words: inout [Word], _ random: inout RandomStream) {
    let isEth = random.chance(0.7)
    words = words.map { word in
      word.map {
        switch $0 {
        case 0x110: isEth ? 0xD0 : 0x189
        case 0x111: isEth ? 0xF0 : 0x256
        default: $0
        }
      }
    }
  }

  /// Leaves one word as it was typed, with the keys of Telex or VNI instead of the marks.
  func leaveKeys(_ words: inout [Word], isTelex: Bool, _ random: inout RandomStream) {
    let marked = words.indices.filter { index in
      words[index].contains { LetterForms.folded($0) != $0 }
    }
    guard !marked.isEmpty else { return }
    let count = random.chance(0.3) ? marked.count : 1
    let chosen = count == 1 ? [random.pick(marked)] : marked
    let atEnd = random.chance(0.6)
    for index in chosen { words[index] = typed(words[index], isTelex: isTelex, toneAtEnd: atEnd) }
  }

  func typed(_ word: Word, isTelex: Bool, toneAtEnd: Bool) -> Word {
    let toneKeys = isTelex ? NameFaults.scalars("zfsrxj") : NameFaults.scalars("021345")
    var result: Word = []
    var tone: UInt32?
    for scalar in word {
      if scalar == 0x110 || scalar == 0x111 {
        let base: UInt32 = scalar == 0x110 ? 0x44 : 0x64
        result += [base, isTelex ? 0x64 : 0x39]
        continue
      }
      guard let vowel = LetterForms.vowel(scalar) else {
        result.append(scalar)
        continue
      }
      let plain = LetterForms.plain[vowel.row]
      result.append(vowel.isUpper ? plain - 32 : plain)
      switch vowel.row {
      case 1: result.append(isTelex ? 0x77 : 0x38)
      case 2, 4, 7: result.append(isTelex ? plain : 0x36)
      case 8, 10: result.append(isTelex ? 0x77 : 0x37)
      default: break
      }
      guard vowel.tone > 0 else { continue }
      if toneAtEnd { tone = toneKeys[vowel.tone] } else { result.append(toneKeys[vowel.tone]) }
    }
    if let tone { result.append(tone) }
    return result
  }
}
