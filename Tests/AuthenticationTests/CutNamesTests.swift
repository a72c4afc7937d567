import Authentication
import TestSupport
import Testing

@Suite("Names that an export has cut are compared with the beginning of the register's")
struct CutNamesTests {
  /// The records of the province with their names cut at some characters, blanks at the end left out.
  private static func insurance(_ width: Int, hasNumbers: Bool = true) throws -> [UInt8] {
    let province = try Province.small.get()
    var columns = ["record_id", "full_name", "birth_date", "gender", "commune_code"]
    if hasNumbers { columns.append("citizen_id") }
    let rows = PlainTable(province.insurance).records.map { record in
      columns.map { column in
        let value = record[column] ?? ""
        guard column == "full_name" else { return value }
        let cut = String(value.prefix(width))
        return cut.hasSuffix(" ") ? String(cut.dropLast()) : cut
      }.joined(separator: ",")
    }
    return Array(([columns.joined(separator: ",")] + rows).joined(separator: "\n").utf8)
  }

  private static func run(_ width: Int, hasNumbers: Bool = true) throws -> Run {
    try Run(
      insurance: insurance(width, hasNumbers: hasNumbers),
      reference: Province.small.get().reference)
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

  @Test("Without numbers the rest of a cut name, the day and the commune tell who is meant")
  func withoutNumbers() throws {
    let (whole, cut) = (
      try Self.run(60, hasNumbers: false), try Self.run(15, hasNumbers: false)
    )
    #expect(cut.report.summary.learned?.first?.en.contains("are cut at 15") == true)
    let all = Self.count(whole, "outcome", "authenticated")
    #expect(Self.count(cut, "outcome", "authenticated") >= all * 88 / 100)
  }

  @Test("One name that fills a file is not cut")
  func oneName() throws {
    let rows = (0..<240).map { row in
      "0401900\(10_000 + row),Nguyễn Thị Hoa,\(row % 28 + 1)/\(row % 12 + 1)/1990,Nữ,17002"
    }
    let table = Array(
      (["citizen_id,full_name,birth_date,gender,commune_code"] + rows)
        .joined(separator: "\n").utf8)
    // Without their numbers, which are the first twelve digits of a row.
    let records =
      ["full_name,birth_date,gender,commune_code"] + rows.map { String($0.dropFirst(13)) }
    let run = try Run(
      insurance: Array(records.joined(separator: "\n").utf8), reference: table)
    #expect(run.report.summary.learned == nil)
    for outcome in run.outcomes {
      #expect(outcome["reason"] != "S10" && outcome["findings"]?.contains("S10") == false)
    }
  }

  @Test("A model that is learnt from cut names takes no cut for another name")
  func training() throws {
    func occurrences(_ width: Int) throws -> Double {
      let folder = TemporaryFolder()
      let settings = MatchSettings(
        insurancePath: folder.write(try Self.insurance(width), to: "insurance.csv"),
        referencePath: folder.write(
          try Province.small.get().reference, to: "reference.csv"), outputPath: folder.path,
        asOf: Run.asOf)
      let model = try TrainingRun(settings: settings).run(name: "test")
      return ["name.missingGiven", "name.otherGiven"].reduce(0.0) { sum, name in
        sum + (model.parameters.first { $0.name == name }?.occurrences ?? 0)
      }
    }
    let (whole, cut) = (try occurrences(60), try occurrences(15))
    #expect(cut <= whole + 20, "\(whole) and \(cut)")
  }
}
