import Identifiers
import Tables
import VietnameseText

/// The numbers of a file that stand on rows of different people.
///
/// A number that is right by itself may still be another's: only the other rows tell. The file is read once more before
/// it is cleansed, for a hash of each number; the rows of the numbers that repeat are read again and their people
/// compared. Two people are different when the letters of their names, without marks and in any order, or the years of
/// their birth are; a row without one of these is nobody else's.
///
/// Depends on the file alone, never on threads. Memory: 16 bytes a row while the repeated numbers are found, then 8 bytes
/// for each number of different people.
struct SharedNumbers: Sendable {
  /// Hashes by ``ProfileTally/hash(_:)-swift.type.method``.
  private(set) var citizenIDs: Set<UInt64> = []
  private(set) var siNumbers: Set<UInt64> = []

  /// - Complexity: reads the file once, and twice when a number repeats.
  init(reader: TableReader, roles: ColumnRoles, threads: Int) {
    let columns = [roles[.citizenID], roles[.siNumber]]
    guard columns.contains(where: { $0 != nil }), !roles.nameColumns.isEmpty else { return }
    let hashes = WorkQueue.run(reader.chunks.count, threads: threads) {
      reader.makeScratch()
    } perform: { scratch, chunk in
      var hashes: [[UInt64]] = [[], []]
      let count = reader.chunks[chunk].rowCount
      for place in 0..<2 where columns[place] != nil { hashes[place].reserveCapacity(count) }
      reader.readChunk(chunk, scratch: &scratch) { row in
        for place in 0..<2 {
          guard let column = columns[place] else { continue }
          hashes[place].append(SharedNumbers.hash(row.field(column), isInsurance: place == 1))
        }
      } rejected: { _ in
      }
      reader.releaseChunk(chunk)
      return hashes
    }
    let repeated = (0..<2).map { place in RepeatedHashes(hashes.map { $0[place] }) }
    if repeated.allSatisfy({ $0.count == 0 }) { return }
    let owners = WorkQueue.run(reader.chunks.count, threads: threads) {
      reader.makeScratch()
    } perform: { scratch, chunk in
      var owners: [[Owner]] = [[], []]
      var number = 0
      let known = hashes[chunk]
      reader.readChunk(chunk, scratch: &scratch) { row in
        for place in 0..<2 where columns[place] != nil {
          let hash = known[place][number]
          if hash != 0, repeated[place].contains(hash) {
            owners[place].append(Owner(hash, row, roles))
          }
        }
        number += 1
      } rejected: { _ in
      }
      reader.releaseChunk(chunk)
      return owners
    }
    citizenIDs = SharedNumbers.shared(owners.map { $0[0] })
    siNumbers = SharedNumbers.shared(owners.map { $0[1] })
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
      for column in roles.nameColumns {
        let words = FoldedWords(row.field(column)).text.utf8
        letters.append(contentsOf: words.filter { $0 != 0x20 })
      }
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

  private static func shared(_ parts: [[Owner]]) -> Set<UInt64> {
    var first: [UInt64: Owner] = [:]
    var shared: Set<UInt64> = []
    for owner in parts.joined() {
      guard var known = first[owner.number] else {
        first[owner.number] = owner
        continue
      }
      if known.differs(from: owner) { shared.insert(owner.number) }
      if known.name == 0 { known.name = owner.name }
      if known.year == 0 { known.year = owner.year }
      first[owner.number] = known
    }
    return shared
  }

  /// The hash of the number that a cell holds; `0` for none.
  private static func hash(_ field: UnsafeBufferPointer<UInt8>, isInsurance: Bool) -> UInt64 {
    if field.isEmpty { return 0 }
    if isInsurance {
      let plain = InsuranceNumberReader.plainNumber(field.span)
      if plain != 0 { return ProfileTally.hash(plain) }
      return InsuranceNumberReader.read(field.span).number.map { ProfileTally.hash($0.number) } ?? 0
    }
    let plain = CitizenIDReader.plainNumber(field.span, birthYear: nil, isFemale: nil)
    if plain != 0 { return ProfileTally.hash(plain) }
    let reading = CitizenIDReader.read(field.span, birthYear: nil, isFemale: nil)
    return reading.citizenID.map { ProfileTally.hash($0.number) } ?? 0
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
