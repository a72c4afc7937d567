import Hashing

/// What stands in the columns of class and name of a list, by which rows are told whose two cells changed places.
///
///     header    full_name       class
///     row       Hộ gia đình     Nguyễn Văn An
///
/// By their shapes, words of the one and of the other are alike. But a class comes again and again, so that one below the
/// heading of names is told; and beside it most words of a name are those of other names, or begin as no class does.
struct ClassCells: Sendable {
  /// The rows that are looked at.
  private static let rowLimit = 3000
  /// A value that makes up one part in so many of the filled cells is a class, and comes so many times at least.
  private static let (leastShare, leastCells) = (500, 3)

  private let nameColumn: Int
  private let classColumn: Int
  private let classes: Set<[UInt8]>
  /// The words that stand in two names or more.
  private let words: Set<[UInt8]>
  /// ``key(_:)`` of each class, at the place that its first bits tell or behind it.
  private var slots = [UInt64](repeating: 0, count: ClassCells.slotCount)

  private static let slotCount = 1 << 11

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
    let common = counts.filter { $0.value >= least }
    // Free text, or a number for each row: nothing is a class.
    guard !common.isEmpty, common.values.reduce(0, +) * 2 > filled else { return nil }
    classes = Set(common.keys)
    var words: [[UInt8]: Int] = [:]
    for name in names where !classes.contains(name) {
      for word in Set(name.split(separator: 0x20)) { words[Array(word), default: 0] += 1 }
    }
    self.words = Set(words.filter { $0.value >= 2 }.keys)
    for value in classes { value.withUnsafeBufferPointer { slots[slot($0)] = ClassCells.key($0) } }
  }

  /// Whether the cell of the class is none of the classes, so that it may be a name.
  ///
  /// - Complexity: the first and last eight bytes of the cell; a value that differs from a class between them alone counts
  ///   as that class.
  @inline(__always)
  func isOther(_ row: borrowing Row) -> Bool {
    let cell = row.field(classColumn)
    return !cell.isEmpty && slots[slot(cell)] == 0
  }

  /// The place of a value that is not empty, or the free one where it would stand.
  @inline(__always)
  private func slot(_ cell: UnsafeBufferPointer<UInt8>) -> Int {
    let key = ClassCells.key(cell)
    var place = Int(truncatingIfNeeded: key >> 53)
    while slots[place] != key, slots[place] != 0 {
      place = (place &+ 1) & (ClassCells.slotCount &- 1)
    }
    return place
  }

  /// A number for a value; never `0`.
  @inline(__always)
  private static func key(_ cell: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var (low, high): (UInt64, UInt64) = (0, 0)
    if cell.count >= 8 {
      let bytes = UnsafeRawBufferPointer(cell)
      low = bytes.loadUnaligned(as: UInt64.self)
      high = bytes.loadUnaligned(fromByteOffset: cell.count &- 8, as: UInt64.self)
    } else {
      for byte in cell { low = low << 8 | UInt64(byte) }
    }
    let mixed = Hashing.spread(low ^ UInt64(cell.count), high)
    return mixed | 1
  }

  /// Tells whether class and name changed places: for certain unless the words may be those of a rare class.
  func shift(of row: borrowing Row) -> RowShift {
    guard RowSieve.isNameLike(row.field(classColumn)),
      !classes.contains(ClassCells.trimmed(row.field(classColumn))),
      classes.contains(ClassCells.trimmed(row.field(nameColumn)))
    else { return .none }
    let name = ClassCells.trimmed(row.field(classColumn))
    let parts = name.split(separator: 0x20)
    let known = parts.count { words.contains(Array($0)) }
    if known * 2 <= parts.count, ClassCells.opensAsClass(name) { return .doubtful }
    return .exchanged(min(nameColumn, classColumn), max(nameColumn, classColumn))
  }

  /// Whether words begin as those for a class of participants do, or say that it is not known.
  private static func opensAsClass(_ name: [UInt8]) -> Bool {
    let folded = HeaderFolding.folded(String(decoding: name, as: UTF8.self))
    return openings.contains { folded.hasPrefix($0) }
  }

  private static let openings = [
    "hogiadinh", "hongheo", "hocan", "hocsinh", "sinhvien", "luuhocsinh", "nguoi", "tre", "cuu",
    "huutri", "congnhan", "congchuc", "vienchuc", "giaovien", "canbo", "canngheo", "ngheo",
    "bodoi", "quannhan", "thannhan", "doituong", "hoivien", "baotro", "laodong", "chuho",
    "thuongbinh", "benhbinh", "conliet", "conthuong", "nongdan", "tudo", "tunguyen", "batbuoc",
    "thatnghiep", "matsuc", "mucsong", "dantoc", "khongro", "khongco", "khongxac",
    "chuaco", "chuaro", "noitro", "giadinh",
  ]

  private static func trimmed(_ cell: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var cell = cell[...]
    while let last = cell.last, last <= 0x20 { cell.removeLast() }
    return Array(cell.drop { $0 <= 0x20 })
  }
}
