import ArgumentParser
import Evaluation
import Tables

/// `khop evaluate`: compares the outcomes of a run with the truth.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Compares outcomes with a file of truth: precision, recall, by kind of fault.",
    discussion: """
      With --repairs the folder is one of 'khop clean', and what became of each kind of fault is
      told: repaired, named by a finding, left, or changed to a wrong value.
      """)

  @Argument(help: "The output folder of 'khop match', or of 'khop clean' with --repairs.")
  var folder: String

  @Option(help: "The truth, as 'khop generate' writes it.")
  var truth: String?

  @Option(help: "The folder of 'khop generate' whose insurance file was cleansed.")
  var repairs: String?

  @Option(help: "Write the figures as JSON to this file.")
  var json: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if (truth == nil) == (repairs == nil) {
      throw Usage.error(
        "cần một trong hai: '--truth <truth>' hoặc '--repairs <repairs>'",
        "Either '--truth <truth>' or '--repairs <repairs>' is needed.")
    }
  }

  func run() throws {
    let language = ReportLanguage(rawValue: common.lang ?? "vi") ?? .vietnamese
    do {
      try OutputPaths.check([json], inputs: [truth, common.config], run: folder)
      if let repairs {
        let report = try RepairReport.evaluate(cleaned: folder, province: repairs)
        Console.print(report.table(language: language == .vietnamese ? .vietnamese : .english))
        return
      }
      guard let truth else { return }
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
