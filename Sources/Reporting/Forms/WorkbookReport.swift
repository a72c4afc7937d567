import Tables
import Workbooks

/// A report as a workbook: a sheet for the first page, one for each table; figures are numbers, texts are texts.
public struct WorkbookReport {
  private let document: ReportDocument
  private let numbers: NumberStyle

  /// The form of one document.
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
      let first = try book.addSheet(named: document.language.choose(vi: "Báo cáo", en: "Report"))
      var names: [String: String] = [:]
      for table in document.tables { names[table.id] = try write(table, to: book) }
      writeFirstSheet(first, names)
      return try book.finish()
    } catch {
      throw ReportError(.workbookFailed)
    }
  }

  private static let bold = CellStyle(isBold: true)

  private static let firstWidths = [52.0, 26, 52]

  /// The letterhead, then each section with its key figures, its paragraphs and the way to its tables.
  ///
  /// - Parameter names: The names of the tables' sheets, by the tables' ids.
  private func writeFirstSheet(_ sheet: SheetWriter, _ names: [String: String]) {
    let head = document.head
    sheet.setWidths(Self.firstWidths)
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
    for section in document.sections { write(section, to: sheet, names: names, row: &row) }
    sheet.text(row: row, column: 0, document.imprint, style: CellStyle(isItalic: true))
    sheet.activate()
  }

  private func write(
    _ section: ReportDocument.Section, to sheet: SheetWriter, names: [String: String],
    row: inout Int
  ) {
    sheet.text(row: row, column: 0, section.title, style: Self.bold)
    row += 1
    let width = Self.firstWidths.reduce(0, +)
    for block in section.blocks {
      switch block {
      case .paragraph(let text): write([text], to: sheet, width: width, row: &row)
      case .list(let items): write(items, to: sheet, width: width, row: &row)
      case .headline(let figure): write([figure], to: sheet, row: &row)
      case .keyFigures(let figures): write(figures, to: sheet, row: &row)
      case .table(let table):
        let number = table.formNumber.split(separator: " ").last.map(String.init) ?? ""
        sheet.link(
          row: row, column: 0, number + "  " + table.caption, toSheet: names[table.id] ?? "")
        row += 1
      case .chart, .chartNote, .signatures: break
      }
    }
    row += 1
  }

  private func write(
    _ texts: [String], to sheet: SheetWriter, width: Double, row: inout Int
  ) {
    for text in texts {
      sheet.merge(rows: row...row, columns: 0...2, text, style: CellStyle(isWrapped: true))
      sheet.setHeight(row: row, RowHeight.points([(text, width)]))
      row += 1
    }
  }

  private func write(
    _ figures: [ReportDocument.KeyFigure], to sheet: SheetWriter, row: inout Int
  ) {
    for figure in figures {
      sheet.text(row: row, column: 0, figure.label)
      write(figure.value, to: sheet, row: row, column: 1, CellStyle(isBold: true))
      sheet.text(row: row, column: 2, figure.note, style: CellStyle(isItalic: true))
      row += 1
    }
  }

  /// Writes a table's sheet and returns its name.
  private func write(_ table: ReportTable, to book: WorkbookWriter) throws(WorkbookError)
    -> String
  {
    let form = table.formNumber.split(separator: " ").last.map(String.init) ?? table.id
    let number = form.split(separator: "/").first.map(String.init) ?? form
    let sheet = try book.addSheet(named: number + " " + table.caption)
    let widths = table.columns.map { $0.isFigure ? 15 : max(10, min($0.weight * 13, 60)) }
    sheet.setWidths(widths)
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
    sheet.setHeight(
      row: 3, RowHeight.points(Array(zip(table.columns.map(\.title), widths)), isBold: true))
    sheet.freeze(rows: 4)
    var line = 4
    for row in table.rows {
      for (column, cell) in row.cells.enumerated() {
        var style = CellStyle(isBold: row.isTotal, isWrapped: true, hasBorder: true)
        if row.isTotal { style.background = 0xEEF4F7 }
        // A figure in words, such as a difference with its unit.
        if table.columns[column].isFigure { style.alignment = .right }
        write(cell, to: sheet, row: line, column: column, style)
      }
      let texts = row.cells.map { $0.number == nil ? $0.text(numbers) : "" }
      sheet.setHeight(row: line, RowHeight.points(Array(zip(texts, widths)), isBold: row.isTotal))
      line += 1
    }
    for note in table.notes {
      sheet.merge(
        rows: line...line, columns: 0...last, note,
        style: CellStyle(isItalic: true, isWrapped: true))
      sheet.setHeight(row: line, RowHeight.points([(note, widths.reduce(0, +))]))
      line += 1
    }
    return sheet.name
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
