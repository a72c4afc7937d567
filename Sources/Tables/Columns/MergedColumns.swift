/// Finds columns that are filled in the first row of each group only, as cells merged over rows come out of a sheet.
///
///     Mã xã   Họ tên
///     17179   Lê An Bình
///             Lê Thị Hoa     which commune?
///     17182   Hồ Văn Tâm
///
/// Nothing is filled in: an empty cell may as well be one that nobody knew. The user is told.
struct MergedColumns {
  private static let rowLimit = 1000
  private static let roles: [ColumnRole] = [
    .communeCode, .communeName, .participantClass, .managingUnit, .householdID,
  ]

  /// The columns, in order.
  private(set) var columns: [Int] = []

  /// Looks at the first thousand rows.
  init(_ reader: TableReader, _ roles: ColumnRoles) {
    let candidates = Self.roles.compactMap { roles[$0] }.sorted()
    if candidates.isEmpty { return }
    var cells: [[[UInt8]]] = candidates.map { _ in [] }
    var scratch = reader.makeScratch()
    reader.readChunk(0, scratch: &scratch, limit: Self.rowLimit) { row in
      for (place, column) in candidates.enumerated() {
        let cell = row.field(column)
        cells[place].append(RowSieve.isBlank(cell) ? [] : Array(cell))
      }
    } rejected: { _ in
    }
    for (place, column) in candidates.enumerated() where Self.isMerged(cells[place]) {
      columns.append(column)
    }
  }

  /// Whether each value stands once, the first in the first row, and rows without one follow.
  static func isMerged(_ cells: [[UInt8]]) -> Bool {
    let filled = cells.filter { !$0.isEmpty }
    guard let first = cells.first, !first.isEmpty, filled.count >= 3 else { return false }
    // Two rows in five or more are empty, and a value that comes again is an exception.
    return (cells.count - filled.count) * 5 >= cells.count * 2
      && Set(filled).count * 10 >= filled.count * 9
      && zip(filled, filled.dropFirst()).allSatisfy { $0 != $1 }
  }

  /// The sentence for the user about a column; it holds the heading and nothing of a record.
  static func note(_ column: Int, _ header: [String]) -> BilingualText {
    let title = header[column].isEmpty ? "\(column + 1)" : "\"\(header[column])\""
    return BilingualText(
      "cột \(title) có lẽ chỉ ghi ở dòng đầu mỗi nhóm (ô gộp); các ô trống bên dưới được giữ nguyên, "
        + "hãy điền đủ trong tệp gốc nếu chúng cùng giá trị",
      "column \(title) seems to be filled in the first row of each group only (merged cells); the "
        + "empty cells below stay empty: fill them in the file if they are of the same value")
  }
}
