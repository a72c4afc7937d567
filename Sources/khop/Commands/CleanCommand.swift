import ArgumentParser
import Cleansing
import Reporting
import Tables

/// `khop clean`: cleanses one file without a register, or undoes it.
struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: Usage.words(
      vi: "Làm sạch một tệp; mỗi sửa đổi có tên và hoàn lại được.",
      en: "Cleanses one file, each repair named and reversible."),
    discussion: Usage.words(
      vi: """
        Ghi cleaned.csv (đúng các dòng, các cột cũ), changes.csv, findings.csv, rejected.csv, residue.csv, \
        profile.json và manifest.json vào thư mục kết quả: đủ cả hoặc không ghi gì. '-' đọc từ luồng vào chuẩn (stdin).

        --undo nhận thư mục đó và ghi restored.csv: tệp gốc, đúng từng byte. Tệp nào trong thư mục đã bị sửa \
        (SHA-256 khác manifest.json) thì không khôi phục, trừ khi có --unchecked.
        """,
      en: """
        Writes cleaned.csv (the same rows and columns), changes.csv, findings.csv, rejected.csv, \
        residue.csv, profile.json and manifest.json into the output folder, all of them or none. \
        '-' reads from standard input.

        --undo takes such a folder and writes restored.csv, the file as it was to the byte. A folder \
        with a file that was changed (its SHA-256 is not that of manifest.json) is refused without --unchecked.
        """))

  @Argument(
    help: .words(
      vi: """
        Tệp cần làm sạch: CSV, TSV, Excel hoặc bảng PostgreSQL (postgresql://…#bảng); với --undo: thư mục của một kết quả.
        """,
      en: """
        The file to cleanse: CSV, TSV, Excel or a PostgreSQL table (postgresql://…#table); with --undo, the folder of a result.
        """))
  var file: String

  @Option(
    help: .words(
      value: "folder",
      vi: "Thư mục kết quả; tạo nếu chưa có.",
      en: "Folder of the results; created when missing."))
  var output: String

  @Option(
    help: .words(
      value: "safe",
      vi: "'safe': chỉ sửa điều chắc chắn; đây là mặc định.",
      en: "'safe' makes certain repairs only; this is the default."))
  var only: String?

  @Option(
    help: .words(
      value: "candidates",
      vi: "'candidates': lấy cả cách đọc chưa chắc khi ô chỉ có một cách đọc.",
      en: "'candidates' also takes an uncertain reading where a cell has just one."))
  var also: String?

  @Flag(
    help: .words(
      vi: "Trả lại các dòng gốc từ kết quả của một lần chạy trước.",
      en: "Give back the original rows from the result of an earlier run."))
  var undo = false

  @Flag(
    help: .words(
      vi: "Với --undo: không đối chiếu các tệp với manifest.json.",
      en: "With --undo: do not compare the files with manifest.json."))
  var unchecked = false

  @OptionGroup var common: CommonOptions
  @OptionGroup var day: AsOfOption

  func validate() throws {
    if let only, only != CleanLevel.safe.rawValue {
      throw Usage.error("--only chỉ nhận 'safe'", "--only takes 'safe'")
    }
    if let also, also != CleanLevel.candidates.rawValue {
      throw Usage.error("--also chỉ nhận 'candidates'", "--also takes 'candidates'")
    }
    if only != nil, also != nil {
      throw Usage.error("--only và --also loại trừ nhau", "--only and --also exclude each other")
    }
    if undo, only != nil || also != nil {
      throw Usage.error(
        "--undo không đi với --only hay --also", "--undo takes neither --only nor --also")
    }
    if unchecked, !undo {
      throw Usage.error("--unchecked cần --undo", "--unchecked needs --undo")
    }
  }

  func run() throws {
    try common.run { context in
      let (configuration, language) = (context.configuration, context.language)
      Usage.guardAgainstSignals(language)
      let threads = context.threads
      try OutputPaths.check(
        OutputPaths.files(CleanRun.outputs, in: output), inputs: [common.config])
      if undo { return try restore(threads: threads, language) }
      try OutputPaths.refuseOther("outcomes.csv", in: output)
      guard let asOf = day.date else { throw Usage.wrongAsOf }
      var settings = CleanSettings(inputPath: file, outputPath: output, asOf: asOf)
      settings.level = also == nil ? .safe : .candidates
      settings.configuration = configuration
      settings.configurationDigest = context.configurationDigest
      settings.threads = threads
      let line = ProgressLine(language: language, isTerminal: Console.isErrorTerminal)
      let name = language.choose(vi: "làm sạch", en: "cleansing")
      var run = CleanRun(
        settings: settings, version: Khop.version,
        progress: common.quiet ? nil : { @Sendable done, total in line.show(name, done, total) })
      let report = try run.run()
      guard !common.quiet else { return }
      line.finish()
      for note in report.notes { Console.error("khop: " + note.text(in: language)) }
      Console.print(TerminalProfile(report.profile, language: language).text)
      Console.print(
        language.choose(vi: "Kết quả trong thư mục \(output): ", en: "Results in \(output): ")
          + report.manifest.outputs.map(\.name).joined(separator: ", ") + ", manifest.json")
    }
  }

  private func restore(threads: Int, _ language: ReportLanguage) throws {
    // Told before the manifest: that of a run of match says nothing about a cleansed file.
    let cleaned = file + "/cleaned.csv"
    guard FileIdentity.exists(cleaned) else { throw TableError(.notFound, path: cleaned) }
    let report = try UndoRun(
      folder: file, outputPath: output, threads: threads, isChecked: !unchecked
    ).run()
    guard !common.quiet else { return }
    let numbers = NumberStyle(language)
    Console.print(
      language.choose(
        vi: "\(output)/restored.csv: \(numbers.whole(report.rows)) dòng, "
          + "\(numbers.whole(report.values)) giá trị gốc được trả lại",
        en: "\(output)/restored.csv: \(numbers.whole(report.rows)) rows, "
          + "\(numbers.whole(report.values)) original values put back"))
    switch report.agreement {
    case .sameBytes:
      Console.print(
        language.choose(
          vi: "Giống tệp gốc từng byte (SHA-256)", en: "The original file to the byte (SHA-256)"))
    case .text:
      Console.print(
        language.choose(
          vi: "Nội dung các dòng của trang tính, dạng văn bản", en: "The rows of the sheet as text")
      )
    case .differs:
      Console.error(
        "khop: "
          + language.choose(
            vi: "restored.csv khác tệp gốc: kết quả đã bị sửa, hoặc do bản cũ ghi ra",
            en: "restored.csv differs from the input: the result was changed, or an earlier "
              + "version wrote it"))
    case .unknown:
      Console.error(
        "khop: "
          + language.choose(
            vi:
              "manifest.json không có hoặc không đọc được: không rõ restored.csv có giống tệp gốc không",
            en:
              "manifest.json is missing or cannot be read: whether restored.csv is the original file is not known"
          ))
    }
  }
}
