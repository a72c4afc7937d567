import ArgumentParser
import Reporting
import Tables
import Worklists

/// `khop worklists`: one Excel file for each commune or managing unit.
struct WorklistsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worklists",
    abstract: Usage.words(
      vi: "Lập danh sách Excel các bản ghi cần rà soát, theo xã hoặc đơn vị.",
      en: "Writes Excel lists of the records that people have to look at, by commune or unit."),
    discussion: Usage.words(
      vi: """
        Tên và số được che nếu không có --unmask; mỗi lần xuất không che được ghi vào tệp lịch sử. \
        'khop import-corrections' nhận lại danh sách.
        """,
      en: """
        Names and numbers are masked unless --unmask is given; each unmasked export is recorded in the \
        history. 'khop import-corrections' takes the lists back.
        """))

  enum Cut: String, ExpressibleByArgument, CaseIterable {
    case commune, unit
  }

  @Argument(
    help: .words(
      vi: "Thư mục kết quả của 'khop match'.",
      en: "The output folder of 'khop match'."))
  var folder: String

  @Option(
    help: .words(
      value: "folder",
      vi: "Thư mục của danh sách; tạo nếu chưa có.",
      en: "Folder of the lists; created when missing."))
  var output: String

  @Option(
    help: .words(
      value: "kind",
      vi: """
        Mỗi xã một tệp, hoặc mỗi đơn vị quản lý (doanh nghiệp, trường học) một tệp; mặc định theo --for.
        """,
      en: """
        One file for each commune, or for each managing unit (employer, school); by default as --for needs it.
        """))
  var by: Cut?

  @Option(
    name: .customLong("for"),
    help: .words(
      value: "kind",
      vi: """
        Ai dùng danh sách: school chỉ gồm học sinh, sinh viên, employer chỉ gồm người lao động, theo loại đối tượng.
        """,
      en: """
        Who works with the lists: school holds pupils and students only, employer workers only, by their class.
        """))
  var audience = Audience.office

  @Flag(
    help: .words(
      vi: "Liệt kê cả người đã xác định còn trường cần sửa, không chỉ bản ghi chưa xong.",
      en: "Also list established people with a field to correct, not only open records."))
  var all = false

  @Flag(
    help: .words(
      vi: "Ghi đủ tên và số.",
      en: "Write names and numbers in full."))
  var unmask = false

  @Option(
    help: .words(
      value: "text",
      vi: "Cơ quan ở tiêu đề.",
      en: "The office in the heading."))
  var office: String?

  @Option(
    help: .words(
      value: "text",
      vi: "Địa danh ở dòng ngày tháng.",
      en: "The place in the date line."))
  var place: String?

  @OptionGroup var inputs: RunInputOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if audience == .police, by == .unit {
      throw Usage.error(
        "danh sách cho công an là theo xã", "the lists for the police are by commune")
    }
  }

  func run() throws {
    try common.run { context in
      let (configuration, language) = (context.configuration, context.language)
      Usage.guardAgainstSignals(language)
      var settings = WorklistSettings(folder: folder, outputPath: output)
      settings.insurancePath = inputs.insurance
      settings.referencePath = inputs.reference
      settings.audience = audience
      settings.isByUnit = by.map { $0 == .unit }
      settings.isComplete = all
      settings.isMasked = !unmask
      settings.language = language
      settings.configuration = configuration
      settings.threads = context.threads
      settings.letterhead = configuration.letterhead
      if let office { settings.letterhead.unit = office }
      if let place { settings.letterhead.place = place }
      let opened = try store.open(context)
      let report = try WorklistRun(settings: settings, history: opened.history).run()
      opened.keep()
      if common.quiet { return }
      if let note = settings.letterhead.missingNote(unit: "--office", place: "--place") {
        Console.error("khop: " + note.text(in: language))
      }
      let numbers = NumberStyle(language)
      if let note = self.note(report.choice, numbers) {
        Console.error("khop: " + note.text(in: language))
      }
      Console.print(
        language.choose(
          vi: "Danh sách số \(report.list): \(numbers.whole(report.records)) người, "
            + "\(numbers.whole(report.files.count)) tệp Excel trong thư mục \(output)",
          en: "List \(report.list): \(numbers.whole(report.records)) people in "
            + "\(numbers.whole(report.files.count)) workbooks in \(output)"))
      if unmask {
        Console.print(
          language.choose(
            vi: "Họ tên và số không che; lần xuất này đã ghi vào \(opened.history.path)",
            en: "Names and numbers are in full; this export is recorded in \(opened.history.path)"))
      }
    }
  }

  /// What a user has to know of the choice by class.
  private func note(_ choice: WorklistReport.Choice, _ numbers: NumberStyle) -> BilingualText? {
    switch choice {
    case .all, .byClass(unknown: 0): nil
    case .byClass(let unknown):
      BilingualText(
        "\(numbers.whole(unknown)) bản ghi không rõ loại đối tượng, không vào danh sách nào ở đây",
        "\(numbers.whole(unknown)) records of unknown class stand in none of these lists")
    case .notByClass:
      BilingualText(
        "tệp không có cột loại đối tượng và cột số thẻ: danh sách gồm mọi người, không riêng "
          + (audience == .school ? "học sinh, sinh viên" : "người lao động"),
        "the file has neither classes nor card numbers: everybody is listed, not only "
          + (audience == .school ? "pupils and students" : "workers"))
    }
  }
}

extension Audience: ExpressibleByArgument {}
