import Identifiers

/// Tells rows whose numbers are those of their neighbours: a column that was cut or pasted one row off.
///
/// A number tells the sex and the year of its owner. Where it contradicts its own row and fits the row before, in row after
/// row, the column has slipped down by one; where it fits the row behind, up. One such pair in a hundred is chance, and
/// so a block is told from its third row on; the numbers of the first two are findings by themselves (I57, I58).
///
/// One for each chunk of a file, whose rows it is given in their order.
struct SlippedRows {
  /// Sex and birth year, as a row or its number tells them; `0` when it does not tell both.
  typealias Witness = UInt32

  /// So many rows in turn make a block.
  private static let least = 3

  private var row: Witness = 0
  /// What the number of the row before says, where it contradicts its row.
  private var number: Witness = 0
  private var (down, up) = (0, 0)

  static func witness(_ sex: Sex, _ year: Int) -> Witness {
    sex == .unknown || year == 0 ? 0 : UInt32(sex.rawValue) << 16 | UInt32(year)
  }

  static func witness(_ id: CitizenID) -> Witness {
    id.isWitness ? witness(Sex(of: id), id.birthYear) : 0
  }

  /// Takes the next row.
  ///
  /// - Parameters:
  ///   - own: What the row says.
  ///   - contradicting: What its number says, where it contradicts the row; else `0`.
  /// - Returns: Whether the number is rather that of a neighbour.
  mutating func take(own: Witness, contradicting: Witness) -> Bool {
    down = contradicting != 0 && contradicting == row ? down + 1 : 0
    up = number != 0 && number == own ? up + 1 : 0
    (row, number) = (own, contradicting)
    return contradicting != 0 && max(down, up) >= SlippedRows.least
  }

  /// Takes a row whose number fits it, or that has none.
  @inline(__always)
  mutating func takeFitting(own: Witness) {
    (row, number, down, up) = (own, 0, 0, 0)
  }
}
