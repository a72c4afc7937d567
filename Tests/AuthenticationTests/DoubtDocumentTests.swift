import Authentication
import TestSupport
import Testing

@Suite("docs/how-it-decides.md names every doubt")
struct DoubtDocumentTests {
  @Test("Each doubt has a row of the table, in the words of khop explain")
  func rows() {
    let page = TemporaryFolder.text(at: Repository.path("docs/how-it-decides.md"))
    for doubt in Doubt.allCases { #expect(page.contains("| \(doubt.label.en) |"), "\(doubt)") }
    let rows = page.split(separator: "\n").count { $0.hasPrefix("   | ") }
    #expect(rows == Doubt.allCases.count + 1)
  }
}
