import ReferenceIndex
import Tables

/// Writes `duplicates.csv`: which records belong together by T50 and T51, and what became of each.
///
/// The beginnings of the lines (`row,record_id,`) are taken from the stored rows while `outcomes.csv` is written, those of the
/// records in groups alone; the lines are made in the order of the groups at the end.
struct DuplicateWriter {
  static let header =
    "group,code,row,record_id,outcome,reason,citizen_id,candidate_id,decision,holder_row\n"

  /// The beginnings of the lines of some records, one after the other.
  struct Heads: Sendable {
    private(set) var text: [UInt8] = []
    private(set) var ends: [Int] = []

    mutating func append(_ head: UnsafeBufferPointer<UInt8>) {
      text.append(contentsOf: head)
      ends.append(text.count)
    }

    mutating func append(_ other: Heads) {
      let start = text.count
      text.append(contentsOf: other.text)
      for end in other.ends { ends.append(start + end) }
    }

    subscript(place: Int) -> ArraySlice<UInt8> {
      text[(place == 0 ? 0 : ends[place - 1])..<ends[place]]
    }
  }

  let duplicates: DuplicateGroups
  let index: ReferenceIndex
  private(set) var heads = Heads()

  init(_ duplicates: DuplicateGroups, _ index: ReferenceIndex) {
    self.duplicates = duplicates
    self.index = index
  }

  /// The beginnings of the lines of those records of a chunk who stand in a group.
  ///
  /// - Parameter range: The positions of the chunk's records in the file.
  static func heads(
    _ chunk: StoredRows.Columns, _ range: Range<Int>, _ duplicates: DuplicateGroups
  ) -> Heads {
    var heads = Heads()
    for member in duplicates.members(in: range) {
      let place = chunk.texts[Int(member) - range.lowerBound]
      let start = Int(place.start)
      heads.append(UnsafeBufferPointer(rebasing: chunk.text[start..<start + Int(place.head)]))
    }
    return heads
  }

  /// Takes what the next chunk has given.
  mutating func add(_ more: Heads) { heads.append(more) }

  /// Writes all lines; the heads of all chunks have been added.
  func write(
    to file: OutputFile, _ decisions: UnsafeMutableBufferPointer<Decision>
  ) throws(TableError) {
    try file.write(DuplicateWriter.header)
    var text = LineBuffer()
    for (number, group) in duplicates.groups.enumerated() {
      let holder = group.holder.map { row(of: $0) }
      for position in duplicates.positions[group.start..<group.start + group.count] {
        put(position, decisions[Int(position)], group, number + 1, holder, &text)
      }
      if text.count >= DuplicateWriter.block {
        try file.write(text.array)
        text.removeAll()
      }
    }
    try file.write(text.array)
  }

  /// So many bytes are written at once.
  private static let block = 1 << 20

  private func put(
    _ position: UInt32, _ decision: Decision, _ group: DuplicateGroups.Group, _ number: Int,
    _ holder: ArraySlice<UInt8>?, _ text: inout LineBuffer
  ) {
    let head = heads[duplicates.place(of: Int(position))]
    text.reserve(head.count + 160)
    text.put(number: number)
    text.put(UInt8(ascii: ","))
    text.put(Array(group.reason.code.utf8))
    text.put(UInt8(ascii: ","))
    head.withUnsafeBufferPointer { text.put($0) }
    text.put(Array((decision.outcome.name + "," + decision.reason.code + ",").utf8))
    let isLinked = decision.outcome == .authenticated
    let person = decision.person == Decision.nobody ? 0 : index.person(decision.person).citizenID
    text.put(id: isLinked ? person : 0)
    text.put(UInt8(ascii: ","))
    text.put(id: isLinked ? 0 : person)
    text.put(UInt8(ascii: ","))
    if isLinked {
      text.put("linked")
    } else if decision.person != Decision.nobody {
      text.put("held back")
    } else {
      text.put("nobody")
    }
    text.put(UInt8(ascii: ","))
    if let holder { holder.withUnsafeBufferPointer { text.put($0) } }
    text.put(0x0A)
  }

  /// The number of a record's row, as its line begins.
  private func row(of position: UInt32) -> ArraySlice<UInt8> {
    heads[duplicates.place(of: Int(position))].prefix { $0 != UInt8(ascii: ",") }
  }
}
