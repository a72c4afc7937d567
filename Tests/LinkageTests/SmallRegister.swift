import Cleansing
import Identifiers
import Linkage
import ReferenceIndex
import VietnameseText

/// A register of a few invented people, for tests.
struct SmallRegister {
  /// One person, as a test writes it down.
  struct Person {
    var id: UInt64 = 0
    var name: String
    /// `dd/mm/yyyy`, `mm/yyyy`, `yyyy` or nothing.
    var date: String = ""
    var sex: Sex = .unknown
    var oldID: UInt64 = 0
    var commune: UInt16 = 0
    var address: UInt32 = 0
    var household: UInt32 = 0
    var fatherID: UInt64 = 0
    var motherID: UInt64 = 0
  }

  let index: ReferenceIndex
  let frequencies: NameFrequencies

  /// People as (number, name, birth date, commune).
  init(_ people: [(id: UInt64, name: String, date: BirthDate, commune: UInt16)]) {
    self.init(
      people.map { Person(id: $0.id, name: $0.name, date: $0.date.text, commune: $0.commune) })
  }

  init(_ people: [Person]) {
    let words = WordTable()
    let builder = RegisterBuilder(words: words, rows: people.count)
    var batch = RegisterBatch()
    for person in people { batch.append(SmallRegister.record(person, words), words: words) }
    builder.add(batch)
    index = builder.build(threads: 1)
    frequencies = NameFrequencies(index)
  }

  static func name(_ text: String, _ words: WordTable) -> WordList {
    WordList(text.split(separator: " ").map { words.intern($0.utf8) })
  }

  func name(_ text: String) -> WordList { SmallRegister.name(text, index.words) }

  /// A record with the same cells as a person, apart from household and parents, which few insurance files have.
  func record(_ person: Person) -> CleanRecord {
    var record = SmallRegister.record(person, index.words)
    record.household = 0
    (record.fatherID, record.motherID) = (0, 0)
    return record
  }

  private static func record(_ person: Person, _ words: WordTable) -> CleanRecord {
    var record = CleanRecord()
    record.citizenID = person.id
    record.name = name(person.name, words)
    record.birthDate = SmallRegister.date(person.date)
    record.sex = person.sex
    record.oldID = person.oldID
    record.commune = person.commune
    record.addressHash = person.address
    record.household = person.household
    record.fatherID = person.fatherID
    record.motherID = person.motherID
    return record
  }

  /// A date as the tests write it.
  static func date(_ text: String) -> BirthDate {
    let parts = text.split(separator: "/").compactMap { Int($0) }
    switch parts.count {
    case 1: return BirthDate(uncheckedYear: parts[0])
    case 2: return BirthDate(uncheckedYear: parts[1], month: parts[0])
    case 3: return BirthDate(uncheckedYear: parts[2], month: parts[1], day: parts[0])
    default: return .empty
    }
  }

  /// What a matcher with the built-in model says of a record.
  func match(_ person: Person, detail: RecordDetail? = nil) -> MatchResult {
    let matcher = RecordMatcher(index: index, model: MatchModel(), frequencies: frequencies)
    return matcher.match(record(person), detail)
  }
}
