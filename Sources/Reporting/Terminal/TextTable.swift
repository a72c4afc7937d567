/// Columns of text, aligned for a terminal: the first to the left, numbers to the right.
public struct TextTable: Sendable {
  private var rows: [[String]] = []
  private let rightAligned: Set<Int>

  /// - Parameter rightAligned: The columns of numbers, from 0.
  public init(rightAligned: Set<Int>) { self.rightAligned = rightAligned }

  /// Adds a row.
  public mutating func add(_ cells: String...) { rows.append(cells) }

  /// Adds a row; rows may have different numbers of cells.
  public mutating func add(row cells: [String]) { rows.append(cells) }

  /// The lines, each with `indent` blanks in front.
  public func text(indent: Int = 2) -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let gap = String(repeating: " ", count: widths[column] - cell.count)
        if rightAligned.contains(column) { return gap + cell }
        return column == row.count - 1 ? cell : cell + gap
      }
      return String(repeating: " ", count: indent) + cells.joined(separator: "  ") + "\n"
    }.joined()
  }
}
