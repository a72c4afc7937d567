import Drawings

/// Drawing a waterfall as a picture that needs nothing beside itself.
extension Waterfall {
  private enum Size {
    static let row = 34
    static let top = 58
    static let left = 150
    static let plot = 420
    static let right = 330
    static let foot = 46
  }

  /// The waterfall as SVG: no script, no font and no link; it reads in black and white.
  ///
  /// - Parameters:
  ///   - title: The heading, which is also read out to those who cannot see the picture.
  ///   - unit: The word for the axis.
  func svg(title: String, unit: String) -> String {
    let bars = bars
    let rows = bars.count + (threshold == nil ? 0 : 1)
    let width = Size.left + Size.plot + Size.right
    let bottom = Size.top + rows * Size.row
    let height = bottom + Size.foot
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" "
        + "viewBox=\"0 0 \(width) \(height)\" role=\"img\" font-family=\"sans-serif\" font-size=\"14\">",
      "<title>\(Waterfall.escaped(title))</title>",
      "<defs><pattern id=\"against\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
        + "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#fff\"/>"
        + "<rect width=\"2\" height=\"6\" fill=\"#333\"/></pattern></defs>",
      "<rect width=\"\(width)\" height=\"\(height)\" fill=\"#fff\"/>",
      text(16, 30, title, extra: " font-size=\"17\" font-weight=\"bold\""),
    ]
    lines += axis(bottom: bottom, unit: unit)
    for (position, bar) in bars.enumerated() {
      let top = Size.top + position * Size.row
      let isTotal = position == steps.count
      let label = isTotal ? totalLabel : steps[position].label
      lines.append(
        text(
          Size.left - 12, top + 21, label,
          extra: " text-anchor=\"end\"" + (isTotal ? " font-weight=\"bold\"" : "")))
      lines += draw(bar, top: top, isTotal: isTotal)
      let note = isTotal ? "" : "  " + steps[position].finding
      let value = isTotal ? total : steps[position].bits
      lines.append(
        text(Size.left + Size.plot + 12, top + 21, Waterfall.short(signed(value) + note)))
    }
    if let threshold {
      let top = Size.top + bars.count * Size.row
      let place = x(threshold.bits)
      lines.append(text(Size.left - 12, top + 21, threshold.label, extra: " text-anchor=\"end\""))
      lines.append(
        "<line x1=\"\(place)\" y1=\"\(Size.top)\" x2=\"\(place)\" y2=\"\(bottom)\" stroke=\"#000\" "
          + "stroke-dasharray=\"5 4\"/>")
      lines.append(text(Size.left + Size.plot + 12, top + 21, signed(threshold.bits)))
    }
    return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  private func draw(_ bar: (from: Double, to: Double), top: Int, isTotal: Bool) -> [String] {
    let (first, last) = (x(min(bar.from, bar.to)), x(max(bar.from, bar.to)))
    let fill = bar.to < bar.from ? "url(#against)" : isTotal ? "#000" : "#777"
    var lines = [
      "<rect x=\"\(first)\" y=\"\(top + 6)\" width=\"\(max(last - first, 1))\" "
        + "height=\"\(Size.row - 12)\" fill=\"\(fill)\" stroke=\"#000\"/>"
    ]
    if !isTotal {
      let end = x(bar.to)
      lines.append(
        "<line x1=\"\(end)\" y1=\"\(top + Size.row - 6)\" x2=\"\(end)\" "
          + "y2=\"\(top + Size.row + 6)\" stroke=\"#000\"/>")
    }
    return lines
  }

  private func axis(bottom: Int, unit: String) -> [String] {
    var lines: [String] = []
    let (low, high) = range
    let step = [1, 2, 5, 10, 20, 50].first { (high - low) / Double($0) <= 8 } ?? 100
    var mark = Int((low / Double(step)).rounded(.up)) * step
    while Double(mark) <= high {
      let place = x(Double(mark))
      lines.append(
        "<line x1=\"\(place)\" y1=\"\(Size.top)\" x2=\"\(place)\" y2=\"\(bottom)\" "
          + "stroke=\"\(mark == 0 ? "#000" : "#ccc")\"/>")
      lines.append(text(place, bottom + 18, String(mark), extra: " text-anchor=\"middle\""))
      mark += step
    }
    lines.append(text(Size.left + Size.plot + 12, bottom + 18, unit))
    return lines
  }

  private func x(_ bits: Double) -> Int {
    let (low, high) = range
    return Size.left + Int(((bits - low) / (high - low) * Double(Size.plot)).rounded())
  }

  private func text(_ x: Int, _ y: Int, _ text: String, extra: String = "") -> String {
    "<text x=\"\(x)\" y=\"\(y)\"\(extra)>\(Waterfall.escaped(text))</text>"
  }

  /// What fits beside the bars.
  private static func short(_ text: String) -> String {
    text.count > 44 ? String(text.prefix(43)) + "…" : text
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      // XML has no way to write the other control characters.
      default:
        let isControl = scalar.value < 0x20 && scalar != "\t" && scalar != "\n"
        result.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }
}
