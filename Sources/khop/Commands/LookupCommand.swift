import ArgumentParser
import Authentication
import Reporting
import Tables

/// `khop lookup`: one person, by a card, a number, or a name and a date.
struct LookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: Usage.words(
      vi:
        "Tra một người trong dữ liệu dân cư: theo mã QR của thẻ, theo số, hoặc theo tên và ngày sinh.",
      en: "Looks one person up in the register: by a card's text, a number, or name and date."),
    discussion: Usage.words(
      vi: """
        khop lookup --reference register.khop --qr "040190123456||Nguyễn Thị Hằng|15031990|Nữ|Nghệ An|10052021"
        khop lookup --reference register.khop --id 040190123456
        khop lookup --reference register.khop --name "Nguyễn Thị Hằng" --date 15/03/1990

        In tối đa năm người kèm xác suất, điều khớp và điều khác. Các số được che nếu không có --unmask. Mã thoát \
        0 khi có người phù hợp, 1 khi không có ai chắc chắn.
        """,
      en: """
        khop lookup --reference register.khop --qr "040190123456||Nguyễn Thị Hằng|15031990|Nữ|Nghệ An|10052021"
        khop lookup --reference register.khop --id 040190123456
        khop lookup --reference register.khop --name "Nguyễn Thị Hằng" --date 15/03/1990

        Prints up to five people with their probability and what agrees and differs. Numbers are masked unless \
        --unmask is given. Exit status 0 when somebody is found, 1 when nobody is certain.
        """))

  @Option(
    help: .words(
      value: "file",
      vi: """
        Dữ liệu dân cư: CSV, TSV, Excel, bảng PostgreSQL (postgresql://…#bảng) hoặc tệp của 'khop index' (nhanh hơn).
        """,
      en: """
        The register: CSV, TSV, Excel, a PostgreSQL table (postgresql://…#table), or a file frozen by 'khop index', which is \
        quicker.
        """))
  var reference: String

  @Option(
    help: .words(
      value: "text",
      vi: "Nội dung mã QR của thẻ, hoặc ba dòng máy đọc của thẻ.",
      en: "The text of a card's QR code, or the three lines of its machine-readable zone."))
  var qr: String?

  @Option(
    help: .words(
      value: "number",
      vi: "Số CCCD/ĐDCN hoặc số CMND.",
      en: "A personal ID number or a CMND."))
  var id: String?

  @Option(
    help: .words(
      value: "text",
      vi: "Họ tên.",
      en: "The name."))
  var name: String?

  @Option(
    help: .words(
      value: "text",
      vi: "Ngày sinh, hoặc chỉ năm sinh.",
      en: "The birth date, or the year alone."))
  var date: String?

  @Option(
    help: .words(
      value: "text",
      vi: "Giới tính, Nam hoặc Nữ.",
      en: "The sex, Nam or Nữ."))
  var sex: String?

  @Flag(
    help: .words(
      vi: "Hiện đủ chữ số.",
      en: "Show all digits of numbers."))
  var unmask = false

  @OptionGroup var common: CommonOptions
  @OptionGroup var day: AsOfOption

  func validate() throws {
    if qr != nil, id != nil || name != nil || date != nil || sex != nil {
      throw Usage.error(
        "--qr không đi với --id, --name, --date, --sex",
        "--qr goes with none of --id, --name, --date, --sex")
    }
    if qr == nil, id == nil, name == nil || date == nil {
      throw Usage.error(
        "cần --qr, hoặc --id, hoặc cả --name và --date",
        "--qr is needed, or --id, or both --name and --date")
    }
    if qr == nil, let asOf = day.date, let part = query?.unreadable(asOf: asOf).first {
      throw unreadable(part)
    }
  }

  func run() throws {
    try common.run { context in
      let (configuration, language) = (context.configuration, context.language)
      guard let asOf = day.date else { throw Usage.wrongAsOf }
      var settings = MatchSettings(
        insurancePath: "", referencePath: reference, outputPath: "", asOf: asOf)
      settings.configuration = configuration
      settings.threads = context.threads
      guard let query else {
        Console.error(
          language.choose(
            vi: "khop: không đọc được mã QR hay vùng đọc máy của thẻ",
            en: "khop: neither a QR text nor the machine-readable zone of a card"))
        throw ExitCode(65)
      }
      let run = LookupRun(settings: settings, progress: progress(language))
      let lookup = try run.run(query)
      if Console.isErrorTerminal { Console.write("\r\u{1B}[K", to: 2) }
      if !common.quiet {
        for note in lookup.notes { Console.error("khop: " + note.text(in: language)) }
        Console.print(LookupReport(lookup, language: language, isMasked: !unmask).text)
      }
      if !lookup.isFound { throw ExitCode(1) }
    }
  }

  private func unreadable(_ part: LookupQuery.Part) -> ValidationError {
    switch part {
    case .name: Usage.error("--name: không đọc được họ tên", "--name: the name cannot be read")
    case .birthDate:
      Usage.error("--date: không đọc được ngày sinh", "--date: the birth date cannot be read")
    case .sex: Usage.error("--sex: không đọc được giới tính", "--sex: the sex cannot be read")
    case .number:
      Usage.error("--id: không đọc được số CCCD hoặc CMND", "--id: the number cannot be read")
    }
  }

  private var query: LookupQuery? {
    if let qr { return LookupQuery(card: qr) }
    var query = LookupQuery()
    query.name = name ?? ""
    query.birthDate = date ?? ""
    query.sex = sex ?? ""
    query.number = id ?? ""
    return query
  }

  /// Progress on a terminal only: a frozen register opens at once.
  private func progress(_ language: ReportLanguage) -> MatchProgress? {
    guard !common.quiet, Console.isErrorTerminal else { return nil }
    let line = ProgressLine(language: language, isTerminal: true)
    return { @Sendable in line.show($0, $1, $2) }
  }
}
