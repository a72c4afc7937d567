import Glibc
import TestSupport
import Testing
import Workbooks

/// The round of an office with the built binary: Excel in, lists out, results back, history.
@Suite(
  "Excel in, lists out and back",
  .enabled(if: Command.path != nil, "the khop binary is not built beside the tests"))
struct OfficeTests {
  /// A CSV text as a workbook with a title above its header.
  private func workbook(_ csv: String) throws -> [UInt8] {
    let table = PlainTable(Array(csv.utf8))
    let workbook = try WorkbookWriter()
    let sheet = try workbook.addSheet(named: "Dữ liệu")
    sheet.merge(rows: 0...0, columns: 0...5, "DANH SÁCH NGƯỜI THAM GIA")
    sheet.texts(row: 2, table.header)
    for (number, row) in table.rows.enumerated() { sheet.texts(row: 3 + number, row) }
    return try workbook.finish()
  }

  @Test(
    "Workbooks give the outcomes of the same tables in CSV, and the manifest has their own digests")
  func excelIn() throws {
    let place = Workplace()
    #expect(Command.run(place.arguments("--quiet")).status == 0)
    let insurance = place.folder.write(try workbook(Workplace.insurance), to: "bhyt.xlsx")
    let reference = place.folder.write(try workbook(Workplace.reference), to: "dancu.xlsx")
    let output = place.folder.path(of: "excel")
    let result = Command.run(
      place.arguments(insurance: insurance, reference: reference, output: output, "--quiet"))
    #expect(result.status == 0, "\(result.error)")
    #expect(
      TemporaryFolder.bytes(at: output + "/outcomes.csv")
        == TemporaryFolder.bytes(at: place.output + "/outcomes.csv"))
    let manifest = String(
      decoding: TemporaryFolder.bytes(at: output + "/manifest.json"), as: UTF8.self)
    #expect(manifest.contains("\"bytes\" : \(TemporaryFolder.bytes(at: insurance).count)"))
    let piped = Command.run(
      place.arguments(insurance: "-", output: place.folder.path(of: "piped"), "--quiet"),
      input: .file(insurance))
    #expect(piped.status == 0, "\(piped.error)")
  }

  @Test("A damaged workbook is refused without showing anybody")
  func damaged() throws {
    let place = Workplace()
    let bytes = try workbook(Workplace.insurance)
    let path = place.folder.write(Array(bytes.dropLast(200)), to: "bhyt.xlsx")
    let result = Command.run(place.arguments(insurance: path, "--quiet"))
    #expect(result.status == 65 && result.error.contains("bị hỏng"), "\(result.error)")
    for secret in Workplace.secrets { #expect(!result.error.contains(secret)) }
  }

  @Test("A list goes out masked and comes back; the next run uses it and the history tells so")
  func round() throws {
    let place = Workplace()
    let store = place.folder.path(of: "khop.sqlite")
    #expect(Command.run(place.arguments("--quiet", "--history", store)).status == 0)
    let lists = place.folder.path(of: "lists")
    let made = Command.run(["worklists", place.output, "--output", lists, "--store", store])
    #expect(made.status == 0, "\(made.error)")
    let file = try #require(
      TemporaryFolder.names(in: lists).first { $0.hasSuffix(".xlsx") && $0.hasPrefix("17005") })
    var rows: [[String]] = []
    try WorkbookReader.with(TemporaryFolder.bytes(at: lists + "/" + file)) { reader in
      try reader.readRows(of: 0) { row in
        rows.append(row.texts)
        return true
      }
    }
    for secret in ["Cao Xuân Bách", "040063912345", "4012345674"] {
      #expect(!rows.joined().contains { $0.contains(secret) })
    }
    let header = try #require(rows.firstIndex { $0.contains("Kết quả xác minh") })
    let result = try #require(rows[header].firstIndex(of: "Kết quả xác minh"))
    let number = try #require(rows[header].firstIndex(of: "Số CCCD đúng"))
    let name = try #require(rows[header].firstIndex(of: "Họ tên đúng"))
    let date = try #require(rows[header].firstIndex(of: "Ngày sinh đúng"))
    rows[header + 1][result] = "Sửa theo giấy tờ"
    rows[header + 1][number] = "040085700002"
    rows[header + 1][name] = "Lê Đình Quyết"
    rows[header + 1][date] = "20/11/1985"
    let workbook = try WorkbookWriter()
    let sheet = try workbook.addSheet(named: "A")
    for (place, row) in rows[header...].enumerated() { sheet.texts(row: place, row) }
    let returned = place.folder.write(try workbook.finish(), to: "returned.xlsx")
    let taken = Command.run([
      "import-corrections", returned, "--store", store, "--as-of", "2024-12-31", "--refused",
      place.folder.path(of: "refused.csv"),
    ])
    #expect(taken.status == 0 && taken.output.contains("17005"), "\(taken.error)\(taken.output)")

    let second = place.folder.path(of: "second")
    let next = Command.run(
      place.arguments(output: second, "--corrections", store, "--history", store))
    #expect(next.status == 0, "\(next.error)")
    #expect(next.output.contains("Kết quả sửa dữ liệu theo đơn vị"))
    let records = PlainTable(TemporaryFolder.bytes(at: second + "/outcomes.csv")).records
    #expect(records.last?["outcome"] == "authenticated")
    #expect(records.last?["citizen_id"] == "040085700002")
    let history = Command.run(["history", "--store", store])
    #expect(history.status == 0 && history.output.contains("Từ lần 1 đến lần 2"))
    #expect(history.output.contains("17005"))
  }

  @Test(
    "Runs into one folder are bridged too; when the earlier results were moved, both commands say why there is no bridge"
  )
  func sameFolder() {
    let place = Workplace()
    let store = place.folder.path(of: "khop.sqlite")
    func run() -> Command.Result {
      let result = Command.run(place.arguments("--history", store))
      #expect(result.status == 0, "\(result.error)")
      return result
    }
    _ = run()
    /// Equal results of one second would be one run.
    func drop(_ count: Int) {
      let rows = Array(Workplace.insuranceRows.dropLast(count))
      place.folder.write(Workplace.text(Workplace.insuranceHeader, rows), to: "insurance.csv")
    }
    drop(1)
    #expect(!run().error.contains("không có bảng thay đổi"))
    #expect(
      TemporaryFolder.names(in: place.output).sorted() == [
        "duplicates.csv", "manifest.json", "outcomes.csv", "rejected.csv", "summary.json",
      ])
    let bridged = Command.run(["history", "--store", store]).output
    #expect(bridged.contains("Từ lần 1 đến lần 2\n") && bridged.contains("Bản ghi không còn (1)"))

    #expect(rename(place.output, place.folder.path(of: "moved")) == 0)
    drop(2)
    let lost = run()
    #expect(lost.error.contains("kết quả của lần 2 không còn ở thư mục đã ghi"), "\(lost.error)")
    let history = Command.run(["history", "--store", store, "--lang", "en"])
    #expect(history.output.contains("From run 2 to run 3: no table of changes"))
  }

  @Test("A history that is not there, or is something else, is told with the right status")
  func noHistory() {
    let place = Workplace()
    let missing = Command.run(["history", "--store", place.folder.path(of: "none.sqlite")])
    #expect(missing.status == 66 && missing.error.contains("không tìm thấy tệp lịch sử"))
    let other = Command.run(["history", "--store", place.folder.path(of: "insurance.csv")])
    #expect(other.status == 65, "\(other.error)")
  }
}
