import Cleansing
import Identifiers
import Tables
import VietnameseText

/// Counts how full and valid the columns of one chunk are.
///
/// - Complexity: a record without a repair or finding costs a look at each further column.
struct ColumnQualityTally: Sendable {
  /// The columns that are judged, in the order of the report.
  static let roles: [ColumnRole] = [
    .fullName, .birthDate, .gender, .citizenID, .siNumber, .cardNumber, .address, .communeCode,
    .participantClass,
  ]

  /// Four counters for each of the nine ``roles``: filled, valid as received, valid after repair, repaired.
  private(set) var counts = [36 of Int](repeating: 0)

  mutating func add(
    _ record: CleanRecord, _ row: borrowing Row, _ roles: ColumnRoles, insuranceNumber: UInt64
  ) {
    let name = record.findings.name.subtracting([.minority, .foreign, .empty])
    let isNamed = roles.nameColumns.contains { !row.isEmpty($0) }
    add(
      0, isFilled: isNamed, isValid: !record.name.isEmpty && name.isEmpty,
      isRepaired: !record.repairs.name.isEmpty)
    var date = record.findings.date
    date.remove(.firstOfJanuary)
    let isDated = roles[.birthDate].map { !row.isEmpty($0) } ?? (record.birthDate != 0)
    add(
      1, isFilled: isDated, isValid: record.birthDate != 0 && date.isEmpty,
      isRepaired: !record.repairs.date.isEmpty)
    if let column = roles[.gender] {
      add(2, isFilled: !row.isEmpty(column), isValid: record.sex != .unknown, isRepaired: false)
    }
    if let column = roles[.citizenID] {
      add(
        3, isFilled: !row.isEmpty(column),
        isValid: record.citizenID != 0 && record.findings.id.isEmpty,
        isRepaired: !record.repairs.id.isEmpty)
    }
    if let column = roles[.siNumber] {
      add(4, isFilled: !row.isEmpty(column), isValid: insuranceNumber != 0, isRepaired: false)
    }
    if let column = roles[.cardNumber] {
      let field = row.field(column)
      add(
        5, isFilled: !field.isEmpty, isValid: ColumnQualityTally.isCard(field), isRepaired: false)
    }
    if let column = roles[.address] {
      let isFilled = !row.isEmpty(column)
      add(6, isFilled: isFilled, isValid: isFilled, isRepaired: false)
    }
    if let column = roles[.communeCode] {
      let code = record.commune
      let isKnown =
        code != 0 && (AdministrativeUnits.isKnown(code) || !AdministrativeUnits.isInProvince(code))
      add(7, isFilled: !row.isEmpty(column), isValid: isKnown, isRepaired: false)
    }
    if let column = roles[.participantClass] {
      let isFilled = !row.isEmpty(column)
      add(8, isFilled: isFilled, isValid: isFilled, isRepaired: false)
    }
  }

  @inline(__always)
  private mutating func add(_ column: Int, isFilled: Bool, isValid: Bool, isRepaired: Bool) {
    let place = column &* 4
    let valid = isFilled && isValid
    counts[place] &+= isFilled ? 1 : 0
    counts[place &+ 1] &+= valid && !isRepaired ? 1 : 0
    counts[place &+ 2] &+= valid ? 1 : 0
    counts[place &+ 3] &+= isRepaired ? 1 : 0
  }

  mutating func merge(_ other: ColumnQualityTally) {
    for place in counts.indices { counts[place] += other.counts[place] }
  }

  /// The counts of the columns that the table has.
  func columns(_ roles: ColumnRoles) -> [Summary.ColumnQuality] {
    ColumnQualityTally.roles.enumerated().compactMap { number, role in
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
