import Identifiers
import Tables

extension ChunkCleaner {
  /// Notes what the row says of sex and birth year, and what its number says where that contradicts it.
  mutating func compareNeighbours(_ row: borrowing Row) {
    guard let column = columns.citizenID else { return }
    let own = SlippedRows.witness(current.sex, current.date.year)
    let disagreements: IDFindings = [.sexDisagrees, .yearDisagrees]
    guard current.known.citizenID == 0,
      !cells[column].findings.record.id.isDisjoint(with: disagreements),
      let number = RecordCleanser.digits(cell(row, column)), let id = CitizenID(number: number)
    else { return slips.takeFitting(own: own) }
    slips.take(row: row.number, own: own, contradicting: SlippedRows.witness(id))
  }
}
