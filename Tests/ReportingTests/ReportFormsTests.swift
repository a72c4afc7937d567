import Drawings
import Glibc
import Tables
import TestSupport
import Testing

@testable import Authentication
@testable import Reporting

@Suite("The report in all its forms")
struct ReportFormsTests {
  /// All tables as texts: caption, then each row.
  static func texts(_ document: ReportDocument) -> [[[String]]] {
    let numbers = NumberStyle(document.language)
    return document.tables.map { table in
      table.rows.map { row in row.cells.map { $0.text(numbers) } }
    }
  }

  /// What a program prints.
  static func output(of command: String) -> String {
    guard let stream = popen(command, "r") else { return "" }
    defer { pclose(stream) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&block, 1, block.count, stream), count > 0 {
      bytes.append(contentsOf: block[..<count])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text between two marks, again and again.
  static func between(_ text: String, _ start: String, _ end: String) -> [String] {
    var found: [String] = []
    var rest = text[...]
    while let from = rest.firstRange(of: start) {
      rest = rest[from.upperBound...]
      guard let to = rest.firstRange(of: end) else { break }
      found.append(String(rest[..<to.lowerBound]))
      rest = rest[to.upperBound...]
    }
    return found
  }

  static func unescaped(_ text: String) -> String {
    var text = text
    for (mark, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
      text = text.replacing(mark, with: sign)
    }
    return text
  }

  @Test(
    "What the run has learned of its files stands in the report, and not in the one for publication"
  )
  func learned() throws {
    var summary = try SmallRun.summary
    summary.learned = [BilingualText("mã xã theo hai danh mục", "the codes are of two lists")]
    summary.slippedNames = 3
    func page(isPublic: Bool) -> String {
      var settings = ReportSettings()
      settings.language = .english
      settings.isPublic = isPublic
      return HTMLReport(ReportBuilder(ReportInputs(summary: summary), settings).document).text
    }
    for sentence in ["The codes are of two lists.", "3 records carry the name of the row before"] {
      #expect(page(isPublic: false).contains(sentence))
      #expect(!page(isPublic: true).contains(sentence))
    }
  }

  @Test(
    "Every cell of every table is the same in HTML, JSON and the document", arguments: ["vi", "en"])
  func pageAndData(language: String) throws {
    let document = try SmallRun.document(language: language)
    let expected = Self.texts(document)
    let page = HTMLReport(document).text
    let tables = Self.between(page, "<tbody>", "</tbody>").map { body in
      Self.between(body, "<tr", "</tr>").map { row in
        Self.between(row, "<t", "</t").map { cell in
          Self.unescaped(String(cell.drop { $0 != ">" }.dropFirst()))
        }
      }
    }
    #expect(tables == expected)
    let data = try JSONReport(document).text()
    let root = try JSONText.decode(JSONReport.Root.self, from: Array(data.utf8))
    #expect(root.sections.flatMap(\.tables).map { $0.rows.map { $0.map(\.text) } } == expected)
    #expect(try JSONReport(document).text() == data)
  }

  @Test("The PDF holds every figure and label as text, and is the same each time")
  func paper() throws {
    let document = try SmallRun.document()
    let bytes = try PDFReport(document).bytes()
    #expect(bytes == (try PDFReport(document).bytes()))
    let folder = TemporaryFolder()
    let path = folder.write(bytes, to: "report.pdf")
    let text = Self.output(of: "pdftotext -layout -nopgbrk '\(path)' - 2>/dev/null")
    try #require(!text.isEmpty, "pdftotext is needed: package poppler-utils")
    var have: [String: Int] = [:]
    for word in text.split(whereSeparator: \.isWhitespace) { have[String(word), default: 0] += 1 }
    var need: [String: Int] = [:]
    for cell in Self.texts(document).joined().joined() {
      for word in cell.split(separator: " ") { need[String(word), default: 0] += 1 }
    }
    for (word, count) in need where word.contains(where: \.isNumber) && word.count < 12 {
      #expect(have[word, default: 0] >= count, "\(word)")
    }
    #expect(text.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    #expect(text.contains("Nghệ An, ngày 15 tháng 3 năm 2025"))
  }

  @Test("The workbook holds figures as numbers and texts as texts, cell by cell")
  func workbook() throws {
    let document = try SmallRun.document()
    let folder = TemporaryFolder()
    let path = folder.write(try WorkbookReport(document).bytes(), to: "report.xlsx")
    let script = folder.write(Self.readWorkbook, to: "read.py")
    let lines = Self.output(of: "python3 '\(script)' '\(path)'")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let sheets = Dictionary(grouping: lines.filter { !$0.isEmpty }) {
      Int($0.prefix { $0 != "\t" }) ?? 0
    }
    #expect(sheets.count == document.tables.count + 1)
    for (number, table) in document.tables.enumerated() {
      let rows: [[String]] = (sheets[number + 2] ?? []).map { (line: String) -> [String] in
        line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
      }
      for (place, row) in table.rows.enumerated() {
        // Sheet, row, then the cells as n:number or s:text.
        let line = try #require(rows.first { $0[1] == "\(place + 5)" }, "\(table.id) \(place)")
        for (column, cell) in row.cells.enumerated() {
          let found = column + 2 < line.count ? line[column + 2] : ""
          if let value = cell.number {
            #expect(found.hasPrefix("n:"))
            #expect(((Double(found.dropFirst(2)) ?? -1) - value).magnitude <= 1e-9 * max(1, value))
          } else {
            let text = cell.text(NumberStyle(document.language))
            #expect(found == (text.isEmpty ? "" : "s:" + text), "\(table.id) \(place) \(column)")
          }
        }
      }
    }
  }

  @Test("The page is whole, closed and reads without network or script")
  func markup() throws {
    let page = HTMLReport(try SmallRun.document()).text
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"vi\">"))
    for forbidden in ["<script", "http-equiv", "src=", "url(http", "@import", "<link"] {
      #expect(!page.contains(forbidden), "\(forbidden)")
    }
    // The only addresses are names of standards.
    #expect(
      Self.between(page, "\"http", "\"").allSatisfy { $0 == "://www.w3.org/2000/svg" })
    for name in [
      "section", "table", "thead", "tbody", "figure", "svg", "div", "main", "tr", "th", "td", "p",
      "ul", "li", "dl", "dt", "dd", "span", "h2", "caption", "defs", "pattern", "text",
    ] {
      let opened = Self.between(page, "<\(name)", ">").filter { $0.isEmpty || $0.first == " " }
        .filter { !$0.hasSuffix("/") }.count
      #expect(opened == page.ranges(of: "</\(name)>").count, "\(name)")
    }
    let ids = Self.between(page, " id=\"", "\"")
    #expect(Set(ids).count == ids.count)
    for use in Self.between(page, "aria-labelledby=\"", "\"").flatMap({ $0.split(separator: " ") })
    {
      #expect(ids.contains(String(use)), "\(use)")
    }
    #expect(page.ranges(of: "<th scope=\"col\"").count > 50)
    #expect(page.ranges(of: "role=\"img\"").count >= 5)
  }

  @Test("Colours of text have a contrast of at least 4.5 against their ground")
  func contrast() {
    func light(_ hex: String) -> Double {
      let value = Int(hex, radix: 16) ?? 0
      func part(_ shift: Int) -> Double {
        let share = Double(value >> shift & 255) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }
    func contrast(_ left: String, _ right: String) -> Double {
      let (a, b) = (light(left), light(right))
      return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }
    for (ink, ground) in [
      ("1a1a1a", "ffffff"), ("555555", "ffffff"), ("0b4f6c", "ffffff"), ("ffffff", "0b4f6c"),
      ("0b4f6c", "eef4f7"), ("555555", "eef4f7"), ("1a1a1a", "f6f9fa"), ("5c5c5c", "ffffff"),
      ("a4262c", "ffffff"),
    ] {
      #expect(contrast(ink, ground) >= 4.5, "\(ink) on \(ground)")
    }
    for colour in ["--ink: #1a1a1a", "--soft: #555", "--deep: #0b4f6c", "--pale: #eef4f7"] {
      #expect(HTMLReport.style.contains(colour))
    }
  }

  @Test("For publication no group below five is shown, nor its share")
  func publication() throws {
    let document = try SmallRun.document(isPublic: true)
    let people = document.tables.filter {
      $0.unit.contains("bản ghi") || $0.unit.contains("người") && !$0.id.hasPrefix("chi-tieu")
    }
    #expect(people.count > 12)
    for table in people {
      for row in table.rows {
        for cell in row.cells {
          if case .count(let count) = cell { #expect(count == 0 || count >= 5, "\(table.id)") }
          if case .share(let count, let total) = cell {
            #expect((count == 0 || count >= 5) && (total == 0 || total >= 5), "\(table.id)")
          }
        }
      }
    }
    #expect(Self.texts(document).joined().joined().contains("×"))
    #expect(!document.sections.contains { $0.id == "do-tin-cay" })
    // What the director publishes first is there.
    let headline = document.sections[0].blocks.compactMap { block -> ReportCell? in
      if case .headline(let figure) = block { return figure.value }
      return nil
    }
    #expect(headline.first?.number != nil)
  }

  @Test("Communes stand in Vietnamese order within their districts")
  func order() throws {
    let document = try SmallRun.document()
    let table = try #require(document.tables.first { $0.id == "dia-ban" })
    let names = table.rows.dropLast().compactMap { row -> String? in
      if case .text(let name) = row.cells[0] { return name }
      return nil
    }
    let known = names.filter { $0 != "Không rõ địa bàn" }
    #expect(
      known.firstIndex(of: "Huyện Diễn Châu") ?? 99 < known.firstIndex(of: "Huyện Đô Lương") ?? 0)
    #expect(
      known.firstIndex(of: "Huyện Đô Lương") ?? 99 < known.firstIndex(of: "Huyện Hưng Nguyên") ?? 0)
  }

  @Test("With the scenario of 2023 the report shows the published participants")
  func published() throws {
    let summary = try SmallRun.summary
    var inputs = ReportInputs(summary: summary)
    inputs.indicators = try .read(path: Repository.seed(2023))
    let page = HTMLReport(ReportBuilder(inputs, ReportSettings()).document).text
    for figure in [
      "3.024.577", "2.911.787", "98,91 %", "93,00 %", "385.131", "24,90 %", "11.033,2",
    ] {
      #expect(page.contains(">\(figure)<"), "\(figure)")
    }
  }

  @Test("A run without records still makes a report")
  func empty() throws {
    let document = ReportBuilder(ReportInputs(summary: .init()), ReportSettings()).document
    let page = HTMLReport(document).text
    #expect(!page.contains("nan") || page.contains("ngang"))
    #expect(try !PDFReport(document).bytes().isEmpty)
    #expect(try !WorkbookReport(document).bytes().isEmpty)
  }

  /// Reads a workbook with nothing but Python's own library: a line for each row of each sheet.
  static let readWorkbook = """
    import re, sys, zipfile
    import xml.etree.ElementTree as tree
    n = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    book = zipfile.ZipFile(sys.argv[1])
    shared = []
    if "xl/sharedStrings.xml" in book.namelist():
        for item in tree.fromstring(book.read("xl/sharedStrings.xml")).findall("m:si", n):
            shared.append("".join(t.text or "" for t in item.iter("{%s}t" % n["m"])))
    number = 1
    while "xl/worksheets/sheet%d.xml" % number in book.namelist():
        root = tree.fromstring(book.read("xl/worksheets/sheet%d.xml" % number))
        for row in root.iter("{%s}row" % n["m"]):
            cells = {}
            for cell in row.findall("m:c", n):
                column = 0
                for letter in re.match("[A-Z]+", cell.get("r")).group():
                    column = column * 26 + ord(letter) - 64
                value = cell.find("m:v", n)
                if cell.get("t") == "s":
                    cells[column] = "s:" + shared[int(value.text)]
                elif cell.get("t") == "inlineStr":
                    cells[column] = "s:" + "".join(t.text or "" for t in cell.iter("{%s}t" % n["m"]))
                elif value is not None:
                    cells[column] = "n:" + value.text
            line = [str(number), row.get("r")] + [cells.get(c + 1, "") for c in range(max(cells, default=0))]
            print("\\t".join(x.replace("\\t", " ").replace("\\n", " ") for x in line))
        number += 1
    """
}
