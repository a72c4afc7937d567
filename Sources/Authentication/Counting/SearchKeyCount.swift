import Linkage

/// What one key of the search contributes to a run.
public struct SearchKeyCount: Codable, Sendable, Equatable {
  /// The key as it stands in the results.
  public var key: String
  /// The label in Vietnamese.
  public var vi: String
  /// The label in English.
  public var en: String
  /// Records for which people were looked for by the key; those that a look at the owner of their number has settled
  /// count with the number.
  public var records: Int
  /// People whom the key gave these records, those who came by an earlier key too.
  public var people: Int
  /// People whom no earlier key had given and who were compared.
  public var newPeople: Int
  /// Authenticated records whose person came by this key first.
  public var links: Int
  /// The people of the largest block that was met.
  public var largestBlock: Int
  /// Blocks of which, for their size, only a part was looked at, or nobody.
  public var boundedBlocks: Int

  /// One line for each key.
  ///
  /// - Parameter links: Authenticated records by key.
  static func counts(_ tally: SearchTally, links: [Int]) -> [SearchKeyCount] {
    SearchKey.allCases.map { key in
      let count = tally[key]
      return SearchKeyCount(
        key: String(describing: key), vi: key.label.vi, en: key.label.en, records: count.records,
        people: count.people, newPeople: count.newPeople, links: links[Int(key.rawValue)],
        largestBlock: count.largestBlock, boundedBlocks: count.boundedBlocks)
    }
  }
}
