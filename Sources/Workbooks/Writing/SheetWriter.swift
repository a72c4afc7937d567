internal import CXlsxWriter

/// One sheet of a ``WorkbookWriter``; rows and columns are counted from 0.
///
/// Valid until the workbook is finished.
public final class SheetWriter {
  let sheet: UnsafeMutablePointer<lxw_worksheet>
  let workbook: WorkbookWriter
  /// The name as it stands on the sheet's tab.
  public let name: String

  init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, name: String, of workbook: WorkbookWriter) {
    self.sheet = sheet
    self.name = name
    self.workbook = workbook
  }

  // MARK: Cells

  /// Writes text; never a formula, whatever it begins with.
  ///
  /// Text beyond Excel's 32,767 characters is cut; characters that XML does not allow become U+FFFD.
  public func text(row: Int, column: Int, _ text: String, style: CellStyle = .plain) {
    if text.isEmpty { return blank(row: row, column: column, style: style) }
    worksheet_write_string(
      sheet, UInt32(row), UInt16(column), WritableText.of(text), workbook.format(style))
  }

  /// Writes a number.
  public func number(row: Int, column: Int, _ value: Double, style: CellStyle = .plain) {
    guard value.isFinite else { return blank(row: row, column: column, style: style) }
    worksheet_write_number(
      sheet, UInt32(row), UInt16(column), value, workbook.format(style))
  }

  /// Writes a whole number.
  public func number(row: Int, column: Int, _ value: Int, style: CellStyle = .plain) {
    number(row: row, column: column, Double(value), style: style)
  }

  /// Gives an empty cell its style.
  public func blank(row: Int, column: Int, style: CellStyle) {
    worksheet_write_blank(sheet, UInt32(row), UInt16(column), workbook.format(style))
  }

  /// Writes text into cells that are made one.
  public func merge(
    rows: ClosedRange<Int>, columns: ClosedRange<Int>, _ text: String, style: CellStyle = .plain
  ) {
    guard rows.count > 1 || columns.count > 1 else {
      return self.text(row: rows.lowerBound, column: columns.lowerBound, text, style: style)
    }
    worksheet_merge_range(
      sheet, UInt32(rows.lowerBound), UInt16(columns.lowerBound), UInt32(rows.upperBound),
      UInt16(columns.upperBound), WritableText.of(text), workbook.format(style))
  }

  /// Writes text that leads to another sheet of the workbook.
  public func link(row: Int, column: Int, _ text: String, toSheet name: String) {
    // A quote in a name is doubled, as in formulas.
    let place =
      "internal:'"
      + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      + "'!A1"
    worksheet_write_url_opt(
      sheet, UInt32(row), UInt16(column), place, nil, WritableText.of(text), nil)
  }

  /// Writes a row of texts.
  public func texts(row: Int, from column: Int = 0, _ texts: [String], style: CellStyle = .plain) {
    for (offset, value) in texts.enumerated() {
      text(row: row, column: column + offset, value, style: style)
    }
  }

  // MARK: Rows and columns

  /// Sets the widths of columns from the first on, in characters.
  public func setWidths(_ widths: [Double]) {
    for (column, width) in widths.enumerated() {
      worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil)
    }
  }

  /// Sets the height of a row in points.
  public func setHeight(row: Int, _ height: Double) {
    worksheet_set_row(sheet, UInt32(row), height, nil)
  }

  /// Keeps rows and columns in sight while the rest is scrolled.
  public func freeze(rows: Int, columns: Int = 0) {
    worksheet_freeze_panes(sheet, UInt32(rows), UInt16(columns))
  }

  /// Puts filter arrows on the first of some rows.
  public func addFilter(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    worksheet_autofilter(
      sheet, UInt32(rows.lowerBound), UInt16(columns.lowerBound), UInt32(rows.upperBound),
      UInt16(columns.upperBound))
  }

  /// Makes this the sheet that is seen when the workbook is opened.
  public func activate() { worksheet_activate(sheet) }
}
