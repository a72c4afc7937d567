/// What stands in the columns of a table, by a sample of its rows.
struct ColumnSample {
  /// The rows that are looked at.
  private static let rowLimit = 3000
  /// Fewer cells of a kind say nothing.
  private static let leastCells = 5

  private(set) var rows = 0
  /// Cells that hold something, by column.
  private(set) var filled: [Int]
  private var numbers: [Int]
  private var dates: [Int]
  private var names: [Int]
  /// Cells with a letter in them, by column.
  private var lettered: [Int]
  /// Cells that hold the text of a card's QR code, by column.
  private var cards: [Int]
  /// Cells of one or two digits that may be a day and no month, by column.
  private(set) var daysOver12: [Int]
  /// Cells of a day and a month without a year, by column.
  private var daysAndMonths: [Int]
  /// What the cells look like.
  private(set) var shapes: ColumnShapes

  /// - Complexity: reads at most 3,000 rows.
  init(_ reader: TableReader) {
    let count = reader.header.count
    var filled = [Int](repeating: 0, count: count)
    var (numbers, dates, names, lettered, rows) = (filled, filled, filled, filled, 0)
    var (daysOver12, daysAndMonths, cards) = (filled, filled, filled)
    var shapes = ColumnShapes(columnCount: count)
    reader.readSample(Self.rowLimit) { row in
      rows += 1
      shapes.addRow()
      for column in 0..<count {
        let cell = row.field(column)
        shapes.add(cell, column: column)
        if RowSieve.isBlank(cell) { continue }
        filled[column] += 1
        if cell.count == 12, RowSieve.isPersonalNumber(cell) { numbers[column] += 1 }
        if RowSieve.isDateLike(cell, allowsYear: false) { dates[column] += 1 }
        if RowSieve.hasLetter(cell) { lettered[column] += 1 }
        if RowSieve.isNameLike(cell) { names[column] += 1 }
        if cell.count >= 40, RowSieve.isCard(cell) { cards[column] += 1 }
        if cell.count <= 5 { daysAndMonths[column] += RowSieve.isDayAndMonth(cell) ? 1 : 0 }
        if cell.count == 2, RowSieve.digitCount(cell) == 2 {
          let value = Int(cell[0] & 0x0F) * 10 + Int(cell[1] & 0x0F)
          if (13...31).contains(value) { daysOver12[column] += 1 }
        }
      }
    }
    (self.filled, self.numbers, self.dates) = (filled, numbers, dates)
    (self.names, self.lettered, self.rows) = (names, lettered, rows)
    (self.daysOver12, self.daysAndMonths) = (daysOver12, daysAndMonths)
    self.cards = cards
    self.shapes = shapes
  }

  /// Whether the cells of a column have letters in them, or have none, but for one in five; `nil` when neither holds.
  func isLettered(_ column: Int?) -> Bool? {
    guard let column, filled[column] >= Self.leastCells else { return nil }
    if lettered[column] * 5 >= filled[column] * 4 { return true }
    return lettered[column] * 5 <= filled[column] ? false : nil
  }

  /// Whether more than one cell in three hundred of the names can be none.
  func hasOtherRows(_ nameColumn: Int) -> Bool {
    shapes.share(of: .impossible, column: nameColumn, role: .fullName) > 1.0 / 300
  }

  /// The column of which four cells in five are scanned cards; they hold name, date of birth, sex and number.
  var cardColumn: Int? {
    cards.indices.first { cards[$0] >= 2 && cards[$0] * 5 >= filled[$0] * 4 }
  }

  /// Whether a column marks some of the rows and leaves others empty: one in twenty and two at least of either.
  func isMarking(_ column: Int) -> Bool {
    let empty = rows - filled[column]
    return min(filled[column], empty) >= 2 && filled[column] * 20 >= rows && empty * 20 >= rows
  }

  /// Whether those whom a column for women leaves unmarked are men, as far as their numbers and names tell: one in twenty
  /// of them may be a woman by the fourth digit, or without a number by Thị in the name.
  func areMenUnmarked(_ reader: TableReader, _ roles: ColumnRoles) -> Bool {
    guard let women = roles[.birthDateWomen] else { return false }
    let (id, name) = (roles[.citizenID], roles.nameColumns.last)
    var (unmarked, denied) = (0, 0)
    reader.readSample(Self.rowLimit) { row in
      guard row.isBlank(women) else { return }
      unmarked += 1
      if let id, row.field(id).count == 12, RowSieve.isPersonalNumber(row.field(id)) {
        if row.field(id)[3] & 1 == 1 { denied += 1 }
      } else if let name {
        let words = HeaderFolding.folded(String(decoding: row.field(name), as: UTF8.self))
        if words.contains("thi"), row.text(name).lowercased().contains(" thị ") { denied += 1 }
      }
    }
    return denied * 20 <= unmarked
  }

  /// The columns of day and month and of the year, where the first one is named like a whole date: `Ngày sinh | Năm sinh`
  /// with `05/03 | 1990` below.
  func dividedDate(_ roles: ColumnRoles) -> [ColumnRole: String] {
    guard let date = roles[.birthDate], let year = roles[.birthYear], roles[.birthDay] == nil,
      filled[date] >= Self.leastCells, daysAndMonths[date] * 5 >= filled[date] * 4
    else { return [:] }
    let names = [roles.header[date], roles.header[year]]
    guard names.allSatisfy({ name in roles.header.count(where: { $0 == name }) == 1 }) else {
      return [:]
    }
    return [.birthDay: names[0], .birthYear: names[1]]
  }

  /// The column whose numbers tell the year of birth of their rows: nine in ten of 12 digits have the century and year of
  /// the date beside them (docs/domain.md 1.1).
  ///
  /// Looked for where no column is named as the citizen ID, and where of several that are the first is somebody else's:
  /// `Họ tên chủ hộ | CCCD | Họ tên | Ngày sinh | Số định danh`.
  func ownNumbers(_ reader: TableReader, _ roles: ColumnRoles) -> ColumnHint? {
    guard let date = roles[.birthDate] ?? roles[.birthYear] else { return nil }
    func repeated(_ wanted: [ColumnRole]) -> [Int] {
      roles.duplicates.filter { wanted.contains($0.role) }.map(\.ignored)
    }
    let used = roles[.citizenID]
    var columns = repeated([.citizenID])
    if used == nil {
      // A record's own ID may be the person's: `ID` beside Tên and Sinh, also beside another record ID. Since August 2025
      // the citizen ID is the insurance number as well (docs/domain.md 1.3).
      columns = roles.unused + repeated([.recordID, .siNumber])
      columns += [roles[.recordID], roles[.siNumber]].compactMap { $0 }
    }
    columns.removeAll { numbers[$0] < Self.leastCells || numbers[$0] * 10 < filled[$0] * 9 }
    if columns.isEmpty { return nil }
    let counts = yearsTold(by: columns + [used].compactMap { $0 }, date, reader)
    if used != nil, let first = counts.last, first.agreeing * 2 >= first.all { return nil }
    let own = columns.indices.filter {
      counts[$0].all >= Self.leastCells && counts[$0].agreeing * 10 >= counts[$0].all * 9
    }
    guard own.count == 1 else { return nil }
    let name = reader.header[columns[own[0]]]
    guard !name.isEmpty, reader.header.count(where: { $0 == name }) == 1 else { return nil }
    return ColumnHint(column: columns[own[0]], name: name, role: .citizenID, isTaken: true)
  }

  /// How many numbers of each column have the year of the date beside them, of those that can be compared.
  private func yearsTold(
    by columns: [Int], _ date: Int, _ reader: TableReader
  ) -> [(agreeing: Int, all: Int)] {
    var counts = columns.map { _ in (agreeing: 0, all: 0) }
    reader.readSample(Self.rowLimit) { row in
      guard let year = RowSieve.year(in: row.field(date)) else { return }
      for (place, column) in columns.enumerated() {
        let cell = row.field(column)
        guard cell.count == 12, RowSieve.isPersonalNumber(cell) else { continue }
        counts[place].all += 1
        let digits = (3..<6).map { Int(cell[$0] &- 0x30) }
        let told = 1900 + digits[0] / 2 * 100 + digits[1] * 10 + digits[2]
        if told == year { counts[place].agreeing += 1 }
      }
    }
    return counts
  }

  /// The column without a heading behind that of the name that holds the given words: one heading stands over both.
  ///
  /// Four cells in five are a single word, and the words are too many for a sex, a people or a class.
  func givenWords(_ reader: TableReader, _ roles: ColumnRoles) -> ColumnHint? {
    guard let name = roles[.fullName], name + 1 < roles.header.count else { return nil }
    let column = name + 1
    guard roles.header[column].isEmpty, roles.unused.contains(column), filled[column] >= 3,
      filled[column] * 5 >= filled[name] * 4
    else { return nil }
    var (single, words) = (0, Set<String>())
    reader.readSample(Self.rowLimit) { row in
      let cell = HeaderRows.trimmed(String(decoding: row.field(column), as: UTF8.self))
      let isWord = cell.utf8.allSatisfy { $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 }
      if isWord, (1...24).contains(cell.utf8.count) {
        single += 1
        words.insert(cell.lowercased())
      }
    }
    guard single * 5 >= filled[column] * 4, words.count >= max(3, single / 40) else { return nil }
    return ColumnHint(column: column, name: "", role: .givenName, isTaken: true)
  }

  /// What the cells of a column can only be, where no other column is that.
  private func shapedRole(_ column: Int, _ roles: ColumnRoles) -> ColumnRole? {
    guard filled[column] >= Self.leastCells else { return nil }
    let shaped: [(CellShape, ColumnRole)] = [
      (.sexWord, .gender), (.nine, .oldID), (.place, .address), (.card, .cardNumber),
    ]
    return shaped.first { shape, role in
      shapes.share(shape, column: column) >= (role == .address ? 0.5 : 0.8)
        && roles[role] == nil && (role != .gender || roles[.birthDateWomen] == nil)
    }?.1
  }

  /// Columns without a known heading that seem to hold what is looked for.
  func hints(_ roles: ColumnRoles) -> [ColumnHint] {
    func isMostly(_ counts: [Int], _ column: Int) -> Bool {
      counts[column] >= min(Self.leastCells, max(rows, 1))
        && counts[column] * 5 >= filled[column] * 4
    }
    // Dates and names are told only where those of the person are not there: many columns hold some.
    func isLacking(_ columns: [Int]) -> Bool {
      columns.allSatisfy { filled[$0] * 10 < rows }
    }
    let dateColumns = [
      ColumnRole.birthDate, .birthYear, .birthDateMen, .birthDateWomen,
    ].compactMap { roles[$0] }
    let lacksDates = isLacking(dateColumns)
    let lacksNames = isLacking(roles.nameColumns)
    var hints: [ColumnHint] = []
    for column in roles.unused {
      let role: ColumnRole?
      if isMostly(numbers, column) {
        role = .citizenID
      } else if lacksDates, isMostly(dates, column) {
        role = .birthDate
      } else if lacksNames, isMostly(names, column) {
        role = .fullName
      } else {
        role = shapedRole(column, roles)
      }
      if let role {
        hints.append(ColumnHint(column: column, name: roles.header[column], role: role))
      }
    }
    return hints
  }
}

/// A column with an unknown heading that seems to hold what is looked for.
struct ColumnHint: Equatable, Sendable {
  /// The column, from 0.
  let column: Int
  /// The heading as it stands.
  let name: String
  /// What the cells look like.
  let role: ColumnRole
  /// Whether the column is read as what it holds.
  var isTaken = false

  /// The sentence for the user about a column of scanned cards that stands for the columns of the person.
  static func noteOfCards(_ column: Int, _ header: [String]) -> BilingualText {
    let title = header[column].isEmpty ? "\(column + 1)" : "\"\(header[column])\""
    return BilingualText(
      "cột \(title) chứa mã QR của thẻ CCCD: lấy họ tên, ngày sinh, giới tính, số CCCD từ đó",
      "column \(title) holds QR codes of citizen cards: name, date of birth, sex and number are taken from them"
    )
  }

  /// The sentence for the user about a name column that is headed by the people of the list.
  static func noteOfSomebody(_ column: Int, _ header: [String]) -> BilingualText {
    BilingualText(
      "cột \"\(header[column])\" được đọc là họ và tên vì không có cột nào khác: khai báo full_name trong --config nếu sai",
      "column \"\(header[column])\" is read as the name since no other column is: name full_name in --config if it is not"
    )
  }

  /// The sentence for the user; it holds the heading and nothing of a record.
  var note: BilingualText {
    let title = name.isEmpty ? "\(column + 1)" : "\"\(name)\""
    let key = role.rawValue
    return switch role {
    case .citizenID where isTaken:
      BilingualText(
        "cột \(title) được đọc là số CCCD: số trong cột khớp với năm sinh",
        "column \(title) is read as the citizen ID: its numbers agree with the years of birth")
    case .givenName:
      BilingualText(
        "cột \(title) được đọc là tên gọi: cột không có tiêu đề, đứng sau cột họ tên",
        "column \(title) is read as the given name: it has no heading and stands behind the name")
    case .citizenID:
      BilingualText(
        "cột \(title) chứa số 12 chữ số: khai báo \(key) trong --config nếu đó là CCCD",
        "column \(title) holds numbers of 12 digits: name it as \(key) in --config if they are citizen IDs"
      )
    case .birthDate:
      BilingualText(
        "cột \(title) chứa ngày tháng: khai báo \(key) trong --config nếu đó là ngày sinh",
        "column \(title) holds dates: name it as \(key) in --config if they are dates of birth")
    case .gender, .oldID, .address, .cardNumber:
      BilingualText(
        "cột \(title) có nội dung như '\(role.label(in: .vietnamese))' nhưng không được đọc: "
          + "khai báo \(key) trong --config nếu đúng",
        "column \(title) looks like '\(key)' and is not read: name it as \(key) in --config if it is"
      )
    default:
      BilingualText(
        "cột \(title) chứa họ tên: khai báo \(key) trong --config nếu đó là người tham gia",
        "column \(title) holds names: name it as \(key) in --config if they are the participants'")
    }
  }
}
