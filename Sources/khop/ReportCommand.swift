import ArgumentParser
import Authentication
import Evaluation
import History
import Indicators
import Reporting
import Tables

/// `khop report`: the report of a finished run, in all forms.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes the report of a finished run as HTML, PDF, Excel and JSON, and prints it.",
    discussion: """
      The figures are those of summary.json. --scenario adds the office's indicators (a file of seeds/ or what \
      'khop indicators import' wrote), --previous those of the year before. --publish hides groups of fewer than \
      five people, and what would give them away.
      """)

  /// A form of the report.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case html, pdf, xlsx, json
  }

  @Argument(help: "The output folder of 'khop match'.")
  var folder: String

  @Option(
    help:
      "Forms to write, parted by commas: html, pdf, xlsx, json; by default all; 'none' only prints."
  )
  var format = "html,pdf,xlsx,json"

  @Option(help: "Folder of the report; by default the run's own.")
  var output: String?

  @Option(
    help: "Indicators of the year: a scenario of seeds/, or the JSON of 'khop indicators import'.")
  var scenario: String?

  @Option(help: "Indicators of the year before, in the same form.")
  var previous: String?

  @Option(
    name: .customLong("earlier"),
    help: "Output folder of an earlier run, for the trend; may be repeated, the oldest first.")
  var earlier: [String] = []

  @Option(
    help: "The office's history (SQLite), for the trend and what changed since the run before.")
  var history: String?

  @Option(help: "Authority above the unit, for the letterhead.")
  var authority: String?

  @Option(name: .customLong("unit-name"), help: "Name of the unit, for the letterhead.")
  var unitName: String?

  @Option(help: "Number and symbol of the document.")
  var symbol: String?

  @Option(help: "Place, for the line of place and date.")
  var place: String?

  @Option(help: "Day of the report, yyyy-mm-dd; by default the day of the run.")
  var date: String?

  @Option(
    name: .customLong("coverage-target"),
    help: "Share of its people that a commune is to insure, in per cent.")
  var coverageTarget: Double?

  @Flag(
    help: "For publication: groups of fewer than five people are hidden, also against subtraction.")
  var publish = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    _ = try formats()
    if let date, AsOfOption.date(date) == nil {
      throw Usage.error("--date là một ngày, yyyy-mm-dd", "--date is a date, yyyy-mm-dd")
    }
    if let coverageTarget, !(coverageTarget > 0 && coverageTarget <= 100) {
      throw Usage.error(
        "--coverage-target là một số lớn hơn 0, nhiều nhất 100",
        "--coverage-target is a number above 0 and at most 100")
    }
  }

  private func formats() throws -> [Format] {
    if format == "none" { return [] }
    let names = format.split(separator: ",", omittingEmptySubsequences: false)
    return try names.map { name in
      guard let format = Format(rawValue: String(name)) else {
        throw Usage.error(
          "--format gồm một hay nhiều dạng html, pdf, xlsx, json, hoặc none",
          "--format is one or more of html, pdf, xlsx and json, or none")
      }
      return format
    }
  }

  func run() throws {
    var language = ReportLanguage(rawValue: common.lang ?? "vi") ?? .vietnamese
    do {
      let (configuration, _) = try common.configuration()
      language = common.language(configuration)
      Usage.guardAgainstSignals(language)
      let place = output ?? folder
      let formats = try formats()
      try OutputPaths.check(
        formats.map { place + "/report." + $0.rawValue },
        inputs: [scenario, previous, history, common.config] + earlier.map { $0 + "/summary.json" }
          + ["events.json", "certified.json"].map { folder + "/" + $0 }, run: folder)
      var inputs = try readInputs(configuration)
      if !configuration.reasons.isEmpty {
        inputs.summary.reasonLabels = ReasonLabels(configuration.reasons)
      }
      let document = ReportBuilder(inputs, settings(configuration, language)).document
      let files = formats.isEmpty ? [] : try ReportFiles.write(document, formats, to: place)
      guard !common.quiet else { return }
      // What is for publication is hidden on the terminal too: it is copied from there.
      Console.print(
        publish
          ? DocumentText(document).text : TerminalReport(inputs.summary, language: language).text)
      if !files.isEmpty {
        Console.print(
          language.choose(vi: "Báo cáo: ", en: "Report: ") + files.joined(separator: ", "))
      }
    } catch let error as ValidationError {
      throw error
    } catch {
      throw Failure.exit(error, language: language)
    }
  }

  private func readInputs(_ configuration: Configuration) throws -> ReportInputs {
    var summary = try Summary.read(folder: folder)
    if !configuration.offices.isEmpty {
      summary.byOffice = OfficeGroups(configuration.offices).group(summary.byCommune)
    }
    var inputs = ReportInputs(summary: summary)
    for folder in earlier { inputs.earlier.append(try Summary.read(folder: folder)) }
    if let scenario { inputs.indicators = try IndicatorFile.read(path: scenario) }
    if let previous { inputs.previousIndicators = try IndicatorFile.read(path: previous) }
    inputs.events = try EventFigures.read(folder: folder)
    try addHistory(to: &inputs)
    return inputs
  }

  /// Takes earlier runs and the bridge from the history, and the certified rate when it is of these very outcomes.
  private func addHistory(to inputs: inout ReportInputs) throws {
    guard let manifest = try? Manifest.read(folder: folder) else { return }
    let digest = manifest.outputs.first { $0.name == "outcomes.csv" }?.sha256 ?? ""
    inputs.certified = Certification.read(folder: folder, outcomesSHA256: digest)
    guard let history else { return }
    let runs = try History(path: history, mode: .existing).runs()
    let place = runs.lastIndex { $0.outcomesSHA256 == digest }
    inputs.earlier += runs[..<(place ?? runs.count)].suffix(11).map(\.summary)
    inputs.bridge = place.flatMap { runs[$0].bridge }
  }

  private func settings(_ configuration: Configuration, _ language: ReportLanguage)
    -> ReportSettings
  {
    var settings = ReportSettings()
    settings.language = language
    settings.letterhead = configuration.letterhead
    if let authority { settings.letterhead.authority = authority }
    if let unitName { settings.letterhead.unit = unitName }
    if let symbol { settings.letterhead.symbol = symbol }
    if let place { settings.letterhead.place = place }
    settings.date = date ?? ""
    if let target = coverageTarget.map({ $0 / 100 }) ?? configuration.coverageTarget {
      settings.coverageTarget = target
    }
    settings.isPublic = publish
    settings.version = Khop.version
    return settings
  }
}
