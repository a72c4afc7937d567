import Tables

extension ChunkCleaner {
  /// Has the places of the row's numbers among the shared ones fetched while its other cells are read.
  @inline(__always)
  mutating func prefetchShared() {
    if current.known.citizenID != 0 {
      shared.citizenIDs.prefetch(ProfileTally.hash(current.known.citizenID))
    }
    if current.known.insuranceNumber != 0 {
      shared.siNumbers.prefetch(ProfileTally.hash(current.known.insuranceNumber))
    }
  }

  /// Notes numbers that stand on rows of different people.
  @inline(__always)
  mutating func noteShared(_ row: borrowing Row) {
    if !shared.citizenIDs.isEmpty, let column = columns.citizenID,
      shared.citizenIDs.contains(citizenHash(row, column))
    {
      noteShared(column)
    }
    if !shared.siNumbers.isEmpty, let column = columns.siNumber,
      shared.siNumbers.contains(insuranceHash(row, column))
    {
      noteShared(column)
    }
  }

  private mutating func noteShared(_ column: Int) {
    var findings = cells[column].findings
    findings.cell.insert(.numberShared)
    note(column, findings)
  }

  /// The hash of the personal ID number of the row as it is so far; `0` for none.
  @inline(__always)
  mutating func citizenHash(_ row: borrowing Row, _ column: Int) -> UInt64 {
    current.known.citizenID != 0
      ? ProfileTally.hash(current.known.citizenID)
      : ProfileTally.numberHash(cell(row, column), digits: 12)
  }

  /// The hash of the insurance number of the row as it is so far; `0` for none.
  @inline(__always)
  mutating func insuranceHash(_ row: borrowing Row, _ column: Int) -> UInt64 {
    current.known.insuranceNumber != 0
      ? ProfileTally.hash(current.known.insuranceNumber)
      : ProfileTally.numberHash(cell(row, column), digits: 10)
  }
}
