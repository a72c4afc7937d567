import Identifiers
import Tables
import TestSupport
import Testing

@testable import Authentication

@Suite("Figures by place, class, age, sex and group of name")
struct BreakdownTests {
  static let run = Result {
    let province = try Province.small.get()
    return try Run(insurance: province.insurance, reference: province.reference, threads: 2)
  }

  static func sum(_ groups: [Summary.GroupCount]) -> Summary.GroupCount {
    groups.reduce(into: Summary.GroupCount(key: "total")) { $0.add($1) }
  }

  @Test("Every cut adds up to the whole, reasons and tiers included")
  func sums() throws {
    let summary = try Self.run.get().report.summary
    let cuts = [
      summary.byCommune, summary.byDistrict, summary.byOffice, summary.byClass,
      summary.byPayerGroup, summary.byAge, summary.bySex, summary.byAgeAndSex,
      summary.byNameGroup, summary.byBirthDecade,
    ]
    for cut in cuts { #expect(Self.sum(cut) == summary.total) }
    #expect(summary.total.reasons.values.reduce(0, +) == summary.total.records)
    #expect(
      (summary.total.openReasons ?? [:]).values.reduce(0, +)
        == summary.total.review + summary.total.unresolved)
    let tiers = summary.tiers
    #expect(tiers.a + tiers.b + tiers.c == summary.total.authenticated)
    #expect(
      summary.authenticatedReasons.reduce(0) { $0 + $1.count } == summary.total.authenticated)
  }

  @Test("The figures are those of the outcomes, counted again")
  func outcomes() throws {
    let run = try Self.run.get()
    let province = try Province.small.get()
    let summary = run.report.summary
    var communes: [String: Int] = [:]
    var deaths = 0
    let rows = PlainTable(province.insurance).records
    for (row, outcome) in zip(rows, run.outcomes) {
      if outcome["outcome"] == "authenticated" {
        communes[row["commune_code"] ?? "", default: 0] += 1
      }
      let codes =
        [outcome["reason"] ?? ""]
        + (outcome["findings"] ?? "").split(separator: ";").map(String.init)
      if codes.contains("C60") { deaths += 1 }
    }
    for group in summary.byCommune {
      #expect(group.authenticated == communes[group.key, default: 0], "\(group.key)")
    }
    #expect(summary.mentions.first { $0.code == "C60" }?.count == deaths)
  }

  @Test("Counters have a place for every outcome and reason, and marks lie behind the reasons")
  func places() {
    #expect(Outcome.allCases.count == Outcome.count && Reason.allCases.count == Reason.count)
    #expect(Reason.allCases.allSatisfy { Int($0.rawValue) < Reason.count })
    let marks: ReasonSet = [
      .neighboursNumber, .sameInsuranceNumber, .sharedInsuranceNumber, .repeatedRegisterNumber,
      .neighboursName, .neighboursDate,
    ]
    #expect(Reason.allCases.allSatisfy { marks.isDisjoint(with: ReasonSet($0)) })
  }

  @Test("However many classes a file has, each record has its own: one soldier is one out of scope")
  func manyClasses() throws {
    var insurance = "record_id,full_name,birth_date,citizen_id,class\n"
    let soldier = 4095
    for number in 0..<4200 {
      let text = number == soldier ? "Quân nhân tại ngũ" : "hộ gia đình số \(number)"
      insurance += "R\(number),Nguyễn Văn An,05/03/1950,,\(text)\n"
    }
    let reference = """
      citizen_id,full_name,birth_date
      040050000123,Nguyễn Văn Bình,05/03/1950

      """
    let run = try Run(insurance: insurance, reference: reference)
    let excluded = run.outcomes.filter { $0["outcome"] == "excluded" }.map { $0["record_id"] }
    #expect(excluded == ["R\(soldier)"])
    #expect(run.report.summary.total.excluded == 1)
    #expect(Self.sum(run.report.summary.byClass) == run.report.summary.total)
  }

  @Test("Coverage counts the living of the register with and without a linked record")
  func coverage() throws {
    let run = try Self.run.get()
    let province = try Province.small.get()
    let linked = Set(run.outcomes.compactMap { $0["citizen_id"] }.filter { !$0.isEmpty })
    let people = PlainTable(province.reference).records
    let living = people.filter { $0["status"] == "alive" }
    let coverage = run.report.summary.coverage
    #expect(coverage.alive.people == living.count)
    #expect(coverage.alive.insured == living.count { linked.contains($0["citizen_id"] ?? "") })
    #expect(coverage.dead.people == people.count - living.count)
    let cuts = [
      coverage.byCommune, coverage.byDistrict, coverage.byAge, coverage.bySex, coverage.byClass,
    ]
    for cut in cuts {
      #expect(cut.reduce(0) { $0 + $1.people } == living.count)
      #expect(cut.reduce(0) { $0 + $1.insured } == coverage.alive.insured)
    }
  }

  @Test("Classes that ages suggest are sums of ages, split by the retirement age of the year")
  func joiningClasses() throws {
    let coverage = try Self.run.get().report.summary.coverage
    func ages(_ keys: String...) -> Int {
      coverage.byAge.filter { keys.contains($0.key) }.reduce(0) { $0 + $1.people }
    }
    func classes(_ keys: JoiningClass...) -> Int {
      coverage.byClass.filter { group in keys.contains { $0.key == group.key } }
        .reduce(0) { $0 + $1.people }
    }
    #expect(classes(.child) == ages("0-5"))
    #expect(classes(.pupil) == ages("6-14", "15-17"))
    #expect(classes(.worker, .retired) == ages("18-29", "30-44", "45-59", "60-79"))
    #expect(classes(.elder) == ages("80+"))
    #expect(classes(.retired) > 0)

    let ages = AgesOnDay(Run.asOf)
    let cases: [(birth: (year: Int, month: Int), sex: UInt8, expected: JoiningClass)] = [
      ((2024, 12), 1, .child), ((2019, 1), 2, .child), ((2018, 12), 2, .pupil),
      ((2006, 1), 1, .worker), ((1963, 12), 1, .retired), ((1964, 1), 1, .worker),
      ((1968, 8), 2, .retired), ((1968, 9), 2, .worker), ((1963, 0), 0, .retired),
      ((1945, 1), 1, .retired), ((1944, 12), 2, .elder), ((0, 0), 1, .unknown),
    ]
    for (birth, sex, expected) in cases {
      let isKnown = birth.year != 0
      let date = BirthDate(
        uncheckedYear: birth.year, month: birth.month, day: isKnown ? 1 : 0)
      let found = ages.joiningClass(band: ages.band(date), birthDate: date, sex: sex)
      #expect(found == expected, "\(birth), \(sex)")
    }
  }

  @Test(
    "Ages are completed years on the day; what is missing of a date counts as the first",
    arguments: [
      ((2020, 11, 22), 72, AgeBand.from6), ((2020, 11, 23), 71, .under6),
      ((2020, 0, 0), 82, .from6),
      ((2021, 0, 0), 70, .under6), ((2020, 11, 0), 72, .from6), ((2020, 12, 0), 71, .under6),
      ((2026, 11, 22), 0, .under6), ((2026, 11, 23), nil, .unknown), ((2027, 1, 1), nil, .unknown),
      ((2011, 11, 23), 179, .from6), ((2011, 11, 22), 180, .from15), ((1946, 11, 23), 959, .from60),
      ((1946, 11, 22), 960, .from80), ((0, 0, 0), nil, .unknown),
    ] as [((Int, Int, Int), Int?, AgeBand)])
  func ages(date: (Int, Int, Int), months: Int?, band: AgeBand) throws {
    let ages = AgesOnDay(try #require(BirthDate(year: 2026, month: 11, day: 22)))
    let date = BirthDate(uncheckedYear: date.0, month: date.1, day: date.2)
    #expect(ages.months(date) == months)
    #expect(ages.band(date) == Int(band.rawValue))
  }

  @Test("Columns are counted as received and after repair")
  func columns() throws {
    let run = try Run(
      insurance: """
        record_id,full_name,birth_date,citizen_id,commune_code
        1,Nguyễn Văn An,05/03/1990,040090000123,17464
        2,NguyÔn V¨n An,,040.090.000.123,99
        3,,1990,12,16600

        """,
      reference: """
        citizen_id,full_name,birth_date
        040090000123,Nguyễn Văn An,05/03/1990

        """)
    let columns = Dictionary(
      uniqueKeysWithValues: run.report.summary.columns.map { ($0.role, $0) })
    #expect(columns["full_name"]?.filled == 2)
    #expect(columns["birth_date"]?.filled == 2 && columns["birth_date"]?.validAsReceived == 2)
    #expect(columns["citizen_id"]?.filled == 3 && columns["citizen_id"]?.validAsReceived == 1)
    #expect(columns["citizen_id"]?.validAfterRepair == 2 && columns["citizen_id"]?.repaired == 1)
    #expect(columns["commune_code"]?.filled == 3)
    #expect(columns["si_number"] == nil && columns["class"] == nil)
  }

  @Test("Offices of a configuration take their districts and communes")
  func offices() throws {
    let province = try Province.small.get()
    let toml = """
      [[office]]
      name = "Một"
      districts = [412, 425]
      communes = [17827]
      """
    let run = try Run(insurance: province.insurance, reference: province.reference) {
      $0.configuration = (try? Configuration(toml: toml, path: "test.toml")) ?? Configuration()
    }
    let summary = run.report.summary
    #expect(summary.byOffice.map(\.key) == ["Một", ""])
    let expected =
      summary.byDistrict.filter { ["412", "425"].contains($0.key) }
      .reduce(0) { $0 + $1.records }
      + (summary.byCommune.first { $0.key == "17827" }?.records ?? 0)
    #expect(summary.byOffice.first?.records == expected)
  }

  @Test("Stated probabilities fall into bins that hold every record with a person")
  func calibration() throws {
    let summary = try Self.run.get().report.summary
    #expect(summary.calibration.reduce(0) { $0 + $1.authenticated } == summary.total.authenticated)
    let wrong = summary.calibration.reduce(0) { $0 + $1.expectedWrong }
    #expect((wrong - summary.expectedWrong).magnitude < 1e-6)
    for bin in summary.calibration where bin.records > 0 {
      #expect(bin.meanProbability >= bin.from - 1e-6 && bin.meanProbability <= bin.to + 1e-6)
    }
  }

  @Test("A summary of another version is no summary")
  func version() throws {
    let folder = TemporaryFolder()
    var summary = try Self.run.get().report.summary
    summary.version = 1
    folder.write(try JSONText.encode(summary), to: "summary.json")
    #expect(throws: TableError.self) { try Summary.read(folder: folder.path) }
  }
}
