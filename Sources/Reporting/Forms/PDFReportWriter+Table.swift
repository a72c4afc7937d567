extension PDFReportWriter {
  private static let padding = 3.2

  /// Sets a table; a row is never cut, and each page of the table begins with its headings.
  mutating func table(_ table: ReportTable) {
    let size = table.columns.count > 7 ? 7.4 : 8.2
    let font = Font(size: size)
    let bold = Font(size: size, isBold: true)
    let widths = columnWidths(table, font, bold)
    let texts = table.rows.map { row in row.cells.map { $0.text(numbers) } }
    let heights = zip(table.rows, texts).map { row, cells in
      rowHeight(cells, widths, row.isTotal ? bold : font)
    }
    let head = rowHeight(table.columns.map(\.title), widths, bold) + 2
    need(leastHeight(table, head: head, heights))
    writeCaption(table)
    writeHead(table, widths, head, bold)
    var lastOnPage = lastRow(from: 0, heights)
    for (number, row) in table.rows.enumerated() {
      if number > lastOnPage {
        newPage()
        writeHead(table, widths, head, bold)
        lastOnPage = lastRow(from: number, heights)
      }
      writeRow(table, row, texts[number], widths, heights[number], row.isTotal ? bold : font)
    }
    let remark = Font(isSerif: true, size: 8, isItalic: true)
    for note in table.notes {
      need(canvas.size(of: note, remark, width: width).height + 2)
      y += canvas.show(note, x: left, y: y + 2, width: width, remark, colour: Self.soft) + 2
    }
    y += 11
  }

  /// The room that a table asks for before it begins on a page.
  func leastHeight(_ table: ReportTable) -> Double {
    let size = table.columns.count > 7 ? 7.4 : 8.2
    let font = Font(size: size)
    let bold = Font(size: size, isBold: true)
    let widths = columnWidths(table, font, bold)
    let heights = table.rows.map { row in
      rowHeight(row.cells.map { $0.text(numbers) }, widths, row.isTotal ? bold : font)
    }
    return leastHeight(
      table, head: rowHeight(table.columns.map(\.title), widths, bold) + 2, heights)
  }

  private func leastHeight(_ table: ReportTable, head: Double, _ heights: [Double]) -> Double {
    let caption = captionHeight(table)
    // A table that a page can hold is not broken unless much of a page would stay empty.
    let whole = caption + head + heights.reduce(0, +)
    return whole < (bottom - top) * 0.45 ? whole : caption + head + heights.prefix(4).reduce(0, +)
  }

  /// The last row that stands on this page; never so that only one or two are left for the next.
  private func lastRow(from first: Int, _ heights: [Double]) -> Int {
    guard first < heights.count else { return first }
    var last = first
    var reached = y + heights[first]
    while last + 1 < heights.count, reached + heights[last + 1] <= bottom {
      last += 1
      reached += heights[last]
    }
    let left = heights.count - 1 - last
    return left > 0 && left < 3 && last - first > 5 ? last - (3 - left) : last
  }

  private func captionHeight(_ table: ReportTable) -> Double {
    canvas.size(of: table.caption, Font(size: 9.5, isBold: true), width: width - 110).height + 15
  }

  private mutating func writeCaption(_ table: ReportTable) {
    let form = Font(size: 8.2, isBold: true)
    canvas.show(table.formNumber, x: right - 105, y: y + 1, width: 105, form, .right)
    y += canvas.show(
      table.caption, x: left, y: y, width: width - 110, Font(size: 9.5, isBold: true))
    if table.unit.isEmpty {
      y += 3
    } else {
      y += canvas.show(
        table.unit, x: left, y: y, width: width, Font(size: 8, isItalic: true), colour: Self.soft)
      y += 3
    }
  }

  private mutating func writeHead(
    _ table: ReportTable, _ widths: [Double], _ height: Double, _ font: Font
  ) {
    canvas.fill(x: left, y: y, width: widths.reduce(0, +), height: height, Self.deep)
    var x = left
    for (column, wide) in zip(table.columns, widths) {
      let text = canvas.size(of: column.title, font, width: wide - Self.padding * 2).height
      canvas.show(
        column.title, x: x + Self.padding, y: y + (height - text) / 2,
        width: wide - Self.padding * 2, font, .centre, colour: Self.white)
      canvas.frame(x: x, y: y, width: wide, height: height, line: 0.4, Self.grey)
      x += wide
    }
    y += height
  }

  private mutating func writeRow(
    _ table: ReportTable, _ row: ReportTable.Row, _ texts: [String], _ widths: [Double],
    _ height: Double, _ font: Font
  ) {
    if row.isTotal {
      canvas.fill(x: left, y: y, width: widths.reduce(0, +), height: height, Self.pale)
    }
    var x = left
    for (number, wide) in widths.enumerated() where number < texts.count {
      canvas.show(
        texts[number], x: x + Self.padding, y: y + 1.6, width: wide - Self.padding * 2, font,
        table.columns[number].isFigure ? .right : .left)
      canvas.frame(x: x, y: y, width: wide, height: height, line: 0.4, Self.grey)
      x += wide
    }
    y += height
  }

  private func rowHeight(_ texts: [String], _ widths: [Double], _ font: Font) -> Double {
    var most = 0.0
    for (text, wide) in zip(texts, widths) where !text.isEmpty {
      most = max(most, canvas.size(of: text, font, width: wide - Self.padding * 2).height)
    }
    return max(most, font.size * 1.36) + 3.2
  }

  /// Figures get the width of the widest, labels share the rest by their weights.
  private func columnWidths(_ table: ReportTable, _ font: Font, _ bold: Font) -> [Double] {
    var widths = [Double](repeating: 0, count: table.columns.count)
    for (number, column) in table.columns.enumerated() where column.isFigure {
      var most = 0.0
      for row in table.rows where number < row.cells.count {
        let text = row.cells[number].text(numbers)
        most = max(most, canvas.size(of: text, row.isTotal ? bold : font).width)
      }
      // The heading may break, its words may not.
      for word in column.title.split(separator: " ") {
        most = max(most, canvas.size(of: String(word), bold).width)
      }
      widths[number] = max(most + Self.padding * 2 + 1, table.columns.count > 6 ? 36 : 58)
    }
    let labels = table.columns.indices.filter { !table.columns[$0].isFigure }
    let rest = max(width - widths.reduce(0, +), width * 0.25)
    let weights = labels.reduce(0) { $0 + table.columns[$1].weight }
    for number in labels {
      widths[number] = rest * table.columns[number].weight / max(weights, 0.1)
    }
    let sum = widths.reduce(0, +)
    return widths.map { $0 * width / max(sum, 1) }
  }
}
