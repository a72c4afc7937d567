/// Which column of a table says what.
///
/// Columns are found by name, Vietnamese or English, in any order, with or without marks, in any case.
/// Of several columns with one role the first counts, unless another one holds far more; the others are told in
/// ``duplicates``.
///
///     let roles = try ColumnRoles(header: ["STT", "Họ và tên", "NGAY SINH"], kind: .insurance, path: "a.csv")
///     roles[.fullName]   // 1
///     roles[.birthDate]  // 2
///     roles[.citizenID]  // nil
public struct ColumnRoles: Equatable, Sendable {
  /// What the records of a table are.
  public enum Kind: String, CaseIterable, Sendable {
    /// Records of social and health insurance.
    case insurance
    /// People of the population register.
    case reference
  }

  /// A column that repeats the role of another one.
  struct Duplicate: Equatable, Sendable {
    /// The role that both have.
    let role: ColumnRole
    /// The column that counts, from 0.
    let used: Int
    /// The column that does not, from 0.
    let ignored: Int
  }

  /// Roles whose columns have each other's headings: each is read from the column of the next, the last from that of the
  /// first.
  public struct Exchange: Equatable, Sendable {
    /// The roles, two or more.
    public let roles: [ColumnRole]
  }

  /// What the records of the table are.
  public let kind: Kind
  /// The names of the columns, in the order of the file.
  public let header: [String]
  /// Columns whose role another column has, in the order of the header.
  let duplicates: [Duplicate]
  /// Columns without a role, in the order of the header.
  public let unused: [Int]
  /// The columns that make the full name, in the order in which they are joined.
  public let nameColumns: [Int]
  /// The column of scanned cards that stands for the name or the number, or both.
  public let cardColumn: Int?
  /// The column of the name that is one only because it is named after the people of the list: `Tên nhân viên`.
  let columnOfSomebody: Int?
  /// Whether whoever has no mark in the one column for women is a man: some rows have one and some have none.
  public internal(set) var areUnmarkedMen = false
  /// The column of each role, `-1` for a role without one; read for each field of each row.
  @usableFromInline let columns: [Int32]

  /// The column with a role, from 0.
  @inlinable @inline(__always)
  public subscript(role: ColumnRole) -> Int? {
    let column = columns[role.index]
    return column < 0 ? nil : Int(column)
  }

  /// Finds the roles of columns.
  ///
  /// - Parameters:
  ///   - header: The names of the columns.
  ///   - kind: What the records are.
  ///   - configured: Names of columns for roles, from a configuration; they come before all others.
  ///   - path: The file, for messages.
  ///   - givenColumn: A column without a heading that holds the given words of the names beside it.
  ///   - cardColumn: A column of scanned cards, which stand for the name and the number where no column has them.
  ///   - exchanged: Roles whose columns have each other's headings.
  ///   - isFuller: Whether a column holds far more than another one; of several columns of one meaning the fullest
  ///     counts then. A column that a configuration names is always the one.
  /// - Throws: ``TableError`` with `unknownColumns` when the header lacks a configured column, with
  ///   `missingColumns` when there is no name, or neither a citizen ID nor a birth date.
  public init(
    header: [String], kind: Kind, configured: [ColumnRole: String] = [:], path: String,
    givenColumn: Int? = nil, cardColumn: Int? = nil, exchanged: [Exchange] = [],
    isFuller: ((_ column: Int, _ than: Int) -> Bool)? = nil
  ) throws(TableError) {
    var assignment = Assignment(header: header)
    let unknown = assignment.apply(configured)
    if !unknown.isEmpty { throw TableError(.unknownColumns(unknown), path: path) }
    assignment.applyNames()
    if let givenColumn { assignment.divideName(given: givenColumn) }
    if let isFuller {
      for duplicate in assignment.duplicates where configured[duplicate.role] == nil {
        guard let used = assignment.columns[duplicate.role.index] else { continue }
        if isFuller(duplicate.ignored, used) {
          assignment.use(duplicate.ignored, for: duplicate.role)
        }
      }
    }
    for exchange in exchanged { assignment.apply(exchange) }
    self.cardColumn = cardColumn.flatMap { assignment.applyCards($0) ? $0 : nil }
    columnOfSomebody = assignment.applyNameOfSomebody()
    self.kind = kind
    self.header = header
    let found = assignment.columns
    columns = found.map { $0.map { Int32(truncatingIfNeeded: $0) } ?? -1 }
    func column(_ role: ColumnRole) -> Int? { found[role.index] }
    nameColumns =
      column(.fullName).map { [$0] }
      ?? [column(.surname), column(.middleName), column(.givenName)].compactMap { $0 }
    duplicates = assignment.duplicates.sorted { $0.ignored < $1.ignored }
    let taken = assignment.taken
    unused = header.indices.filter { !taken[$0] }

    let hasName = self[.fullName] != nil || nameColumns.count >= 2 && self[.givenName] != nil
    let hasDate = hasBirthDate || namesHoldDates
    let hasIdentity = self[.citizenID] != nil || self[.oldID] != nil || hasDate
    if !hasName || !hasIdentity {
      let missing = MissingColumns(
        kind: kind, header: header, lacksName: !hasName, lacksIdentity: !hasIdentity)
      throw TableError(.missingColumns(missing), path: path)
    }
  }

  /// Whether dates of birth stand in some column or columns.
  public var hasBirthDate: Bool {
    self[.birthDate] != nil || self[.birthYear] != nil || self[.birthDateMen] != nil
  }

  /// Whether the column of names is said to hold dates of birth too: `Họ tên, năm sinh`.
  var namesHoldDates: Bool {
    guard nameColumns.count == 1 else { return false }
    let folded = HeaderFolding.folded(header[nameColumns[0]])
    return ColumnRole.namesWithDates.contains(folded)
  }

  /// How many roles the names of columns stand for; 0 when they are no header of a table of people.
  static func score(_ cells: [String]) -> Int {
    guard isHeader(cells) else { return 0 }
    var assignment = Assignment(header: cells)
    assignment.applyNames()
    return ColumnRole.allCases.count { assignment.columns[$0.index] != nil }
  }

  /// Whether the name of a column stands for a role, or for a part of a date, by itself.
  static func isKnown(_ name: String) -> Bool {
    let folded = HeaderFolding.folded(name)
    return Assignment.isName(folded) || ["ngay", "thang", "nam", "ten"].contains(folded)
  }

  /// Whether some cells are the header of a table of people, rather than a title above it.
  ///
  /// True when a name and something else are among the columns. Give it to ``TableReader``.
  static func isHeader(_ cells: [String]) -> Bool {
    var assignment = Assignment(header: cells)
    assignment.applyNames()
    let roles = ColumnRole.allCases.filter { assignment.columns[$0.index] != nil }
    let namesPeople = roles.contains { $0 == .fullName || $0 == .givenName }
    return namesPeople && roles.count >= 2
  }
}
