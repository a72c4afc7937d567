import ArgumentParser
import Reporting
import Tables

#if canImport(Glibc)
  import Glibc
#endif

/// Wrong usage, told in the language of the command line, and what every command needs before it starts.
enum Usage {
  /// The language of the command line; a configuration is not read yet when it is judged.
  static let language = Usage.language(of: CommandLine.arguments)

  static func language(of arguments: [String]) -> ReportLanguage {
    for (place, argument) in arguments.enumerated() {
      if argument.hasPrefix("--lang=") {
        return ReportLanguage(rawValue: String(argument.dropFirst(7))) ?? .vietnamese
      }
      if argument == "--lang", place + 1 < arguments.count {
        return ReportLanguage(rawValue: arguments[place + 1]) ?? .vietnamese
      }
    }
    return .vietnamese
  }

  /// The arguments as the parser knows them: `help` and the program itself have no `--lang`.
  static func withoutLanguage(_ arguments: [String]) -> [String] {
    guard let first = arguments.first, first == "help" || first.hasPrefix("-") else {
      return arguments
    }
    var kept = arguments.filter { !$0.hasPrefix("--lang=") }
    if let place = kept.firstIndex(of: "--lang") {
      kept.removeSubrange(place..<min(place + 2, kept.count))
    }
    return kept
  }

  /// A text of the help of a command, in the language of the command line.
  static func words(vi: String, en: String) -> String { language.choose(vi: vi, en: en) }

  /// An error of usage, which ends the program with 64.
  static func error(_ vi: String, _ en: String) -> ValidationError {
    ValidationError(language.choose(vi: vi, en: en))
  }

  static var wrongAsOf: ValidationError {
    error("--as-of là một ngày, yyyy-mm-dd", "--as-of is a date, yyyy-mm-dd")
  }

  static var wrongLanguage: ValidationError {
    error("--lang là vi hoặc en", "--lang is vi or en")
  }

  /// Removes what is half written when the program is told to stop.
  static func guardAgainstSignals(_ language: ReportLanguage) {
    SignalGuard.install(
      message: language.choose(
        vi: "khop: đã dừng, không ghi kết quả nào", en: "khop: stopped, no result was written"),
      afterResults: language.choose(
        vi: "khop: đã dừng sau khi ghi kết quả; tệp lịch sử có thể chưa ghi lần này",
        en: "khop: stopped after the results were written; the history may lack this call"))
  }

  // MARK: Before parsing

  /// Texts that leave a place of a document blank when they are empty.
  private static let blankOptions: Set<String> = [
    "--authority", "--unit-name", "--symbol", "--place", "--office",
  ]

  /// What is wrong with arguments that the parser would take: an empty one, or help for no command.
  ///
  /// An empty path would name the current folder, or nothing.
  static func fault(in arguments: [String]) -> ValidationError? {
    if let first = arguments.first, ["explain-name", "explain-id", "explain-date"].contains(first) {
      return nil
    }
    for (place, argument) in arguments.enumerated() {
      if argument.isEmpty {
        let option = place > 0 ? arguments[place - 1] : ""
        if blankOptions.contains(option) { continue }
        guard option.hasPrefix("--") else {
          return error("có một đối số để trống", "an argument is empty")
        }
        return empty(option)
      }
      if argument.hasPrefix("--"), argument.hasSuffix("="), argument.utf8.count > 3 {
        let option = String(argument.dropLast())
        if !blankOptions.contains(option) { return empty(option) }
      }
    }
    if let option = repeated(in: arguments) {
      return error("tùy chọn \(option) có hai lần", "\(option) is given twice")
    }
    guard let first = arguments.first, !first.hasPrefix("-") else { return nil }
    return unknownCommand(first == "help" ? Array(arguments.dropFirst()) : [first])
  }

  /// Options that name a file: who gives two of one means both, and the parser would take the last without a word.
  private static let files: Set<Substring> = [
    "--insurance", "--reference", "--output", "--truth", "--corrections", "--model",
  ]

  /// A file's option that stands twice.
  private static func repeated(in arguments: [String]) -> String? {
    var seen: Set<Substring> = []
    for argument in arguments where argument.hasPrefix("--") {
      if argument == "--" { return nil }
      let option = argument.prefix { $0 != "=" }
      if files.contains(option), !seen.insert(option).inserted { return String(option) }
    }
    return nil
  }

  private static func empty(_ option: String) -> ValidationError {
    error("giá trị của \(option) để trống", "the value of \(option) is empty")
  }

  /// What to tell of an option that the command does not have, where the parser only tells what is missing.
  static func unknownOption(in arguments: [String], besides message: String) -> String? {
    guard message.contains("Missing expected argument") else { return nil }
    var command: any ParsableCommand.Type = Khop.self
    for name in arguments {
      guard
        let next = command.configuration.subcommands.first(where: {
          $0.configuration.commandName == name
        })
      else { break }
      command = next
    }
    let known = Set(
      Khop.helpMessage(for: command, includeHidden: true).split { !isOptionLetter($0) })
    for argument in arguments.prefix(while: { $0 != "--" }) where argument.hasPrefix("--") {
      let option = argument.prefix { $0 != "=" }
      if !known.contains(option), option != "--help" {
        guard let usage = message.firstRange(of: "\nUsage: ") else { return nil }
        return "Error: Unknown option '\(option)'" + message[usage.lowerBound...]
      }
    }
    return nil
  }

  private static func isOptionLetter(_ letter: Character) -> Bool {
    letter.isASCII && letter.isLetter || letter == "-"
  }

  private static func unknownCommand(_ path: [String]) -> ValidationError? {
    var commands = Khop.configuration.subcommands
    for name in path.prefix(while: { !$0.hasPrefix("-") }) {
      guard let command = commands.first(where: { $0.configuration.commandName == name }) else {
        // A slip of typing, else the command that begins like it.
        let known = commands.compactMap { $0.configuration.commandName }
        let like =
          EditDistance.nearest(to: name, among: known)
          ?? known.first { $0.prefix(3) == name.prefix(3) }
        return error(
          "không có lệnh '\(name)'" + (like.map { "; có phải '\($0)'?" } ?? ""),
          "there is no command '\(name)'" + (like.map { "; did you mean '\($0)'?" } ?? ""))
      }
      commands = command.configuration.subcommands
    }
    return nil
  }

  // MARK: The parser's words

  /// The parser's own texts in Vietnamese: it knows English only.
  private static let words: [(en: String, vi: String)] = [
    ("Error: ", "Lỗi: "), ("Usage: ", "Cách dùng: "), ("\nHelp:  ", "\nGiải thích: "),
    ("  See '", "  Xem '"), ("' for more information.", "' để biết thêm."),
    ("Missing expected argument ", "thiếu "), ("Missing one of: ", "thiếu một trong: "),
    ("Missing required subcommand.", "thiếu tên lệnh."),
    ("Missing value for ", "thiếu giá trị của "), ("Unknown option ", "không có tùy chọn "),
    (". Did you mean '", ". Có phải '"), (" unexpected arguments: ", " đối số thừa: "),
    ("Unexpected argument ", "thừa đối số "), ("Invalid option: ", "tùy chọn sai: "),
    ("The value '", "giá trị '"), ("' is invalid for '", "' không hợp lệ cho '"),
    (". Please provide one of the following:", ". Hãy chọn một trong:"),
    (". Please provide one of ", ". Hãy chọn một trong "),
    ("The option '", "tùy chọn '"),
    ("' does not take any value, but '", "' không có giá trị, nhưng có '"),
    ("' was specified.", "'."), (" [<options>]", " [tùy chọn]"), (" <subcommand>", " <lệnh>"),
  ]

  /// The frame of a help text; what stands in it comes from the commands.
  private static let helpWords: [(en: String, vi: String)] = [
    ("OVERVIEW: ", ""), ("\nUSAGE: ", "\nCÁCH DÙNG: "), ("\nARGUMENTS:\n", "\nĐỐI SỐ:\n"),
    ("\nOPTIONS:\n", "\nTÙY CHỌN:\n"), ("\nSUBCOMMANDS:\n", "\nCÁC LỆNH:\n"),
    (" [<options>]", " [tùy chọn]"), (" <subcommand>\n", " <lệnh>\n"),
    ("(default:", "(mặc định:"), ("(values: ", "(giá trị: "), ("; default:", "; mặc định:"),
    // The line may end before the word.
    (" default: ", " mặc định: "),
    ("Show the version.", "Hiển thị phiên bản."),
    ("Show help information.", "Hiển thị hướng dẫn này."),
    ("Show subcommand help information.", "Hiển thị hướng dẫn của một lệnh."),
    (
      "See 'khop help <subcommand>' for detailed help.",
      "'khop help <lệnh>' giải thích từng lệnh; English: --help --lang en"
    ),
    ("See 'khop help ", "Xem 'khop help "), (" <subcommand>' for detailed help.", " <lệnh>'."),
  ]

  /// The text of an error of usage in the user's language.
  static func text(_ english: String) -> String { translated(english, words) }

  /// A help text in the user's language.
  static func help(_ english: String) -> String { translated(english, helpWords) }

  private static func translated(_ english: String, _ words: [(en: String, vi: String)]) -> String {
    guard language == .vietnamese else { return english }
    return words.reduce(english) { text, word in replaced(word.en, by: word.vi, in: text) }
  }

  private static func replaced(_ part: String, by other: String, in text: String) -> String {
    var rest = Substring(text)
    var result = ""
    while let place = rest.firstRange(of: part) {
      result += rest[..<place.lowerBound] + other
      rest = rest[place.upperBound...]
    }
    return result + rest
  }
}

extension ArgumentHelp {
  /// What an option is for, in the language of the command line.
  ///
  /// - Parameter value: What stands for the option's value, one word for both languages: `file`, `folder`, `number`, `text`.
  static func words(value: String? = nil, vi: String, en: String) -> ArgumentHelp {
    ArgumentHelp(Usage.words(vi: vi, en: en), valueName: value)
  }
}
