import VietnameseText

/// The particles before names of the Central Highlands: Y for men, H' for women, K' (docs/domain.md 4.3).
///
/// They stand with an apostrophe, with a space or with both before their word: H'Wa, H Wa and H' Wa are one name. For matching
/// the particle is a word of its own.
public enum HighlandParticles {
  private static let apostrophe = UInt8(ascii: "'")

  /// Whether a byte is y, h or k, in any case.
  private static func isLetter(_ byte: UInt8) -> Bool {
    let small = byte | 0x20
    return small == UInt8(ascii: "y") || small == UInt8(ascii: "h") || small == UInt8(ascii: "k")
  }

  /// Whether a word is a particle, with its apostrophe or without, or begins with one and its apostrophe.
  public static func isParticle(_ word: WordID, _ words: WordTable) -> Bool {
    let text = words.display(word)
    guard let first = text.first, isLetter(first) else { return false }
    return text.count == 1 || text[1] == apostrophe
  }

  /// The words of a name with each particle apart from its word.
  ///
  ///     parted(["h'wa", "hwing"])  // ["h'", "wa", "hwing"]
  public static func parted(_ name: WordList, _ words: WordTable) -> WordList {
    var parted = WordList()
    for place in 0..<name.count {
      let shown = words.display(name[place])
      if shown.count > 2, shown[1] == apostrophe, isLetter(shown[0]) {
        let text = Array(words.string(name[place]).utf8)
        parted.append(words.intern(text[..<2]))
        parted.append(words.intern(text[2...]))
      } else {
        parted.append(name[place])
      }
    }
    return parted
  }

  /// A name whose clan of two words stands before the particle, with the clan behind; `nil` for another name.
  ///
  ///     clanLast(["niê", "kđăm", "y", "ngông"])  // ["y", "ngông", "niê", "kđăm"]
  public static func clanLast(_ name: WordList, _ words: WordTable) -> WordList? {
    guard name.count >= 4, words.display(name[2]).count <= 2, isParticle(name[2], words) else {
      return nil
    }
    var turned = WordList()
    for place in 2..<name.count { turned.append(name[place]) }
    turned.append(name[0])
    turned.append(name[1])
    return turned
  }
}

extension CleanRecord {
  /// Prepares the name for matching: particles of the Central Highlands are words of their own.
  ///
  /// - Complexity: nothing for other names, which the findings tell.
  public mutating func partParticles(_ details: inout [RecordDetail], _ words: WordTable) {
    if !mayHaveParticle { return }
    name = HighlandParticles.parted(name, words)
    guard detail >= 0 else { return }
    let alternatives = details[Int(detail)].nameAlternatives
    details[Int(detail)].nameAlternatives = alternatives.map { HighlandParticles.parted($0, words) }
  }

  /// `false` only for names without an apostrophe.
  public var mayHaveParticle: Bool {
    !findings.name.isDisjoint(with: [.minority, .foreign, .invalidSyllable])
  }
}
