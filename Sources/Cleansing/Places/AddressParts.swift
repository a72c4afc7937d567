import VietnameseText

/// The parts of an address, cut at commas and before the words for kinds.
struct AddressParts {
  enum Level {
    case hamlet, commune, district, province, other
  }

  struct Part {
    var words: [String]
    var level: Level
    var kind: AdministrativeUnit.Kind?
  }

  private(set) var parts: [Part] = []

  /// A word or two words for a kind. Single letters count only with a dot behind them.
  private struct Marker {
    let words: [String]
    let level: Level
    var kind: AdministrativeUnit.Kind?
    var isAbbreviation = false
  }

  private static let markers: [Marker] = [
    Marker(words: ["to", "dan", "pho"], level: .hamlet),
    Marker(words: ["khu", "pho"], level: .hamlet),
    Marker(words: ["khoi", "pho"], level: .hamlet),
    Marker(words: ["thi", "tran"], level: .commune, kind: .township),
    Marker(words: ["thi", "xa"], level: .district, kind: .town),
    Marker(words: ["thanh", "pho"], level: .district, kind: .city),
    Marker(words: ["xom"], level: .hamlet), Marker(words: ["thon"], level: .hamlet),
    Marker(words: ["ban"], level: .hamlet), Marker(words: ["khoi"], level: .hamlet),
    Marker(words: ["to"], level: .hamlet), Marker(words: ["ap"], level: .hamlet),
    Marker(words: ["lang"], level: .hamlet), Marker(words: ["khu"], level: .hamlet),
    Marker(words: ["xa"], level: .commune, kind: .commune),
    Marker(words: ["phuong"], level: .commune, kind: .ward),
    Marker(words: ["huyen"], level: .district, kind: .district),
    Marker(words: ["tinh"], level: .province),
    Marker(words: ["tt"], level: .commune, kind: .township),
    Marker(words: ["tp"], level: .district, kind: .city),
    Marker(words: ["tx"], level: .district, kind: .town),
    Marker(words: ["x"], level: .commune, kind: .commune, isAbbreviation: true),
    Marker(words: ["p"], level: .commune, kind: .ward, isAbbreviation: true),
    Marker(words: ["h"], level: .district, kind: .district, isAbbreviation: true),
    Marker(words: ["t"], level: .province, isAbbreviation: true),
  ]

  init(_ text: String) {
    for piece in UnicodeForms.nfc(text).split(whereSeparator: { ",;|–".contains($0) }) {
      cut(AddressParts.tokens(String(piece)))
    }
  }

  /// One word of a piece; whether a dot stood behind it.
  private struct Token {
    let text: String
    let hasDot: Bool
    let lower: String
    /// Without marks; every word for a kind is told by it.
    let folded: String

    init(text: String, hasDot: Bool) {
      self.text = text
      self.hasDot = hasDot
      lower = text.lowercased()
      folded = FoldingTable.fold(lower)
    }
  }

  private static func tokens(_ piece: String) -> [Token] {
    var tokens: [Token] = []
    for word in piece.split(whereSeparator: { $0.isWhitespace }) {
      if word == "-" { continue }
      let bits = word.split(separator: ".", omittingEmptySubsequences: false)
      for (number, bit) in bits.enumerated() where !bit.isEmpty {
        tokens.append(Token(text: String(bit), hasDot: number < bits.count - 1))
      }
    }
    return tokens
  }

  private mutating func cut(_ tokens: [Token]) {
    var start = 0
    var level = Level.other
    var kind: AdministrativeUnit.Kind?
    var nameStart = 0
    var position = 0
    func part(to end: Int) -> Part? {
      // The word of a hamlet belongs to its name: Xóm 3.
      let from = level == .hamlet || level == .other ? start : nameStart
      let words = tokens[from..<end].map(\.text)
      return words.isEmpty ? nil : Part(words: words, level: level, kind: kind)
    }
    while position < tokens.count {
      if let marker = marker(at: position, in: tokens, isFirst: position == 0),
        level != .hamlet || marker.level != .hamlet
      {
        if position > start, let done = part(to: position) { parts.append(done) }
        start = position
        nameStart = position + marker.words.count
        (level, kind) = (marker.level, marker.kind)
        position = nameStart
        continue
      }
      position += 1
    }
    if let done = part(to: tokens.count) { parts.append(done) }
  }

  /// The marker at a place, or `nil`.
  ///
  /// In the middle of a piece a word without marks may be part of a name (Nghi Xá, Quỳnh Phương typed so);
  /// it counts as a marker when what stands before it is no such name.
  private func marker(at position: Int, in tokens: [Token], isFirst: Bool) -> Marker? {
    for marker in AddressParts.markers {
      let end = position + marker.words.count
      guard end < tokens.count else { continue }
      let isHere = zip(marker.words, tokens[position..<end]).allSatisfy { word, token in
        token.folded == word && (UnitWord.isSame(token.lower, word) || token.lower == word)
      }
      guard isHere else { continue }
      if marker.isAbbreviation, !tokens[position].hasDot { continue }
      if marker.level == .hamlet, !isFirst, position < 1 { continue }
      if !isFirst, marker.words.count == 1, tokens[position].text.utf8.allSatisfy({ $0 < 0x80 }) {
        let name = tokens[position - 1].text + " " + tokens[position].text
        if !AdministrativeUnits.standard.resolve(name: name).meanings.isEmpty { continue }
      }
      return marker
    }
    return nil
  }
}
