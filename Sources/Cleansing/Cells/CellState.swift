/// A new value of a cell.
struct CellEdit {
  /// Kept in ``CellMemory`` until the next row.
  var value: UnsafeBufferPointer<UInt8>
  var repairs = CellRepairSet()
  var isCandidate = false
}

/// What is known of a cell of the current row.
struct CellState {
  var edit: CellEdit?
  var findings = CellFindingSet()
  var isTouched = false
}
