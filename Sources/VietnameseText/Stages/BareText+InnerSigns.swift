/// Signs and digits that stand within a word or in the place of the blank between two.
///
/// A hand that slips puts a sign into a word (`Tha/nh`), in the place of a letter (`Trọ-g`) or of a blank
/// (`Thị8My`, `ThịgLy`). What the parts are tells them apart:
///
///     parts are words, the second begins with a capital     two words
///     the parts together are a word                         one word, the sign goes
///     one letter in place of the sign makes a word          the letter is lost
///     else                                                  left to the stages to come
extension BareText {
  /// Settles the signs and digits within words, before signs are taken for what opens a note.
  mutating func settleInnerSigns(_ journal: inout NameJournal) {
    guard hasInnerSign() else { return }
    var settled: [UInt32] = []
    settled.reserveCapacity(scalars.count)
    var repair: NameRepairs = []
    for part in scalars.split(separator: 0x20) {
      if settled.isEmpty == false { settled.append(0x20) }
      guard let (word, rule) = settledWord(part) else {
        settled.append(contentsOf: part)
        continue
      }
      settled.append(contentsOf: word)
      repair.formUnion(rule)
      if rule.contains(.digits) { journal.findings.insert(.digitsInside) }
    }
    if repair.isEmpty, settled == scalars { return }
    take(settled, repair, &journal)
  }

  /// Whether a sign or a digit stands between two letters.
  private func hasInnerSign() -> Bool {
    for place in scalars.indices.dropFirst().dropLast() {
      let scalar = scalars[place]
      if scalar < 0x80, scalar != 0x20, BareText.isSign(scalar) || Scalars.isDigit(scalar),
        UnicodeProperties.isLetter(scalars[place - 1]),
        UnicodeProperties.isLetter(scalars[place + 1])
      {
        return true
      }
    }
    return false
  }

  /// What a word with one sign or digit inside is for certain, a `?` where a letter is lost; `nil` where the stages to
  /// come know better.
  private func settledWord(_ part: ArraySlice<UInt32>) -> ([UInt32], NameRepairs)? {
    let places = part.indices.filter { UnicodeProperties.isLetter(part[$0]) == false }
    guard places.count == 1, let place = places.first, place > part.startIndex,
      place + 1 < part.endIndex
    else { return nil }
    let (sign, head, tail) = (part[place], part[..<place], part[(place + 1)...])
    let isDigit = Scalars.isDigit(sign)
    guard isDigit || BareText.isSign(sign) else { return nil }
    if WordParts.beginsAnew(head, tail) {
      guard isDigit, memory.isWord(head), memory.isWord(tail) else { return nil }
      return (Array(head) + [0x20] + Array(tail), .digits)
    }
    let isShown = WordParts.hasSmallTail(head, tail)
    // Digits within a word are keys, or letters that look like them.
    if isDigit || isShown == false && isAbbreviated(head, sign, tail) { return nil }
    if sign == Apostrophe.plain, head.count < 2 || tail.contains(where: { $0 >= 0x80 }) == false {
      return nil
    }
    let joined = Array(head) + Array(tail)
    if let token = memory.read(joined[...]), token.shareInBits > WordReader.unseenInBits,
      isShown || memory.isWord(head) == false || memory.isWord(tail) == false
    {
      return (joined, .symbols)
    }
    if sign == Apostrophe.plain || memory.isWord(head) && memory.isWord(tail)
      || isShown == false && sign == 0x2E
      || WordParts.hasLetter(between: head, tail) == false
    {
      return nil
    }
    return (Array(head) + [0x3F] + Array(tail), [])
  }

  /// Signs that a slip leaves and that are no letter of an encoding.
  private static func isSign(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x21, 0x23, 0x25, 0x27, 0x2A, 0x2C...0x2F, 0x3A, 0x3B, 0x3D, 0x5C, 0x5F, 0x7C, 0x7E: true
    default: false
    }
  }

  /// Whether consonants before a sign, or a letter behind a dot, are rather an abbreviation: `NG.AN`, `T/HOA`, `LÊ.N`.
  private func isAbbreviated(
    _ head: ArraySlice<UInt32>, _ sign: UInt32, _ tail: ArraySlice<UInt32>
  ) -> Bool {
    guard sign == 0x2E || sign == 0x2F || sign == 0x2D else { return false }
    return head.allSatisfy { Scalars.isConsonant($0) } || sign == 0x2E && tail.count == 1
  }
}
