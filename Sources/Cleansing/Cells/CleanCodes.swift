import Identifiers
import VietnameseText

/// What cleansing a file changes or finds beside what the readers of single fields know.
struct CellRepairs: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  /// A value in another form was written in the form of its column.
  static let columnForm = CellRepairs(rawValue: 1 << 0)
  /// A dash or a word for "nothing" was blanked.
  static let placeholder = CellRepairs(rawValue: 1 << 1)
}

/// See ``CellRepairs``.
struct CellFindings: OptionSet, Sendable {
  let rawValue: UInt16

  static let sexMissing = CellFindings(rawValue: 1 << 0)
  static let sexUnreadable = CellFindings(rawValue: 1 << 1)
  static let sexUndecided = CellFindings(rawValue: 1 << 2)
  /// The commune code stands in no list of any date.
  static let communeUnknown = CellFindings(rawValue: 1 << 3)
  /// The commune code lies outside the codes of the province, which is all that the lists hold.
  static let communeElsewhere = CellFindings(rawValue: 1 << 4)
  static let communeNameUnknown = CellFindings(rawValue: 1 << 5)
  /// The commune's name is none that its code ever had.
  static let communeDisagrees = CellFindings(rawValue: 1 << 6)
  /// The bytes are no UTF-8 and no known encoding explains them.
  static let bytesUnreadable = CellFindings(rawValue: 1 << 7)
  /// The name hardly ever belongs to the recorded sex.
  static let sexUnlikely = CellFindings(rawValue: 1 << 8)
  /// The address names a commune that its code never stood for.
  static let addressDisagrees = CellFindings(rawValue: 1 << 9)
  /// The cell says that the place is not known.
  static let placeUnknown = CellFindings(rawValue: 1 << 10)
  /// The number stands on a row of somebody else too.
  static let numberShared = CellFindings(rawValue: 1 << 11)
  /// The number tells sex and birth year of the row before or behind, as those of the rows around it do.
  static let numberSlipped = CellFindings(rawValue: 1 << 12)
}

/// The repairs of one cell.
struct CellRepairSet: Sendable, Hashable {
  var record = RecordRepairs()
  var cell: CellRepairs = []

  var isEmpty: Bool { record.isEmpty && cell.isEmpty }

  mutating func formUnion(_ other: CellRepairSet) {
    record.name.formUnion(other.record.name)
    record.id.formUnion(other.record.id)
    record.date.formUnion(other.record.date)
    record.row.formUnion(other.record.row)
    cell.formUnion(other.cell)
  }
}

/// The findings of one cell.
struct CellFindingSet: Sendable {
  var record = RecordFindings()
  var cell: CellFindings = []

  var isEmpty: Bool { record.isEmpty && cell.isEmpty }

  mutating func formUnion(_ other: CellFindingSet) {
    record.name.formUnion(other.record.name)
    record.id.formUnion(other.record.id)
    record.date.formUnion(other.record.date)
    record.row.formUnion(other.record.row)
    cell.formUnion(other.cell)
  }

  /// Leaves out that the cell is empty: it was not before.
  mutating func removeMissing() {
    record.name.remove(.empty)
    record.id.remove(.missing)
    record.date.remove(.missing)
    cell.remove(.sexMissing)
  }

  /// Whether anything speaks against the value; a minority name or the first of January does not.
  var isSuspicious: Bool {
    var rest = self
    rest.removeMissing()
    rest.record.name.subtract([.minority, .foreign])
    rest.record.date.remove(.firstOfJanuary)
    rest.record.id.remove(.unusualLevel)
    rest.cell.remove(.communeElsewhere)
    return !rest.isEmpty
  }
}

/// All codes of a cleansed file, numbered so that counters can be arrays.
///
/// ``CleansingCodes`` first, then the codes of cells that belong to no single reader.
enum CleanCodes {
  static let repairs: [CleansingCode] =
    CleansingCodes.repairs + [
      CleansingCode(
        code: "K01", vi: "Viết theo dạng chung của cột", en: "Written in the form of the column"),
      CleansingCode(
        code: "K02", vi: "Để trống chữ thay cho giá trị", en: "Placeholder blanked"),
    ]

  static let findings: [CleansingCode] =
    CleansingCodes.findings + [
      CleansingCode(code: "G51", vi: "Giới tính để trống", en: "Sex empty"),
      CleansingCode(code: "G52", vi: "Không đọc được giới tính", en: "Sex not readable"),
      CleansingCode(code: "G53", vi: "Không rõ mã giới tính", en: "Meaning of sex code not known"),
      CleansingCode(
        code: "K51", vi: "Mã xã không có ở bất kỳ thời điểm nào", en: "Commune code of no date"),
      CleansingCode(
        code: "K52", vi: "Mã xã ngoài danh mục tỉnh", en: "Commune code outside the province"),
      CleansingCode(
        code: "K53", vi: "Tên xã không có trong danh mục", en: "Commune name in no list"),
      CleansingCode(
        code: "K54", vi: "Tên xã không khớp mã xã", en: "Commune name and code differ"),
      CleansingCode(
        code: "K55", vi: "Không rõ bảng mã của chữ", en: "Encoding of the text not known"),
      CleansingCode(
        code: "G54", vi: "Giới tính khó hợp với họ tên", en: "Sex unlikely for the name"),
      CleansingCode(
        code: "K56", vi: "Xã trong địa chỉ không thể là xã của mã",
        en: "Commune in the address cannot be that of the code"),
      CleansingCode(
        code: "K57", vi: "Ghi chữ thay cho địa chỉ", en: "Words in place of an address"),
      CleansingCode(
        code: "I82", vi: "Số còn ở dòng có họ tên hoặc năm sinh khác",
        en: "Number also on a row with another name or birth year"),
      CleansingCode(
        code: "I84", vi: "Số có thể là của dòng liền kề (cột lệch một dòng)",
        en: "Perhaps the number of the row beside (column one row off)"),
    ]

  /// The position in ``findings`` of what belongs to no single reader.
  static func position(of finding: CellFindings) -> Int {
    CleansingCodes.findings.count + finding.rawValue.trailingZeroBitCount
  }

  /// Calls `body` with the position in ``repairs`` of each member.
  static func forEach(_ set: CellRepairSet, _ body: (Int) -> Void) {
    CleansingCodes.forEach(set.record, body)
    let base = CleansingCodes.repairs.count
    for bit in 0..<2 where set.cell.rawValue >> UInt8(bit) & 1 == 1 { body(base + bit) }
  }

  /// Calls `body` with the position in ``findings`` of each member.
  static func forEach(_ set: CellFindingSet, _ body: (Int) -> Void) {
    CleansingCodes.forEach(set.record, body)
    if set.cell.isEmpty { return }
    let base = CleansingCodes.findings.count
    for bit in 0..<(findings.count - base) where set.cell.rawValue >> UInt16(bit) & 1 == 1 {
      body(base + bit)
    }
  }

  static func finding(_ finding: SexReading.Finding) -> CellFindings {
    switch finding {
    case .none: []
    case .missing: .sexMissing
    case .unreadable: .sexUnreadable
    case .undecidedCode: .sexUndecided
    }
  }
}
