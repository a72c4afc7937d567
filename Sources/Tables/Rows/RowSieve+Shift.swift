extension RowSieve {
  /// What the cells of a row say when it is read with a shift.
  private struct Sense {
    var isNamed = false
    var hasNumber = false
    var hasDate = false
    var isNumberEmpty = true
    var isDateEmpty = true
    /// Another cell speaks against the shift: a sex that is none, an insurance number with letters.
    var isContradicted = false
  }

  /// Whether a row stands one column off.
  ///
  /// It does when neither its number nor its date makes sense as it stands, and the name, the number and the date all do
  /// one column off, all of them to the same side, and no other column speaks against it. Where only some of that
  /// holds, or both sides are possible, its cells are weighed by what stands in their columns elsewhere
  /// (``betterFit(_:)``); without a clear answer the row stays as it is and is told.
  func shift(of row: borrowing Row) -> RowShift {
    let shift = shiftOfAll(row)
    if shift.isMoved { return shift }
    if let classes, shift == .none {
      let exchanged = classes.shift(of: row)
      if exchanged != .none { return exchanged }
    }
    let better = betterFit(row)
    return better == .none ? shift : better
  }

  private func shiftOfAll(_ row: borrowing Row) -> RowShift {
    guard let first = firstColumn, roles[.citizenID] != nil || roles[.birthDate] != nil else {
      return .none
    }
    let asIs = sense(row, .none)
    if asIs.hasNumber || asIs.hasDate { return .none }
    // Nothing of the person is there at all.
    if asIs.isNumberEmpty, asIs.isDateEmpty, !isMisplaced(row) { return .none }
    var found: [RowShift] = []
    var isHalf = false
    for column in (0...first).reversed() {
      for shift in [RowShift.right(from: column), .left(from: column)] where isPossible(shift, row)
      {
        let moved = sense(row, shift)
        guard moved.isNamed, moved.hasNumber || moved.hasDate else { continue }
        let isWhole =
          (roles[.citizenID] == nil || moved.hasNumber || moved.isNumberEmpty && !asIs.isNamed)
          && (roles[.birthDate] == nil || moved.hasDate || moved.isDateEmpty && !asIs.isNamed)
        if isWhole, !moved.isContradicted { found.append(shift) } else { isHalf = true }
      }
    }
    guard let best = found.first else {
      return isHalf || isMovedBehindName(row, asIs) ? .doubtful : .none
    }
    // Shifts from several columns are one when no column that is read differs.
    let isOne = found.dropFirst().allSatisfy { isSame($0, best, row) }
    return isOne ? best : .doubtful
  }

  /// Whether the name stands where it should, and both number and date one column off to the same side.
  private func isMovedBehindName(_ row: borrowing Row, _ asIs: Sense) -> Bool {
    guard asIs.isNamed, let id = roles[.citizenID], let date = roles[.birthDate] else {
      return false
    }
    return [1, -1].contains { step in
      let columns = 0..<row.fieldCount
      return columns.contains(id + step) && columns.contains(date + step)
        && Self.isPersonalNumber(row.field(id + step))
        && Self.isDateLike(row.field(date + step), allowsYear: false)
    }
  }

  /// The first column of those that tell a shift.
  private var firstColumn: Int? {
    (roles.nameColumns + [roles[.citizenID], roles[.birthDate]].compactMap { $0 }).min()
  }

  /// Whether the name's column holds digits, or nothing while others hold something.
  private func isMisplaced(_ row: borrowing Row) -> Bool {
    roles.nameColumns.contains { Self.digitCount(row.field($0)) >= 4 }
  }

  /// Whether nothing is lost by a shift: the cell that it takes out is empty.
  private func isPossible(_ shift: RowShift, _ row: borrowing Row) -> Bool {
    switch shift {
    case .right(let from): Self.isBlank(row.field(from))
    case .left: Self.isBlank(row.field(row.fieldCount - 1))
    case .none, .doubtful, .joined, .exchanged, .ordered: false
    }
  }

  private func cell(_ row: borrowing Row, _ column: Int, _ shift: RowShift) -> Cell {
    guard let source = shift.source(ofColumn: column), source < row.fieldCount else {
      return Cell(start: nil, count: 0)
    }
    return row.field(source)
  }

  private func sense(_ row: borrowing Row, _ shift: RowShift) -> Sense {
    var sense = Sense()
    let names = roles.nameColumns
    if names.count == 1 {
      sense.isNamed = Self.isNameLike(cell(row, names[0], shift))
    } else {
      sense.isNamed = names.allSatisfy { column in
        let part = cell(row, column, shift)
        return Self.isBlank(part) || Self.hasLetter(part) && Self.digitCount(part) == 0
      }
      sense.isNamed = sense.isNamed && Self.hasLetter(cell(row, names[names.count - 1], shift))
    }
    if let column = roles[.citizenID] {
      let number = cell(row, column, shift)
      sense.hasNumber = Self.isPersonalNumber(number)
      sense.isNumberEmpty = Self.isBlank(number)
    }
    if let column = roles[.birthDate] {
      let date = cell(row, column, shift)
      sense.hasDate = Self.isDateLike(date, allowsYear: true)
      sense.isDateEmpty = Self.isBlank(date)
    }
    if shift != .none { sense.isContradicted = isContradicted(row, shift) }
    return sense
  }

  private func isContradicted(_ row: borrowing Row, _ shift: RowShift) -> Bool {
    if let column = roles[.gender] {
      let sex = cell(row, column, shift)
      if !Self.isBlank(sex), !Self.isSexWord(sex) { return true }
    }
    for role in [ColumnRole.siNumber, .oldID, .communeCode, .fatherID, .motherID] {
      guard let column = roles[role] else { continue }
      let number = cell(row, column, shift)
      if Self.isBlank(number) { continue }
      if !number.allSatisfy(Self.isDigit) { return true }
      if role == .siNumber, number.count != 10 { return true }
    }
    for role in [ColumnRole.address, .communeName, .managingUnit] {
      guard let column = roles[role] else { continue }
      let text = cell(row, column, shift)
      if Self.isPersonalNumber(text) || Self.isDateLike(text, allowsYear: false) { return true }
    }
    if let column = roles[.recordID], let isLettered = hasLetteredIDs {
      let id = cell(row, column, shift)
      if !Self.isBlank(id), Self.hasLetter(id) != isLettered { return true }
    }
    if let column = roles[.cardNumber] {
      let card = cell(row, column, shift)
      if !Self.isBlank(card), Self.digitCount(card) < 10 || card.contains(0x20) { return true }
    }
    return false
  }

  /// Whether two shifts give every column with a role the same cell.
  private func isSame(_ one: RowShift, _ other: RowShift, _ row: borrowing Row) -> Bool {
    for role in ColumnRole.allCases {
      guard let column = roles[role] else { continue }
      if !cell(row, column, one).elementsEqual(cell(row, column, other)) { return false }
    }
    return true
  }
}
