import Authentication
import Reporting
import Tables

/// A ``MatchPlan`` for people.
struct PlanText {
  let plan: MatchPlan
  let language: ReportLanguage
  /// The folder of the results.
  let output: String

  var text: String {
    let numbers = NumberStyle(language)
    var table = TextTable(rightAligned: [])
    table.add(say("Bản ghi bảo hiểm", "Insurance records"), input(plan.insurance))
    table.add(
      say("Dữ liệu dân cư", "Register"),
      input(plan.register)
        + (plan.isRegisterFrozen ? say(", đã lập chỉ mục", ", frozen") : "")
        + (plan.isRegisterInMemory ? say(", đọc hết vào bộ nhớ", ", read into memory") : ""))
    table.add(
      say("Chia việc", "Work"),
      numbers.whole(plan.threads) + say(" luồng, ", " threads, ") + numbers.whole(plan.chunks)
        + say(" phần", " chunks"))
    table.add(
      say("Số lần đọc bản ghi", "Passes over the records"),
      numbers.whole(plan.passes)
        + say(" (đếm dòng, đối chiếu, mã kiểm tra)", " (survey, matching, digest)"))
    table.add(say("Bộ nhớ", "Memory"), size(plan.memoryBytes) + mapped)
    table.add(
      say("Đĩa tạm", "Temporary disk"),
      plan.temporaryBytes == 0
        ? say("không cần", "none")
        : size(plan.temporaryBytes) + say(" trong \(output)", " in \(output)"))
    table.add(
      say("Kết quả", "Results"), size(plan.resultBytes) + say(" trong \(output)", " in \(output)"))
    table.add(say("Thời gian", "Time"), time)
    return say("Kế hoạch (chưa đối chiếu gì):", "The plan (nothing was matched):") + "\n"
      + table.text()
      + say(
        "Dung lượng và thời gian là ước tính theo máy đã đo; máy khác có thể khác.",
        "Sizes and time are estimates after the machine that was measured; yours may differ.")
  }

  private func say(_ vi: String, _ en: String) -> String { language.choose(vi: vi, en: en) }

  private func input(_ input: MatchPlan.Input) -> String {
    let numbers = NumberStyle(language)
    let about = input.isExact ? "" : say("khoảng ", "about ")
    return "\(about)\(numbers.whole(rounded(input.rows, input.isExact))) "
      + say("dòng", "rows") + ", \(size(input.bytes)), \(input.path)"
  }

  /// An estimate shows no more than three figures.
  private func rounded(_ rows: Int, _ isExact: Bool) -> Int {
    if isExact { return rows }
    var unit = 1
    while rows / unit >= 1000 { unit *= 10 }
    return (rows + unit / 2) / unit * unit
  }

  private var mapped: String {
    guard plan.isRegisterFrozen, !plan.isRegisterInMemory else { return "" }
    let bytes = size(plan.registerBytes)
    return say(
      " và \(bytes) dữ liệu dân cư ánh xạ từ đĩa, hệ thống tự thu hồi khi cần",
      " and \(bytes) of the mapped register, which the system takes back when it must")
  }

  private var time: String {
    let numbers = NumberStyle(language)
    let seconds = plan.seconds
    if seconds < 100 {
      return say("khoảng ", "about ") + numbers.decimal(seconds, decimals: seconds < 10 ? 1 : 0)
        + say(" giây", " s")
    }
    return say("khoảng ", "about ") + numbers.decimal(seconds / 60, decimals: 1)
      + say(" phút", " minutes")
  }

  private func size(_ bytes: Int) -> String {
    let numbers = NumberStyle(language)
    let value = Double(bytes)
    if value >= 1e9 { return numbers.decimal(value / 1e9, decimals: 1) + " GB" }
    if value >= 1e6 { return numbers.decimal(value / 1e6, decimals: 0) + " MB" }
    return numbers.decimal(value / 1e3, decimals: 0) + " KB"
  }
}
