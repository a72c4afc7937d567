import Glibc

/// Draws a ``GrowthTable``: seconds and memory over people, both axes by powers of ten.
///
/// Steps differ in dashes and marks and bear their names beside their last points, so that the drawing says the same
/// in black and white.
struct GrowthChart {
  let table: GrowthTable

  private static let (width, height) = (1400.0, 430.0)
  private static let plot = (width: 300.0, height: 310.0, top: 62.0)
  private static let styles = [
    (dash: "none", mark: "circle"), (dash: "7 4", mark: "square"), (dash: "2 4", mark: "triangle"),
  ]

  var svg: String {
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(n(Self.width)) \(n(Self.height))" \
      role="img" font-family="Noto Sans, DejaVu Sans, sans-serif" font-size="12" fill="#111">
      <title>Seconds and memory of khop over the people of the register</title>
      <rect width="100%" height="100%" fill="#fff"/>
      <text x="20" y="26" font-size="16" font-weight="bold">Seconds and memory over the people of the register</text>

      """
    text += panel(left: 60, "seconds", table.lines.filter { !$0.isSample }, \.seconds)
    text += panel(
      left: 525, "µs for each record (index: each person)", table.lines, \.microsecondsPerItem)
    text += panel(left: 990, "memory, MiB", table.lines, \.mebibytes)
    return text + "</svg>\n"
  }

  private func panel(
    left: Double, _ title: String, _ lines: [GrowthTable.Line],
    _ value: (GrowthTable.Line) -> Double
  ) -> String {
    let plot = Self.plot
    guard let fewest = lines.map(\.people).min(), let most = lines.map(\.people).max(),
      let least = lines.map(value).min(), let highest = lines.map(value).max()
    else { return "" }
    let (x0, x1) = (floor(log10(Double(fewest))), ceil(log10(Double(most))))
    let (y0, y1) = (floor(log10(max(least, 0.01))), ceil(log10(highest)))
    func x(_ people: Double) -> Double {
      left + (log10(people) - x0) / max(x1 - x0, 1) * plot.width
    }
    func y(_ value: Double) -> Double {
      plot.top + plot.height - (log10(max(value, 0.01)) - y0) / max(y1 - y0, 1) * plot.height
    }
    var text =
      "<text x=\"\(n(left))\" y=\"\(n(plot.top - 14))\" font-weight=\"bold\">\(title)</text>\n"
    for power in stride(from: x0, through: x1, by: 1) {
      let place = x(pow(10, power))
      text += line(place, plot.top, place, plot.top + plot.height, "#ddd")
      text += label(place, plot.top + plot.height + 18, "middle", power10(power))
    }
    for power in stride(from: y0, through: y1, by: 1) {
      let place = y(pow(10, power))
      text += line(left, place, left + plot.width, place, "#ddd")
      text += label(left - 6, place + 4, "end", power10(power))
    }
    text += label(
      left + plot.width / 2, plot.top + plot.height + 38, "middle", "people of the register")
    var lastLabel = -Double.infinity
    let ordered = GrowthTable.steps.enumerated()
      .map { number, step in
        let own = lines.filter { $0.step == step.key }.sorted { $0.people < $1.people }
        return (number, step, own)
      }
      .filter { !$0.2.isEmpty }
      .sorted { y(value($0.2[$0.2.count - 1])) < y(value($1.2[$1.2.count - 1])) }
    for (number, step, lines) in ordered {
      let style = Self.styles[number]
      let points = lines.map { (x(Double($0.people)), y(value($0))) }
      let path = points.map { "\(n($0.0)),\(n($0.1))" }.joined(separator: " ")
      text += "<polyline points=\"\(path)\" fill=\"none\" stroke=\"#111\" stroke-width=\"1.6\""
      text += style.dash == "none" ? "/>\n" : " stroke-dasharray=\"\(style.dash)\"/>\n"
      for point in points { text += mark(style.mark, point.0, point.1) }
      if let last = points.last {
        // Names that would cover each other move down.
        let place = max(last.1 + 4, lastLabel + 14)
        lastLabel = place
        text += label(last.0 + 9, place, "start", step.name)
      }
    }
    return text
  }

  private func mark(_ shape: String, _ x: Double, _ y: Double) -> String {
    let paint = "fill=\"#fff\" stroke=\"#111\" stroke-width=\"1.4\"/>\n"
    switch shape {
    case "circle": return "<circle cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"3.6\" " + paint
    case "square":
      return "<rect x=\"\(n(x - 3.4))\" y=\"\(n(y - 3.4))\" width=\"6.8\" height=\"6.8\" " + paint
    default:
      let corners = "\(n(x)),\(n(y - 4.4)) \(n(x - 4)),\(n(y + 3)) \(n(x + 4)),\(n(y + 3))"
      return "<polygon points=\"\(corners)\" " + paint
    }
  }

  private func line(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double, _ colour: String)
    -> String
  {
    "<line x1=\"\(n(x0))\" y1=\"\(n(y0))\" x2=\"\(n(x1))\" y2=\"\(n(y1))\" stroke=\"\(colour)\"/>\n"
  }

  private func label(_ x: Double, _ y: Double, _ anchor: String, _ text: String) -> String {
    "<text x=\"\(n(x))\" y=\"\(n(y))\" text-anchor=\"\(anchor)\">\(text)</text>\n"
  }

  /// A power of ten as people write it.
  private func power10(_ power: Double) -> String {
    switch Int(power) {
    case ...(-1): "0." + String(repeating: "0", count: -Int(power) - 1) + "1"
    case 0...5: GrowthTable.grouped(Int(pow(10, power)))
    default: GrowthTable.grouped(Int(pow(10, power - 6))) + " M"
    }
  }

  /// A number with one decimal.
  private func n(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }
}
