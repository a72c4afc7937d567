import Cleansing
import Hashing
import ReferenceIndex
import VietnameseText

/// What ``RecordIdentity`` leaves out: how a record writes the two ends of its name, and whether it agrees with another in
/// all that it says of its person.
struct RecordSpelling: Sendable, Hashable {
  /// The first word of the name, and the last; of no name both are 0.
  var surname: WordID = 0
  var given: WordID = 0
  /// Equal for records with the same name to the mark, whole birth date, sex, commune and address; `0` when one of them is
  /// missing. 1 January, which often stands for a year, is whole beside a hamlet.
  var whole: UInt32 = 0

  /// Of nobody.
  init() {}

  init(_ record: CleanRecord, _ words: WordTable) {
    record.name.withWords { name in
      take(name)
      let date = record.birthDate
      guard !name.isEmpty, date.hasDay, !date.isFirstOfJanuary || record.hasHamlet,
        record.sex != .unknown, record.commune != 0, record.addressHash != 0
      else { return }
      var hash = UInt64(date.packed) << 32 | UInt64(record.addressHash)
      hash = Hashing.spread(hash ^ UInt64(record.commune) << 8 ^ UInt64(record.sex.rawValue))
      // By what the words say, for their numbers come as the threads find them.
      for word in name {
        let features = words.features(word)
        hash = Hashing.spread((hash ^ hash >> 31) &+ UInt64(features.foldHash))
        hash = Hashing.spread((hash ^ hash >> 29) &+ features.marks << 3 &+ UInt64(features.tone))
      }
      whole = max(UInt32(truncatingIfNeeded: hash >> 32), 1)
    }
  }

  init(_ row: UInt32, _ index: ReferenceIndex) { take(index.nameWords(of: row)) }

  private mutating func take(_ name: UnsafeBufferPointer<WordID>) {
    guard let first = name.first, let last = name.last else { return }
    (surname, given) = (first, last)
  }
}
