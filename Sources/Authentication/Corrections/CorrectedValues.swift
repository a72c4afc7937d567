import Tables

/// What the corrections of one record do to its row in the file at hand.
struct CorrectedValues {
  /// The columns that get another value.
  private(set) var values: [(column: Int, bytes: [UInt8])] = []
  /// The changes behind them.
  private(set) var applied: [Corrections.Change] = []
  /// Changes that the file holds by now.
  private(set) var inFile: [Corrections.Change] = []
  /// Changes of a value or a person that the file does not hold any more: the file is right.
  private(set) var outdated: [Corrections.Change] = []
  /// Numbers of people of the register who are not the row's person.
  private(set) var refusedPeople: [UInt64] = []

  init(_ entry: Corrections.Entry, _ row: borrowing Row, _ identity: IdentityColumns) {
    let person = identity.person(of: row)
    refusedPeople = entry.refusals.filter { entry.isOf(person, $0.person) }.map(\.number)
    for change in entry.changes {
      let present = identity.text(change.field, of: row)
      if !entry.isOf(person, change.person) {
        outdated.append(change)
      } else if present == change.new {
        inFile.append(change)
      } else if present == change.old, let new = identity.values(change.field, change.new) {
        values += new
        applied.append(change)
      } else {
        outdated.append(change)
      }
    }
  }

  /// The new value of a column, or `nil` where the row keeps its own.
  func value(of column: Int) -> [UInt8]? { values.last { $0.column == column }?.bytes }
}
