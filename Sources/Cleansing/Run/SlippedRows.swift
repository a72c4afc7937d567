import Identifiers

/// What the rows of a chunk say of rows whose numbers are those of their neighbours.
///
/// A number tells the sex and the year of its owner. Where it contradicts its own row, it may be that of the row before or
/// behind; ``SlipBlocks`` tells when the chunks are put together, since the rows beside may lie in another chunk.
///
/// One for each chunk of a file, whose rows it is given in their order.
struct SlippedRows: Sendable {
  /// Sex and birth year, as a row or its number tells them; `0` when it does not tell both.
  typealias Witness = UInt32

  /// A row whose number contradicts it.
  struct Suspect: Sendable {
    /// The number of the row in the file, counted from 1.
    let row: Int
    /// The place of the row among those that are no rejected ones, counted from the first of the chunk.
    var place: Int
    /// What its number says.
    let number: Witness
    /// What the rows before and behind say; of other chunks it is put in later.
    var (before, behind): (Witness, Witness)
    /// Where in the findings of the chunk those of its number end, in bytes.
    var lineEnd = 0
  }

  private(set) var suspects: [Suspect] = []
  /// The rows so far.
  private(set) var count = 0
  /// What the first row and the last one say.
  private(set) var (first, last): (Witness, Witness) = (0, 0)
  /// Whether the last row is a suspect.
  private var isSuspect = false

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
  mutating func take(row: Int, own: Witness, contradicting: Witness) {
    let before = last
    takeFitting(own: own)
    guard contradicting != 0 else { return }
    isSuspect = true
    suspects.append(
      Suspect(row: row, place: count - 1, number: contradicting, before: before, behind: 0))
  }

  /// Takes a row whose number fits it, or that has none.
  @inline(__always)
  mutating func takeFitting(own: Witness) {
    if isSuspect { suspects[suspects.count - 1].behind = own }
    if count == 0 { first = own }
    (last, count, isSuspect) = (own, count &+ 1, false)
  }

  /// Notes where the findings of the number of the last row end.
  mutating func endLine(_ end: Int) {
    if isSuspect { suspects[suspects.count - 1].lineEnd = end }
  }
}
