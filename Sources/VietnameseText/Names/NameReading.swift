/// A name as it was read: canonical words, other readings, what was mended and what was found.
public struct NameReading: Sendable, Equatable {
  /// The words: lower case, form C, old-style tone placement.
  ///
  /// A lost letter is `?` inside its word, an abbreviation ends with a dot: `ng.`, `t.`.
  public var words: [String]
  /// Other readings that are worth trying in matching, the likelier first, four at most.
  public var alternatives: [[String]]
  /// What was mended.
  public var repairs: NameRepairs
  /// What is to be said about it.
  public var findings: NameFindings

  init(
    words: [String] = [], alternatives: [[String]] = [], repairs: NameRepairs = [],
    findings: NameFindings = []
  ) {
    self.words = words
    self.alternatives = alternatives
    self.repairs = repairs
    self.findings = findings
  }

  /// Returns the name with Vietnamese capitals.
  ///
  ///     NameReading(words: ["h'lan", "niê"]).display()  // "H'Lan Niê"
  public func display() -> String { NameReading.display(words) }

  /// Returns words with a capital at the head of each and after the apostrophe of a particle (`H'Lan`, `Kr'Bi`), none behind a
  /// lost letter, nor behind an apostrophe that stands for a mark (`Lưo'ng`).
  public static func display(_ words: [String]) -> String { UTF8Reader.text(displayed(words)) }

  private static func isConsonant(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a", "e", "i", "o", "u", "y": false
    default: scalar.value >= 0x61 && scalar.value <= 0x7A
    }
  }

  /// The characters of ``display(_:)``.
  static func displayed(_ words: [String]) -> [UInt32] {
    var shown: [UInt32] = []
    shown.reserveCapacity(words.reduce(0) { $0 + $1.utf8.count + 1 })
    var isPlain = true
    // Taken once: each character would ask whether they are there.
    let tables = LetterTables.shared
    for word in words {
      if shown.isEmpty == false { shown.append(0x20) }
      var isOpening = true
      var letters = 0
      var isParticle = true
      for scalar in word.unicodeScalars {
        let code = tables.code(of: scalar.value)
        if code == 0 && scalar.value >= 0x80 { isPlain = false }
        let isLetter =
          code != 0 || (scalar.value >= 0x80 && UnicodeProperties.isLetter(scalar.value))
        if isOpening && isLetter {
          shown.append(
            code == 0 ? UnicodeProperties.upper(scalar.value) : tables.capital(of: code))
        } else {
          shown.append(scalar.value)
        }
        // What stands behind a lost letter is no beginning.
        isOpening =
          isLetter || scalar == "?" ? false : isOpening || scalar == "'" && isParticle
        if isLetter {
          letters += 1
          isParticle = letters == 1 || letters == 2 && isConsonant(scalar)
        }
      }
    }
    // Letters of Vietnamese are whole; others may meet their marks anew as capitals.
    if isPlain { return shown }
    return UnicodeForms.nfc(UTF8Reader.text(shown)).unicodeScalars.map(\.value)
  }
}

/// One step of reading a name, for a person to follow.
public struct NameStep: Sendable, Hashable {
  /// The code of a repair (`N…`), of a finding (`NF…`), or `read` for the first and last line.
  public let code: String
  /// What happened, in Vietnamese.
  public let vi: String
  /// What happened, in English.
  public let en: String
  /// The text or word before.
  public let before: String
  /// The text or word after.
  public let after: String
}
