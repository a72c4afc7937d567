import Authentication
import TestSupport
import Testing

@Suite("Names that an export has cut are compared with the beginning of the register's")
struct CutNamesTests {
  /// The province with the names of the records cut at some characters, blanks at the end left out.
  private static func run(_ width: Int) throws -> Run {
    let province = try #require(Province.small)
    let columns = ["record_id", "full_name", "birth_date", "gender", "citizen_id", "commune_code"]
    let rows = PlainTable(province.insurance).records.map { record in
      columns.map { column in
        let value = record[column] ?? ""
        guard column == "full_name" else { return value }
        let cut = String(value.prefix(width))
        return cut.hasSuffix(" ") ? String(cut.dropLast()) : cut
      }.joined(separator: ",")
    }
    return try Run(
      insurance: Array(([columns.joined(separator: ",")] + rows).joined(separator: "\n").utf8),
      reference: province.reference)
  }

  private static func count(_ run: Run, _ key: String, _ value: String) -> Int {
    run.outcomes.count { $0[key] == value }
  }

  @Test("A name that is the beginning of the person's is nearly right, not another one")
  func cut() throws {
    let (whole, cut) = (try Self.run(60), try Self.run(15))
    #expect(!whole.report.notes.contains { $0.en.contains("are cut") })
    #expect(cut.report.notes.contains { $0.en.contains("are cut at 15") })
    let all = Self.count(whole, "outcome", "authenticated")
    #expect(Self.count(cut, "outcome", "authenticated") >= all * 97 / 100)
    #expect(Self.count(cut, "reason", "S11") <= Self.count(whole, "reason", "S11") + all / 200)
  }
}
