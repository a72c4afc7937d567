import TestSupport
import Testing
import Workbooks

@Suite("Workbooks that cannot be read")
struct WorkbookDamageTests {
  private func read(_ bytes: [UInt8], limits: WorkbookReader.Limits = .init()) throws -> [[String]]
  {
    try WorkbookReader.with(bytes, limits: limits) { reader in
      var rows: [[String]] = []
      try reader.readRows(of: 0) { row in
        rows.append(row.texts)
        return true
      }
      return rows
    }
  }

  private func reason(_ bytes: [UInt8], limits: WorkbookReader.Limits = .init())
    -> WorkbookError.Reason?
  {
    do {
      _ = try read(bytes, limits: limits)
      return nil
    } catch { return (error as? WorkbookError)?.reason }
  }

  private static let small = Result {
    let workbook = try WorkbookWriter()
    let sheet = try workbook.addSheet(named: "A")
    for row in 0..<20 {
      sheet.text(row: row, column: 0, "Người \(row)")
      sheet.number(row: row, column: 1, row)
    }
    return try workbook.finish()
  }

  @Test("A workbook that is cut off anywhere is refused")
  func truncated() throws {
    let whole = try Self.small.get()
    for length in stride(from: 4, to: whole.count, by: 7) {
      #expect(reason(Array(whole[..<length])) == .damaged, "cut at \(length)")
    }
  }

  @Test("A changed byte never changes what is read without being told")
  func changedBytes() throws {
    let whole = try Self.small.get()
    let rows = try read(whole)
    #expect(rows.count == 20)
    var (equal, refused) = (0, 0)
    for offset in stride(from: 4, to: whole.count, by: 5) {
      var bytes = whole
      bytes[offset] ^= 0x15
      if let found = try? read(bytes) {
        #expect(found == rows, "byte \(offset)")
        equal += 1
      } else {
        refused += 1
      }
    }
    // Some bytes are of parts that nobody reads, or dates of the archive.
    #expect(equal > 20 && refused > 20, "\(equal) read, \(refused) refused")
  }

  @Test("What is no archive, or an archive of something else, is no workbook")
  func notAWorkbook() {
    #expect(reason([]) == .notAWorkbook)
    #expect(reason(Array("record_id,full_name\n".utf8)) == .notAWorkbook)
    #expect(reason(PlainArchive([.init("word/document.xml", "<w/>")]).bytes) == .notAWorkbook)
  }

  @Test("A part that unpacks to far more than its packed form is refused")
  func bomb() {
    var limits = WorkbookReader.Limits()
    limits.unsuspiciousLength = 1 << 20
    limits.ratio = 100
    var archive = PlainWorkbook("<sheetData/>").archive
    archive.entries[3] = .init("xl/worksheets/sheet1.xml", repeating: 0x20, count: 64 << 20)
    #expect(reason(archive.bytes, limits: limits) == .tooLarge)
    // Shared texts are kept in memory: they have a limit of their own.
    var workbook = PlainWorkbook("<sheetData/>")
    workbook.sharedStrings =
      String(repeating: "<si><t>\(String(repeating: "a", count: 1000))</t></si>", count: 2000)
    limits.textLength = 1 << 20
    #expect(reason(workbook.bytes, limits: limits) == .tooLarge)
  }

  @Test("Entities that grow without bound do not")
  func laughter() {
    var document =
      "<!DOCTYPE x [<!ENTITY a0 \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\">"
    for level in 1...9 {
      document += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">"
    }
    document +=
      "]><worksheet><sheetData><row><c t=\"str\"><v>&a9;</v></c></row></sheetData></worksheet>"
    var archive = PlainWorkbook("<sheetData/>").archive
    archive.entries[3] = .init("xl/worksheets/sheet1.xml", document)
    #expect(reason(archive.bytes) != nil)
  }

  @Test(
    "Rows and cells out of place are damage",
    arguments: [
      "<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"><c><v>1</v></c></row>",
      "<row r=\"9999999\"><c><v>1</v></c></row>", "<row r=\"x\"><c><v>1</v></c></row>",
      "<row><c r=\"11\"><v>1</v></c></row>", "<row><c t=\"s\"><v>5</v></c></row>",
      "<row><c t=\"s\"><v>-1</v></c></row>", "<row><c><v>1</v></c>",
    ])
  func misplaced(rows: String) {
    #expect(reason(PlainWorkbook("<sheetData>\(rows)</sheetData>").bytes) == .damaged)
  }

  @Test("A sheet with too many columns is refused")
  func columns() {
    let data = "<sheetData><row><c r=\"XFD1\"><v>1</v></c><c><v>2</v></c></row></sheetData>"
    #expect(reason(PlainWorkbook(data).bytes) == .tooManyColumns)
  }
}
