import Cleansing
import ReferenceIndex
import VietnameseText

/// Children who have no name of their own yet and stand under a parent's name, often with the parent's number
/// (`Con bà …`, `CB …`).
///
/// Nothing of the number and the name is the child's. The day of birth and the home are: who was born on that day in the
/// parent's house is meant, and a person looks at it.
extension RecordMatcher {
  /// The fewest years between the births of a parent and a child.
  private static let generation = 13

  /// Whether a record is of a child without a name of its own.
  static func isNewborn(_ record: CleanRecord) -> Bool {
    record.findings.name.contains(.noOwnName)
  }

  /// Whether a person is old enough to be a parent of the child of a record, whose name and number may be the parent's.
  func isParentOfNewborn(_ person: RegisteredPerson, _ record: CleanRecord) -> Bool {
    guard RecordMatcher.isNewborn(record), !person.birthDate.isEmpty else { return false }
    return person.birthDate.year + RecordMatcher.generation <= record.birthDate.year
  }

  /// Weighs the people born on the child's day in the house of the number's owner, or in the record's commune.
  func byDayAndHome(_ record: CleanRecord, _ detail: RecordDetail?) {
    let index = index
    memory.rows.removeAll(keepingCapacity: true)
    for date in search.dates where date.hasDay {
      begin(.date)
      let positions = index.positions(birthDate: date)
      let isTooLarge = positions.count > RecordMatcher.largestDay
      tally.add(
        .date, block: positions.count, taken: isTooLarge ? 0 : positions.count,
        isBounded: isTooLarge)
      if isTooLarge { continue }
      for position in positions {
        let row = index.dateOrder[position]
        if isAtHome(row, record) { memory.rows.append(row) }
      }
    }
    considerRows(record, detail)
  }

  private func isAtHome(_ row: UInt32, _ record: CleanRecord) -> Bool {
    let person = index.person(row)
    if search.owner != nil {
      if index.parents(of: row).include(record.citizenID) { return true }
      if person.household != 0, person.household == search.ownerPerson.household { return true }
      if person.commune != 0, person.commune == search.ownerPerson.commune { return true }
    }
    guard person.commune != 0, record.commune != 0 else {
      return record.hasAddress(person.address)
    }
    return context.areOnePlace(record.commune, person.commune)
  }
}
