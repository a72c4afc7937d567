extension BareText {
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
      return BareText.unitWords.contains { text.hasPrefix($0) }
    }
  }

  /// Finds text that stands for a missing name; then there is nothing more to read.
  func findMissing(_ journal: inout NameJournal) -> Bool {
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
      if journal.findings.contains(.notAName) == false {
        journal.findings.insert(hasDigit ? .notAName : .empty)
      }
      return true
    }
    if isAddress {
      journal.findings.insert(.notAName)
      return true
    }
    guard scalars.count <= 24, mayFoldToMissing() else { return false }
    let letters = scalars.filter { BareText.isBetweenWords($0) == false }
    // Marks that stand alone fold to nothing.
    guard letters.count <= NameKnowledge.longestMissing || letters.contains(where: { $0 >= 0x300 })
    else { return false }
    let folded = FoldingTable.fold(UTF8Reader.text(letters))
    guard NameKnowledge.missing.contains(folded) else { return false }
    // Không as a word is "none"; with other marks it may be a name (Khổng, Khống).
    if folded == "khong", UTF8Reader.text(scalars).lowercased().contains("ổ") { return false }
    journal.findings.insert(.empty)
    return true
  }

  /// Whether a text may be one of ``NameKnowledge/missing`` when folded, by its first letter and its length; tells
  /// surely for text of nothing but ASCII and letters of Vietnamese, which fold to a letter each.
  private func mayFoldToMissing() -> Bool {
    var count = 0
    var first: UInt32 = 0
    for scalar in scalars where BareText.isBetweenWords(scalar) == false {
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
}
