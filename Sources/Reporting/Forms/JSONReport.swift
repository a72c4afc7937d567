import Tables

/// A report as data: each figure as a number and as the text that the other forms show.
public struct JSONReport: Sendable {
  private let document: ReportDocument
  private let numbers: NumberStyle

  /// The form of one document.
  public init(_ document: ReportDocument) {
    self.document = document
    numbers = NumberStyle(document.language)
  }

  /// One figure or word.
  struct Cell: Codable, Equatable {
    var text: String
    var value: Double?
  }

  struct Table: Codable, Equatable {
    var id: String
    var form: String
    var caption: String
    var unit: String
    var columns: [String]
    var rows: [[Cell]]
    var notes: [String]
  }

  struct Figure: Codable, Equatable {
    var label: String
    var text: String
    var value: Double?
    var note: String
  }

  struct Section: Codable, Equatable {
    var id: String
    var title: String
    var paragraphs: [String]
    var figures: [Figure]
    var tables: [Table]
  }

  struct Root: Codable, Equatable {
    var version = 1
    var language: String
    var kind: String
    var title: String
    var unit: String
    var period: String
    var placeAndDate: String
    var sections: [Section]
    var imprint: String
  }

  /// The whole text; equal documents give equal bytes.
  public func text() throws(TableError) -> String {
    let head = document.head
    return try JSONText.encode(
      Root(
        language: document.language.rawValue, kind: head.kind, title: head.title, unit: head.unit,
        period: head.period, placeAndDate: head.placeAndDate,
        sections: document.sections.map(section), imprint: document.imprint))
  }

  private func section(_ section: ReportDocument.Section) -> Section {
    var result = Section(
      id: section.id, title: section.title, paragraphs: [], figures: [], tables: [])
    for block in section.blocks {
      switch block {
      case .paragraph(let text): result.paragraphs.append(text)
      case .list(let items): result.paragraphs.append(contentsOf: items)
      case .headline(let figure): result.figures.append(self.figure(figure))
      case .keyFigures(let figures): result.figures.append(contentsOf: figures.map(self.figure))
      case .table(let table): result.tables.append(self.table(table))
      case .chart, .chartNote, .signatures: break
      }
    }
    return result
  }

  private func figure(_ figure: ReportDocument.KeyFigure) -> Figure {
    Figure(
      label: figure.label, text: figure.value.text(numbers), value: figure.value.number,
      note: figure.note)
  }

  private func table(_ table: ReportTable) -> Table {
    Table(
      id: table.id, form: table.formNumber, caption: table.caption, unit: table.unit,
      columns: table.columns.map(\.title),
      rows: table.rows.map { row in
        row.cells.map { Cell(text: $0.text(numbers), value: $0.number) }
      }, notes: table.notes)
  }
}
