/// One row of a sheet while it is being read.
///
/// Valid only inside the closure that receives it. Text is UTF-8; dates are `dd/mm/yyyy`, numbers as they
/// were typed.
public struct SheetRow: ~Copyable {
  /// The number of the row on the sheet, from 1.
  public let number: Int
  /// The number of columns up to the last cell that has a value.
  let columnCount: Int
  let cells: UnsafeMutablePointer<RowCells>

  /// The bytes of a cell, valid as long as the row; an empty cell has none.
  public func cell(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    guard column < columnCount else { return UnsafeBufferPointer(start: nil, count: 0) }
    return cells.pointee.cell(column)
  }

  /// Whether a cell is a date to the workbook and not a text that looks like one.
  public func isDay(_ column: Int) -> Bool {
    column < columnCount && cells.pointee.isDay(column) && !cell(column).isEmpty
  }

  /// The cells of this row and those above it that have a formula and no value: the program that wrote the workbook did not
  /// reckon.
  public var openFormulas: Int { cells.pointee.openFormulas }

  /// The text of a cell; empty for one that is not there.
  public func text(_ column: Int) -> String { String(decoding: cell(column), as: UTF8.self) }

  /// The texts of all cells.
  public var texts: [String] { (0..<columnCount).map { text($0) } }
}
