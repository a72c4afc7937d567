import ArgumentParser
import History
import Reporting
import Tables
import Worklists

/// `khop import-corrections`: takes returned work lists in.
struct ImportCorrectionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import-corrections",
    abstract: Usage.words(
      vi: "Nhận danh sách xã gửi lại vào tệp lịch sử, cho lần 'khop match --corrections' tới.",
      en: "Takes returned work lists into the history, for the next 'khop match --corrections'."),
    discussion: Usage.words(
      vi: """
        Dòng được nhận ra nhờ khóa và mã kiểm tra; có thể chuyển cột, sắp xếp, xóa hoặc thêm dòng. Dòng không \
        thuộc danh sách bị từ chối và được liệt kê.
        """,
      en: """
        Rows are known by their key and check code; columns may be moved, rows sorted, deleted or added. \
        Rows that do not belong are refused and listed.
        """))

  @Argument(
    help: .words(
      vi: "Các tệp Excel được gửi lại.",
      en: "Returned workbooks."))
  var files: [String]

  @Option(
    help: .words(
      value: "file",
      vi: "Nơi liệt kê các dòng bị từ chối, nếu có.",
      en: "Where refused rows are listed, when there are any."))
  var refused = "refused.csv"

  @OptionGroup var store: StoreOption
  @OptionGroup var common: CommonOptions
  @OptionGroup var day: AsOfOption

  func run() throws {
    try common.run { context in
      let language = context.language
      guard let asOf = day.date else { throw Usage.wrongAsOf }
      try OutputPaths.check([refused], inputs: files + [store.path(context), common.config])
      try OutputPaths.refuseResults([refused])
      let history = try History(path: store.path(context), mode: .existing)
      var work = CorrectionImport(history: history, asOf: asOf)
      let report = try work.run(files: files, refusedPath: refused)
      if common.quiet { return }
      for name in report.lockFiles {
        Console.error(
          language.choose(
            vi:
              "khop: bỏ qua \(name): tệp khóa, danh sách đang mở trong Excel hoặc LibreOffice; hãy đóng và lưu rồi nhập lại",
            en:
              "khop: \(name) is passed over: a lock file, the list is open in Excel or LibreOffice; close it and take it in again"
          ))
      }
      Console.print(text(report, language))
    }
  }

  private func text(_ report: ImportReport, _ language: ReportLanguage) -> String {
    func say(_ vi: String, _ en: String) -> String { language.choose(vi: vi, en: en) }
    let numbers = NumberStyle(language)
    var table = TextTable(rightAligned: [1])
    table.add(say("Dòng có kết quả xác minh", "Rows with a result"), numbers.whole(report.accepted))
    for (result, count) in report.results {
      table.add("  " + say(result.labelVi, result.labelEn), numbers.whole(count))
    }
    table.add(
      say("Giá trị sửa mới", "New corrected values"), numbers.whole(report.counts.corrections))
    table.add(
      say("  thay giá trị đã nhập trước", "  replacing earlier ones"),
      numbers.whole(report.counts.replaced))
    if !report.emptied.isEmpty {
      table.add(
        say("Dòng đã có kết quả, nay để trống", "Rows whose result was taken out"),
        numbers.whole(report.emptied.count))
    }
    if report.counts.takenBack > 0 {
      table.add(
        say("Giá trị đã nhập trước, nay bỏ", "Earlier values taken back"),
        numbers.whole(report.counts.takenBack))
    }
    table.add(
      say("Giá trị đã có từ trước", "Values known already"), numbers.whole(report.counts.known))
    table.add(say("Dòng chưa xác minh", "Rows not verified yet"), numbers.whole(report.unverified))
    table.add(say("Dòng lặp lại", "Repeated rows"), numbers.whole(report.repeated))
    table.add(say("Dòng bị từ chối", "Refused rows"), numbers.whole(report.refused.count))
    for reason in RefusedRow.Reason.allCases {
      let count = report.refused.count { $0.reason == reason }
      if count > 0 { table.add("  " + reason.label(in: language), numbers.whole(count)) }
    }
    var text = say("NHẬP KẾT QUẢ XÁC MINH", "RESULTS OF VERIFICATION") + "\n" + table.text()
    if !report.units.isEmpty {
      var units = TextTable(rightAligned: [1, 2])
      units.add(say("Đơn vị", "Unit"), say("kết quả", "results"), say("có sửa", "corrected"))
      for unit in report.units {
        units.add(unit.unit, numbers.whole(unit.results), numbers.whole(unit.corrected))
      }
      text += "\n" + units.text()
    }
    for (file, rows) in emptiedRows(report) {
      text += say(
        "\(file): kết quả nhập trước của dòng \(rows) không còn hiệu lực\n",
        "\(file): the earlier results of row \(rows) hold no more\n")
    }
    if !report.refused.isEmpty {
      text += say("Danh sách dòng bị từ chối: ", "Refused rows are listed in ") + refused + "\n"
    }
    return text
  }

  /// The rows whose result was taken out, by file in the order of the files: `8, 9, 12`, the first twenty of each.
  private func emptiedRows(_ report: ImportReport) -> [(file: String, rows: String)] {
    var files: [(file: String, rows: [Int])] = []
    for emptied in report.emptied {
      if files.last?.file != emptied.file { files.append((emptied.file, [])) }
      files[files.count - 1].rows.append(emptied.row)
    }
    return files.map { file, rows in
      let shown = rows.prefix(20).map { String($0) }.joined(separator: ", ")
      return (file, rows.count > 20 ? shown + " …" : shown)
    }
  }
}
