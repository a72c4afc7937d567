/// Puts faults into a name.
///
/// Each function changes the words it is given and says whether anything changed: a fault that
/// cannot apply to a name is not recorded in the truth.
struct NameFaults: Sendable {
  typealias Word = [UInt32]

  let encoder = LegacyEncoder()
  let names: NameModel

  init(names: NameModel) { self.names = names }

  /// The words of a name.
  func words(of name: PersonName) -> [Word] {
    [name.surname, name.middle, name.given].flatMap { piece in
      names.pool.text(piece).split(separator: " ").map { $0.unicodeScalars.map(\.value) }
    }
  }

  func words(_ text: String) -> [Word] {
    text.split(separator: " ").map { $0.unicodeScalars.map(\.value) }
  }

  /// Applies a fault that works on words.
  func apply(
    _ kind: WordFault, to words: inout [Word], sex: Int, year: Int, _ random: inout RandomStream
  ) -> Bool {
    let before = words
    switch kind {
    case .nameSurnameChanged:
      words[0] = self.words(names.pool.text(names.surname(group: 0, &random)))[0]
    case .nameGivenOther:
      words[words.count - 1] =
        self.words(names.pool.text(names.givenWord(sex: sex, year: year, &random)))[0]
    case .nameSurnameVar: replace(&words, at: 0, from: NameFaults.surnameVariants, &random)
    case .nameRegional: replaceAny(&words, from: NameFaults.regionalPairs, &random)
    case .nameMidMissing:
      guard words.count > 2 else { return false }
      words.remove(at: 1 + random.below(words.count - 2))
    case .nameMidAdded:
      let middle = self.words(names.pool.text(names.middleWord(sex: sex, &random)))
      guard let word = middle.first, !words.contains(word) else { return false }
      words.insert(word, at: 1 + random.below(max(words.count - 1, 1)))
    case .nameSwap: swapWords(&words, &random)
    case .nameAbbrev: abbreviate(&words, upTo: words.count - 1, from: 0, &random)
    case .nameInitial: abbreviate(&words, upTo: words.count - 1, from: 1, &random)
    case .nameTone: changeTone(&words, &random)
    case .nameDialect: writeByEar(&words, &random)
    case .nameToneStyle: moveTone(&words)
    case .nameIy: exchangeIY(&words)
    case .nameTypo, .nameKeyboard, .nameDoubled, .nameDropped, .nameTransposed:
      mistype(&words, kind, &random)
    case .nameOcr: misscan(&words, &random)
    case .nameBracket:
      words.append(contentsOf: self.words(random.pick(["(Bé)", "(Tèo)", "(Cu)", "(con)", "(B)"])))
    case .nameTitle:
      let titles = sex == 0 ? ["Ông", "Anh", "Cháu"] : ["Bà", "Chị", "Cháu"]
      words.insert(contentsOf: self.words(random.pick(titles)), at: 0)
    case .nameDigit: addDigit(&words, &random)
    case .nameJoined:
      guard words.count > 1 else { return false }
      let place = random.below(words.count - 1)
      let tail =
        random.chance(0.5) ? words[place + 1] : words[place + 1].map(LetterForms.lowercase)
      words[place] += tail
      words.remove(at: place + 1)
    case .nameSplitWord:
      let long = words.indices.filter { words[$0].count > 2 }
      guard !long.isEmpty else { return false }
      let index = random.pick(long)
      let cut = 1 + random.below(words[index].count - 1)
      let tail = Word(words[index][cut...])
      words[index].removeSubrange(cut...)
      words.insert(tail, at: index + 1)
    case .nameCase: changeCase(&words, &random)
    case .nameNoDiac: words = words.map { $0.map(LetterForms.folded) }
    case .nameTelex, .nameVniKeys: leaveKeys(&words, isTelex: kind == .nameTelex, &random)
    case .nameDd: lookAlikeD(&words, &random)
    case .nameTwoTones: addTone(&words, &random)
    case .nameHomoglyph: substitute(&words, NameFaults.cyrillic, &random)
    case .nameFullwidth:
      let index = random.below(words.count)
      words[index] = words[index].map { (0x21...0x7E).contains($0) ? $0 + 0xFEE0 : $0 }
    }
    return words != before && !words.isEmpty && words.allSatisfy { !$0.isEmpty }
  }

  /// Applies a fault of the stored text.
  func apply(_ kind: TextFault, toText text: inout [UInt32], _ random: inout RandomStream) -> Bool {
    let before = text
    switch kind {
    case .nameNfd: text = text.flatMap(LetterForms.decomposed)
    case .nameNfd1252:
      text = LegacyEncoder.misreadUTF8(text.flatMap(LetterForms.decomposed))
    case .nameTcvn3:
      let isCapital = text.allSatisfy { LetterForms.uppercase($0) == $0 }
      text = encoder.misread(text, as: isCapital ? .tcvn3Capitals : .tcvn3) ?? text
    case .nameVni: text = encoder.misread(text, as: .vni) ?? text
    case .nameViscii: text = encoder.misread(text, as: .viscii) ?? text
    case .nameVps: text = encoder.misread(text, as: .vps) ?? text
    case .nameViqr: text = encoder.misread(text, as: .viqr) ?? text
    case .nameCp1258: text = encoder.misread(text, as: .cp1258) ?? text
    case .nameUtf8x2: text = LegacyEncoder.misreadUTF8(text)
    case .nameUtf8x3: text = LegacyEncoder.misreadUTF8(LegacyEncoder.misreadUTF8(text))
    case .nameLost: text = text.map { LegacyEncoder.isIn1252($0) ? $0 : 0x3F }
    case .nameBestfit: text = text.map(NameFaults.bestFit)
    case .nameSpace: disturbSpaces(&text, &random)
    case .nameInvisible:
      let marks: [UInt32] = [0x200B, 0xFEFF, 0xAD, 0x200D, 0x2060]
      text.insert(random.pick(marks), at: random.below(text.count + 1))
    }
    return text != before
  }

  /// What Windows makes of a letter that the code page lacks: the plain letter or a question mark.
  private static func bestFit(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x110: return 0xD0
    case 0x111: return 0x64
    case 0x102, 0x103, 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x128, 0x129, 0x168, 0x169:
      return LetterForms.folded(scalar)
    default: return LegacyEncoder.isIn1252(scalar) ? scalar : 0x3F
    }
  }

  private func disturbSpaces(_ text: inout [UInt32], _ random: inout RandomStream) {
    let spaces = text.indices.filter { text[$0] == 0x20 }
    switch random.below(spaces.isEmpty ? 2 : 5) {
    case 0: text.append(contentsOf: [UInt32](repeating: 0x20, count: random.inside(1...3)))
    case 1: text.insert(0x20, at: 0)
    case 2: text.insert(contentsOf: [0x20, 0x20], at: random.pick(spaces))
    case 3: text = text.map { $0 == 0x20 ? 0xA0 : $0 }
    default: text[random.pick(spaces)] = random.chance(0.5) ? 0x09 : 0xA0
    }
  }
}
