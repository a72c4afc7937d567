import Glibc
import ReferenceIndex
import Tables
import TestSupport
import Testing

@testable import Authentication

@Suite("What is made of a run belongs to the run")
struct RunInputsTests {
  /// A finished run of the small tables of ``EventsTests``.
  private struct Place {
    let folder = TemporaryFolder()
    var results: String { folder.path(of: "results") }
    var insurance: String { folder.path(of: "insurance.csv") }
    var reference: String { folder.path(of: "reference.csv") }

    init() throws {
      folder.write(EventsTests.insurance, to: "insurance.csv")
      folder.write(EventsTests.reference, to: "reference.csv")
      try match()
    }

    @discardableResult
    func match() throws -> MatchReport {
      let settings = MatchSettings(
        insurancePath: insurance, referencePath: reference, outputPath: results, asOf: Run.asOf)
      var run = MatchRun(settings: settings, version: "test")
      return try run.run()
    }

    func events(change: (inout EventsRun.Settings) -> Void = { _ in }) throws -> EventFigures {
      var settings = EventsRun.Settings(folder: results, outputPath: results)
      change(&settings)
      return try EventsRun(settings).run()
    }
  }

  @Test("Lists of events name the outcomes that they are of")
  func bound() throws {
    let place = try Place()
    let digest = try Manifest.read(folder: place.results).outcomesSHA256
    let figures = try place.events()
    #expect(digest.count == 64 && figures.isOf(outcomesSHA256: digest))
    #expect(try EventFigures.read(folder: place.results) == figures)
    #expect(!figures.isOf(outcomesSHA256: String(digest.reversed())))
    // A file of an earlier version does not say of which run it is.
    #expect(!EventFigures(asOf: "2024-12-31", lists: []).isOf(outcomesSHA256: ""))
    #expect(!EventFigures(asOf: "2024-12-31", lists: []).isOf(outcomesSHA256: digest))
  }

  @Test("Another run takes the lists and reports of the earlier one away, the same run leaves them")
  func stale() throws {
    let place = try Place()
    _ = try place.events()
    for name in ["report.html", "report.pdf", "certified.json", "notes.txt"] {
      place.folder.write("x", to: "results/" + name)
    }
    let made = ["events.json", "events_children.csv", "events_deaths.csv", "report.html"]
    func removed(_ report: MatchReport) -> [String] {
      report.notes.map(\.en).filter { $0.contains("were removed") }
    }
    #expect(removed(try place.match()).isEmpty)
    #expect(Set(made).isSubset(of: TemporaryFolder.names(in: place.results)))

    let rows = EventsTests.insurance.split(separator: "\n").dropLast().joined(separator: "\n")
    place.folder.write(rows + "\n", to: "insurance.csv")
    let notes = removed(try place.match())
    #expect(notes.count == 1)
    for name in made + ["report.pdf"] { #expect(notes.first?.contains(name) == true) }
    let names = Set(TemporaryFolder.names(in: place.results))
    #expect(names.isDisjoint(with: made + ["report.pdf"]))
    // What people have made stays.
    #expect(names.isSuperset(of: ["certified.json", "notes.txt", "outcomes.csv", "manifest.json"]))
  }

  @Test("A file that the new run has read is never taken away")
  func readFile() throws {
    let place = try Place()
    let path = place.folder.write(EventsTests.insurance, to: "results/events_deaths.csv")
    let settings = MatchSettings(
      insurancePath: path, referencePath: place.reference, outputPath: place.results,
      asOf: Run.asOf)
    var run = MatchRun(settings: settings, version: "test")
    _ = try run.run()
    place.folder.write(EventsTests.reference + "\n", to: "reference.csv")
    _ = try run.run()
    #expect(TemporaryFolder.bytes(at: path) == Array(EventsTests.insurance.utf8))
  }

  @Test("Inputs that have changed since the run are refused, by their size or their bytes")
  func changed() throws {
    let place = try Place()
    for (name, text, input) in [
      ("reference.csv", EventsTests.reference, ExplainError.Input.reference),
      ("insurance.csv", EventsTests.insurance, .insurance),
    ] {
      let path = place.folder.path(of: name)
      for changed in [text + "\n", text.replacing("1980", with: "1981")] {
        place.folder.write(changed, to: name)
        #expect(throws: ExplainError(.changed(input), path: path)) { try place.events() }
      }
      place.folder.write(text, to: name)
    }
    #expect(try place.events().lists.count == 2)
    #expect(ExplainError(.changed(.reference), path: "r.csv").exitStatus == 65)
    for language in [ReportLanguage.vietnamese, .english] {
      let text = ExplainError(.changed(.reference), path: "r.csv").message(in: language)
      #expect(text.hasPrefix("r.csv: ") && text.contains("--reference"))
    }
  }

  @Test("Inputs may be named where they are now: the same bytes, or the register frozen since")
  func moved() throws {
    let place = try Place()
    let before = try place.events()
    let new = TemporaryFolder()
    let register = new.path(of: "register.khop")
    let others = ["other.khop", "renamed.khop"].map { new.path(of: $0) }
    let output = try OutputFolder(path: new.path)
    for (text, name) in [
      (EventsTests.reference, "register.khop"),
      (
        EventsTests.reference.split(separator: "\n").dropLast().joined(separator: "\n"),
        "other.khop"
      ),
      // As many people, of whom one has another name.
      (EventsTests.reference.replacing("Bình", with: "Bính"), "renamed.khop"),
    ] {
      let loaded = try RegisterLoader.load(
        path: new.write(text, to: "table.csv"), configuration: Configuration(), threads: 1,
        asOf: Run.asOf)
      try loaded.index.write(
        to: try output.makeFile(named: name), source: loaded.sourceDigest)
    }
    try output.commit()
    let insurance = new.write(EventsTests.insurance, to: "insurance.csv")
    let reference = new.write(EventsTests.reference, to: "reference.csv")
    unlink(place.insurance)
    unlink(place.reference)
    #expect(throws: ExplainError(.gone(.reference), path: place.reference)) {
      try place.events()
    }
    for path in [reference, register] {
      let figures = try place.events {
        $0.insurancePath = insurance
        $0.referencePath = path
      }
      #expect(figures == before)
    }
    for other in others {
      #expect(throws: ExplainError(.changed(.reference), path: other)) {
        try place.events { $0.referencePath = other }
      }
    }
  }

  @Test("A folder that is no run is told so, also one of another command")
  func noRun() throws {
    let folder = TemporaryFolder()
    #expect(throws: ExplainError(.notARun, path: folder.path)) {
      try RunInputs(folder: folder.path)
    }
    folder.write("{\"program\": \"khop\", \"rows_in\": 3}", to: "manifest.json")
    #expect(throws: ExplainError(.notARun, path: folder.path)) {
      try RunInputs(folder: folder.path)
    }
    folder.write("row\n", to: "outcomes.csv")
    #expect(throws: ExplainError.self) { try RunInputs(folder: folder.path) }
    #expect(ExplainError(.notARun, path: "a").exitStatus == 66)
  }

  @Test("A file that is replaced while the run is at work is not the one that the manifest names")
  func replaced() throws {
    let place = try Place()
    let digests = try Manifest.read(folder: place.results).inputs.map(\.sha256)
    let (insurance, reference) = (place.insurance, place.reference)
    let others = [
      place.folder.write(EventsTests.insurance.replacing("Bình", with: "Bính"), to: "other.csv"),
      place.folder.write(EventsTests.reference.replacing("alive", with: "dead"), to: "people.csv"),
    ]
    let settings = MatchSettings(
      insurancePath: insurance, referencePath: reference,
      outputPath: place.folder.path(of: "again"), asOf: Run.asOf)
    var run = MatchRun(settings: settings, version: "test") { stage, _, _ in
      guard stage == .readInsurance else { return }
      rename(others[0], insurance)
      rename(others[1], reference)
    }
    #expect(try run.run().manifest.inputs.map(\.sha256) == digests)
    #expect(place.folder.text(of: "insurance.csv").contains("Bính"))
    #expect(throws: ExplainError(.changed(.insurance), path: insurance)) {
      try RunInputs(folder: place.folder.path(of: "again")).path(.insurance, named: nil)
    }
  }
}
