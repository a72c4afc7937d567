import ArgumentParser
import Authentication
import Reporting
import Tables

/// `khop compare`: what changed between two runs.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: Usage.words(
      vi: "So sánh hai lần chạy: tỷ lệ, kết quả và lý do đã đổi, liên kết đã chuyển.",
      en: "Compares two runs: rates, outcomes and reasons that changed, links that moved."),
    discussion: Usage.words(
      vi: "Bản ghi được đối chiếu theo mã, hoặc theo dòng khi không có mã.",
      en: "Records are matched by their id, or by row where they have none."))

  @Argument(
    help: .words(
      vi: "Thư mục kết quả của lần chạy trước.",
      en: "The output folder of the earlier run."))
  var before: String

  @Argument(
    help: .words(
      vi: "Thư mục kết quả của lần chạy sau.",
      en: "The output folder of the later run."))
  var after: String

  @Option(
    help: .words(
      value: "file",
      vi: "Ghi các bản ghi đã đổi vào tệp CSV này; các số được che.",
      en: "Write the records that changed to this CSV; numbers in it are masked."))
  var list: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.run { context in
      let (configuration, language) = (context.configuration, context.language)
      Usage.guardAgainstSignals(language)
      try OutputPaths.check([list], inputs: [common.config], run: before)
      try OutputPaths.check([list], inputs: [], run: after)
      try OutputPaths.refuseResults([list])
      let comparison = try RunComparison.compare(
        before: before, after: after, list: list, threads: context.threads)
      if !common.quiet {
        let report = RunComparisonReport(
          comparison, language: language, labels: ReasonLabels(configuration.reasons))
        Console.print(report.text)
      }
    }
  }
}
