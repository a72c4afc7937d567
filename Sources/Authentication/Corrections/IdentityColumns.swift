import Tables

/// The fields of a person as an insurance file writes them, in one column or in several.
public struct IdentityColumns: Sendable {
  private let names: [Int]
  private let date: Int?
  private let dateParts: [Int?]
  /// The columns of men and of women, where each has one; they are read, never written.
  private let datesOfSexes: [Int]
  private let others: [Proposal.Field: Int]
  /// All of them, in a fixed order.
  let columns: [Int]

  /// Finds the columns of the fields among those of a file.
  public init(_ roles: ColumnRoles) {
    names = roles.nameColumns
    date = roles[.birthDate]
    dateParts = [roles[.birthDay], roles[.birthMonth], roles[.birthYear]]
    datesOfSexes = [roles[.birthDateMen], roles[.birthDateWomen]].compactMap { $0 }
    var others: [Proposal.Field: Int] = [:]
    others[.citizenID] = roles[.citizenID]
    others[.sex] = roles[.gender]
    others[.oldID] = roles[.oldID]
    self.others = others
    columns =
      names + ([date] + dateParts).compactMap { $0 } + datesOfSexes
      + Proposal.Field.allCases.compactMap { others[$0] }
  }

  /// Name and birth date as they are written.
  func person(of row: borrowing Row) -> WrittenPerson {
    WrittenPerson(name: text(.name, of: row), birthDate: text(.birthDate, of: row))
  }

  /// The value of a field as it is written; of several columns, those that have one.
  public func text(_ field: Proposal.Field, of row: borrowing Row) -> String {
    switch field {
    case .name: return joined(names, " ", row)
    case .birthDate:
      if let date { return row.text(date) }
      return joined(dateParts.compactMap { $0 } + datesOfSexes, "/", row)
    default: return others[field].map { row.text($0) } ?? ""
    }
  }

  private func joined(_ columns: [Int], _ separator: String, _ row: borrowing Row) -> String {
    var text = ""
    for column in columns where !row.isEmpty(column) {
      text += (text.isEmpty ? "" : separator) + row.text(column)
    }
    return text
  }

  /// The values of columns that write a new value of a field; `nil` when the file has no such column.
  func values(_ field: Proposal.Field, _ text: String) -> [(column: Int, bytes: [UInt8])]? {
    func row(_ columns: [Int?], _ texts: [String]) -> [(column: Int, bytes: [UInt8])] {
      zip(columns, texts).compactMap { column, text in column.map { ($0, Array(text.utf8)) } }
    }
    switch field {
    case .name where !names.isEmpty:
      return row(names, [text] + names.dropFirst().map { _ in "" })
    case .birthDate:
      if let date { return row([date], [text]) }
      guard dateParts[2] != nil else { return nil }
      // 15/03/1990, 03/1990 and 1990 all end with the year.
      let parts = text.split(separator: "/").map(String.init)
      let padded = Array(repeating: "", count: max(0, 3 - parts.count)) + parts
      return row(dateParts, padded)
    default:
      return others[field].map { row([$0], [text]) }
    }
  }
}
