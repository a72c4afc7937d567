import Identifiers
import Indicators
import Reporting
import SyntheticProvince
import Tables
import TestSupport

@testable import Authentication

/// The figures of a run over a small invented province.
enum SmallRun {
  /// A finished run with everything that is made of it.
  struct Finished {
    let folder: TemporaryFolder
    let summary: Summary
    let events: EventFigures
    let outcomes: [[String: String]]
  }

  /// Made once; only read after.
  nonisolated(unsafe) static let finished = Result { try make() }
  static var summary: Summary { get throws { try finished.get().summary } }

  private static func make() throws -> Finished {
    let folder = TemporaryFolder()
    var options = ProvinceGenerator.Options()
    options.threads = 1
    let generator = try ProvinceGenerator(
      scenario: Scenario(contentsOf: Repository.seed(2024)), people: 3000, seed: 11,
      options: options)
    try generator.write(to: folder.path)
    let settings = MatchSettings(
      insurancePath: folder.path(of: "insurance.csv"),
      referencePath: folder.path(of: "reference.csv"), outputPath: folder.path(of: "results"),
      asOf: BirthDate(uncheckedPacked: 2025 << 9 | 3 << 5 | 15))
    var run = MatchRun(settings: settings, version: "test")
    _ = try run.run()
    var chosen = EventsRun.Settings(
      folder: settings.outputPath, outputPath: settings.outputPath)
    chosen.listsUninsured = true
    let events = try EventsRun(chosen).run()
    return Finished(
      folder: folder, summary: try Summary.read(folder: settings.outputPath), events: events,
      outcomes: PlainTable(folder.bytes(of: "results/outcomes.csv")).records)
  }

  /// The report with everything in it.
  static func document(isPublic: Bool = false, language: String = "vi") throws -> ReportDocument {
    let summary = try summary
    var inputs = ReportInputs(summary: summary)
    var earlier = summary
    earlier.asOf = "2024-06-30"
    earlier.total.authenticated -= 20
    earlier.total.unresolved += 20
    inputs.earlier = [earlier]
    inputs.indicators = try IndicatorFile.read(path: Repository.seed(2024))
    inputs.previousIndicators = try IndicatorFile.read(path: Repository.seed(2023))
    var events = EventFigures(asOf: summary.asOf, lists: [])
    events.lists = [
      .init(
        code: "children", count: 24,
        reasons: [
          .init(code: "E20", vi: "Mới sinh", en: "Newborn", count: 20),
          .init(code: "E21", vi: "Chưa có", en: "None", count: 4),
        ])
    ]
    inputs.events = events
    var settings = ReportSettings()
    settings.language = .init(rawValue: language) ?? .vietnamese
    settings.isPublic = isPublic
    settings.letterhead.unit = "BẢO HIỂM XÃ HỘI TỈNH NGHỆ AN"
    settings.letterhead.place = "Nghệ An"
    settings.version = "test"
    return ReportBuilder(inputs, settings).document
  }
}
