import Workbooks

/// A report as a workbook: a sheet for the first page, one for each table; figures are numbers, texts are texts.
public struct WorkbookReport {
  private let document: ReportDocument
  private let numbers: NumberStyle

  public init(_ document: ReportDocument) {
    self.document = document
    numbers = NumberStyle(document.language)
  }

  /// The bytes of the file.
  ///
  /// - Throws: ``ReportError`` when the workbook cannot be made.
  public func bytes() throws(ReportError) -> [UInt8] {
    do {
      let book = try WorkbookWriter(title: document.head.title)
      try writeFirstSheet(book)
      for table in document.tables { try write(table, to: book) }
      return try book.finish()
    } catch {
      throw ReportError(.workbookFailed)
    }
  }

  private static let bold = CellStyle(isBold: true)

  /// The letterhead, the key figures and the paragraphs.
  private func writeFirstSheet(_ book: WorkbookWriter) throws(WorkbookError) {
    let head = document.head
    let sheet = try book.addSheet(named: document.language.choose(vi: "Báo cáo", en: "Report"))
    sheet.setWidths([52, 26, 52])
    sheet.setUp(.init(footer: document.head.unit))
    let centred = CellStyle(isBold: true, alignment: .centre)
    sheet.text(row: 0, column: 0, head.authority, style: CellStyle(alignment: .centre))
    sheet.text(row: 1, column: 0, head.unit, style: centred)
    sheet.text(row: 2, column: 0, head.symbol, style: CellStyle(alignment: .centre))
    sheet.text(row: 0, column: 2, head.nation, style: centred)
    sheet.text(row: 1, column: 2, head.motto, style: centred)
    sheet.text(
      row: 2, column: 2, head.placeAndDate, style: CellStyle(isItalic: true, alignment: .centre))
    var title = CellStyle(isBold: true, alignment: .centre, isWrapped: true)
    title.size = 14
    sheet.merge(rows: 4...4, columns: 0...2, head.kind, style: title)
    sheet.merge(rows: 5...5, columns: 0...2, head.title, style: title)
    sheet.setHeight(row: 5, 40)
    sheet.merge(
      rows: 6...6, columns: 0...2, head.period,
      style: CellStyle(isItalic: true, alignment: .centre))
    var row = 8
    for section in document.sections {
      var texts: [String] = []
      var figures: [ReportDocument.KeyFigure] = []
      for block in section.blocks {
        switch block {
        case .paragraph(let text): texts.append(text)
        case .list(let items): texts.append(contentsOf: items)
        case .headline(let figure): figures.append(figure)
        case .keyFigures(let more): figures.append(contentsOf: more)
        case .table, .chart, .signatures: break
        }
      }
      if texts.isEmpty && figures.isEmpty { continue }
      sheet.text(row: row, column: 0, section.title, style: Self.bold)
      row += 1
      for figure in figures {
        sheet.text(row: row, column: 0, figure.label)
        write(figure.value, to: sheet, row: row, column: 1, CellStyle(isBold: true))
        sheet.text(row: row, column: 2, figure.note, style: CellStyle(isItalic: true))
        row += 1
      }
      for text in texts {
        sheet.merge(rows: row...row, columns: 0...2, text, style: CellStyle(isWrapped: true))
        sheet.setHeight(row: row, Double(text.count / 125 + 1) * 16)
        row += 1
      }
      row += 1
    }
    sheet.text(row: row, column: 0, document.imprint, style: CellStyle(isItalic: true))
    sheet.activate()
  }

  private func write(_ table: ReportTable, to book: WorkbookWriter) throws(WorkbookError) {
    let form = table.formNumber.split(separator: " ").last.map(String.init) ?? table.id
    let number = form.split(separator: "/").first.map(String.init) ?? form
    let sheet = try book.addSheet(named: number + " " + table.caption)
    sheet.setWidths(
      table.columns.map { $0.isFigure ? 15 : max(10, min($0.weight * 13, 60)) })
    sheet.setUp(
      .init(
        isLandscape: table.columns.count > 5, repeatedRows: 3...3, footer: table.caption))
    let last = max(table.columns.count - 1, 0)
    sheet.text(row: 0, column: 0, table.caption, style: Self.bold)
    sheet.text(
      row: 0, column: last, table.formNumber, style: CellStyle(isBold: true, alignment: .right))
    sheet.text(row: 1, column: 0, table.unit, style: CellStyle(isItalic: true))
    var headStyle = CellStyle(
      isBold: true, alignment: .centre, isWrapped: true, hasBorder: true)
    headStyle.background = 0xDDE9F0
    sheet.texts(row: 3, table.columns.map(\.title), style: headStyle)
    sheet.freeze(rows: 4)
    var line = 4
    for row in table.rows {
      for (column, cell) in row.cells.enumerated() {
        var style = CellStyle(isBold: row.isTotal, isWrapped: true, hasBorder: true)
        if row.isTotal { style.background = 0xEEF4F7 }
        write(cell, to: sheet, row: line, column: column, style)
      }
      line += 1
    }
    for note in table.notes {
      sheet.text(row: line, column: 0, note, style: CellStyle(isItalic: true))
      line += 1
    }
  }

  private func write(
    _ cell: ReportCell, to sheet: SheetWriter, row: Int, column: Int, _ plain: CellStyle
  ) {
    var style = plain
    if let value = cell.number {
      style.alignment = .right
      style.isWrapped = false
      style.number = format(cell)
      sheet.number(row: row, column: column, value, style: style)
    } else {
      if cell == .hidden { style.alignment = .right }
      sheet.text(row: row, column: column, cell.text(numbers), style: style)
    }
  }

  private func format(_ cell: ReportCell) -> CellStyle.NumberFormat {
    switch cell {
    case .share: .percent(decimals: 2)
    case .percent(_, let decimals): .percent(decimals: decimals)
    case .decimal(_, let decimals): .decimal(decimals)
    default: .whole
    }
  }
}
