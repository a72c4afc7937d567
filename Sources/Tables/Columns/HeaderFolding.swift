/// Folds the name of a column, so that spelling does not matter: lower-case ASCII letters and digits only.
///
///     HeaderFolding.folded("Họ và tên")      // "hovaten"
///     HeaderFolding.folded("SỐ CCCD/ĐDCN")   // "socccdddcn"
///     HeaderFolding.folded("(3) HO_TEN")     // "hoten"
///
/// This is for headers alone; names of people are folded by the room of Vietnamese text.
enum HeaderFolding {
  /// The folded name; numbering such as `(1)` or `1.` at its start, and `(1)` anywhere, is dropped.
  static func folded(_ name: String) -> String {
    foldedLetters(withoutNumbering(Array(name.unicodeScalars)))
  }

  /// The folded name without any text in brackets, such as `(dd/mm/yyyy)`.
  static func foldedOutsideBrackets(_ name: String) -> String {
    var depth = 0
    var kept: [Unicode.Scalar] = []
    for scalar in name.unicodeScalars {
      switch scalar {
      case "(", "[": depth += 1
      case ")", "]": depth = max(depth - 1, 0)
      default: if depth == 0 { kept.append(scalar) }
      }
    }
    return foldedLetters(withoutNumbering(kept))
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func withoutNumbering(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var kept: [Unicode.Scalar] = []
    var i = 0
    while i < scalars.count {
      // A bracket with nothing but digits in it goes.
      if scalars[i] == "(" || scalars[i] == "[" {
        var end = i + 1
        while end < scalars.count, isDigit(scalars[end]) { end += 1 }
        if end > i + 1, end < scalars.count, scalars[end] == ")" || scalars[end] == "]" {
          i = end + 1
          continue
        }
      }
      kept.append(scalars[i])
      i += 1
    }
    let letters = kept.drop { isDigit($0) || $0 == " " || $0 == "." || $0 == ")" || $0 == "-" }
    return letters.isEmpty ? kept : Array(letters)
  }

  private static func foldedLetters(_ scalars: [Unicode.Scalar]) -> String {
    var folded = ""
    for scalar in scalars {
      if let letter = letter(scalar) { folded.unicodeScalars.append(letter) }
    }
    return folded
  }

  /// The ASCII letter or digit under a scalar; `nil` for marks, blanks and punctuation.
  private static func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: return scalar
    case 0x41...0x5A: return Unicode.Scalar(scalar.value + 0x20)
    default: break
    }
    for (range, letter) in ranges where range.contains(scalar.value) { return letter }
    return nil
  }

  /// The letters of Vietnamese with their marks; Latin-1, Latin Extended-A and -B, and Additional.
  private static let ranges: [(ClosedRange<UInt32>, Unicode.Scalar)] = [
    (0xC0...0xC5, "a"), (0xC8...0xCB, "e"), (0xCC...0xCF, "i"), (0xD0...0xD0, "d"),
    (0xD2...0xD6, "o"), (0xD9...0xDC, "u"), (0xDD...0xDD, "y"),
    (0xE0...0xE5, "a"), (0xE8...0xEB, "e"), (0xEC...0xEF, "i"), (0xF0...0xF0, "d"),
    (0xF2...0xF6, "o"), (0xF9...0xFC, "u"), (0xFD...0xFD, "y"), (0xFF...0xFF, "y"),
    (0x102...0x103, "a"), (0x110...0x111, "d"), (0x128...0x129, "i"), (0x168...0x169, "u"),
    (0x1A0...0x1A1, "o"), (0x1AF...0x1B0, "u"), (0x1CD...0x1CE, "a"),
    (0x1EA0...0x1EB7, "a"), (0x1EB8...0x1EC7, "e"), (0x1EC8...0x1ECB, "i"),
    (0x1ECC...0x1EE3, "o"), (0x1EE4...0x1EF1, "u"), (0x1EF2...0x1EF9, "y"),
  ]
}
