/// What each key of the search contributes over many records, for the figures of a run.
///
/// Whole numbers and maxima only, so that the sum over threads does not depend on who counted what.
///
/// - Complexity: a few increments for each block that is looked at, none for the people in it.
public struct SearchTally: Sendable, Equatable {
  /// What one key gave.
  public struct Key: Sendable, Equatable {
    /// Records for which people were looked for by the key.
    public var records = 0
    /// People whom the key gave these records, those who came by an earlier key too.
    public var people = 0
    /// People who came by no earlier key and were compared; whom the bounds shut out unseen does not count.
    public var newPeople = 0
    /// The people of the largest block that was met.
    public var largestBlock = 0
    /// Blocks of which, for their size, only a part was looked at, or nobody.
    public var boundedBlocks = 0
  }

  /// What is noted of one record while it is counted.
  struct Marks {
    /// A bit for each key by which people were looked for.
    fileprivate var asked: UInt8 = 0
    /// The people compared up to the last key.
    fileprivate var compared = 0
  }

  private var keys = [Key](repeating: Key(), count: SearchKey.allCases.count)

  public init() {}

  /// What a key gave.
  public subscript(key: SearchKey) -> Key { keys[Int(key.rawValue)] }

  /// Notes that people are looked for by a key.
  @inline(__always)
  mutating func ask(_ key: SearchKey, _ marks: inout Marks) {
    let bit = UInt8(1) << key.rawValue
    if marks.asked & bit == 0 { keys[Int(key.rawValue)].records &+= 1 }
    marks.asked |= bit
  }

  /// Notes a block.
  ///
  /// - Parameters:
  ///   - size: The people of the block.
  ///   - taken: The people of it whom the key gives.
  ///   - isBounded: Whether its size is why the others are left out.
  @inline(__always)
  mutating func add(_ key: SearchKey, block size: Int, taken: Int, isBounded: Bool) {
    let place = Int(key.rawValue)
    keys[place].people &+= taken
    if size > keys[place].largestBlock { keys[place].largestBlock = size }
    if isBounded { keys[place].boundedBlocks &+= 1 }
  }

  /// Notes the end of a key; `compared` counts all people compared so far for the record.
  @inline(__always)
  mutating func end(_ key: SearchKey, compared: Int, _ marks: inout Marks) {
    keys[Int(key.rawValue)].newPeople &+= compared &- marks.compared
    marks.compared = compared
  }

  /// Adds records that a look at the owner of their number has settled.
  public mutating func addSettled(_ records: Int) {
    guard records > 0 else { return }
    let place = Int(SearchKey.number.rawValue)
    keys[place].records += records
    keys[place].people += records
    keys[place].newPeople += records
    keys[place].largestBlock = max(keys[place].largestBlock, 1)
  }

  /// Adds what was counted elsewhere.
  public mutating func merge(_ other: SearchTally) {
    for place in keys.indices {
      let more = other.keys[place]
      keys[place].records += more.records
      keys[place].people += more.people
      keys[place].newPeople += more.newPeople
      keys[place].largestBlock = max(keys[place].largestBlock, more.largestBlock)
      keys[place].boundedBlocks += more.boundedBlocks
    }
  }
}
