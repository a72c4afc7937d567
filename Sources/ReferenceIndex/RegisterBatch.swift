import Cleansing
import VietnameseText

/// The people of one batch as they were read; each person's `name` is a position in ``pool``.
public struct RegisterBatch: Sendable {
  var people: [RegisteredPerson] = []
  /// The names as in ``NamePool``, with the words' numbers in the table of the reading; repeated as read.
  var pool: [UInt32] = []
  /// A hash of each person's name that depends on its text alone.
  var hashes: [UInt32] = []

  public var count: Int { people.count }

  /// Makes room for `rows` people.
  public mutating func reserveCapacity(_ rows: Int) {
    people.reserveCapacity(rows)
    hashes.reserveCapacity(rows)
    pool.reserveCapacity(rows * 5)
  }

  mutating func append(_ person: RegisteredPerson, name: WordList, words: WordTable) {
    var person = person
    person.name = UInt32(pool.count)
    people.append(person)
    pool.append(NamePool.header(bearers: 1, words: name.count))
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for position in 0..<name.count {
      let word = name[position]
      pool.append(word)
      let features = words.features(word)
      hash =
        (hash ^ UInt64(features.foldHash) ^ features.marks << 32 ^ UInt64(features.tone) << 29)
        &* 0xBF58_476D_1CE4_E5B9
      hash ^= hash >> 31
    }
    hashes.append(UInt32(truncatingIfNeeded: hash >> 16))
  }
}
