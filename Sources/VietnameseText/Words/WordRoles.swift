/// What a word may do to the words around it, looked up once for each distinct word of a name that is read as a whole.
struct WordRoles: OptionSet {
  let rawValue: UInt16

  /// It may name a relative: con, vợ.
  static let relation = WordRoles(rawValue: 1 << 0)
  /// A remark or another name may begin with it.
  static let remark = WordRoles(rawValue: 1 << 1)
  /// A newborn without a name may be told by it when it opens the name.
  static let newborn = WordRoles(rawValue: 1 << 2)
  /// A title of one word, its dot aside.
  static let title = WordRoles(rawValue: 1 << 3)
  /// A title of two words may begin with it.
  static let wideTitle = WordRoles(rawValue: 1 << 4)
  /// ``NameKnowledge/isMainlySurname(_:)``.
  static let mainlySurname = WordRoles(rawValue: 1 << 5)
  /// Nobody was seen to bear it, or it is no word.
  static let unseen = WordRoles(rawValue: 1 << 6)
  /// ``NameOrder/isSettled(first:_:)`` of a name that begins with it.
  static let settled = WordRoles(rawValue: 1 << 7)

  /// What the opening of a name can do to it.
  static let ofOpening: WordRoles = [.newborn, .title, .wideTitle]

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// - Parameter token: The reading of the word, `nil` when it has none.
  init(_ word: String, _ token: PlainToken?) {
    var roles: WordRoles = []
    if NameKnowledge.isRelation(word) { roles.insert(.relation) }
    if NameKnowledge.remarkOpenings.contains(word) { roles.insert(.remark) }
    if NameKnowledge.newbornOpenings.contains(word) { roles.insert(.newborn) }
    if NameKnowledge.wideTitleOpenings.contains(word) { roles.insert(.wideTitle) }
    var title = word
    if title.utf8.last == 0x2E { title.removeLast() }
    if NameKnowledge.titles.contains(title) { roles.insert(.title) }
    if NameKnowledge.isMainlySurname(word) { roles.insert(.mainlySurname) }
    if let syllable = token?.syllable {
      if WordReader.lexicon.count(of: syllable) == 0 { roles.insert(.unseen) }
    } else if token == nil {
      roles.insert(.unseen)
    }
    if NameOrder.isSettled(first: word, token?.syllable) { roles.insert(.settled) }
    self = roles
  }
}
