import Cleansing
import Identifiers
import Tables
import VietnameseText

/// Counts how full and valid the columns of one chunk are.
///
/// - Complexity: a record without a repair or finding costs a look at each further column and one count.
struct ColumnQualityTally: Sendable {
  /// The columns that are judged, in the order of the report.
  static let roles: [ColumnRole] = [
    .fullName, .birthDate, .gender, .citizenID, .siNumber, .cardNumber, .address, .communeCode,
    .participantClass,
  ]

  /// Four counters for each of the nine ``roles``: filled, valid as received, valid after repair, repaired.
  private var counts = [36 of Int](repeating: 0)
  /// Rows in which just these columns are filled, a bit each, and valid as received: so are nearly all.
  private var alike = [Int](repeating: 0, count: 1 << ColumnQualityTally.roles.count)

  /// What is said of the columns of a row, a bit each in the order of ``roles``.
  private struct Bits {
    var filled = 0
    var valid = 0
    var repaired = 0

    @inline(__always)
    mutating func add(_ column: Int, isFilled: Bool, isValid: Bool, isRepaired: Bool = false) {
      filled |= (isFilled ? 1 : 0) &<< column
      valid |= (isFilled && isValid ? 1 : 0) &<< column
      repaired |= (isRepaired ? 1 : 0) &<< column
    }
  }

  mutating func add(
    _ record: CleanRecord, _ row: borrowing Row, _ roles: ColumnRoles, insuranceNumber: UInt64
  ) {
    var bits = Bits()
    let name = record.findings.name.subtracting([.minority, .foreign, .empty])
    bits.add(
      0, isFilled: ColumnQualityTally.isNamed(record, row, roles),
      isValid: !record.name.isEmpty && name.isEmpty, isRepaired: !record.repairs.name.isEmpty)
    var date = record.findings.date
    date.remove(.firstOfJanuary)
    let isDated = roles[.birthDate].map { !row.isEmpty($0) } ?? !record.birthDate.isEmpty
    bits.add(
      1, isFilled: isDated, isValid: !record.birthDate.isEmpty && date.isEmpty,
      isRepaired: !record.repairs.date.isEmpty)
    if let column = roles[.gender] {
      bits.add(2, isFilled: !row.isEmpty(column), isValid: record.sex != .unknown)
    }
    if let column = roles[.citizenID] {
      bits.add(
        3, isFilled: !row.isEmpty(column),
        isValid: record.citizenID != 0 && record.findings.id.isEmpty,
        isRepaired: !record.repairs.id.isEmpty)
    }
    if let column = roles[.siNumber] {
      bits.add(4, isFilled: !row.isEmpty(column), isValid: insuranceNumber != 0)
    }
    if let column = roles[.cardNumber] {
      let field = row.field(column)
      bits.add(
        5, isFilled: !field.isEmpty,
        isValid: record.asWritten.contains(.card) || ColumnQualityTally.isCard(field))
    }
    if let column = roles[.address] {
      bits.add(6, isFilled: !row.isEmpty(column), isValid: true)
    }
    if let column = roles[.communeCode] {
      let code = record.commune
      let isKnown =
        code != 0 && (AdministrativeUnits.isKnown(code) || !AdministrativeUnits.isInProvince(code))
      bits.add(7, isFilled: !row.isEmpty(column), isValid: isKnown)
    }
    if let column = roles[.participantClass] {
      bits.add(8, isFilled: !row.isEmpty(column), isValid: true)
    }
    if bits.valid == bits.filled, bits.repaired == 0 {
      alike[bits.filled] &+= 1
    } else {
      count(bits)
    }
  }

  @inline(__always)
  private static func isNamed(
    _ record: CleanRecord, _ row: borrowing Row, _ roles: ColumnRoles
  ) -> Bool {
    if record.asWritten.contains(.name) { return true }
    return roles.nameColumns.contains { !row.isEmpty($0) }
  }

  @inline(never)
  private mutating func count(_ bits: Bits, times: Int = 1) {
    for column in ColumnQualityTally.roles.indices {
      let place = column &* 4
      let (filled, valid) = (bits.filled &>> column & 1, bits.valid &>> column & 1)
      let repaired = bits.repaired &>> column & 1
      counts[place] &+= filled &* times
      counts[place &+ 1] &+= (valid & ~repaired) &* times
      counts[place &+ 2] &+= valid &* times
      counts[place &+ 3] &+= repaired &* times
    }
  }

  /// Counts the rows that are alike.
  private mutating func settle() {
    for filled in alike.indices where alike[filled] > 0 {
      count(Bits(filled: filled, valid: filled), times: alike[filled])
      alike[filled] = 0
    }
  }

  mutating func merge(_ other: ColumnQualityTally) {
    for place in counts.indices { counts[place] += other.counts[place] }
    for filled in alike.indices { alike[filled] += other.alike[filled] }
  }

  /// The counts of the columns that the table has.
  func columns(_ roles: ColumnRoles) -> [Summary.ColumnQuality] {
    var counted = self
    counted.settle()
    let counts = counted.counts
    return ColumnQualityTally.roles.enumerated().compactMap { number, role in
      let isThere: Bool =
        switch role {
        case .fullName: !roles.nameColumns.isEmpty
        case .birthDate: roles.hasBirthDate
        default: roles[role] != nil
        }
      guard isThere else { return nil }
      var column = Summary.ColumnQuality(role: role.rawValue)
      column.filled = counts[number * 4]
      column.validAsReceived = counts[number * 4 + 1]
      column.validAfterRepair = counts[number * 4 + 2]
      column.repaired = counts[number * 4 + 3]
      return column
    }
  }

  /// Whether a field has the form of a health card: two letters, thirteen digits.
  private static func isCard(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    guard field.count == 15 else { return false }
    var isGood = field[0] & 0xDF &- 0x41 < 26 && field[1] & 0xDF &- 0x41 < 26
    for place in 2..<15 { isGood = isGood && field[place] &- 0x30 <= 9 }
    return isGood
  }
}
