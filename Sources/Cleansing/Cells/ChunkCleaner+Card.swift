import Identifiers
import Tables

extension ChunkCleaner {
  /// Writes what a row lacks from the card that somebody scanned into one of its cells.
  ///
  /// A cell that holds the card itself counts as empty in the columns of number, date, sex and name; notes stay as they are.
  ///
  /// A row that lacks nothing is only compared with a card in a column without a role of its own.
  mutating func readCardText(_ row: borrowing Row) {
    let isLacking =
      current.known.citizenID == 0 || current.date.isEmpty || isNameDoubtful(row)
      || isSexMissing(row)
    guard isLacking || cleanser.mayHaveCard(row), let found = cleanser.cardText(row) else { return }
    if !found.isCertain {
      var findings = cells[found.column].findings
      findings.record.row.insert(.cardDiffers)
      note(found.column, findings)
      if level != .candidates { return }
    }
    if !isLacking { return }
    let card = found.card
    var repairs = CellRepairSet()
    repairs.record.row = .fromCard
    let isCandidate = !found.isCertain
    if let column = columns.citizenID, isFree(row, column, found) {
      edit(row, column, to: digits(card.citizenID, 12), repairs, isCandidate: isCandidate)
    }
    if card.oldID != 0, found.isCertain { moveOldID(card.oldID, row) }
    if let column = columns.birthDate, isFree(row, column, found) {
      write(card.birthDate, row, column, repairs: repairs, witness: nil, isCandidate: isCandidate)
    }
    if let column = columns.gender, isFree(row, column, found), let words = forms.sexWords {
      let word = card.sex == .female ? words.female : words.male
      edit(row, column, to: word, repairs, isCandidate: isCandidate)
    }
    guard columns.names.count == 1, isFree(row, columns.names[0], found), !card.name.isEmpty else {
      return
    }
    var name = card.name
    let display = name.withUTF8 { cleanser.wholeName($0).display() }
    edit(row, columns.names[0], to: Array(display.utf8), repairs, isCandidate: isCandidate)
  }
  /// Whether no name stands in the column of names, or one with digits in it, as a card has them.
  private func isNameDoubtful(_ row: borrowing Row) -> Bool {
    guard columns.names.count == 1 else { return false }
    let column = columns.names[0]
    return row.isBlank(column) || cells[column].findings.record.name.contains(.digitsInside)
  }

  /// Whether no sex stands in its column, or a card stands there.
  private func isSexMissing(_ row: borrowing Row) -> Bool {
    guard let column = columns.gender, current.sex == .unknown else { return false }
    return row.isBlank(column)
  }

  private func isFree(_ row: borrowing Row, _ column: Int, _ found: CardOfRow) -> Bool {
    column == found.column || row.isBlank(column)
  }
}
