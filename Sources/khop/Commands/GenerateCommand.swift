import ArgumentParser
import Reporting
import SyntheticProvince
import Tables

/// `khop generate`: grows an invented province with its truth.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: Usage.words(
      vi: "Tạo một tỉnh giả định: dữ liệu dân cư, tệp bảo hiểm và dữ liệu đúng.",
      en: "Grows an invented province: register, insurance file and the truth."),
    discussion: Usage.words(
      vi:
        "Mọi dữ liệu cá nhân đều là hư cấu. Cùng kịch bản, số người và hạt giống (seed) thì cho cùng dữ liệu.",
      en: "All people are invented. The same scenario, number and seed give the same bytes."))

  @Option(
    help: .words(
      value: "file",
      vi: "Kịch bản, một tệp trong seeds/.",
      en: "The scenario, a file of seeds/."))
  var scenario: String

  @Option(
    help: .words(
      value: "number",
      vi: "Số người trong dữ liệu dân cư; mặc định theo kịch bản.",
      en: "People in the register; by default the scenario's number."))
  var people: Int?

  @Option(
    help: .words(
      value: "folder",
      vi: "Thư mục của reference.csv, insurance.csv và truth.csv.",
      en: "Folder of reference.csv, insurance.csv and truth.csv."))
  var output: String

  @Option(
    help: .words(
      value: "number",
      vi: "Hạt giống ngẫu nhiên (seed); số khác thì tạo tỉnh khác.",
      en: "Another seed grows another province."))
  var seed: UInt64 = 1

  @Option(
    name: .customLong("fault-scale"),
    help: .words(
      value: "number",
      vi: "Nhân mọi tỷ lệ lỗi với số này.",
      en: "Multiplies all fault rates."))
  var faultScale = 1.0

  @Flag(
    help: .words(
      vi: "Người của cả 63 tỉnh.",
      en: "People of all 63 provinces."))
  var national = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.run { context in
      let language = context.language
      try OutputPaths.refuseOther("outcomes.csv", in: output)
      try OutputPaths.refuseOther("cleaned.csv", in: output)
      // A province has its truth; files without one are somebody's.
      let own = OutputPaths.files(["reference.csv", "insurance.csv"], in: output)
      if !FileIdentity.exists(output + "/truth.csv"),
        let other = own.first(where: FileIdentity.exists)
      {
        throw TableError(.replacesOther, path: other)
      }
      try OutputPaths.check(
        OutputPaths.files(["reference.csv", "insurance.csv", "truth.csv"], in: output),
        inputs: [scenario])
      var options = ProvinceGenerator.Options()
      options.faultScale = faultScale
      options.threads = context.threads
      if national { options.isNational = true }
      let generator = try ProvinceGenerator(
        scenario: Scenario(contentsOf: scenario), people: people, seed: seed, options: options)
      let summary = try generator.write(to: output)
      guard !common.quiet else { return }
      let numbers = NumberStyle(language)
      Console.print(
        language.choose(
          vi: "\(output): \(numbers.whole(summary.people)) người (dữ liệu giả lập), "
            + "\(numbers.whole(summary.records)) bản ghi BHXH, BHYT",
          en: "\(output): \(numbers.whole(summary.people)) invented people, "
            + "\(numbers.whole(summary.records)) insurance records"))
    }
  }
}
