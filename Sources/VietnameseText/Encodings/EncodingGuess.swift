/// The reading of one cell in the encoding that suits it best.
struct EncodingGuess {
  /// The encoding, ``LegacyEncoding/utf8`` for a cell that needs no decoding.
  let encoding: LegacyEncoding
  /// The text; may hold combining marks.
  let scalars: [UInt32]
  /// A second reading that is nearly as good.
  let rival: [UInt32]?

  /// What the best reading must gain over the text as it stands.
  private static let neededInBits = 12.0
  /// The same where a soft hyphen stands inside a word.
  private static let hyphenInBits = 4.0
  /// By how much it must beat the next reading.
  private static let marginInBits = 3.0
  /// UTF-8 seen as another encoding has a structure that no other text shows by chance.
  private static let structureInBits = 20.0

  /// Chooses the reading of one cell on its own; strong evidence is needed.
  ///
  /// - Parameters:
  ///   - scalars: The characters, or `nil` when the bytes are no UTF-8.
  ///   - bytes: The raw bytes.
  static func ofCell(
    scalars: [UInt32]?, bytes: [UInt8], _ memory: NameMemory
  ) -> EncodingGuess {
    let asSeen = scalars ?? bytes.map { ByteView.scalar(of: $0) }
    let asItStands = EncodingGuess(encoding: .utf8, scalars: asSeen, rival: nil)
    if let scalars, isLeftAlone(scalars) { return asItStands }
    let view = CellView(scalars: scalars, bytes: bytes)
    let hasSigns = asSeen.contains { EncodedSign.isEncodedSign($0) }
    var base: EncodingScore?
    // Soft hyphens are letters of other encodings, or nothing.
    let bare = withoutHyphens(asSeen, memory)
    var best: Held?
    var second: (scalars: [UInt32], bits: Double)?
    // Whether a word stays unreadable in every encoding that leaves ASCII as it is; known with the score.
    var isHopeless = false
    for hypothesis in view.hypotheses {
      let isStructured = hypothesis.repair == .utf8Twice
      if isHopeless, isStructured == false, hypothesis != .viqr { continue }
      // A question mark alone is a lost letter, no hỏi.
      if hypothesis == .viqr, asSeen.contains(0x3F), isSpelt(asSeen) == false { continue }
      guard let decoded = hypothesis.reading(of: view), decoded != asSeen else { continue }
      let seen = base ?? EncodingScore(bare, memory)
      if base == nil {
        isHopeless =
          seen.fixedInvalidCount > 0 && bare.count == asSeen.count && keepsASCIIWords(asSeen)
      }
      base = seen
      // What can be read needs no decoding, except that raw bytes are in some encoding for certain.
      if seen.invalidCount == 0 && scalars != nil && bare.count == asSeen.count {
        return asItStands
      }
      // Signs that happen to be the bytes of a letter that no name has, or text that was decoded once too few.
      if isStructured, decoded.contains(where: { isOutsideNames($0) || isForeignMark($0) }) {
        continue
      }
      let limit = isStructured ? seen.invalidCount : faultLimit(seen, asSeen, decoded)
      let score = EncodingScore(decoded, limit: limit, memory)
      if score.invalidCount > limit { continue }
      // Words that run together are fewer, not better.
      if isStructured == false, score.invalidCount > 0, score.wordCount != seen.wordCount {
        continue
      }
      let prior = hypothesis.priorInBits(hasSigns: hasSigns)
      let bits = score.bits + prior + (isStructured ? structureInBits : 0)
      if let held = best, isSame(held, decoded, scoreInBits: score.bits) { continue }
      if let held = best, held.bits >= bits {
        if second.map({ $0.bits < bits }) ?? true { second = (decoded, bits) }
      } else {
        if let held = best { second = (held.scalars, held.bits) }
        best = Held(
          encoding: hypothesis, scalars: decoded, bits: bits, scoreInBits: score.bits)
      }
    }
    guard let best, let base else { return asItStands }
    // A soft hyphen is not set within a syllable.
    let isLetter = base.invalidCount == 0 && EncodedSign.isBetweenLetters(0xAD, in: asSeen)
    guard best.bits - base.bits >= (isLetter ? hyphenInBits : neededInBits) else {
      return asItStands
    }
    if scalars != nil, best.encoding.repair != .utf8Twice, isMixed(asSeen, best.scalars, memory) {
      return asItStands
    }
    if let second, best.bits - second.bits < marginInBits {
      return EncodingGuess(encoding: .utf8, scalars: asSeen, rival: best.scalars)
    }
    return EncodingGuess(encoding: best.encoding, scalars: best.scalars, rival: nil)
  }

  /// The text without soft hyphens where all its words can be read so, else as it is.
  private static func withoutHyphens(_ text: [UInt32], _ memory: NameMemory) -> [UInt32] {
    guard text.contains(0xAD) else { return text }
    let bare = text.filter { $0 != 0xAD }
    return bare.split(separator: 0x20).allSatisfy { memory.read($0) != nil } ? bare : text
  }

  /// Whether signs of VIQR stand in a text besides the question mark: a dot before its end is one.
  private static func isSpelt(_ text: [UInt32]) -> Bool {
    text.dropLast().contains(0x2E) || text.contains { EncodedSign.isSpeltSign($0) }
  }

  /// Whether decoding makes a common word that can be read as it stands a far rarer one: then only other words of the
  /// text are in that encoding (`Lê V¨n Nam`).
  private static func isMixed(
    _ seen: [UInt32], _ decoded: [UInt32], _ memory: NameMemory
  ) -> Bool {
    let before = seen.split(separator: 0x20)
    let after = decoded.split(separator: 0x20)
    guard before.count == after.count else { return false }
    return before.indices.contains { place in
      guard before[place] != after[place],
        let own = memory.read(before[place]), own.shareInBits >= WordReader.commonInBits
      else { return false }
      let other = memory.word(after[place], isGuess: true).token
      return (other?.shareInBits ?? EncodingScore.invalidInBits) + mixedInBits <= own.shareInBits
    }
  }

  /// By how much the word as it stands must be the commoner one.
  private static let mixedInBits = 8.0

  /// Whether no encoding of bytes changes a word of ASCII in a text, nor bears one that cannot be read: it has no control
  /// codes and no-break spaces, which are letters in some of them, and no sign of ``faultLimit(_:_:_:)``.
  private static func keepsASCIIWords(_ asSeen: [UInt32]) -> Bool {
    asSeen.allSatisfy {
      (0x20..<0x7F).contains($0) || $0 > 0xA0 && EncodedSign.isAlien($0) == false
    }
  }

  /// How many words may stay unreadable when a text is decoded, some other fault sitting beside the encoding.
  ///
  /// Words of ASCII are the same in every encoding. One more is borne where three words or more speak of an encoding
  /// with signs that no name has, and nothing but letters comes out.
  private static func faultLimit(
    _ seen: EncodingScore, _ asSeen: [UInt32], _ decoded: [UInt32]
  ) -> Int {
    guard asSeen.contains(where: { EncodedSign.isAlien($0) }) else { return 0 }
    let isTelling =
      seen.invalidCount - seen.fixedInvalidCount >= 3
      && decoded.allSatisfy { $0 < 0x80 || VietnameseLetter.code(of: $0) != 0 }
    return seen.fixedInvalidCount + (isTelling ? 1 : 0)
  }

  /// Whether a character is a letter that no name of Vietnam has.
  static func isOutsideNames(_ scalar: UInt32) -> Bool {
    scalar >= 0x80 && VietnameseLetter.code(of: scalar) == 0
      && WordReader.lexicon.isInMinorityWords(scalar) == false && UnicodeProperties.isLetter(scalar)
  }

  /// Whether a character is a combining mark that stands on no letter of a name of Vietnam.
  private static func isForeignMark(_ scalar: UInt32) -> Bool {
    guard (0x300...0x36F).contains(scalar) else { return false }
    switch scalar {
    // Grave, acute, circumflex, tilde, breve, diaeresis, hook, caron, horn, dot below.
    case 0x300...0x303, 0x306, 0x308, 0x309, 0x30C, 0x31B, 0x323: return false
    default: return true
    }
  }

  /// Whether no encoding can make anything else of a text: ASCII without signs of VIQR, or text with letters that no
  /// code page shows.
  private static func isLeftAlone(_ scalars: [UInt32]) -> Bool {
    var isASCII = true
    for scalar in scalars {
      if (0x1EA0...0x1EF9).contains(scalar) { return true }
      if scalar < 0x20 || scalar >= 0x7F { isASCII = false }
    }
    guard isASCII, let viqr = LegacyEncoding.viqr.table else { return false }
    return viqr.mayChange(ascii: scalars) == false
  }

  /// Reads a cell of a column whose encoding is known.
  ///
  /// Characters that the encoding cannot have made (ạ, ư in a column of TCVN3) show a cell that was typed properly:
  /// it stays. So does a cell that reads well as it stands and badly when decoded.
  static func ofCell(
    scalars: [UInt32]?, bytes: [UInt8], column: LegacyEncoding, _ memory: NameMemory
  ) -> EncodingGuess {
    let asSeen = scalars ?? bytes.map { ByteView.scalar(of: $0) }
    let decoded = column.reading(of: CellView(scalars: scalars, bytes: bytes))
    if let scalars, let raw = ofBytes(of: scalars, seenAs: decoded, column, memory) { return raw }
    guard let decoded else { return ofCell(scalars: scalars, bytes: bytes, memory) }
    if decoded == asSeen {
      // Letters that have the same byte in Windows-1252 are decoded all the same.
      let encoding = scalars == nil ? column : .utf8
      return EncodingGuess(encoding: encoding, scalars: asSeen, rival: nil)
    }
    let score = EncodingScore(decoded, memory)
    let base = EncodingScore(asSeen, memory)
    if score.invalidCount > base.invalidCount {
      return ofCell(scalars: scalars, bytes: bytes, memory)
    }
    if score.invalidCount > 0 {
      // Columns put together hold more than one encoding.
      let own = ofCell(scalars: scalars, bytes: bytes, memory)
      if own.encoding != .utf8, own.rival == nil,
        EncodingScore(own.scalars, memory).invalidCount < score.invalidCount
      {
        return own
      }
    } else if scalars != nil, base.invalidCount == 0 {
      if base.bits >= score.bits + properInBits {
        return EncodingGuess(encoding: .utf8, scalars: asSeen, rival: nil)
      }
      if base.bits >= score.bits - properInBits {
        return EncodingGuess(encoding: column, scalars: decoded, rival: asSeen)
      }
    }
    return EncodingGuess(encoding: column, scalars: decoded, rival: nil)
  }

  /// By how much a name must be the commoner one for its cell to be read so, whatever its column is.
  private static let properInBits = 4.0

  /// Reads the bytes of a cell that only happen to be UTF-8: in VISCII, Đồ is the two bytes of a Cyrillic letter.
  ///
  /// - Parameter shown: The cell read as text that shows the bytes of the encoding, `nil` when it cannot be.
  private static func ofBytes(
    of scalars: [UInt32], seenAs shown: [UInt32]?, _ column: LegacyEncoding, _ memory: NameMemory
  ) -> EncodingGuess? {
    let isForeign = scalars.contains {
      $0 >= 0x80 && $0 != 0xA0 && VietnameseLetter.code(of: $0) == 0 && ($0 < 0x300 || $0 >= 0x370)
    }
    guard isForeign, column != .viqr, column.repair != .utf8Twice,
      let decoded = column.decodeKnown(Array(UTF8Reader.text(scalars).utf8)),
      decoded.contains(0xFFFD) == false
    else { return nil }
    let score = EncodingScore(decoded, memory)
    if score.invalidCount > EncodingScore(scalars, memory).invalidCount { return nil }
    if let shown {
      let other = EncodingScore(shown, memory)
      if other.invalidCount < score.invalidCount
        || other.invalidCount == score.invalidCount && other.bits >= score.bits
      {
        return nil
      }
    }
    return EncodingGuess(encoding: column, scalars: decoded, rival: nil)
  }

  /// The best reading so far.
  private struct Held {
    let encoding: LegacyEncoding
    let scalars: [UInt32]
    let bits: Double
    let scoreInBits: Double
  }

  /// Whether two hypotheses come to the same text; compared in full only when the scores are the same.
  private static func isSame(_ held: Held, _ decoded: [UInt32], scoreInBits: Double) -> Bool {
    held.scoreInBits == scoreInBits
      && (held.scalars == decoded || canonical(held.scalars) == canonical(decoded))
  }

  /// In form C and lower case: the case of a letter is no difference between readings.
  private static func canonical(_ scalars: [UInt32]) -> String {
    UnicodeForms.nfc(UTF8Reader.text(scalars.map { UnicodeProperties.lower($0) }))
  }
}

/// A cell and the bytes that it shows, worked out once for all hypotheses.
struct CellView {
  /// The characters, or `nil` when the bytes are no UTF-8.
  let scalars: [UInt32]?
  /// The bytes that the characters show as Windows-1252, or the raw bytes; `nil` when a character shows none.
  let shown: [UInt16]?
  /// The same, `nil` when one of them is lost; ASCII with dd for đ where this is all that is not ASCII, as VIQR has it.
  let bytes: [UInt8]?
  /// Whether it is ASCII but for đ.
  private let hasStrokes: Bool

  /// The encodings that the cell can be in, the likelier first: ASCII is changed by VIQR alone, and a character that
  /// shows no byte of Windows-1252 leaves Windows-1258.
  var hypotheses: [LegacyEncoding] {
    if hasStrokes { return CellView.stroked }
    guard let shown else { return mayBeSeenAs1258 ? CellView.seenAs1258 : [] }
    return shown.allSatisfy { 0x20 <= $0 && $0 < 0x7F } ? CellView.ascii : LegacyEncoding.hypotheses
  }

  /// Whether no character stands against Windows-1258, which writes tones as characters of their own.
  private var mayBeSeenAs1258: Bool {
    scalars?.contains { (0x1EA0...0x1EF9).contains($0) } != true
  }

  private static let ascii: [LegacyEncoding] = [.viqr]
  private static let seenAs1258: [LegacyEncoding] = [.utf8AsWindows1258]
  private static let stroked: [LegacyEncoding] = [.utf8AsWindows1258, .viqr]

  init(scalars: [UInt32]?, bytes: [UInt8]) {
    self.scalars = scalars
    if let scalars {
      let shown = ByteView.bytes(of: scalars)
      let stroked = shown == nil ? CellView.strokesSpelt(scalars[...]) : nil
      hasStrokes = stroked != nil
      self.bytes =
        shown.flatMap { shown in
          shown.contains(ByteView.lost) ? nil : shown.map { UInt8(truncatingIfNeeded: $0) }
        } ?? stroked
      self.shown = shown
    } else {
      shown = bytes.map { UInt16($0) }
      self.bytes = bytes
      hasStrokes = false
    }
  }

  /// ASCII with dd for each đ, `nil` for text with any other character.
  static func strokesSpelt(_ scalars: ArraySlice<UInt32>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count + 2)
    for scalar in scalars {
      switch scalar {
      case 0x110: bytes += [0x44, 0x44]
      case 0x111: bytes += [0x64, 0x64]
      case 0x20..<0x7F: bytes.append(UInt8(scalar))
      default: return nil
      }
    }
    return bytes
  }
}

extension LegacyEncoding {
  /// The text of a cell under this hypothesis, `nil` when the cell cannot be in this encoding.
  func reading(of cell: CellView) -> [UInt32]? {
    let decoded: [UInt32]?
    switch self {
    case .utf8: decoded = cell.scalars
    case .utf8AsWindows1258: decoded = cell.scalars.flatMap(decodeSeen)
    case .utf8AsWindows1252Twice:
      decoded = cell.shown.flatMap(ByteView.utf8).flatMap(
        LegacyEncoding.utf8AsWindows1252.decodeSeen
      ).map { twice in
        // Done once more, which ends in signs that no name has.
        guard twice.contains(where: { EncodedSign.isAlien($0) }) else { return twice }
        return LegacyEncoding.utf8AsWindows1252.decodeSeen(twice) ?? twice
      }
    case .utf8AsWindows1252: decoded = cell.shown.flatMap(ByteView.utf8)
    default: decoded = cell.bytes.flatMap(decodeKnown)
    }
    guard let decoded, decoded.contains(0xFFFD) == false else { return nil }
    return decoded
  }
}
