import Tables

/// Evidence as a waterfall: each bar begins where the one before has ended, the last is the sum.
///
///     Xuất phát     -9,2  ▒▒▒▒▒▒▒▒▒│
///     Họ và tên    +12,4  █████████│███
///     Tổng          +3,2           │███
///
/// Evidence for the person is drawn solid, evidence against it hatched, so that it reads without
/// colour.
struct Waterfall: Sendable, Equatable {
  /// One bar.
  struct Step: Sendable, Equatable {
    /// What is weighed.
    let label: String
    /// What was found, in words.
    let finding: String
    /// What it weighs, in bits.
    let bits: Double
  }

  /// The bars in their order; their sum is the last bar.
  let steps: [Step]
  let totalLabel: String
  /// Where links are automatic; `nil` when it is not to be drawn.
  let threshold: (label: String, bits: Double)?
  let numbers: NumberStyle

  /// - Parameter threshold: The log-odds from which links are automatic, with its label.
  init(
    _ steps: [Step], totalLabel: String, threshold: (label: String, bits: Double)?,
    language: ReportLanguage
  ) {
    self.steps = steps
    self.totalLabel = totalLabel
    self.threshold = threshold
    numbers = NumberStyle(language)
  }

  static func == (left: Waterfall, right: Waterfall) -> Bool {
    left.steps == right.steps && left.totalLabel == right.totalLabel
      && left.threshold?.label == right.threshold?.label
      && left.threshold?.bits == right.threshold?.bits
  }

  /// The sum of all steps, in their order.
  var total: Double { steps.reduce(0) { $0 + $1.bits } }

  /// Where each bar begins and ends, the sum last.
  var bars: [(from: Double, to: Double)] {
    var bars: [(from: Double, to: Double)] = []
    var sum = 0.0
    for step in steps {
      bars.append((sum, sum + step.bits))
      sum += step.bits
    }
    return bars + [(0, sum)]
  }

  /// The values between which everything lies.
  var range: (low: Double, high: Double) {
    var (low, high) = (0.0, 1.0)
    for bar in bars {
      low = min(low, min(bar.from, bar.to))
      high = max(high, max(bar.from, bar.to))
    }
    if let threshold {
      low = min(low, threshold.bits)
      high = max(high, threshold.bits)
    }
    return (low, high)
  }

  /// A weight with its sign and one decimal.
  func signed(_ bits: Double) -> String {
    let text = numbers.decimal(bits, decimals: 1)
    return bits >= 0 && !text.hasPrefix("-") ? "+" + text : text
  }

  /// The letters of a label that a terminal shows.
  static let labelWidth = 24

  /// The lines for a terminal.
  ///
  /// - Parameter width: The columns of the bars.
  func lines(width: Int = 36, isColoured: Bool) -> String {
    var table = StyledTable(limits: [Self.labelWidth, 8, width + 1], isColoured: isColoured)
    let bars = bars
    let texts = (steps.map(\.bits) + [total] + (threshold.map { [$0.bits] } ?? [])).map(signed)
    let longest = texts.map(\.count).max() ?? 0
    func number(_ text: String) -> StyledText {
      StyledText(String(repeating: " ", count: longest - text.count) + text)
    }
    for (position, step) in steps.enumerated() {
      table.add([
        StyledText(step.label), number(texts[position]),
        bar(bars[position].from, bars[position].to, width),
        StyledText(step.finding, .faint),
      ])
    }
    let last = bars[bars.count - 1]
    table.add([
      StyledText(totalLabel, .heading), number(texts[steps.count]), bar(last.from, last.to, width),
    ])
    if let threshold {
      var line = Array(repeating: Character(" "), count: width + 1)
      line[column(0, width)] = "│"
      line[column(threshold.bits, width)] = "◆"
      table.add([
        StyledText(threshold.label), number(texts[steps.count + 1]), StyledText(String(line)),
      ])
    }
    return table.text()
  }

  private func column(_ bits: Double, _ width: Int) -> Int {
    let (low, high) = range
    return Int(((bits - low) / (high - low) * Double(width)).rounded())
  }

  private func bar(_ from: Double, _ to: Double, _ width: Int) -> StyledText {
    let isFor = to >= from
    var (first, end) = (column(min(from, to), width), column(max(from, to), width))
    // What weighs something is seen.
    if first == end, from != to {
      if end <= width { end += 1 } else { first -= 1 }
    }
    let zero = column(0, width)
    var text = StyledText()
    var run = ""
    for place in 0...width {
      let isInside = place >= first && place < end
      let isAxis = place == zero
      if isInside {
        if !run.isEmpty, run.last != "█", run.last != "▒" {
          text.append(run)
          run = ""
        }
        run.append(isFor ? "█" : "▒")
      } else {
        if run.last == "█" || run.last == "▒" {
          text.append(run, isFor ? .good : .bad)
          run = ""
        }
        run.append(isAxis ? "│" : " ")
      }
    }
    text.append(run, run.last == "█" || run.last == "▒" ? (isFor ? .good : .bad) : .none)
    return text
  }
}
