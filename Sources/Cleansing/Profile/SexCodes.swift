import Identifiers
import Tables

/// What the codes of the column of sex mean in a file in which systems with other codes were put together.
///
/// Systems write 1 and 0, 1 and 2, or 0 and 1 (docs/domain.md 1.8). Where the codes of a file do not keep to one coding, the
/// numbers beside them tell the coding of each unit, commune or class of its own; nothing is decided where they do not
/// agree. Rows are grouped by what stands in them, never by where they stand.
///
///     unit      Trường A   Công ty B   Xã C
///     codes     1 0 0 1    1 2 2 1     none
///     coding    1/0        1/2         words
struct SexCodes: Sendable {
  /// Fewer numbers say nothing about a group.
  private static let leastWitnesses = 8

  /// The columns by which rows are grouped, the narrower first.
  private let columns: [Int]
  /// By column, the coding of each group whose numbers agree; by ``ProfileTally/hash(_:)``.
  private let codings: [[UInt64: SexCoding]]

  /// - Complexity: reads the file once.
  init(_ reader: TableReader, _ roles: ColumnRoles) {
    columns = [ColumnRole.managingUnit, .communeCode, .communeName, .participantClass].compactMap {
      roles[$0]
    }
    var counts = [[UInt64: SexCodeCounts]](repeating: [:], count: columns.count)
    if let column = roles[.gender] {
      let columns = columns
      reader.readAll { row in
        let cell = row.field(column)
        guard SexCodes.isCode(cell) else { return }
        let id = SexCodes.ownNumber(row, roles)
        for (place, group) in columns.enumerated() {
          counts[place][ProfileTally.hash(row.field(group)), default: SexCodeCounts()].add(
            cell.span, citizenID: id)
        }
      } rejected: { _ in
      }
    }
    codings = counts.map { groups in
      groups.compactMapValues { counts in
        guard counts.witnessCount >= SexCodes.leastWitnesses else { return nil }
        let coding = SexCoding.decide(counts, least: 1)
        return coding == .words ? nil : coding
      }
    }
  }

  /// The coding of a row's codes: that of the first of its groups that has one.
  func coding(of row: borrowing Row) -> SexCoding {
    for (place, column) in columns.enumerated() {
      if let coding = codings[place][ProfileTally.hash(row.field(column))] { return coding }
    }
    return .words
  }

  /// Whether a cell holds a code and no word.
  static func isCode(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    (1...3).contains(cell.count) && cell[0] &- 0x30 < 10 || SexCode.code(cell.span) != nil
  }

  /// The personal ID number of a row, where it can be read.
  static func ownNumber(_ row: borrowing Row, _ roles: ColumnRoles) -> CitizenID? {
    guard let column = roles[.citizenID] else { return nil }
    return CitizenIDReader.read(
      row.field(column).span, birthYear: nil, isFemale: nil
    ).likelyID
  }
}

extension RecordCleanser {
  /// Reads a cell of the column of sex.
  ///
  /// In a file with mixed codes a code means nothing against the row's own number: the row may be of another system.
  func readSex(_ cell: UnsafeBufferPointer<UInt8>, _ row: borrowing Row) -> SexReading {
    guard let codes = profile.sexCodes, SexCodes.isCode(cell) else {
      return SexCode.read(cell.span, coding: profile.sexCoding)
    }
    let reading = SexCode.read(cell.span, coding: codes.coding(of: row))
    if reading.sex != .unknown, contradictsNumber(reading.sex, row) {
      return SexReading(sex: .unknown, finding: .undecidedCode)
    }
    return reading
  }

  /// Whether the row's own number tells the other sex.
  func contradictsNumber(_ sex: Sex, _ row: borrowing Row) -> Bool {
    guard let id = SexCodes.ownNumber(row, roles), id.isWitness else { return false }
    return Sex(of: id) != sex
  }
}
