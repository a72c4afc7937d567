import ArgumentParser
import FoundationEssentials
import Identifiers
import Tables

#if canImport(Glibc)
  import Glibc
#endif

/// Options that several commands share.
struct CommonOptions: ParsableArguments {
  @Option(
    help: .words(
      value: "vi|en",
      vi: "Ngôn ngữ của báo cáo và thông báo: vi hoặc en.",
      en: "Language of reports and messages: vi or en."))
  var lang: String?

  @Flag(
    help: .words(
      vi: "Không hiển thị tiến độ và báo cáo, chỉ hiển thị lỗi.",
      en: "No progress and no report; errors only."))
  var quiet = false

  @Option(
    help: .words(
      value: "number",
      vi: "Số luồng xử lý; mặc định mỗi nhân một luồng.",
      en: "Number of threads; by default one for each core."))
  var threads: Int?

  @Option(
    help: .words(
      value: "file",
      vi: """
        Cấu hình TOML: cột, dấu phân cách, bảng mã, trang tính, số luồng, tệp lịch sử, kết quả xác minh; dưới [report] là \
        ngôn ngữ (vi hoặc en) và tiêu đề văn bản.
        """,
      en: """
        Configuration in TOML: columns, delimiter, encoding, sheet, threads, history, corrections, and under [report] \
        language (vi or en) and letterhead.
        """))
  var config: String?

  func validate() throws {
    if let lang, ReportLanguage(rawValue: lang) == nil {
      throw Usage.wrongLanguage
    }
    if let threads, !(1...1024).contains(threads) {
      throw Usage.error("--threads là một số từ 1 đến 1024", "--threads is a number from 1 to 1024")
    }
  }

  /// The configuration file, or the default settings.
  func configuration() throws -> (settings: Configuration, digest: String?) {
    guard let config else { return (Configuration(), nil) }
    let settings = try Configuration(path: config)
    return (settings, FileDigest.hex(of: try MappedFile(path: config)))
  }

  /// Runs a command in the language of the command line or the configuration; what it throws is told in that
  /// language and ends the program with its status.
  func run(_ body: (CommandContext) throws -> Void) throws {
    var language = ReportLanguage(rawValue: lang ?? "vi") ?? .vietnamese
    do {
      let (configuration, digest) = try configuration()
      language = self.language(configuration)
      try body(
        CommandContext(
          configuration: configuration, configurationDigest: digest, language: language,
          threads: threadCount(configuration)))
    } catch let error as ValidationError {
      throw error
    } catch let status as ExitCode {
      throw status
    } catch {
      throw Failure.exit(error, language: language)
    }
  }

  func language(_ configuration: Configuration) -> ReportLanguage {
    lang.flatMap(ReportLanguage.init(rawValue:)) ?? configuration.language ?? .vietnamese
  }

  func threadCount(_ configuration: Configuration) -> Int {
    threads ?? configuration.threads ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }
}

/// What the options that commands share come to, with the configuration that they name.
struct CommandContext {
  let configuration: Configuration
  /// Of the file, as the manifest has it; `nil` without one.
  let configurationDigest: String?
  let language: ReportLanguage
  let threads: Int
}

/// The day of a run, `--as-of yyyy-mm-dd` or today.
struct AsOfOption: ParsableArguments {
  @Option(
    name: .customLong("as-of"),
    help: .words(
      value: "yyyy-mm-dd",
      vi: "Ngày của lần chạy, yyyy-mm-dd; mặc định hôm nay.",
      en: "Day of the run, yyyy-mm-dd; by default today."))
  var asOf: String?

  func validate() throws {
    if asOf != nil, date == nil { throw Usage.wrongAsOf }
  }

  /// The day, or `nil` when the text is no date.
  var date: BirthDate? {
    guard let asOf else {
      let parts = Calendar(identifier: .gregorian).dateComponents(
        [.year, .month, .day], from: Date())
      return BirthDate(year: parts.year ?? 2000, month: parts.month ?? 1, day: parts.day ?? 1)
    }
    return BirthDate(iso: asOf)
  }
}
