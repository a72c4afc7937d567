/// One word of a name on its way.
struct DraftWord {
  /// The characters as they stand in the text.
  var raw: [UInt32]
  /// The canonical word.
  var text: String
  /// The plain reading, or `nil` for a word that is none.
  var token: PlainToken?
  /// Other readings, each of one word or more, the likelier first.
  var options: [[String]] = []
  /// The pattern that stands for the word when the letters with marks are lost in the whole name.
  var skeleton: String?
  /// Whether it is an abbreviation that was written with its dot.
  var hasDot = false
  /// The reading of its letters as keys of an input method, where it needs another word that shows them.
  var keys: PlainToken?
  /// Whether only a word that was read from Telex for certain can be that other word.
  var needsTelex = false
  /// Whether its capitals are used as no name uses them.
  var hasOddCase = false

  /// The roles of the word and whether it is plain, where they were looked up already.
  var facts: (roles: WordRoles, isPlain: Bool)?

  /// Whether it has a plain reading; to compare the reading with `nil` would copy it.
  var isRead: Bool {
    if case .some = token { true } else { false }
  }

  var roles: WordRoles { facts?.roles ?? WordRoles(text, token) }

  /// Looks up what the stages to come ask of the word.
  mutating func settle(_ memory: NameMemory) {
    facts = (WordRoles(text, token), isSettled(memory))
  }

  /// Whether the word is plain, so that reading it again cannot change anything.
  func isSettled(_ memory: NameMemory) -> Bool {
    // The canonical form of a word that can be read is read as the same word.
    if let token { return NameReader.isPlain(token) }
    return memory.isPlain(text.unicodeScalars.map { $0.value }[...])
  }
}
