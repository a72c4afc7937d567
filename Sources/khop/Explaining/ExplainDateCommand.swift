import ArgumentParser
import Identifiers
import Reporting
import Tables

/// `khop explain-date`: shows how one birth date is read.
struct ExplainDateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain-date",
    abstract: Usage.words(
      vi: "Hiển thị từng bước cách đọc một ngày sinh.",
      en: "Shows step by step how one birth date is read."),
    discussion: """
      khop explain-date 12/06/1905 --id-year 1990
      khop explain-date 05/03/52 --id-year 1952
      """)

  @Argument(
    help: .words(
      vi: "Ngày như ghi trong tệp.",
      en: "The date as it stands in the file."))
  var date: String

  @Option(
    name: .customLong("id-year"),
    help: .words(
      value: "year",
      vi: "Năm sinh mà số định danh cho biết.",
      en: "The birth year that the personal ID number tells."))
  var idYear: Int?

  @Flag(
    name: .customLong("month-first"),
    help: .words(
      vi: "Cột ghi tháng trước ngày.",
      en: "The column writes the month before the day."))
  var isMonthFirst = false

  @OptionGroup var options: ExplainOptions
  @OptionGroup var day: AsOfOption

  func run() throws {
    guard let asOf = day.date else { throw Usage.wrongAsOf }
    var explanation = StepText(options.language)
    let reader = BirthDateReader(
      order: isMonthFirst ? .monthDay : .dayMonth, asOfYear: asOf.year, asOf: asOf)
    let bytes = Array(date.utf8)
    explanation.steps(ExplainDate.steps(bytes.span, reader: reader, idBirthYear: idYear))
    let reading = reader.read(bytes.span, idBirthYear: idYear)
    var table = TextTable(rightAligned: [])
    if let date = reading.date {
      table.add(explanation.say("Ngày sinh", "Birth date"), date.text)
      table.add(explanation.say("Độ đầy đủ", "Known to"), precision(date, explanation))
    } else {
      table.add(
        explanation.say("Ngày sinh", "Birth date"),
        explanation.say("không biết, để trống", "not known, left empty"))
    }
    for other in reading.alternatives {
      table.add(explanation.say("Có thể là", "Perhaps"), other.text)
    }
    explanation.section(explanation.say("Kết quả", "Result"), table)
    if let date = reading.date, date.precision == .day { addLunar(date, &explanation) }
    Console.write(explanation.text, to: 1)
  }

  private func precision(_ date: BirthDate, _ explanation: StepText) -> String {
    switch date.precision {
    case .none: "–"
    case .year: explanation.say("năm", "the year")
    case .month: explanation.say("tháng", "the month")
    case .day: explanation.say("ngày", "the day")
    }
  }

  /// The same day in the lunar calendar, and the days that are meant if the figures are lunar.
  private func addLunar(_ date: BirthDate, _ explanation: inout StepText) {
    var table = TextTable(rightAligned: [])
    if let lunar = LunarCalendar.lunar(of: date) {
      let leap = lunar.isLeap ? explanation.say(" nhuận", " (leap month)") : ""
      table.add(
        explanation.say("Ngày này theo âm lịch", "This day in the lunar calendar"),
        explanation.say(
          "ngày \(lunar.day) tháng \(lunar.month)\(leap) năm \(lunar.year)",
          "day \(lunar.day) of month \(lunar.month)\(leap), \(lunar.year)"))
    }
    for solar in LunarCalendar.solarReadings(of: date) {
      table.add(
        explanation.say("Nếu số ghi là âm lịch, dương lịch là", "If the figures are lunar, solar"),
        solar.text)
    }
    explanation.section(
      explanation.say("Âm lịch (chỉ để tham khảo)", "Lunar calendar (a hint)"), table)
  }
}
