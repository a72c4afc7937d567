import Tables
import TestSupport
import Testing

@testable import Authentication

@Suite("Events: deaths, children without a card, accounts of somebody else")
struct EventsTests {
  /// Matches the people of the tests in a folder; settings for the events of that run.
  ///
  /// - Parameter people: Further rows of the register.
  private static func matched(
    in folder: TemporaryFolder, _ people: String = ""
  ) throws -> (summary: Summary, events: EventsRun.Settings) {
    let settings = MatchSettings(
      insurancePath: folder.write(insurance, to: "insurance.csv"),
      referencePath: folder.write(reference + people, to: "reference.csv"),
      outputPath: folder.path(of: "results"), asOf: Run.asOf)
    var run = MatchRun(settings: settings, version: "test")
    let summary = try run.run().summary
    return (
      summary,
      EventsRun.Settings(
        folder: folder.path(of: "results"), outputPath: folder.path(of: "events"))
    )
  }

  @Test(
    "Holders' names are compared as banks write them",
    arguments: [
      ("NGUYEN THI HANG", "Nguyễn Thị Hằng", HolderName.same),
      ("nguyen thi  hang", "Nguyễn Thị Hằng", .same),
      ("NGUYEN THI HANG.", "Nguyễn Thị Hằng", .same),
      ("NGUYEN PHUONG HOANG KHANH ", "Nguyễn Phương Hoàng Khánh Linh", .same),
      ("NGUYEN PHUONG HOANG KHAN", "Nguyễn Phương Hoàng Khánh Linh", .different),
      ("NGUYEN HANG", "Nguyễn Thị Hằng", .near), ("HANG NGUYEN THI", "Nguyễn Thị Hằng", .near),
      ("NGUYEN THI HAN", "Nguyễn Thị Hằng", .near),
      ("NGUYEN THI HUE", "Nguyễn Thị Hằng", .different),
      ("DANG VAN DUC", "Đặng Văn Đức", .same), ("", "Nguyễn Thị Hằng", .missing),
      ("TRAN VAN NAM", "Nguyễn Thị Hằng", .different),
    ])
  func names(holder: String, name: String, expected: HolderName) {
    #expect(HolderName.compare(holder: holder, name: name) == expected, "\(holder)")
  }

  @Test("A mask shows no name and no number")
  func mask() {
    let mask = ListMask(isUnmasked: false)
    #expect(mask.number("040190000123") == "040******123")
    #expect(mask.name("Nguyễn Thị Hằng") == "N. T. H.")
    #expect(mask.date("05/03/1990") == "1990")
    #expect(mask.key("BH00000012") == "BH00000012" && mask.key("4012345678") == "401****678")
    for key in [
      "GD4404012345678", "040.190.123.456", "BHXH4012345678", "4012345678/1", "040 190 123 456",
    ] {
      let shown = mask.key(key)
      #expect(shown.utf8.count { $0 &- 0x30 <= 9 } <= 6, "\(shown)")
    }
    #expect(ListMask(isUnmasked: true).name("Nguyễn Thị Hằng") == "Nguyễn Thị Hằng")
  }

  static let insurance = """
    record_id,full_name,birth_date,citizen_id,card_number
    H1,Nguyễn Văn An,05/03/1950,040050000123,HT3404012345678
    H2,Trần Thị Bình,07/08/2021,040321000456,
    H3,Lê Văn Cường,01/02/1980,040080000789,GD4404012345679

    """
  static let reference = """
    citizen_id,full_name,birth_date,commune_code,status
    040050000123,Nguyễn Văn An,05/03/1950,17464,dead
    040321000456,Trần Thị Bình,07/08/2021,17464,alive
    040080000789,Lê Văn Cường,01/02/1980,17464,alive
    040224000111,Phạm Văn Dũng,03/11/2024,17464,alive
    040222000222,Phạm Thị Em,03/11/2022,17464,alive
    040218000333,Phạm Văn Gấm,30/12/2018,17464,alive

    """

  @Test("Lists have their people with reasons, masked, and counts that add up")
  func lists() throws {
    let folder = TemporaryFolder()
    var events = try EventsTests.matched(in: folder).events
    events.accountsPath = folder.write(
      """
      Mã hồ sơ,Tên chủ tài khoản,Số tài khoản
      H3,LE VAN CUONG,0101000001
      H3,=TRAN VAN NAM,0101000002
      H1,NGUYEN VAN AN,0101000003
      H9,AI DO,0101000004

      """, to: "accounts.csv")
    let figures = try EventsRun(events).run()
    let counts = Dictionary(
      uniqueKeysWithValues: figures.lists.flatMap(\.reasons).map { ($0.code, $0.count) })
    #expect(
      counts == ["E10": 1, "E20": 1, "E21": 1, "E23": 1, "E31": 1, "E33": 1, "E34": 1])
    for list in figures.lists { #expect(list.reasons.reduce(0) { $0 + $1.count } == list.count) }
    #expect(figures.accountsRead == 4 && figures.accountsFitting == 1)
    for name in ["events_deaths.csv", "events_children.csv", "events_accounts.csv", "events.json"] {
      let text = String(
        decoding: TemporaryFolder.bytes(at: folder.path(of: "events") + "/" + name), as: UTF8.self)
      for secret in ["Nguyễn Văn An", "Phạm", "040050000123", "040321", "0101000002", "VAN NAM"] {
        #expect(!text.contains(secret), "\(name) \(secret)")
      }
    }
    #expect(try EventFigures.read(folder: folder.path(of: "events")) == figures)
    #expect(try EventFigures.read(folder: folder.path(of: "results")) == nil)
  }

  @Test("People without a record are listed on request only, masked, each with a class by age")
  func uninsured() throws {
    let folder = TemporaryFolder()
    let matched = try EventsTests.matched(in: folder)
    let summary = matched.summary
    var events = matched.events
    events.listsUninsured = true
    let figures = try EventsRun(events).run()
    let list = try #require(figures.lists.first { $0.code == "uninsured" })
    let coverage = summary.coverage
    #expect(list.count == coverage.alive.people - coverage.alive.insured)
    #expect(list.reasons.reduce(0) { $0 + $1.count } == list.count)
    let text = String(
      decoding: TemporaryFolder.bytes(at: folder.path(of: "events") + "/events_uninsured.csv"),
      as: UTF8.self)
    for secret in ["Phạm", "040224", "040222000222"] { #expect(!text.contains(secret)) }
  }

  @Test("Whose birth date nobody knows is in no class of ages, in the list as in the coverage")
  func ageless() throws {
    let folder = TemporaryFolder()
    let more =
      "040190000444,Phạm Văn Hải,,17464,alive\n040190000555,Phạm Văn Khoa,07/1990,17464,alive\n"
    let matched = try EventsTests.matched(in: folder, more)
    let coverage = matched.summary.coverage
    var events = matched.events
    events.listsUninsured = true
    let figures = try EventsRun(events).run()
    let list = try #require(figures.lists.first { $0.code == "uninsured" })
    let counts = Dictionary(uniqueKeysWithValues: list.reasons.map { ($0.code, $0.count) })
    let classes: [(codes: String, keys: [JoiningClass])] = [
      ("E40", [.child]), ("E41", [.pupil]), ("E42", [.worker, .retired]), ("E43", [.elder]),
      ("E45", [.unknown]),
    ]
    for (code, joining) in classes {
      let missing = coverage.byClass.filter { group in joining.contains { $0.key == group.key } }
        .reduce(0) { $0 + $1.missing }
      #expect(counts[code] ?? 0 == missing, "\(code)")
    }
  }

  @Test("Rows of accounts that nobody can read are counted and told")
  func brokenAccounts() throws {
    let folder = TemporaryFolder()
    var events = try EventsTests.matched(in: folder).events
    events.accountsPath = folder.write(
      "record_id,account_holder,account_number\nH3,LE VAN CUONG,01\nH1,NGUYEN VAN AN,02,x,y,z\n",
      to: "accounts.csv")
    let figures = try EventsRun(events).run()
    let list = try #require(figures.lists.first { $0.code == "accounts" })
    #expect(list.reasons.map(\.code) == ["E35"] && list.count == 1)
    #expect(figures.accountsRead == 1 && figures.accountsFitting == 1)
    let rows = PlainTable(
      TemporaryFolder.bytes(at: folder.path(of: "events") + "/events_accounts.csv"))
    #expect(rows["row"] == ["2"] && rows["account_holder"] == [""])
  }

  @Test("Lists appear only when those who record them have done so")
  func recorded() throws {
    struct Full: Error {}
    let folder = TemporaryFolder()
    var events = try EventsTests.matched(in: folder).events
    events.isUnmasked = true
    var told = 0
    #expect(throws: Full.self) {
      try EventsRun(events).run { figures in
        told = figures.lists.reduce(0) { $0 + $1.count }
        throw Full()
      }
    }
    #expect(told == 4 && !TemporaryFolder.names(in: folder.path).contains("events"))
    let names = { TemporaryFolder.names(in: folder.path(of: "events")) }
    _ = try EventsRun(events).run { _ in #expect(names().isEmpty) }
    #expect(names().contains("events_deaths.csv"))
  }
}
