import Identifiers
import TestSupport
import Testing
import VietnameseText

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

  /// The bits of a set's members, as its source has them: what is not in `all` is known there alone.
  private static func bits(_ type: String, in file: String) -> [Int] {
    TemporaryFolder.text(at: Repository.path("Sources/" + file)).split(separator: "\n").compactMap {
      guard let place = $0.firstRange(of: " = \(type)(rawValue: 1 << ")?.upperBound else {
        return nil
      }
      return Int($0[place...].prefix { $0.isNumber })
    }
  }

  @Test(
    "Every member of a set has a bit and a code of its own",
    arguments: [
      ("NameRepairs", "VietnameseText/Names/NameRepairs.swift", NameRepairs.all.map(\.code)),
      ("NameFindings", "VietnameseText/Names/NameFindings.swift", NameFindings.all.map(\.code)),
      ("IDRepairs", "Identifiers/CitizenIDs/IDRepairs.swift", IDRepairs.all.map(\.code)),
      ("IDFindings", "Identifiers/CitizenIDs/IDFindings.swift", IDFindings.all.map(\.code)),
      ("DateRepairs", "Identifiers/Dates/DateRepairs.swift", DateRepairs.all.map(\.code)),
      ("DateFindings", "Identifiers/Dates/DateFindings.swift", DateFindings.all.map(\.code)),
      ("RowRepairs", "Cleansing/Records/RowRepairs.swift", RowRepairs.all.map(\.code.code)),
      ("RowFindings", "Cleansing/Records/RowRepairs.swift", RowFindings.all.map(\.code.code)),
    ])
  func members(type: String, file: String, codes: [String]) {
    let bits = Self.bits(type, in: file)
    #expect(!bits.isEmpty && Set(bits).count == bits.count, "\(type): a bit is used twice")
    #expect(bits.count == codes.count, "\(type): a member without a line in `all`")
    #expect(Set(codes).count == codes.count, "\(type): a code stands twice")
  }

  @Test("What belongs to cells alone is counted member by member")
  func cells() {
    for (type, codes, base) in [
      ("CellRepairs", CleanCodes.repairs, CleansingCodes.repairs.count),
      ("CellFindings", CleanCodes.findings, CleansingCodes.findings.count),
    ] {
      let bits = Self.bits(type, in: "Cleansing/Cells/CleanCodes.swift")
      #expect(bits == Array(0..<codes.count - base), "\(type)")
    }
    var (repairs, findings) = (CellRepairSet(), CellFindingSet())
    repairs.cell = CellRepairs(rawValue: .max)
    findings.cell = CellFindings(rawValue: .max)
    var seen: [Int] = []
    CleanCodes.forEach(repairs) { seen.append($0) }
    #expect(seen == Array(CleansingCodes.repairs.count..<CleanCodes.repairs.count))
    seen = []
    CleanCodes.forEach(findings) { seen.append($0) }
    #expect(seen == Array(CleansingCodes.findings.count..<CleanCodes.findings.count))
    #expect(Set(CleanCodes.repairs.map(\.code)).count == CleanCodes.repairs.count)
    #expect(Set(CleanCodes.findings.map(\.code)).count == CleanCodes.findings.count)
  }
}
