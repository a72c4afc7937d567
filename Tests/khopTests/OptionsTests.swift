import TestSupport
import Testing

/// Every option of the README that no other test gives on the command line.
@Suite("Each option changes what it says")
struct OptionsTests {
  /// A small province with two runs, a cleansed file, a history and a configuration.
  struct Office {
    let folder = TemporaryFolder()
    let failures: [String]

    init() {
      let folder = folder
      func path(_ name: String) -> String { folder.path(of: name) }
      let match = [
        "match", "--quiet", "--insurance", path("p/insurance.csv"), "--reference",
        path("p/reference.csv"), "--history", path("khop.sqlite"), "--as-of",
      ]
      var failures: [String] = []
      for arguments in [
        [
          "generate", "--quiet", "--scenario", Repository.seed(2024), "--people", "700", "--output",
          path("p"),
        ],
        match + ["2024-06-30", "--output", path("earlier")],
        match + ["2024-12-31", "--output", path("run")],
        ["clean", "--quiet", path("p/insurance.csv"), "--output", path("clean")],
        [
          "sample", path("run"), "--quiet", "--output", path("old.xlsx"), "--store",
          path("khop.sqlite"),
        ],
      ] {
        let result = Command.run(arguments)
        if result.status != 0 { failures.append("\(arguments[0]): \(result.error)") }
      }
      let people = PlainTable(folder.bytes(of: "p/reference.csv")).records
      folder.write(
        "citizen_id,account_holder\n\(people[3]["citizen_id"] ?? ""),AI DO\n", to: "accounts.csv")
      folder.write("[report]\nlanguage = \"en\"\n", to: "english.toml")
      folder.write(folder.bytes(of: "khop.sqlite"), to: "own.sqlite")
      folder.write(folder.bytes(of: "khop.sqlite"), to: "still.sqlite")
      folder.write("history = \"\(path("own.sqlite"))\"\n", to: "history.toml")
      self.failures = failures
    }

    /// The words of a case with its paths: `@name` lies in the folder.
    func arguments(_ words: [String], output: String) -> [String] {
      words.map { word in
        word == "@out"
          ? folder.path(of: output)
          : word.hasPrefix("@") ? folder.path(of: String(word.dropFirst())) : word
      }
    }
  }

  nonisolated(unsafe) static let office = Office()

  struct Case: CustomTestStringConvertible {
    let command: [String]
    let option: [String]
    /// The files that are looked into beside what is printed; `""` is the output itself.
    var files: [String] = []
    /// What is found with the option and not without; `nil` asks only that something differs.
    var tells: String?
    var testDescription: String { (command.prefix(1) + option).joined(separator: " ") }
  }

  static let generate = [
    "generate", "--scenario", Repository.seed(2024), "--people", "300", "--output", "@out",
  ]
  static let province = ["/insurance.csv", "/reference.csv", "/truth.csv"]
  static let match = [
    "match", "--insurance", "@p/insurance.csv", "--reference", "@p/reference.csv", "--output",
    "@out", "--as-of", "2024-12-31",
  ]
  static let store = ["--store", "@khop.sqlite"]
  static let cases: [Case] = [
    Case(
      command: ["clean", "@p/insurance.csv", "--output", "@out"], option: ["--also", "candidates"],
      files: ["/changes.csv", "/manifest.json"], tells: "candidates"),
    Case(command: generate, option: ["--seed", "7"], files: province),
    Case(command: generate, option: ["--fault-scale", "0"], files: province),
    Case(command: generate, option: ["--national"], files: province),
    Case(
      command: ["events", "@run", "--output", "@out"], option: ["--uninsured"],
      files: ["/events.json", "/events_uninsured.csv"], tells: "E4"),
    Case(
      command: ["events", "@run", "--output", "@out"], option: ["--accounts", "@accounts.csv"],
      files: ["/events.json"], tells: "E3"),
    Case(command: ["history"] + store, option: ["--last", "1"]),
    Case(command: ["history"] + store, option: ["--exports"], tells: "sample/reviewers"),
    Case(command: match, option: ["--timings"], tells: "đọc, đối chiếu bản ghi"),
    Case(
      command: match, option: ["--target-without-number", "0.999"],
      files: ["/manifest.json"], tells: "0.999,"),
    Case(
      command: ["report", "@run", "--output", "@out", "--format", "html"],
      option: ["--earlier", "@earlier"], files: ["/report.html"], tells: "hinh-xu-huong"),
    Case(
      command: ["report", "@run", "--output", "@out", "--format", "json"],
      option: ["--coverage-target", "42"], files: ["/report.json"]),
    Case(
      command: ["sample", "@run", "--output", "@out.xlsx"] + store, option: ["--size", "10"],
      files: [".xlsx"]),
    Case(
      command: ["sample", "@run", "--output", "@out.xlsx"] + store,
      option: ["--size", "20", "--seed", "5"], files: [".xlsx"]),
    Case(command: ["explain-date", "05/03/1990"], option: ["--month-first"], tells: "03/05/1990"),
    Case(command: ["explain-date", "05/03/20"], option: ["--id-year", "1920"]),
    Case(
      command: ["evaluate", "@run", "--truth", "@p/truth.csv"], option: ["--lang", "en"],
      tells: "precision"),
  ]

  /// What a command says: both streams and the files.
  private func said(_ words: [String], _ output: String, _ files: [String]) -> (
    status: Int32, text: String
  ) {
    let office = Self.office
    let place = words.map { $0 == "@out.xlsx" ? "@\(output).xlsx" : $0 }
    let result = Command.run(office.arguments(place, output: output))
    var text = result.output + result.error
    for file in files {
      guard let bytes = office.folder.bytesIfPresent(of: output + file) else { continue }
      text += "\n\(bytes.count) \(String(decoding: bytes, as: UTF8.self))"
    }
    return (result.status, text.replacing(output, with: ""))
  }

  @Test("With the option another result than without", arguments: cases)
  func changes(_ one: Case) {
    #expect(Self.office.failures.isEmpty)
    let name = one.testDescription.split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    let files = one.files
    let (without, with) = (
      said(one.command, name + "-a", files), said(one.command + one.option, name + "-b", files)
    )
    #expect(without.status == 0 && with.status == 0, "\(with.text.prefix(400))")
    #expect(without.text != with.text)
    if let tells = one.tells {
      #expect(with.text.contains(tells) && !without.text.contains(tells), "\(tells)")
    }
  }

  @Test("clean takes safe repairs only, when asked, as it does by default")
  func onlySafe() {
    let files = ["/cleaned.csv", "/changes.csv"]
    let command = ["clean", "@p/insurance.csv", "--output", "@out"]
    #expect(
      said(command, "only-a", files).text
        == said(command + ["--only", "safe"], "only-b", files).text)
  }

  @Test("Lists by unit need a column of units, lists by commune do not")
  func by() {
    let command = ["worklists", "@run", "--output", "@out"] + Self.store
    #expect(said(command + ["--by", "commune"], "by-a", []).status == 0)
    let unit = said(command + ["--by", "unit"], "by-b", [])
    #expect(unit.status == 65, "\(unit.text)")
  }

  @Test("Repairs are evaluated in the language asked for, quietly, and as JSON")
  func repairs() throws {
    let command = ["evaluate", "@clean", "--repairs", "@p"]
    let vietnamese = said(command, "repairs", [])
    let english = said(command + ["--lang", "en"], "repairs", [])
    #expect(vietnamese.status == 0 && english.status == 0 && vietnamese.text != english.text)
    let quiet = said(command + ["--quiet", "--json", "@repairs.json"], "repairs", [])
    #expect(quiet.status == 0 && quiet.text.isEmpty, "\(quiet.text.prefix(200))")
    let json = Self.office.folder.text(of: "repairs.json")
    #expect(json.hasPrefix("{") && json.contains("\"repaired\""))
  }

  @Test("A target of coverage is per cent: a share is refused with a word on how it is written")
  func coverageTarget() {
    for value in ["0.95", "1", "0", "101"] {
      let result = said(
        ["report", "@run", "--format", "none", "--coverage-target", value], "zzz", [])
      #expect(result.status == 64 && result.text.contains("--coverage-target"), "\(value)")
    }
    let share = said(
      ["report", "@run", "--format", "none", "--coverage-target", "0.95"], "zzz", [])
    #expect(share.text.contains("95"), "\(share.text)")
  }

  @Test(
    "The language of a configuration is that of the command",
    arguments: [
      // Other tests write to the shared one meanwhile.
      ["history", "--store", "@still.sqlite"], ["evaluate", "@run", "--truth", "@p/truth.csv"],
      ["evaluate", "@clean", "--repairs", "@p"], generate,
      ["import-corrections", "@accounts.csv", "--refused", "@refused.csv"] + store,
      ["indicators", "import", "@accounts.csv", "--output", "@out"],
      ["certify", "@accounts.csv", "--run", "@run"],
    ])
  func language(command: [String]) {
    let all = [[], ["--config", "@english.toml"], ["--lang", "en"]].enumerated()
      .map { said(command + $1, "lang-\(command[0])-\($0)", []).text }
    #expect(all[0] != all[2])
    #expect(all[1] == all[2])
  }

  @Test("The history of a configuration is that of every command")
  func history() {
    // Other tests write to the shared one meanwhile.
    let own = ["--store", "@own.sqlite"]
    let config = ["--config", "@history.toml"]
    func exports() -> Int {
      said(["history", "--exports"] + own, "zzz", []).text.split(separator: "\n").count { line in
        ["worklists/", "sample/", "events/"].contains { line.contains($0) }
      }
    }
    let before = exports()
    for command in [
      ["worklists", "@run", "--unmask", "--output", "@out"],
      ["sample", "@run", "--size", "10", "--output", "@out.xlsx"],
      ["events", "@run", "--unmask", "--output", "@out"],
    ] {
      #expect(said(command + config, "history-\(command[0])", []).status == 0)
    }
    #expect(exports() == before + 3)
    let runs = said(["history"] + config, "zzz", [])
    #expect(runs.status == 0 && runs.text == said(["history"] + own, "zzz", []).text)
    let plain = ["report", "@run", "--output", "@out", "--format", "html"]
    let report = said(plain + config, "report-c", ["/report.html"])
    #expect(report.status == 0 && report.text.contains("hinh-xu-huong"))
  }

  @Test("A sample is a workbook, and a file of another name is refused before anything is drawn")
  func sampleName() {
    let result = said(["sample", "@run", "--output", "@sample.csv"] + Self.store, "", [])
    #expect(result.status == 64 && result.text.contains(".xlsx"), "\(result.text)")
  }
}
