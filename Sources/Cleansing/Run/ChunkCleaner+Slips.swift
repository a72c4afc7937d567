import Identifiers
import Tables

extension ChunkCleaner {
  /// Tells when the number of a row is rather that of the row before or behind, as those of the rows around it are.
  mutating func compareNeighbours(_ row: borrowing Row) {
    guard let column = columns.citizenID else { return }
    let own = SlippedRows.witness(currentSex, Int(currentDate >> 9))
    let disagreements: IDFindings = [.sexDisagrees, .yearDisagrees]
    guard known.citizenID == 0, !cells[column].findings.record.id.isDisjoint(with: disagreements),
      let number = RecordCleanser.digits(cell(row, column)), let id = CitizenID(number: number)
    else { return slips.takeFitting(own: own) }
    guard slips.take(own: own, contradicting: SlippedRows.witness(id)) else { return }
    var findings = cells[column].findings
    findings.cell.insert(.numberSlipped)
    note(column, findings)
  }
}
