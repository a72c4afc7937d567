import Authentication
import History
import Tables
import TestSupport
import Testing

@testable import Worklists

@Suite("Cells of returned work lists")
struct ReturnedCellsTests {
  @Test(
    "A changed original cell is refused and named, with and without a result; a number of the row is free"
  )
  func changedCells() throws {
    let office = Office()
    var (titles, rows) = try office.list(count: 7)
    for (place, column) in [WorklistColumn.address, .participantClass, .fault, .name].enumerated() {
      fill(&rows[place], column, "Đã sửa")
      fill(&rows[place], .result, "Không tìm được")
    }
    fill(&rows[4], .address, "Xóm khác")
    fill(&rows[5], .note, "đã đi nơi khác")
    fill(&rows[6], .number, "1")
    fill(&rows[6], .result, "Không tìm được")
    let report = try office.importLists([try Office.workbook(titles, rows)])
    #expect(report.accepted == 1 && report.unverified == 0)
    #expect(
      report.refused.map { $0.cells.map { $0.text(in: .vietnamese) } } == [
        ["Địa chỉ (G4)"], ["Loại đối tượng (H5)"], ["Nội dung sai lệch (I6)"], ["Họ và tên (B7)"],
        ["Địa chỉ (G8)"], ["Ghi chú (P9)"],
      ])
    #expect(report.refused.map(\.reason).dropLast().allSatisfy { $0 == .changedCells })
    #expect(report.refused.last?.reason == .remarkOnly)
    let cells = PlainTable(office.folder.bytes(of: "refused.csv"))["cells"]
    #expect(cells.first == "Địa chỉ (G4)")
  }

  @Test(
    "A copy that went out before the list was made again with an earlier answer still comes back")
  func earlierCopy() throws {
    let office = Office()
    var (titles, rows) = try office.list(count: 2)
    let names = TemporaryFolder.names(in: office.folder.path(of: "lists"))
      .filter { $0.hasSuffix(".xlsx") }
    let untouched = names.map { office.folder.bytes(of: "lists/" + $0) }
    for place in rows.indices { fill(&rows[place], .result, "Không tìm được") }
    #expect(try office.importLists([try Office.workbook(titles, rows)]).accepted == 2)
    // The same list once more, now with the day of the answer.
    let again = try office.lists(to: "again") { $0.isComplete = true }
    let shown = try again.files.flatMap {
      try Office.table(office.folder.bytes(of: "again/" + $0.name)).rows
    }
    let key = WorklistColumn.key.rawValue
    var copy = try #require(shown.first { $0[key] == rows[1][key] })
    #expect(copy[WorklistColumn.fault.rawValue].contains("; lần trước ("))
    fill(&rows[0], .result, "Đã chết")
    fill(&copy, .result, "Đã chuyển đi")
    let report = try office.importLists([try Office.workbook(titles, [rows[0], copy])])
    #expect(report.accepted == 2 && report.refused.isEmpty)
    #expect(try office.importLists(untouched).emptied.isEmpty)
  }

  @Test(
    "One number as the right one of several people is refused for all; records of one person may share it"
  )
  func sharedNumbers() throws {
    let office = Office()
    var (titles, rows) = try office.list(count: 4)
    for place in rows.indices {
      fill(&rows[place], .result, "Sửa theo giấy tờ")
      fill(&rows[place], .rightCitizenID, place < 2 ? "040190123456" : "040190123457")
      fill(&rows[place], .rightBirthDate, "15/03/1990")
      fill(&rows[place], .rightName, place == 1 ? "Lê Thị Tư" : "Nguyễn Thị Ánh")
    }
    let report = try office.importLists([try Office.workbook(titles, rows)])
    #expect(report.refused.map(\.reason) == [.sharedNumber, .sharedNumber])
    #expect(report.refused.map(\.row) == [4, 5] && report.accepted == 2)
  }

  @Test(
    "A year of two digits is taken where the record's own is near",
    arguments: [
      ("12/1/90", "05/03/1988", "12/01/1990"), ("12/1/90", "05/03/2011", nil),
      ("12/1/15", "05/03/2011", "12/01/2015"), ("12/1/15", "05/03/1920", "12/01/1915"),
      ("12/1/90", "", nil), ("12/01/1990", "05/03/2011", "12/01/1990"),
      ("12/1/90", "1990", "12/01/1990"),
    ] as [(String, String, String?)])
  func shortYears(text: String, written: String, expected: String?) throws {
    let values = RightValues(asOf: Office.asOf)
    do throws(RightValues.Refusal) {
      let read = try values.read([.birthDate: text], beside: [.birthDate: written])
      #expect(read[.birthDate] == expected)
    } catch {
      #expect(expected == nil && error.reason == .twoDigitYear)
    }
  }

  @Test("A list of which a column was renamed is told which")
  func renamed() throws {
    let office = Office()
    let list = try office.list(count: 1)
    var titles = list.titles
    titles[WorklistColumn.result.rawValue] = "KQ"
    let path = office.folder.path(of: "returned-0.xlsx")
    let expected = WorklistError.lacksColumns(
      path: path, [BilingualText("Kết quả xác minh", "Result of verification")])
    #expect(throws: expected) {
      try office.importLists([try Office.workbook(titles, list.rows)])
    }
  }

  @Test("Lock files of open lists are passed over")
  func lockFiles() throws {
    let office = Office()
    var (titles, rows) = try office.list(count: 1)
    fill(&rows[0], .result, "Không tìm được")
    let paths = [
      office.folder.write([5, 65, 66], to: "~$xa.xlsx"),
      office.folder.write("x", to: ".~lock.xa.xlsx#"),
      office.folder.write(try Office.workbook(titles, rows), to: "xa.xlsx"),
    ]
    var work = CorrectionImport(history: try office.history(), asOf: Office.asOf)
    let report = try work.run(files: paths, refusedPath: nil)
    #expect(report.accepted == 1 && report.lockFiles == ["~$xa.xlsx", ".~lock.xa.xlsx#"])
  }
}
