/// Makes one person of those whom a register has several times: the same number, name and birth date.
///
/// Which row comes first does not matter: a death in any of them counts, a number is cancelled when all of them say so, and
/// of two places the one with the greater codes is kept. The later rows become nobody's, so that rows keep their numbers; nobody finds them.
struct RepeatedPeople {
  let people: UnsafeMutableBufferPointer<RegisteredPerson>
  let parents: ParentColumn
  let pool: UnsafeMutableBufferPointer<UInt32>
  /// The name without words, of the rows that become nobody's.
  let emptyName: UInt32

  /// Joins the people of `rows`, whose number an earlier row has.
  ///
  /// - Returns: How many rows became nobody's.
  func join(_ rows: [UInt32], _ table: NumberTable<CitizenNumber>) -> Int {
    var joined = 0
    for row in rows {
      let later = people[Int(row)]
      var first: UInt32?
      table.forEachRow(later.citizenID) { other in
        let earlier = people[Int(other)]
        if first == nil, other < row, earlier.name == later.name,
          earlier.birthDate == later.birthDate
        {
          first = other
        }
      }
      guard let first else { continue }
      join(later, into: &people[Int(first)])
      parents.join(row, into: first)
      let header = pool[Int(later.name)]
      let bearers = Int(header >> 5)
      if bearers < NamePool.most {
        pool[Int(later.name)] = NamePool.header(
          bearers: bearers - 1, words: Int(header & NamePool.wordMask))
      }
      people[Int(row)] = RegisteredPerson.joined(name: emptyName)
      joined += 1
    }
    return joined
  }

  private func join(_ other: RegisteredPerson, into person: inout RegisteredPerson) {
    let left = (person.commune, person.address, person.household)
    let right = (other.commune, other.address, other.household)
    // Where a row with the number stands that nobody has cancelled, the person lives there under it.
    let isMoved = person.isNumberCancelled && !other.isNumberCancelled
    let isStale = other.isNumberCancelled && !person.isNumberCancelled
    if isMoved || left < right && !isStale {
      (person.commune, person.address, person.household) = right
    }
    if isMoved { person.restoreNumber() }
    person.oldID = max(person.oldID, other.oldID)
    let repaired = PersonFlags([.nameRepaired, .dateRepaired, .idRepaired]).rawValue
    let letterCase = min(person.wasWritten.letterCase, other.wasWritten.letterCase)
    // Rows that contradict each other leave both bits of the sex, which is none.
    person.flags =
      (person.flags | other.flags) & (PersonFlags.sexMask | PersonFlags.dead.rawValue)
      | person.flags & other.flags & repaired | letterCase << PersonFlags.caseShift
  }
}
