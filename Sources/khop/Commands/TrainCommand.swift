import ArgumentParser
import Authentication
import Linkage
import Reporting
import Tables

/// `khop train`: learns the weights from the two files themselves.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: Usage.words(
      vi: "Học mô hình từ tệp bảo hiểm và dữ liệu dân cư, không cần nhãn.",
      en: "Learns the model from an insurance file and a register, without labels."),
    discussion: Usage.words(
      vi: """
        Ghi một tệp JSON đọc được, cho 'khop match --model'; không chứa dữ liệu cá nhân. Mức nào hiếm trong hai \
        tệp thì giữ trọng số có sẵn, và không trọng số nào đổi quá 3 bit.
        """,
      en: """
        Writes a readable JSON file for 'khop match --model'. It holds no personal data. Levels that \
        the files hardly show keep their built-in weights, and no weight moves more than 3 bits.
        """))

  @Option(
    help: .words(
      value: "file",
      vi: "Bản ghi bảo hiểm: CSV, TSV, Excel hoặc bảng PostgreSQL (postgresql://…#bảng).",
      en: "Insurance records: CSV, TSV, Excel or a PostgreSQL table (postgresql://…#table)."))
  var insurance: String

  @Option(
    help: .words(
      value: "file",
      vi: """
        Dữ liệu dân cư: CSV, TSV, Excel, bảng PostgreSQL (postgresql://…#bảng) hoặc tệp của 'khop index'.
        """,
      en: """
        The register: CSV, TSV, Excel, a PostgreSQL table (postgresql://…#table), or a file frozen by 'khop index'.
        """))
  var reference: String

  @Option(
    help: .words(
      value: "file",
      vi: "Tệp mô hình sẽ ghi.",
      en: "The model file to write."))
  var output: String

  @Option(
    help: .words(
      value: "file",
      vi: "Bản ghi đã biết là ai: các cột record_id và citizen_id.",
      en: "Records with known persons: columns record_id and citizen_id."))
  var labels: String?

  @Option(
    help: .words(
      value: "file",
      vi: "Ghi hình vẽ các trọng số (SVG) vào tệp này.",
      en: "Write the weights as a picture (SVG) to this file."))
  var svg: String?

  @Option(
    help: .words(
      value: "text",
      vi: "Tên của mô hình.",
      en: "The name of the model."))
  var name = "trained"

  @OptionGroup var common: CommonOptions
  @OptionGroup var day: AsOfOption

  func validate() throws {
    if output == svg {
      throw Usage.error(
        "--output và --svg phải là hai tệp khác nhau", "--output and --svg must be two files")
    }
  }

  func run() throws {
    try common.run { context in
      let (configuration, language) = (context.configuration, context.language)
      guard let asOf = day.date else { throw Usage.wrongAsOf }
      Usage.guardAgainstSignals(language)
      try OutputPaths.check(
        [output, svg], inputs: [insurance, reference, labels, common.config])
      try OutputPaths.refuseResults([output, svg])
      var settings = MatchSettings(
        insurancePath: insurance, referencePath: reference, outputPath: "", asOf: asOf)
      settings.configuration = configuration
      settings.configurationDigest = context.configurationDigest
      settings.threads = context.threads
      let line = ProgressLine(language: language, isTerminal: Console.isErrorTerminal)
      let progress: MatchProgress? = common.quiet ? nil : { @Sendable in line.show($0, $1, $2) }
      let training = TrainingRun(settings: settings, labelsPath: labels, progress: progress)
      let model = try training.run(name: name)
      try OutputFolder.write(ModelReader.text(of: model), to: output)
      if let svg {
        try OutputFolder.write(model.weightDrawing(language: language).svg + "\n", to: svg)
      }
      guard !common.quiet else { return }
      line.finish()
      Console.print(TrainingReport(model, language: language).text)
      Console.print(language.choose(vi: "Mô hình: ", en: "Model: ") + output)
    }
  }
}
