/// The recorded sex of a person.
public enum Sex: UInt8, Hashable, Sendable, CaseIterable {
  case unknown = 0
  case male = 1
  case female = 2

  /// `true` for female, `false` for male, `nil` when it is not known.
  @inlinable
  public var isFemale: Bool? { self == .unknown ? nil : self == .female }

  /// The sex that a fourth digit of a personal ID number tells.
  @inlinable
  public init(of id: CitizenID) { self = id.isFemale ? .female : .male }

  /// `Nam`, `Nữ` or nothing.
  public var text: String {
    switch self {
    case .unknown: ""
    case .male: "Nam"
    case .female: "Nữ"
    }
  }
}

/// What one cell of the column of sex says.
public struct SexReading: Hashable, Sendable {
  /// Why a cell gives no sex.
  public enum Finding: UInt8, Sendable {
    case none
    /// The cell is empty.
    case missing
    /// The cell holds no word or code for a sex.
    case unreadable
    /// The code means one sex in one coding and another in the other, and the coding is not known.
    case undecidedCode

    /// The stable code, empty for ``none``.
    var code: String {
      switch self {
      case .none: ""
      case .missing: "G51"
      case .unreadable: "G52"
      case .undecidedCode: "G53"
      }
    }
  }

  /// The sex, or unknown.
  public var sex: Sex
  /// Why it is unknown.
  public var finding: Finding

  /// What was found, and why nothing was.
  public init(sex: Sex, finding: Finding = .none) {
    self.sex = sex
    self.finding = finding
  }
}

/// Reads the column of sex.
public enum SexCode {
  /// Reads a cell by the coding of its file.
  ///
  ///     read("Nữ", coding: .words).sex               // female
  ///     read("0", coding: .oneMaleZeroFemale).sex    // female
  ///     read("0", coding: .words).finding            // undecidedCode
  ///
  /// Words mean the same in every coding: Nam, Nữ, nu, M, F, male, female, trai, gái, in any case
  /// and with broken marks.
  ///
  /// - Complexity: O(n); never allocates.
  public static func read(_ bytes: Span<UInt8>, coding: SexCoding) -> SexReading {
    if bytes.count == 1, bytes[0].isDigit { return coding.read(digit: bytes[0] - 0x30) }
    if bytes.count == 3, bytes[0] | 0x20 == UInt8(ascii: "n"), bytes[1] | 0x20 == UInt8(ascii: "a"),
      bytes[2] | 0x20 == UInt8(ascii: "m")
    {
      return SexReading(sex: .male)
    }
    // Nữ in form C, its mark as a small letter or a capital.
    if bytes.count == 4, bytes[0] | 0x20 == UInt8(ascii: "n"), bytes[1] == 0xE1, bytes[2] == 0xBB,
      bytes[3] & 0xFE == 0xAE
    {
      return SexReading(sex: .female)
    }
    if let digit = code(bytes) { return coding.read(digit: digit) }
    let reading = readSlowly(SymbolText(bytes), coding: coding)
    if reading.finding == .unreadable, isFemaleInOtherEncoding(bytes) {
      return SexReading(sex: .female)
    }
    return reading
  }

  /// The code that a cell holds and nothing else: `1`, `1.0` of a float, `'1` of a cell marked as text, `01`.
  public static func code(_ bytes: Span<UInt8>) -> UInt8? {
    guard (1...6).contains(bytes.count) else { return nil }
    var (low, high) = (0, bytes.count)
    if bytes[0] == UInt8(ascii: "'") {
      low = 1
    } else if high > 3, bytes[0] == 0xE2, bytes[1] == 0x80, bytes[2] == 0x98 || bytes[2] == 0x99 {
      low = 3
    }
    if high - low == 3, bytes[high - 1] == UInt8(ascii: "0"),
      bytes[low + 1] == UInt8(ascii: ".") || bytes[low + 1] == UInt8(ascii: ",")
    {
      high -= 2
    } else if high - low == 2, bytes[low] == UInt8(ascii: "0") {
      low += 1
    }
    return high - low == 1 && bytes[low].isDigit ? bytes[low] - 0x30 : nil
  }

  /// Whether a cell is Nữ in VPS, VISCII or Windows-1258, whose ữ shows no u, or in UTF-8 that was read wrongly.
  private static func isFemaleInOtherEncoding(_ bytes: Span<UInt8>) -> Bool {
    guard (2...13).contains(bytes.count), bytes[0] | 0x20 == UInt8(ascii: "n") else { return false }
    if bytes.count > 5 {
      return longFemaleEndings.contains { ending in
        ending.count == bytes.count - 1
          && ending.indices.allSatisfy { ending[$0] == bytes[$0 + 1] }
      }
    }
    var rest: UInt64 = 0
    for place in 1..<bytes.count { rest = rest << 8 | UInt64(bytes[place]) }
    return otherFemaleEndings.contains(rest)
  }

  /// What stands behind the N: `»`, `æ`, `ÿ`, `ýÞ`, `ÝÞ` in UTF-8, and their bytes.
  private static let otherFemaleEndings: Set<UInt64> = [
    0xC2BB, 0xBB, 0xC3A6, 0xE6, 0xC3BF, 0xFF, 0xC3BD_C39E, 0xFDDE, 0xC39D_C39E, 0xDDDE,
  ]

  /// The same for ữ and Ữ as UTF-8 read twice in a wrong encoding, and in form D read so once: by Windows-1252 and by Latin-1.
  private static let longFemaleEndings: [[UInt8]] = [
    "Ã¡Â»Â¯", "Ã¡Â»Â®", "uÌ›Ìƒ", "UÌ›Ìƒ", "uÌ\u{9B}Ì\u{83}", "UÌ\u{9B}Ì\u{83}",
  ].map { Array($0.utf8) }

  private static func readSlowly(_ text: SymbolText, coding: SexCoding) -> SexReading {
    var word: UInt64 = 0
    var count = 0
    var hasDecimal = false
    // The code beside a word, as in `1 - Nam` and `Nam (1)`, says nothing more.
    let code = codeBesideWord(text)
    for index in 0..<text.count where index != code {
      let symbol = text[index]
      let isMark =
        symbol.isDigit == false && symbol.isLetter == false && symbol != SymbolText.unknown
      if isMark {
        // `1.0` and `1,0` are codes stored as floats.
        if symbol == UInt8(ascii: ".") || symbol == UInt8(ascii: ","), count == 1,
          text[index - 1].isDigit
        {
          hasDecimal = true
        }
        continue
      }
      if hasDecimal, symbol == UInt8(ascii: "0") { continue }
      guard count < 8 else { return SexReading(sex: .unknown, finding: .unreadable) }
      word = word << 8 | UInt64(symbol.lowercased)
      count += 1
    }
    if count == 0 {
      return SexReading(sex: .unknown, finding: text.count == 0 ? .missing : blankFinding(text))
    }
    if count == 1, UInt8(word).isDigit { return coding.read(digit: UInt8(word) - 0x30) }
    if maleWords.contains(word) { return SexReading(sex: .male) }
    if femaleWords.contains(word) { return SexReading(sex: .female) }
    return SexReading(sex: .unknown, finding: .unreadable)
  }

  /// Where a single digit stands that signs part from the word.
  private static func codeBesideWord(_ text: SymbolText) -> Int? {
    var place: Int?
    var letters = 0
    for index in 0..<text.count {
      if text[index].isLetter { letters += 1 }
      guard text[index].isDigit else { continue }
      if place != nil || text[index - 1].isLetter || text[index + 1].isLetter { return nil }
      place = index
    }
    return letters > 1 ? place : nil
  }

  private static func blankFinding(_ text: SymbolText) -> SexReading.Finding {
    for index in 0..<text.count where text[index] != UInt8(ascii: " ") { return .unreadable }
    return .missing
  }

  /// Words of up to eight letters, packed into an integer, without marks and spaces.
  private static let maleWords = words([
    "nam", "m", "male", "trai", "contrai", "namgioi", "man", "boy", "ong", "gtnam", "danong",
  ])

  /// `n?` is Nữ with its letter lost; the others are its bytes in TCVN3, VNI and UTF-8 seen through
  /// Windows-1252, as they look here, and its keys in Telex and VNI.
  private static let femaleWords = words([
    "nu", "f", "female", "gai", "congai", "nugioi", "woman", "girl", "ba", "gtnu", "danba", "n?",
    "n??", "noo", "na?", "na?y", "nuwx", "nuxw", "nu74", "nu47",
  ])

  private static func words(_ words: [String]) -> [UInt64] {
    words.map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }
  }
}
