import ArgumentParser
import History
import Reporting
import Tables
import Worklists

/// `khop sample`: a clerical sample of a run for two reviewers.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: Usage.words(
      vi: "Rút mẫu phân tầng của một lần chạy thành tệp Excel cho hai người rà soát.",
      en: "Draws a stratified sample of a run as a workbook for two reviewers."),
    discussion: Usage.words(
      vi: """
        Lấy từ mỗi kết quả và lý do một ít; không hiển thị kết luận của chương trình cho người rà soát. Tên và số ghi đủ, và \
        lần xuất được ghi vào tệp lịch sử. 'khop certify' đọc lại.
        """,
      en: """
        Some of every outcome and reason; the reviewers do not see what the program thinks. Names and \
        numbers are in full, and the export is recorded in the history. 'khop certify' reads it back.
        """))

  @Argument(
    help: .words(
      vi: "Thư mục kết quả của 'khop match'.",
      en: "The output folder of 'khop match'."))
  var folder: String

  @Option(
    help: .words(
      value: "number",
      vi: "Khoảng bao nhiêu bản ghi, ít nhất tám của mỗi kết quả và lý do.",
      en: "About how many records, at least eight of each outcome and reason."))
  var size = 400

  @Option(
    help: .words(
      value: "number",
      vi: "Cùng hạt giống ngẫu nhiên (seed) thì rút cùng các bản ghi.",
      en: "The same seed draws the same records."))
  var seed: UInt64 = 1

  @Option(
    help: .words(
      value: "file",
      vi: "Tệp Excel sẽ ghi.",
      en: "The workbook."))
  var output: String

  @OptionGroup var inputs: RunInputOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if !(10...100_000).contains(size) {
      throw Usage.error("--size là một số từ 10 đến 100000", "--size is a number from 10 to 100000")
    }
  }

  func run() throws {
    try common.run { context in
      let (configuration, language) = (context.configuration, context.language)
      Usage.guardAgainstSignals(language)
      try OutputPaths.check(
        [output], inputs: [common.config, store.path(context), inputs.insurance, inputs.reference],
        run: folder)
      try OutputPaths.refuseResults([output])
      if !output.lowercased().hasSuffix(".xlsx") {
        throw Usage.error(
          "--output là tệp Excel, tên kết thúc bằng .xlsx",
          "--output is a workbook, whose name ends with .xlsx")
      }
      let opened = try store.open(context)
      var sample = SampleRun(
        folder: folder, outputPath: output, size: size, seed: seed, language: language,
        configuration: configuration, threads: context.threads,
        history: opened.history)
      sample.insurancePath = inputs.insurance
      sample.referencePath = inputs.reference
      let count = try sample.run()
      opened.keep()
      if common.quiet { return }
      Console.print(
        language.choose(
          vi:
            "Mẫu rà soát \(NumberStyle(language).whole(count)) bản ghi cho hai người rà soát: \(output) "
            + "(họ tên và số không che; đã ghi vào \(opened.history.path))",
          en:
            "Sample of \(NumberStyle(language).whole(count)) records for two reviewers: \(output) "
            + "(names and numbers in full; recorded in \(opened.history.path))"))
    }
  }
}
