/// How the cells of a row were moved so that they stand under their headings.
///
///     header    id    full_name   birth_date   citizen_id
///     row       R1                Lê An        05/03/1990     an empty cell too many: `right(from: 1)`
///     read as   R1    Lê An       05/03/1990   …
public enum RowShift: Equatable, Sendable {
  /// The cells are read where they stand.
  case none
  /// The cells stood one column to the right; the empty one in this column was taken out.
  case right(from: Int)
  /// The cells stood one column to the left; an empty one was put into this column.
  case left(from: Int)
  /// A text with the file's delimiter in it, without quotes, had been cut into cells, the first of them so many bytes
  /// long; they are one cell again, and those behind it are moved to the left.
  case joined(column: Int, cells: Int, firstLength: Int)
  /// The cells of two columns had changed places.
  case exchanged(Int, Int)
  /// The row is of a list whose own header, among the rows, has the columns in another order.
  case ordered(ListOrder)
  /// Some cells make sense one column off, others do not; they are read where they stand.
  case doubtful

  /// Whether cells were moved.
  public var isMoved: Bool {
    switch self {
    case .right, .left, .joined, .exchanged, .ordered: true
    case .none, .doubtful: false
    }
  }

  /// Moves the bounds of the fields of a row that has as many cells as columns.
  func apply(to bounds: UnsafeMutablePointer<UInt32>, columnCount: Int) {
    func copy(_ target: Int, _ source: Int) {
      bounds[2 * target] = bounds[2 * source]
      bounds[2 * target + 1] = bounds[2 * source + 1]
    }
    func clear(_ target: Int) {
      bounds[2 * target] = 0
      bounds[2 * target + 1] = 0
    }
    switch self {
    case .none, .doubtful, .joined: return
    case .right(let from):
      for column in from..<(columnCount - 1) { copy(column, column + 1) }
      clear(columnCount - 1)
    case .left(let from):
      for column in (from + 1..<columnCount).reversed() { copy(column, column - 1) }
      clear(from)
    case .ordered(let order):
      let before = (0..<2 * columnCount).map { bounds[$0] }
      for column in 0..<columnCount {
        let source = order.source(of: column)
        bounds[2 * column] = before[2 * source]
        bounds[2 * column + 1] = before[2 * source + 1]
      }
    case .exchanged(let one, let other):
      let (start, end) = (bounds[2 * one], bounds[2 * one + 1])
      copy(one, other)
      (bounds[2 * other], bounds[2 * other + 1]) = (start, end)
    }
  }

  /// The column in which a cell that is read in some column stands in the file; `nil` for one that was put in.
  func source(ofColumn column: Int) -> Int? {
    switch self {
    case .none, .doubtful: column
    case .right(let from): column < from ? column : column + 1
    case .left(let from): column == from ? nil : column < from ? column : column - 1
    case .exchanged(let one, let other): column == one ? other : column == other ? one : column
    case .ordered(let order): order.source(of: column)
    case .joined(let joined, let cells, _): column <= joined ? column : column + cells - 1
    }
  }

  /// The column in which a cell of the file is read; `nil` for one that is left out.
  func target(ofColumn column: Int) -> Int? {
    switch self {
    case .none, .doubtful: column
    case .right(let from): column == from ? nil : column < from ? column : column - 1
    case .left(let from): column < from ? column : column + 1
    case .exchanged(let one, let other): column == one ? other : column == other ? one : column
    case .ordered(let order): order.target(of: column)
    case .joined(let joined, let cells, _):
      column <= joined ? column : column < joined + cells ? nil : column - cells + 1
    }
  }
}

extension Row {
  /// Whether a cell holds nothing but blanks.
  package func isBlank(_ index: Int) -> Bool { RowSieve.isBlank(field(index)) }

  /// The bytes of a cell where it stands in the file, before the row was moved; empty for a cell that moving left out.
  ///
  /// Of a text that was put together again, its first part with the delimiter behind it; the cells that follow count as
  /// not moved.
  public func unmovedField(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    if case .joined(let column, _, let length) = shift {
      let field = field(index)
      return index == column ? UnsafeBufferPointer(rebasing: field.prefix(length + 1)) : field
    }
    guard let column = shift.target(ofColumn: index), column < fieldCount else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return field(column)
  }
}
