import Identifiers
import Tables
import VietnameseText

/// The numbers of a file that stand on rows of different people.
///
/// A number that is right by itself may still be another's: only the other rows tell. The file is read once more before
/// it is cleansed, for a hash of each number; the rows of the numbers that repeat are looked up again and their people
/// compared. Two people are different when the letters of their names, without marks and in any order, or the years of
/// their birth are; a row without one of these is nobody else's.
///
/// Depends on the file alone, never on threads. Memory: 20 bytes a row while the repeated numbers are found, 16 of which
/// are then given away, and 18 to 36 bytes for each number of different people.
struct SharedNumbers: Sendable {
  /// Hashes by ``ProfileTally/hash(_:)-swift.type.method``.
  private(set) var citizenIDs = HashSet([])
  private(set) var siNumbers = HashSet([])

  /// The numbers of the rows of a chunk, in the order of the rows that are no rejected ones.
  private struct ChunkNumbers: Sendable {
    /// Of personal ID numbers, then of insurance numbers; empty for a column that is not there.
    var hashes: [[UInt64]] = [[], []]
    /// Where each row begins, in bytes from the start of the chunk.
    var starts: [UInt32] = []
  }

  /// - Parameter spare: Gets the memory of the hashes when they are done with.
  /// - Complexity: reads the file once, and each row with a number that repeats once more.
  init(reader: TableReader, roles: ColumnRoles, threads: Int, spare: SpareBuffers<UInt64>) {
    let columns = [roles[.citizenID], roles[.siNumber]]
    guard columns.contains(where: { $0 != nil }), !roles.nameColumns.isEmpty else { return }
    let numbers = WorkQueue.run(reader.chunks.count, threads: threads) {
      reader.makeScratch()
    } perform: { scratch, chunk in
      let numbers = SharedNumbers.numbers(ofChunk: chunk, reader, columns, &scratch)
      reader.releaseChunk(chunk)
      return numbers
    }
    defer {
      for chunk in numbers {
        for hashes in chunk.hashes where hashes.capacity > 0 { spare.give(hashes) }
      }
    }
    let repeated = WorkQueue.run(2, threads: threads) {
    } perform: { _, place in
      RepeatedHashes(numbers.map { $0.hashes[place] }).repeated
    }
    if repeated.allSatisfy({ $0.isEmpty }) { return }
    let owners = WorkQueue.run(reader.chunks.count, threads: threads) {
      reader.makeScratch()
    } perform: { scratch, chunk in
      let owners = SharedNumbers.owners(
        ofChunk: chunk, reader, roles, numbers: numbers[chunk], repeated: repeated,
        scratch: &scratch)
      reader.releaseChunk(chunk)
      return owners
    }
    let shared = WorkQueue.run(2, threads: threads) {
    } perform: { _, place in
      SharedNumbers.shared(owners.map { $0[place] })
    }
    (citizenIDs, siNumbers) = (shared[0], shared[1])
  }

  private static func numbers(
    ofChunk chunk: Int, _ reader: TableReader, _ columns: [Int?], _ scratch: inout RowScratch
  ) -> ChunkNumbers {
    let bounds = reader.chunks[chunk]
    let (citizenColumn, siColumn) = (columns[0], columns[1])
    var (citizens, insured, starts) = ([UInt64](), [UInt64](), [UInt32]())
    // Some more than needed: the memory is used again, and other chunks have more rows.
    let room = bounds.rowCount + bounds.rowCount / 16
    if citizenColumn != nil { citizens.reserveCapacity(room) }
    if siColumn != nil { insured.reserveCapacity(room) }
    starts.reserveCapacity(bounds.rowCount)
    reader.readChunk(chunk, scratch: &scratch) { row in
      if let column = citizenColumn { citizens.append(hash(ofCitizenID: row.field(column))) }
      if let column = siColumn { insured.append(hash(ofInsuranceNumber: row.field(column))) }
      starts.append(UInt32(row.byteOffset - bounds.bytes.lowerBound))
    } rejected: { _ in
    }
    return ChunkNumbers(hashes: [citizens, insured], starts: starts)
  }

  private static func owners(
    ofChunk chunk: Int, _ reader: TableReader, _ roles: ColumnRoles, numbers: ChunkNumbers,
    repeated: [HashSet], scratch: inout RowScratch
  ) -> [[Owner]] {
    var owners: [[Owner]] = [[], []]
    let start = reader.chunks[chunk].bytes.lowerBound
    for place in 0..<2 {
      let hashes = numbers.hashes[place]
      // Taken out once: all threads would retain and release it for every row.
      let repeated = repeated[place]
      for (row, hash) in hashes.enumerated() {
        if row + HashSet.ahead < hashes.count { repeated.prefetch(hashes[row + HashSet.ahead]) }
        guard repeated.contains(hash) else { continue }
        let offset = start + Int(numbers.starts[row])
        // The number of the row is of no consequence.
        reader.readRow(at: offset, number: row, scratch: &scratch) { row in
          owners[place].append(Owner(hash, row, roles))
        }
      }
    }
    return owners
  }

  /// A row with a number that repeats.
  private struct Owner: Sendable {
    let number: UInt64
    /// A hash of the sorted letters of the name, since words are turned and joined more often than two people share them
    /// and the year of birth; `0` for none.
    var name: UInt64
    /// The year of birth; `0` for none.
    var year: Int

    init(_ number: UInt64, _ row: borrowing Row, _ roles: ColumnRoles) {
      self.number = number
      var letters: [UInt8] = []
      for column in roles.nameColumns { SharedNumbers.append(row.field(column), to: &letters) }
      letters.sort()
      name = letters.withUnsafeBufferPointer { ProfileTally.hash($0) }
      year = roles.birthDateColumn(row).map { SharedNumbers.year(of: row.field($0)) } ?? 0
    }

    /// Whether both cannot be one person.
    func differs(from other: Owner) -> Bool {
      name != 0 && other.name != 0 && name != other.name
        || year != 0 && other.year != 0 && year != other.year
    }
  }

  /// Appends the letters and digits of ``FoldedWords``.
  private static func append(_ name: UnsafeBufferPointer<UInt8>, to letters: inout [UInt8]) {
    let start = letters.count
    var end = start
    FoldingTable.shared.fold(name.span, into: &letters)
    for place in end..<letters.count {
      let byte = letters[place]
      // What is no letter of ASCII may be no text.
      if byte >= 0x80 {
        letters.removeLast(letters.count - start)
        letters.append(contentsOf: FoldedWords(name).text.utf8.filter { $0 != 0x20 })
        return
      }
      guard byte &- 0x30 < 10 || byte &- 0x61 < 26 else { continue }
      letters[end] = byte
      end += 1
    }
    letters.removeLast(letters.count - end)
  }

  private static func shared(_ parts: [[Owner]]) -> HashSet {
    var first: [UInt64: Owner] = [:]
    var shared: [UInt64] = []
    for owner in parts.joined() {
      guard var known = first[owner.number] else {
        first[owner.number] = owner
        continue
      }
      if known.differs(from: owner) { shared.append(owner.number) }
      if known.name == 0 { known.name = owner.name }
      if known.year == 0 { known.year = owner.year }
      first[owner.number] = known
    }
    return HashSet(shared)
  }

  /// The hash of the personal ID number that a cell holds; `0` for none.
  @inline(__always)
  private static func hash(ofCitizenID field: UnsafeBufferPointer<UInt8>) -> UInt64 {
    if field.isEmpty { return 0 }
    let plain = CitizenIDReader.plainNumber(field.span, birthYear: nil, isFemale: nil)
    if plain != 0 { return ProfileTally.hash(plain) }
    let reading = CitizenIDReader.read(field.span, birthYear: nil, isFemale: nil)
    return reading.citizenID.map { ProfileTally.hash($0.number) } ?? 0
  }

  /// The hash of the insurance number that a cell holds; `0` for none.
  @inline(__always)
  private static func hash(ofInsuranceNumber field: UnsafeBufferPointer<UInt8>) -> UInt64 {
    if field.isEmpty { return 0 }
    let plain = InsuranceNumberReader.plainNumber(field.span)
    if plain != 0 { return ProfileTally.hash(plain) }
    return InsuranceNumberReader.read(field.span).number.map { ProfileTally.hash($0.number) } ?? 0
  }

  /// The four digits of a year of birth in a cell; `0` when there are none, or several.
  private static func year(of field: UnsafeBufferPointer<UInt8>) -> Int {
    var found = 0
    var (value, digits) = (0, 0)
    for place in 0...field.count {
      let digit = place < field.count ? field[place] &- 0x30 : 0xFF
      if digit <= 9 {
        value = digits < 5 ? value * 10 + Int(digit) : value
        digits += 1
        continue
      }
      if digits == 4, (1880...2100).contains(value) {
        if found != 0, found != value { return 0 }
        found = value
      }
      (value, digits) = (0, 0)
    }
    return found
  }
}
