import Authentication
import Reporting
import Tables
import Testing

@Suite("What is not known is no good news on the page to sign")
struct OmissionTests {
  private func page(_ summary: Summary) -> String {
    HTMLReport(ReportBuilder(ReportInputs(summary: summary), ReportSettings()).document).text
  }

  @Test("A register that tells nobody's death gives no figure of the dead")
  func deaths() throws {
    var summary = try SmallRun.summary
    #expect(summary.tellsDeaths && summary.coverage.dead.people > 0)
    #expect(page(summary).contains("bản ghi cần kiểm tra (C60)"))
    summary.coverage.dead.people = 0
    summary.coverage.dead.insured = 0
    let told = page(summary)
    #expect(!summary.tellsDeaths && told.contains("chưa biết ai đã chết"))
    #expect(!told.contains("bản ghi cần kiểm tra (C60)") && !told.contains("người còn sống;"))
    // In a few hundred rows nobody need be dead.
    summary.registerPeople = 300
    #expect(summary.tellsDeaths)
  }

  @Test("Rows that cannot be read are told from one in a hundred on")
  func unreadable() throws {
    var summary = try SmallRun.summary
    #expect(summary.unreadable == nil && !page(summary).contains("Chú ý: "))
    summary.unreadable = summary.rowsIn / 50
    #expect(page(summary).contains("không nằm trong tỷ lệ này (rejected.csv)"))
    summary.unreadable = 1
    #expect(!page(summary).contains("Chú ý: "))
  }
}
