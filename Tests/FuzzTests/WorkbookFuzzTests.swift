import TestSupport
import Testing
import Workbooks

@Suite("Any bytes are a workbook or are refused")
struct WorkbookFuzzTests {
  private static let words = [
    "<row>", "</row>", "<c ", "r=\"XFD1048576\"", "r=\"ZZZZ9\"", "t=\"s\"", "s=\"4294967296\"",
    "<v>-1</v>", "<v>1e999</v>", "&#0;", "&#x110000;", "<![CDATA[", "]]>", "<!--", "<?", "</t>",
    "\u{FEFF}", "&amp;", "numFmtId=\"", "formatCode=\"[h]:mm", "ref=\"A1:XFD9\"",
  ]

  /// The rows as text, or the reason why there are none.
  private func rows(_ bytes: [UInt8]) -> String {
    var limits = WorkbookReader.Limits()
    limits.textLength = 1 << 20
    do {
      return try WorkbookReader.with(bytes, limits: limits) { reader in
        var lines: [String] = []
        for sheet in reader.sheets.indices {
          try reader.readRows(of: sheet) { row in
            lines.append("\(row.number) \(row.texts)")
            return lines.count < 500
          }
          lines.append("\(try reader.merges(of: sheet).count)")
        }
        return lines.joined(separator: "\n")
      }
    } catch { return "\((error as? WorkbookError)?.reason as Any)" }
  }

  @Test("Parts of a workbook: rows or a reason, and the same again")
  func parts() {
    let names = ["sheet", "shared", "styles"]
    let paths = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"]
    let fuzzers = names.map { Fuzzer($0, words: Self.words) }
    for round in 0..<Fuzzer.rounds(1500) {
      var workbook = PlainWorkbook("")
      workbook.sharedStrings = ""
      workbook.styles = ""
      var archive = workbook.archive
      for (part, path) in paths.enumerated() {
        // One part is changed, the others stay as their seeds are.
        let content = fuzzers[part].input(round % paths.count == part ? round / paths.count : 0)
        for entry in archive.entries.indices where archive.entries[entry].name == path {
          archive.entries[entry].content = content
          archive.entries[entry].packed = content
          archive.entries[entry].statedLength = content.count
        }
      }
      let bytes = archive.bytes
      #expect(rows(bytes) == rows(bytes), "round \(round)")
    }
  }

  @Test("Changed archives: what is read is what was written, or a reason is told")
  func archives() throws {
    var workbook = PlainWorkbook(
      "<sheetData><row><c t=\"s\"><v>0</v></c><c><v>7</v></c></row></sheetData>")
    workbook.sharedStrings = "<si><t>Nguyễn Thị Hoa</t></si>"
    let whole = workbook.bytes
    let expected = rows(whole)
    var random = SplitMix64(seed: 1_904)
    for round in 0..<Fuzzer.rounds(1500) {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      let found = rows(bytes)
      let isRefused = found.hasPrefix("Optional(") || found == "nil"
      // A name of a part may have been changed: then the part is missing, and its texts are.
      #expect(isRefused || found == expected || !found.contains("Nguyễn"), "round \(round)")
    }
  }
}
