/// Numbers as they may be shown: the first and last three digits.
public enum MaskedText {
  /// Hides digits behind the third and before the last three; other characters stay.
  ///
  ///     MaskedText.number("040190000123")  // "040******123"
  public static func number(_ text: String) -> String {
    let total = text.count { $0.isWholeNumber }
    var seen = 0
    return String(
      text.map { character in
        guard character.isWholeNumber else { return character }
        seen += 1
        return seen > 3 && seen <= total - 3 ? "*" : character
      })
  }

  /// Two numbers side by side: where both would look the same, up to two of the digits that differ are shown.
  ///
  ///     MaskedText.numbers("040190000123", "040170000123")  // ("040*9****123", "040*7****123")
  ///     MaskedText.numbers("040190000123", "040190000124")  // ("040******123", "040******124")
  public static func numbers(_ left: String, _ right: String) -> (String, String) {
    let (old, new) = (number(left), number(right))
    guard old == new, left != right else { return (old, new) }
    let shown = Set(differingPlaces(left, right).prefix(2).map { $0 - 1 })
    func reveal(_ masked: String, _ text: String) -> String {
      String(
        zip(masked, text).enumerated().map { place, pair in
          shown.contains(place) ? pair.1 : pair.0
        })
    }
    return (reveal(old, left), reveal(new, right))
  }

  /// A name with its words but the last as initials.
  ///
  ///     MaskedText.name("Nguyễn Thị Thu Hằng")  // "N. T. T. Hằng"
  ///     MaskedText.name("Hằng")                 // "H."
  public static func name(_ text: String) -> String {
    let words = text.split(separator: " ")
    return words.enumerated().map { place, word in
      place > 0 && place == words.count - 1 ? String(word) : initial(word)
    }.joined(separator: " ")
  }

  /// Two names side by side: the word that differs is written, others are initials; names that differ in
  /// more than one word keep their last words only, for one of them may be a stranger's, or, where both would look the
  /// same, the first word that differs.
  ///
  ///     MaskedText.names("Nguyễn Thị Hằng", "Nguyễn Thị Hẵng")      // ("N. T. Hằng", "N. T. Hẵng")
  ///     MaskedText.names("Nguyễn Thị Thu Hằng", "Trần Thị Mai Hoa")  // ("N. T. T. Hằng", "T. T. M. Hoa")
  ///     MaskedText.names("Ngô Hữu Linh", "Nguyễn Hoài Linh")        // ("Ngô H. L.", "Nguyễn H. L.")
  public static func names(_ left: String, _ right: String) -> (String, String) {
    let (old, new) = (left.split(separator: " "), right.split(separator: " "))
    let differing = old.count == new.count ? old.indices.filter { old[$0] != new[$0] } : []
    let plain = (name(left), name(right))
    guard let shown = differing.first, plain.0 == plain.1 || differing.count == 1 && old.count > 1
    else { return plain }
    func masked(_ words: [Substring]) -> String {
      words.indices.map { $0 == shown ? String(words[$0]) : initial(words[$0]) }
        .joined(separator: " ")
    }
    return (masked(old), masked(new))
  }

  private static func initial(_ word: Substring) -> String { word.prefix(1) + "." }

  /// The places, from 1, at which two texts of equal length differ; empty for other lengths.
  static func differingPlaces(_ left: String, _ right: String) -> [Int] {
    guard left.utf8.count == right.utf8.count else { return [] }
    return zip(left.utf8, right.utf8).enumerated().filter { $1.0 != $1.1 }.map { $0.offset + 1 }
  }
}
