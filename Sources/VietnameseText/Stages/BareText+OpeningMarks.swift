/// Codes, places in a list, hamlets and relations that stand before a name.
///
///     NV0001 - Nguyễn Văn An      an employee's, a patient's or a pupil's code
///     Xóm 3 - Nguyễn Văn An       a hamlet
///     Số 1: Nguyễn Văn An         a place in a list
///     Vợ: Trần Thị Hoa            who the person is to the head of the household
///
/// What goes must be recognised, and what stays must be a name by itself: two words or more, a surname first.
extension BareText {
  /// Takes out a recognised mark before a whole name.
  mutating func takeOutOpeningMark(_ journal: inout NameJournal) {
    guard let length = openingMarkLength() else { return }
    journal.findings.insert(.note)
    take(Array(scalars[length...]), .note, &journal)
  }

  /// Whether a text is a code, or a hamlet with its number, and nothing else.
  func isMark(_ text: [UInt32]) -> Bool {
    let parts = text.split(separator: 0x20)
    guard let first = parts.first, parts.count <= 2 else { return false }
    if parts.count == 1 { return isCode(first) }
    let key = Scalars.lowered(Array(first)) ?? ""
    return NameKnowledge.openingLabels.contains(key) && BareText.isOrdinal(parts[1])
  }

  /// Whether a part of a cell is a name by itself: two to six words with a surname first.
  ///
  /// - Parameter isParted: Whether a sign parts it from what stands before, so that a rarer surname does.
  func isWholeName(_ part: ArraySlice<UInt32>, isParted: Bool) -> Bool {
    let words = part.split(separator: 0x20)
    guard (2...6).contains(words.count), let surname = memory.read(words[0])?.word,
      WordTraits.isMiddle(surname) == false, part.contains(where: Scalars.isDigit) == false
    else { return false }
    if NameKnowledge.isMainlySurname(surname) { return true }
    let count = NameKnowledge.surnameCount(surname)
    return words.count >= 3 && count >= 20 || isParted && count >= 50
  }

  /// The length of a mark with the signs behind it.
  private func openingMarkLength() -> Int? {
    let parts = scalars.split(separator: 0x20)
    guard parts.count >= 3, let first = parts.first else { return nil }
    let key = Scalars.lowered(first.filter { UnicodeProperties.isLetter($0) }) ?? ""
    let code = first.prefix { $0 != 0x3A && $0 != 0x2F && $0 != 0x7C && $0 != 0x3B }
    if isCode(BareText.bare(code)) { return nameBegin(behind: code.endIndex) }
    if NameKnowledge.openingLabels.contains(key) {
      if BareText.isOrdinal(BareText.bare(parts[1])) {
        return nameBegin(behind: parts[1].endIndex)
      }
      return hamletLength()
    }
    guard NameKnowledge.relations.contains(key) else { return nil }
    return relationLength()
  }

  /// A mark that ends at a place, with the signs up to the name that follows; a sign may stand within its last word.
  private func nameBegin(behind end: Int) -> Int? {
    var place = end
    while place < scalars.count, BareText.isParting(scalars[place]) { place += 1 }
    let isParted =
      BareText.isParting(scalars[end - 1])
      || scalars[end..<place].contains { $0 != 0x20 }
    guard place > end, place < scalars.count,
      isWholeName(scalars[place...], isParted: isParted)
    else { return nil }
    return place
  }

  /// `Thôn Đông - …`, `Bản Na Ca: …`: a label, one to three words and a sign that parts them from the name.
  private func hamletLength() -> Int? {
    guard
      let sign = scalars.indices.first(where: { place in
        place > 0
          && (scalars[place] == 0x3A || scalars[place] == 0x2D && scalars[place - 1] == 0x20)
      }), sign + 2 < scalars.count,
      (2...4).contains(scalars[..<sign].split(separator: 0x20).count)
    else { return nil }
    return nameBegin(behind: sign + 1)
  }

  /// `Vợ: …`, `Con dâu: …`, `Con 1: …`: a relation and a colon before the name of the person.
  ///
  /// `Mẹ: …`, `Con của: …`, `Con gái: …` stand before a parent's name where a child has none yet.
  private func relationLength() -> Int? {
    guard let colon = scalars.firstIndex(of: 0x3A), colon <= 24 else { return nil }
    let words = scalars[..<colon].split(separator: 0x20)
    let isOfMember = ["con", "cháu", "vợ", "chồng"].contains(memory.read(words[0])?.word)
    let isRelation =
      isOfMember
      && words.dropFirst().allSatisfy { part in
        if part.allSatisfy(Scalars.isDigit) { return part.count <= 2 }
        return ["rể", "dâu", "nuôi"].contains(memory.read(part)?.word)
      }
    guard (1...4).contains(words.count), isRelation else { return nil }
    return nameBegin(behind: colon + 1)
  }

  /// Whether a word is a code: up to five letters and the digits of a number, in capitals or in small letters, or a class
  /// of a school (`10A1`); no word that is typed with keys of VNI.
  private func isCode(_ word: ArraySlice<UInt32>) -> Bool {
    guard word.count >= 2, word.count <= 16, word.allSatisfy({ $0 < 0x80 }),
      word.last.map(Scalars.isDigit) == true || word.first.map(Scalars.isDigit) == true
    else { return false }
    let letters = word.filter { UnicodeProperties.isLetter($0) }
    let digits = word.filter(Scalars.isDigit)
    guard (1...5).contains(letters.count), digits.isEmpty == false,
      letters.allSatisfy(Scalars.isCapital) || letters.allSatisfy({ !Scalars.isCapital($0) }),
      word.allSatisfy({
        UnicodeProperties.isLetter($0) || Scalars.isDigit($0) || $0 == 0x2D || $0 == 0x5F
          || $0 == 0x2E || $0 == 0x2F
      })
    else { return false }
    if word.first.map(Scalars.isDigit) == true {
      return letters.count <= 2 && digits.count <= 4 && digits.count >= 2
    }
    let tail = word.drop { UnicodeProperties.isLetter($0) }
    // Digits stand behind the letters, not among them.
    guard tail.contains(where: UnicodeProperties.isLetter) == false else { return false }
    return TypingResidue.decode(word, keys: .vni) == nil
  }

  /// The number of a hamlet, a team or a line: up to three digits, with a letter behind them or none.
  private static func isOrdinal(_ word: ArraySlice<UInt32>) -> Bool {
    let digits = word.prefix(while: Scalars.isDigit)
    return (1...3).contains(digits.count) && word.count <= digits.count + 1
      && word.dropFirst(digits.count).allSatisfy(UnicodeProperties.isLetter)
  }

  /// A word without the signs behind it.
  private static func bare(_ word: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
    var word = word
    while let last = word.last, isParting(last) { word.removeLast() }
    return word
  }

  /// Signs between a mark and a name.
  private static func isParting(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x3B, 0x5F, 0x7C, 0x29: true
    default: false
    }
  }
}
