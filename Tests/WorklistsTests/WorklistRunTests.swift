import Glibc
import History
import Identifiers
import Tables
import TestSupport
import Testing

@testable import Authentication
@testable import Worklists

@Suite("Work lists")
struct WorklistRunTests {
  @Test("Every open record stands in exactly one list, sorted by hamlet and given name")
  func complete() throws {
    let office = Office()
    let run = try office.match("run")
    let report = try office.lists()
    let total = run.summary.total
    #expect(report.records >= total.review + total.unresolved)
    var keys: Set<String> = []
    var count = 0
    for file in report.files {
      let table = try Office.table(office.folder.bytes(of: "lists/" + file.name))
      #expect(table.titles.count == WorklistColumn.allCases.count)
      let cells = try Office.cells(office.folder.bytes(of: "lists/" + file.name))
      #expect(cells[3]?.contains { $0.hasSuffix(", ngày 31 tháng 12 năm 2025") } == true)
      #expect(table.rows.count == file.records)
      for row in table.rows { keys.insert(row[WorklistColumn.key.rawValue]) }
      count += table.rows.count
    }
    #expect(count == report.records && keys.count == count)
    let index = PlainTable(office.folder.bytes(of: "lists/index.csv"))
    #expect(index["file"] == report.files.map(\.name))
  }

  @Test("The same run gives the same bytes with any number of threads")
  func threads() throws {
    let office = Office()
    try office.match("run")
    let report = try office.lists()
    try office.lists(to: "again") { $0.threads = 3 }
    for file in report.files {
      #expect(
        office.folder.bytes(of: "lists/" + file.name)
          == office.folder.bytes(of: "again/" + file.name))
    }
  }

  @Test("Nothing in a list is unmasked by default: no number and no full name of either input")
  func masked() throws {
    let office = Office()
    try office.match("run")
    let report = try office.lists { $0.isComplete = true }
    var shown: Set<String> = []
    var text = ""
    for file in report.files {
      for row in try Office.cells(office.folder.bytes(of: "lists/" + file.name)).values {
        for cell in row {
          shown.insert(cell)
          text += cell + "\n"
        }
      }
    }
    text += office.folder.text(of: "lists/index.csv")
    var secrets: Set<String> = []
    for file in ["insurance.csv", "reference.csv"] {
      let table = PlainTable(office.folder.bytes(of: file))
      for column in ["citizen_id", "old_id", "si_number", "card_number", "full_name"] {
        // Numbers that a program has rounded are nobody's.
        secrets.formUnion(
          table[column].filter { $0.utf8.count > 6 && !$0.contains("E+") })
      }
    }
    #expect(secrets.intersection(shown) == [])
    // Numbers are looked for inside of cells too.
    let digits = text.split { !$0.isNumber }.filter { $0.count >= 9 }.map(String.init)
    #expect(secrets.intersection(digits) == [])
    let names = secrets.filter { $0.split(separator: " ").count > 2 }
    for line in Set(text.split(separator: "\n")) where line.contains("→") {
      #expect(!names.contains { line.contains($0) }, "a proposal shows a full name")
    }
    for change in text.split(whereSeparator: { $0 == "\n" || $0 == ";" || $0 == ":" })
    where change.contains(" → ") {
      let plain = change.filter { !$0.isWhitespace }.split(separator: "(")[0]
      let sides = plain.split(separator: "→")
      #expect(sides.count == 2 && sides[0] != sides[1], "a proposal shows no difference")
    }
    #expect(text.contains("ba số cuối của mã số BHXH"))
    #expect(try office.history().exports().isEmpty)
  }

  @Test(
    "Of two numbers that would look the same, up to two digits that differ are shown",
    arguments: [
      ("040190000123", "040170000123", "040*9****123", "040*7****123"),
      ("040190000123", "040190000124", "040******123", "040******124"),
      ("040190000123", "040281111123", "04019****123", "04028****123"),
      ("040190000123", "040190000123", "040******123", "040******123"),
      ("", "040190000123", "", "040******123"),
    ])
  func maskedNumbers(left: String, right: String, maskedLeft: String, maskedRight: String) {
    #expect(MaskedText.numbers(left, right) == (maskedLeft, maskedRight))
  }

  @Test("An unmasked export shows names as they are and is recorded")
  func unmasked() throws {
    let office = Office()
    try office.match("run")
    let report = try office.lists { $0.isMasked = false }
    let exports = try office.history().exports()
    #expect(exports.count == 1 && exports[0].records == report.records)
    let names = Set(PlainTable(office.folder.bytes(of: "insurance.csv"))["full_name"])
    let file = try #require(report.files.max { $0.records < $1.records })
    for row in try Office.table(office.folder.bytes(of: "lists/" + file.name)).rows {
      let name = row[WorklistColumn.name.rawValue]
      #expect(name.isEmpty || names.contains(name) || names.contains { $0.contains(name) })
    }
  }

  @Test("A row proposes nothing of a register that knows less than the record")
  func poorerRegister() throws {
    var record = OpenRecord()
    record.decision.outcome = .authenticated
    record.decision.reason = .s30
    record.identity = IdentityFields(
      name: "Nguyễn Thị Mùi", birthDate: try #require(BirthDate(year: 1958, month: 3, day: 14)),
      citizenID: 0, oldID: 0, sex: .female)
    record.written = [.name: "Nguyễn Thị Mùi", .birthDate: "14/03/1958", .sex: "Nữ"]
    let person = IdentityFields(
      name: "Nguyen Thi Mui", birthDate: try #require(BirthDate(year: 1958)),
      citizenID: 40_158_015_225, oldID: 0, sex: .male)
    let row = WorklistRow(
      record, person: person, unit: "", list: "L", isMasked: false, language: .english)
    #expect(row.cells[WorklistColumn.proposal.rawValue] == "Complete the citizen ID: 040158015225")
    #expect(row.issued.proposed.map(\.field) == [.citizenID])
  }

  @Test("Classes that are written as identifiers have words, in the language of the list")
  func classes() throws {
    let office = Office()
    try office.match("run")
    for (language, word) in [(ReportLanguage.vietnamese, "Hộ gia đình"), (.english, "Households")] {
      let report = try office.lists(to: language.rawValue) {
        $0.isComplete = true
        $0.language = language
      }
      var classes: Set<String> = []
      for file in report.files {
        let bytes = office.folder.bytes(of: language.rawValue + "/" + file.name)
        for row in try Office.table(bytes).rows {
          classes.insert(row[WorklistColumn.participantClass.rawValue])
        }
      }
      #expect(classes.contains(word) && !classes.contains { $0.contains("_") }, "\(classes)")
      #expect(!classes.contains("household"))
    }
    #expect(ClassLabels.label("HN", in: .vietnamese) == "HN")
    #expect(ClassLabels.label("", in: .english).isEmpty)
  }

  @Test("Inputs are named where they are now; one that has changed or is not there is refused")
  func inputs() throws {
    let office = Office()
    try office.match("run")
    let before = try office.lists()
    let moved = TemporaryFolder()
    let (insurance, reference) = (
      office.folder.path(of: "insurance.csv"), office.folder.path(of: "reference.csv")
    )
    let newInsurance = moved.write(office.folder.bytes(of: "insurance.csv"), to: "bhyt.csv")
    let newReference = moved.write(office.folder.bytes(of: "reference.csv"), to: "dancu.csv")
    office.folder.write(office.folder.text(of: "reference.csv") + "\n", to: "reference.csv")
    #expect(throws: WorklistError.inputs(ExplainError(.changed(.reference), path: reference))) {
      try office.lists()
    }
    unlink(insurance)
    unlink(reference)
    #expect(throws: WorklistError.inputs(ExplainError(.gone(.insurance), path: insurance))) {
      try office.lists()
    }
    let report = try office.lists(to: "moved") {
      $0.insurancePath = newInsurance
      $0.referencePath = newReference
    }
    #expect(report == before)
    #expect(
      office.folder.bytes(of: "moved/" + report.files[0].name)
        == office.folder.bytes(of: "lists/" + report.files[0].name))
    var sample = SampleRun(
      folder: office.folder.path(of: "run"), outputPath: office.folder.path(of: "s.xlsx"), size: 20,
      seed: 1, language: .vietnamese, configuration: .init(), threads: 1,
      history: try office.history())
    #expect(throws: WorklistError.self) { try sample.run() }
    sample.insurancePath = newInsurance
    sample.referencePath = newReference
    #expect(try sample.run() > 0)
    #expect(throws: WorklistError.inputs(ExplainError(.notARun, path: moved.path))) {
      try office.lists { $0.folder = moved.path }
    }
  }

  @Test("The files are readable by their owner only")
  func modes() throws {
    let office = Office()
    try office.match("run")
    let report = try office.lists()
    var status = stat()
    for path in ["lists/" + report.files[0].name, "lists/index.csv"] {
      #expect(stat(office.folder.path(of: path), &status) == 0 && status.st_mode & 0o777 == 0o600)
    }
  }

  @Test(
    "The police get numbers that are missing or unknown; the dead stand in the lists of the office only"
  )
  func police() throws {
    let office = Office()
    let run = try office.match("run")
    let report = try office.lists { $0.audience = .police }
    func count(_ code: String) -> Int {
      run.summary.reasons.first { $0.code == code }?.count ?? 0
    }
    func codes(_ report: WorklistReport, in folder: String) throws -> [String: Int] {
      var codes: [String: Int] = [:]
      for file in report.files {
        for row in try Office.table(office.folder.bytes(of: folder + "/" + file.name)).rows {
          codes[String(row[WorklistColumn.fault.rawValue].prefix(3)), default: 0] += 1
        }
      }
      return codes
    }
    let police = try codes(report, in: "lists")
    #expect(police["K40"] == count("K40") && count("C60") > 0)
    #expect(Set(police.keys).isSubset(of: ["K40", "K41", "K42", "S20", "S31"]))
    #expect(try codes(office.lists(to: "office"), in: "office")["C60"] == count("C60"))
  }

  @Test("Lists by employer need a column with the employer")
  func units() throws {
    let office = Office()
    try office.match("run")
    #expect(throws: WorklistError.noUnitColumn(path: office.folder.path(of: "insurance.csv"))) {
      try office.lists { $0.audience = .employer }
    }
    var lines = office.folder.text(of: "insurance.csv").split(separator: "\n").map(String.init)
    for place in lines.indices {
      lines[place] += place == 0 ? ",Đơn vị" : ",Công ty \(place % 7)/\"ABC\""
    }
    office.folder.write(
      lines.joined(separator: "\n").replacing("/\"ABC\"", with: " ABC") + "\n", to: "insurance.csv")
    try office.match("run2")
    let report = try office.lists("run2", to: "units") {
      $0.audience = .employer
      $0.isComplete = true
    }
    #expect(report.files.count == 7)
    #expect(report.files.map(\.name).contains("cong-ty-3-abc.xlsx"))
  }

  @Test("Lists of schools hold pupils and students, those of employers workers, by commune too")
  func classesOfUnits() throws {
    let office = Office()
    try office.match("run")
    func classes(_ audience: Audience) throws -> Set<String> {
      let report = try office.lists(to: audience.rawValue) {
        $0.audience = audience
        $0.isByUnit = false
        $0.isComplete = true
      }
      #expect(report.choice == .byClass(unknown: 0))
      var classes: Set<String> = []
      for file in report.files {
        let path = audience.rawValue + "/" + file.name
        for row in try Office.table(office.folder.bytes(of: path)).rows {
          classes.insert(row[WorklistColumn.participantClass.rawValue])
        }
      }
      return classes
    }
    #expect(try classes(.school) == ["Học sinh", "Sinh viên"])
    #expect(try classes(.employer) == ["Người lao động tham gia BHXH bắt buộc"])
  }

  @Test(
    "A class is known by its words, or by the letters of the card",
    arguments: [
      ("Học sinh, sinh viên", "", ParticipantGroup.school), ("HSSV", "", .school),
      ("student", "", .school), ("HS4", "", .school), ("", "SV4404012345671", .school),
      ("12", "HS4404012345671", .school), ("Người lao động", "", .employer),
      ("compulsory", "", .employer), ("DN", "", .employer), ("Cán bộ, công chức", "", .employer),
      ("", "DN4404012345671", .employer), ("Hộ gia đình", "DN4404012345671", .other),
      ("Mất sức lao động", "", .other), ("Trợ cấp thất nghiệp", "", .other),
      ("BHXH tự nguyện", "", .other), ("Thân nhân người lao động", "", .other),
      ("child_under_6", "", .other), ("", "GD4404012345671", .other), ("", "", .unknown),
      ("12", "", .unknown), ("", "4012345671", .unknown),
    ])
  func groups(text: String, card: String, group: ParticipantGroup) {
    #expect(ParticipantGroup(class: text, card: card) == group)
  }

  @Test("Units whose names make one file name have a file each; capitals and blanks make no unit")
  func fileNames() throws {
    let office = Office()
    try office.match("run")
    var lines = office.folder.text(of: "insurance.csv").split(separator: "\n").map(String.init)
    let units = ["Công ty A", "Công ty A.", "CÔNG TY A 2", "Công ty A 3", "công ty  A"]
    for place in lines.indices { lines[place] += place == 0 ? ",Đơn vị" : "," + units[place % 5] }
    office.folder.write(lines.joined(separator: "\n") + "\n", to: "insurance.csv")
    try office.match("run2")
    let report = try office.lists("run2", to: "units") {
      $0.isByUnit = true
      $0.isComplete = true
    }
    #expect(report.files.count == 4)
    #expect(
      Set(report.files.map { $0.unit.lowercased() })
        == Set(units.dropLast().map { $0.lowercased() }))
    #expect(Set(report.files.map(\.name)).count == report.files.count)
  }

  @Test("An insurance file that has changed since the run is refused")
  func changedInput() throws {
    let office = Office()
    try office.match("run")
    let text = office.folder.text(of: "insurance.csv")
    office.folder.write(text + "x,,,,,,,,,\n", to: "insurance.csv")
    #expect(throws: WorklistError.self) { try office.lists() }
    #expect(!TemporaryFolder.names(in: office.folder.path).contains("lists"))
  }

  @Test(
    "Masked names tell no whole name",
    arguments: [
      ("Nguyễn Thị Hằng", "Nguyễn Thị Hẵng", "N. T. Hằng", "N. T. Hẵng"),
      ("Lê Văn Tư", "Trần Hữu Năm", "L. V. Tư", "T. H. Năm"),
      ("Lê Tư", "Lê Văn Tư", "L. Tư", "L. V. Tư"),
      ("Nguyễn Thị Thu Hằng", "Trần Thị Mai Hoa", "N. T. T. Hằng", "T. T. M. Hoa"),
      ("Nguyễn Thị Thu Hằng", "Nguyễn Thị Mai Hoa", "N. T. T. Hằng", "N. T. M. Hoa"),
      ("Nguyễn Thị Thu", "Trần Thị Thu", "Nguyễn T. T.", "Trần T. T."),
      ("Tư", "Năm", "T.", "N."), ("Tư", "Tâm", "Tư", "Tâm"),
      ("Ngô Hữu Linh", "Nguyễn Hoài Linh", "Ngô H. L.", "Nguyễn H. L."),
    ])
  func maskedNames(left: String, right: String, maskedLeft: String, maskedRight: String) {
    #expect(MaskedText.names(left, right) == (maskedLeft, maskedRight))
  }

  @Test(
    "The keys of a list tell nobody's number: who does not have the history cannot try them out")
  func secretKeys() throws {
    let office = Office()
    try office.match("run")
    let report = try office.lists { $0.isComplete = true }
    var shown: Set<String> = []
    for file in report.files {
      for row in try Office.table(office.folder.bytes(of: "lists/" + file.name)).rows {
        shown.insert(row[WorklistColumn.key.rawValue])
      }
    }
    let table = PlainTable(office.folder.bytes(of: "insurance.csv"))
    for column in ["record_id", "si_number"] {
      let guesses = table[column].map { text in
        Array(text.utf8).withUnsafeBufferPointer { RecordKey($0).text }
      }
      #expect(shown.isDisjoint(with: guesses))
    }
    // Another office has other keys for the same records.
    let other = Office()
    try other.match("run")
    _ = try other.lists { $0.isComplete = true }
    let file = "lists/" + report.files[0].name
    let keys = [office, other].map { office in
      (try? Office.table(office.folder.bytes(of: file)).rows.map { $0[WorklistColumn.key.rawValue] })
        ?? []
    }
    #expect(keys[0].count == keys[1].count && Set(keys[0]).isDisjoint(with: keys[1]))
  }

  @Test("Files of an earlier list in the same folder go; what is no list stays")
  func staleFiles() throws {
    let office = Office()
    try office.match("run")
    let first = try office.lists { $0.isComplete = true }
    office.folder.write("x", to: "lists/ghi-chu.txt")
    office.folder.write("x", to: "lists/cua-toi.xlsx")
    let second = try office.lists { $0.audience = .police }
    let names = Set(TemporaryFolder.names(in: office.folder.path(of: "lists")))
    #expect(first.files.count > second.files.count)
    #expect(
      names == Set(second.files.map(\.name) + ["index.csv", "ghi-chu.txt", "cua-toi.xlsx"]))
  }

  @Test("A list that somebody has filled in is neither replaced nor taken away")
  func filledLists() throws {
    let office = Office()
    try office.match("run")
    let first = try office.lists { $0.isComplete = true }
    let file = try #require(first.files.first)
    let path = office.folder.path(of: "lists/" + file.name)
    // Untouched lists are replaced, by those of the same run and by others.
    try office.lists { $0.isComplete = true }
    var (titles, rows) = try Office.table(office.folder.bytes(of: "lists/" + file.name))
    rows[0][WorklistColumn.result.rawValue] = "Không tìm được"
    let filled = try Office.workbook(titles, rows)
    office.folder.write(filled, to: "lists/" + file.name)
    let index = office.folder.bytes(of: "lists/index.csv")
    let error = WorklistError.wouldReplace(path: path)
    #expect(error.exitStatus == 73)
    #expect(throws: error) { try office.lists { $0.isComplete = true } }
    // The list of a unit that has none any more would go.
    #expect(throws: error) { try office.lists { $0.audience = .police } }
    // Without the index nobody knows what was written.
    unlink(office.folder.path(of: "lists/index.csv"))
    #expect(throws: error) { try office.lists { $0.isComplete = true } }
    #expect(office.folder.bytes(of: "lists/" + file.name) == filled)
    office.folder.write(index, to: "lists/index.csv")
    unlink(path)
    #expect(try office.lists { $0.isComplete = true } == first)
  }

  @Test("A folder with results of another command, or with a table of the index's name, is refused")
  func otherResults() throws {
    let office = Office()
    try office.match("run")
    #expect(throws: WorklistError.holdsResults(path: office.folder.path(of: "run"))) {
      try office.lists(to: "run")
    }
    #expect(mkdir(office.folder.path(of: "khac"), 0o700) == 0)
    office.folder.write("a,b\n1,2\n", to: "khac/index.csv")
    #expect(throws: WorklistError.wouldReplace(path: office.folder.path(of: "khac/index.csv"))) {
      try office.lists(to: "khac")
    }
    #expect(office.folder.text(of: "khac/index.csv") == "a,b\n1,2\n")
  }

  @Test("An index with paths takes nothing away outside of its folder")
  func foreignIndex() throws {
    let office = Office()
    try office.match("run")
    office.folder.write("x", to: "secret.xlsx")
    try office.lists()
    let index = office.folder.text(of: "lists/index.csv")
    let digest = [UInt8(ascii: "x")].withUnsafeBytes { FileDigest.hex(of: $0) }
    office.folder.write(
      index + "../secret.xlsx,A,1,\(digest)\nkhac.xlsx,B,1,\(digest)\n", to: "lists/index.csv")
    office.folder.write("x", to: "lists/khac.xlsx")
    try office.lists()
    #expect(office.folder.text(of: "secret.xlsx") == "x")
    #expect(!TemporaryFolder.names(in: office.folder.path(of: "lists")).contains("khac.xlsx"))
  }
}
