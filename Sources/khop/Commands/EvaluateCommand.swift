import ArgumentParser
import Authentication
import Evaluation
import Tables

/// `khop evaluate`: compares the outcomes of a run with the truth.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: Usage.words(
      vi: "So kết quả với dữ liệu đúng: độ chính xác, tỷ lệ tìm đúng, theo loại lỗi.",
      en: "Compares outcomes with a file of truth: precision, recall, by kind of fault."),
    discussion: Usage.words(
      vi: """
        Với --repairs, thư mục là của 'khop clean'; cho biết mỗi loại lỗi đã ra sao: đã sửa, đã nêu, để \
        nguyên, hay đổi thành giá trị sai.
        """,
      en: """
        With --repairs the folder is one of 'khop clean', and what became of each kind of fault is \
        told: repaired, named by a finding, left, or changed to a wrong value.
        """))

  @Argument(
    help: .words(
      vi: "Thư mục kết quả của 'khop match'; với --repairs: của 'khop clean'.",
      en: "The output folder of 'khop match', or of 'khop clean' with --repairs."))
  var folder: String

  @Option(
    help: .words(
      value: "file",
      vi:
        "Dữ liệu đúng: cột record_id và citizen_id; như 'khop generate' ghi thì thêm số theo nhóm.",
      en:
        "The truth: columns record_id and citizen_id; further ones, as 'khop generate' writes them, add groups."
    ))
  var truth: String?

  @Option(
    help: .words(
      value: "folder",
      vi: "Thư mục của 'khop generate' có tệp bảo hiểm đã được làm sạch.",
      en: "The folder of 'khop generate' whose insurance file was cleansed."))
  var repairs: String?

  @Option(
    help: .words(
      value: "file",
      vi: "Ghi các con số dạng JSON vào tệp này.",
      en: "Write the figures as JSON to this file."))
  var json: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if (truth == nil) == (repairs == nil) {
      throw Usage.error(
        "cần một trong hai: '--truth <file>' hoặc '--repairs <folder>'",
        "Either '--truth <file>' or '--repairs <folder>' is needed.")
    }
  }

  func run() throws {
    try common.run { context in
      let language = context.language
      try OutputPaths.check([json], inputs: [truth, common.config], run: folder)
      try OutputPaths.refuseResults([json])
      if let repairs {
        let report = try RepairReport.evaluate(cleaned: folder, province: repairs)
        if let json { try OutputFolder.write(report.json() + "\n", to: json) }
        if !common.quiet {
          Console.print(report.table(language: language))
        }
        return
      }
      guard let truth else { return }
      let report = try evaluate(truth)
      if report.missingOutcomes > 0 {
        Console.error(
          "khop: "
            + language.choose(
              vi:
                "\(report.missingOutcomes) bản ghi của \(truth) không có trong lần chạy; có đúng tệp không?",
              en:
                "\(report.missingOutcomes) records of \(truth) are not in the run; is it the right file?"
            ))
      }
      if let json { try OutputFolder.write(report.json() + "\n", to: json) }
      if !common.quiet {
        Console.print(report.table(language: language))
      }
    }
  }

  /// The figures of outcomes that are as the run wrote them; their digest is worked out beside.
  private func evaluate(_ truth: String) throws -> EvaluationReport {
    let check = try ResultCheck(folder: folder, name: "outcomes.csv")
    let figures = Result {
      try EvaluationReport.evaluate(outcomes: folder + "/outcomes.csv", truth: truth)
    }
    // A row that cannot be read may be of a file that was changed.
    try check.finish()
    return try figures.get()
  }
}
