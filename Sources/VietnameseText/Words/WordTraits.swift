/// What a plain word says about the order of the name that it stands in, looked up once for each distinct word.
public struct WordTraits: OptionSet, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// It opens a name as a title.
  static let title = WordTraits(rawValue: 1)
  /// It is a surname in more than half of the names in which it stands.
  static let mainlySurname = WordTraits(rawValue: 2)
  /// It is hardly ever a surname, so that a name that begins with it may stand in another order.
  static let movable = WordTraits(rawValue: 4)
  /// It is Thị or Văn, the middle words of most names.
  public static let middle = WordTraits(rawValue: 8)
  /// It is a surname of some hundred people, whatever else it is.
  static let surname = WordTraits(rawValue: 16)

  /// Whether a word is Thị or Văn.
  static func isMiddle(_ word: String) -> Bool { word == "thị" || word == "văn" }

  init(_ word: String) {
    var traits: WordTraits = []
    if NameKnowledge.titles.contains(word) { traits.insert(.title) }
    if NameKnowledge.isMainlySurname(word) { traits.insert(.mainlySurname) }
    if NameOrder.isRarelySurname(word, nil), NameOrder.isMovable(word) { traits.insert(.movable) }
    if WordTraits.isMiddle(word) { traits.insert(.middle) }
    if NameOrder.mayFollowTitle(word) { traits.insert(.surname) }
    self = traits
  }

  /// Whether a name of two to eight words may be meant in another order; true of every name for which
  /// ``NameOrder/alternative(to:)`` finds one.
  ///
  /// - Parameters:
  ///   - first: The traits of the first word.
  ///   - second: Those of the second.
  ///   - rest: Those of all words but the first, together.
  public static func mayBeReordered(
    first: WordTraits, second: WordTraits, rest: WordTraits, count: Int
  ) -> Bool {
    if count >= 4, first.contains(.title), second.contains(.surname) { return true }
    return first.contains(.movable) && rest.isDisjoint(with: [.mainlySurname, .middle]) == false
  }
}
