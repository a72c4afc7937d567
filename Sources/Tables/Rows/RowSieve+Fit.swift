// Rows of which some cells fit other columns far better than their own: an empty cell put in or lost somewhere in the
// row, two cells that changed places. What a column holds is known by its heading and by the rows of a sample.

extension RowSieve {
  /// How much likelier the cells of a row must be in their new places, as a natural logarithm: little when two of them or
  /// more cannot stand where they do, which no column of a mixed file may outvote, and much when it is only one.
  private static let neededGain = (several: 1.0, single: 6.0)
  /// How much likelier the best arrangement must be than every other.
  private static let neededLead = 2.0

  /// The one arrangement of a row's cells in which every cell fits its column, where some do not as the row stands.
  ///
  /// - Returns: `.none` when no cell is out of place or no arrangement mends it, `.doubtful` when several do.
  /// - Complexity: O(*n*²) in the number of columns; a row whose cells all can stand where they do costs O(*n*).
  func betterFit(_ row: borrowing Row) -> RowShift {
    let count = row.fieldCount
    let cells = (0..<count).map { CellShape(row.field($0)) }
    let wrong = (0..<count).filter { fit(cells[$0], $0) == .impossible }
    guard !wrong.isEmpty else { return .none }
    var found: [(shift: RowShift, weight: Double, sources: [Int])] = []
    for shift in arrangements(cells, wrong) {
      guard isBetter(shift, cells, wrong) else { continue }
      let sources = (0..<count).map { column -> Int in
        guard let source = shift.source(ofColumn: column), source < count else { return -1 }
        return cells[source] == .empty ? -1 : source
      }
      if found.contains(where: { $0.sources == sources }) { continue }
      found.append((shift, weight(shift, cells), sources))
    }
    guard let best = found.max(by: { $0.weight < $1.weight }) else { return .none }
    let gain = best.weight - weight(.none, cells)
    let needed = wrong.count > 1 ? Self.neededGain.several : Self.neededGain.single
    guard gain >= needed, !namesNobody(best.shift, row) else { return .none }
    let isFirst = found.allSatisfy {
      $0.sources == best.sources || best.weight - $0.weight >= Self.neededLead
    }
    return isFirst ? best.shift : .doubtful
  }

  /// The arrangements that lose no cell.
  private func arrangements(_ cells: [CellShape], _ wrong: [Int]) -> [RowShift] {
    let count = cells.count
    var shifts: [RowShift] = []
    for column in 0..<count - 1 where cells[column] == .empty {
      shifts.append(.right(from: column))
    }
    if cells[count - 1] == .empty {
      for column in 0..<count - 1 { shifts.append(.left(from: column)) }
    }
    for one in wrong {
      for other in 0..<count where roleOfColumn[other] != nil && fit(cells[one], other) == .typical
      {
        guard
          fit(cells[other], one) == .typical
            || cells[other] == .empty && isTelling(cells[one], of: one, other)
        else { continue }
        shifts.append(.exchanged(min(one, other), max(one, other)))
      }
    }
    return shifts
  }

  /// Whether a cell can be nothing but what is missing in a column of the person: a sum's count may be a code of sex, and
  /// `chưa có` below the number is no name.
  ///
  /// Columns whose cells cleansing may empty get nothing but from the address: a file once cleansed stays as it is.
  private func isTelling(_ shape: CellShape, of source: Int, _ column: Int) -> Bool {
    switch roleOfColumn[column] {
    case .birthDate: shape == .day && roleOfColumn[source] == .gender
    case .gender: shape == .sexWord
    case .citizenID: shape == .personal && roleOfColumn[source] == .address
    case .address: shape == .text || shape == .place
    default: false
    }
  }

  /// Whether a cell that an arrangement makes the name says that something is not known: `không rõ`, `chưa có`.
  private func namesNobody(_ shift: RowShift, _ row: borrowing Row) -> Bool {
    for column in roles.nameColumns {
      guard let source = shift.source(ofColumn: column), source != column, source < row.fieldCount
      else { continue }
      let words = ListPhrase.words(String(decoding: row.field(source), as: UTF8.self))
      let refusals = ["không", "khong", "chưa", "chua", "mất", "đã", "đang", "chờ", "ko"]
      if let first = words.first, refusals.contains(first) { return true }
    }
    return false
  }

  /// Whether every cell that an arrangement moves can stand where it comes to, and those that could not stand where they
  /// are do so typically.
  private func isBetter(_ shift: RowShift, _ cells: [CellShape], _ wrong: [Int]) -> Bool {
    for column in cells.indices {
      let source = shift.source(ofColumn: column) ?? cells.count
      let shape = source < cells.count ? cells[source] : .empty
      if fit(shape, column) == .impossible { return false }
    }
    var mended = 0
    for column in wrong {
      guard let target = shift.target(ofColumn: column), target != column,
        fit(cells[column], target) == .typical
      else { continue }
      mended += 1
    }
    guard isNamed(shift, cells), isProven(shift, cells) else { return false }
    if case .exchanged = shift { return mended > 0 }
    return mended > 1 || mended == 1 && wrong.count == 1
  }

  /// Whether a number or a date stands where those of a person do: rows of layout have none.
  private func isProven(_ shift: RowShift, _ cells: [CellShape]) -> Bool {
    [roles[.citizenID], roles[.birthDate]].contains { column in
      guard let column, let source = shift.source(ofColumn: column), source < cells.count else {
        return false
      }
      return fit(cells[source], column) == .typical
    }
  }

  /// Whether a name stands where names do, be it with a note or joined.
  private func isNamed(_ shift: RowShift, _ cells: [CellShape]) -> Bool {
    roles.nameColumns.contains { column in
      guard let source = shift.source(ofColumn: column), source < cells.count else { return false }
      return [.words, .word, .text, .marked].contains(cells[source])
    }
  }

  private func weight(_ shift: RowShift, _ cells: [CellShape]) -> Double {
    var sum = 0.0
    for column in cells.indices {
      let source = shift.source(ofColumn: column) ?? cells.count
      let shape = source < cells.count ? cells[source] : .empty
      sum += shapes.weight(
        shape, column: column, fit: fit(shape, column), isAsRead: source == column)
    }
    return sum
  }

  private func fit(_ shape: CellShape, _ column: Int) -> CellFit {
    if roleOfColumn[column] == .recordID, let hasLetteredIDs, shape != .empty {
      switch shape {
      case .digit, .year, .code, .nine, .ten, .personal, .number:
        return hasLetteredIDs ? .impossible : .typical
      default: return hasLetteredIDs ? CellFit(shape, role: .recordID) : .impossible
      }
    }
    let fit = CellFit(shape, role: roleOfColumn[column])
    // Where most cells are so, the column holds something else than its heading says.
    return fit == .impossible && shapes.share(shape, column: column) > 0.5 ? .possible : fit
  }
}
