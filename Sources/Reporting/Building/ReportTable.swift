import Tables

/// One cell of a report: a figure as it is, from which each writer makes the same text.
enum ReportCell: Sendable, Equatable {
  case text(String)
  case count(Int)
  /// A part of a whole, shown as per cent with two decimals.
  case share(Int, of: Int)
  /// A share from 0 to 1.
  case percent(Double, decimals: Int)
  case decimal(Double, decimals: Int)
  /// A figure that is not published.
  case hidden
  case none

  /// What the reader sees.
  func text(_ numbers: NumberStyle) -> String {
    switch self {
    case .text(let text): text
    case .count(let count): numbers.whole(count)
    case .share(let count, let total):
      total > 0 ? numbers.percent(Double(count) / Double(total)) : "–"
    case .percent(let share, let decimals): numbers.percent(share, decimals: decimals)
    case .decimal(let value, let decimals): numbers.decimal(value, decimals: decimals)
    case .hidden: "×"
    case .none: ""
    }
  }

  /// The figure as a number: a share is a part of 1.
  var number: Double? {
    switch self {
    case .count(let count): Double(count)
    case .share(let count, let total): total > 0 ? Double(count) / Double(total) : nil
    case .percent(let share, _): share
    case .decimal(let value, _): value
    case .text, .hidden, .none: nil
    }
  }
}

/// A table of a report with its number and unit of measure.
struct ReportTable: Sendable, Equatable {
  /// A column with its title.
  struct Column: Sendable, Equatable {
    var title: String
    var isFigure: Bool
    /// The share of the width beside the other columns.
    var weight: Double

    /// A column of texts, aligned to the left.
    ///
    /// - Parameter weight: The share of the width beside the other columns.
    static func label(_ title: String, weight: Double = 3) -> Column {
      Column(title: title, isFigure: false, weight: weight)
    }

    static func figure(_ title: String, weight: Double = 1.2) -> Column {
      Column(title: title, isFigure: true, weight: weight)
    }
  }

  /// A row of cells, one a column.
  struct Row: Sendable, Equatable {
    var cells: [ReportCell]
    /// A sum of other rows, printed bold.
    var isTotal = false

    init(_ cells: [ReportCell], isTotal: Bool = false) {
      self.cells = cells
      self.isTotal = isTotal
    }
  }

  /// Unique in a document; small letters, digits and hyphens.
  var id: String
  /// `Biểu số: 01/XTDL`.
  var formNumber: String
  var caption: String
  /// `Đơn vị tính: bản ghi`.
  var unit: String
  /// The columns from left to right.
  var columns: [Column]
  /// The rows from top to bottom.
  var rows: [Row]
  /// What stands below the table.
  var notes: [String] = []
}
