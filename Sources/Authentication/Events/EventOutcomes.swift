import ReferenceIndex
import Tables

/// What the lists of events need of the outcomes of a run.
struct EventOutcomes {
  /// A record of somebody whom the register calls dead.
  struct Death {
    var row: Int
    var recordID: String
    var name: String
    var birthDate: String
    var person: UInt64
    var isLinked: Bool
  }

  private(set) var deaths: [Death] = []
  /// One bit for each person with a linked record, and with a record that may be theirs.
  private(set) var linked: [UInt64]
  private(set) var mentioned: [UInt64]
  /// The linked rows of each young person, to see whether one has a card.
  private(set) var rowsOfPerson: [(person: UInt32, row: UInt32)] = []

  private struct Part: Sendable {
    var deaths: [Death] = []
    var linked: [(person: UInt32, row: UInt32)] = []
    var mentioned: [UInt32] = []
  }

  /// Scans the outcomes once.
  init(folder: String, index: ReferenceIndex, threads: Int) throws(TableError) {
    let (reader, columns) = try OutcomeColumns.open(folder: folder, threads: threads)
    guard let name = reader.header.firstIndex(of: "clean_name"),
      let birthDate = reader.header.firstIndex(of: "clean_birth_date")
    else {
      throw TableError(.lacksColumns(["clean_name", "clean_birth_date"]), path: reader.file.path)
    }
    let parts = WorkQueue.run(reader.chunks.count, threads: threads) {
    } perform: { _, chunk -> Part in
      var part = Part()
      var scratch = reader.makeScratch()
      reader.readChunk(chunk, scratch: &scratch) { line in
        let row = OutcomeColumns.number(line.field(columns.row))
        let owner = OutcomeColumns.number(line.field(columns.citizenID))
        let candidate = OutcomeColumns.number(line.field(columns.candidateID))
        let number = owner != 0 ? owner : candidate
        guard number != 0, let person = index.row(citizenID: number) else { return }
        if owner != 0 {
          part.linked.append((person, UInt32(truncatingIfNeeded: row)))
        } else {
          part.mentioned.append(person)
        }
        guard index.person(person).isDead,
          OutcomeColumns.reason(line.field(columns.reason)) == .c60
            || line.text(columns.findings).split(separator: ";").contains("C60")
        else { return }
        part.deaths.append(
          Death(
            row: Int(row), recordID: line.text(columns.recordID), name: line.text(name),
            birthDate: line.text(birthDate), person: number, isLinked: owner != 0))
      } rejected: { _ in
      }
      reader.releaseChunk(chunk)
      return part
    }
    let words = (index.count + 63) / 64
    linked = Array(repeating: 0, count: words)
    mentioned = Array(repeating: 0, count: words)
    for part in parts {
      deaths.append(contentsOf: part.deaths)
      rowsOfPerson.append(contentsOf: part.linked)
      for (person, _) in part.linked { linked[Int(person >> 6)] |= 1 << UInt64(person & 63) }
      for person in part.mentioned { mentioned[Int(person >> 6)] |= 1 << UInt64(person & 63) }
    }
  }

  /// A record that an account names.
  struct Named: Sendable {
    var name: String
    /// The linked person's number, or `0`.
    var person: UInt64
  }

  /// The records with some ids; a repeated id gives its first record.
  static func names(folder: String, of ids: Set<String>, threads: Int) throws(TableError)
    -> [String: Named]
  {
    let (reader, columns) = try OutcomeColumns.open(folder: folder, threads: threads)
    guard let name = reader.header.firstIndex(of: "clean_name") else {
      throw TableError(.lacksColumns(["clean_name"]), path: reader.file.path)
    }
    let hashes = Set(
      ids.map { id in Array(id.utf8).withUnsafeBufferPointer { TextHash.hash($0) } })
    let parts = WorkQueue.run(reader.chunks.count, threads: threads) {
    } perform: { _, chunk in
      var found: [(String, Named)] = []
      var scratch = reader.makeScratch()
      reader.readChunk(chunk, scratch: &scratch) { line in
        guard hashes.contains(TextHash.hash(line.field(columns.recordID))) else { return }
        found.append(
          (
            line.text(columns.recordID),
            Named(
              name: line.text(name),
              person: OutcomeColumns.number(line.field(columns.citizenID)))
          ))
      } rejected: { _ in
      }
      reader.releaseChunk(chunk)
      return found
    }
    return Dictionary(parts.joined()) { first, _ in first }
  }
}
