import TestSupport
import Testing
import Workbooks

@testable import Tables

@Suite("Tables in Excel workbooks")
struct WorkbookTableTests {
  /// A workbook whose rows are given as texts; an empty row is left blank.
  static func workbook(_ sheets: [(name: String, rows: [[String]])]) throws -> [UInt8] {
    let workbook = try WorkbookWriter()
    for (name, rows) in sheets {
      let sheet = try workbook.addSheet(named: name)
      for (row, cells) in rows.enumerated() where !cells.isEmpty {
        for (column, cell) in cells.enumerated() where !cell.isEmpty {
          sheet.text(row: row, column: column, cell)
        }
      }
    }
    return try workbook.finish()
  }

  private static let header = ["STT", "Họ và tên", "Ngày sinh", "Số CCCD"]
  private static let person = ["1", "Nguyễn Thị Ánh", "15/03/1990", "040190000001"]

  private func open(_ bytes: [UInt8], sheet: String? = nil) throws -> TableReader {
    try TableReader(
      detecting: MappedFile(copying: bytes, path: "a.xlsx"), sheet: sheet,
      isHeader: ColumnRoles.isHeader)
  }

  private func rows(_ reader: TableReader) -> [[String]] {
    var rows: [[String]] = []
    reader.readAll { row in
      rows.append((0..<row.fieldCount).map { row.text($0) })
    } rejected: {
      Issue.record("row \($0.row) is rejected")
    }
    return rows
  }

  @Test("A sheet with a title, blank rows and remarks at its side is a table")
  func titledSheet() throws {
    let second = ["2", "Lê \"Bé\", Tư", "=1952", ""]
    let bytes = try Self.workbook([
      ("A", [["DANH SÁCH NGƯỜI THAM GIA"], [], Self.header, [], Self.person + ["ghi chú"], second])
    ])
    let reader = try open(bytes)
    #expect(reader.header == Self.header)
    #expect(rows(reader) == [Self.person, second])
    #expect(reader.sheetPlace?.headerRow == 3)
    #expect(reader.sheetPlace?.isWithoutGaps == false)
    #expect(reader.sheetPlace?.sheetRow(ofRecord: 1) == 5)
    #expect(reader.sheetPlace?.sheetRow(ofRecord: 2) == 6)
    #expect(Array(reader.source.bytes) == bytes)
  }

  @Test(
    "Formulas without a stored value read as empty cells, and that is told; an empty value is one")
  func openFormulas() throws {
    func text(_ value: String) -> String { "<c t=\"inlineStr\"><is><t>\(value)</t></is></c>" }
    let head = "<row>" + ["Họ và tên", "Ngày sinh"].map(text).joined() + "</row>"
    let rows = [
      "<c><f>A9&amp;B9</f></c>" + text("15/03/1990"),
      "<c><f>A9</f><v/></c>" + text("1951"),
      "<c><f>1+1</f><v>2</v></c>" + text("1954"),
      "<c t=\"str\"><f>A9</f><v>Lê Văn Tư</v></c>" + text("1952"),
      "<c t=\"str\"><f>A9</f><v></v></c>" + text("1953"),
    ]
    for (count, shown) in [(5, 2), (3, 0)] {
      let data = head + rows.suffix(count).map { "<row>\($0)</row>" }.joined()
      let reader = try open(PlainWorkbook("<sheetData>\(data)</sheetData>").bytes)
      #expect(reader.sheetPlace?.openFormulas == shown)
      let notes = try reader.notes(
        ColumnRoles(header: reader.header, kind: .insurance, path: "a.xlsx")
      ).map(\.en)
      #expect(notes.contains { $0.contains("a formula and no value") } == (shown > 0))
    }
  }

  @Test("The first sheet that has the header counts, unless another one is named")
  func severalSheets() throws {
    let other = ["1", "Lê Văn Tư", "1952", ""]
    let bytes = try Self.workbook([
      ("Hướng dẫn", [["Cách điền"], ["Mục 1"]]), ("Tháng 1", [Self.header, Self.person]),
      ("Tháng 2", [Self.header, other]),
    ])
    #expect(rows(try open(bytes)) == [Self.person])
    #expect(rows(try open(bytes, sheet: "tháng 2")) == [other])
    do {
      _ = try open(bytes, sheet: "Tháng 3")
      Issue.record("a sheet that is not there is opened")
    } catch {
      let names = ["Hướng dẫn", "Tháng 1", "Tháng 2"]
      let expected = TableError(.workbook(WorkbookError(.noSuchSheet(names))), path: "a.xlsx")
      #expect(error as? TableError == expected)
    }
  }

  @Test("Other sheets with people are told with their rows; sheets without are not")
  func otherSheets() throws {
    let bytes = try Self.workbook([
      ("Hướng dẫn", [["Cách điền"]]), ("Tháng 1", [Self.header, Self.person]),
      ("Tháng 2", [["Tiêu đề"], Self.header, Self.person, Self.person]), ("Trống", [Self.header]),
    ])
    let place = try #require(try open(bytes).sheetPlace)
    #expect(place.sheet == "Tháng 1")
    #expect(place.others.map(\.sheet) == ["Tháng 2"])
    #expect(place.others.map(\.rowCount) == [2])
    #expect(!place.isHidden)
  }

  @Test("A header of two merged rows is one header")
  func mergedHeader() throws {
    let workbook = try WorkbookWriter()
    let sheet = try workbook.addSheet(named: "A")
    sheet.merge(rows: 0...0, columns: 0...6, "DANH SÁCH")
    sheet.merge(rows: 1...2, columns: 0...0, "STT")
    sheet.merge(rows: 1...2, columns: 1...1, "Họ và tên")
    sheet.merge(rows: 1...1, columns: 2...4, "Ngày sinh")
    sheet.texts(row: 2, from: 2, ["Ngày", "Tháng", "Năm"])
    sheet.merge(rows: 1...1, columns: 5...6, "CCCD")
    sheet.texts(row: 2, from: 5, ["Số", "Nơi cấp"])
    let cells = ["1", "Nguyễn Thị Ánh", "15", "3", "1990", "040190000001", "Cục"]
    sheet.texts(row: 3, cells)
    let reader = try open(try workbook.finish())
    #expect(reader.header == ["STT", "Họ và tên", "Ngày", "Tháng", "Năm", "CCCD", "CCCD Nơi cấp"])
    #expect(rows(reader) == [cells])
    let roles = try ColumnRoles(header: reader.header, kind: .insurance, path: "a.xlsx")
    #expect(roles[.birthDay] == 2 && roles[.birthYear] == 4 && roles[.citizenID] == 5)
  }

  @Test("A workbook without rows, and an archive without a workbook, are told apart")
  func unusable() throws {
    let empty = try Self.workbook([("A", [])])
    #expect(throws: TableError(.empty, path: "a.xlsx")) { try open(empty) }
    let header = try Self.workbook([("A", [Self.header])])
    #expect(throws: TableError(.noRows, path: "a.xlsx")) { try open(header) }
    let archive = PlainArchive([.init("word/document.xml", "<w/>")]).bytes
    #expect(throws: TableError(.foreign(.excelWorkbook), path: "a.xlsx")) { try open(archive) }
  }
}
