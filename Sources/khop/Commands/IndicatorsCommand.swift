import ArgumentParser
import Indicators
import Reporting
import Tables

/// `khop indicators`: the office's own figures for the report.
struct IndicatorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "indicators",
    abstract: Usage.words(
      vi: "Nhận các chỉ tiêu của cơ quan để đưa vào báo cáo.",
      en: "Takes in the office's indicators for the report."),
    subcommands: [IndicatorsImportCommand.self])
}

/// `khop indicators import`: a table of indicators, checked, as the JSON that `khop report --scenario` reads.
struct IndicatorsImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: Usage.words(
      vi: "Kiểm tra bảng chỉ tiêu và ghi JSON cho 'khop report --scenario'.",
      en: "Checks a table of indicators and writes the JSON for 'khop report --scenario'."),
    discussion: Usage.words(
      vi: """
        Các cột, thứ tự tùy ý: code, label_vi, year, value, unit, source; và nếu có: label_en, denominator, plan, note. \
        Số ghi 3.024.577 và 98,91, hoặc 3024577 và 98.91.
        """,
      en: """
        Columns, in any order: code, label_vi, year, value, unit, source; and, when known, label_en, denominator, plan, \
        note. Numbers as 3.024.577 and 98,91, or 3024577 and 98.91.
        """))

  @Argument(
    help: .words(
      vi: "Bảng chỉ tiêu, CSV hoặc TSV.",
      en: "The table, CSV or TSV."))
  var file: String

  @Option(
    help: .words(
      value: "file",
      vi: "Tệp JSON sẽ ghi.",
      en: "The JSON file to write."))
  var output: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.run { context in
      let language = context.language
      try OutputPaths.check([output], inputs: [file, common.config])
      try OutputPaths.refuseResults([output])
      let (indicators, faults) = try IndicatorImport.read(path: file)
      guard faults.isEmpty else {
        for fault in faults.prefix(50) {
          Console.error("khop: \(file): \(fault.message(in: language))")
        }
        if faults.count > 50 {
          Console.error(
            language.choose(
              vi: "khop: … và \(faults.count - 50) lỗi khác",
              en: "khop: … and \(faults.count - 50) more"))
        }
        throw ExitCode(65)
      }
      try OutputFolder.write(try IndicatorFile(indicators).text(), to: output)
      if !common.quiet {
        Console.print(
          language.choose(
            vi: "\(output): \(NumberStyle(language).whole(indicators.count)) chỉ tiêu",
            en: "\(output): \(NumberStyle(language).whole(indicators.count)) indicators"))
      }
    }
  }
}
