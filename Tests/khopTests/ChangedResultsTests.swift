import TestSupport
import Testing

/// A result that was cut by a full disk or edited in a spreadsheet says something else than the run has found.
@Suite(
  "A result that is not as the run wrote it is refused by every command that reads it",
  .enabled(if: Command.path != nil, "the khop binary is not built beside the tests"))
struct ChangedResultsTests {
  private static let truth =
    "record_id,citizen_id,kinds\nBH1,040190700001,\nBH2,040085700002,\nBH3,040052700004,\nBH4,,\n"

  /// A place with a finished run, and what reads its outcomes.
  private func finished() -> (place: Workplace, commands: [[String]]) {
    let place = Workplace()
    #expect(Command.run(place.arguments("--quiet")).status == 0)
    let folder = place.folder
    return (
      place,
      [
        ["compare", place.output, place.output],
        [
          "evaluate", place.output, "--truth",
          folder.write(Array(Self.truth.utf8), to: "truth.csv"),
        ],
        ["explain", place.output, "--record", "BH1"],
        [
          "worklists", place.output, "--output", folder.path(of: "lists"), "--all", "--store",
          folder.path(of: "khop.sqlite"),
        ],
        ["events", place.output, "--output", folder.path(of: "events")],
      ]
    )
  }

  @Test("Outcomes with one changed byte, cut, or with a row more")
  func outcomes() {
    let (place, commands) = finished()
    let path = place.output + "/outcomes.csv"
    let whole = TemporaryFolder.bytes(at: path)
    var flipped = whole
    flipped[flipped.count - 3] ^= 1
    let row = Array(whole.split(separator: 0x0A)[1]) + [0x0A]
    for changed in [flipped, Array(whole.dropLast(30)), whole + row, Array(whole.prefix(60))] {
      place.folder.write(changed, to: "results/outcomes.csv")
      for command in commands {
        let result = Command.run(command + ["--lang", "en"])
        #expect(result.status == 65, "\(command[0]): \(result.error)")
        #expect(
          result.error.contains("outcomes.csv: damaged or changed since khop match wrote it"),
          "\(command[0]): \(result.error)")
      }
    }
    place.folder.write(whole, to: "results/outcomes.csv")
    for command in commands {
      let result = Command.run(command)
      #expect(result.status == 0, "\(command[0]): \(result.error)")
    }
  }

  @Test("A report is made of no other figures than the run's")
  func summary() {
    let (place, _) = finished()
    let path = place.output + "/summary.json"
    let whole = String(decoding: TemporaryFolder.bytes(at: path), as: UTF8.self)
    place.folder.write(
      Array(whole.replacing("\"outcomes\" : 4", with: "\"outcomes\" : 5").utf8),
      to: "results/summary.json")
    let command = ["report", place.output, "--format", "json"]
    let result = Command.run(command + ["--lang", "vi"])
    #expect(result.status == 65, "\(result.error)")
    #expect(result.error.contains("summary.json: bị hỏng hoặc đã bị sửa"), "\(result.error)")
    place.folder.write(Array(whole.utf8), to: "results/summary.json")
    #expect(Command.run(command).status == 0)
  }

  @Test("Outcomes of no manifest, or of one without digests, are taken as they are")
  func withoutDigest() {
    let (place, _) = finished()
    let truth = place.folder.write(Array(Self.truth.utf8), to: "truth.csv")
    let rows = "record_id,outcome,citizen_id\nBH1,authenticated,040190700001\nBH2,review,\n"
    place.folder.write(Array(rows.utf8), to: "results/outcomes.csv")
    let evaluate = ["evaluate", place.output, "--truth", truth]
    #expect(Command.run(evaluate).status == 65)
    let manifest = place.output + "/manifest.json"
    let text = String(decoding: TemporaryFolder.bytes(at: manifest), as: UTF8.self)
    place.folder.write(
      Array(text.replacing("outcomes.csv", with: "others.csv").utf8), to: "results/manifest.json")
    #expect(Command.run(evaluate).status == 0)
  }
}
