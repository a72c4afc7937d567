import Glibc
import TestSupport
import Testing

/// The report of a run, through the built binary.
@Suite(
  "Reports and events",
  .enabled(if: Command.path != nil, "the khop binary is not built beside the tests"))
struct ReportTests {
  /// A small province with a finished run, its events and its report in all forms.
  struct Office {
    let folder = TemporaryFolder()
    let terminal: String
    let status: Int32

    var results: String { folder.path(of: "results") }

    init(people: Int = 1500) {
      let seed = Repository.seed(2024)
      var output = ""
      var worst: Int32 = 0
      for arguments in [
        [
          "generate", "--quiet", "--scenario", seed, "--people", "\(people)", "--output",
          folder.path(of: "p"),
        ],
        [
          "match", "--insurance", folder.path(of: "p/insurance.csv"), "--reference",
          folder.path(of: "p/reference.csv"), "--output", folder.path(of: "results"), "--as-of",
          "2024-12-31",
        ],
        ["events", folder.path(of: "results")],
        [
          "report", folder.path(of: "results"), "--scenario", seed, "--previous",
          Repository.seed(2023),
        ],
      ] {
        let result = Command.run(arguments)
        output += result.output + result.error
        worst = max(worst, result.status)
      }
      terminal = output
      status = worst
    }
  }

  /// Made once; the folder is written before and only read after.
  nonisolated(unsafe) static let office = Office()

  @Test("All forms and lists are written, for their owner only")
  func files() {
    let office = Self.office
    #expect(office.status == 0, "\(office.terminal)")
    let names = TemporaryFolder.names(in: office.results)
    for name in [
      "report.html", "report.pdf", "report.xlsx", "report.json", "events.json", "events_deaths.csv",
      "events_children.csv",
    ] {
      #expect(names.contains(name), "\(name)")
      var status = stat()
      #expect(stat(office.results + "/" + name, &status) == 0)
      #expect(status.st_mode & 0o777 == 0o600, "\(name)")
    }
  }

  @Test("No default output holds a number or a full name of the input")
  func privacy() throws {
    let office = Self.office
    var secrets: Set<String> = []
    for name in ["p/insurance.csv", "p/reference.csv"] {
      for row in PlainTable(office.folder.bytes(of: name)).records {
        for column in ["citizen_id", "old_id", "si_number", "card_number"] {
          if let value = row[column], value.utf8.count >= 9 { secrets.insert(value) }
        }
        // Names of two words are names of communes too.
        if let value = row["full_name"], value.split(separator: " ").count >= 3 {
          secrets.insert(value.lowercased())
        }
      }
    }
    #expect(secrets.count > 4000)
    let folder = office.results
    var texts = [("terminal", office.terminal)]
    for name in [
      "report.html", "report.json", "events.json", "events_deaths.csv", "events_children.csv",
      "summary.json", "manifest.json",
    ] {
      texts.append((name, office.folder.text(of: "results/" + name)))
    }
    for (name, command) in [
      ("report.pdf", "pdftotext -layout '\(folder)/report.pdf' -"),
      (
        "report.xlsx",
        "python3 -c \"import sys,zipfile;b=zipfile.ZipFile('\(folder)/report.xlsx');[print(b.read(n).decode('utf-8','replace')) for n in b.namelist()]\""
      ),
    ] {
      let result = Command.run(["-c", command], program: "/bin/sh")
      #expect(result.status == 0 && result.output.utf8.count > 10_000, "\(name)")
      texts.append((name, result.output))
    }
    for (name, text) in texts {
      let words = Set(text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init))
      let lower = text.lowercased()
      for secret in secrets {
        // A quick look at single words first: a full name needs all of its own.
        let parts = secret.split(separator: " ").map(String.init)
        guard parts.allSatisfy(words.contains) else { continue }
        #expect(!lower.contains(secret), "\(name)")
      }
    }
  }

  @Test("One form may be asked for, in another folder and in English")
  func oneForm() {
    let output = Self.office.folder.path(of: "english")
    let result = Command.run([
      "report", Self.office.results, "--format", "html", "--output", output, "--lang", "en",
      "--unit-name", "OFFICE <A>", "--place", "Vinh", "--date", "2025-01-06", "--quiet",
    ])
    #expect(result.status == 0 && result.output.isEmpty)
    #expect(TemporaryFolder.names(in: output) == ["report.html"])
    let page = Self.office.folder.text(of: "english/report.html")
    for text in [
      "<html lang=\"en\">", "OFFICE &lt;A&gt;", "Vinh, 2025-01-06",
      "Share of records authenticated",
    ] {
      #expect(page.contains(text), "\(text)")
    }
  }

  @Test("The report for publication hides small groups")
  func publication() {
    let output = Self.office.folder.path(of: "public")
    let result = Command.run([
      "report", Self.office.results, "--publish", "--format", "html,json", "--output", output,
      "--quiet",
    ])
    #expect(result.status == 0)
    let page = Self.office.folder.text(of: "public/report.html")
    #expect(page.contains("bản công bố") && page.contains(">×<"))
    for count in 1...4 {
      #expect(!page.contains("<td class=\"n\">\(count)</td>"), "\(count)")
    }
  }

  @Test("Wrong usage and wrong folders end with their status")
  func faults() {
    let folder = TemporaryFolder()
    #expect(Command.run(["report", Self.office.results, "--format", "docx"]).status == 64)
    #expect(Command.run(["report", Self.office.results, "--date", "31/12/2024"]).status == 64)
    #expect(Command.run(["report", folder.path]).status == 66)
    folder.write("{\"version\": 1}", to: "summary.json")
    #expect(Command.run(["report", folder.path]).status == 65)
    #expect(Command.run(["events", folder.path]).status == 66)
  }

  @Test("Indicators are imported, or all faults told")
  func indicators() {
    let folder = TemporaryFolder()
    let good = folder.write(
      "code,label_vi,year,value,unit,plan,source\nhi_coverage,Bao phủ,2025,\"95,5\",%,95,BHXH\n",
      to: "good.csv")
    let output = folder.path(of: "2025.json")
    #expect(Command.run(["indicators", "import", good, "--output", output, "--quiet"]).status == 0)
    let report = Command.run([
      "report", Self.office.results, "--scenario", output, "--format", "html", "--output",
      folder.path(of: "r"), "--quiet",
    ])
    #expect(report.status == 0)
    #expect(folder.text(of: "r/report.html").contains(">95,50 %<"))
    #expect(folder.text(of: "r/report.html").contains("+0,50 điểm"))
    let bad = folder.write("code,label_vi,year,value,unit,source\na,b,25,x,y,z\n", to: "bad.csv")
    let result = Command.run(["indicators", "import", bad, "--output", output, "--lang", "en"])
    #expect(result.status == 65)
    #expect(
      result.error.contains("row 1, column year") && result.error.contains("row 1, column value"))
  }
}
