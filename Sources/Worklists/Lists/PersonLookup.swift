import Authentication
import Cleansing
import Identifiers
import ReferenceIndex
import Tables
import VietnameseText

/// Finds some people of the register by their numbers.
struct PersonLookup {
  let path: String
  let configuration: Configuration
  let asOf: BirthDate
  let threads: Int

  /// The fields of the people with these numbers; numbers that nobody has are left out.
  ///
  /// - Complexity: O(1) for each number with a frozen register; one scan of a table, of which only the rows
  ///   that are meant are cleansed.
  func people(_ numbers: Set<UInt64>) throws -> [UInt64: IdentityFields] {
    if numbers.isEmpty { return [:] }
    let file = try MappedFile(path: path)
    if ReferenceIndex.isFrozen(file) {
      let index = try ReferenceIndex.open(file, threads: threads)
      var people: [UInt64: IdentityFields] = [:]
      for number in numbers {
        if let row = index.row(citizenID: number) {
          people[number] = IdentityFields(person: row, of: index)
        }
      }
      return people
    }
    return try scan(numbers)
  }

  private func scan(_ numbers: Set<UInt64>) throws(TableError) -> [UInt64: IdentityFields] {
    let (reader, roles) = try TableReader.open(
      path: path, kind: .reference, configuration: configuration, threads: threads,
      legacy: .standard)
    guard let column = roles[.citizenID] else { return [:] }
    let profile = FileProfile(
      sampling: reader, roles: roles, configured: configuration.reference.encoding)
    let words = WordTable()
    let asOf = asOf
    let parts = WorkQueue.run(reader.chunks.count, threads: threads) {
      RecordCleanser(words: words, roles: roles, profile: profile, asOf: asOf)
    } perform: { cleanser, chunk in
      var found: [(number: UInt64, fields: IdentityFields)] = []
      var details: [RecordDetail] = []
      var scratch = reader.makeScratch()
      reader.readChunk(chunk, scratch: &scratch) { row in
        let field = row.field(column)
        if field.count == 12 {
          // The usual form is looked up before anything is cleansed.
          var number: UInt64 = 0
          for byte in field { number = number &* 10 &+ UInt64(byte &- 0x30) }
          if field.allSatisfy({ $0 &- 0x30 <= 9 }), !numbers.contains(number) { return }
        }
        let record = cleanser.clean(row, details: &details)
        details.removeAll(keepingCapacity: true)
        guard numbers.contains(record.citizenID) else { return }
        found.append((record.citizenID, IdentityFields(record, words: words)))
      } rejected: { _ in
      }
      reader.releaseChunk(chunk)
      return found
    }
    var people: [UInt64: IdentityFields] = [:]
    // The first person with a number counts, as in the run.
    for (number, fields) in parts.joined() where people[number] == nil { people[number] = fields }
    return people
  }
}
