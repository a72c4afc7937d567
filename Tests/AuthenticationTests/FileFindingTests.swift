import TestSupport
import Testing

@testable import Authentication

@Suite("Findings of the whole file")
struct FileFindingTests {
  @Test("Each finding of the whole file stands in docs/codes.md, with a mark of its own or none")
  func documented() {
    let text = TemporaryFolder.text(at: Repository.path("docs/codes.md"))
    for finding in FileFinding.allCases {
      #expect(text.contains("**\(finding.code)**"), "\(finding.code)")
      #expect(!finding.label.vi.isEmpty && finding.label.vi != finding.label.en)
    }
    let marks = FileFinding.allCases.compactMap(\.mark)
    #expect(Set(marks).count == marks.count && marks.allSatisfy(\.hasMarks))
    #expect(Reason.allCases.allSatisfy { !ReasonSet($0).hasMarks })
  }
}
