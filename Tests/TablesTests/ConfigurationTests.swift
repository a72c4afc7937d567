import TestSupport
import Testing

@testable import Tables

@Suite("Configuration")
struct ConfigurationTests {
  @Test("Every setting is read")
  func everything() throws {
    let configuration = try Configuration(
      toml: """
        threads = 3
        [report]
        language = "en"
        [insurance]
        delimiter = "tab"
        encoding = "tcvn3"
        [insurance.columns]
        full_name = "TEN_NLD"
        birth_date = "NS"
        [reference.columns]
        citizen_id = "Số định danh (mới)"
        """, path: "c.toml")
    #expect(configuration.threads == 3)
    #expect(configuration.language == .english)
    #expect(configuration.insurance.delimiter == 0x09)
    #expect(configuration.insurance.encoding == .tcvn3)
    #expect(configuration.insurance.encoding?.tableEncoding == .legacyBytes)
    #expect(configuration[.insurance].columns == [.fullName: "TEN_NLD", .birthDate: "NS"])
    #expect(configuration[.reference].columns == [.citizenID: "Số định danh (mới)"])
    #expect(configuration.reference.delimiter == nil)
    #expect(try Configuration(toml: "", path: "c.toml") == Configuration())
  }

  @Test(
    "A letter that no key has is a fault with its place, and does not stop the program",
    arguments: [
      ("[đơn_vị]\ntên = 1", 1, 2), ("threads = 3\n[reasons.Đ00]\n", 2, 10), ("é = 1", 1, 1),
      ("history = \"sổ\" # sổ\nhộ = 1", 2, 2), ("history = \"\"\"sổ\n\"\"\"\n[\u{2028}x]", 3, 2),
    ])
  func strayLetters(text: String, line: Int, column: Int) throws {
    let error = try #require(throws: TableError.self) {
      try Configuration(toml: text, path: "c.toml")
    }
    #expect("\(error)".contains("line \(line), column \(column)"), "\(error)")
  }

  @Test(
    "Letters in strings and comments are no fault",
    arguments: [
      ("# sổ\nthreads = 2", "2"), ("\u{FEFF}threads = 2", "2"),
      ("[insurance.columns]\nfull_name = 'Họ tên'", "Họ tên"),
      ("history = \"a \\\" ổ\" # ổ", "a \" ổ"), ("history = \"\"\"\"\"\"\n# ổ\nthreads = 3", "3"),
      ("history = ''\nthreads = 4 # ổ", "4"),
    ])
  func ownLetters(text: String, value: String) throws {
    let read = try Configuration(toml: text, path: "c.toml")
    let column = read.insurance.columns[.fullName]
    #expect(read.threads.map(String.init) ?? column ?? read.history == value)
  }

  @Test("All faults are told at once, each with its path")
  func allFaults() throws {
    let error = try #require(throws: TableError.self) {
      try Configuration(
        toml: """
          thread = 3
          threads = 0
          report = "vi"
          zebra = 1
          [insurance]
          delimiter = "#"
          encoding = "latin1"
          [insurance.columns]
          ful_name = "A"
          gender = 3
          address = ""
          [reference]
          column = "x"
          [reference.columns]
          citizen_id = "C"
          old_id = "C"
          """, path: "c.toml")
    }
    guard case .badConfiguration(let faults) = error.reason else {
      Issue.record("\(error)")
      return
    }
    #expect(error.exitStatus == 78)
    #expect(
      faults.map(\.path) == [
        "insurance.columns.address", "insurance.columns.ful_name", "insurance.columns.gender",
        "insurance.delimiter", "insurance.encoding", "reference.column", "reference.columns.old_id",
        "report", "thread", "threads", "zebra",
      ])
    #expect(faults[1].problem == .unknownKey(nearest: "full_name"))
    #expect(faults[5].problem == .unknownKey(nearest: "columns"))
    #expect(faults[6].problem == .columnTaken(by: "reference.columns.citizen_id"))
    #expect(faults[8].problem == .unknownKey(nearest: "threads"))
    #expect(faults[10].problem == .unknownKey(nearest: nil))
    #expect(error.message(in: .vietnamese).contains("cấu hình có 11 lỗi"))
    #expect(error.message(in: .english).contains("did you mean “full_name”?"))
  }

  @Test("Letterhead, offices and the target of coverage are read")
  func report() throws {
    let configuration = try Configuration(
      toml: """
        [report]
        unit = "BẢO HIỂM XÃ HỘI TỈNH"
        place = "Vinh"
        [coverage]
        target = 0.95
        [[office]]
        name = "Một"
        districts = [412, "425"]
        [[office]]
        name = "Hai"
        communes = [17827]
        """, path: "c.toml")
    #expect(configuration.letterhead.unit == "BẢO HIỂM XÃ HỘI TỈNH")
    #expect(configuration.letterhead.place == "Vinh" && configuration.letterhead.symbol == nil)
    #expect(configuration.coverageTarget == 0.95)
    #expect(
      configuration.offices == [
        .init(name: "Một", districts: [412, 425], communes: []),
        .init(name: "Hai", districts: [], communes: [17827]),
      ])
  }

  @Test("Faults of reports and offices are told by their paths")
  func reportFaults() throws {
    let error = try #require(throws: TableError.self) {
      try Configuration(
        toml: """
          [report]
          units = "A"
          [coverage]
          target = 95
          [[office]]
          districts = [0]
          town = 1
          """, path: "c.toml")
    }
    guard case .badConfiguration(let faults) = error.reason else {
      Issue.record("\(error)")
      return
    }
    #expect(
      faults.map(\.path) == [
        "coverage.target", "office[1].districts", "office[1].town", "office[1].name",
        "report.units",
      ])
  }

  @Test("A place of two offices is a fault: one of them would have no records")
  func sharedPlaces() throws {
    let error = try #require(throws: TableError.self) {
      try Configuration(
        toml: """
          [[office]]
          name = "Một"
          districts = [412]
          [[office]]
          name = "Hai"
          districts = [425, 412]
          communes = [17827]
          """, path: "c.toml")
    }
    #expect(
      error.reason
        == .badConfiguration([
          .init(path: "office[2].districts", problem: .codeTaken(412, by: "office[1]"))
        ]))
  }

  @Test("Broken TOML is told with its line")
  func syntax() throws {
    let error = try #require(throws: TableError.self) {
      try Configuration(toml: "threads = 2\n[report\n", path: "c.toml")
    }
    guard case .badConfiguration(let faults) = error.reason,
      case .syntax(let line, _) = faults.first?.problem
    else {
      Issue.record("\(error)")
      return
    }
    #expect(line == 2)
    #expect(faults.count == 1)
  }

  @Test("A file that is missing or no text is told")
  func files() throws {
    let folder = TemporaryFolder()
    let missing = folder.path + "/none.toml"
    #expect(throws: TableError(.notFound, path: missing)) { try Configuration(path: missing) }
    let broken = folder.write([0x61, 0xFF], to: "broken.toml")
    let fault = ConfigurationFault(path: "", problem: .notText)
    #expect(throws: TableError(.badConfiguration([fault]), path: broken)) {
      try Configuration(path: broken)
    }
    let good = folder.write(Array("threads = 2".utf8), to: "good.toml")
    #expect(try Configuration(path: good).threads == 2)
  }

  @Test("Faults in words for reasons are told with the others")
  func reasonFaults() throws {
    let error = try #require(throws: TableError.self) {
      try Configuration(
        toml: """
          threads = 0
          [reasons.S33]
          label = "x"
          [reasons.S30]
          labels = "x"
          label = ""
          actor = 3
          actor_en = "a\\nb"
          """, path: "c.toml")
    }
    guard case .badConfiguration(let faults) = error.reason else {
      Issue.record("\(error)")
      return
    }
    #expect(
      faults.map(\.path) == [
        "reasons.S30.actor", "reasons.S30.actor_en", "reasons.S30.label", "reasons.S30.labels",
        "reasons.S33", "threads",
      ])
  }
}
