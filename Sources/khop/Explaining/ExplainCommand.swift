import ArgumentParser
import Authentication
import History
import Identifiers
import Reporting
import Tables

/// `khop explain`: why one record has the outcome that it has.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: Usage.words(
      vi: "Giải thích một bản ghi của lần chạy: các trường, ứng viên, bằng chứng, đề xuất.",
      en: "Explains one record of a finished run: fields, candidates, evidence, proposal."),
    discussion: Usage.words(
      vi: """
        Đọc lại các tệp đầu vào từ chỗ cũ, hoặc từ --insurance và --reference; báo khi tệp đã đổi. Các số được \
        che nếu không có --unmask.
        """,
      en: """
        Reads the inputs of the run again, from where the run found them or from --insurance and \
        --reference, and says so when they have changed. Numbers are masked unless --unmask is given.
        """))

  @Argument(
    help: .words(
      vi: "Thư mục kết quả của 'khop match'.",
      en: "The output folder of 'khop match'."))
  var folder: String

  @Option(
    help: .words(
      value: "text",
      vi: "Mã của bản ghi.",
      en: "The record id."))
  var record: String?

  @Option(
    help: .words(
      value: "number",
      vi: "Dòng của tệp bảo hiểm, tính từ 1 dưới dòng tiêu đề.",
      en: "The row of the insurance file, from 1 below the header."))
  var row: Int?

  @Option(
    help: .words(
      value: "file",
      vi: "Tệp bảo hiểm, khi không còn ở chỗ cũ.",
      en: "The insurance file, where it is not in its old place."))
  var insurance: String?

  @Option(
    help: .words(
      value: "file",
      vi: "Dữ liệu dân cư, khi không còn ở chỗ cũ; tệp đã lập chỉ mục mở được ngay.",
      en: "The register, where it is not in its old place; a frozen one opens at once."))
  var reference: String?

  @Option(
    help: .words(
      value: "file",
      vi: "Mô hình của lần chạy, nếu không phải mô hình có sẵn.",
      en: "The model of the run, when it was not the built-in one."))
  var model: String?

  @Option(
    help: .words(
      value: "file",
      vi: "Tệp lịch sử có kết quả xác minh mà lần chạy đã dùng.",
      en: "The history whose corrections the run has used."))
  var corrections: String?

  @Flag(
    help: .words(
      vi: "Hiện đủ chữ số.",
      en: "Show all digits of numbers."))
  var unmask = false

  @Option(
    help: .words(
      value: "file",
      vi: "Ghi biểu đồ bằng chứng dạng SVG vào tệp này.",
      en: "Write the waterfall of the evidence as SVG to this file."))
  var svg: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if (record == nil) == (row == nil) {
      throw Usage.error(
        "nêu bản ghi bằng --record hoặc --row", "name the record by --record or by --row")
    }
  }

  func run() throws {
    let manifest = Result { try RunInputs(folder: folder).manifest }
    var options = common
    // By default the configuration that the run has used.
    if options.config == nil { options.config = (try? manifest.get())?.configurationPath }
    let configPath = options.config
    try options.run { context in
      let manifest = try manifest.get()
      let (configuration, language) = (context.configuration, context.language)
      try OutputPaths.check(
        [svg], inputs: [insurance, reference, model, corrections, configPath], run: folder)
      try OutputPaths.refuseResults([svg])
      let run = ExplainRun(
        folder: folder, manifest: manifest,
        settings: try settings(manifest, context),
        progress: progress(language))
      let explained = try run.explain(record.map { .record($0) } ?? .row(row ?? 0))
      if Console.isErrorTerminal { Console.write("\r\u{1B}[K", to: 2) }
      let report = ExplanationReport(
        explained, language: language, isMasked: !unmask, isColoured: Console.showsColours,
        labels: ReasonLabels(configuration.reasons))
      if let svg {
        guard let picture = report.svg else {
          throw ExplainError(.noCandidate(row: explained.row), path: svg)
        }
        try OutputFolder.write(picture, to: svg)
      }
      if !common.quiet { Console.print(report.text) }
    }
  }

  private func settings(
    _ manifest: Manifest, _ context: CommandContext
  ) throws -> MatchSettings {
    guard let asOf = BirthDate(iso: manifest.asOf) else {
      throw ExplainError(.notARun, path: folder)
    }
    var settings = MatchSettings(
      insurancePath: insurance ?? manifest.input(.insurance)?.path ?? "",
      referencePath: reference ?? manifest.input(.reference)?.path ?? "", outputPath: folder,
      asOf: asOf)
    settings.configuration = context.configuration
    settings.configurationDigest = context.configurationDigest
    settings.threads = context.threads
    settings.targetPrecision = manifest.targetPrecision
    settings.targetWithoutNumber = manifest.targetWithoutNumber
    if let path = corrections
      ?? (manifest.correctionsSHA256 == nil ? nil : context.configuration.corrections)
    {
      settings.corrections = try History(path: path, mode: .existing).corrections()
    }
    if let model { (settings.model, settings.modelDigest) = try ModelReader.read(path: model) }
    return settings
  }

  /// Progress on a terminal only: an explanation is short unless the register is read anew.
  private func progress(_ language: ReportLanguage) -> MatchProgress? {
    guard !common.quiet, Console.isErrorTerminal else { return nil }
    let line = ProgressLine(language: language, isTerminal: true)
    return { @Sendable in line.show($0, $1, $2) }
  }
}
