import ArgumentParser
import Reporting
import Tables

/// What the commands that explain one value share.
struct ExplainOptions: ParsableArguments {
  @Option(
    help: .words(
      value: "vi|en",
      vi: "Ngôn ngữ của lời giải thích: vi hoặc en.",
      en: "Language of the explanation: vi or en."))
  var lang: String?

  func validate() throws {
    if let lang, ReportLanguage(rawValue: lang) == nil {
      throw Usage.wrongLanguage
    }
  }

  var language: ReportLanguage { ReportLanguage(rawValue: lang ?? "vi") ?? .vietnamese }
}
