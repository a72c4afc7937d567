import Hashing

/// The parents whom the register names for a person: a hash of each one's personal ID, `0` where it names nobody.
///
///     father 4 | mother 4
///
/// A hash and not a row, so that brothers and sisters find each other whose parents are not in the register. Of two
/// people who have nothing to do with each other one pair in four billion has the same hash.
public struct Parents: Sendable, Equatable, BitwiseCopyable {
  /// The hash of the father's number, or `0`.
  public private(set) var father: UInt32
  /// The hash of the mother's number, or `0`.
  public private(set) var mother: UInt32

  /// Of a person whose parents the register does not name.
  static let unknown = Parents(fatherID: 0, motherID: 0)

  /// - Parameters:
  ///   - fatherID: The father's 12-digit personal ID, or `0`.
  ///   - motherID: The mother's, or `0`.
  init(fatherID: UInt64, motherID: UInt64) {
    father = Parents.hash(fatherID)
    mother = Parents.hash(motherID)
  }

  /// Whether the register names neither.
  @inline(__always)
  public var isUnknown: Bool { father | mother == 0 }

  /// Whether a person with this number is the father or the mother.
  @inline(__always)
  public func include(_ citizenID: UInt64) -> Bool {
    guard !isUnknown, citizenID != 0 else { return false }
    let hash = Parents.hash(citizenID)
    return hash == father || hash == mother
  }

  /// Whether two people have the same father or the same mother.
  @inline(__always)
  func share(with other: Parents) -> Bool {
    father != 0 && father == other.father || mother != 0 && mother == other.mother
  }

  /// The parents of a person whom two rows name: the greater hash of each, whichever row comes first.
  func joined(with other: Parents) -> Parents {
    var parents = self
    parents.father = max(father, other.father)
    parents.mother = max(mother, other.mother)
    return parents
  }

  /// Whether these come before others, in an order without meaning.
  func precede(_ other: Parents) -> Bool { (father, mother) < (other.father, other.mother) }

  /// The hash of a number: `0` for none, never for any other. Part of the file's format.
  private static func hash(_ citizenID: UInt64) -> UInt32 {
    if citizenID == 0 { return 0 }
    return max(UInt32(truncatingIfNeeded: Hashing.mixed(citizenID) >> 32), 1)
  }
}

/// The parents of the people who have some in the register; nothing is kept of the others.
///
///     marks    a bit for each row        ranks    the marked rows before each 64        links    8 bytes a marked row
///
/// All three are empty when the register names nobody's parents.
///
/// - Complexity: O(1) per look-up: two cache misses beside the links, one without.
struct ParentLinks: @unchecked Sendable {
  let marks: UnsafeBufferPointer<UInt64>
  let ranks: UnsafeBufferPointer<UInt32>
  let links: UnsafeBufferPointer<Parents>

  /// The parents of the person in a row.
  @inline(__always)
  func parents(of row: UInt32) -> Parents {
    let word = Int(row >> 6)
    guard word < marks.count else { return .unknown }
    let (mark, bit) = (marks[word], UInt64(1) << UInt64(row & 63))
    guard mark & bit != 0 else { return .unknown }
    return links[Int(ranks[word]) + (mark & (bit - 1)).nonzeroBitCount]
  }
}

/// The parents of the people of a register that is being read, a row each, until they are written.
///
/// Memory is taken from the first row that names a parent on, 8 bytes a person.
struct ParentColumn {
  /// How many rows may come.
  private let most: Int
  private var memory: ReservedMemory?
  /// How many rows name a parent.
  private(set) var linked = 0

  init(most: Int) { self.most = most }

  /// Takes the parents of a batch whose first person has the row `start`.
  mutating func add(_ batch: [Parents], from start: Int) {
    guard !batch.isEmpty else { return }
    let memory = memory ?? ReservedMemory(most * MemoryLayout<Parents>.stride)
    self.memory = memory
    let column = memory.column(Parents.self)
    for (offset, parents) in batch.enumerated() where !parents.isUnknown {
      column[start + offset] = parents
      linked += 1
    }
  }

  /// Gives the parents of a row that repeats the person of another one to that other row.
  func join(_ row: UInt32, into other: UInt32) {
    guard let column = memory?.column(Parents.self) else { return }
    column[Int(other)] = column[Int(other)].joined(with: column[Int(row)])
    column[Int(row)] = .unknown
  }

  /// Writes the links and gives the memory back.
  mutating func write(to writer: SectionWriter) {
    guard let column = memory?.column(Parents.self) else { return }
    let marks: UnsafeMutableBufferPointer<UInt64> = writer.column(.parentMark)
    let ranks: UnsafeMutableBufferPointer<UInt32> = writer.column(.parentRank)
    let links: UnsafeMutableBufferPointer<Parents> = writer.column(.parent)
    let people = writer.layout.counts[Section.person.rawValue]
    var next = 0
    for word in marks.indices {
      var mark: UInt64 = 0
      ranks[word] = UInt32(next)
      for row in (word * 64)..<min(word * 64 + 64, people) where !column[row].isUnknown {
        mark |= 1 << UInt64(row % 64)
        links[next] = column[row]
        next += 1
      }
      marks[word] = mark
    }
    // Fewer than announced, where two rows of one person named parents.
    for place in next..<links.count { links[place] = .unknown }
    memory = nil
  }
}
