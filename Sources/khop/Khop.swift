import ArgumentParser
import Tables

#if canImport(Glibc)
  import Glibc
#endif

/// The commands; `khop help COMMAND` explains each.
@main
struct Khop: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "khop",
    abstract: Usage.words(
      vi: "Làm sạch dữ liệu BHXH, BHYT và xác thực từng bản ghi với dữ liệu dân cư.",
      en: "Cleanses insurance records and links each one to the population register."),
    discussion: Usage.words(
      vi: """
        Mã thoát: 0 thành công; 1 lookup không thấy ai chắc chắn; 64 sai cú pháp; 65 dữ liệu \
        không dùng được; 66 không tìm thấy tệp đầu vào; 70 lỗi của chương trình; 73 không tạo được tệp kết quả; \
        74 lỗi đọc hoặc ghi; 78 cấu hình sai; 130 sau Ctrl-C. --lang en: English.
        """,
      en: """
        Exit status: 0 done; 1 lookup finds nobody certain; 64 wrong usage; 65 unusable data; 66 input not \
        found; 70 a fault of the program; 73 output cannot be created; \
        74 reading or writing failed; 78 bad configuration; 130 after Ctrl-C.
        """),
    version: version,
    subcommands: [
      MatchCommand.self, CleanCommand.self, IndexCommand.self, TrainCommand.self,
      GenerateCommand.self, EvaluateCommand.self, ReportCommand.self, EventsCommand.self,
      IndicatorsCommand.self, ExplainCommand.self, LookupCommand.self, CompareCommand.self,
      WorklistsCommand.self,
      ImportCorrectionsCommand.self, HistoryCommand.self, SampleCommand.self, CertifyCommand.self,
      ExplainNameCommand.self, ExplainIDCommand.self,
      ExplainDateCommand.self,
    ])

  /// Runs a command; what is wrong with the command line is told in the user's language.
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      if let fault = Usage.fault(in: arguments) { throw fault }
      var command = try parseAsRoot(Usage.withoutLanguage(arguments))
      Usage.guardAgainstSignals(Usage.language)
      try command.run()
    } catch {
      let status = exitCode(for: error)
      let told = fullMessage(for: error)
      let text = Usage.unknownOption(in: arguments, besides: told) ?? told
      if status.isSuccess {
        if !text.isEmpty { Console.print(Usage.help(text)) }
      } else if !text.isEmpty {
        Console.error(Usage.text(text))
      }
      Glibc.exit(status.rawValue)
    }
  }
}
