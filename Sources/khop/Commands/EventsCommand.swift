import ArgumentParser
import Authentication
import History
import Reporting
import Tables

/// `khop events`: deaths, children without a card, accounts of somebody else.
struct EventsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "events",
    abstract: Usage.words(
      vi: "Lập danh sách người chết còn bản ghi, trẻ em chưa có thẻ, tài khoản của người khác.",
      en:
        "Lists deaths with an insurance record, children without a card, accounts of somebody else."
    ),
    discussion: Usage.words(
      vi: """
        Ghi events_deaths.csv, events_children.csv, events_accounts.csv (với --accounts), events_uninsured.csv (với \
        --uninsured) và events.json, nơi 'khop report' lấy số đếm. Tên và số được che nếu không có --unmask; mỗi lần \
        xuất không che được ghi vào tệp lịch sử. Bảng tài khoản có các cột record_id hoặc citizen_id, account_holder và, \
        nếu biết, account_number và bank.
        """,
      en: """
        Writes events_deaths.csv, events_children.csv, events_accounts.csv (with --accounts), events_uninsured.csv (with --uninsured) and events.json, from \
        which 'khop report' takes the counts. Names and numbers are masked unless --unmask; each unmasked \
        export is recorded in the history. The table of accounts has \
        the columns record_id or citizen_id, account_holder, and, when known, account_number and bank.
        """))

  @Argument(
    help: .words(
      vi: "Thư mục kết quả của 'khop match'.",
      en: "The output folder of 'khop match'."))
  var folder: String

  @Option(
    help: .words(
      value: "folder",
      vi: "Thư mục của danh sách; mặc định thư mục của lần chạy.",
      en: "Folder of the lists; by default the run's own."))
  var output: String?

  @Option(
    help: .words(
      value: "file",
      vi: "Tài khoản của người hưởng, CSV hoặc TSV.",
      en: "Accounts of beneficiaries, CSV or TSV."))
  var accounts: String?

  @Flag(
    help: .words(
      vi: "Liệt kê cả người trong dữ liệu dân cư chưa có bản ghi, có thể tham gia.",
      en: "Also list the people of the register without a record, who could join."))
  var uninsured = false

  @Flag(
    help: .words(
      vi: "Ghi đủ tên và số.",
      en: "Show names and numbers whole."))
  var unmask = false

  @OptionGroup var inputs: RunInputOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.run { context in
      let (configuration, language) = (context.configuration, context.language)
      Usage.guardAgainstSignals(language)
      let place = output ?? folder
      try OutputPaths.check(
        OutputPaths.files(EventsRun.outputs, in: place),
        inputs: [accounts, inputs.reference, inputs.insurance, common.config], run: folder)
      var settings = EventsRun.Settings(folder: folder, outputPath: place)
      settings.accountsPath = accounts
      settings.referencePath = inputs.reference
      settings.insurancePath = inputs.insurance
      settings.configuration = configuration
      settings.threads = context.threads
      settings.isUnmasked = unmask
      settings.listsUninsured = uninsured
      settings.language = language
      let opened = unmask ? try store.open(context) : nil
      // Recorded before the lists have their place, so that nothing leaves unmasked without a record of it.
      let figures = try EventsRun(settings).run { figures in
        try opened?.history.recordExport(
          kind: "events", folder: settings.outputPath, audience: "office",
          records: figures.lists.reduce(0) { $0 + $1.count })
        opened?.keep()
      }
      guard !common.quiet else { return }
      Console.print(EventsText(figures, language: language).text)
      Console.print(
        language.choose(
          vi: "Danh sách trong thư mục \(place): ", en: "Lists in \(place): ")
          + figures.lists.map { "events_\($0.code).csv" }.joined(separator: ", "))
      if let opened {
        Console.print(
          language.choose(
            vi: "Họ tên và số không che; lần xuất này đã ghi vào \(opened.history.path)",
            en: "Names and numbers are in full; this export is recorded in \(opened.history.path)"))
      }
    }
  }
}
