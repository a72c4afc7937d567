import Identifiers
import Tables

/// A birth date whose day, month and year stand in columns of their own, as one text that ``BirthDateReader`` reads.
///
///     2 | 12 | 62  →  2/12/62        | | 15/03/1990  →  15/03/1990        27.0 | 5.0 | 1986.0  →  27/5/1986
///
/// The columns say which part is which, so that the text is in the order of the day first, whatever the file's is.
struct DateParts {
  private(set) var text: [UInt8] = []
  /// Column of the year, to which findings belong.
  let yearColumn: Int?
  let dayColumn: Int?
  let monthColumn: Int?
  /// Those of day, month and year, as far as they are there.
  let columns: [Int]

  init(_ roles: ColumnRoles) {
    yearColumn = roles[.birthYear]
    dayColumn = roles[.birthDay]
    monthColumn = roles[.birthMonth]
    columns = [roles[.birthDay], roles[.birthMonth], roles[.birthYear]].compactMap { $0 }
  }

  /// Puts the parts of a row together; ``text`` is empty when no column has anything.
  mutating func take(_ row: borrowing Row) {
    text.removeAll(keepingCapacity: true)
    var parts = 0
    var hasYear = false
    // A whole date in the column of the day says it all.
    if let first = columns.first, first != yearColumn, row.field(first).count >= 8 {
      let whole = DateParts.trimmed(row.field(first))
      if whole.count(where: { $0 &- 0x30 < 10 }) >= 6, whole.contains(where: { $0 &- 0x30 > 9 }) {
        text.append(contentsOf: whole)
        return
      }
    }
    for column in columns {
      let part = DateParts.trimmed(row.field(column))
      let isYear = column == yearColumn
      if isYear { hasYear = !part.isEmpty }
      // A column without anything is a part that is not known; a year alone stays alone.
      if part.isEmpty || part.allSatisfy({ $0 == UInt8(ascii: "0") }) { continue }
      if parts > 0 { text.append(UInt8(ascii: "/")) }
      text.append(contentsOf: part)
      parts += 1
    }
    // Day and month without a year are no date; a whole date in one of the columns is.
    if !hasYear, parts > 1 { text.removeAll(keepingCapacity: true) }
    if !hasYear, parts == 1, text.count < 6 { text.removeAll(keepingCapacity: true) }
  }

  /// Without spaces around it, and without the fraction that a spreadsheet gives to whole numbers.
  private static func trimmed(_ field: UnsafeBufferPointer<UInt8>) -> Slice<
    UnsafeBufferPointer<UInt8>
  > {
    var part = field[...]
    while let last = part.last, last == UInt8(ascii: " ") { part = part.dropLast() }
    while let first = part.first, first == UInt8(ascii: " ") { part = part.dropFirst() }
    guard part.count > 2, part.last == UInt8(ascii: "0") else { return part }
    let point = part[part.endIndex - 2]
    let whole = part.dropLast(2)
    let isFraction = point == UInt8(ascii: ".") || point == UInt8(ascii: ",")
    return isFraction && whole.count <= 4 && whole.allSatisfy { $0 &- 0x30 < 10 } ? whole : part
  }
}
