import Cleansing
import Hashing
import VietnameseText

/// The people of one batch as they were read; each person's `name` is a position in ``pool``.
///
/// A batch belongs to one thread; a ``RegisterBuilder`` takes batches in the order of the register.
public struct RegisterBatch: Sendable {
  private(set) var people: [RegisteredPerson] = []
  /// The names as in ``NamePool``, with the words' numbers in the table of the reading; repeated as read.
  private(set) var pool: [UInt32] = []
  /// A hash of each person's name that depends on its text alone.
  private(set) var hashes: [UInt8] = []
  /// Each person's parents; empty as long as nobody's are named.
  private(set) var parents: [Parents] = []
  /// How many people have a status that is not known.
  private(set) var unknownStatuses = 0
  /// How many people have a number that was cancelled.
  private(set) var cancelledNumbers = 0

  public init() {}

  /// The number of people.
  public var count: Int { people.count }

  /// Makes room for `rows` people.
  public mutating func reserveCapacity(_ rows: Int) {
    people.reserveCapacity(rows)
    hashes.reserveCapacity(rows)
    pool.reserveCapacity(rows * 5)
  }

  /// Adds one person.
  ///
  /// - Parameter words: The table that numbered the words of the record.
  public mutating func append(_ record: CleanRecord, words: WordTable) {
    var person = RegisteredPerson()
    person.citizenID = record.citizenID
    person.oldID = UInt32(exactly: record.oldID) ?? 0
    person.birthDate = record.birthDate
    person.commune = record.commune
    person.address = record.addressHash
    person.household = record.household
    var flags = PersonFlags(rawValue: record.sex.rawValue & 3)
    if record.isDead { flags.insert(.dead) }
    if record.hasUnknownStatus { unknownStatuses += 1 }
    if record.repairs.changesName { flags.insert(.nameRepaired) }
    if record.repairs.changesDate { flags.insert(.dateRepaired) }
    if record.repairs.changesID { flags.insert(.idRepaired) }
    if record.isNumberCancelled {
      person.cancelNumber()
      cancelledNumbers += 1
    }
    person.flags = flags.rawValue | record.letterCase.rawValue << PersonFlags.caseShift
    person.name = UInt32(pool.count)
    let parents = Parents(fatherID: record.fatherID, motherID: record.motherID)
    if !parents.isUnknown || !self.parents.isEmpty {
      let strangers = people.count - self.parents.count
      self.parents.append(contentsOf: repeatElement(.unknown, count: strangers))
      self.parents.append(parents)
    }
    people.append(person)
    let name =
      record.mayHaveParticle ? HighlandParticles.parted(record.name, words) : record.name
    pool.append(NamePool.header(bearers: 1, words: name.count))
    var hash: UInt64 = Hashing.golden
    for position in 0..<name.count {
      let word = name[position]
      pool.append(word)
      let features = words.features(word)
      hash =
        (hash ^ UInt64(features.foldHash) ^ features.marks << 32 ^ UInt64(features.tone) << 29)
        &* Hashing.mixers.first
      hash ^= hash >> 31
    }
    hashes.append(UInt8(truncatingIfNeeded: hash >> 40))
  }
}
