import Cleansing
import Identifiers
import Linkage
import ReferenceIndex
import VietnameseText

/// A register of a few invented people, for tests.
struct SmallRegister {
  let index: ReferenceIndex
  let frequencies: NameFrequencies

  /// People as (number, name, birth date packed, commune).
  init(_ people: [(id: UInt64, name: String, date: BirthDate, commune: UInt16)]) {
    let words = WordTable()
    let builder = RegisterBuilder(words: words)
    var batch = builder.makeBatch()
    for person in people {
      var record = CleanRecord()
      record.citizenID = person.id
      record.name = SmallRegister.name(person.name, words)
      record.birthDate = person.date.packed
      record.commune = person.commune
      builder.append(record, to: &batch)
    }
    index = builder.build([batch])
    frequencies = NameFrequencies(index)
  }

  static func name(_ text: String, _ words: WordTable) -> WordList {
    WordList(text.split(separator: " ").map { words.intern($0.utf8) })
  }

  func name(_ text: String) -> WordList { SmallRegister.name(text, index.words) }
}
