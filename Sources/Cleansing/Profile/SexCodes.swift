import Identifiers
import Tables

/// What the codes of the column of sex mean in a file in which systems with other codes were put together.
///
/// Systems write 1 and 0, 1 and 2, or 0 and 1 (DOMAIN.md 1.8). Where the codes of a file do not keep to one coding, the
/// numbers beside them tell each stretch of rows its own; nothing is decided where they do not agree.
///
///     row       1 ... 63   64 ... 127   128 ... 191
///     codes     1 0 0 1    1 2 2 1      none
///     coding    1/0        1/2          words
struct SexCodes: Sendable {
  /// The rows of a stretch, a power of two.
  private static let stretchBits = 6
  /// Fewer numbers say nothing about a stretch.
  private static let leastWitnesses = 8

  /// The coding of each stretch, by the number of its rows.
  private let codings: [SexCoding]

  /// - Complexity: reads all rows, and is made only for files with mixed codes.
  init(_ reader: TableReader, _ roles: ColumnRoles) {
    var stretches: [SexCodeCounts] = []
    if let column = roles[.gender] {
      reader.readAll {
        let stretch = $0.number >> SexCodes.stretchBits
        while stretches.count <= stretch { stretches.append(SexCodeCounts()) }
        let cell = $0.field(column)
        guard SexCodes.isCode(cell) else { return }
        stretches[stretch].add(cell.span, citizenID: SexCodes.ownNumber($0, roles))
      } rejected: { _ in
      }
    }
    codings = stretches.indices.map { place in
      var counts = stretches[place]
      if counts.witnessCount < SexCodes.leastWitnesses {
        // The first or the last rows of a part have the codes of those beside them.
        for other in [place - 1, place + 1] where stretches.indices.contains(other) {
          counts.add(stretches[other])
        }
      }
      return counts.witnessCount < SexCodes.leastWitnesses
        ? .words : SexCoding.decide(counts, least: 1)
    }
  }

  /// The coding of a row.
  func coding(ofRow number: Int) -> SexCoding {
    let stretch = number >> SexCodes.stretchBits
    return codings.indices.contains(stretch) ? codings[stretch] : .words
  }

  /// Whether a cell holds a code and no word.
  static func isCode(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    (1...3).contains(cell.count) && cell[0] &- 0x30 < 10
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
    let reading = SexCode.read(cell.span, coding: codes.coding(ofRow: row.number))
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
