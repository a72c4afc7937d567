import ArgumentParser
import Authentication
import History
import Reporting
import Tables

/// `khop match`: the main job.
struct MatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: Usage.words(
      vi: "Liên kết từng bản ghi bảo hiểm với dữ liệu dân cư, hoặc nói rõ vì sao không.",
      en: "Links each insurance record to the register, or says why not."),
    discussion: Usage.words(
      vi: """
        Ghi outcomes.csv, duplicates.csv, rejected.csv, summary.json và manifest.json vào thư mục kết quả: đủ cả hoặc không ghi \
        gì. '-' đọc tệp bảo hiểm từ luồng vào chuẩn (stdin).
        """,
      en: """
        Writes outcomes.csv, duplicates.csv, rejected.csv, summary.json and manifest.json into the output folder, \
        all of them or none. '-' reads the insurance file from standard input.
        """))

  @Option(
    help: .words(
      value: "file",
      vi: """
        Bản ghi bảo hiểm: CSV, TSV, Excel hoặc bảng PostgreSQL (postgresql://…#bảng); '-' là luồng vào chuẩn (stdin).
        """,
      en: """
        Insurance records: CSV, TSV, Excel or a PostgreSQL table (postgresql://…#table); '-' is standard input.
        """))
  var insurance: String

  @Option(
    help: .words(
      value: "file",
      vi: """
        Dữ liệu dân cư: CSV, TSV, Excel, bảng PostgreSQL (postgresql://…#bảng) hoặc tệp của 'khop index'.
        """,
      en: """
        The register: CSV, TSV, Excel, a PostgreSQL table (postgresql://…#table), or a file frozen by 'khop index'.
        """))
  var reference: String

  @Option(
    help: .words(
      value: "folder",
      vi: "Thư mục kết quả; tạo nếu chưa có.",
      en: "Folder of the results; created when missing."))
  var output: String

  @Option(
    name: .customLong("target-precision"),
    help: .words(
      value: "number",
      vi: "Tỷ lệ đúng trong các liên kết tự động, từ 0.9 đến 0.999999.",
      en: "Target precision of automatic links, 0.9 to 0.999999."))
  var targetPrecision = 0.9999

  @Option(
    name: .customLong("target-without-number"),
    help: .words(
      value: "number",
      vi: """
        Tỷ lệ riêng cho các liên kết không dựa vào số CCCD; mặc định mọi liên kết cùng giữ một tỷ lệ.
        """,
      en: """
        A separate target for links not supported by a citizen ID; by default one target covers all links.
        """))
  var targetWithoutNumber: Double?

  @Option(
    help: .words(
      value: "file",
      vi: "Mô hình do 'khop train' học; mặc định mô hình có sẵn.",
      en: "A model learnt by 'khop train'; by default the built-in one."))
  var model: String?

  @Option(
    help: .words(
      value: "file",
      vi: "Tệp lịch sử có kết quả xác minh, dùng thay giá trị trong tệp bảo hiểm.",
      en: "A history whose corrections take the place of values in the insurance file."))
  var corrections: String?

  @Option(
    help: .words(
      value: "file",
      vi: "Tệp lịch sử để ghi lần chạy này; tạo nếu chưa có.",
      en: "A history that the run is recorded in; made when it is not there."))
  var history: String?

  @Flag(
    name: .customLong("explain-plan"),
    help: .words(
      vi: "In ra bộ nhớ, đĩa và thời gian sẽ cần, rồi dừng.",
      en: "Print what the run will need, memory, disk and time, and stop."))
  var explainPlan = false

  @Flag(
    help: .words(
      vi: "In số giây của từng bước.",
      en: "Print the seconds of each stage."))
  var timings = false

  @OptionGroup var common: CommonOptions
  @OptionGroup var day: AsOfOption

  func validate() throws {
    guard (0.9...0.999999).contains(targetPrecision) else {
      throw Usage.error(
        "--target-precision là một số từ 0.9 đến 0.999999",
        "--target-precision is a number from 0.9 to 0.999999")
    }
    if let target = targetWithoutNumber, !(0.9...0.999999).contains(target) {
      throw Usage.error(
        "--target-without-number là một số từ 0.9 đến 0.999999",
        "--target-without-number is a number from 0.9 to 0.999999")
    }
    if insurance == "-", reference == "-" {
      throw Usage.error(
        "chỉ một đầu vào được lấy từ luồng vào chuẩn (stdin)",
        "only one input can be standard input")
    }
    if explainPlan, insurance == "-" || reference == "-" {
      throw Usage.error(
        "--explain-plan cần tệp: dữ liệu qua ống dẫn không xem trước được",
        "--explain-plan needs files: what comes through a pipe cannot be seen before")
    }
  }

  func run() throws {
    // A history that was made for a run which then fails is taken away again.
    var newHistory: String?
    defer { if let newHistory { SignalGuard.remove(newHistory) } }
    try common.run { context in
      let (configuration, language) = (context.configuration, context.language)
      guard let asOf = day.date else { throw Usage.wrongAsOf }
      Usage.guardAgainstSignals(language)
      var settings = MatchSettings(
        insurancePath: insurance, referencePath: reference, outputPath: output, asOf: asOf)
      settings.configuration = configuration
      settings.configurationDigest = context.configurationDigest
      settings.configurationPath = common.config
      settings.threads = context.threads
      settings.targetPrecision = targetPrecision
      settings.targetWithoutNumber = targetWithoutNumber
      if explainPlan {
        let plan = try MatchPlan(settings)
        Console.print(PlanText(plan: plan, language: language, output: output).text)
        return
      }
      try OutputPaths.refuseOther("cleaned.csv", in: output)
      try OutputPaths.check(
        OutputPaths.files(MatchRun.outputs, in: output),
        inputs: [
          insurance, reference, common.config, model, corrections ?? configuration.corrections,
          history ?? configuration.history,
        ])
      if let model { (settings.model, settings.modelDigest) = try ModelReader.read(path: model) }
      if let path = corrections ?? configuration.corrections {
        settings.corrections = try History(path: path, mode: .existing).corrections()
      }
      let historyPath = history ?? configuration.history
      // Opened before the work, so that a history that cannot be written is told at once.
      let record = try historyPath.map { (path) throws(HistoryError) in
        try History(path: path, mode: .create)
      }
      if let record, record.isNew {
        SignalGuard.register(record.path)
        newHistory = record.path
      }
      let latest = try record?.runs().last
      let kept = latest.flatMap { KeptResults(of: $0, before: output) }
      let line = ProgressLine(language: language, isTerminal: Console.isErrorTerminal)
      let progress: MatchProgress? = common.quiet ? nil : { @Sendable in line.show($0, $1, $2) }
      var match = MatchRun(
        settings: settings, version: Khop.version, progress: progress)
      let report = try match.run()
      let earlier = try record?.runs().last
      let recorded = try record?.record(
        report.manifest, report.summary, folder: output, kept: kept, threads: settings.threads)
      if let path = newHistory.take() { SignalGuard.forget(path) }
      if !common.quiet {
        line.finish()
        if let earlier { tellOtherDay(earlier, report.manifest, language) }
        for note in report.notes {
          Console.error("khop: " + language.choose(vi: note.vi, en: note.en))
        }
        if let error = recorded?.uncompared { tellUncompared(error, language) }
        if let run = recorded?.lostRun { tellLost(run, language) }
        Console.print(TerminalReport(report.summary, language: language).text)
        Console.print(
          language.choose(vi: "Kết quả trong thư mục \(output): ", en: "Results in \(output): ")
            + (report.manifest.outputs.map(\.name) + ["manifest.json"]).joined(separator: ", "))
      }
      if timings { Console.error(timingTable(report, language)) }
    }
  }

  /// Two runs of one day with different days of data stand in the history side by side, as if time had passed.
  private func tellOtherDay(
    _ earlier: RecordedRun, _ manifest: Manifest, _ language: ReportLanguage
  ) {
    guard earlier.asOf != manifest.asOf,
      earlier.startedAt.prefix(10) == manifest.startedAt.prefix(10)
    else { return }
    Console.error(
      language.choose(
        vi: "khop: lần \(earlier.id) chạy cùng ngày lấy số liệu đến \(earlier.asOf), lần này đến "
          + "\(manifest.asOf); tệp lịch sử giữ cả hai",
        en: "khop: run \(earlier.id) of the same day was as of \(earlier.asOf), this one is as of "
          + "\(manifest.asOf); the history keeps both"))
  }

  /// The run is in the history, without what changed since the one before.
  private func tellUncompared(_ error: TableError, _ language: ReportLanguage) {
    Console.error(
      "khop: "
        + language.choose(
          vi: "không so sánh được với lần chạy trước trong tệp lịch sử: ",
          en: "not compared with the run before in the history: ") + error.message(in: language))
  }

  /// The results of the run before were moved, or another run has taken their place.
  private func tellLost(_ run: Int64, _ language: ReportLanguage) {
    Console.error(
      language.choose(
        vi:
          "khop: kết quả của lần \(run) không còn ở thư mục đã ghi (đã chuyển, xóa hoặc bị thay), nên "
          + "tệp lịch sử không có bảng thay đổi từ lần \(run) đến lần này; khop compare so sánh hai thư mục",
        en:
          "khop: the results of run \(run) are no longer in their folder (moved, deleted or replaced), so "
          + "the history has no table of changes from run \(run) to this one; khop compare compares two folders"
      ))
  }

  /// Seconds by stage; the manifest has them under the names of the stages.
  private func timingTable(_ report: MatchReport, _ language: ReportLanguage) -> String {
    let numbers = NumberStyle(language)
    var table = TextTable(rightAligned: [1])
    func add(_ name: String, _ seconds: Double) {
      let unit = language.choose(vi: "giây", en: "s")
      table.add(name, "\(numbers.decimal(seconds, decimals: 3)) \(unit)")
    }
    for stage in report.timings { add(stageName(stage.stage, language), stage.seconds) }
    add(language.choose(vi: "tổng cộng", en: "total"), report.manifest.seconds)
    return table.text()
  }

  private func stageName(_ stage: String, _ language: ReportLanguage) -> String {
    switch stage {
    case "openInsurance": language.choose(vi: "mở bản ghi", en: "open the records")
    case "openReference": language.choose(vi: "mở dữ liệu dân cư", en: "open the register")
    case "readReference": language.choose(vi: "đọc dữ liệu dân cư", en: "read the register")
    case "readInsurance": language.choose(vi: "đọc, đối chiếu bản ghi", en: "read and match")
    case "resolve": language.choose(vi: "xử lý trùng lặp", en: "resolve the file")
    case "write": language.choose(vi: "ghi kết quả", en: "write")
    case "digest": language.choose(vi: "tính mã kiểm tra", en: "digests")
    default: stage
    }
  }
}
