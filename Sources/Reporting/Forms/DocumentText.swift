import Tables

/// A report for the terminal: its figures, words and tables, as they stand in the other forms.
///
/// Made of the document, so that what is hidden there is hidden here.
public struct DocumentText: Sendable {
  private let document: ReportDocument
  private let numbers: NumberStyle

  /// The form of one document.
  public init(_ document: ReportDocument) {
    self.document = document
    numbers = NumberStyle(document.language)
  }

  /// The whole text.
  public var text: String {
    let head = [document.head.title, document.head.period].filter { !$0.isEmpty }
    let sections = document.sections.map { section in
      ([section.title] + section.blocks.compactMap(text)).joined(separator: "\n")
    }
    return (head + sections + [document.imprint]).joined(separator: "\n\n") + "\n"
  }

  private func text(_ block: ReportDocument.Block) -> String? {
    switch block {
    case .paragraph(let text): text + "\n"
    case .list(let items): items.map { "  – " + $0 + "\n" }.joined()
    case .headline(let figure): figures([figure])
    case .keyFigures(let list): figures(list)
    case .table(let table): self.table(table)
    case .chart, .chartNote, .signatures: nil
    }
  }

  private func figures(_ figures: [ReportDocument.KeyFigure]) -> String {
    var table = TextTable(rightAligned: [1])
    for figure in figures {
      table.add(figure.label, figure.value.text(numbers), figure.note)
    }
    return table.text()
  }

  private func table(_ table: ReportTable) -> String {
    let figures = table.columns.indices.filter { table.columns[$0].isFigure }
    var lines = TextTable(rightAligned: Set(figures))
    lines.add(row: table.columns.map(\.title))
    for row in table.rows { lines.add(row: row.cells.map { $0.text(numbers) }) }
    let notes = table.notes.map { "  " + $0 + "\n" }.joined()
    return "\(table.formNumber)  \(table.caption)  (\(table.unit))\n" + lines.text() + notes
  }
}
