import ArgumentParser
import Authentication
import Evaluation
import Reporting
import Tables
import Worklists

/// `khop certify`: the rate of a run as two reviewers have found it.
struct CertifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certify",
    abstract: Usage.words(
      vi: "Đọc lại mẫu đã rà soát: độ chính xác, liên kết bỏ sót, mức đồng thuận của hai người.",
      en: "Reads a reviewed sample back: precision, missed links, agreement of the reviewers."),
    discussion: Usage.words(
      vi: "Ghi certified.json vào thư mục của lần chạy, để đưa vào báo cáo.",
      en: "Writes certified.json into the folder of the run, for the report."))

  @Argument(
    help: .words(
      vi: "Tệp Excel của 'khop sample', cả hai người đã điền.",
      en: "The workbook of 'khop sample', filled in by both reviewers."))
  var file: String

  @Option(
    name: .customLong("run"),
    help: .words(
      value: "folder",
      vi: "Thư mục kết quả của 'khop match'.",
      en: "The output folder of 'khop match'."))
  var folder: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.run { context in
      let language = context.language
      try OutputPaths.check([folder + "/certified.json"], inputs: [file])
      let report = try CertifyRun(
        path: file, folder: folder, threads: context.threads
      ).run()
      tell(report, language)
      if !common.quiet { Console.print(text(report.certification, language)) }
    }
  }

  /// Rows that do not count are told however quiet: the rate is another without them.
  private func tell(_ report: CertifyRun.Report, _ language: ReportLanguage) {
    let shown = 20
    for answer in report.refused.prefix(shown) {
      Console.error("khop: " + answer.message(in: language))
    }
    if report.refused.count > shown {
      let rest = report.refused.count - shown
      Console.error(
        "khop: "
          + language.choose(vi: "và \(rest) dòng khác như vậy", en: "and \(rest) more such rows"))
    }
    if !report.isWritten {
      Console.error(
        "khop: "
          + language.choose(
            vi: "chưa bản ghi nào đủ hai kết luận; không ghi certified.json",
            en: "no record has both conclusions yet; certified.json is not written"))
    }
  }

  /// The name of a stratum, `authenticated/D00`, in words.
  private func label(ofStratum name: String, _ language: ReportLanguage) -> String {
    let parts = name.split(separator: "/")
    guard parts.count == 2, let outcome = Outcome.allCases.first(where: { $0.name == parts[0] })
    else { return name }
    return outcome.label.text(in: language) + ", " + parts[1]
  }

  private func text(_ certification: Certification, _ language: ReportLanguage) -> String {
    func say(_ vi: String, _ en: String) -> String { language.choose(vi: vi, en: en) }
    let numbers = NumberStyle(language)
    var table = TextTable(rightAligned: [1, 2, 3])
    func add(_ label: String, _ estimate: Certification.Estimate?) {
      guard let estimate else { return table.add(label, "–") }
      table.add(
        label, numbers.percent(estimate.value),
        "(\(numbers.percent(estimate.lower)) – \(numbers.percent(estimate.upper)))",
        say(
          "\(numbers.whole(estimate.reviewed))/\(numbers.whole(estimate.population)) bản ghi",
          "\(numbers.whole(estimate.reviewed)) of \(numbers.whole(estimate.population)) records"))
    }
    add(say("Liên kết đúng", "Right links"), certification.precision)
    add(
      say("Chưa xác thực nhưng có trong CSDL dân cư", "Not linked, but in the register"),
      certification.missed)
    if let recall = certification.recall {
      table.add(say("Tỷ lệ tìm đúng", "Recall"), numbers.percent(recall))
    }
    if let agreement = certification.agreement {
      table.add(say("Hai người rà soát thống nhất", "Reviewers agree"), numbers.percent(agreement))
    }
    table.add(
      say("Hệ số kappa của Cohen", "Cohen's kappa"),
      certification.kappa.map { numbers.decimal($0, decimals: 3) } ?? "–")
    table.add(
      say("Chưa đủ hai kết luận", "Without both conclusions"),
      numbers.whole(certification.unanswered))
    var strata = TextTable(rightAligned: [1, 2, 3, 4])
    strata.add(
      say("Nhóm", "Stratum"), say("tổng số", "records"), say("thống nhất", "agreed"),
      say("đúng/có", "positive"), say("chưa rõ", "open"))
    for stratum in certification.strata {
      strata.add(
        label(ofStratum: stratum.name, language), numbers.whole(stratum.population),
        numbers.whole(stratum.agreed),
        numbers.whole(stratum.positive), numbers.whole(stratum.open))
    }
    return say("TỶ LỆ ĐÃ ĐƯỢC NGƯỜI RÀ SOÁT XÁC NHẬN", "THE RATE AS REVIEWERS FOUND IT") + "\n"
      + table.text() + "\n" + strata.text()
      + say(
        "Khoảng tin cậy 95 % (Wilson, có trọng số theo nhóm); bản ghi chưa rõ tính bất lợi.\n",
        "95 % intervals (Wilson, weighted by stratum); open records count against the rate.\n")
  }
}
