import Testing

@testable import Tables

@Suite("Distance of two words")
struct EditDistanceTests {
  @Test(
    "Letters put in, left out and changed are counted",
    arguments: [
      ("", "", 0), ("match", "match", 0), ("mtach", "match", 2), ("mach", "match", 1),
      ("matchs", "match", 1), ("", "abc", 3), ("kitten", "sitting", 3),
    ])
  func distance(left: String, right: String, expected: Int) {
    #expect(EditDistance.between(left, right) == expected)
    #expect(EditDistance.between(right, left) == expected)
  }

  @Test("The nearest word is the one that a slip explains, or none")
  func nearest() {
    let known = ["match", "index", "lookup", "report", "import-corrections"]
    #expect(EditDistance.nearest(to: "mtach", among: known) == "match")
    #expect(EditDistance.nearest(to: "INDX", among: known) == "index")
    #expect(EditDistance.nearest(to: "import-correction", among: known) == "import-corrections")
    #expect(EditDistance.nearest(to: "frobnicate", among: known) == nil)
  }
}
