import TestSupport
import Testing

@testable import Cleansing

@Suite("The document of codes")
struct CodesDocumentTests {
  private static func table(_ codes: [CleansingCode]) -> String {
    "| code | tiếng Việt | English |\n|---|---|---|\n"
      + codes.sorted { $0.code < $1.code }.map { "| \($0.code) | \($0.vi) | \($0.en) |\n" }.joined()
  }

  @Test("Every repair and finding stands in docs/codes.md with both labels, and no other")
  func complete() throws {
    let text = TemporaryFolder.text(at: Repository.path("docs/codes.md"))
    #expect(text.contains("## Repairs\n\n" + Self.table(CleanCodes.repairs) + "\n"))
    #expect(text.contains("## Findings\n\n" + Self.table(CleanCodes.findings)))
  }
}
