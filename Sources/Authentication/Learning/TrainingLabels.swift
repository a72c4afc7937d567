import Linkage
import ReferenceIndex
import Tables

/// The truth about some records, for training.
struct TrainingLabels: Sendable {
  /// The citizen ID by the hash of the record's id; `0` for a person who is not in the register.
  private var numbers: [UInt64: UInt64] = [:]

  /// Reads a table with the columns `record_id` and `citizen_id`; others may stand beside them.
  ///
  /// - Throws: ``TableError`` when the file is no table, ``TrainingError`` when a column is missing.
  init(path: String, threads: Int) throws {
    let reader = try TableReader.open(path: path, threads: threads)
    func column(_ name: String) throws(TrainingError) -> Int {
      guard let column = reader.header.firstIndex(of: name) else {
        throw TrainingError.missingLabelColumn(name, path: path)
      }
      return column
    }
    let (record, citizen) = (try column("record_id"), try column("citizen_id"))
    var numbers: [UInt64: UInt64] = [:]
    numbers.reserveCapacity(reader.rowCount)
    reader.readAll { row in
      let number = row.field(citizen).reduce(UInt64(0)) { number, byte in
        let digit = byte &- 0x30
        return digit <= 9 ? number &* 10 &+ UInt64(digit) : number
      }
      numbers[TextHash.hash(row.field(record))] = number
    } rejected: { _ in
    }
    self.numbers = numbers
  }

  /// The truth about a row, or `nil` when nobody has told it.
  func label(
    _ row: borrowing Row, _ roles: ColumnRoles, _ index: ReferenceIndex
  ) -> TrainingLabel? {
    guard let column = roles[.recordID] else { return nil }
    guard let number = numbers[TextHash.hash(row.field(column))] else { return nil }
    guard number != 0, let person = index.row(citizenID: number) else { return .nobody }
    return .person(person)
  }
}

/// A failure of a training that is no fault of a table.
public enum TrainingError: Error, Sendable, Equatable {
  case missingLabelColumn(String, path: String)

  /// The text for a person.
  public func message(in language: ReportLanguage) -> String {
    switch self {
    case .missingLabelColumn(let name, let path):
      language.choose(
        vi: "\(path): thiếu cột “\(name)” của tệp nhãn",
        en: "\(path): the labels lack the column “\(name)”")
    }
  }
}
