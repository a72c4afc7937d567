/// What the readers of a row know of its cells, so that counting does not look at them again.
struct KnownForms {
  /// The form of a text that stands behind the first comma of a cell.
  struct TailForm {
    /// A hash of the pattern.
    let patternHash: UInt64
    /// The bytes that begin no character.
    let followers: Int

    init(_ tail: UnsafeBufferPointer<UInt8>) {
      var followers = 0
      patternHash =
        tail.baseAddress.map {
          CellBytes.patternHash(
            $0, tail.count, limit: ColumnTally.patternLength + 1, followers: &followers)
        } ?? 0
      self.followers = followers
    }
  }

  /// A cell whose text from its first comma on is known.
  struct Headed {
    let column: Int
    /// The bytes before the comma; at most ``longestHead``.
    let headCount: Int
    let tail: TailForm
  }

  /// The most bytes before the comma.
  static let longestHead = 16

  /// One bit for each of the first 64 columns: the cell has a form that the reader of its column knows.
  private(set) var first: UInt64 = 0
  /// The same for a second form.
  private(set) var second: UInt64 = 0
  /// Numbers against which nothing speaks, as they stand in their cells; `0` for any other.
  var citizenID: UInt64 = 0
  var insuranceNumber: UInt64 = 0
  /// The address, when what stands behind its hamlet is known; in one of the first 64 columns.
  var address: Headed?

  /// Forgets what is known of cells.
  ///
  /// - Parameter columns: A bit for each of the first 64 columns.
  mutating func remove(_ columns: UInt64) {
    first &= ~columns
    second &= ~columns
    if let address, columns >> UInt64(address.column) & 1 == 1 { self.address = nil }
  }

  /// Notes that a cell, as it came, has a form of its column; all cells of one form have one length and one pattern.
  @inline(__always)
  mutating func insert(_ column: Int, form: Int) {
    guard column < 64 else { return }
    if form == 0 { first |= 1 &<< UInt64(column) } else { second |= 1 &<< UInt64(column) }
  }
}
