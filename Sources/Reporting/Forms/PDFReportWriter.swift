import Drawings
import Tables

/// Sets a report on pages from top to bottom.
struct PDFReportWriter {
  typealias Font = PDFCanvas.Font

  static let deep = (0.043, 0.310, 0.424)
  static let pale = (0.933, 0.957, 0.969)
  static let soft = (0.33, 0.33, 0.33)
  static let grey = (0.54, 0.54, 0.54)
  static let white = (1.0, 1.0, 1.0)

  let document: ReportDocument
  let numbers: NumberStyle
  let canvas: PDFCanvas
  /// A4 with margins of 20 mm at the left, 15 mm elsewhere.
  let left = 56.7
  let right = 552.8
  let top = 48.0
  let bottom = 796.0
  /// Where the next block begins.
  var y = 48.0

  var width: Double { right - left }

  init(_ document: ReportDocument) {
    self.document = document
    numbers = NumberStyle(document.language)
    canvas = PDFCanvas(
      width: 595.28, height: 841.89, title: document.head.title, author: document.head.unit,
      created: document.isoDate)
  }

  // MARK: Pages

  mutating func newPage() {
    canvas.newPage()
    canvas.show(
      "\(canvas.pageNumber)", x: left, y: 24, width: width, Font(isSerif: true, size: 10), .centre)
    y = top
  }

  /// Begins a new page when a block does not fit on this one.
  mutating func need(_ height: Double) {
    if y + height > bottom, y > top { newPage() }
  }

  // MARK: Head

  mutating func writeHead() {
    let head = document.head
    let half = width * 0.46
    let second = left + half
    let rest = width - half
    var first = y
    let plain = Font(isSerif: true, size: 10)
    let bold = Font(isSerif: true, size: 10, isBold: true)
    first += canvas.show(head.authority, x: left, y: first, width: half, plain, .centre)
    first += canvas.show(head.unit, x: left, y: first, width: half, bold, .centre) + 2
    rule(centre: left + half / 2, y: first, length: 70)
    first += 4
    first += canvas.show(head.symbol, x: left, y: first, width: half, plain, .centre)
    var other = y
    other += canvas.show(head.nation, x: second, y: other, width: rest, bold, .centre)
    other +=
      canvas.show(
        head.motto, x: second, y: other, width: rest, Font(isSerif: true, size: 10.5, isBold: true),
        .centre) + 2
    rule(centre: second + rest / 2, y: other, length: 110)
    other += 6
    other += canvas.show(
      head.placeAndDate, x: second, y: other, width: rest,
      Font(isSerif: true, size: 10, isItalic: true), .centre)
    y = max(first, other) + 14
    y += canvas.show(
      head.kind, x: left, y: y, width: width, Font(isSerif: true, size: 15, isBold: true), .centre)
    y += canvas.show(
      head.title, x: left + 40, y: y, width: width - 80,
      Font(isSerif: true, size: 12.5, isBold: true), .centre)
    y += 3
    y += canvas.show(
      head.period, x: left, y: y, width: width, Font(isSerif: true, size: 10, isItalic: true),
      .centre)
    y += 4
  }

  private func rule(centre: Double, y: Double, length: Double) {
    canvas.line(
      [.init(x: centre - length / 2, y: y), .init(x: centre + length / 2, y: y)], width: 0.7,
      (0.1, 0.1, 0.1))
  }

  mutating func writeImprint() {
    let font = Font(isSerif: true, size: 8, isItalic: true)
    let height = canvas.size(of: document.imprint, font, width: width).height
    need(height + 16)
    y += 10
    canvas.line([.init(x: left, y: y), .init(x: right, y: y)], width: 0.5, Self.grey)
    y += 4
    y += canvas.show(document.imprint, x: left, y: y, width: width, font, colour: Self.soft)
  }

  // MARK: Blocks

  mutating func write(_ section: ReportDocument.Section, isFirst: Bool) {
    if section.startsPage, y > top { newPage() }
    let font = Font(isSerif: true, size: 11.5, isBold: true)
    let height = canvas.size(of: section.title, font, width: width).height
    // A heading never stands alone at the foot of a page.
    let first = section.blocks.first.map { leastHeight($0) } ?? 0
    need(height + 24 + max(first, isFirst ? 90 : 160))
    y += isFirst ? 6 : 12
    canvas.addBookmark(section.title, y: y)
    y += canvas.show(section.title, x: left, y: y, width: width, font, colour: Self.deep) + 1.5
    canvas.line([.init(x: left, y: y), .init(x: right, y: y)], width: 1.4, Self.deep)
    y += 7
    for block in section.blocks { write(block) }
  }

  /// The room that a block asks for before it begins on a page.
  private func leastHeight(_ block: ReportDocument.Block) -> Double {
    switch block {
    case .table(let table): leastHeight(table)
    case .chart(let drawing): drawing.height * width / drawing.width + 24
    default: 90
    }
  }

  private mutating func write(_ block: ReportDocument.Block) {
    switch block {
    case .paragraph(let text), .chartNote(let text): paragraph(text)
    case .list(let items): for item in items { paragraph("–  " + item) }
    case .headline(let figure): headline(figure)
    case .keyFigures(let figures): keyFigures(figures)
    case .table(let table): self.table(table)
    case .chart(let drawing): chart(drawing)
    case .signatures(let signatures): self.signatures(signatures)
    }
  }

  private mutating func paragraph(_ text: String) {
    let font = Font(isSerif: true, size: 10)
    need(canvas.size(of: text, font, width: width).height)
    y += canvas.show(text, x: left, y: y, width: width, font) + 6
  }

  private mutating func headline(_ figure: ReportDocument.KeyFigure) {
    need(76)
    canvas.fill(x: left, y: y, width: width, height: 72, Self.pale)
    canvas.fill(x: left, y: y, width: 5, height: 72, Self.deep)
    let plain = Font(isSerif: true, size: 10)
    var line = y + 5
    line += canvas.show(figure.label, x: left + 16, y: line, width: width - 24, plain)
    line +=
      canvas.show(
        figure.value.text(numbers), x: left + 16, y: line - 2, width: width - 24,
        Font(isSerif: true, size: 28, isBold: true), colour: Self.deep) - 4
    canvas.show(figure.note, x: left + 16, y: line, width: width - 24, plain, colour: Self.soft)
    y += 79
  }

  private mutating func keyFigures(_ figures: [ReportDocument.KeyFigure]) {
    let gap = 8.0
    let box = (width - gap * Double(figures.count - 1)) / Double(max(figures.count, 1))
    need(58)
    for (number, figure) in figures.enumerated() {
      let x = left + Double(number) * (box + gap)
      canvas.frame(x: x, y: y, width: box, height: 54, line: 0.6, Self.grey)
      canvas.fill(x: x, y: y, width: box, height: 2, Self.deep)
      let small = Font(isSerif: true, size: 8.5)
      canvas.show(figure.label, x: x + 6, y: y + 5, width: box - 10, small)
      canvas.show(
        figure.value.text(numbers), x: x + 6, y: y + 17, width: box - 10,
        Font(isSerif: true, size: 14, isBold: true))
      canvas.show(figure.note, x: x + 6, y: y + 37, width: box - 10, small, colour: Self.soft)
    }
    y += 62
  }

  private mutating func chart(_ drawing: Drawing) {
    let scale = width / drawing.width
    let title = Font(isSerif: true, size: 10, isBold: true)
    let height = drawing.height * scale
    need(height + 24)
    y += 4
    y += canvas.show(drawing.title, x: left, y: y, width: width, title) + 4
    drawing.draw(on: canvas, x: left, y: y, scale: scale)
    y += height + 10
  }

  private mutating func signatures(_ signatures: [ReportDocument.Signature]) {
    need(78)
    y += 4
    let box = width / Double(max(signatures.count, 1))
    for (number, signature) in signatures.enumerated() {
      let x = left + Double(number) * box
      let high = canvas.show(
        signature.role, x: x, y: y, width: box, Font(isSerif: true, size: 10.5, isBold: true),
        .centre)
      canvas.show(
        signature.hint, x: x, y: y + high, width: box,
        Font(isSerif: true, size: 9.5, isItalic: true), .centre, colour: Self.soft)
    }
    y += 76
  }
}
