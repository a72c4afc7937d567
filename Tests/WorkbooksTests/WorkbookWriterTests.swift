import Testing

@testable import Workbooks

@Suite("Writing workbooks")
struct WorkbookWriterTests {
  @Test("A workbook is a ZIP archive, and the same calls give the same bytes")
  func sameBytes() throws {
    func make() throws -> [UInt8] {
      let workbook = try WorkbookWriter(title: "Báo cáo")
      let sheet = try workbook.addSheet(named: "Theo xã")
      sheet.merge(rows: 0...0, columns: 0...3, "DANH SÁCH", style: CellStyle(isBold: true))
      sheet.texts(row: 1, ["STT", "Họ và tên"], style: CellStyle(hasBorder: true))
      sheet.number(row: 2, column: 0, 1)
      sheet.text(row: 2, column: 1, "=1+1", style: CellStyle(number: .text))
      sheet.freeze(rows: 2)
      sheet.addFilter(rows: 1...2, columns: 0...1)
      sheet.addChoices(["Đúng", "Sai"], in: .init(rows: 2...2, columns: 2...2), title: "Kết quả")
      sheet.chart(
        row: 5, column: 0, .bar, title: "Biểu đồ", categories: .init(rows: 2...2, columns: 1...1),
        series: [("Số người", .init(rows: 2...2, columns: 0...0))])
      sheet.setUp(.init(repeatedRows: 1...1, footer: "Xã A & B"))
      sheet.protect()
      return try workbook.finish()
    }
    let bytes = try make()
    #expect(bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]))
    #expect(try make() == bytes)
  }

  @Test(
    "Names of sheets are made such that Excel takes them",
    arguments: [
      ("Phường/Xã: A", "Phường-Xã- A"), ("", "Sheet"), ("'x'", "x"),
      (String(repeating: "ắ", count: 40), String(repeating: "ắ", count: 31)),
    ])
  func sheetNames(name: String, expected: String) {
    #expect(WorkbookWriter.sheetName(name) == expected)
  }

  @Test("Two sheets of one name are refused")
  func equalNames() throws {
    let workbook = try WorkbookWriter()
    _ = try workbook.addSheet(named: "A")
    #expect(throws: WorkbookError.self) { _ = try workbook.addSheet(named: "a") }
  }
}
