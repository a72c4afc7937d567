import ArgumentParser
import Authentication
import Reporting
import Tables

/// `khop report`: prints the report of a finished run again.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Prints the report of a finished run.")

  @Argument(help: "The output folder of 'khop match'.")
  var folder: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let language = ReportLanguage(rawValue: common.lang ?? "vi") ?? .vietnamese
    do {
      let summary = try Summary.read(folder: folder)
      Console.print(TerminalReport(summary, language: language).text)
    } catch {
      throw Failure.exit(error, language: language)
    }
  }
}
