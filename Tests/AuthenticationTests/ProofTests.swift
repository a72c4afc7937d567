import TestSupport
import Testing

@testable import Authentication

@Suite("What must agree before a link is made without a person")
struct ProofTests {
  struct Case: CustomTestStringConvertible {
    let what: String
    let row: String
    let outcome: String
    let reason: String
    /// What leaves the record to a person, however probable it is.
    var doubt: Doubt?
    var testDescription: String { what }
  }

  static let cases: [Case] = [
    Case(
      what: "a child under its mother's name and number",
      row: "R,,,Nguyễn Thị Thu Hằng,05/06/2023,Nữ,040190700001,,17002,", outcome: "review",
      reason: "S20", doubt: .child),
    Case(
      what: "an adult under number and name of somebody a generation younger",
      row: "R,,,Nguyễn Thị Thu Hằng,05/06/1961,Nữ,040190700001,,17002,", outcome: "review",
      reason: "S20", doubt: .generation),
    Case(
      what: "an adult with quite another date keeps the link by number and name",
      row: "R,,,Nguyễn Thị Thu Hằng,05/06/1981,Nữ,040190700001,,17002,",
      outcome: "authenticated", reason: "S20"),
    Case(
      what: "a daughter with one more word, under her mother's number",
      row: "R,,,Nguyễn Thị Minh Thu Hằng,05/06/2012,Nữ,040190700001,\"Xóm 3, xã Nam Thanh\",17002,",
      outcome: "review", reason: "S20", doubt: .generation),
    Case(
      what: "a namesake of another generation in the house, without a number",
      row: "R,,,Nguyễn Thị Thu Hằng,05/06/2012,Nữ,,\"Xóm 3, xã Nam Thanh\",17002,",
      outcome: "review", reason: "S30", doubt: .otherDate),
    Case(
      what: "a rare name alone", row: "R,,,Moong Văn Cụt,,Nam,,,,", outcome: "review",
      reason: "S30", doubt: .nameAlone),
    Case(
      what: "a rare name and its place", row: "R,,,Moong Văn Cụt,,Nam,,Bản Cánh,16813,",
      outcome: "review", reason: "S30", doubt: .nameAlone),
    Case(
      what: "name and year at another place", row: "R,,,Moong Văn Cụt,1952,Nam,,,17002,",
      outcome: "review", reason: "S30", doubt: .yearAlone),
    Case(
      what: "name and year at the place", row: "R,,,Moong Văn Cụt,1952,Nam,,Bản Cánh,16813,",
      outcome: "authenticated", reason: "S30"),
    Case(
      what: "name, month and the year before, at another place",
      row: "R,,,Nguyễn Thị Thu Hằng,03/1989,,,\"Bản Na Loi, xã Long Sơn\",17377,",
      outcome: "review", reason: "S30", doubt: .otherDate),
    Case(
      what: "name and the year before, in another hamlet",
      row: "R,,,Moong Văn Cụt,1951,Nam,,Bản Na,16813,", outcome: "review", reason: "S30",
      doubt: .otherDate),
    Case(
      what: "name, month and the year before, at home",
      row: "R,,,Moong Văn Cụt,1951,Nam,,Bản Cánh,16813,", outcome: "authenticated",
      reason: "S30"),
    Case(
      what: "a whole number with other last digits, beside name, commune and year",
      row: "R,,,Lang Thị Nhâm,1982,Nữ,040182700555,Xóm 9,17002,", outcome: "review",
      reason: "S30", doubt: .ownNumber),
    Case(
      what: "neither name nor date of the number's owner",
      row: "R,,,Nguyễn Thị Thu Diệp,15/03/1991,Nữ,040190700001,,17002,", outcome: "review",
      reason: "S11", doubt: .numberAlone),
    Case(
      what: "initials, with day and address",
      row: "R,,,L. T. N.,03/12/1982,Nữ,,Xóm 6,17002,", outcome: "review", reason: "S30",
      doubt: .initial),
    Case(
      what: "lost letters in every word, with day and address",
      row: "R,,,?ang Th? Nh?m,03/12/1982,Nữ,,Xóm 6,17002,", outcome: "authenticated",
      reason: "S30"),
    Case(
      what: "a twin's number by one, and a mark of the given word",
      row: "R,,,Lương Anh Dat,18/09/1991,Nam,040091700009,,17002,", outcome: "review",
      reason: "S31", doubt: .twins),
    Case(
      what: "somebody whose number the register does not have",
      row: "R,,,Vừ Bá Xài,11/12/1977,Nam,,Bản Cánh,16813,", outcome: "review", reason: "K41",
      doubt: .registerLacks),
    Case(
      what: "a child that is named by its mother",
      row: "R,,,Con bà Nguyễn Thị Thu Hằng,15/03/1990,Nữ,040190700001,,17002,",
      outcome: "review", reason: "X90", doubt: .newborn),
    Case(
      what: "no birth date, a class of children, the number of an old man",
      row: "R,,,Moong Văn Cụt,,Nam,040052700004,Bản Cánh,16813,TE", outcome: "review",
      reason: "X90", doubt: .otherAge),
    Case(
      what: "no name", row: "R,,,,15/03/1990,Nữ,040190700001,\"Xóm 3, xã Nam Thanh\",17002,",
      outcome: "review", reason: "X90", doubt: .numberAlone),
  ]

  @Test("One record, however probable", arguments: cases)
  func proof(record: Case) throws {
    try record.expect(reference: ReasonTests.frozen.get())
  }

  @Test("Every doubt has a case")
  func allDoubts() {
    let met = Set((Self.cases + CrossedEvidenceTests.cases).compactMap(\.doubt))
    #expect(met == Set(Doubt.allCases))
  }

  @Test(
    "What agrees in an uncertain reading only is not equal",
    arguments: [
      ("Ngyễn Thị Thu Hằng,15/03/1990", "S10"), ("Hằng Nguyễn Thị Thu,15/03/1990", "S10"),
      ("Nguyễn Thị Thu Hằng,15/03/1990", "D00"), ("NGUYỄN THỊ THU HẰNG,15.3.1990", "D01"),
    ])
  func readings(fields: String, reason: String) throws {
    let outcome = try #require(
      try ReasonTests.run(["R,,,\(fields),Nữ,040190700001,,17002,"]).outcomes.first)
    #expect(outcome["outcome"] == "authenticated")
    #expect(outcome["reason"] == reason)
  }

  @Test("A name that the register does not have is not compared with nothing")
  func namelessPerson() throws {
    let run = try Run(
      insurance: Array(
        (ReasonTests.header + "R,,,Cao Xuân Bách,15/03/1990,Nữ,040190700099,,17002,\n").utf8),
      reference: ReasonTests.reference
        + Array("040190700099,,,15/03/1990,Nữ,17002,,alive,,,\n".utf8))
    #expect(run.outcomes[0]["outcome"] == "review")
  }

  @Test("Where most records without a number find nobody, the others are less probable")
  func unknownPeople() throws {
    let known = "A,,,Lang Thị Nhâm,03/12/1982,Nữ,,,17002,"
    let unknown = (0..<400).map {
      "U\($0),,,Cao Xuân Bách,\($0 % 28 + 1)/08/\(1950 + $0 / 10),Nam,,,16666,"
    }
    let alone = try #require(try ReasonTests.run([known]).byRecord["A"])
    let among = try #require(try ReasonTests.run([known] + unknown).byRecord["A"])
    func odds(_ record: [String: String]) throws -> Double {
      let probability = try #require(Double(record["probability"] ?? ""))
      return probability / (1 - probability)
    }
    #expect(try odds(among) < odds(alone) / 8)
  }

  @Test("A number with other last digits is no worse than none beside name, house and month")
  func wrongLastDigits() throws {
    let province = try Province.small.get()
    var rows: [String] = []
    for (place, person) in PlainTable(province.reference).records.enumerated() {
      let number = person["citizen_id"] ?? ""
      let date = person["birth_date"] ?? ""
      guard number.count == 12, date.count == 10 else { continue }
      let isWrong = place % 10 == 0
      let last = String(1000 + ((Int(number.suffix(3)) ?? 0) + (isWrong ? 246 : 0)) % 1000)
      let cells = [
        "\(isWrong ? "W" : "R")\(place)", "", "", person["full_name"] ?? "",
        isWrong ? String(date.dropFirst(3)) : date, person["gender"] ?? "",
        String(number.prefix(9) + last.suffix(3)), "\"\(person["address"] ?? "")\"",
        person["commune_code"] ?? "", "",
      ]
      rows.append(cells.joined(separator: ","))
    }
    let table = ReasonTests.header + rows.joined(separator: "\n")
    let run = try Run(insurance: Array(table.utf8), reference: province.reference)
    let wrong = run.outcomes.filter { $0["record_id"]?.hasPrefix("W") == true }
    let linked = wrong.count { $0["outcome"] == "authenticated" }
    #expect(linked * 10 > wrong.count * 9, "\(linked) of \(wrong.count)")
  }
}

extension ProofTests.Case {
  /// Decides the record alone and compares outcome, reason and doubt.
  func expect(reference: [UInt8]) throws {
    let folder = TemporaryFolder()
    var settings = MatchSettings(
      insurancePath: folder.write(ReasonTests.header + row + "\n", to: "insurance.csv"),
      referencePath: folder.write(reference, to: "reference.khop"),
      outputPath: folder.path(of: "results"), asOf: Run.asOf)
    var run = MatchRun(settings: settings, version: "test")
    _ = try run.run()
    let outcome = try #require(PlainTable(folder.bytes(of: "results/outcomes.csv")).records.first)
    #expect(outcome["outcome"] == self.outcome, "\(outcome)")
    #expect(outcome["reason"] == reason, "\(outcome)")
    // The doubt is told of links that are probable enough: here all are.
    settings.thresholds.accept = 0
    let manifest = try Manifest.read(folder: settings.outputPath)
    let explain = ExplainRun(folder: settings.outputPath, manifest: manifest, settings: settings)
    let found = try explain.explain(.row(1)).doubt
    #expect(found == doubt, "\(outcome)")
  }
}
