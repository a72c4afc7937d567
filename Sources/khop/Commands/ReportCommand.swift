import ArgumentParser
import Authentication
import History
import Identifiers
import Indicators
import Reporting
import Tables

/// `khop report`: the report of a finished run, in all forms.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: Usage.words(
      vi: "Lập báo cáo của một lần chạy dạng HTML, PDF, Excel và JSON, và in ra màn hình.",
      en: "Writes the report of a finished run as HTML, PDF, Excel and JSON, and prints it."),
    discussion: Usage.words(
      vi: """
        Số liệu lấy từ summary.json. --scenario thêm các chỉ tiêu của cơ quan (một tệp trong seeds/ hoặc tệp do \
        'khop indicators import' ghi), --previous của năm trước. --publish ẩn các nhóm dưới năm người và những gì \
        làm lộ các nhóm đó.
        """,
      en: """
        The figures are those of summary.json. --scenario adds the office's indicators (a file of seeds/ or what \
        'khop indicators import' wrote), --previous those of the year before. --publish hides groups of fewer than \
        five people, and what would give them away.
        """))

  /// A form of the report.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case html, pdf, xlsx, json
  }

  @Argument(
    help: .words(
      vi: "Thư mục kết quả của 'khop match'.",
      en: "The output folder of 'khop match'."))
  var folder: String

  @Option(
    help: .words(
      value: "list",
      vi: "Các dạng cần ghi, cách nhau bởi dấu phẩy: html, pdf, xlsx, json; 'none' chỉ in.",
      en:
        "Forms to write, parted by commas: html, pdf, xlsx, json; by default all; 'none' only prints."
    )
  )
  var format = "html,pdf,xlsx,json"

  @Option(
    help: .words(
      value: "folder",
      vi: "Thư mục của báo cáo; mặc định thư mục của lần chạy.",
      en: "Folder of the report; by default the run's own."))
  var output: String?

  @Option(
    help: .words(
      value: "file",
      vi: "Chỉ tiêu của năm: kịch bản trong seeds/, hoặc JSON của 'khop indicators import'.",
      en: "Indicators of the year: a scenario of seeds/, or the JSON of 'khop indicators import'."))
  var scenario: String?

  @Option(
    help: .words(
      value: "file",
      vi: "Chỉ tiêu của năm trước, cùng dạng.",
      en: "Indicators of the year before, in the same form."))
  var previous: String?

  @Option(
    name: .customLong("earlier"),
    help: .words(
      value: "folder",
      vi: "Thư mục của lần chạy trước, để vẽ xu hướng; dùng được nhiều lần, cũ nhất trước.",
      en: "Output folder of an earlier run, for the trend; may be repeated, the oldest first."))
  var earlier: [String] = []

  @Option(
    help: .words(
      value: "file",
      vi: "Tệp lịch sử của cơ quan (SQLite): xu hướng và thay đổi từ lần chạy trước.",
      en: "The office's history (SQLite), for the trend and what changed since the run before."))
  var history: String?

  @Option(
    help: .words(
      value: "text",
      vi: "Cơ quan cấp trên, ở tiêu đề văn bản.",
      en: "Authority above the unit, for the letterhead."))
  var authority: String?

  @Option(
    name: .customLong("unit-name"),
    help: .words(
      value: "text",
      vi: "Tên cơ quan, ở tiêu đề văn bản.",
      en: "Name of the unit, for the letterhead."))
  var unitName: String?

  @Option(
    help: .words(
      value: "text",
      vi: "Số và ký hiệu văn bản.",
      en: "Number and symbol of the document."))
  var symbol: String?

  @Option(
    help: .words(
      value: "text",
      vi: "Địa danh, ở dòng ngày tháng.",
      en: "Place, for the line of place and date."))
  var place: String?

  @Option(
    help: .words(
      value: "yyyy-mm-dd",
      vi: "Ngày của báo cáo, yyyy-mm-dd; mặc định ngày của lần chạy.",
      en: "Day of the report, yyyy-mm-dd; by default the day of the run."))
  var date: String?

  @Option(
    name: .customLong("coverage-target"),
    help: .words(
      value: "number",
      vi: "Tỷ lệ dân số mà mỗi xã cần bao phủ, phần trăm.",
      en: "Share of its people that a commune is to insure, in per cent."))
  var coverageTarget: Double?

  @Flag(
    help: .words(
      vi: "Bản công bố: ẩn các nhóm dưới năm người, kể cả khi có thể tính ra bằng phép trừ.",
      en: "For publication: groups of fewer than five people are hidden, also against subtraction.")
  )
  var publish = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    _ = try formats()
    if let date, BirthDate(iso: date) == nil {
      throw Usage.error("--date là một ngày, yyyy-mm-dd", "--date is a date, yyyy-mm-dd")
    }
    // 0.95 is how a configuration writes 95 %.
    if let coverageTarget, !(coverageTarget > 1 && coverageTarget <= 100) {
      throw Usage.error(
        "--coverage-target tính bằng phần trăm, lớn hơn 1 và nhiều nhất 100: 95 chứ không phải 0.95",
        "--coverage-target is per cent, above 1 and at most 100: 95 and not 0.95")
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
    try common.run { context in
      let (configuration, language) = (context.configuration, context.language)
      Usage.guardAgainstSignals(language)
      let place = output ?? folder
      let formats = try formats()
      try OutputPaths.check(
        formats.map { place + "/report." + $0.rawValue },
        inputs: [scenario, previous, historyPath(configuration), common.config]
          + earlier.map { $0 + "/summary.json" }
          + ["events.json", "certified.json"].map { folder + "/" + $0 }, run: folder)
      var inputs = try readInputs(configuration)
      if !configuration.reasons.isEmpty {
        inputs.summary.reasonLabels = ReasonLabels(configuration.reasons)
      }
      let settings = self.settings(configuration, language)
      let document = ReportBuilder(inputs, settings).document
      let files = formats.isEmpty ? [] : try ReportFiles.write(document, formats, to: place)
      guard !common.quiet else { return }
      for note in inputs.notes {
        Console.error("khop: " + language.choose(vi: note.vi, en: note.en))
      }
      if !files.isEmpty,
        let note = settings.letterhead.missingNote(unit: "--unit-name", place: "--place")
      {
        Console.error("khop: " + note.text(in: language))
      }
      // What is for publication is hidden on the terminal too: it is copied from there.
      Console.print(
        publish
          ? DocumentText(document).text : TerminalReport(inputs.summary, language: language).text)
      if !files.isEmpty {
        Console.print(
          language.choose(vi: "Báo cáo: ", en: "Report: ") + files.joined(separator: ", "))
      }
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
    let digest = try Manifest.readIfPresent(folder: folder)?.outcomesSHA256 ?? ""
    try inputs.addFindings(of: folder, outcomesSHA256: digest)
    try addHistory(historyPath(configuration), to: &inputs, outcomesSHA256: digest)
    return inputs
  }

  /// The history that is named; the configuration's once there is one.
  private func historyPath(_ configuration: Configuration) -> String? {
    history ?? configuration.history.flatMap { FileIdentity.exists($0) ? $0 : nil }
  }

  /// Takes earlier runs and the bridge from the history.
  private func addHistory(
    _ history: String?, to inputs: inout ReportInputs, outcomesSHA256 digest: String
  ) throws {
    guard let history, !digest.isEmpty else { return }
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
