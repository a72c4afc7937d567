/// Text with marked parts, for a terminal or for plain output.
///
/// On a terminal marks are colours; elsewhere a differing part stands in brackets, so that nothing
/// depends on colour.
struct StyledText: Equatable {
  enum Mark: Equatable {
    case none, heading, good, bad, differing, faint
  }

  private(set) var parts: [(text: String, mark: Mark)] = []

  init() {}

  init(_ text: String, _ mark: Mark = .none) {
    if !text.isEmpty { parts.append((text, mark)) }
  }

  static func == (left: StyledText, right: StyledText) -> Bool {
    left.parts.elementsEqual(right.parts) { $0.text == $1.text && $0.mark == $1.mark }
  }

  mutating func append(_ text: String, _ mark: Mark = .none) {
    if !text.isEmpty { parts.append((text, mark)) }
  }

  mutating func append(_ other: StyledText) { parts.append(contentsOf: other.parts) }

  /// The text as it is written.
  func rendered(_ isColoured: Bool) -> String {
    parts.map { part in
      switch (part.mark, isColoured) {
      case (.none, _), (.heading, false), (.good, false), (.bad, false), (.faint, false): part.text
      case (.differing, false): "[" + part.text + "]"
      case (.heading, true): "\u{1B}[1m" + part.text + "\u{1B}[0m"
      case (.good, true): "\u{1B}[32m" + part.text + "\u{1B}[0m"
      case (.bad, true): "\u{1B}[31m" + part.text + "\u{1B}[0m"
      case (.differing, true): "\u{1B}[1;4;33m" + part.text + "\u{1B}[0m"
      case (.faint, true): "\u{1B}[2m" + part.text + "\u{1B}[0m"
      }
    }.joined()
  }

  /// The number of columns that the text takes.
  func width(_ isColoured: Bool) -> Int {
    parts.reduce(0) { $0 + $1.text.count + ($1.mark == .differing && !isColoured ? 2 : 0) }
  }

  /// The text cut to a number of columns, `…` at its end when something is left out.
  func cut(to limit: Int, _ isColoured: Bool) -> StyledText {
    guard width(isColoured) > limit else { return self }
    var short = StyledText()
    var left = limit - 1
    for part in parts {
      let extra = part.mark == .differing && !isColoured ? 2 : 0
      guard left > extra else { break }
      short.append(String(part.text.prefix(left - extra)), part.mark)
      left -= min(part.text.count + extra, left)
    }
    short.append("…")
    return short
  }
}

/// Columns of styled text, aligned to the left.
struct StyledTable {
  private var rows: [[StyledText]] = []
  private let limits: [Int]
  private let isColoured: Bool

  /// - Parameter limits: The widest that each column may be; longer texts are cut, except in the last.
  init(limits: [Int], isColoured: Bool) {
    self.limits = limits
    self.isColoured = isColoured
  }

  mutating func add(_ cells: [StyledText]) { rows.append(cells) }

  /// The lines, each with two blanks in front and none at its end.
  func text() -> String {
    let cut = rows.map { row in
      row.enumerated().map { column, cell in
        column < limits.count ? cell.cut(to: limits[column], isColoured) : cell
      }
    }
    let columns = cut.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      cut.map { column < $0.count ? $0[column].width(isColoured) : 0 }.max() ?? 0
    }
    return cut.map { row in
      var line = ""
      var gap = 2
      for (column, cell) in row.enumerated() {
        if cell.parts.isEmpty {
          gap += widths[column] + 2
        } else {
          line += String(repeating: " ", count: gap) + cell.rendered(isColoured)
          gap = widths[column] - cell.width(isColoured) + 2
        }
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
