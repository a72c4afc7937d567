import Linkage
import Testing

@testable import Reporting

@Suite("Labels of a waterfall")
struct WaterfallLabelTests {
  @Test("No kind of evidence has a label that the terminal cuts", arguments: EvidencePart.allCases)
  func fits(part: EvidencePart) {
    #expect(part.label.vi.count <= Waterfall.labelWidth, "\(part.label.vi)")
    #expect(part.label.en.count <= Waterfall.labelWidth, "\(part.label.en)")
  }
}
