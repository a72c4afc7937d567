/// What the readers of a row know of its cells, so that counting does not look at them again.
struct KnownForms {
  /// One bit for each of the first 64 columns: the cell has a form that the reader of its column knows.
  private(set) var first: UInt64 = 0
  /// The same for a second form.
  private(set) var second: UInt64 = 0
  /// Numbers against which nothing speaks, as they stand in their cells; `0` for any other.
  var citizenID: UInt64 = 0
  var insuranceNumber: UInt64 = 0

  /// Notes that a cell, as it came, has a form of its column; all cells of one form have one length and one pattern.
  @inline(__always)
  mutating func insert(_ column: Int, form: Int) {
    guard column < 64 else { return }
    if form == 0 { first |= 1 &<< UInt64(column) } else { second |= 1 &<< UInt64(column) }
  }
}
