import Cleansing
import Identifiers
import Linkage
import ReferenceIndex
import Tables

/// Learns from a sample of records whose number and birth date are one person's which commune codes of the two files
/// name one place.
struct PlaceLearning {
  let reader: TableReader
  let roles: ColumnRoles
  let profile: FileProfile
  let index: ReferenceIndex
  let frequencies: NameFrequencies
  let asOf: BirthDate
  let threads: Int

  /// The rows that show whether there is anything to learn.
  private static let glance = 4000
  /// About how many rows it is learned from.
  private static let rows = 1 << 20

  /// - Complexity: reads 4,000 rows; the whole file, and cleanses a million rows of it, when the codes are of different
  ///   lists.
  func places() -> RecordPlaces {
    let none = RecordPlaces(profile.communeList)
    guard roles[.communeCode] != nil, roles[.citizenID] != nil else { return none }
    var few = PairCounter(self)
    reader.readSample(PlaceLearning.glance) { few.add($0) }
    guard few.pairs.areOfOtherLists else { return none }
    return RecordPlaces(learning: manyPairs(), index)
  }

  /// The pairs of rows that are chosen by what stands in them, whatever the order of the file.
  private func manyPairs() -> RecordPlaces.Pairs {
    let rows = reader.rowCount
    let limit =
      rows <= PlaceLearning.rows ? .max : UInt64.max / UInt64(rows) * UInt64(PlaceLearning.rows)
    let parts = WorkQueue.run(reader.chunks.count, threads: threads) {
      PairCounter(self)
    } perform: { counter, chunk in
      counter.removeAll()
      var scratch = reader.makeScratch()
      reader.readChunk(chunk, scratch: &scratch) { row in
        if row.contentHash <= limit { counter.add(row) }
      } rejected: { _ in
      }
      reader.releaseChunk(chunk)
      return counter.pairs
    }
    return parts.reduce(into: RecordPlaces.Pairs(profile.communeList, frequencies)) { $0.add($1) }
  }
}

/// Counts pairs of codes of rows; one for each thread.
private struct PairCounter {
  private let index: ReferenceIndex
  private let cleanser: RecordCleanser
  private let none: RecordPlaces.Pairs
  private var details: [RecordDetail] = []
  private(set) var pairs: RecordPlaces.Pairs

  init(_ learning: PlaceLearning) {
    index = learning.index
    cleanser = RecordCleanser(
      words: index.words, roles: learning.roles, profile: learning.profile, asOf: learning.asOf)
    none = RecordPlaces.Pairs(learning.profile.communeList, learning.frequencies)
    pairs = none
  }

  mutating func removeAll() { pairs = none }

  mutating func add(_ row: borrowing Row) {
    details.removeAll(keepingCapacity: true)
    let record = cleanser.clean(row, details: &details)
    guard record.commune != 0, record.citizenID != 0, !record.birthDate.isEmpty,
      let owner = index.row(citizenID: record.citizenID)
    else { return }
    let person = index.person(owner)
    guard person.commune != 0, person.birthDate == record.birthDate else { return }
    pairs.add(record: record.commune, person: person.commune)
  }
}
