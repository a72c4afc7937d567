import Reporting
import Testing

@testable import Authentication

@Suite("The report in the terminal")
struct TerminalReportTests {
  /// A run of 1,100 records in eleven communes, the lowest share first.
  static func summary() -> Summary {
    var summary = Summary()
    summary.rowsIn = 1_103
    summary.rejected = 3
    summary.outcomes = 1_100
    summary.total = group("total", 1_100, authenticated: 1_000, excluded: 20)
    summary.tiers = Summary.Tiers()
    summary.tiers.a = 800
    summary.tiers.b = 150
    summary.tiers.c = 50
    summary.byCommune = (0..<12).map { number in
      group("\(17_000 + number * 3)", number == 11 ? 49 : 100, authenticated: number * 5)
    }
    summary.reasons = Reason.allCases.map {
      Summary.CodeCount(code: $0.code, vi: $0.labelVi, en: $0.labelEn, count: $0 == .d00 ? 800 : 0)
    }
    return summary
  }

  static func group(
    _ key: String, _ records: Int, authenticated: Int, excluded: Int = 0
  ) -> Summary.GroupCount {
    var group = Summary.GroupCount(key: key)
    group.records = records
    group.authenticated = authenticated
    group.excluded = excluded
    group.unresolved = records - authenticated - excluded
    return group
  }

  @Test("Shares are of the records that count, in the reader's way of writing")
  func shares() {
    let vi = TerminalReport(Self.summary(), language: .vietnamese).text
    for text in ["1.103", "1.080", "92,59 %", "74,07 %", "87,96 %"] {
      #expect(vi.contains(text), "\(text)")
    }
    let en = TerminalReport(Self.summary(), language: .english).text
    for text in ["1,103", "1,080", "92.59 %", "Strict share (A + B)"] {
      #expect(en.contains(text), "\(text)")
    }
  }

  @Test("A file whose columns were not understood is told so before its figures")
  func cautions() {
    var summary = Self.summary()
    #expect(!TerminalReport(summary, language: .english).text.contains("Take note"))
    summary.reasons = [Summary.CodeCount(code: "X90", vi: "", en: "", count: 900)]
    summary.columns = [Summary.ColumnQuality(role: "birth_date")]
    let text = TerminalReport(summary, language: .english).text
    #expect(text.contains("900 records") && text.contains("hardly hold a value"))
    summary.reasons = []
    summary.total = Self.group("total", 1_000, authenticated: 0)
    summary.total.review = 990
    #expect(TerminalReport(summary, language: .english).text.contains("--target-precision"))
  }

  @Test("Reasons that no record has are left out, the others name who acts")
  func reasons() {
    let text = TerminalReport(Self.summary(), language: .english).text
    #expect(text.contains("D00") && !text.contains("S31") && text.contains("nobody"))
  }

  @Test("The ten lowest communes are listed, lowest first, small ones left out")
  func communes() {
    let lines = TerminalReport(Self.summary(), language: .english).text
      .split(separator: "\n").filter { $0.hasPrefix("  170") }
    #expect(lines.count == 10)
    #expect(
      lines.map { String($0.dropFirst(2).prefix(5)) } == (0..<10).map { "\(17_000 + $0 * 3)" })
    #expect(
      lines[1].hasPrefix("  17003  Phường Long Sơn, Thái Hoà") && lines[1].hasSuffix(" 95   5.00 %")
    )
  }

  @Test(
    "A run without records has dashes for shares and no list of communes", arguments: [true, false])
  func empty(isVietnamese: Bool) {
    let text = TerminalReport(Summary(), language: isVietnamese ? .vietnamese : .english).text
    #expect(text.contains("–"))
    #expect(!text.contains("nan") && !text.contains("inf"))
  }
}
