extension BareText {
  /// Unifies apostrophes, dashes and spaces, resolves compatibility forms, and drops what shows nothing.
  mutating func cleanCharacters(_ journal: inout NameJournal) {
    let before = scalars
    var cleaned: [UInt32] = []
    cleaned.reserveCapacity(scalars.count)
    var repair: NameRepairs = []
    for (place, scalar) in scalars.enumerated() {
      if scalar < 0x80 {
        if scalar == 0x60, isHalfLetter(at: place) {
          cleaned.append(scalar)
        } else {
          cleanASCII(scalar, into: &cleaned, repair: &repair)
        }
      } else if isEncodedLetter(at: place) {
        cleaned.append(scalar)
      } else if VietnameseLetter.code(of: scalar) != 0 || LookAlike.letter(for: scalar) != nil {
        cleaned.append(scalar)
      } else {
        cleanOther(scalar, into: &cleaned, repair: &repair, &journal)
      }
    }
    scalars = BareText.trimmed(cleaned, repair: &repair)
    if repair.isEmpty == false {
      journal.mend(repair, before: UTF8Reader.text(before), after: UTF8Reader.text(scalars))
    }
  }

  private func cleanASCII(
    _ scalar: UInt32, into cleaned: inout [UInt32], repair: inout NameRepairs
  ) {
    switch scalar {
    case 0x60:
      repair.insert(.apostrophe)
      cleaned.append(Apostrophe.plain)
    case 0x09, 0x0A, 0x0B, 0x0C, 0x0D:
      repair.insert(.spacing)
      cleaned.append(0x20)
    case 0..<0x20, 0x7F: repair.insert(.invisible)
    default: cleaned.append(scalar)
    }
  }

  private mutating func cleanOther(
    _ scalar: UInt32, into cleaned: inout [UInt32], repair: inout NameRepairs,
    _ journal: inout NameJournal
  ) {
    if Apostrophe.isAny(scalar) {
      repair.insert(.apostrophe)
      cleaned.append(Apostrophe.plain)
    } else if BareText.isDash(scalar) {
      cleaned.append(0x2D)
    } else if scalar == 0xFFFD {
      journal.findings.insert(.lostLetters)
      isLossy = true
      cleaned.append(0x3F)
    } else if UnicodeProperties.isSpace(scalar) {
      repair.insert(.spacing)
      cleaned.append(0x20)
    } else if UnicodeProperties.isInvisible(scalar) {
      repair.insert(.invisible)
    } else if UnicodeProperties.isMark(scalar) {
      cleaned.append(scalar)
    } else {
      // Full-width signs, ligatures, circled digits. A form that opens with a space is a mark on its own.
      let resolved = UnicodeForms.nfkc(UTF8Reader.text([scalar])).unicodeScalars.map(\.value)
      if resolved.first == 0x20 { return repair.formUnion(.symbols) }
      if resolved != [scalar] { repair.insert(.wideForm) }
      cleaned.append(contentsOf: resolved)
    }
  }

  /// Whether a backquote stands behind a vowel of ASCII and ends its word, so that it may be huyền in VIQR.
  private func isHalfLetter(at place: Int) -> Bool {
    guard place > 0, scalars[place - 1] < 0x80,
      place + 1 == scalars.count || scalars[place + 1] == 0x20
    else { return false }
    return UnicodeProperties.isLetter(scalars[place - 1])
      && Scalars.isConsonant(scalars[place - 1]) == false
  }

  /// Whether a sign is a letter of another encoding that nothing explained: `ª` in Tiªn is ê in TCVN3 and no small a.
  ///
  /// Figures behind a word that can be read (An², An¹) are none.
  private func isEncodedLetter(at place: Int) -> Bool {
    guard place > 0, UnicodeProperties.isLetter(scalars[place - 1]) else { return false }
    if (0x80..<0xA0).contains(scalars[place]), scalars[place] != 0x85 { return true }
    if scalars[place] == 0x2018 || scalars[place] == 0x2019 {
      let start = scalars[..<place].lastIndex(of: 0x20).map { $0 + 1 } ?? 0
      return (place + 1 == scalars.count || scalars[place + 1] == 0x20)
        && EncodedSign.isQuotedConsonants(scalars[start...place])
    }
    guard EncodedSign.isEncodedSign(scalars[place]) else { return false }
    if place + 1 < scalars.count, UnicodeProperties.isLetter(scalars[place + 1]) { return true }
    return scalars[place] == 0xAA || scalars[place] == 0xB5
  }

  private static func isDash(_ scalar: UInt32) -> Bool {
    (0x2010...0x2015).contains(scalar) || scalar == 0x2212 || scalar == 0xFE58 || scalar == 0xFE63
      || scalar == 0xFF0D
  }

  /// Without spaces at the ends and with single ones between words.
  private static func trimmed(_ scalars: [UInt32], repair: inout NameRepairs) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(scalars.count)
    for scalar in scalars where scalar != 0x20 || (result.last ?? 0x20) != 0x20 {
      result.append(scalar)
    }
    if result.last == 0x20 { result.removeLast() }
    if result.count != scalars.count { repair.insert(.spacing) }
    return result
  }
}
