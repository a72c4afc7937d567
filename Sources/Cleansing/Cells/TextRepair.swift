import VietnameseText

/// Free text that is only tidied: form C, spaces, invisible characters, and the encoding where the
/// column's is known.
///
/// What the words say is left alone: addresses are read by ``AdministrativeUnits``, not rewritten.
enum TextRepair {
  /// Whether nothing can be wrong with the form of a cell; `false` only asks for a closer look.
  ///
  /// Plain are printable ASCII with single spaces and the letters of Vietnamese in form C.
  ///
  /// - Complexity: O(*n*), up to 64 bytes at once.
  static func isPlain(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = cell.baseAddress, !cell.isEmpty else { return true }
    if cell.count <= 64, CellBytes.isPlain(base, cell.count) { return true }
    return isPlainByByte(base, cell.count)
  }

  /// The same, byte by byte, for long cells and those with anything out of the ordinary.
  static func isPlainByByte(_ base: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var previous: UInt8 = 0x20
    var index = 0
    while index < count {
      let byte = base[index]
      if byte < 0x80 {
        if byte <= 0x20 {
          if byte != 0x20 || previous == 0x20 { return false }
        } else if byte == 0x7F {
          return false
        }
        previous = byte
        index &+= 1
        continue
      }
      previous = byte
      if byte >= 0xC3, byte <= 0xC6 {
        guard index &+ 1 < count, base[index &+ 1] & 0xC0 == 0x80 else { return false }
        index &+= 2
      } else if byte == 0xE1 {
        guard index &+ 2 < count, base[index &+ 1] == 0xBA || base[index &+ 1] == 0xBB,
          base[index &+ 2] & 0xC0 == 0x80
        else { return false }
        index &+= 3
      } else {
        return false
      }
    }
    return previous != 0x20
  }

  /// What tidying a cell gives.
  struct Result {
    var bytes: [UInt8]
    var repairs: NameRepairs = []
    /// The bytes are no UTF-8, or letters of another encoding stand in place of spaces and invisible signs, and could
    /// not be decoded.
    var isUnreadable = false
    /// The cell was in another encoding than its column.
    var isDecoded = false
  }

  /// Tidies a cell; the bytes are those of the cell when nothing is to be done.
  static func tidy(_ cell: UnsafeBufferPointer<UInt8>, encoding: LegacyEncoding?) -> Result {
    let raw = Array(cell)
    var result = Result(bytes: raw)
    let asText = String(validating: raw, as: UTF8.self)
    var text: String
    if encoding == .viqr, let asText, let decoded = viqrText(asText) {
      result.repairs.insert(.viqr)
      text = decoded
    } else if let decoded = decode(raw, asText, encoding) {
      result.repairs.formUnion(encoding?.textRepair ?? [])
      text = decoded
    } else if let asText {
      text = asText
      if let stray = strayText(asText) {
        result.repairs.formUnion(stray.encoding.textRepair)
        text = stray.text
        result.isDecoded = true
      } else if hidesLetters(asText) {
        result.isUnreadable = true
        return result
      }
    } else {
      result.isUnreadable = true
      return result
    }
    let composed = UnicodeForms.nfc(text)
    if !composed.utf8.elementsEqual(text.utf8) { result.repairs.insert(.unicodeForm) }
    text = spaced(composed, &result.repairs)
    result.bytes = Array(text.utf8)
    return result
  }

  /// The text of a cell in its column's encoding, or `nil` when it is not in it.
  private static func decode(
    _ raw: [UInt8], _ text: String?, _ encoding: LegacyEncoding?
  ) -> String? {
    guard let encoding, encoding != .utf8 else { return nil }
    guard let text else {
      guard let decoded = encoding.decode(raw), !decoded.unicodeScalars.contains("\u{FFFD}") else {
        return nil
      }
      return decoded
    }
    // A cell of ASCII has nothing to decode, and letters that the encoding cannot show (ạ, ư) say that the
    // cell was typed properly.
    guard raw.contains(where: { $0 >= 0x80 }) else { return nil }
    // The bytes may only happen to be UTF-8.
    let readings = [encoding.decode(mojibake: text), encoding.decode(raw)]
    var best: String?
    var fewest = invalidWords(text)
    for case let decoded? in readings where !decoded.unicodeScalars.contains("\u{FFFD}") {
      let count = invalidWords(decoded)
      if count < fewest { (best, fewest) = (decoded, count) }
    }
    return best
  }

  /// The text of a cell of ASCII in a column of VIQR, word by word; `nil` when no word is one.
  ///
  /// A word is decoded when it is a syllable then. A sign at its end may be one of punctuation.
  static func viqrText(_ text: String) -> String? {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    var isDecoded = false
    let words = text.split(omittingEmptySubsequences: false) { " ,;/".contains($0) }
    var result = ""
    var end = text.startIndex
    for word in words {
      result += text[end..<word.startIndex]
      let decoded = viqrWord(word)
      isDecoded = isDecoded || decoded != nil
      result += decoded ?? String(word)
      end = word.endIndex
    }
    return isDecoded ? result + text[end...] : nil
  }

  private static func viqrWord(_ word: Substring) -> String? {
    for dropped in 0..<2 where word.count > dropped + 1 {
      let stem = word.dropLast(dropped)
      let rest = word.suffix(dropped)
      if rest.contains(where: \.isLetter) { break }
      guard let decoded = LegacyEncoding.viqr.decode(Array(stem.utf8)), decoded != stem,
        Syllable(decoded) != nil
      else { continue }
      return decoded + rest
    }
    return nil
  }

  /// A text with its character codes resolved; `nil` when it has none: `X&#227;`, `X&#xE3;`.
  private static func resolved(_ text: String) -> String? {
    let pieces = text.split(separator: "&#", omittingEmptySubsequences: false)
    guard pieces.count > 1 else { return nil }
    var result = String(pieces[0])
    for piece in pieces.dropFirst() {
      guard let end = piece.firstIndex(of: ";") else { return nil }
      let digits = piece[..<end]
      let isHex = digits.first == "x" || digits.first == "X"
      guard
        let scalar = UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10)
          .flatMap(Unicode.Scalar.init), scalar.properties.isAlphabetic
      else { return nil }
      result.unicodeScalars.append(scalar)
      result += piece[piece.index(after: end)...]
    }
    return UnicodeForms.nfc(result)
  }

  private static let strayEncodings: [LegacyEncoding] = [
    .utf8AsWindows1252, .utf8AsWindows1252Twice, .utf8AsWindows1258, .tcvn3, .vni, .windows1258,
    .viscii, .vps,
  ]

  /// The texts that a cell is in each of the encodings, however little they mean; one of ASCII in VIQR, and with its
  /// character codes resolved.
  static func readings(
    of cell: UnsafeBufferPointer<UInt8>
  ) -> [(text: String, repairs: NameRepairs)] {
    guard let text = String(validating: cell, as: UTF8.self) else { return [] }
    guard cell.contains(where: { $0 >= 0x80 }) else {
      let viqr = viqrText(text).map { ($0, NameRepairs.viqr) }
      return [viqr, resolved(text).map { ($0, .escapes) }].compactMap(\.self)
    }
    return strayEncodings.compactMap { encoding in
      guard let decoded = encoding.decode(mojibake: text), decoded != text,
        !decoded.unicodeScalars.contains("\u{FFFD}")
      else { return nil }
      var repairs = encoding.textRepair
      return (spaced(UnicodeForms.nfc(decoded), &repairs), repairs)
    }
  }

  /// The text of a cell in another encoding than its column.
  ///
  /// The evidence is strong: two words or more are none as they stand, and exactly one text comes out of all encodings in
  /// which every word is a syllable.
  private static func strayText(_ text: String) -> (text: String, encoding: LegacyEncoding)? {
    guard strayWords(text).invalid >= 2 else { return nil }
    var found: (text: String, encoding: LegacyEncoding)?
    for encoding in strayEncodings {
      guard let decoded = encoding.decode(mojibake: text),
        !decoded.unicodeScalars.contains(where: { $0.value == 0xFFFD || isSign($0) })
      else { continue }
      let words = strayWords(decoded)
      guard words.invalid == 0, words.valid >= 2 else { continue }
      let composed = UnicodeForms.nfc(decoded)
      if let found, found.text != composed { return nil }
      if found == nil { found = (composed, encoding) }
    }
    return found
  }

  /// Whether a soft hyphen or a no-break space may be a letter, or a part of one, in an encoding that nobody knows: ư of
  /// TCVN3, ễ of VISCII, the second half of à.
  ///
  /// Syllables are not hyphenated, so that a soft hyphen beside a letter may be one itself unless the cell has letters that
  /// no Western encoding shows. Signs behind letters tell of other encodings too.
  private static func hidesLetters(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard scalars.contains(where: { $0.value == 0xAD || $0.value == 0xA0 }) else { return false }
    var isTyped = false
    var hasHyphen = false
    for place in scalars.indices {
      let value = scalars[place].value
      isTyped = isTyped || lettersOfVietnamese.contains(value) || (0x1EA0...0x1EF9).contains(value)
      let isBehind = place > 0 && scalars[place - 1].properties.isAlphabetic
      if value == 0xAD {
        let isBefore = place + 1 < scalars.count && scalars[place + 1].properties.isAlphabetic
        hasHyphen = hasHyphen || isBehind || isBefore
      } else if isBehind, isSign(scalars[place]), !signsBehindLetters.contains(value) {
        return true
      }
    }
    return hasHyphen && !isTyped
  }

  /// Ă, Đ, Ơ and Ư.
  private static let lettersOfVietnamese: Set<UInt32> = [
    0x102, 0x103, 0x110, 0x111, 0x1A0, 0x1A1, 0x1AF, 0x1B0,
  ]

  /// A no-break space and ° ² ³, which stand behind letters in texts that are right.
  private static let signsBehindLetters: Set<UInt32> = [0xA0, 0xB0, 0xB2, 0xB3]

  /// Whether several words are none of the language, as letters of another encoding are not.
  static func isGarbled(_ text: String) -> Bool { strayWords(text).invalid >= 3 }

  /// Whether a text has words, and all with letters beyond ASCII are words of the language.
  static func isLanguage(_ text: String) -> Bool {
    let words = strayWords(text)
    return words.invalid == 0 && words.valid >= 2
  }

  /// A sign beyond ASCII, which a wrong encoding leaves between the letters.
  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    (0x80..<0xC0).contains(scalar.value)
  }

  /// The words with letters beyond ASCII, by whether they are syllables.
  private static func strayWords(_ text: String) -> (valid: Int, invalid: Int) {
    var (valid, invalid) = (0, 0)
    for word in text.unicodeScalars.split(whereSeparator: {
      !$0.properties.isAlphabetic && !(0x300..<0x370).contains($0.value)
    }) where word.contains(where: { $0.value >= 0x80 }) {
      if Syllable(String(String.UnicodeScalarView(word))) == nil {
        invalid += 1
      } else {
        valid += 1
      }
    }
    return (valid, invalid)
  }

  /// The words with letters beyond ASCII that are no syllables.
  private static func invalidWords(_ text: String) -> Int {
    text.unicodeScalars.split { !$0.properties.isAlphabetic && $0.value < 0x80 }.count { word in
      word.contains { $0.value >= 0x80 } && Syllable(String(String.UnicodeScalarView(word))) == nil
    }
  }

  /// Single spaces, none at the ends, no invisible characters.
  private static func spaced(_ text: String, _ repairs: inout NameRepairs) -> String {
    var scalars = String.UnicodeScalarView()
    var isSpacePending = false
    for scalar in text.unicodeScalars {
      if isInvisible(scalar) {
        repairs.insert(.invisible)
      } else if scalar.properties.isWhitespace || scalar.value < 0x20 || scalar.value == 0x7F {
        if scalar.value != 0x20 || isSpacePending || scalars.isEmpty { repairs.insert(.spacing) }
        isSpacePending = true
      } else {
        if isSpacePending, !scalars.isEmpty { scalars.append(" ") }
        isSpacePending = false
        scalars.append(scalar)
      }
    }
    if isSpacePending { repairs.insert(.spacing) }
    return String(scalars)
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0x202A...0x202E, 0xFEFF: true
    default: false
    }
  }
}

extension LegacyEncoding {
  /// The repair that decoding a text from this encoding is.
  var textRepair: NameRepairs {
    switch self {
    case .utf8, .lostToQuestionMark, .windowsBestFit: []
    case .tcvn3, .tcvn3Capital: .tcvn3
    case .tcvn5712: .tcvn5712
    case .vni: .vni
    case .viscii: .viscii
    case .vps: .vps
    case .viqr: .viqr
    case .windows1258: .windows1258
    case .utf8AsWindows1252, .utf8AsWindows1252Twice, .utf8AsWindows1258: .utf8Twice
    }
  }
}
