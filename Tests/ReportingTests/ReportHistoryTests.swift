import Evaluation
import History
import Tables
import TestSupport
import Testing

@testable import Authentication
@testable import Reporting

@Suite("What changed since the run before, and the certified rate")
struct ReportHistoryTests {
  static let bridge = """
    {"run": 1, "records_before": 100, "records_after": 110, "authenticated_before": 90,
     "authenticated_after": 101, "denominator_before": 100, "denominator_after": 110, "came_in": 15,
     "came_in_authenticated": 12, "left": 5, "left_authenticated": 4,
     "mended": [{"code": "K40", "count": 7}], "broken": [{"code": "C60", "count": 4}],
     "mended_by_corrections": [{"unit": "Xã Diễn Thọ", "in_file": 1, "outdated": 0, "applied": 9, "gained": 6, "lost": 0}],
     "relinked": 0}
    """
  static let certified = """
    {"outcomes_sha256": "ab", "precision": {"value": 0.995, "lower": 0.985, "upper": 0.9985,
     "population": 90000, "reviewed": 400}, "agreement": 0.98, "kappa": 0.91, "unanswered": 3,
     "strata": []}
    """

  @Test("The bridge adds up from one run to the next and names who acted")
  func bridgeTable() throws {
    var inputs = ReportInputs(summary: .init())
    inputs.bridge = try JSONText.decode(Bridge.self, from: Array(Self.bridge.utf8))
    let table = try #require(ReportBuilder(inputs, ReportSettings()).bridgeTable)
    let numbers = NumberStyle(.vietnamese)
    let rows = table.rows.map { row in row.cells.map { $0.text(numbers) } }
    #expect(rows.first?.last == "90" && rows[rows.count - 3].last == "101")
    var sum = 90
    for row in rows where !row[1].isEmpty {
      sum += (row[1] == "+" ? 1 : -1) * (Int(row[2]) ?? 0)
    }
    #expect(sum == 101)
    #expect(rows.contains { $0[0].contains("K40") && $0[0].contains("Công an xã") })
    #expect(rows.contains { $0[0].contains("Xã Diễn Thọ") && $0[2] == "6" })
  }

  @Test(
    "A report for publication has no bridge, and no count of either run that it hides elsewhere")
  func published() throws {
    let summary = try SmallRun.summary
    var inputs = ReportInputs(summary: summary)
    var earlier = summary
    earlier.asOf = "2024-06-30"
    earlier.total.review = 0
    earlier.total.unresolved = 3
    inputs.earlier = [earlier]
    inputs.bridge = try JSONText.decode(Bridge.self, from: Array(Self.bridge.utf8))
    var settings = ReportSettings()
    let office = HTMLReport(ReportBuilder(inputs, settings).document).text
    #expect(office.contains("cau-noi") && office.contains("So với kỳ trước"))
    settings.isPublic = true
    let page = HTMLReport(ReportBuilder(inputs, settings).document).text
    #expect(!page.contains("cau-noi"))
    #expect(!page.contains("chưa xác thực 3 →"))
  }

  @Test("The certified rate is read from its file and shown with its interval")
  func certifiedRate() throws {
    let folder = TemporaryFolder()
    #expect(try Certification.read(folder: folder.path, outcomesSHA256: "ab") == nil)
    folder.write(Self.certified, to: "certified.json")
    var inputs = ReportInputs(summary: .init())
    inputs.certified = try Certification.read(folder: folder.path, outcomesSHA256: "ab")
    let page = HTMLReport(ReportBuilder(inputs, ReportSettings()).document).text
    for text in [">99,50 %<", ">98,50 %<", ">99,85 %<", ">400<", ">90.000<", ">0,91<"] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(try Certification.read(folder: folder.path, outcomesSHA256: "cd") == nil)
  }
}
