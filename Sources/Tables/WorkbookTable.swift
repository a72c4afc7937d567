import Workbooks

/// A sheet of an Excel workbook as the text of a table, so that everything behind sees rows of bytes.
///
/// The text lies in a temporary file without a name, comma-separated UTF-8, its header first. Titles above the
/// header, blank rows and cells right of the last named column are left out.
struct WorkbookTable {
  /// The text.
  let file: MappedFile
  /// Where the rows stand on the sheet.
  let place: SheetPlace

  /// The rows among which a header is looked for.
  private static let headerSearchCount = 30
  /// The most bytes of the text; texts that many cells share could make more of a small file.
  private static let textLength = 16 << 30

  /// Converts the sheet with a name, or the first that has the wanted header.
  ///
  /// - Parameters:
  ///   - source: The workbook.
  ///   - sheet: The name on the sheet's tab; `nil` looks for the header.
  ///   - isHeader: Whether some cells are the header; without it the first row is.
  /// - Throws: ``TableError`` with `workbook` when the workbook cannot be read.
  /// - Complexity: O(*n*) time; memory for the texts that cells share.
  init(
    _ source: MappedFile, sheet: String?, isHeader: (([String]) -> Bool)?
  ) throws(TableError) {
    let text: SheetText
    do throws(WorkbookError) {
      let reader = try WorkbookReader(
        UnsafeRawBufferPointer(source.bytes), isFileMapped: source.isFileMapped)
      let head = try Self.findHeader(reader, sheet: sheet, isHeader: isHeader)
      text = try Self.write(reader, head, path: source.path)
      place = SheetPlace(
        sheet: reader.sheets[head.sheet].name, headerRow: head.lastRow, jumps: text.jumps)
    } catch {
      throw Self.tableError(error, path: source.path)
    }
    file = try text.file()
  }

  private static func tableError(_ error: WorkbookError, path: String) -> TableError {
    switch error.reason {
    case .notAWorkbook: TableError(.foreign(.excelWorkbook), path: path)
    case .empty: TableError(.empty, path: path)
    default: TableError(.workbook(error), path: path)
    }
  }

  // MARK: Header

  /// The header of a sheet, with the rows on which it stands.
  struct Head {
    var sheet: Int
    var names: [String]
    /// The last row of the header, from 1.
    var lastRow: Int
  }

  private static func findHeader(
    _ reader: WorkbookReader, sheet: String?, isHeader: (([String]) -> Bool)?
  ) throws(WorkbookError) -> Head {
    var order = Array(reader.sheets.indices)
    if let sheet {
      order = [try reader.sheet(named: sheet)]
    } else {
      // Hidden sheets hold lists for drop-downs more often than data.
      order.sort { !reader.sheets[$0].isHidden && reader.sheets[$1].isHidden }
    }
    var first: Head?
    for sheet in order {
      var rows: [(number: Int, cells: [String])] = []
      try reader.readRows(of: sheet) { row in
        rows.append((row.number, row.texts.map(trimmed)))
        return rows.count <= headerSearchCount
      }
      guard let top = rows.first else { continue }
      if first == nil { first = Head(sheet: sheet, names: top.cells, lastRow: top.number) }
      guard let isHeader else { break }
      for (position, row) in rows.enumerated() where isHeader(row.cells) {
        let below = position + 1 < rows.count ? rows[position + 1] : nil
        return try head(reader, sheet, row, below)
      }
    }
    guard let first else { throw WorkbookError(.empty) }
    return first
  }

  /// The header with the row below it, when merged cells make both one header.
  private static func head(
    _ reader: WorkbookReader, _ sheet: Int, _ row: (number: Int, cells: [String]),
    _ below: (number: Int, cells: [String])?
  ) throws(WorkbookError) -> Head {
    let single = Head(sheet: sheet, names: row.cells, lastRow: row.number)
    guard let below, below.number == row.number + 1,
      // A row of data has digits; asking for merged cells means unpacking the whole sheet.
      !below.cells.contains(where: { $0.contains { $0.isNumber } })
    else { return single }
    let merges = try reader.merges(of: sheet)
    // Rows of merges count from 0, those of the sheet from 1.
    let isTwoRows = merges.contains {
      $0.rows.contains(row.number - 1)
        && ($0.rows.contains(below.number - 1) || $0.columns.count > 1)
    }
    guard isTwoRows else { return single }
    let count = max(row.cells.count, below.cells.count)
    var names: [String] = []
    for column in 0..<count {
      let span = merges.first {
        $0.rows.contains(row.number - 1) && $0.columns.contains(column) && $0.columns.count > 1
      }
      let owner = span?.columns.lowerBound ?? column
      let top = owner < row.cells.count ? row.cells[owner] : ""
      let under = column < below.cells.count ? below.cells[column] : ""
      names.append(name(top: top, under: under, isFirst: owner == column))
    }
    return Head(sheet: sheet, names: names, lastRow: below.number)
  }

  /// The name of a column from the cell of a group and the cell under it.
  ///
  ///     name(top: "Ngày sinh", under: "Tháng", isFirst: false)  // "Tháng"
  ///     name(top: "CCCD", under: "Số", isFirst: true)           // "CCCD"
  private static func name(top: String, under: String, isFirst: Bool) -> String {
    if under.isEmpty || top.isEmpty { return top.isEmpty ? under : top }
    if ColumnRoles.isKnown(under) { return under }
    return isFirst && ColumnRoles.isKnown(top) ? top : top + " " + under
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  // MARK: Rows

  private static func write(_ reader: WorkbookReader, _ head: Head, path: String)
    throws(WorkbookError) -> SheetText
  {
    let width = (head.names.lastIndex { !$0.isEmpty } ?? 0) + 1
    var text = SheetText(path: path, width: width, limit: textLength)
    text.append(header: Array(head.names.prefix(width)))
    try reader.readRows(of: head.sheet) { row in
      if row.number > head.lastRow { text.append(row) }
      return text.error == nil
    }
    return text
  }
}

/// Where the rows of a table stand on the sheet that it was read from.
public struct SheetPlace: Equatable, Sendable {
  /// The name of the sheet.
  public let sheet: String
  /// The row of the header, from 1; the lower one of two.
  public let headerRow: Int
  /// From which record on which distance to the sheet's row holds; there is one more for each gap.
  let jumps: [Jump]

  struct Jump: Equatable, Sendable {
    let record: Int
    let distance: Int
  }

  /// Whether every record stands at its number plus ``headerRow``.
  public var isWithoutGaps: Bool {
    jumps.allSatisfy { $0.distance == headerRow }
  }

  /// The row of the sheet on which a record stands, from 1.
  ///
  /// - Complexity: O(log *n*) in the gaps.
  public func sheetRow(ofRecord number: Int) -> Int {
    var (low, high) = (0, jumps.count)
    while low < high {
      let middle = (low + high) / 2
      if jumps[middle].record <= number { low = middle + 1 } else { high = middle }
    }
    return number + (low > 0 ? jumps[low - 1].distance : headerRow)
  }
}
