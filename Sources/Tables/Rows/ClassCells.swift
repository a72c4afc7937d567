/// What stands in the columns of class and name of a list, by which rows are told whose two cells changed places.
///
///     header    full_name       class
///     row       Hộ gia đình     Nguyễn Văn An
///
/// By their shapes, words of the one and of the other are alike. But a class comes again and again, and a name begins
/// with a word with which other names begin.
struct ClassCells: Sendable {
  /// The rows that are looked at.
  private static let rowLimit = 3000
  /// A value that makes up one part in so many of the filled cells is a class, and comes so many times at least.
  private static let (leastShare, leastCells) = (500, 3)

  private let nameColumn: Int
  private let classColumn: Int
  private let classes: Set<[UInt8]>
  /// The words with which two names or more begin.
  private let openings: Set<[UInt8]>
  /// For each length of a class the first bytes of the classes that are so long, by their last six bits.
  private let starts: [UInt64]

  /// - Returns: `nil` where no column holds a name and another one few classes.
  init?(_ reader: TableReader, _ roles: ColumnRoles) {
    guard let classColumn = roles[.participantClass], roles.nameColumns.count == 1 else {
      return nil
    }
    (nameColumn, self.classColumn) = (roles.nameColumns[0], classColumn)
    let nameColumn = nameColumn
    var counts: [[UInt8]: Int] = [:]
    var names: [[UInt8]] = []
    var filled = 0
    reader.readSample(Self.rowLimit) { row in
      names.append(ClassCells.trimmed(row.field(nameColumn)))
      let value = ClassCells.trimmed(row.field(classColumn))
      if value.isEmpty { return }
      filled += 1
      counts[value, default: 0] += 1
    }
    let least = max(filled / Self.leastShare, Self.leastCells)
    let common = counts.filter { $0.value >= least && $0.key.count < 64 }
    // Free text, or a number for each row: nothing is a class.
    guard !common.isEmpty, common.values.reduce(0, +) * 2 > filled else { return nil }
    classes = Set(common.keys)
    var starts = [UInt64](repeating: 0, count: 64)
    for value in classes { starts[value.count] |= 1 << UInt64(value[0] & 63) }
    self.starts = starts
    var words: [[UInt8]: Int] = [:]
    for name in names where !classes.contains(name) && name.contains(0x20) {
      words[Array(name.prefix { $0 != 0x20 }), default: 0] += 1
    }
    openings = Set(words.filter { $0.value >= 2 }.keys)
  }

  /// Whether the cell of the class is surely none of the classes, so that it may be a name.
  @inline(__always)
  func isOther(_ row: borrowing Row) -> Bool {
    let cell = row.field(classColumn)
    guard let first = cell.first else { return false }
    return cell.count >= 64 || starts[cell.count] >> UInt64(first & 63) & 1 == 0
  }

  /// Tells whether class and name changed places: for certain where the name begins as other names do.
  func shift(of row: borrowing Row) -> RowShift {
    guard isOther(row), RowSieve.isNameLike(row.field(classColumn)),
      classes.contains(ClassCells.trimmed(row.field(nameColumn)))
    else { return .none }
    let name = ClassCells.trimmed(row.field(classColumn))
    let opening = Array(name.prefix { $0 != 0x20 })
    if !openings.contains(opening) { return .doubtful }
    return .exchanged(min(nameColumn, classColumn), max(nameColumn, classColumn))
  }

  private static func trimmed(_ cell: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var cell = cell[...]
    while let last = cell.last, last <= 0x20 { cell.removeLast() }
    return Array(cell.drop { $0 <= 0x20 })
  }
}
