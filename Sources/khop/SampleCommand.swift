import ArgumentParser
import History
import Reporting
import Tables
import Worklists

/// `khop sample`: a clerical sample of a run for two reviewers.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Draws a stratified sample of a run as a workbook for two reviewers.",
    discussion: """
      Some of every outcome and reason; the reviewers do not see what the program thinks. Names and \
      numbers are in full, and the export is recorded in the history. 'khop certify' reads it back.
      """)

  @Argument(help: "The output folder of 'khop match'.")
  var folder: String

  @Option(help: "About how many records.")
  var size = 400

  @Option(help: "The same seed draws the same records.")
  var seed: UInt64 = 1

  @Option(help: "The workbook.")
  var output: String

  @OptionGroup var store: StoreOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if !(10...100_000).contains(size) {
      throw Usage.error("--size là một số từ 10 đến 100000", "--size is a number from 10 to 100000")
    }
  }

  func run() throws {
    var language = ReportLanguage(rawValue: common.lang ?? "vi") ?? .vietnamese
    do {
      let (configuration, _) = try common.configuration()
      language = common.language(configuration)
      Usage.guardAgainstSignals(language)
      try OutputPaths.check([output], inputs: [common.config, store.store], run: folder)
      let sample = SampleRun(
        folder: folder, outputPath: output, size: size, seed: seed, language: language,
        configuration: configuration, threads: common.threadCount(configuration),
        history: try store.open())
      let count = try sample.run()
      if common.quiet { return }
      Console.print(
        language.choose(
          vi: "Mẫu soát \(NumberStyle(language).whole(count)) hồ sơ cho hai người soát: \(output) "
            + "(họ tên và số không che; đã ghi vào \(store.store))",
          en:
            "Sample of \(NumberStyle(language).whole(count)) records for two reviewers: \(output) "
            + "(names and numbers in full; recorded in \(store.store))"))
    } catch {
      throw Failure.exit(error, language: language)
    }
  }
}
