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
  ///   - header: How the header is found; without it the first row is the header.
  /// - Throws: ``TableError`` with `workbook` when the workbook cannot be read.
  /// - Complexity: O(*n*) time; memory for the texts that cells share.
  init(
    _ source: MappedFile, sheet: String?, header: HeaderReading?
  ) throws(TableError) {
    let text: SheetText
    do throws(WorkbookError) {
      let reader = try WorkbookReader(
        UnsafeRawBufferPointer(source.bytes), keeping: source, isFileMapped: source.isFileMapped)
      let head = try Self.findHeader(reader, sheet: sheet, header: header)
      text = try Self.write(reader, head, path: source.path)
      var place = SheetPlace(
        sheet: reader.sheets[head.sheet].name, isHidden: reader.sheets[head.sheet].isHidden,
        headerRow: head.lastRow, jumps: text.jumps)
      place.days = text.days
      place.openFormulas = text.openFormulas
      if let header { place.others = Self.others(reader, than: head.sheet, header) }
      self.place = place
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
    _ reader: WorkbookReader, sheet: String?, header: HeaderReading?
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
      let rows = try top(reader, sheet)
      guard let top = rows.first else { continue }
      if first == nil { first = Head(sheet: sheet, names: top.cells, lastRow: top.number) }
      guard let header else { break }
      for (position, row) in rows.enumerated() {
        guard let names = header.names(row.cells.map { Array($0.utf8) }) else { continue }
        let below = position + 1 < rows.count ? rows[position + 1] : nil
        return try head(reader, sheet, (row.number, names), below)
      }
    }
    guard let first else { throw WorkbookError(.empty) }
    return first
  }

  /// The first rows of a sheet.
  private static func top(_ reader: WorkbookReader, _ sheet: Int) throws(WorkbookError) -> [(
    number: Int, cells: [String]
  )] {
    var rows: [(number: Int, cells: [String])] = []
    try reader.readRows(of: sheet) { row in
      rows.append((row.number, row.texts.map(HeaderRows.trimmed)))
      return rows.count <= headerSearchCount
    }
    return rows
  }

  /// The other sheets that hold people, with the rows below their headers.
  ///
  /// One that cannot be read is none: nobody asked for it.
  private static func others(
    _ reader: WorkbookReader, than chosen: Int, _ header: HeaderReading
  ) -> [SheetPlace.Other] {
    var others: [SheetPlace.Other] = []
    for sheet in reader.sheets.indices where sheet != chosen {
      do throws(WorkbookError) {
        let rows = try top(reader, sheet)
        let found = rows.first { header.names($0.cells.map { Array($0.utf8) }) != nil }
        guard let found else { continue }
        var count = 0
        try reader.readRows(of: sheet) { row in
          if row.number > found.number, row.texts.contains(where: { !$0.isEmpty }) { count += 1 }
          return true
        }
        if count > 0 {
          let info = reader.sheets[sheet]
          others.append(.init(sheet: info.name, rowCount: count, isHidden: info.isHidden))
        }
      } catch {
        continue
      }
    }
    return others
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
    let count = max(row.cells.count, below.cells.count)
    func padded(_ cells: [String]) -> [String] {
      cells + Array(repeating: "", count: count - cells.count)
    }
    let (top, under) = (padded(row.cells), padded(below.cells))
    guard isTwoRows else {
      // Two rows may divide groups without a merged cell.
      let names = HeaderRows.merged(top, under)
      return names.map { Head(sheet: sheet, names: $0, lastRow: below.number) } ?? single
    }
    var names: [String] = []
    for column in 0..<count {
      let span = merges.first {
        $0.rows.contains(row.number - 1) && $0.columns.contains(column) && $0.columns.count > 1
      }
      let owner = span?.columns.lowerBound ?? column
      let parts = span.map { columns in
        under.indices.filter(columns.columns.contains).map { under[$0] }
      }
      names.append(
        HeaderRows.name(
          top: owner < count ? top[owner] : "", under: under[column], isFirst: owner == column,
          isOfSexes: HeaderRows.areSexes(parts ?? [])))
    }
    return Head(sheet: sheet, names: names, lastRow: below.number)
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
  /// A sheet that was not read.
  public struct Other: Equatable, Sendable {
    /// The name on the sheet's tab.
    public let sheet: String
    /// The rows below its header that are not blank.
    let rowCount: Int
    /// Whether the tab is hidden.
    let isHidden: Bool
  }

  /// The name of the sheet.
  public let sheet: String
  /// Whether the sheet is hidden in the workbook.
  let isHidden: Bool
  /// The row of the header, from 1; the lower one of two.
  public let headerRow: Int
  /// From which record on which distance to the sheet's row holds; there is one more for each gap.
  let jumps: [Jump]

  /// The cells of a column that are dates to the workbook, not texts that look like dates.
  public struct Days: Equatable, Sendable {
    /// The cells that are dates.
    public private(set) var count = 0
    /// Those whose day is above 12.
    public private(set) var over12 = 0

    mutating func add(_ cell: UnsafeBufferPointer<UInt8>) {
      guard cell.count >= 10 else { return }
      count += 1
      if (cell[0] &- 0x30) &* 10 &+ (cell[1] &- 0x30) > 12 { over12 += 1 }
    }
  }

  /// Of each column of the table.
  public internal(set) var days: [Days] = []

  /// The cells that have a formula and no value, and so read as empty.
  var openFormulas = 0

  /// Other sheets of the workbook that hold people too, in the order of the tabs.
  public internal(set) var others: [Other] = []

  init(sheet: String, isHidden: Bool, headerRow: Int, jumps: [Jump]) {
    self.sheet = sheet
    self.isHidden = isHidden
    self.headerRow = headerRow
    self.jumps = jumps
  }

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
  func sheetRow(ofRecord number: Int) -> Int {
    var (low, high) = (0, jumps.count)
    while low < high {
      let middle = (low + high) / 2
      if jumps[middle].record <= number { low = middle + 1 } else { high = middle }
    }
    return number + (low > 0 ? jumps[low - 1].distance : headerRow)
  }
}
