import Drawings
import Linkage
import Tables

/// The weights of the run's model, as bars and as a table.
extension ReportBuilder {
  /// Groups that share a chart.
  private static let charts: [[WeightGroup]] = [
    [.word, .name], [.date, .number], [.place, .sex, .family, .participation], [.ownNumber],
  ]

  /// `nil` for runs that have not kept their weights.
  var weightAnnex: ReportDocument.Section? {
    let weights = summary.weights
    guard !weights.isEmpty else { return nil }
    let text = say(
      "Mỗi so sánh cho một trọng số tính bằng bit: dương là bằng chứng cùng một người, âm là bằng chứng khác người; cộng một bit là khả năng gấp đôi. Giống một từ, một ngày, một xã nặng bao nhiêu là tùy từ, ngày, xã ấy hiếm hay phổ biến: ở đây là mức trung bình của một người trong dữ liệu dân cư.",
      "Each comparison gives a weight in bits: positive is evidence for one person, negative against; one bit more doubles the odds. What agreement on a word, a day or a commune weighs depends on how rare it is: here it is the average for a person of the register."
    )
    let legend = say(
      "Trong hình, trọng số dương tô đặc, ở bên phải; trọng số âm gạch chéo, ở bên trái.",
      "In the charts positive weights are solid, to the right; negative ones hatched, to the left.")
    var blocks: [ReportDocument.Block] = [.paragraph(text), .chartNote(legend)]
    let most = weights.map { abs($0.bits) }.max() ?? 1
    for (number, groups) in ReportBuilder.charts.enumerated() {
      let parts = groups.map { group in
        (
          title: say(group.label.vi, group.label.en),
          bars: weights.filter { $0.comparison == group }.map { weight in
            Charts.Weight(
              label: say(weight.vi, weight.en), bits: weight.bits, text: bitsText(weight.bits))
          }
        )
      }.filter { !$0.bars.isEmpty }
      guard !parts.isEmpty else { continue }
      blocks.append(
        .chart(
          Charts.weights(
            id: "hinh-trong-so-\(number + 1)",
            title: say("Trọng số (bit): ", "Weights (bits): ")
              + parts.map(\.title).joined(separator: "; "), groups: parts, most: most)))
    }
    blocks.append(.table(weightTable(weights)))
    return .init(
      id: "phu-luc-3",
      title: say("PHỤ LỤC 3. TRỌNG SỐ CỦA MÔ HÌNH", "ANNEX 3. THE WEIGHTS OF THE MODEL"),
      blocks: blocks)
  }

  private func bitsText(_ bits: Double) -> String {
    (bits > 0 ? "+" : "") + numbers.decimal(bits, decimals: 1)
  }

  private func weightTable(_ weights: [LevelWeight]) -> ReportTable {
    func probability(_ value: Double?) -> ReportCell {
      guard let value else { return .text("–") }
      // Three digits that say something.
      var decimals = 3
      var scaled = value * 10
      while scaled < 1, decimals < 9 {
        scaled *= 10
        decimals += 1
      }
      return .decimal(value, decimals: decimals)
    }
    return ReportTable(
      id: "trong-so-bang", formNumber: form(26),
      caption: say("Trọng số theo mức so sánh", "Weights by comparison level"),
      unit: say("Đơn vị tính: bit", "Unit: bits"),
      columns: [
        .label(say("So sánh", "Comparison"), weight: 2.4), .label(say("Mức", "Level"), weight: 2.6),
        .figure(say("m", "m")), .figure(say("u", "u")), .figure(say("Trọng số", "Weight")),
      ],
      rows: weights.map { weight in
        let group = weight.comparison.label
        return ReportTable.Row([
          .text(say(group.vi, group.en)), .text(say(weight.vi, weight.en)), probability(weight.m),
          probability(weight.u), .decimal(weight.bits, decimals: 2),
        ])
      },
      notes: [
        say(
          "m: xác suất gặp mức này ở cặp đúng người; u: ở cặp người bất kỳ; trọng số = log2(m/u). Dấu – là nơi mô hình chỉ biết trọng số.",
          "m: the probability of the level among true pairs; u: among random pairs; weight = log2(m/u). A dash stands where the model knows the weight alone."
        )
      ])
  }
}
