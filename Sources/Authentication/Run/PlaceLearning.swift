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

  /// Chunks, spread over the file, and the rows of each that show whether there is anything to learn.
  private static let glance = (chunks: 8, rows: 500)
  /// Chunks from which it is learned.
  private static let chunks = 64

  /// - Complexity: reads 4,000 rows; 64 chunks more when the codes are of different lists.
  func places() -> RecordPlaces {
    let none = RecordPlaces(profile.communeList)
    guard roles[.communeCode] != nil, roles[.citizenID] != nil else { return none }
    let few = pairs(spread(PlaceLearning.glance.chunks), rows: PlaceLearning.glance.rows)
    guard few.areOfOtherLists else { return none }
    return RecordPlaces(
      learning: pairs(spread(PlaceLearning.chunks), rows: .max), index)
  }

  /// Some chunks of the file, at even distances.
  private func spread(_ count: Int) -> [Int] {
    let all = reader.chunks.count
    if all <= count { return Array(0..<all) }
    return (0..<count).map { $0 * (all - 1) / (count - 1) }
  }

  private func pairs(_ chunks: [Int], rows: Int) -> RecordPlaces.Pairs {
    let empty = RecordPlaces.Pairs(profile.communeList, frequencies)
    let parts = WorkQueue.run(chunks.count, threads: threads) {
      RecordCleanser(words: index.words, roles: roles, profile: profile, asOf: asOf)
    } perform: { cleanser, number in
      var pairs = empty
      var scratch = reader.makeScratch()
      var details: [RecordDetail] = []
      reader.readChunk(chunks[number], scratch: &scratch, limit: rows) { row in
        details.removeAll(keepingCapacity: true)
        let record = cleanser.clean(row, details: &details)
        guard record.commune != 0, record.citizenID != 0, record.birthDate != 0,
          let owner = index.row(citizenID: record.citizenID)
        else { return }
        let person = index.person(owner)
        guard person.commune != 0, person.birthDate == record.birthDate else { return }
        pairs.add(record: record.commune, person: person.commune)
      } rejected: { _ in
      }
      return pairs
    }
    return parts.reduce(into: empty) { $0.add($1) }
  }
}
