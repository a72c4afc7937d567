import TestSupport
import Testing
import Workbooks

@Suite("Cutting sheets into events")
struct XMLScannerTests {
  private func cells(_ data: String) throws -> [[String]] {
    try WorkbookReader.with(PlainWorkbook(data).bytes) { reader in
      var rows: [[String]] = []
      try reader.readRows(of: 0) { row in
        rows.append(row.texts)
        return true
      }
      return rows
    }
  }

  @Test("What a sheet says does not depend on where its blocks are cut")
  func blocks() throws {
    let tail =
      "<sheetData><row r='1'><c r=\"A1\" t=\"str\"><v>a &amp; b &#x1EA1;\r\nc</v></c>"
      + "<c t=\"inlineStr\"><is><t><![CDATA[<x>]]></t></is></c><!-- > --><c><v>7</v></c></row></sheetData>"
    // The worksheet element and the comment come first; the block ends inside of what follows.
    for cut in 0..<(tail.utf8.count + 4) {
      let filler = String(repeating: " ", count: (1 << 18) - 18 - cut)
      let rows = try cells("<!--\(filler)-->" + tail)
      #expect(rows == [["a & b ạ\nc", "<x>", "7"]], "cut at \(cut)")
    }
  }

  @Test(
    "Prefixes, quotes of both kinds, entities and instructions are read",
    arguments: [
      ("<x:sheetData><x:row><x:c t='str'><x:v>1</x:v></x:c></x:row></x:sheetData>", ["1"]),
      (
        "<sheetData><?x y?><row spans=\"a>b\"><c r=\"B1\"><v>2</v></c></row></sheetData>",
        ["", "2"]
      ),
      (
        "<sheetData><row><c t=\"str\"><v>&lt;&gt;&quot;&apos;&#65;</v></c></row></sheetData>",
        ["<>\"'A"]
      ),
      ("<sheetData><row\n r = \"4\" ><c\tt=\"str\" ><v >x</v ></c ></row ></sheetData>", ["x"]),
    ])
  func forms(data: String, expected: [String]) throws {
    #expect(try cells(data) == [expected])
  }

  @Test(
    "What is no XML is damage",
    arguments: [
      "<sheetData><row><c><v>&nosuch;</v></c></row></sheetData>", "<sheetData><row>",
      "<sheetData></sheetData></sheetData></worksheet>", "<sheetData><row <c/></row></sheetData>",
      "<!DOCTYPE x><sheetData/>", "<sheetData><!-- </sheetData>",
    ])
  func broken(data: String) {
    #expect(throws: WorkbookError.self) { try cells(data) }
  }
}
