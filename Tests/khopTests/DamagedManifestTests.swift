import TestSupport
import Testing

/// Without a manifest that can be read nothing proves what else lies in a folder.
@Suite(
  "A damaged manifest.json is told by every command that reads a run, and switches no check off",
  .enabled(if: Command.path != nil, "the khop binary is not built beside the tests"))
struct DamagedManifestTests {
  private static let truth =
    "record_id,citizen_id,kinds\nBH1,040190700001,\nBH2,040085700002,\nBH3,040052700004,\nBH4,,\n"

  /// A place with a finished run and a copy of it.
  private func finished() -> (place: Workplace, other: String) {
    let place = Workplace()
    let other = place.folder.path(of: "other")
    #expect(Command.run(place.arguments("--quiet")).status == 0)
    #expect(Command.run(place.arguments(output: other, "--quiet")).status == 0)
    return (place, other)
  }

  /// Every command that reads the run in `place.output`; none of them writes into it.
  private func readers(_ place: Workplace, _ other: String) -> [[String]] {
    let folder = place.folder
    let (run, store) = (place.output, folder.path(of: "khop.sqlite"))
    return [
      ["compare", run, other], ["compare", other, run],
      ["evaluate", run, "--truth", folder.write(Self.truth, to: "truth.csv")],
      ["report", run, "--format", "none"], ["report", other, "--earlier", run, "--format", "none"],
      ["explain", run, "--record", "BH1"],
      ["events", run, "--output", folder.path(of: "events")],
      ["worklists", run, "--output", folder.path(of: "lists"), "--all", "--store", store],
      ["sample", run, "--output", folder.path(of: "sample.xlsx"), "--store", store],
    ]
  }

  /// Cut, emptied, and JSON of something else.
  private func damages(_ whole: [UInt8]) -> [[UInt8]] {
    [Array(whole.prefix(300)), [], Array("{\"program\": \"khop\"}\n".utf8)]
  }

  @Test("Every command that reads a run ends with 65 and names the file")
  func readers() {
    let (place, other) = finished()
    let commands = readers(place, other)
    let whole = TemporaryFolder.bytes(at: place.output + "/manifest.json")
    for damaged in damages(whole) {
      place.folder.write(damaged, to: "results/manifest.json")
      for command in commands {
        let result = Command.run(command + ["--lang", "en"])
        #expect(result.status == 65, "\(command[0]): \(result.error)")
        #expect(
          result.error.contains("results/manifest.json: not the JSON"),
          "\(command[0]): \(result.error)")
      }
    }
    place.folder.write(whole, to: "results/manifest.json")
    for command in commands {
      let result = Command.run(command)
      #expect(result.status == 0, "\(command[0]): \(result.error)")
    }
  }

  @Test("A reviewed sample of a run with a damaged manifest is not read")
  func certify() {
    let (place, _) = finished()
    let sample = place.folder.path(of: "sample.xlsx")
    let drawn = Command.run([
      "sample", place.output, "--output", sample, "--store", place.folder.path(of: "khop.sqlite"),
    ])
    #expect(drawn.status == 0, "\(drawn.error)")
    let whole = TemporaryFolder.bytes(at: place.output + "/manifest.json")
    place.folder.write(Array(whole.prefix(300)), to: "results/manifest.json")
    let result = Command.run(["certify", sample, "--run", place.output, "--lang", "en"])
    #expect(result.status == 65, "\(result.error)")
    #expect(result.error.contains("results/manifest.json: not the JSON"), "\(result.error)")
  }

  @Test("Commands that may do without a manifest still do where there is none")
  func missing() {
    let (place, other) = finished()
    place.folder.remove("results/manifest.json")
    for command in readers(place, other).prefix(5) {
      let result = Command.run(command)
      #expect(result.status == 0, "\(command[0]): \(result.error)")
    }
  }

  @Test("A certified.json that cannot be read is not said to be of another run")
  func certified() {
    let (place, _) = finished()
    place.folder.write("{", to: "results/certified.json")
    let result = Command.run(["report", place.output, "--format", "none", "--lang", "en"])
    #expect(result.status == 65, "\(result.error)")
    #expect(result.error.contains("results/certified.json: not the JSON"), "\(result.error)")
  }

  @Test("A match into a folder with a damaged manifest leaves what else lies there and says so")
  func matchAgain() {
    let (place, _) = finished()
    let mine = ["report.html", "events.json", "certified.json", "notes.txt"]
    for name in mine { place.folder.write("mine\n", to: "results/" + name) }
    let whole = TemporaryFolder.bytes(at: place.output + "/manifest.json")
    place.folder.write(Array(whole.prefix(300)), to: "results/manifest.json")
    let result = Command.run(place.arguments("--lang", "en"))
    #expect(result.status == 0, "\(result.error)")
    #expect(
      result.error.contains("may be of other results, make them again: events.json, report.html\n"),
      "\(result.error)")
    for name in mine { #expect(place.folder.text(of: "results/" + name) == "mine\n") }
    #expect(place.folder.bytes(of: "results/manifest.json").count > 300)
  }

  @Test("A run whose forerunner is damaged is recorded, and why nothing is compared is told")
  func history() {
    let (place, _) = finished()
    let store = place.folder.path(of: "khop.sqlite")
    let (first, second) = (place.folder.path(of: "first"), place.folder.path(of: "second"))
    #expect(Command.run(place.arguments(output: first, "--history", store)).status == 0)
    let whole = TemporaryFolder.bytes(at: first + "/manifest.json")
    place.folder.write(Array(whole.prefix(300)), to: "first/manifest.json")
    // Other results: the same ones within one second are one run.
    place.folder.write(
      Workplace.text(Workplace.insuranceHeader, Array(Workplace.insuranceRows.dropLast())),
      to: "insurance.csv")
    let result = Command.run(
      place.arguments(output: second, "--history", store, "--lang", "en"))
    #expect(result.status == 0, "\(result.error)")
    #expect(
      result.error.contains("not compared with the run before in the history: ")
        && result.error.contains("first/manifest.json: not the JSON"), "\(result.error)")
    let runs = Command.run(["history", "--store", store, "--lang", "en"])
    #expect(runs.status == 0 && runs.output.contains("2"), "\(runs.error)")
  }

  @Test("Undoing names the manifest, missing or damaged")
  func undo() {
    let place = Workplace()
    let (cleaned, restored) = (place.folder.path(of: "cleaned"), place.folder.path(of: "restored"))
    let clean = ["clean", place.folder.path(of: "insurance.csv"), "--output", cleaned]
    #expect(Command.run(clean).status == 0)
    let whole = TemporaryFolder.bytes(at: cleaned + "/manifest.json")
    for damaged in damages(whole) {
      place.folder.write(damaged, to: "cleaned/manifest.json")
      let result = Command.run(["clean", "--undo", cleaned, "--output", restored])
      #expect(result.status == 65 && result.error.contains("manifest.json"), "\(result.error)")
    }
    let unchecked = Command.run(["clean", "--undo", cleaned, "--output", restored, "--unchecked"])
    #expect(unchecked.status == 0, "\(unchecked.error)")
    #expect(
      place.folder.bytes(of: "restored/restored.csv") == place.folder.bytes(of: "insurance.csv"))
  }

  @Test("Undoing the folder of a match tells that nothing was cleansed there")
  func undoOfMatch() {
    let place = Workplace()
    #expect(Command.run(place.arguments("--quiet")).status == 0)
    let result = Command.run([
      "clean", "--undo", place.output, "--output", place.folder.path(of: "restored"),
    ])
    #expect(result.status == 66 && result.error.contains("cleaned.csv: không tìm thấy tệp"))
    #expect(!result.error.contains("manifest.json"), "\(result.error)")
  }
}
