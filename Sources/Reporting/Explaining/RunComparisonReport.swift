import Authentication
import Tables

/// What changed between two runs as text, Vietnamese or English.
public struct RunComparisonReport: Sendable {
  let comparison: RunComparison
  let language: ReportLanguage
  private let labels: ReasonLabels
  private let numbers: NumberStyle
  /// The transitions of reasons that are printed.
  private static let shown = 30

  /// - Parameter labels: The words for reasons.
  public init(
    _ comparison: RunComparison, language: ReportLanguage, labels: ReasonLabels = ReasonLabels()
  ) {
    self.labels = labels
    self.comparison = comparison
    self.language = language
    numbers = NumberStyle(language)
  }

  private func say(_ vi: String, _ en: String) -> String { language.choose(vi: vi, en: en) }

  /// The whole report.
  public var text: String {
    [causes, overview, changes, outcomes, reasons].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var causes: String {
    guard !comparison.causes.isEmpty else { return "" }
    let lines = comparison.causes.map { cause in
      let name =
        switch cause.kind {
        case .insurance: say("tệp BHXH, BHYT", "the insurance file")
        case .reference: say("dữ liệu dân cư", "the register")
        case .configuration: say("cấu hình", "the configuration")
        case .model: say("mô hình", "the model")
        case .corpora: say("bảng tra cứu trong chương trình", "the program's tables")
        case .corrections: say("các giá trị đã sửa", "the corrections")
        case .version: say("phiên bản", "the version")
        case .asOf: say("ngày chạy", "the day of the run")
        case .targetPrecision: say("độ chính xác mục tiêu", "the target precision")
        case .targetWithoutNumber:
          say("độ chính xác mục tiêu khi không có số", "the target precision without a number")
        }
      let values = cause.before.isEmpty ? "" : ": \(cause.before) → \(cause.after)"
      return "  " + name + values + "\n"
    }
    return say("Khác nhau ở đầu vào", "What differs in what went in") + "\n" + lines.joined()
  }

  private var overview: String {
    let (before, after) = (comparison.before, comparison.after)
    var table = TextTable(rightAligned: [1, 2, 3])
    table.add("", say("trước", "before"), say("sau", "after"), say("thay đổi", "change"))
    func add(_ label: String, _ old: Int, _ new: Int) {
      table.add(label, numbers.whole(old), numbers.whole(new), signed(new - old))
    }
    add(say("Bản ghi", "Records"), before.records, after.records)
    for outcome in Outcome.allCases { add(name(outcome), before[outcome], after[outcome]) }
    add(say("Mẫu số của tỷ lệ", "Denominator"), before.denominator, after.denominator)
    let points = (after.authenticatedShare - before.authenticatedShare) * 100
    table.add(
      say("Tỷ lệ xác thực", "Authenticated share"), numbers.percent(before.authenticatedShare),
      numbers.percent(after.authenticatedShare),
      (points >= 0 ? "+" : "") + numbers.decimal(points, decimals: 2)
        + say(" điểm phần trăm", " points"))
    return say("SO SÁNH HAI LẦN CHẠY", "TWO RUNS COMPARED") + "\n" + table.text()
  }

  private var changes: String {
    var table = TextTable(rightAligned: [1])
    func add(_ label: String, _ count: Int) { table.add(label, numbers.whole(count)) }
    add(say("Có ở cả hai lần", "In both runs"), comparison.matched)
    add(say("  không đổi", "  unchanged"), comparison.unchanged)
    add(say("  mới xác thực được", "  newly authenticated"), comparison.gained)
    add(say("  mất xác thực", "  no longer authenticated"), comparison.lost)
    add(say("  chuyển liên kết sang người khác", "  linked to another person"), comparison.relinked)
    add(say("Chỉ có ở lần trước", "Only in the earlier run"), comparison.onlyBefore)
    add(say("Chỉ có ở lần sau", "Only in the later run"), comparison.onlyAfter)
    return say("Bản ghi theo mã", "Records by id") + "\n" + table.text()
  }

  private var outcomes: String {
    let moved = comparison.outcomeTransitions.filter { $0.before != $0.after }
    guard !moved.isEmpty else { return "" }
    var table = TextTable(rightAligned: [3])
    for transition in moved {
      table.add(
        name(transition.before), "→", name(transition.after), numbers.whole(transition.count))
    }
    return say("Chuyển kết quả", "Outcomes that changed") + "\n" + table.text()
  }

  private var reasons: String {
    let moved = comparison.reasonTransitions
    guard !moved.isEmpty else { return "" }
    var table = TextTable(rightAligned: [5])
    for transition in moved.prefix(RunComparisonReport.shown) {
      table.add(
        transition.before.code, label(transition.before), "→",
        transition.after.code, label(transition.after), numbers.whole(transition.count))
    }
    var text = say("Chuyển lý do", "Reasons that changed") + "\n" + table.text()
    let rest = moved.dropFirst(RunComparisonReport.shown).reduce(0) { $0 + $1.count }
    if rest > 0 {
      text += "  " + say("khác: ", "others: ") + numbers.whole(rest) + "\n"
    }
    return text
  }

  private func label(_ reason: Reason) -> String {
    labels.label(reason, in: language)
  }

  private func name(_ outcome: Outcome) -> String { outcome.label.text(in: language) }

  private func signed(_ count: Int) -> String { (count > 0 ? "+" : "") + numbers.whole(count) }
}
