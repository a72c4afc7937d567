internal import CScan

/// Tells which rows of a list of people are nobody, and which stand one column off.
///
/// Lists of offices hold sums, signatures, headings of groups and empty rows between and below the people. Such a
/// row is given up with a reason of its own, and only when nothing in it could be of a person: its names are known
/// words of lists, and no number and no date stands in a person's columns. Every other row stays a record.
///
/// A row with a name where names begin with a letter, and a number or a date where these stand, is let through at once;
/// the others are looked at cell by cell.
final class RowSieve: Sendable {
  /// What a row is.
  enum Verdict: Equatable {
    case person(RowShift)
    case nobody(RejectedRow.Reason)
  }

  let roles: ColumnRoles
  /// The last column of the name.
  private let nameColumn: Int
  private let idColumn: Int
  private let dateColumn: Int
  /// Columns of numbers that only a person has.
  private let numberColumns: [Int]
  private let dateColumns: [Int]
  private let isNamed: [Bool]
  private let hasRole: [Bool]
  /// Columns of places and classes: what stands there is of a row, yet of no single person.
  private let isPlace: [Bool]
  /// Columns that count the rows.
  private let isCounter: [Bool]
  /// Columns in which a text may have the delimiter of the file in it.
  let isText: [Bool]
  /// How a cell becomes text where the file is not in UTF-8.
  let decode: (@Sendable ([UInt8]) -> String)?

  /// Whether the ids of records have letters in them; `nil` when some have and some have not.
  let hasLetteredIDs: Bool?
  /// What the cells of each column look like.
  let shapes: ColumnShapes
  /// What tells rows whose class and name changed places.
  let classes: ClassCells?
  /// What each column holds; `nil` for one without a known heading.
  let roleOfColumn: [ColumnRole?]
  private let genderColumn: Int
  /// The column of commune codes, where nearly all of its cells are codes.
  private let codeColumn: Int

  init(
    roles: ColumnRoles, hasLetteredIDs: Bool? = nil, shapes: ColumnShapes? = nil,
    classes: ClassCells? = nil, decode: (@Sendable ([UInt8]) -> String)? = nil
  ) {
    self.roles = roles
    self.hasLetteredIDs = hasLetteredIDs
    self.classes = classes
    let shapes = shapes ?? ColumnShapes(columnCount: roles.header.count)
    self.shapes = shapes
    var roleOfColumn = [ColumnRole?](repeating: nil, count: roles.header.count)
    for role in ColumnRole.allCases {
      if let column = roles[role] { roleOfColumn[column] = role }
    }
    self.roleOfColumn = roleOfColumn
    genderColumn = roles[.gender] ?? -1
    codeColumn =
      roles[.communeCode].flatMap { shapes.share(.code, column: $0) > 0.8 ? $0 : nil } ?? -1
    self.decode = decode
    nameColumn = roles.nameColumns.last ?? 0
    idColumn = roles[.citizenID] ?? -1
    dateColumn = roles[.birthDate] ?? -1
    func columns(_ list: [ColumnRole]) -> [Int] { list.compactMap { roles[$0] } }
    numberColumns = columns([
      .citizenID, .oldID, .siNumber, .cardNumber, .fatherID, .motherID, .householdID,
    ])
    dateColumns = columns([
      .birthDate, .birthDay, .birthMonth, .birthYear, .birthDateMen, .birthDateWomen,
    ])
    let places = columns([
      .address, .communeCode, .communeName, .participantClass, .status, .managingUnit,
    ])
    let indices = roles.header.indices
    isNamed = indices.map(roles.nameColumns.contains)
    isPlace = indices.map(places.contains)
    let taken = Set(ColumnRole.allCases.compactMap { roles[$0] })
    hasRole = indices.map(taken.contains)
    let shaped = Set(
      numberColumns + dateColumns + columns([.recordID, .gender, .communeCode]))
    isText = indices.map { !shaped.contains($0) }
    isCounter = indices.map { column in
      let name = HeaderFolding.folded(roles.header[column])
      let isNamed = ["stt", "tt", "sott", "sothutu", "no", "stt1"].contains(name)
      return !taken.contains(column) && (isNamed || column == 0 && name.isEmpty)
    }
  }

  // MARK: One row

  /// Whether a row is sure to be a person that stands where it should.
  ///
  /// - Complexity: some bytes of the name, the number, the date and the code of the commune.
  @inline(__always)
  func isPlain(_ row: borrowing Row) -> Bool {
    let name = row.field(nameColumn)
    guard name.count >= 2, name[0] >= 0x41, !Self.isDigit(name[name.count &- 1]) else {
      return false
    }
    if codeColumn >= 0 {
      let code = row.field(codeColumn)
      if !code.isEmpty, !Self.isDigit(code[0]) { return false }
    }
    if let classes, classes.isOther(row) { return false }
    var hasDate = false
    if dateColumn >= 0 {
      let date = row.field(dateColumn)
      hasDate = !date.isEmpty
      if hasDate, date.count < 4 || !Self.isDigit(date[0]) { return false }
    }
    if genderColumn >= 0, row.field(genderColumn).count > 6 { return false }
    if khop_holds(name.baseAddress!, name.count, 0x2C) != 0 { return false }
    if idColumn >= 0 {
      let id = row.field(idColumn)
      if id.count >= 8, Self.isDigit(id[0]), Self.isDigit(id[2]) { return true }
      if !id.isEmpty || hasNumberBeside(row) { return false }
    }
    guard hasDate else { return false }
    let date = row.field(dateColumn)
    return date.count >= 8 && Self.isDigit(date[0])
      && !(Self.isDigit(date[1]) && Self.isDigit(date[2]) && Self.isDigit(date[4]))
  }

  /// Whether a cell beside that of the citizen ID holds such a number.
  private func hasNumberBeside(_ row: borrowing Row) -> Bool {
    for column in [idColumn - 1, idColumn + 1] where column >= 0 && column < row.fieldCount {
      if row.field(column).count == 12, Self.isPersonalNumber(row.field(column)) { return true }
    }
    return false
  }

  /// Judges a row that ``isPlain(_:)`` leaves open.
  func verdict(_ row: borrowing Row) -> Verdict {
    let shift = shift(of: row)
    if shift != .none { return .person(shift) }
    if hasNumberOrDate(row) { return .person(.none) }
    return layout(row).map(Verdict.nobody) ?? .person(.none)
  }

  /// Whether a number or a date that only a person has stands in its column.
  private func hasNumberOrDate(_ row: borrowing Row) -> Bool {
    for column in numberColumns where Self.digitCount(row.field(column)) >= 8 { return true }
    for column in dateColumns {
      let field = row.field(column)
      let count = Self.digitCount(field)
      if count >= 4, let first = field.first, Self.isDigit(first) || first == 0x27 { return true }
      if count > 0, Self.startsWithDateWord(field) { return true }
    }
    return false
  }

  /// Whether a row holds a name and nothing else but, perhaps, names of others who sign; no running number either.
  func hasNothingButName(_ row: borrowing Row) -> Bool {
    var hasName = false
    for column in 0..<row.fieldCount where !Self.isNothing(row.field(column)) {
      if isNamed[column] {
        hasName = true
      } else if hasRole[column] || isCounter[column] || !Self.isNameLike(row.field(column)) {
        return false
      }
    }
    return hasName
  }

  /// What part of the layout a row is, if it is nobody's.
  private func layout(_ row: borrowing Row) -> RejectedRow.Reason? {
    var filled: [Int] = []
    for column in 0..<row.fieldCount where !Self.isNothing(row.field(column)) {
      filled.append(column)
    }
    if filled.isEmpty { return .emptyRow }
    if filled.count == 1, isCounter[filled[0]] {
      let cell = row.field(filled[0])
      if Self.isSmallNumber(cell) { return .emptyRow }
      // Words across the whole row, of which only the first cell holds any. A column without a heading may hold names.
      if Self.hasLetter(cell), !roles.header[filled[0]].isEmpty {
        return ListPhrase.kind(of: text(cell), isNumbered: false) ?? .groupHeading
      }
    }
    if Self.areColumnNumbers(filled.map { Array(row.field($0)) }) { return .columnNumbers }
    if let heading = heading(row, filled) { return heading }
    if let column = roles[.gender], Self.isSexWord(row.field(column)) { return nil }
    if let column = roles[.recordID] {
      let field = row.field(column)
      if Self.digitCount(field) > 0, !field.contains(0x20) { return nil }
    }
    return phrased(row, filled)
  }

  /// Whether the cells of a row are headings of a table of people: the same in each column, or those of another list.
  private func heading(_ row: borrowing Row, _ filled: [Int]) -> RejectedRow.Reason? {
    guard filled.count >= 3 else { return nil }
    var known = 0
    for column in filled where row.field(column).count <= 60 {
      if ColumnRoles.isKnown(text(row.field(column))) { known += 1 }
    }
    guard known >= 3, known * 3 >= filled.count * 2 else { return nil }
    let names = (0..<row.fieldCount).map { HeaderRows.trimmed(text(row.field($0))) }
    guard ColumnRoles.score(names) >= 3 else { return nil }
    let isSame = filled.allSatisfy {
      HeaderFolding.folded(names[$0]) == HeaderFolding.folded(roles.header[$0])
    }
    return isSame ? .repeatedHeader : .otherHeader
  }

  /// Judges a row by the words in it.
  private func phrased(_ row: borrowing Row, _ filled: [Int]) -> RejectedRow.Reason? {
    var kinds: [RejectedRow.Reason] = []
    var hasOtherText = false
    var texts = 0
    let numbering = filled[0]
    let hasNumbering = filled.count > 1 && Self.isGroupNumber(row.field(numbering))
    for column in filled where Self.hasLetter(row.field(column)) {
      if column == numbering, hasNumbering, !isNamed[column] { continue }
      texts += 1
      let kind = ListPhrase.kind(of: text(row.field(column)), isNumbered: hasNumbering)
      // Whatever is not a known word of lists may be a name, or a person's number in a strange form.
      if kind == nil, isNamed[column] || hasRole[column] && !isPlace[column] { return nil }
      if let kind, !isPlace[column] || kind == .signature {
        kinds.append(kind)
      } else {
        hasOtherText = true
      }
    }
    if kinds.contains(.signature) { return .signature }
    if hasOtherText { return nil }
    if kinds.contains(.total) { return .total }
    if kinds.contains(.note) { return .note }
    // A heading stands alone, but for its own number and for counts beside the columns of people.
    guard kinds.first == .groupHeading, texts == 1 else { return nil }
    let others = filled.filter { !Self.hasLetter(row.field($0)) && !isCounter[$0] }
    return others.contains { hasRole[$0] } ? nil : .groupHeading
  }

  private func text(_ field: UnsafeBufferPointer<UInt8>) -> String {
    if let decode, field.contains(where: { $0 >= 0x80 }) { return decode(Array(field)) }
    return String(decoding: field, as: UTF8.self)
  }
}
