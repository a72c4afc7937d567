// Rows with a cell too many or too few. A delimiter that stands in a text without quotes cuts it in two; a cell that
// somebody left out moves all behind it. Such a row is read when exactly one arrangement of its cells puts what it
// should hold into every column that can be told by its shape; else it stays rejected.

/// The cells of one line as ranges of its bytes, quotes not counted.
struct LineCells {
  struct LineCell: Equatable {
    var start: Int
    var end: Int
    var isQuoted = false
    var hasEscapes = false
  }

  private(set) var cells: [LineCell] = []

  /// Cuts a line; `nil` when its quotes are wrong or a cell goes on in the next line.
  init?(_ line: UnsafeBufferPointer<UInt8>, _ rules: RecordScanner.Rules) {
    if line.contains(rules.newline) || line.contains(0) { return nil }
    var place = 0
    while true {
      if rules.hasSpacedQuotes {
        let rest = line[place...].drop { $0 == 0x20 }
        if rest.first == 0x22 { place = rest.startIndex }
      }
      var cell = LineCell(start: place, end: place)
      if place < line.count, line[place] == 0x22 {
        cell.isQuoted = true
        place += 1
        cell.start = place
        while place < line.count,
          line[place] != 0x22 || place + 1 < line.count && line[place + 1] == 0x22
        {
          if line[place] == 0x22 {
            cell.hasEscapes = true
            place += 1
          }
          place += 1
        }
        guard place < line.count else { return nil }
        cell.end = place
        place += 1
        if place < line.count, line[place] != rules.delimiter { return nil }
      } else {
        while place < line.count, line[place] != rules.delimiter { place += 1 }
        cell.end = place
      }
      cells.append(cell)
      if place >= line.count { return }
      place += 1
    }
  }

  /// Leaves out empty cells behind a number of columns.
  mutating func removeEmpty(behind count: Int) {
    while cells.count > count, let last = cells.last, last.start == last.end, !last.isQuoted {
      cells.removeLast()
    }
  }
}

extension RowSieve {
  /// The most delimiters in a text that are read as its own.
  private static let mostJoined = 4

  /// How a line with another number of cells than columns is to be read.
  ///
  /// - Parameter mayJoin: Whether a text may have been cut; not in rows of a workbook, whose cells have no delimiters.
  /// - Returns: The cell of each column and what that does to the row; `nil` when no arrangement, or more than one, makes sense.
  func arrangement(of line: Cell, _ parts: LineCells, mayJoin: Bool) -> (
    cells: [LineCells.LineCell], RowShift
  )? {
    let count = roles.header.count
    let cells = parts.cells
    let extra = cells.count - count
    var found: [(cells: [LineCells.LineCell], shift: RowShift, isSpaced: Bool)] = []
    func add(_ arranged: [LineCells.LineCell], _ shift: RowShift, isSpaced: Bool = false) {
      if isRight(line, arranged, shift) { found.append((arranged, shift, isSpaced)) }
    }
    func isEmpty(_ cell: LineCells.LineCell) -> Bool { Self.isBlank(text(line, cell)) }

    if extra == -1 {
      for column in 0..<count where column == 0 || !isEmpty(cells[column - 1]) {
        var arranged = cells
        arranged.insert(LineCells.LineCell(start: 0, end: 0), at: column)
        add(arranged, .left(from: column))
      }
    } else if (1...Self.mostJoined).contains(extra) {
      // Behind a comma in a text stands a blank, which no other cell begins with.
      let spaced = cells.indices.filter {
        cells[$0].start < cells[$0].end && line[cells[$0].start] == 0x20
      }
      for column in 0..<count where mayJoin && isText[column] {
        let joined = cells[column...(column + extra)]
        if joined.contains(where: { $0.isQuoted || isEmpty($0) }) { continue }
        var whole = cells[column]
        whole.end = cells[column + extra].end
        let arranged = cells[..<column] + [whole] + cells[(column + extra + 1)...]
        let length = cells[column].end - cells[column].start
        let isSpaced = spaced == Array(column + 1...column + extra)
        // A code has no comma in it; only words for a class or a state may have one.
        let isCode = column == roles[.participantClass] || column == roles[.status]
        if isCode, !isSpaced { continue }
        add(
          Array(arranged), .joined(column: column, cells: extra + 1, firstLength: length),
          isSpaced: isSpaced)
      }
      if extra == 1 {
        for column in cells.indices
        where isEmpty(cells[column]) && (column == 0 || !isEmpty(cells[column - 1])) {
          var arranged = cells
          arranged.remove(at: column)
          add(arranged, .right(from: column))
        }
      }
    }
    if found.count > 1 { found = found.filter(\.isSpaced) }
    return found.count == 1 ? (found[0].cells, found[0].shift) : nil
  }

  private func text(_ line: Cell, _ cell: LineCells.LineCell) -> Cell {
    Cell(rebasing: line[cell.start..<cell.end])
  }

  /// Whether every column holds what it should, with a name and a number or a date among it.
  func isRight(_ line: Cell, _ cells: [LineCells.LineCell], _ shift: RowShift = .none) -> Bool {
    func cell(_ role: ColumnRole) -> Cell? {
      guard let column = roles[role] else { return nil }
      let cell = text(line, cells[column])
      return Self.isBlank(cell) ? nil : cell
    }
    guard isNamed(line, cells, shift) else { return false }
    var proofs = 0
    if let number = cell(.citizenID) {
      guard Self.isNumberLike(number, 8...20) else { return false }
      if Self.isPersonalNumber(number) { proofs += 1 }
    }
    for role in [ColumnRole.birthDate, .birthDateMen, .birthDateWomen] {
      guard let date = cell(role) else { continue }
      guard Self.isDateLike(date, allowsYear: true) else { return false }
      proofs += 1
    }
    if proofs == 0 { return false }
    if let sex = cell(.gender), !Self.isSexWord(sex) { return false }
    for role in [ColumnRole.siNumber, .oldID, .fatherID, .motherID, .householdID] {
      if let number = cell(role), !Self.isNumberLike(number, 8...14) { return false }
    }
    if let code = cell(.communeCode), !Self.isNumberLike(code, 3...6) { return false }
    if let card = cell(.cardNumber), Self.digitCount(card) < 10 || card.contains(0x20) {
      return false
    }
    if let id = cell(.recordID), let isLettered = hasLetteredIDs, Self.hasLetter(id) != isLettered {
      return false
    }
    for role in [
      ColumnRole.address, .communeName, .managingUnit, .participantClass, .status,
    ] {
      guard let text = cell(role) else { continue }
      if Self.isDateLike(text, allowsYear: true) || Self.isNumberLike(text, 4...20) { return false }
      let isPlaceName = role == .address || role == .communeName || role == .managingUnit
      if isPlaceName, Self.isSexWord(text) || !Self.hasLetter(text) { return false }
    }
    return true
  }

  private func isNamed(_ line: Cell, _ cells: [LineCells.LineCell], _ shift: RowShift) -> Bool {
    let names = roles.nameColumns
    guard names.count == 1 else {
      return names.allSatisfy { column in
        let part = text(line, cells[column])
        return Self.isBlank(part) || Self.hasLetter(part) && Self.digitCount(part) == 0
      } && Self.hasLetter(text(line, cells[names[names.count - 1]]))
    }
    let name = text(line, cells[names[0]])
    guard case .joined(let column, 2, let length) = shift, column == names[0] else {
      return Self.isNameLike(name)
    }
    // `Nguyễn Văn An, 1956`: the birth date stands behind the name.
    let behind = name.dropFirst(length + 1).drop { $0 == 0x20 }
    return Self.isNameLike(Cell(rebasing: name.prefix(length)))
      && Self.isDateLike(Cell(rebasing: behind), allowsYear: true)
  }

  /// Digits, and how many of them.
  private static func isNumberLike(_ cell: Cell, _ length: ClosedRange<Int>) -> Bool {
    length.contains(cell.count) && cell.allSatisfy(isDigit)
  }
}
