import Glibc
import TestSupport
import Testing

/// Where results may go: never over what they are made of, never nowhere, never half.
@Suite(
  "Results never replace their inputs, and never appear where nobody named a place",
  .enabled(if: Command.path != nil, "the khop binary is not built beside the tests"))
struct OutputSafetyTests {
  /// A place with a finished run in `results`.
  private func finished() -> Workplace {
    let place = Workplace()
    #expect(Command.run(place.arguments("--quiet")).status == 0)
    return place
  }

  @Test(
    "An empty value is 64, whatever the command",
    arguments: [
      ["match", "--insurance", "a.csv", "--reference", "b.csv", "--output", ""],
      ["match", "--insurance", "", "--reference", "b.csv", "--output", "c"],
      ["match", "--insurance", "a.csv", "--reference", "b.csv", "--output=", "--quiet"],
      ["clean", "a.csv", "--output", ""], ["clean", "", "--output", "b"],
      ["index", "a.csv", "--output", ""], ["evaluate", "a", "--truth", "b", "--json", ""],
      ["train", "--insurance", "a", "--reference", "b", "--output", "c", "--svg", ""],
      ["report", "a", "--format", ""], ["report", "a", "--format", "html,"],
      ["events", "a", "--output", ""], ["sample", "a", "--output", ""], ["history", "--store", ""],
      ["compare", "a", "b", "--list", ""], ["explain", "a", "--row", "1", "--svg", ""],
      ["generate", "--scenario", "a", "--output", ""],
      ["import-corrections", "a", "--refused", ""],
      ["indicators", "import", "a", "--output", ""], ["worklists", "a", "--output", ""],
      ["help", "bogus"], ["help", "indicators", "bogus"],
    ])
  func empty(arguments: [String]) {
    let folder = TemporaryFolder()
    let result = inFolder(folder.path, arguments)
    #expect(result.status == 64, "\(arguments): \(result.error)")
    #expect(result.error.hasPrefix("Lỗi: "), "\(arguments): \(result.error)")
    #expect(TemporaryFolder.names(in: folder.path).isEmpty)
  }

  /// Runs the binary in a folder.
  private func inFolder(_ folder: String, _ arguments: [String]) -> Command.Result {
    Command.run(
      ["-c", "cd \"$1\" && shift && exec \"$@\"", "sh", folder, Command.path ?? ""] + arguments,
      program: "/bin/sh")
  }

  @Test("A path that ends in a folder is 73 and makes nothing")
  func folders() {
    let place = finished()
    let folder = place.folder.path
    #expect(mkdir(folder + "/inner", 0o700) == 0)
    let inner = inFolder(
      folder, ["index", "reference.csv", "--output", "inner", "--quiet"])
    #expect(inner.status == 73 && inner.error.hasPrefix("khop: inner: "), "\(inner.error)")
    #expect(!inner.error.contains("directory"))
    rmdir(folder + "/inner")
    for path in [folder + "/", folder + "/.", folder] {
      let result = Command.run(
        ["index", place.folder.path(of: "reference.csv"), "--output", path, "--quiet"])
      #expect(result.status == 73, "\(path): \(result.error)")
    }
    #expect(place.leftovers == ["results"])
  }

  @Test(
    "A single file takes the place of no other command's result, and a province of nobody's files")
  func singleFiles() {
    let place = finished()
    let reference = place.folder.path(of: "reference.csv")
    for name in ["outcomes.csv", "summary.json", "manifest.json"] {
      let result = place.output + "/" + name
      let before = TemporaryFolder.bytes(at: result)
      for command in [
        ["index", reference, "--output", result],
        ["train", "--insurance", place.folder.path(of: "insurance.csv"), "--reference", reference]
          + ["--output", result],
      ] {
        let refused = Command.run(command + ["--lang", "en"])
        #expect(refused.status == 73, "\(command): \(refused.error)")
        #expect(refused.error.contains("was not made by this command"), "\(refused.error)")
      }
      #expect(TemporaryFolder.bytes(at: result) == before)
    }
    let scenario = Repository.seed(2024)
    for folder in [place.folder.path, place.output] {
      let grown = Command.run(
        ["generate", "--scenario", scenario, "--people", "50", "--output", folder, "--lang", "en"])
      #expect(grown.status == 73, "\(folder): \(grown.error)")
    }
    let province = place.folder.path + "/province"
    for _ in 0..<2 {
      let grown = Command.run(
        ["generate", "--scenario", scenario, "--people", "50", "--output", province, "--quiet"])
      #expect(grown.status == 0, "\(grown.error)")
    }
  }

  @Test("An output that is an input is 73, by whatever path, and the input stays")
  func overwriting() {
    let place = finished()
    let (insurance, reference) = (
      place.folder.path(of: "insurance.csv"), place.folder.path(of: "reference.csv")
    )
    let link = place.folder.path(of: "link.csv")
    #expect(Glibc.link(insurance, link) == 0)
    let outcomes = place.output + "/outcomes.csv"
    let before = TemporaryFolder.bytes(at: outcomes)
    let truth = place.folder.write("record_id,citizen_id\nBH1,040190700001\n", to: "truth.csv")
    let commands = [
      ["index", reference, "--output", reference],
      place.arguments(insurance: outcomes),
      ["train", "--insurance", insurance, "--reference", reference, "--output", link],
      [
        "train", "--insurance", insurance, "--reference", reference, "--labels", truth, "--output",
        truth,
      ],
      ["evaluate", place.output, "--truth", truth, "--json", truth],
      ["evaluate", place.output, "--truth", truth, "--json", outcomes],
      ["explain", place.output, "--record", "BH1", "--svg", insurance],
      ["compare", place.output, place.output, "--list", outcomes],
      [
        "sample", place.output, "--output", reference, "--store", place.folder.path(of: "s.sqlite"),
      ],
      ["import-corrections", insurance, "--refused", link, "--store", "/nowhere/s.sqlite"],
      ["indicators", "import", insurance, "--output", link],
    ]
    for command in commands {
      let result = Command.run(command + ["--lang", "en"])
      #expect(result.status == 73, "\(command): \(result.error)")
      #expect(result.error.contains("would replace this input"), "\(command): \(result.error)")
    }
    #expect(TemporaryFolder.bytes(at: insurance) == Array(Workplace.insurance.utf8))
    #expect(TemporaryFolder.bytes(at: reference) == Array(Workplace.reference.utf8))
    #expect(TemporaryFolder.bytes(at: outcomes) == before)
  }

  @Test("A full standard output is 74, and the results are in their place")
  func fullOutput() {
    let place = Workplace()
    let commands = [
      place.arguments("--lang", "en"),
      ["report", place.output, "--format", "json", "--lang", "en"],
      ["explain", place.output, "--record", "BH1", "--lang", "en"],
      ["explain-name", "Moong Văn Cụt", "--lang", "en"], ["--help"], ["help", "match"],
    ]
    for command in commands {
      let result = Command.run(
        ["-c", "exec \"$@\" > /dev/full", "sh", Command.path ?? ""] + command, program: "/bin/sh")
      #expect(result.status == 74, "\(command): \(result.error)")
    }
    #expect(TemporaryFolder.names(in: place.output).contains("report.json"))
  }

  @Test("Generating that is stopped ends with 130 and leaves nothing, not even its folder")
  func stoppedGenerate() throws {
    let folder = TemporaryFolder()
    let output = folder.path(of: "province")
    let process = try #require(
      Command.start([
        "generate", "--scenario", Repository.seed(2024), "--people",
        "3000000", "--output", output, "--threads", "1",
      ]))
    #expect(Command.waitUntil { !TemporaryFolder.names(in: folder.path).isEmpty })
    process.signal(SIGINT)
    let result = process.wait()
    #expect(result.status == 130, "\(result.error)")
    #expect(result.error.contains("đã dừng, không ghi kết quả nào"))
    #expect(TemporaryFolder.names(in: folder.path).isEmpty)
  }

  @Test("Files of an earlier run that this one does not have go")
  func stale() {
    let place = Workplace(
      reference: Array((Workplace.reference + "only,two\n").utf8))
    let first = Command.run(place.arguments("--lang", "en"))
    #expect(first.error.contains("1 rows of the register are rejected"), "\(first.error)")
    #expect(first.output.contains("rejected_reference.csv"))
    #expect(TemporaryFolder.names(in: place.output).contains("rejected_reference.csv"))
    place.folder.write(Workplace.reference, to: "reference.csv")
    let second = Command.run(place.arguments("--lang", "en"))
    #expect(second.status == 0 && !second.output.contains("rejected_reference.csv"))
    #expect(!TemporaryFolder.names(in: place.output).contains("rejected_reference.csv"))
  }

  @Test("Freezing a register lists its rejected rows beside it")
  func rejectedOfIndex() {
    let place = Workplace(reference: Array((Workplace.reference + "only,two\n").utf8))
    let register = place.folder.path(of: "register.khop")
    let arguments = ["index", place.folder.path(of: "reference.csv"), "--output", register]
    let result = Command.run(arguments)
    #expect(result.output.contains("1 dòng bị loại (\(register).rejected.csv)"), "\(result.output)")
    let rows = PlainTable(place.folder.bytes(of: "register.khop.rejected.csv")).records
    #expect(rows.map { $0["row"] } == ["5"] && rows[0]["reason"] == "too_few_fields")
    place.folder.write(Workplace.reference, to: "reference.csv")
    #expect(Command.run(arguments).status == 0)
    #expect(place.leftovers == ["register.khop"])
  }

  @Test("Lists and samples that fail leave no history behind")
  func noHistoryOfFailures() {
    let place = finished()
    place.folder.write(Workplace.reference + "\n", to: "reference.csv")
    for (folder, status) in [(place.output, 65 as Int32), (place.folder.path(of: "none"), 66)] {
      for arguments in [
        ["worklists", folder, "--output", "lists"], ["sample", folder, "--output", "sample.xlsx"],
        ["events", folder, "--unmask"],
      ] {
        let result = inFolder(place.folder.path, arguments)
        #expect(result.status == status, "\(arguments): \(result.error)")
        #expect(place.leftovers == ["results"], "\(arguments): \(place.leftovers)")
      }
    }
  }

  @Test("Lists, samples and events find inputs that were moved, and say how when they do not")
  func movedInputs() {
    let place = finished()
    let new = TemporaryFolder()
    let reference = new.write(Workplace.reference, to: "dancu.csv")
    unlink(place.folder.path(of: "reference.csv"))
    for arguments in [
      ["worklists", place.output, "--output", new.path(of: "lists")],
      ["sample", place.output, "--output", new.path(of: "sample.xlsx")],
      ["events", place.output],
    ] {
      let lost = inFolder(new.path, arguments)
      #expect(lost.status == 66 && lost.error.contains("--reference"), "\(lost.error)")
      let found = inFolder(new.path, arguments + ["--reference", reference])
      #expect(found.status == 0, "\(arguments): \(found.error)")
    }
  }

  @Test("Events and reports of an earlier run do not go on as those of the next")
  func staleEvents() {
    let place = finished()
    #expect(Command.run(["events", place.output]).status == 0)
    #expect(Command.run(["report", place.output, "--format", "json", "--quiet"]).status == 0)
    let old = TemporaryFolder.bytes(at: place.output + "/events.json")
    place.folder.write(
      Workplace.text(Workplace.insuranceHeader, Array(Workplace.insuranceRows.dropLast())),
      to: "insurance.csv")
    let next = Command.run(place.arguments("--lang", "en"))
    #expect(
      next.error.contains("events.json") && next.error.contains("report.json"), "\(next.error)")
    let names = TemporaryFolder.names(in: place.output)
    #expect(!names.contains { $0.hasPrefix("events") || $0.hasPrefix("report.") }, "\(names)")
    // Put back by hand it is still not of this run.
    place.folder.write(old, to: "results/events.json")
    let report = Command.run(["report", place.output, "--format", "json", "--lang", "en"])
    #expect(report.status == 0 && report.error.contains("events.json is not of this run"))
    #expect(!place.folder.text(of: "results/report.json").contains("bien-dong-bieu"))
  }

  @Test("A history made for a run that fails is taken away; one that was there stays")
  func failedHistory() {
    let place = Workplace()
    let store = place.folder.path(of: "khop.sqlite")
    let broken = place.arguments(insurance: "/nowhere/a.csv", "--history", store)
    #expect(Command.run(broken).status == 66)
    #expect(place.leftovers.isEmpty)
    #expect(Command.run(place.arguments("--quiet", "--history", store)).status == 0)
    #expect(Command.run(broken).status == 66)
    #expect(place.leftovers.sorted() == ["khop.sqlite", "results"])
    let other = Command.run(
      place.arguments("--history", store, "--lang", "en", "--as-of", "2024-11-30"))
    #expect(other.error.contains("the history keeps both"), "\(other.error)")
  }

  @Test("Runs that make one history at the same moment are all recorded", arguments: 0..<4)
  func historyAtOnce(attempt: Int) {
    let place = Workplace()
    // Each with a record less, so that no two runs are one, and one of them twice.
    for count in 1...4 {
      place.folder.write(
        Workplace.text(Workplace.insuranceHeader, Array(Workplace.insuranceRows.prefix(count))),
        to: "\(count).csv")
    }
    place.folder.write(place.folder.text(of: "1.csv"), to: "5.csv")
    let script = """
      cd "$3" && for n in 1 2 3 4 5; do "$1" match --insurance $n.csv --reference "$2" --output out$n \
      --history h.sqlite --as-of 2024-12-31 --quiet & pids="$pids $!"; done
      for pid in $pids; do wait $pid || exit 1; done
      """
    let result = Command.run(
      [
        "-c", script, "sh", Command.path ?? "", place.folder.path(of: "reference.csv"),
        place.folder.path,
      ], program: "/bin/sh")
    #expect(result.status == 0, "\(result.error)")
    let history = Command.run(["history", "--store", place.folder.path(of: "h.sqlite")])
    let runs = history.output.split(separator: "\n").count { $0.contains("31/12/2024") }
    // Those that are one run when they began in one second.
    #expect(runs == 4 || runs == 5, "\(history.output)")
  }

  @Test("Results of match and of clean never lose their manifest to each other")
  func otherResults() {
    let place = finished()
    let cleaned = place.folder.path(of: "sach")
    let clean = Command.run([
      "clean", place.folder.path(of: "insurance.csv"), "--output", cleaned, "--quiet",
    ])
    #expect(clean.status == 0, "\(clean.error)")
    let match = Command.run([
      "match", "--insurance", place.folder.path(of: "insurance.csv"), "--reference",
      place.folder.path(of: "reference.csv"), "--output", cleaned,
    ])
    #expect(match.status == 73 && match.error.contains("manifest.json"), "\(match.error)")
    let over = Command.run([
      "clean", place.folder.path(of: "insurance.csv"), "--output", place.output,
    ])
    #expect(over.status == 73 && over.error.contains("manifest.json"), "\(over.error)")
    // The same command again may take the place of its own results.
    #expect(
      Command.run(["clean", place.folder.path(of: "insurance.csv"), "--output", cleaned, "--quiet"])
        .status == 0)
    #expect(
      Command.run(["clean", "--undo", cleaned, "--output", place.folder.path(of: "lai"), "--quiet"])
        .status == 0)
  }
}
