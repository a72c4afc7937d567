import Drawings
import Linkage
import Tables

extension Charts {
  /// One bar of ``weights(id:title:groups:most:)``.
  struct Weight {
    var label: String
    var bits: Double
    var text: String
  }

  /// Weights as bars from a common zero: solid to the right for a match, hatched to the left against one.
  ///
  /// - Parameter most: The weight that fills a side, so that several charts have one scale.
  static func weights(
    id: String, title: String, groups: [(title: String, bars: [Weight])], most: Double
  ) -> Drawing {
    let labelWidth = 240.0
    let valueWidth = 56.0
    let rowHeight = 15.5
    let top = 22.0
    let rows = groups.reduce(0) { $0 + $1.bars.count + 1 }
    var drawing = Drawing(
      id: id, title: title,
      summary: groups.map { group in
        group.title + ": "
          + group.bars.map { "\($0.label) \($0.text)" }.joined(separator: ", ")
      }.joined(separator: "; "), width: width, height: top + Double(rows) * rowHeight + 8)
    let room = (width - labelWidth - valueWidth) / 2
    let zero = labelWidth + room
    let scale = (room - 4) / max(most, 1)
    var mark = -Int(most / 5) * 5
    while Double(mark) <= most {
      let x = zero + Double(mark) * scale
      drawing.text("\(mark)", x, 12, size: 10, .middle, .grey)
      drawing.line(x, 16, x, drawing.height - 4, .grey, width: mark == 0 ? 0 : 0.4)
      mark += 5
    }
    var y = top
    for group in groups {
      drawing.text(group.title, 4, y + 11.5, size: 11, isBold: true)
      y += rowHeight
      for bar in group.bars {
        drawing.text(
          Drawing.fitted(bar.label, into: labelWidth - 20, size: 11), labelWidth - 8, y + 11.5,
          size: 11, .end)
        let length = max(abs(bar.bits) * scale, 1)
        drawing.rectangle(
          bar.bits < 0 ? zero - length : zero, y + 2, length, rowHeight - 4.5,
          bar.bits < 0 ? .hatch : .dark, isFramed: true)
        drawing.text(bar.text, width - 4, y + 11.5, size: 11, .end)
        y += rowHeight
      }
    }
    drawing.line(zero, 16, zero, drawing.height - 4, .black, width: 1)
    return drawing
  }
}

extension ModelFile {
  /// The trained levels as one picture: the weight of each, log2 (m / u); levels that no other pair showed
  /// have none.
  public func weightDrawing(language: ReportLanguage) -> Drawing {
    let numbers = NumberStyle(language)
    var groups: [(title: String, bars: [Charts.Weight])] = []
    for level in levels {
      guard let bits = level.bits else { continue }
      if groups.last?.title != level.comparison { groups.append((level.comparison, [])) }
      groups[groups.count - 1].bars.append(
        Charts.Weight(
          label: level.level, bits: bits,
          text: (bits > 0 ? "+" : "") + numbers.decimal(bits, decimals: 1)))
    }
    return Charts.weights(
      id: "weights",
      title: language.choose(
        vi: "Trọng số của mô hình \(name) (bit)", en: "Weights of the model \(name) (bits)"),
      groups: groups, most: groups.flatMap(\.bars).map { abs($0.bits) }.max() ?? 1)
  }
}
