import Linkage
import ReferenceIndex
import Tables

/// The truth about some records, for training.
struct TrainingLabels: Sendable {
  /// The citizen ID by the hash of the record's id; `0` for a person who is not in the register.
  private var numbers: [UInt64: UInt64] = [:]

  /// Reads a table with the columns `record_id` and `citizen_id`; others may stand beside them.
  ///
  /// - Throws: ``TableError`` when the file is no table, ``TrainingError`` when a column is missing or a row
  ///   is no label: taken for "not in the register" it would teach a falsehood.
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
    var badRow: Int?
    reader.readAll { row in
      if let number = TrainingLabels.number(row.field(citizen)) {
        numbers[TextHash.hash(row.field(record))] = number
      } else {
        badRow = badRow ?? row.number
      }
    } rejected: { row in
      if !row.reason.isLayout { badRow = min(badRow ?? row.record, row.record) }
    }
    if let badRow { throw TrainingError.badLabel(row: badRow, path: path) }
    self.numbers = numbers
  }

  /// A citizen ID as its twelve digits, or fewer where zeros in front were lost, blanks aside; `0` for an empty
  /// cell, `nil` for anything else.
  private static func number(_ field: UnsafeBufferPointer<UInt8>) -> UInt64? {
    var number: UInt64 = 0
    var digits = 0
    for byte in field where byte != 0x20 {
      let digit = byte &- 0x30
      guard digit <= 9, digits < 12 else { return nil }
      number = number &* 10 &+ UInt64(digit)
      digits += 1
    }
    return number == 0 && digits > 0 ? nil : number
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
  /// A row, counted from 1 below the header, is broken or has something else than a citizen ID.
  case badLabel(row: Int, path: String)

  /// The text for a person.
  public func message(in language: ReportLanguage) -> String {
    switch self {
    case .missingLabelColumn(let name, let path):
      language.choose(
        vi: "\(path): thiếu cột “\(name)” của tệp nhãn",
        en: "\(path): the labels lack the column “\(name)”")
    case .badLabel(let row, let path):
      language.choose(
        vi: "\(path): dòng \(row) của tệp nhãn hỏng hoặc không có số CCCD 12 chữ số",
        en: "\(path): row \(row) of the labels is broken or has no citizen ID of 12 digits")
    }
  }
}
