import ArgumentParser
import Evaluation
import Tables

/// `khop evaluate`: compares the outcomes of a run with the truth.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Compares outcomes with a file of truth: precision, recall, by kind of fault.")

  @Argument(help: "The output folder of 'khop match'.")
  var folder: String

  @Option(help: "The truth, as 'khop generate' writes it.")
  var truth: String

  @Option(help: "Write the figures as JSON to this file.")
  var json: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let language = ReportLanguage(rawValue: common.lang ?? "vi") ?? .vietnamese
    do {
      let report = try EvaluationReport.evaluate(outcomes: folder + "/outcomes.csv", truth: truth)
      if let json { try TextFile.write(report.json() + "\n", to: json) }
      if !common.quiet {
        Console.print(report.table(language: language == .vietnamese ? .vietnamese : .english))
      }
    } catch {
      throw Failure.exit(error, language: language)
    }
  }
}
