import Authentication
import Cleansing
import Identifiers
import Linkage
import ReferenceIndex
import Tables
import VietnameseText

/// Distinct pairs of names of a generated province, hard to tell apart.
///
/// Matches are a record's cleansed name and its person's in the register, where the two are written
/// differently. Beside each of them stand names of other people: with the same given word, born on the
/// same day, and anybody. All pairs of a record follow each other, as candidates do in the matcher.
struct NamePairs {
  enum Kind: String {
    case match, sameGiven, sameDate, random
  }

  let index: ReferenceIndex
  private(set) var left = NameBatch()
  private(set) var right = NameBatch()
  private(set) var kinds: [Kind] = []
  private var seen: Set<[WordID]> = []

  var count: Int { kinds.count }

  init(province folder: String, atMost: Int) throws {
    let asOf = BirthDate(year: 2026, month: 1, day: 1) ?? .empty
    index = try RegisterLoader.load(
      path: folder + "/reference.csv", configuration: Configuration(), threads: 2, asOf: asOf
    ).index
    let truth = try NamePairs.truth(folder + "/truth.csv")
    let records = try NamePairs.records(folder + "/insurance.csv", index, asOf)
    precondition(truth.count == records.count, "The truth is of another file")

    var byGiven: [WordID: [UInt32]] = [:]
    for row in 0..<UInt32(index.count) {
      if let given = index.nameWords(of: row).last { byGiven[given, default: []].append(row) }
    }
    var random = SeededRandom(7)
    for (name, person) in zip(records, truth) where count < atMost {
      guard person != 0, name.count >= 2, let row = index.row(citizenID: person) else { continue }
      let own = index.nameWords(of: row)
      if name.withWords({ $0.elementsEqual(own) }) || own.count < 2 { continue }
      guard add(name, row, .match) else { continue }
      let others = own.last.flatMap { byGiven[$0] } ?? []
      let sameDay = Array(index.rows(birthDate: index.person(row).birthDate))
      for _ in 0..<8 {
        if let other = others.randomElement(using: &random), other != row {
          add(name, other, .sameGiven)
        }
        if let other = sameDay.randomElement(using: &random), other != row {
          add(name, other, .sameDate)
        }
      }
      for _ in 0..<4 {
        let other = UInt32.random(in: 0..<UInt32(index.count), using: &random)
        if other != row { add(name, other, .random) }
      }
    }
    seen = []
  }

  /// The same pairs in an order of chance.
  func shuffled() -> NamePairs {
    var random = SeededRandom(8)
    var copy = self
    (copy.left, copy.right, copy.kinds) = (NameBatch(), NameBatch(), [])
    for pair in (0..<count).shuffled(using: &random) {
      copy.left.append(left[pair])
      copy.right.append(right[pair])
      copy.kinds.append(kinds[pair])
    }
    return copy
  }

  @discardableResult
  private mutating func add(_ name: WordList, _ row: UInt32, _ kind: Kind) -> Bool {
    let words = name.withWords { Array($0) }
    let other = index.nameWords(of: row)
    guard !other.isEmpty, seen.insert(words + [.max] + other).inserted else { return false }
    left.append(words)
    right.append(other)
    kinds.append(kind)
    return true
  }

  // MARK: Reading

  /// The citizen ID of each record's person, or `0`, in the order of the file.
  private static func truth(_ path: String) throws -> [UInt64] {
    let reader = try TableReader.open(path: path)
    guard let column = reader.header.firstIndex(of: "citizen_id") else { return [] }
    var people: [UInt64] = []
    read(reader) { row in people.append(UInt64(row.text(column)) ?? 0) }
    return people
  }

  private static func records(
    _ path: String, _ index: ReferenceIndex, _ asOf: BirthDate
  ) throws -> [WordList] {
    let (reader, roles) = try TableReader.open(
      path: path, kind: .insurance, configuration: Configuration(), threads: 2)
    let cleanser = RecordCleanser(
      words: index.words, roles: roles, profile: FileProfile(sampling: reader, roles: roles),
      asOf: asOf)
    var names: [WordList] = []
    var details: [RecordDetail] = []
    read(reader) { row in
      names.append(cleanser.clean(row, details: &details).name)
      details.removeAll(keepingCapacity: true)
    }
    return names
  }

  private static func read(_ reader: TableReader, _ body: (borrowing Row) -> Void) {
    var scratch = reader.makeScratch()
    for chunk in reader.chunks.indices {
      reader.readChunk(chunk, scratch: &scratch, body: body) { _ in
        preconditionFailure("The generator writes no broken rows")
      }
    }
  }
}
