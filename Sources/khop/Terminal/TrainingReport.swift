import Linkage
import Reporting
import Tables

/// What a training found, for the terminal: each level with m, u and its weight as a bar.
///
/// Parameters keep the keys of the model file, where a reader changes them.
struct TrainingReport {
  private let model: ModelFile
  private let language: ReportLanguage
  private let numbers: NumberStyle

  init(_ model: ModelFile, language: ReportLanguage) {
    self.model = model
    self.language = language
    numbers = NumberStyle(language)
  }

  var text: String {
    [heading, levelTable, changeTable, convergence, warnings].filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  private func say(_ vi: String, _ en: String) -> String { language.choose(vi: vi, en: en) }

  private func words(_ text: BilingualText) -> String { text.text(in: language) }

  private var heading: String {
    let records = numbers.whole(model.records)
    let labelled = numbers.whole(model.labelledRecords)
    return say("HỌC MÔ HÌNH", "TRAINING") + "\n"
      + say(
        "  \(records) bản ghi mẫu trong \(numbers.whole(model.recordsInFile)), \(labelled) có nhãn; "
          + "\(numbers.whole(model.peopleInRegister)) người trong dân cư\n",
        "  \(records) sampled records of \(numbers.whole(model.recordsInFile)), \(labelled) "
          + "labelled; \(numbers.whole(model.peopleInRegister)) people in the register\n")
  }

  private var levelTable: String {
    var table = TextTable(rightAligned: [2, 3, 4, 5])
    table.add(
      say("so sánh", "comparison"), say("mức", "level"), "m", "u", "bit", say("số cặp", "matches"),
      "")
    var last = ""
    for level in model.levels {
      let name =
        level.comparison == last ? "" : words(TrainingLabels.comparison(level.comparison))
      last = level.comparison
      table.add(
        name, words(TrainingLabels.level(level.level, of: level.comparison)), share(level.m),
        level.u.map(share) ?? "–",
        level.bits.map { numbers.decimal($0, decimals: 2) } ?? "–",
        numbers.whole(Int(level.matches.rounded())), level.bits.map(bar) ?? "")
    }
    return say("Mức so sánh", "Comparison levels") + "\n" + table.text()
  }

  /// Parameters that moved by a quarter of a bit or more.
  private var changeTable: String {
    var table = TextTable(rightAligned: [1, 2, 3])
    table.add(
      say("tham số", "parameter"), say("có sẵn", "built-in"), say("đã học", "trained"),
      say("số cặp", "pairs"), "")
    var count = 0
    for parameter in model.parameters {
      guard abs(parameter.value - parameter.builtIn) >= 0.25 * scale(parameter) else { continue }
      count += 1
      let decimals = isShare(parameter) ? 4 : 2
      table.add(
        parameter.name, numbers.decimal(parameter.builtIn, decimals: decimals),
        numbers.decimal(parameter.value, decimals: decimals),
        parameter.occurrences.map { numbers.whole(Int($0.rounded())) } ?? "–",
        parameter.isClamped
          ? say("giữ ở ±3 bit", "held at ±3 bits") : "")
    }
    guard count > 0 else { return "" }
    return say("Tham số thay đổi", "Parameters that changed") + "\n" + table.text()
  }

  private func isShare(_ parameter: ModelFile.Parameter) -> Bool {
    ["coverage", "foreignNumberRate", "strangerNumberRate", "namesakeRate"].contains(parameter.name)
  }

  private func scale(_ parameter: ModelFile.Parameter) -> Double {
    isShare(parameter) ? (1 - parameter.builtIn) * parameter.builtIn : 1
  }

  private var convergence: String {
    var table = TextTable(rightAligned: [1, 2])
    for part in model.convergence {
      table.add(
        part.estimate == "record"
          ? say("bản ghi có người trong dân cư", "records with a person in the register")
          : say("số định danh là của chính người đó", "numbers that are the person's own"),
        numbers.percent(part.lambda),
        say("\(part.rounds) vòng", "\(part.rounds) rounds"),
        part.isConverged ? "" : say("chưa hội tụ", "not converged"))
    }
    return say("Ước lượng", "Estimates") + "\n" + table.text()
  }

  private var warnings: String {
    guard !model.warnings.isEmpty else { return "" }
    let lines = model.warnings.map { "  " + text($0) + "\n" }
    return say("Lưu ý", "Warnings") + "\n" + lines.joined()
  }

  private func text(_ warning: ModelFile.Warning) -> String {
    let comparison = warning.comparison.map { words(TrainingLabels.comparison($0)) }
    let level = warning.level.map {
      words(TrainingLabels.level($0, of: warning.comparison ?? ""))
    }
    let place = [comparison, level].compactMap { $0 }.joined(separator: ": ")
    let count = warning.count.map { numbers.whole($0) } ?? ""
    switch warning.code {
    case "few_matches": return say("chỉ \(count) cặp đúng", "only \(count) matches")
    case "few_non_matches": return say("chỉ \(count) cặp sai", "only \(count) non-matches")
    case "lambda_at_border":
      return say("tỷ lệ cặp đúng ở biên", "the share of matches lies at a border")
    case "level_never_seen":
      return say("không gặp mức \(place)", "never seen: \(place)")
    case "not_converged": return say("chưa hội tụ", "not converged")
    case "flat_likelihood":
      return say(
        "dữ liệu không đủ để xác định tỷ lệ cặp đúng",
        "the pairs hardly tell the share of matches")
    case "classes_exchanged":
      return say("hai lớp đã đổi chỗ", "the two classes have changed places")
    default:
      return say(
        "quá ít phép so sánh để tách hai lớp", "too few comparisons to tell the classes apart")
    }
  }

  private func share(_ value: Double) -> String {
    value >= 0.001
      ? numbers.decimal(value, decimals: 4) : numbers.decimal(value * 1e6, decimals: 1) + "e-6"
  }

  /// One block for each bit: to the right for a match, marked with − against one.
  private func bar(_ bits: Double) -> String {
    let length = min(Int(abs(bits).rounded()), 20)
    return (bits < 0 ? "−" : "+") + String(repeating: bits < 0 ? "░" : "█", count: length)
  }
}
