internal import CXlsxWriter
import Glibc

extension SheetWriter {
  /// The kinds of charts.
  enum ChartKind: Sendable {
    case bar, column, line
  }

  /// Cells of this sheet that stand side by side.
  public struct Range: Sendable {
    /// The rows, counted from 0.
    public var rows: ClosedRange<Int>
    /// The columns, counted from 0.
    public var columns: ClosedRange<Int>

    /// Cells by their first and last row and column.
    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
      self.rows = rows
      self.columns = columns
    }
  }

  // MARK: Input

  /// Offers choices in a list that drops down; other input is refused unless `isFree`.
  ///
  /// - Parameters:
  ///   - choices: Together at most 255 characters with the commas between them.
  ///   - title: The title of the message that Excel shows for other input, at most 32 characters.
  ///   - message: That message, at most 255 characters.
  public func addChoices(
    _ choices: [String], in range: Range, title: String = "", message: String = "",
    isFree: Bool = false
  ) {
    let joined = choices.joined(separator: ",")
    precondition(joined.unicodeScalars.count <= 255, "Excel's limit for a list in a cell")
    var texts: [UnsafeMutablePointer<CChar>?] = choices.map { strdup($0) } + [nil]
    let words = [strdup(title), strdup(message)]
    defer {
      for text in texts { free(text) }
      for word in words { free(word) }
    }
    var validation = lxw_data_validation()
    validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
    validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
    validation.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
    validation.show_error = UInt8((isFree ? LXW_VALIDATION_OFF : LXW_VALIDATION_ON).rawValue)
    if !title.isEmpty { validation.error_title = words[0] }
    if !message.isEmpty { validation.error_message = words[1] }
    texts.withUnsafeMutableBufferPointer { list in
      validation.value_list = list.baseAddress
      _ = worksheet_data_validation_range(
        sheet, UInt32(range.rows.lowerBound), UInt16(range.columns.lowerBound),
        UInt32(range.rows.upperBound), UInt16(range.columns.upperBound), &validation)
    }
  }

  /// Protects locked cells against change by accident; there is no password.
  ///
  /// Filtering, sorting of unlocked cells and changing the look stay allowed.
  public func protect() {
    var options = lxw_protection()
    options.format_cells = 1
    options.format_columns = 1
    options.format_rows = 1
    options.sort = 1
    options.autofilter = 1
    worksheet_protect(sheet, nil, &options)
  }

  // MARK: Print

  /// How a sheet is printed: A4, with narrow margins.
  public struct Print: Sendable {
    /// Whether pages are wider than high.
    public var isLandscape: Bool
    /// The rows that stand on top of every page.
    public var repeatedRows: ClosedRange<Int>?
    /// The text left of the page number at the foot of every page.
    public var footer: String
    /// How many pages wide the sheet may become; `0` leaves it to Excel.
    public var pagesWide: Int
    /// The cells that are printed; `nil` for all.
    public var area: Range?

    /// A sheet lies on its side and is one page wide when nothing is said.
    public init(
      isLandscape: Bool = true, repeatedRows: ClosedRange<Int>? = nil, footer: String = "",
      pagesWide: Int = 1, area: Range? = nil
    ) {
      self.area = area
      self.isLandscape = isLandscape
      self.repeatedRows = repeatedRows
      self.footer = footer
      self.pagesWide = pagesWide
    }
  }

  /// Sets the sheet up for printing; the foot of each page has the footer and `page/pages`.
  public func setUp(_ print: Print) {
    worksheet_set_paper(sheet, 9)
    if print.isLandscape { worksheet_set_landscape(sheet) }
    worksheet_set_margins(sheet, 0.5, 0.4, 0.6, 0.6)
    if print.pagesWide > 0 { worksheet_fit_to_pages(sheet, UInt16(print.pagesWide), 0) }
    if let rows = print.repeatedRows {
      worksheet_repeat_rows(sheet, UInt32(rows.lowerBound), UInt32(rows.upperBound))
    }
    if let area = print.area {
      worksheet_print_area(
        sheet, UInt32(area.rows.lowerBound), UInt16(area.columns.lowerBound),
        UInt32(area.rows.upperBound), UInt16(area.columns.upperBound))
    }
    // An ampersand is Excel's own sign in a footer.
    var footer = ""
    for character in print.footer {
      footer += character == "&" ? "&&" : String(character)
    }
    worksheet_set_footer(sheet, "&L&9" + String(footer.prefix(200)) + "&R&9&P/&N")
  }

  // MARK: Pictures

  /// Puts a PNG or JPEG picture over the sheet, its top left corner in a cell.
  ///
  /// - Parameter scale: 1 for the size that the picture gives itself.
  func image(row: Int, column: Int, _ bytes: [UInt8], scale: Double = 1) {
    var options = lxw_image_options()
    options.x_scale = scale
    options.y_scale = scale
    _ = bytes.withUnsafeBufferPointer {
      worksheet_insert_image_buffer_opt(
        sheet, UInt32(row), UInt16(column), $0.baseAddress, $0.count, &options)
    }
  }

  /// Puts a chart over the sheet, its top left corner in a cell.
  ///
  /// - Parameters:
  ///   - categories: The labels.
  ///   - series: The values, as many as there are labels, with their names.
  ///   - size: Width and height in pixels.
  func chart(
    row: Int, column: Int, _ kind: ChartKind, title: String, categories: Range,
    series: [(name: String, values: Range)], size: (width: Int, height: Int) = (720, 360)
  ) {
    guard let chart = workbook.addChart(kind) else { return }
    for (name, values) in series {
      guard let line = chart_add_series(chart, nil, nil) else { continue }
      chart_series_set_categories(
        line, self.name, UInt32(categories.rows.lowerBound), UInt16(categories.columns.lowerBound),
        UInt32(categories.rows.upperBound), UInt16(categories.columns.upperBound))
      chart_series_set_values(
        line, self.name, UInt32(values.rows.lowerBound), UInt16(values.columns.lowerBound),
        UInt32(values.rows.upperBound), UInt16(values.columns.upperBound))
      chart_series_set_name(line, WritableText.of(name))
    }
    chart_title_set_name(chart, WritableText.of(title))
    if series.count < 2 { chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue)) }
    var options = lxw_chart_options()
    options.x_scale = Double(size.width) / 480
    options.y_scale = Double(size.height) / 288
    worksheet_insert_chart_opt(sheet, UInt32(row), UInt16(column), chart, &options)
  }
}
