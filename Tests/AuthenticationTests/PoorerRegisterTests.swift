import Identifiers
import Tables
import TestSupport
import Testing

@testable import Authentication

@Suite("A register that knows less than the record, or contradicts itself")
struct PoorerRegisterTests {
  static let people = """
    040190800001,187800001,TRUONG THI THU HOAI,15/03/1990,Nữ,17002,"Xóm 3, xã Nam Thanh",alive,,,H91001
    040310800002,,Lê Thị Lanh,2010,Nữ,17002,"Xóm 4, xã Nam Thanh",alive,,,H91002
    040074800003,,Vi Quốc Nghĩa,01/01/1974,Nam,17002,"Xóm 5, xã Nam Thanh",alive,,,H91003
    040322800004,,Lê Thị Bích Thư,28/03/2022,Nam,17002,"Xóm 6, xã Nam Thanh",alive,,,H91004
    040092800005,,Đặng Hữu Long,08/01/1991,Nam,17002,"Xóm 7, xã Nam Thanh",alive,,,H91005
    040158800006,,Nguyễn Thị Mùi,,Nữ,17002,"Xóm 8, xã Nam Thanh",alive,,,H91006
    040051800007,,,03/05/1951,Nam,17002,"Xóm 9, xã Nam Thanh",alive,,,H91007
    ,188869694,Xồng Y Và,10/06/1942,Nữ,17002,"Xóm 10, xã Nam Thanh",alive,,,H91008
    ,185566778,Lô Thị Hưng,18/01/1981,Nữ,17002,"Xóm 11, xã Nam Thanh",alive,,,H91009
    040180800010,,Vi Lan Anh,02/09/1980,Nữ,17002,"Xóm 12, xã Nam Thanh",alive,,,H91010

    """

  static let frozen = Result { try Run.frozen(ReasonTests.reference + Array(people.utf8)) }

  static func row(_ name: String, _ date: String, _ sex: String, _ number: String, _ hamlet: Int)
    -> String
  {
    "R,,,\(name),\(date),\(sex),\(number),\"Xóm \(hamlet), xã Nam Thanh\",17002,"
  }

  /// The explanation of a record that is alone in its file.
  static func explain(_ row: String) throws -> ExplainedRecord {
    let folder = TemporaryFolder()
    let settings = MatchSettings(
      insurancePath: folder.write(
        Array((ReasonTests.header + row + "\n").utf8), to: "insurance.csv"),
      referencePath: folder.write(try frozen.get(), to: "register.khop"),
      outputPath: folder.path(of: "results"), asOf: Run.asOf)
    var run = MatchRun(settings: settings, version: "test")
    let manifest = try run.run().manifest
    return try ExplainRun(folder: settings.outputPath, manifest: manifest, settings: settings)
      .explain(.row(1))
  }

  struct Case: CustomTestStringConvertible {
    let row: String
    let outcome: String
    let reason: String
    /// What is proposed in English, in part.
    let text: String
    var testDescription: String { row }
  }

  static let cases: [Case] = [
    // Marks are never stripped.
    Case(
      row: row("Trương Thị Thu Hoài", "15/03/1990", "Nữ", "040190800001", 3),
      outcome: "authenticated", reason: "D01", text: "no papers needed"),
    Case(
      row: row("Trương Thị Thu Hoài", "15/03/1990", "Nữ", "", 3), outcome: "authenticated",
      reason: "S30", text: "Complete the citizen ID: 040190800001"),
    Case(
      row: row("Trương Thị Thu Hoàn", "15/03/1990", "Nữ", "040190800001", 3),
      outcome: "authenticated", reason: "S10",
      text: "Collect: name (register: Truong Thi Thu Hoai)"),
    Case(
      row: row("Trương Thu Hoài", "15/03/1990", "Nữ", "040190800001", 3),
      outcome: "authenticated", reason: "S10", text: "→ Trương Thị Thu Hoài"),
    // The given word alone may be another name.
    Case(
      row: row("Vi Lan Ánh", "02/09/1980", "Nữ", "040180800010", 12), outcome: "authenticated",
      reason: "S10", text: "Collect: name (register: Vi Lan Anh)"),
    // A date is never made less precise.
    Case(
      row: row("Lê Thị Lanh", "21/04/2011", "Nữ", "040310800002", 4), outcome: "authenticated",
      reason: "S20", text: "Collect: birth date (register: 2010)"),
    Case(
      row: row("Lê Thị Lanh", "21/04/2010", "Nữ", "040310800002", 4), outcome: "authenticated",
      reason: "D02", text: "the register lacks the whole birth date (2010), commune police"),
    Case(
      row: row("Vi Quốc Nghĩa", "09/06/1974", "Nam", "040074800003", 5), outcome: "authenticated",
      reason: "D02", text: "the register lacks the whole birth date (01/01/1974), commune police"),
    // A register that contradicts its own number.
    Case(
      row: row("Lê Thị Bích Thư", "28/03/2022", "Nữ", "040322800004", 6),
      outcome: "authenticated", reason: "S21", text: "the register's sex (Nam) contradicts"),
    Case(
      row: row("Đặng Hữu Long", "08/01/1992", "Nam", "040092800005", 7), outcome: "authenticated",
      reason: "S20", text: "the register's birth date (08/01/1991) contradicts"),
    // What the register lacks is nothing that the record lacks.
    Case(
      row: row("Nguyễn Thị Mùi", "14/03/1958", "Nữ", "040158800006", 8), outcome: "authenticated",
      reason: "D02", text: "the register lacks the whole birth date, commune police"),
    Case(
      row: row("Bùi Văn Mão", "03/05/1951", "Nam", "040051800007", 9), outcome: "review",
      reason: "S10", text: "If it is this person: the register lacks the whole name"),
    Case(
      row: row("Xồng Y Và", "10/06/1942", "Nữ", "040142800008", 10), outcome: "review",
      reason: "K40", text: "has no citizen ID in the register: commune police"),
    Case(
      row: row("Lô Thị Hưng", "18/01/1981", "Nữ", "185566778", 11), outcome: "review",
      reason: "K42", text: "has no citizen ID in the register: commune police"),
    Case(
      row: row("Lô Thị Hưng", "18/01/1981", "Nữ", "", 11), outcome: "review", reason: "K41",
      text: "has no citizen ID in the register: commune police"),
    // A poorer record is completed as before.
    Case(
      row: row("Đặng Hữu Long", "1991", "Nam", "040092800005", 7), outcome: "authenticated",
      reason: "D02", text: "Complete the birth date: 1991 → 08/01/1991"),
  ]

  @Test("The record keeps what it knows, and the police are named", arguments: cases)
  func proposals(record: Case) throws {
    let explained = try Self.explain(record.row)
    #expect(explained.outcome.name == record.outcome)
    #expect(explained.reason.code == record.reason)
    #expect(explained.isReproduced)
    let proposal = try #require(explained.proposal)
    let text = proposal.text(in: .english, isMasked: false)
    #expect(text.contains(record.text), "\(text)")
    let isForPolice = text.contains("police") && !proposal.isTentative
    #expect((proposal.actor(in: .english) == "commune police") == isForPolice)

    // The lists know the fields alone, and of a person without a number none.
    let person = explained.candidates.first?.identity
    var decision = Decision()
    decision.outcome = explained.outcome
    decision.reason = explained.reason
    let listed = Proposal(
      decision, record: try #require(explained.identity),
      person: person?.citizenID == 0 ? nil : person)
    #expect(listed.text(in: .english, isMasked: false) == text)
    #expect(listed.isChange == proposal.isChange)
  }

  @Test("A birth date that the register lacks and its number contradicts is a wrong one")
  func otherYear() throws {
    let row = Self.row("Nguyễn Thị Mùi", "14/03/1961", "Nữ", "040158800006", 8)
    let explained = try Self.explain(row)
    #expect(explained.reason == .s20)
    #expect(explained.proposal?.text(in: .english) == "Collect: birth date")
  }

  @Test("A birth date that neither side has is collected")
  func noDate() throws {
    let explained = try Self.explain(Self.row("Nguyễn Thị Mùi", "", "Nữ", "040158800006", 8))
    #expect(explained.reason == .x90)
    #expect(explained.proposal?.text(in: .english) == "Collect: birth date")
  }

  @Test(
    "Words without marks take the record's where they have lost them",
    arguments: [
      ("Nguyen Thi Mui", "Nguyễn Thị Mùi", .marked("Nguyễn Thị Mùi")),
      ("Nguyen Mui", "Nguyễn Thị Mùi", .marked("Nguyễn Mùi")),
      ("Tran Minh Anh", "Trần Minh Anh", .marked("Trần Minh Anh")),
      ("Nguyen Van Anh", "Nguyễn Anh", .marked("Nguyễn Văn Anh")),
      ("Nguyen Thi Mai", "Nguyễn Thị Mùi", .undecided),
      ("Vi Lan Anh", "Vi Lan Ánh", .undecided), ("Vi Thanh Linh", "Vi Thạnh Linh", .undecided),
      ("Vi Lan Anh", "Vi Lan Em", .asWritten),
      ("Nguyễn Thi Mui", "Nguyễn Thị Mùi", .asWritten),
      ("Nguyễn Thị Mùi", "Nguyen Thi Mui", .asWritten), ("", "Nguyễn Thị Mùi", .asWritten),
    ] as [(String, String, MarkedWords.Reading)])
  func marks(name: String, other: String, reading: MarkedWords.Reading) {
    #expect(MarkedWords.reading(name, beside: other) == reading)
  }
}
