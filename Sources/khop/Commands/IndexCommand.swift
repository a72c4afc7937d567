import ArgumentParser
import Authentication
import ReferenceIndex
import Reporting
import Tables

/// `khop index`: freezes a register once, so that later runs open it in milliseconds.
struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: Usage.words(
      vi: "Lập chỉ mục dữ liệu dân cư thành một tệp, hoặc kiểm tra tệp đó.",
      en: "Freezes a register into one file, or verifies one."))

  @Argument(
    help: .words(
      vi: """
        Dữ liệu dân cư: CSV, TSV, Excel hoặc bảng PostgreSQL (postgresql://…#bảng); với --verify: tệp đã lập chỉ mục.
        """,
      en: """
        The register as CSV, TSV, Excel or a PostgreSQL table (postgresql://…#table); with --verify, a frozen register.
        """))
  var file: String

  @Option(
    help: .words(
      value: "file",
      vi: "Tệp chỉ mục sẽ ghi.",
      en: "The frozen register to write."))
  var output: String?

  @Flag(
    help: .words(
      vi: "Kiểm tra từng byte của tệp chỉ mục.",
      en: "Check every byte of a frozen register."))
  var verify = false

  @OptionGroup var common: CommonOptions
  @OptionGroup var day: AsOfOption

  func validate() throws {
    if !verify, output == nil {
      throw Usage.error("cần --output: tệp sẽ ghi", "--output names the file to write")
    }
  }

  func run() throws {
    try common.run { context in
      let (configuration, language) = (context.configuration, context.language)
      let numbers = NumberStyle(language)
      if verify {
        let index = try ReferenceIndex.open(
          MappedFile(path: file), threads: context.threads)
        report(
          "\(file): \(numbers.whole(index.count)) "
            + language.choose(vi: "người, nguyên vẹn", en: "people, intact"))
        if let note = index.readingMark.note { report(note.text(in: language)) }
        return
      }
      guard let asOf = day.date, let output else { return }
      Usage.guardAgainstSignals(language)
      let rejected = output + ".rejected.csv"
      try OutputPaths.check([output, rejected], inputs: [file, common.config])
      try OutputPaths.refuseResults([output, rejected])
      let line = ProgressLine(language: language, isTerminal: Console.isErrorTerminal)
      let progress: MatchProgress? = common.quiet ? nil : { @Sendable in line.show($0, $1, $2) }
      let (folderPath, name) = OutputFolder.split(output)
      let folder = try OutputFolder(path: folderPath)
      let register = try RegisterLoader.load(
        path: file, configuration: configuration, threads: context.threads,
        asOf: asOf, isForFile: true, progress: progress)
      let target = try folder.makeFile(named: name)
      try register.index.write(to: target, source: register.sourceDigest)
      let bytes = target.count
      _ = try target.finish()
      // An earlier run may have left one.
      folder.removeStale(named: name + ".rejected.csv")
      if !register.rejected.isEmpty {
        let rows = try folder.makeFile(named: name + ".rejected.csv")
        try rows.write(RejectedRow.csvText(register.rejected))
      }
      try folder.commit()
      line.finish()
      let count = numbers.whole(register.rejected.count)
      let place = register.rejected.isEmpty ? "" : " (\(rejected))"
      let perPerson = Double(bytes) / Double(max(register.index.count, 1))
      report(
        language.choose(
          vi: "\(output): \(numbers.whole(register.index.count)) người, "
            + "\(numbers.decimal(perPerson, decimals: 1)) byte mỗi người, "
            + "\(count) dòng bị loại\(place)",
          en: "\(output): \(numbers.whole(register.index.count)) people, "
            + "\(numbers.decimal(perPerson, decimals: 1)) bytes each, "
            + "\(count) rows rejected\(place)"))
      for note in register.notes { report(note.text(in: language)) }
      let unknown = register.index.unknownStatuses
      if unknown > 0 {
        report(
          language.choose(
            vi:
              "\(numbers.whole(unknown)) người có tình trạng ghi bằng từ không rõ, được coi là còn sống",
            en:
              "\(numbers.whole(unknown)) people have a status in words that are not known and count "
              + "as alive"))
      }
    }
  }

  private func report(_ text: String) {
    if !common.quiet { Console.print(text) }
  }
}
