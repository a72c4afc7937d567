extension Drawing {
  /// The picture as an `svg` element with a title and a description for readers of the screen.
  public var svg: String {
    var text = """
      <svg role="img" aria-labelledby="\(id)-t \(id)-d" viewBox="0 0 \(svgNumber(width)) \
      \(svgNumber(height))" xmlns="http://www.w3.org/2000/svg">
      <title id="\(id)-t">\(title.markupEscaped)</title>
      <desc id="\(id)-d">\(summary.markupEscaped)</desc>

      """
    let patterns = Fill.allCases.filter { fill in
      fill.isPatterned
        && shapes.contains {
          if case .rectangle(_, _, _, _, fill, _) = $0 { return true }
          return false
        }
    }
    if !patterns.isEmpty {
      text += "<defs>" + patterns.map(pattern).joined() + "</defs>\n"
    }
    for shape in shapes { text += element(shape) + "\n" }
    return text + "</svg>"
  }

  private func pattern(_ fill: Fill) -> String {
    let ground = fill.ground.map(svgColour) ?? "none"
    let marks: String =
      switch fill {
      case .hatch:
        "<path d=\"M-1 7 7 -1M-1 1 1 -1M5 7 7 5\" stroke=\"#0b4f6c\" stroke-width=\"1.4\"/>"
      case .alarm:
        "<path d=\"M-1 7 7 -1M-1 1 1 -1M5 7 7 5\" stroke=\"#fff\" stroke-width=\"1.6\"/>"
      case .dots:
        "<circle cx=\"1.5\" cy=\"1.5\" r=\"1\" fill=\"#0b4f6c\"/><circle cx=\"4.5\" cy=\"4.5\" r=\"1\" fill=\"#0b4f6c\"/>"
      default: "<path d=\"M0 0 6 6M0 6 6 0\" stroke=\"#767676\" stroke-width=\"0.8\"/>"
      }
    return """
      <pattern id="\(id)-\(fill.rawValue)" width="6" height="6" patternUnits="userSpaceOnUse">\
      <rect width="6" height="6" fill="\(ground)"/>\(marks)</pattern>
      """
  }

  private func element(_ shape: Shape) -> String {
    switch shape {
    case .rectangle(let x, let y, let width, let height, let fill, let isFramed):
      let paint =
        fill.isPatterned ? "url(#\(id)-\(fill.rawValue))" : fill.ground.map(svgColour) ?? "none"
      let frame = isFramed ? " stroke=\"#444\" stroke-width=\"0.75\"" : ""
      return "<rect x=\"\(svgNumber(x))\" y=\"\(svgNumber(y))\" width=\"\(svgNumber(width))\" "
        + "height=\"\(svgNumber(height))\" fill=\"\(paint)\"\(frame)/>"
    case .line(let from, let to, let ink, let width, let isDashed):
      let dash = isDashed ? " stroke-dasharray=\"4 3\"" : ""
      return "<path d=\"M\(svgNumber(from.x)) \(svgNumber(from.y)) \(svgNumber(to.x)) "
        + "\(svgNumber(to.y))\" stroke=\"\(svgInk(ink))\" stroke-width=\"\(svgNumber(width))\"\(dash)/>"
    case .path(let points, let ink, let width):
      let list = points.map { "\(svgNumber($0.x)),\(svgNumber($0.y))" }.joined(separator: " ")
      return "<polyline points=\"\(list)\" fill=\"none\" stroke=\"\(svgInk(ink))\" "
        + "stroke-width=\"\(svgNumber(width))\"/>"
    case .text(let text, let x, let y, let size, let anchor, let ink, let isBold):
      let place: String =
        switch anchor {
        case .start: ""
        case .middle: " text-anchor=\"middle\""
        case .end: " text-anchor=\"end\""
        }
      let weight = isBold ? " font-weight=\"700\"" : ""
      return "<text x=\"\(svgNumber(x))\" y=\"\(svgNumber(y))\" font-size=\"\(svgNumber(size))\""
        + "\(place)\(weight) fill=\"\(svgInk(ink))\">\(text.markupEscaped)</text>"
    }
  }
}

extension Drawing.Ink {
  /// Red, green and blue from 0 to 1; each has a contrast of more than 4.5 against its ground.
  var colour: (Double, Double, Double) {
    switch self {
    case .black: (0.1, 0.1, 0.1)
    case .grey: (0.36, 0.36, 0.36)
    case .white: (1, 1, 1)
    case .alarm: (0.643, 0.149, 0.173)
    }
  }
}

private func svgInk(_ ink: Drawing.Ink) -> String { svgColour(ink.colour) }

private func svgColour(_ colour: (Double, Double, Double)) -> String {
  func pair(_ value: Double) -> String {
    let text = String(Int((value * 255).rounded()), radix: 16)
    return text.count == 1 ? "0" + text : text
  }
  return "#" + pair(colour.0) + pair(colour.1) + pair(colour.2)
}

/// A length with at most one decimal.
private func svgNumber(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  let sign = tenths < 0 ? "-" : ""
  let rest = tenths.magnitude % 10
  return sign + String(tenths.magnitude / 10) + (rest == 0 ? "" : "." + String(rest))
}

extension String {
  /// The text with the signs of markup escaped, for elements and attributes.
  public var markupEscaped: String {
    var text = ""
    text.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}": text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
