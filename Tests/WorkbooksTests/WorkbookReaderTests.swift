import TestSupport
import Testing

@testable import Workbooks

@Suite("Reading workbooks")
struct WorkbookReaderTests {
  private func rows(_ workbook: PlainWorkbook, sheet: Int = 0) throws -> [Int: [String]] {
    try rows(workbook.bytes, sheet: sheet)
  }

  private func rows(
    _ bytes: [UInt8], sheet: Int = 0, limits: WorkbookReader.Limits = .init()
  ) throws -> [Int: [String]] {
    try WorkbookReader.with(bytes, limits: limits) { reader in
      var rows: [Int: [String]] = [:]
      try reader.readRows(of: sheet) { row in
        rows[row.number] = row.texts
        return true
      }
      return rows
    }
  }

  private func sheetData(_ cells: String) -> String {
    "<sheetData><row r=\"1\">\(cells)</row></sheetData>"
  }

  @Test(
    "Every type of cell is read",
    arguments: [
      ("<c r=\"A1\" t=\"s\"><v>0</v></c>", ["Nguyễn Thị Ánh"]),
      ("<c r=\"A1\" t=\"s\"><v>1</v></c>", ["Lê\nVăn"]),
      ("<c r=\"A1\" t=\"s\"><v>2</v></c>", ["東京"]),
      ("<c r=\"A1\" t=\"s\"><v>3</v></c>", ["a_b_x0041_"]),
      ("<c r=\"A1\" t=\"inlineStr\"><is><t> x </t></is></c>", [" x "]),
      (
        "<c r=\"A1\" t=\"inlineStr\"><is><r><t>Moong </t></r><r><t>Văn</t></r></is></c>",
        ["Moong Văn"]
      ),
      ("<c r=\"A1\" t=\"str\"><f>A2&amp;\"&lt;v&gt;\"</f><v>a &amp; b</v></c>", ["a & b"]),
      ("<c r=\"A1\" t=\"b\"><v>1</v></c><c r=\"B1\" t=\"b\"><v>0</v></c>", ["TRUE", "FALSE"]),
      ("<c r=\"A1\" t=\"e\"><v>#N/A</v></c>", ["#N/A"]),
      ("<c r=\"A1\"><v>40190123456</v></c>", ["40190123456"]),
      ("<c r=\"A1\"><v>4.0190123456E10</v></c>", ["40190123456"]),
      ("<c r=\"A1\"><v>1.5</v></c>", ["1.5"]),
      ("<c r=\"A1\" s=\"4\"><v>40190123456</v></c>", ["040190123456"]),
      ("<c r=\"A1\" t=\"d\"><v>1990-03-15T00:00:00</v></c>", ["15/03/1990"]),
      ("<c r=\"C1\"><v>1</v></c><c><v>2</v></c>", ["", "", "1", "2"]),
      ("<c><v>1</v></c><c r=\"C1\"><v>3</v></c>", ["1", "", "3"]),
      ("<c r=\"A1\" s=\"1\"/><c r=\"B1\"><v>2</v></c>", ["", "2"]),
    ])
  func cellTypes(cells: String, expected: [String]) throws {
    var workbook = PlainWorkbook(sheetData(cells))
    workbook.sharedStrings =
      "<si><t>Nguyễn Thị Ánh</t></si><si><r><t>Lê</t></r><r><t xml:space=\"preserve\">\nVăn</t></r></si>"
      + "<si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>とうきょう</t></rPh></si><si><t>a_b_x005F_x0041_</t></si>"
    workbook.styles = Self.styles
    #expect(try rows(workbook) == [1: expected])
  }

  private static let styles =
    "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/>"
    + "<numFmt numFmtId=\"165\" formatCode=\"000000000000\"/>"
    + "<numFmt numFmtId=\"166\" formatCode=\"[$-42A]yyyy\"/></numFmts>"
    + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
    + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
    + "<xf numFmtId=\"17\"/><xf numFmtId=\"165\"/><xf numFmtId=\"22\"/><xf numFmtId=\"166\"/>"
    + "</cellXfs>"

  @Test(
    "Dates are told by their style, with the parts that it shows",
    arguments: [
      (1, "32947", "15/03/1990"), (2, "32947", "15/03/1990"), (3, "32947", "03/1990"),
      (6, "32947", "1990"), (0, "32947", "32947"), (5, "32947.5", "15/03/1990 12:00:00"),
      (5, "32947", "15/03/1990"), (1, "1", "01/01/1900"), (1, "59", "28/02/1900"),
      (1, "61", "01/03/1900"), (1, "2958465", "31/12/9999"), (1, "-3", "-3"),
    ])
  func dates(style: Int, serial: String, expected: String) throws {
    var workbook = PlainWorkbook(sheetData("<c r=\"A1\" s=\"\(style)\"><v>\(serial)</v></c>"))
    workbook.styles = Self.styles
    #expect(try rows(workbook) == [1: [expected]])
  }

  @Test("A workbook that counts from 1904 gives the same day for 1,462 fewer")
  func epochOf1904() throws {
    var workbook = PlainWorkbook(sheetData("<c r=\"A1\" s=\"1\"><v>31485</v></c>"))
    workbook.styles = Self.styles
    workbook.startsIn1904 = true
    #expect(try rows(workbook) == [1: ["15/03/1990"]])
  }

  @Test("Every day from 1900 to 2100 is the day that its serial number counts")
  func allDays() {
    var expected = (year: 1900, month: 3, day: 1)
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for serial in 61...73_415 {
      let found = SerialDate.day(serial, startsIn1904: false)
      #expect(found?.year == expected.year && found?.month == expected.month)
      if found?.day != expected.day { Issue.record("serial \(serial)") }
      let isLeap = expected.year % 4 == 0 && (expected.year % 100 != 0 || expected.year % 400 == 0)
      let length = lengths[expected.month - 1] + (expected.month == 2 && isLeap ? 1 : 0)
      expected.day += 1
      if expected.day > length { expected = (expected.year, expected.month + 1, 1) }
      if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
    }
  }

  @Test(
    "Codes of number formats are told apart",
    arguments: [
      ("dd/mm/yyyy;@", NumberDisplay.date(hasDay: true, hasMonth: true, hasTime: false)),
      ("[$-42A]dd\\-mm\\-yy", .date(hasDay: true, hasMonth: true, hasTime: false)),
      ("\"ngày\" 0", .number), ("0.00\" d\"", .number), ("#,##0", .number), ("General", .number),
      ("[h]:mm:ss", .time), ("mm:ss", .time), ("h:mm", .time), ("0000000000", .padded(10)),
      ("mmm-yy", .date(hasDay: false, hasMonth: true, hasTime: false)),
      ("[Red]0.0", .number), ("@", .number),
      ("yyyy", .date(hasDay: false, hasMonth: false, hasTime: false)),
    ])
  func formats(code: String, expected: NumberDisplay) {
    #expect(NumberDisplay.read(code) == expected)
  }

  @Test("What the writer writes comes back, injections and odd characters too")
  func roundTrip() throws {
    let texts = [
      "=1+1", "+84", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", "040190123456", "a\tb\nc",
      "\u{1}\u{8}",
      "_x0041_", "<&>\"'", "đặng ỗ 🙂", " hai  cách ", "\u{FFFE}",
    ]
    for isStreaming in [false, true] {
      let workbook = try WorkbookWriter(isStreaming: isStreaming)
      let sheet = try workbook.addSheet(named: "Danh sách")
      for (row, text) in texts.enumerated() { sheet.text(row: row, column: 1, text) }
      let found = try rows(workbook.finish())
      for (row, text) in texts.enumerated() {
        let expected = text == "\u{FFFE}" ? "\u{FFFD}" : text
        #expect(found[row + 1] == ["", expected], "streaming \(isStreaming), row \(row)")
      }
    }
  }

  @Test("Sheets are found by name, and a missing name is told with those that are there")
  func sheetNames() throws {
    var workbook = PlainWorkbook(sheetData("<c r=\"A1\"><v>1</v></c>"))
    workbook.sheets.append(("Danh sách", sheetData("<c r=\"A1\"><v>2</v></c>")))
    let found = try WorkbookReader.with(workbook.bytes) { try $0.sheet(named: " danh SÁCH ") }
    #expect(found == 1)
    #expect(try rows(workbook, sheet: 1) == [1: ["2"]])
    #expect(throws: WorkbookError(.noSuchSheet(["Sheet1", "Danh sách"]))) {
      try WorkbookReader.with(workbook.bytes) { _ = try $0.sheet(named: "khác") }
    }
  }

  @Test("Merged cells are found behind the rows")
  func merges() throws {
    let workbook = PlainWorkbook(
      "<sheetData/><mergeCells count=\"2\"><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"AA3:AC3\"/>"
        + "</mergeCells>")
    let merges = try WorkbookReader.with(workbook.bytes) { try $0.merges(of: 0) }
    #expect(
      merges == [.init(rows: 0...1, columns: 0...1), .init(rows: 2...2, columns: 26...28)])
  }

  @Test("Shared texts of any length are found, wherever they stand")
  func sharedTexts() throws {
    let lengths = (0..<70).map { $0 % 7 == 3 ? 65_530 + $0 : $0 }
    var workbook = PlainWorkbook(
      "<sheetData>"
        + lengths.indices.map { "<row><c t=\"s\"><v>\($0)</v></c><c><v>1</v></c></row>" }.joined()
        + "</sheetData>")
    workbook.sharedStrings = lengths.map {
      "<si><t>" + String(repeating: "x", count: $0) + "</t></si>"
    }
    .joined()
    let found = try rows(workbook)
    for (place, length) in lengths.enumerated() {
      #expect(found[place + 1]?.first?.utf8.count == length)
    }
  }

  @Test("Reading stops when it is told to")
  func stops() throws {
    let rows = (1...50_000).map { "<row><c><v>\($0)</v></c></row>" }.joined()
    let count = try WorkbookReader.with(PlainWorkbook("<sheetData>\(rows)</sheetData>").bytes) {
      reader in
      var count = 0
      try reader.readRows(of: 0) { row in
        count += 1
        return row.number < 10
      }
      return count
    }
    #expect(count == 10)
  }
}
