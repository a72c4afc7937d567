import ArgumentParser
import Authentication
import History
import Reporting
import Tables

/// `khop history`: the runs of an office, their trend, and how each came from the one before.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: Usage.words(
      vi: "Liệt kê các lần chạy đã ghi, xu hướng, và thay đổi từ lần này sang lần sau.",
      en: "Lists the recorded runs, their trend, and what changed from one to the next."))

  @Option(
    help: .words(
      value: "number",
      vi: "Số lần chạy gần nhất cần hiển thị.",
      en: "Number of latest runs to show."))
  var last = 24

  @Flag(
    help: .words(
      vi: "Liệt kê cả các lần xuất không che.",
      en: "Also list unmasked exports."))
  var exports = false

  @OptionGroup var store: StoreOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if last < 1 {
      throw Usage.error(
        "--last là một số nguyên từ 1 trở lên", "--last is a whole number, 1 or more")
    }
  }

  func run() throws {
    try common.run { context in
      let language = context.language
      let history = try History(path: store.path(context), mode: .existing)
      let labels = ReasonLabels(context.configuration.reasons)
      var report = HistoryReport(language: language, labels: labels)
      report.add(runs: Array(try history.runs().suffix(last)))
      report.add(returns: try history.returns())
      if exports { report.add(exports: try history.exports()) }
      Console.print(report.text)
    }
  }
}

/// The history as text, Vietnamese or English.
struct HistoryReport {
  let language: ReportLanguage
  let labels: ReasonLabels
  private let numbers: NumberStyle
  private var sections: [String] = []

  init(language: ReportLanguage, labels: ReasonLabels = ReasonLabels()) {
    self.labels = labels
    self.language = language
    numbers = NumberStyle(language)
  }

  var text: String { sections.joined(separator: "\n") }

  private func say(_ vi: String, _ en: String) -> String { language.choose(vi: vi, en: en) }

  mutating func add(runs: [RecordedRun]) {
    var table = TextTable(rightAligned: [2, 3, 4, 5, 6])
    table.add(
      say("Lần", "Run"), say("ngày", "day"), say("bản ghi", "records"),
      say("xác thực", "authenticated"),
      say("tỷ lệ", "share"), say("thay đổi", "change"), say("tỷ lệ chặt", "strict"))
    var previous: Double?
    for run in runs {
      let share = run.summary.authenticatedShare
      // Of the shares as they are printed: 99,07 and 99,05 differ by 0,02.
      let change = previous.map { points(printed(share) - printed($0)) } ?? ""
      table.add(
        String(run.id), date(run.asOf), numbers.whole(run.summary.total.records),
        numbers.whole(run.summary.total.authenticated), numbers.percent(share), change,
        numbers.percent(run.summary.strictShare))
      previous = share
    }
    sections.append(
      say(
        "CÁC LẦN ĐỐI CHIẾU (thay đổi tính bằng điểm phần trăm)",
        "RUNS (changes in percentage points)")
        + "\n" + table.text())
    for (place, run) in runs.enumerated() {
      if let bridge = run.bridge {
        add(bridge, of: run)
      } else if place > 0 {
        let before = runs[place - 1].id
        sections.append(
          say(
            "Từ lần \(before) đến lần \(run.id): không có bảng thay đổi, vì khi ghi lần \(run.id) kết quả của lần "
              + "\(before) không còn ở thư mục đã ghi hoặc không đọc được\n",
            "From run \(before) to run \(run.id): no table of changes, for the results of run \(before) were no "
              + "longer in their folder, or unreadable, when run \(run.id) was recorded\n"))
      }
    }
  }

  private mutating func add(_ bridge: Bridge, of run: RecordedRun) {
    var table = TextTable(rightAligned: [1])
    func line(_ label: String, _ count: Int, isSigned: Bool = true) {
      let sign = isSigned && count > 0 ? "+" : ""
      table.add(label, sign + numbers.whole(count))
    }
    line(
      say("Đã xác thực ở lần trước", "Authenticated before"), bridge.authenticatedBefore,
      isSigned: false)
    line(
      say(
        "Bản ghi mới vào (\(numbers.whole(bridge.cameIn)))",
        "Records that came in (\(numbers.whole(bridge.cameIn)))"),
      bridge.cameInAuthenticated)
    line(
      say(
        "Bản ghi không còn (\(numbers.whole(bridge.left)))",
        "Records that left (\(numbers.whole(bridge.left)))"),
      -bridge.leftAuthenticated)
    let mended = bridge.mended.reduce(0) { $0 + $1.count }
    line(say("Đã xử lý được", "Mended"), mended)
    for step in bridge.mended { line("  " + label(step.code), step.count) }
    let byUnits = bridge.mendedByCorrections.reduce(0) { $0 + $1.gained }
    if byUnits > 0 {
      line(say("  trong đó nhờ kết quả xác minh", "  of these by results of verification"), byUnits)
      for unit in bridge.mendedByCorrections { line("    " + unit.unit, unit.gained) }
    }
    line(say("Mất xác thực", "Broken"), -bridge.broken.reduce(0) { $0 + $1.count })
    for step in bridge.broken { line("  " + label(step.code), -step.count) }
    line(
      say("Đã xác thực ở lần này", "Authenticated now"), bridge.authenticatedAfter, isSigned: false)
    sections.append(
      say("Từ lần \(bridge.run) đến lần \(run.id)", "From run \(bridge.run) to run \(run.id)")
        + "\n"
        + table.text())
  }

  /// The reason with who acts on it.
  private func label(_ code: String) -> String {
    guard let reason = Reason.allCases.first(where: { $0.code == code }) else { return code }
    return code + " " + labels.label(reason, in: language) + " · "
      + labels.actor(reason, in: language)
  }

  mutating func add(returns: [UnitReturns]) {
    guard !returns.isEmpty else { return }
    var table = TextTable(rightAligned: [1, 2, 3])
    table.add(
      say("Đơn vị", "Unit"), say("đã gửi", "sent"), say("đã trả lời", "returned"),
      say("có sửa", "corrected"))
    for unit in returns where unit.returned > 0 {
      table.add(
        unit.unit, numbers.whole(unit.issued), numbers.whole(unit.returned),
        numbers.whole(unit.corrected))
    }
    let silent = returns.filter { $0.returned == 0 }
    if !silent.isEmpty {
      table.add(
        say(
          "\(numbers.whole(silent.count)) đơn vị chưa trả lời",
          "\(numbers.whole(silent.count)) units without an answer"),
        numbers.whole(silent.reduce(0) { $0 + $1.issued }), numbers.whole(0), numbers.whole(0))
    }
    sections.append(say("Danh sách gửi xác minh", "Work lists") + "\n" + table.text())
  }

  mutating func add(exports: [RecordedExport]) {
    var table = TextTable(rightAligned: [3])
    table.add(
      say("Thời điểm", "Time"), say("tài khoản", "account"), say("loại", "kind"),
      say("bản ghi", "records"),
      say("thư mục", "folder"))
    for export in exports {
      table.add(
        export.at, export.user, export.kind + "/" + export.audience, numbers.whole(export.records),
        export.folder)
    }
    sections.append(
      say("Các lần xuất không che họ tên và số", "Exports with names and numbers in full") + "\n"
        + table.text())
  }

  /// A share as its percentage is printed, with two decimals.
  private func printed(_ share: Double) -> Double { (share * 10_000).rounded() / 10_000 }

  private func points(_ difference: Double) -> String {
    (difference >= 0 ? "+" : "") + numbers.decimal(difference * 100, decimals: 2)
  }

  private func date(_ iso: String) -> String {
    iso.split(separator: "-").reversed().joined(separator: "/")
  }
}
