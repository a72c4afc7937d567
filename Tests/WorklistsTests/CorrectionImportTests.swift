import Glibc
import History
import TestSupport
import Testing

@testable import Authentication
@testable import Worklists

@Suite("Returned work lists")
struct CorrectionImportTests {
  @Test("A list that was sorted, partly deleted, its columns moved and rows added comes back right")
  func handled() throws {
    let office = Office()
    var (titles, rows) = try office.list()
    for place in rows.indices { fill(&rows[place], .result, "Đúng như đề xuất") }
    let first = try office.importLists([try Office.workbook(titles, rows)])
    #expect(first.accepted > rows.count / 2 && first.accepted + first.refused.count == rows.count)
    // Rows stand from the fourth on.
    for refused in first.refused {
      #expect(refused.reason == .nothingProposed)
      fill(&rows[refused.row - 4], .result, "Không tìm được")
    }
    let accepted = try office.importLists([try Office.workbook(titles, rows)])
    #expect(accepted.accepted == rows.count && accepted.refused.isEmpty)
    let expected = try office.history().corrections()

    // Another office does the same with a list that was handled roughly.
    var random = SplitMix64(seed: 3)
    rows.shuffle(using: &random)
    let kept = Array(rows.dropLast(rows.count / 3))
    let order = Array(titles.indices).shuffled(using: &random)
    func moved(_ row: [String]) -> [String] { order.map { row[$0] } + ["thêm"] }
    let added = [
      moved(["999", "Người thêm vào"] + [String](repeating: "", count: titles.count - 2)),
      moved([String](repeating: "", count: titles.count - 1) + ["NGƯỜI LẬP DANH SÁCH"]),
    ]
    let bytes = try Office.workbook(
      order.map { titles[$0] } + ["Cột thêm"], kept.map(moved) + added, above: 9)
    let second = try History(path: office.folder.path(of: "second.sqlite"), mode: .create)
    let manifestList = rows[0][WorklistColumn.checksum.rawValue].split(separator: "-")[0]
    let issued = try office.history().issued(list: String(manifestList))
    try second.add(
      IssuedList(
        id: String(manifestList), audience: "office", folder: "run", isMasked: true,
        records: issued.values.flatMap { $0 }))
    let report = try office.importLists([bytes], history: second)
    #expect(report.accepted == kept.count)
    #expect(report.refused.map(\.reason) == [.noKey])
    let corrections = try second.corrections()
    for row in kept {
      let key = try #require(RecordKey(text: row[WorklistColumn.key.rawValue]))
      #expect(corrections[key] == expected[key])
    }
  }

  @Test("Rows that do not belong are refused, each with its reason")
  func refusals() throws {
    let office = Office()
    var (titles, rows) = try office.list()
    rows = Array(rows.prefix(12))
    try #require(rows.count == 12)
    let key = WorklistColumn.key.rawValue
    let checksum = WorklistColumn.checksum.rawValue
    for place in rows.indices { fill(&rows[place], .result, "Sửa theo giấy tờ") }
    fill(&rows[0], .rightName, "Nguyễn Thị Ánh")
    fill(&rows[1], .rightName, "Ánh 3")
    fill(&rows[2], .rightBirthDate, "31/02/1990")
    fill(&rows[3], .rightCitizenID, "040")
    fill(&rows[5], .result, "Chắc là đúng")
    fill(&rows[6], .rightName, "Lê Văn Tư")
    rows[6][checksum] = rows[7][checksum]
    fill(&rows[7], .rightName, "Lê Văn Tư")
    fill(&rows[7], .name, "Tên khác hẳn")
    fill(&rows[8], .rightName, "Lê Văn Tư")
    rows[8][key] = RecordKey(value: 12345).text
    fill(&rows[9], .rightName, "Lê Văn Tư")
    rows[9][checksum] = "FFFFFFFF-0000000000"
    fill(&rows[10], .rightCitizenID, "040190123456")
    fill(&rows[10], .rightBirthDate, "15/03/1985")
    fill(&rows[11], .result, "Đã chết")
    fill(&rows[11], .rightName, "Lê Văn Tư")
    let report = try office.importLists([try Office.workbook(titles, rows)])
    #expect(report.accepted == 1)
    #expect(
      report.refused.map(\.reason) == [
        .badName, .badDate, .badCitizenID, .valueMissing, .unknownResult, .wrongCheckCode,
        .changedCells, .unknownKey, .unknownList, .contradiction, .contradiction,
      ])
    #expect(report.refused.map(\.row) == Array(5...15))
    let text = office.folder.text(of: "refused.csv")
    #expect(!text.contains("Tên khác") && !text.contains("040190123456"))
    #expect(PlainTable(office.folder.bytes(of: "refused.csv")).rows.count == 11)
  }

  @Test("Nothing is taken over when the list of refused rows cannot be written")
  func refusedCannotBeWritten() throws {
    let office = Office()
    var (titles, rows) = try office.list()
    rows = Array(rows.prefix(2))
    for place in rows.indices { fill(&rows[place], .result, "Sửa theo giấy tờ") }
    fill(&rows[0], .rightName, "Nguyễn Thị Ánh")
    fill(&rows[1], .rightName, "Ánh 3")
    let returned = office.folder.write(try Office.workbook(titles, rows), to: "returned.xlsx")
    #expect(mkdir(office.folder.path(of: "taken"), 0o700) == 0)
    for path in ["returned.xlsx/refused.csv", "taken"] {
      var work = CorrectionImport(history: try office.history(), asOf: Office.asOf)
      #expect(throws: WorklistError.self, "\(path)") {
        try work.run(files: [returned], refusedPath: office.folder.path(of: path))
      }
      #expect(try office.history().corrections().count == 0, "\(path)")
      #expect(try office.history().returns().allSatisfy { $0.returned == 0 }, "\(path)")
    }
    var work = CorrectionImport(history: try office.history(), asOf: Office.asOf)
    let report = try work.run(
      files: [returned], refusedPath: office.folder.path(of: "refused.csv"))
    #expect(report.accepted == 1 && report.counts.corrections == 1)
  }

  @Test("Two rows of one record that differ are refused together; equal ones count once")
  func conflicts() throws {
    let office = Office()
    var (titles, rows) = try office.list()
    rows = [rows[0], rows[0], rows[1], rows[1]]
    for place in rows.indices { fill(&rows[place], .result, "Sửa theo giấy tờ") }
    fill(&rows[0], .rightName, "Nguyễn Thị Ánh")
    fill(&rows[1], .rightName, "Nguyễn Thị Anh")
    fill(&rows[2], .rightName, "Lê Văn Tư")
    fill(&rows[3], .rightName, "lê văn  tư")
    let report = try office.importLists([try Office.workbook(titles, rows)])
    #expect(report.accepted == 1 && report.repeated == 1)
    #expect(report.refused.map(\.reason) == [.conflict, .conflict])
    #expect(try office.importLists([try Office.workbook(titles, rows)]).counts.corrections == 0)
  }

  @Test(
    "As proposed is no answer where nothing is proposed, and stands in the next list where it is found out"
  )
  func nothingProposed() throws {
    let office = Office()
    var (titles, rows) = try office.list()
    rows = rows.filter { $0[WorklistColumn.name.rawValue] == "K. H'Lưu" }
    rows.removeAll { !$0[WorklistColumn.citizenID.rawValue].isEmpty }
    try #require(rows.count >= 2)
    fill(&rows[0], .result, "Đúng như đề xuất")
    fill(&rows[1], .result, "Không tìm được")
    let report = try office.importLists([try Office.workbook(titles, Array(rows[..<2]))])
    #expect(report.accepted == 1 && report.refused.map(\.reason) == [.nothingProposed])
    let key = rows[1][WorklistColumn.key.rawValue]
    let again = try office.list().rows.first { $0[WorklistColumn.key.rawValue] == key }
    let fault = try #require(again)[WorklistColumn.fault.rawValue]
    #expect(fault.contains("; lần trước (") && fault.hasSuffix(": Không tìm được"), "\(fault)")
  }

  @Test(
    "A row whose answer was taken out ends that answer; a copy that nobody has touched ends none")
  func emptied() throws {
    let office = Office()
    var (titles, rows) = try office.list()
    rows = Array(rows.prefix(3))
    let blank = rows
    for place in 0..<2 {
      fill(&rows[place], .result, "Sửa theo giấy tờ")
      fill(&rows[place], .rightName, "Nguyễn Thị Ánh")
    }
    fill(&rows[2], .result, "Không tìm được")
    let filled = try Office.workbook(titles, rows)
    #expect(try office.importLists([filled]).counts.corrections == 2)

    let lists = TemporaryFolder.names(in: office.folder.path(of: "lists"))
      .filter { $0.hasSuffix(".xlsx") }
    let untouched = lists.map { office.folder.bytes(of: "lists/" + $0) }
    #expect(try office.importLists(untouched).emptied.isEmpty)
    // A copy beside it still says what the other one no longer does.
    #expect(
      try office.importLists([try Office.workbook(titles, blank), filled]).emptied.isEmpty)
    #expect(try office.history().corrections().count == 2)

    rows[1] = blank[1]
    rows[2] = blank[2]
    let report = try office.importLists([try Office.workbook(titles, rows)])
    #expect(report.emptied.map(\.row) == [5, 6] && report.counts.takenBack == 1)
    let corrections = try office.history().corrections()
    #expect(corrections.count == 1)
    let kept = try #require(RecordKey(text: rows[0][WorklistColumn.key.rawValue]))
    #expect(corrections[kept] != nil)
    #expect(try office.history().answers().isEmpty)
    #expect(try office.importLists([try Office.workbook(titles, rows)]).emptied.isEmpty)
  }

  @Test("A workbook that is no list is refused and changes nothing")
  func notAList() throws {
    let office = Office()
    let bytes = try Office.workbook(["STT", "Họ và tên"], [["1", "Nguyễn Thị Ánh"]])
    #expect(throws: WorklistError.notAWorklist(path: office.folder.path(of: "returned-0.xlsx"))) {
      try office.importLists([bytes])
    }
  }

  @Test(
    "Corrections change the outcomes of their records only, survive further runs, and are counted by unit"
  )
  func nextRun() throws {
    let office = Office()
    var (titles, rows) = try office.list()
    #expect(try office.answerByPapers(&rows) > 10)
    #expect(try office.importLists([try Office.workbook(titles, rows)]).accepted > 10)
    let corrections = try office.history().corrections()
    #expect(!corrections.isEmpty)

    let first = try office.match("after", corrections: corrections)
    let before = PlainTable(office.folder.bytes(of: "run/outcomes.csv"))
    let after = PlainTable(office.folder.bytes(of: "after/outcomes.csv"))
    let keys = Set(rows.map { $0[WorklistColumn.key.rawValue] })
    let settled = try #require(before.header.firstIndex(of: "findings"))
    let secret = try office.history().secret()
    var changed = 0
    for (old, new) in zip(before.rows, after.rows) {
      let id = Array(old[1].utf8).withUnsafeBufferPointer { RecordKey($0, secret: secret).text }
      if keys.contains(id) {
        changed += old == new ? 0 : 1
      } else {
        // A corrected number may end another record's claim to it: only that finding may go.
        #expect(
          old == new || old[..<settled] == new[..<settled]
            || old.contains { $0.contains("T51") || $0.contains("T50") }
            || new.contains { $0.contains("T51") || $0.contains("T50") })
      }
    }
    #expect(changed > 0)
    let counts = try #require(first.summary.corrections)
    #expect(counts.reduce(0) { $0 + $1.applied } == corrections.count)
    #expect(counts.contains { $0.gained > 0 } && counts.allSatisfy { $0.outdated == 0 })
    #expect(
      first.summary.total.authenticated
        > (try Summary.read(folder: office.folder.path(of: "run"))).total.authenticated)
    #expect(
      first.summary.tiers.a + first.summary.tiers.b
        > (try Summary.read(folder: office.folder.path(of: "run"))).tiers.a)

    try office.match("again", corrections: corrections)
    #expect(
      office.folder.bytes(of: "again/outcomes.csv") == office.folder.bytes(of: "after/outcomes.csv")
    )
    let comparison = try RunComparison.compare(
      before: office.folder.path(of: "run"), after: office.folder.path(of: "after"))
    #expect(comparison.causes.map(\.kind) == [.corrections])
  }

  @Test(
    "Records of one id come back each for itself, and what is right for one is written into one")
  func repeatedID() throws {
    let office = Office()
    let text = office.folder.text(of: "insurance.csv")
    office.folder.write(
      text.replacing("HIDDEN905,,,Kpă H'Lưu,03/04/1931", with: "HIDDEN5,,,Y Blo,07/09/1944"),
      to: "insurance.csv")
    var (titles, rows) = try office.list()
    rows = rows.filter { ["K. H'Lưu", "Y. Blo"].contains($0[WorklistColumn.name.rawValue]) }
    rows.removeAll { !$0[WorklistColumn.citizenID.rawValue].isEmpty }
    let people = PlainTable(office.folder.bytes(of: "reference.csv")).records
    let owner = people[5]["citizen_id"] ?? ""
    for place in rows.indices { fill(&rows[place], .result, "Không tìm được") }
    let first = try #require(
      rows.firstIndex { $0[WorklistColumn.birthDate.rawValue] == "03/04/1931" })
    fill(&rows[first], .result, "Sửa theo giấy tờ")
    fill(&rows[first], .rightCitizenID, owner)
    let report = try office.importLists([try Office.workbook(titles, rows)])
    #expect(report.accepted == rows.count && report.refused.isEmpty, "\(report.refused)")

    try office.match("after", corrections: try office.history().corrections())
    let after = PlainTable(office.folder.bytes(of: "after/outcomes.csv")).records
    let numbers = after.filter { $0["record_id"] == "HIDDEN5" }.map { $0["clean_citizen_id"] }
    #expect(numbers == [owner, ""])
  }

  @Test(
    "Without ids and numbers, a row of the next file that stands in the same place keeps its values"
  )
  func movedRows() throws {
    let office = Office()
    let lines = office.folder.text(of: "insurance.csv").split(separator: "\n")
      .filter { $0.hasPrefix("record_id") || $0.hasPrefix("HIDDEN") }
      .map {
        $0.split(separator: ",", omittingEmptySubsequences: false).dropFirst().joined(
          separator: ",")
      }
    func write(_ lines: [String]) {
      office.folder.write(lines.joined(separator: "\n") + "\n", to: "insurance.csv")
    }
    write([
      lines[0], lines[1].replacing("Kpă H'Lưu,03/04/1931", with: "Y Blo,07/09/1944"), lines[2],
    ])
    var (titles, rows) = try office.list()
    try #require(rows.count == 2)
    let people = PlainTable(office.folder.bytes(of: "reference.csv")).records
    let place = try #require(
      rows.firstIndex { $0[WorklistColumn.birthDate.rawValue] == "07/09/1944" })
    fill(&rows[place], .result, "Sửa theo giấy tờ")
    fill(&rows[place], .rightCitizenID, people[5]["citizen_id"] ?? "")
    #expect(try office.importLists([try Office.workbook(titles, rows)]).accepted == 1)
    write([lines[0], lines[2], lines[3]])
    try office.match("after", corrections: try office.history().corrections())
    let after = PlainTable(office.folder.bytes(of: "after/outcomes.csv"))
    #expect(after["clean_citizen_id"] == ["", ""])
  }

  @Test("The history bridges one run to the next")
  func bridge() throws {
    let office = Office()
    var (titles, rows) = try office.list()
    let history = try office.history()
    let folder = office.folder
    let manifest = try Manifest.read(folder: folder.path(of: "run"))
    let summary = try Summary.read(folder: folder.path(of: "run"))
    let first = try history.record(manifest, summary, folder: folder.path(of: "run"))
    #expect(first.bridge == nil)
    _ = try office.answerByPapers(&rows)
    _ = try office.importLists([try Office.workbook(titles, rows)], history: history)
    let next = try office.match("after", corrections: try history.corrections())
    try history.record(next.manifest, next.summary, folder: folder.path(of: "after"))
    try history.record(next.manifest, next.summary, folder: folder.path(of: "after"))
    let runs = try history.runs()
    #expect(runs.count == 2)
    let bridge = try #require(runs[1].bridge)
    let sum =
      bridge.authenticatedBefore + bridge.cameInAuthenticated - bridge.leftAuthenticated
      + bridge.mended.reduce(0) { $0 + $1.count } - bridge.broken.reduce(0) { $0 + $1.count }
    #expect(sum == bridge.authenticatedAfter)
    #expect(!bridge.mendedByCorrections.isEmpty)
    let authenticated = [bridge.authenticatedBefore, bridge.authenticatedAfter]
    #expect(runs.map(\.summary.total.authenticated) == authenticated)
    #expect(try history.storedFigure("authenticated") == authenticated)
  }

  /// LibreOffice, where it is installed with Calc.
  private static let soffice = ["/usr/bin/", "/usr/local/bin/"].first { folder in
    ["soffice", "localc"].allSatisfy { access(folder + $0, X_OK) == 0 }
  }.map { $0 + "soffice" }

  @Test("A list that LibreOffice saved again comes back whole", .enabled(if: soffice != nil))
  func libreOffice() throws {
    let soffice = try #require(Self.soffice)
    let office = Office()
    var (titles, rows) = try office.list()
    for place in rows.indices { fill(&rows[place], .result, "Đúng như đề xuất") }
    fill(&rows[0], .result, "Sửa theo giấy tờ")
    fill(&rows[0], .rightName, "=Nguyễn Thị Ánh")
    let path = office.folder.write(try Office.workbook(titles, rows), to: "list.xlsx")
    let saved = office.folder.path(of: "saved")
    let words: [String] =
      [
        soffice, "-env:UserInstallation=file://\(office.folder.path)/profile", "--headless",
        "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", saved, path,
      ]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [Int32(1), 2] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    var id: pid_t = 0
    try #require(posix_spawn(&id, soffice, &actions, nil, &arguments, environ) == 0)
    var status: Int32 = 0
    waitpid(id, &status, 0)
    try #require(status == 0)
    let bytes = office.folder.bytes(of: "saved/list.xlsx")
    let report = try office.importLists([bytes])
    #expect(report.accepted + report.refused.count == rows.count)
    #expect(report.refused.allSatisfy { $0.reason == .badName })
    #expect(report.unverified == 0 && report.repeated == 0)
  }

  @Test("When nothing is refused, the refused rows of an earlier import go")
  func refusedList() throws {
    let office = Office()
    var (titles, rows) = try office.list()
    rows = Array(rows.prefix(2))
    fill(&rows[0], .result, "Chắc là đúng")
    fill(&rows[1], .result, "Không tìm được")
    #expect(try office.importLists([try Office.workbook(titles, rows)]).refused.count == 1)
    #expect(TemporaryFolder.names(in: office.folder.path).contains("refused.csv"))
    fill(&rows[0], .result, "Đã chết")
    #expect(try office.importLists([try Office.workbook(titles, rows)]).refused.isEmpty)
    #expect(!TemporaryFolder.names(in: office.folder.path).contains("refused.csv"))
  }
}
