import Hashing
import ReferenceIndex

/// People who came behind the last candidate of one record, by what the register says of them beside their numbers.
///
/// Direct-mapped: a kind of people has one place, a newer kind takes it. Forgetting changes nothing but time.
struct RefusedPeople {
  private struct Entry {
    /// Which record; the first has round 1.
    var round: UInt64 = 0
    /// What such a person weighs, or less than that; minus infinity for less than the last candidate did.
    var bits = 0.0
    var person = RegisteredPerson.nobody
  }

  private static let places = 64
  private var entries = [Entry](repeating: Entry(), count: places)

  @inline(__always)
  private static func place(_ person: RegisteredPerson) -> Int {
    let mixed =
      Hashing.spread(UInt64(person.name ^ person.address))
      ^ UInt64(person.birthDate.packed) &* Hashing.pairing
      ^ UInt64(person.commune) &* 0x1656_67B1_9E37_79F9
    return Int(truncatingIfNeeded: mixed >> 58)
  }

  /// Notes a person of a record.
  mutating func insert(_ person: RegisteredPerson, bits: Double, round: UInt64) {
    entries[RefusedPeople.place(person)] = Entry(round: round, bits: bits, person: person)
  }

  /// What somebody like a person weighed for a record; `nil` where nobody is known.
  @inline(__always)
  func bits(of person: RegisteredPerson, round: UInt64) -> Double? {
    let place = RefusedPeople.place(person)
    return entries.withUnsafeBufferPointer { entries in
      entries[place].round == round && person.isLike(entries[place].person)
        ? entries[place].bits : nil
    }
  }
}
