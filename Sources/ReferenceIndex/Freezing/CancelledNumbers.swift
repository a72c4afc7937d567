import Identifiers

/// Finds the people's new numbers for the rows of a register whose numbers were cancelled (docs/domain.md 1.1).
///
/// The new row is surely the same person's when name and full birth date are equal, the sex does not differ, and the
/// two share an old card, a household or a place of residence, as no other row does. The row with the cancelled number
/// becomes nobody's then; its number leads to the new one. Without such a row it stays a person with a cancelled number.
struct CancelledNumbers {
  let people: UnsafeMutableBufferPointer<RegisteredPerson>
  let pool: UnsafeMutableBufferPointer<UInt32>
  /// The name without words, of the rows that become nobody's.
  let emptyName: UInt32

  private struct Identity: Hashable {
    let name: UInt32
    let birthDate: BirthDate
  }

  /// - Returns: How many rows became nobody's.
  /// - Complexity: O(*n*) for a register with cancelled numbers.
  func join() -> Int {
    var cancelled: [Identity: [UInt32]] = [:]
    for row in people.indices where people[row].isNumberCancelled {
      cancelled[identity(row), default: []].append(UInt32(row))
    }
    var successors: [UInt32: [UInt32]] = [:]
    for row in people.indices where isSuccessor(people[row]) {
      guard let rows = cancelled[identity(row)] else { continue }
      for other in rows where isSamePerson(people[Int(other)], people[row]) {
        successors[other, default: []].append(UInt32(row))
      }
    }
    var joined = 0
    for (row, found) in successors where found.count == 1 {
      let person = people[Int(row)]
      let header = pool[Int(person.name)]
      let bearers = Int(header >> 5)
      if bearers < NamePool.most {
        pool[Int(person.name)] = NamePool.header(
          bearers: bearers - 1, words: Int(header & NamePool.wordMask))
      }
      people[Int(row)] = .alias(person.citizenID, of: found[0], name: emptyName)
      joined += 1
    }
    return joined
  }

  private func identity(_ row: Int) -> Identity {
    Identity(name: people[row].name, birthDate: people[row].birthDate)
  }

  private func isSuccessor(_ person: RegisteredPerson) -> Bool {
    person.citizenID != 0 && person.birthDate.hasDay && !person.isNobody
      && !person.isNumberCancelled
  }

  private func isSamePerson(_ old: RegisteredPerson, _ new: RegisteredPerson) -> Bool {
    if old.sex != 0, new.sex != 0, old.sex != new.sex { return false }
    if old.oldID != 0, old.oldID == new.oldID { return true }
    if old.household != 0, old.household == new.household { return true }
    return old.address != 0 && old.address == new.address && old.commune == new.commune
  }
}
