import Tables
import Workbooks

/// The rows of a returned workbook, whatever people did with its columns.
struct ReturnedSheet {
  let file: String
  let sheet: String
  let row: Int
  /// The cells by their columns.
  let cells: [WorklistColumn: String]
  /// Where the columns of the list stand in this sheet, from 0.
  let places: [WorklistColumn: Int]

  subscript(column: WorklistColumn) -> String { cells[column] ?? "" }

  /// Whether somebody wrote a remark and neither a result nor a right value.
  var isRemarkOnly: Bool { !isAnswered && !self[.note].isEmpty }

  /// Whether somebody wrote a result or a right value.
  var isAnswered: Bool {
    WorklistColumn.allCases.contains { $0.isAnswer && $0 != .note && !self[$0].isEmpty }
  }

  /// A cell as people find it: `Địa chỉ (G12)`.
  func place(of column: WorklistColumn) -> BilingualText {
    var letters = ""
    var number = (places[column] ?? -1) + 1
    while number > 0 {
      letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8((number - 1) % 26))) + letters
      number = (number - 1) / 26
    }
    let cell = letters.isEmpty ? "" : " (\(letters)\(row))"
    return BilingualText(column.title.vi + cell, column.title.en + cell)
  }

  /// The rows among which the titles are looked for.
  private static let searchedRows = 60

  /// Reads all rows below the titles, in all sheets that have them.
  ///
  /// - Returns: The rows, and the digest of the file.
  /// - Throws: ``WorklistError`` with `notAWorklist` when no sheet has the titles, with `lacksColumns` when most of them are
  ///   there and one is not by which rows or answers are known.
  static func read(path: String) throws(WorklistError) -> (
    rows: [ReturnedSheet], sha256: String
  ) {
    let file: MappedFile
    do throws(TableError) { file = try MappedFile(path: path) } catch { throw .table(error) }
    var missing: [WorklistColumn] = []
    do throws(WorkbookError) {
      let reader = try WorkbookReader(UnsafeRawBufferPointer(file.bytes), keeping: file)
      var rows: [ReturnedSheet] = []
      var isList = false
      for (number, sheet) in reader.sheets.enumerated() {
        var columns: [WorklistColumn: Int] = [:]
        var searched = 0
        try reader.readRows(of: number) { row in
          if columns.isEmpty {
            let found = Self.columns(row.texts)
            let lacking = Self.needed.filter { found[$0] == nil }
            if lacking.isEmpty {
              columns = found
            } else if found.count >= Self.manyTitles {
              missing = lacking
            }
            searched += 1
            return !columns.isEmpty || searched < searchedRows
          }
          var cells: [WorklistColumn: String] = [:]
          for (column, place) in columns {
            let text = WorklistRow.trimmed(row.text(place))
            if !text.isEmpty { cells[column] = text }
          }
          let name = FileIdentity.lastPart(of: path)
          rows.append(
            ReturnedSheet(
              file: name, sheet: sheet.name, row: row.number, cells: cells, places: columns))
          return true
        }
        isList = isList || !columns.isEmpty
      }
      guard isList else { throw WorkbookError(.empty) }
      return (rows, FileDigest.hex(of: file))
    } catch {
      switch error.reason {
      case .empty where !missing.isEmpty:
        throw .lacksColumns(
          path: path, missing.map { BilingualText($0.title.vi, $0.title.en) })
      case .empty: throw .notAWorklist(path: path)
      default: throw .workbook(error, path: path)
      }
    }
  }

  /// The columns without which a sheet is no list.
  private static let needed: [WorklistColumn] = [.key, .checksum, .result]
  /// So many titles of a list in one row are no accident.
  private static let manyTitles = 6

  /// The columns by their titles.
  private static func columns(_ texts: [String]) -> [WorklistColumn: Int] {
    var columns: [WorklistColumn: Int] = [:]
    for (place, text) in texts.enumerated() {
      let title = folded(text)
      if title.isEmpty { continue }
      for column in WorklistColumn.allCases
      where columns[column] == nil
        && (folded(column.title.vi) == title || folded(column.title.en) == title)
      {
        columns[column] = place
      }
    }
    return columns
  }

  /// A title without blanks and capitals.
  private static func folded(_ text: String) -> String {
    String(text.lowercased().filter { !$0.isWhitespace })
  }
}
