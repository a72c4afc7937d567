extension NameDraft {
  /// Looks up the words of a text; `false` when it holds anything but letters of Vietnamese and ASCII and single
  /// spaces between them, or a longer word than there is.
  mutating func recall(_ scalars: [UInt32]) -> Bool {
    known.removeAll(keepingCapacity: true)
    var start = 0
    for place in scalars.indices {
      if VietnameseLetter.code(of: scalars[place]) != 0 { continue }
      if scalars[place] != 0x20 || place == start || place - start > 48 { return false }
      start = place + 1
    }
    if start == scalars.count || scalars.count - start > 48 { return false }
    known.reserveCapacity(8)
    start = 0
    for place in scalars.indices where scalars[place] == 0x20 {
      known.append(memory.word(scalars[start..<place]))
      start = place + 1
    }
    known.append(memory.word(scalars[start...]))
    return true
  }

  /// Unifies apostrophes, dashes and spaces, resolves compatibility forms, and drops what shows nothing.
  mutating func cleanCharacters() {
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
        cleanOther(scalar, into: &cleaned, repair: &repair)
      }
    }
    scalars = NameDraft.trimmed(cleaned, repair: &repair)
    if repair.isEmpty == false {
      let after = scalars
      mend(repair, before: UTF8Reader.text(before), after: UTF8Reader.text(after))
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
    _ scalar: UInt32, into cleaned: inout [UInt32], repair: inout NameRepairs
  ) {
    if Apostrophe.isAny(scalar) {
      repair.insert(.apostrophe)
      cleaned.append(Apostrophe.plain)
    } else if NameDraft.isDash(scalar) {
      cleaned.append(0x2D)
    } else if scalar == 0xFFFD {
      findings.insert(.lostLetters)
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
      && NameDraft.isConsonant(scalars[place - 1]) == false
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
        && NameDraft.isQuotedConsonants(scalars[start...place])
    }
    guard NameDraft.isEncodedSign(scalars[place]) else { return false }
    if place + 1 < scalars.count, UnicodeProperties.isLetter(scalars[place + 1]) { return true }
    return scalars[place] == 0xAA || scalars[place] == 0xB5
  }

  /// Whether a sign of Latin-1 has a compatibility form and shows a letter in TCVN3, VNI or VISCII: ¨ ª ² ³ ´ µ ¸ ¹ º
  /// ¼ ½ ¾.
  static func isEncodedSign(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA8, 0xAA, 0xB2...0xB5, 0xB8...0xBA, 0xBC...0xBE: true
    default: false
    }
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

  /// Whether a text of letters may stand for a missing name, by its first letter and its length.
  func mayBeMissing() -> Bool {
    var count = 0
    for scalar in scalars where scalar != 0x20 { count &+= 1 }
    guard count <= NameKnowledge.longestMissing, let first = scalars.first else { return false }
    let openings = NameKnowledge.missingLetters[count]
    return openings & (1 << UInt32(VietnameseLetter.code(of: first) & 31)) != 0
  }

  /// Words for units that stand before a name of theirs; Phường and Quận are too like names without their marks.
  private static let unitWords = ["xã ", "huyện ", "tỉnh ", "thị trấn ", "thị xã ", "thành phố "]

  /// Whether a unit with its name stands behind a comma: `Xóm 9, xã Nghi Hương`.
  private var isAddress: Bool {
    guard let comma = scalars.firstIndex(of: 0x2C) else { return false }
    return scalars[comma...].split(separator: 0x2C).contains { part in
      let text = UnicodeForms.nfc(UTF8Reader.text(Array(part.drop { $0 == 0x20 }))).lowercased()
      return NameDraft.unitWords.contains { text.hasPrefix($0) }
    }
  }

  /// Finds text that stands for a missing name; then there is nothing more to read.
  mutating func findMissing() -> Bool {
    var hasLetter = false
    var hasDigit = false
    var hasLostLetter = false
    for scalar in scalars {
      if scalar == 0x3F {
        hasLostLetter = true
      } else if scalar < 0x80 {
        hasLetter = hasLetter || (scalar | 0x20 >= 0x61 && scalar | 0x20 <= 0x7A)
        hasDigit = hasDigit || (0x30...0x39).contains(scalar)
      } else {
        hasLetter = hasLetter || UnicodeProperties.isLetter(scalar)
      }
    }
    if hasLetter == false {
      // Words of nothing but lost letters are still words: "? ?m ?" has a letter, "?? ??" may be a name.
      if hasLostLetter && scalars.contains(0x20) { return false }
      if findings.contains(.notAName) == false { findings.insert(hasDigit ? .notAName : .empty) }
      return true
    }
    if isAddress {
      findings.insert(.notAName)
      return true
    }
    guard scalars.count <= 24, mayFoldToMissing() else { return false }
    let letters = scalars.filter { NameDraft.isBetweenWords($0) == false }
    // Marks that stand alone fold to nothing.
    guard letters.count <= NameKnowledge.longestMissing || letters.contains(where: { $0 >= 0x300 })
    else { return false }
    let folded = FoldingTable.fold(UTF8Reader.text(letters))
    guard NameKnowledge.missing.contains(folded) else { return false }
    // Không as a word is "none"; with other marks it may be a name (Khổng, Khống).
    if folded == "khong", UTF8Reader.text(scalars).lowercased().contains("ổ") { return false }
    findings.insert(.empty)
    return true
  }

  /// Whether a text may be one of ``NameKnowledge/missing`` when folded, by its first letter and its length; tells
  /// surely for text of nothing but ASCII and letters of Vietnamese, which fold to a letter each.
  private func mayFoldToMissing() -> Bool {
    var count = 0
    var first: UInt32 = 0
    for scalar in scalars where NameDraft.isBetweenWords(scalar) == false {
      if scalar >= 0x80, VietnameseLetter.code(of: scalar) == 0 { return true }
      if count == 0 { first = scalar }
      count += 1
    }
    guard count > 0, count <= NameKnowledge.longestMissing else { return false }
    let code = VietnameseLetter.code(of: first)
    return code == 0 || NameKnowledge.missingLetters[count] & (1 << UInt32(code & 31)) != 0
  }

  /// Signs that may stand between the letters of a word for "missing": K.h.ô.n.g, (null), chưa-có.
  private static func isBetweenWords(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x2E, 0x28, 0x29, 0x2D: true
    default: false
    }
  }

  /// The length of `STT ` or `TT ` before a number.
  private static func lineNumberLabel(_ scalars: [UInt32]) -> Int {
    guard let first = scalars.first, first | 0x20 == 0x73 || first | 0x20 == 0x74 else { return 0 }
    let lowered = scalars.prefix(6).map { UnicodeProperties.lower($0) }
    for label in ["stt ", "tt ", "stt: ", "stt."] {
      let label = label.unicodeScalars.map(\.value)
      if lowered.starts(with: label) { return label.count }
    }
    return 0
  }

  /// Removes `12.`, `3)` or `STT 7 -` before the name.
  mutating func removeLineNumber() {
    if removeLineLetter() { return }
    var place = NameDraft.lineNumberLabel(scalars)
    let start = place
    while place < scalars.count, (0x30...0x39).contains(scalars[place]) { place += 1 }
    guard place > start, place <= start + 7, place < scalars.count else { return }
    let afterDigits = place
    while place < scalars.count, [0x20, 0x2E, 0x29, 0x2D, 0x3A, 0x2F].contains(scalars[place]) {
      place += 1
    }
    guard place > afterDigits, place < scalars.count, UnicodeProperties.isLetter(scalars[place])
    else { return }
    let before = scalars
    scalars.removeFirst(place)
    let after = scalars
    mend(.lineNumber, before: UTF8Reader.text(before), after: UTF8Reader.text(after))
  }

  /// Removes `a)`, `b)` and Roman numbers with a dot or bracket (`II.`) before a surname and another word.
  private mutating func removeLineLetter() -> Bool {
    guard let end = scalars.prefix(5).firstIndex(where: { $0 == 0x29 || $0 == 0x2E }), end > 0,
      end + 1 < scalars.count
    else { return false }
    let head = UTF8Reader.text(scalars[..<end])
    let isLetter = end == 1 && scalars[1] == 0x29 && UnicodeProperties.isLetter(scalars[0])
    let isRoman = ["II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII"].contains(head)
    guard isLetter || isRoman else { return false }
    let rest = NameDraft.trimmedEnds(Array(scalars[(end + 1)...]))
    guard let own = plainWords(rest), own.count >= 2, NameKnowledge.isMainlySurname(own[0]) else {
      return false
    }
    let before = scalars
    scalars = rest
    mend(.lineNumber, before: UTF8Reader.text(before), after: UTF8Reader.text(rest))
    return true
  }
}
