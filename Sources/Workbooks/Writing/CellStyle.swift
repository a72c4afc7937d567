/// How a cell looks and whether it may be changed; equal styles are one format in the workbook.
///
///     var head = CellStyle(isBold: true, alignment: .centre, hasBorder: true)
///     head.background = 0xDDE6F0
public struct CellStyle: Hashable, Sendable {
  /// Where text stands between the left and the right edge.
  public enum Alignment: Sendable {
    case automatic, left, centre, right
  }

  /// How a number is shown.
  public enum NumberFormat: Hashable, Sendable {
    case general
    /// The cell is text, and stays text when somebody types digits into it.
    case text
    /// `3.024.577` where Excel speaks Vietnamese.
    case whole
    /// A number with decimals.
    case decimal(Int)
    /// A share from 0 to 1 as `98,91%`.
    case percent(decimals: Int)
    /// A format in Excel's own language.
    case custom(String)

    var code: String? {
      switch self {
      case .general: nil
      case .text: "@"
      case .whole: "#,##0"
      case .decimal(let count): "#,##0" + NumberFormat.zeros(count)
      case .percent(let count): "0" + NumberFormat.zeros(count) + "%"
      case .custom(let code): code
      }
    }

    private static func zeros(_ count: Int) -> String {
      count > 0 ? "." + String(repeating: "0", count: count) : ""
    }
  }

  /// Whether the text is bold.
  public var isBold: Bool
  /// Whether the text is italic.
  public var isItalic: Bool
  /// The size of the letters in points.
  public var size: Double
  /// Where the text stands in the cell.
  public var alignment: Alignment
  /// Whether long text is broken into lines.
  public var isWrapped: Bool
  /// Whether thin lines frame the cell.
  public var hasBorder: Bool
  /// The colour behind the text as `0xRRGGBB`.
  public var background: UInt32?
  /// The colour of the text as `0xRRGGBB`.
  public var colour: UInt32?
  /// How a number is shown.
  public var number: NumberFormat
  /// Whether the cell may be changed in a protected sheet.
  public var isUnlocked: Bool

  /// A style; what is not said is as Excel has it.
  public init(
    isBold: Bool = false, isItalic: Bool = false, size: Double = 11,
    alignment: Alignment = .automatic, isWrapped: Bool = false, hasBorder: Bool = false,
    background: UInt32? = nil, colour: UInt32? = nil, number: NumberFormat = .general,
    isUnlocked: Bool = false
  ) {
    self.isBold = isBold
    self.isItalic = isItalic
    self.size = size
    self.alignment = alignment
    self.isWrapped = isWrapped
    self.hasBorder = hasBorder
    self.background = background
    self.colour = colour
    self.number = number
    self.isUnlocked = isUnlocked
  }

  /// Text with nothing special about it.
  public static let plain = CellStyle()
}
