import Authentication
import Indicators
import Tables

/// The office's indicators: what was published or planned beside what follows from the linked data.
extension ReportBuilder {
  var indicatorSection: ReportDocument.Section? {
    guard let file = inputs.indicators, let year = file.year else { return nil }
    let indicators = file.indicators.filter { $0.year == year }
    let previousYear = inputs.previousIndicators?.year
    var rows: [ReportTable.Row] = []
    var sources: [ReportTable.Row] = []
    var references: [String] = []
    for indicator in indicators {
      let before = previousYear.flatMap {
        inputs.previousIndicators?.indicator(indicator.code, year: $0)?.value
      }
      let value = indicator.value
      let computed = computed(indicator.code)
      rows.append(
        ReportTable.Row([
          .text(say(indicator.labelVi, indicator.labelEn)), .text(unit(indicator.unit)),
          cell(before, indicator), cell(indicator.plan, indicator), cell(value, indicator),
          computed.map { cell($0, indicator) } ?? .none,
          difference(value, indicator.plan, indicator), difference(value, before, indicator),
        ]))
      sources.append(
        ReportTable.Row([
          .text(say(indicator.labelVi, indicator.labelEn)),
          .text(IndicatorLabels.denominator(indicator.denominator, indicators, settings.language)),
          .text(reference(indicator.source, &references)),
        ]))
    }
    let previous = previousYear.map { "\($0)" } ?? say("Năm trước", "Year before")
    let table = ReportTable(
      id: "chi-tieu", formNumber: form(23),
      caption: say("Chỉ tiêu của ngành năm \(year)", "Indicators of \(year)"),
      unit: say("Đơn vị tính: ghi ở từng dòng", "Unit: as in each line"),
      columns: [
        .label(say("Chỉ tiêu", "Indicator"), weight: 3.6),
        .label(say("Đơn vị", "Unit"), weight: 1.1),
        .figure(previous), .figure(say("Kế hoạch", "Plan")),
        .figure(say("Thực hiện \(year)", "\(year)")),
        .figure(say("Tính từ dữ liệu", "From the data")),
        .figure(say("So kế hoạch", "Against plan")),
        .figure(say("So năm trước", "Against last year")),
      ], rows: rows,
      notes: [
        say(
          "Cột “Tính từ dữ liệu” tính từ kết quả đối chiếu này: bao phủ BHYT trên người còn sống, bao phủ BHXH trên người 15–59 tuổi trong CSDL dân cư; số người tham gia cộng BHYT và BHXH tự nguyện như cách công bố.",
          "“From the data” follows from this run: health coverage of the living, social insurance of ages 15 to 59 in the register; participants are health insurance plus voluntary social insurance, as published."
        )
      ])
    let sourceTable = ReportTable(
      id: "chi-tieu-nguon", formNumber: form(24),
      caption: say("Mẫu số và nguồn của chỉ tiêu", "Denominators and sources of the indicators"),
      unit: "",
      columns: [
        .label(say("Chỉ tiêu", "Indicator"), weight: 4),
        .label(say("Mẫu số", "Denominator"), weight: 4),
        .label(say("Nguồn", "Source"), weight: 0.8),
      ], rows: sources,
      notes: references.enumerated().map { number, source in
        "[\(number + 1)] " + IndicatorLabels.source(source, settings.language)
      })
    return .init(
      id: "chi-tieu-nganh", title: say("CHỈ TIÊU CỦA NGÀNH", "INDICATORS OF THE OFFICE"),
      blocks: [.table(participationTable), .table(table), .table(sourceTable)])
  }

  /// The number under which a source stands below the table.
  private func reference(_ source: String, _ references: inout [String]) -> String {
    let place = references.firstIndex(of: source) ?? references.count
    if place == references.count { references.append(source) }
    return "[\(place + 1)]"
  }

  /// Participants in the three ways of counting, which must not be mixed (docs/domain.md 3.6).
  private var participationTable: ReportTable {
    let part = summary.participation
    let open = summary.total.review + summary.total.unresolved
    func row(_ label: String, _ value: Int, isTotal: Bool = false) -> ReportTable.Row {
      ReportTable.Row([.text(label), small(value)], isTotal: isTotal)
    }
    return ReportTable(
      id: "nguoi-tham-gia", formNumber: form(22),
      caption: say("Người tham gia, ba cách đếm", "Participants, counted in three ways"),
      unit: say("Đơn vị tính: ghi ở từng dòng", "Unit: as in each line"),
      columns: [.label(say("Cách đếm", "Way"), weight: 5), .figure(say("Số lượng", "Number"))],
      rows: [
        row(say("Bản ghi trong phạm vi", "Records that count"), summary.denominator),
        row(
          say("Người khác nhau đã xác thực", "Distinct people authenticated"),
          summary.distinctPeople),
        row(
          say(
            "Người khác nhau, tính cả mỗi bản ghi chưa xác thực là một người",
            "Distinct people, each record not authenticated counted as one"),
          summary.distinctPeople + open),
        row(say("Bản ghi BHYT", "Health insurance records"), part.health),
        row(say("Bản ghi BHXH bắt buộc", "Compulsory social insurance records"), part.compulsory),
        row(say("Bản ghi BHXH tự nguyện", "Voluntary social insurance records"), part.voluntary),
        row(
          say("Cộng như số công bố (BHYT + BHXH tự nguyện)", "Official sum (health + voluntary)"),
          part.officialSum, isTotal: true),
      ])
  }

  /// What the linked data say of an indicator, in its unit; `nil` when they say nothing.
  func computed(_ code: String) -> Double? {
    let part = summary.participation
    let coverage = summary.coverage
    func percent(_ count: Int, _ total: Int) -> Double? {
      total > 0 ? Double(count) / Double(total) * 100 : nil
    }
    switch code {
    case "participants": return Double(part.officialSum)
    case "hi_participants": return Double(part.health)
    case "si_participants": return part.classified > 0 ? Double(part.social) : nil
    case "compulsory_si": return part.classified > 0 ? Double(part.compulsory) : nil
    case "voluntary_si": return part.classified > 0 ? Double(part.voluntary) : nil
    case "hi_coverage": return percent(part.health, coverage.alive.people)
    case "si_coverage":
      let working = coverage.byAge.filter { ["15-17", "18-29", "30-44", "45-59"].contains($0.key) }
      return part.classified > 0
        ? percent(part.social, working.reduce(0) { $0 + $1.people }) : nil
    case "authenticated_share": return summary.authenticatedShare * 100
    case "unauthenticated": return Double(summary.total.review + summary.total.unresolved)
    default: return nil
    }
  }

  private func cell(_ value: Double?, _ indicator: Indicator) -> ReportCell {
    guard let value else { return .none }
    if indicator.unit == "%" { return .percent(value / 100, decimals: 2) }
    return value.rounded() == value && value.magnitude < 1e15
      ? small(Int(value)) : .decimal(value, decimals: 1)
  }

  /// The difference in points for shares, in per cent of the other value for amounts.
  private func difference(_ value: Double?, _ other: Double?, _ indicator: Indicator) -> ReportCell
  {
    guard let value, let other else { return .none }
    if indicator.unit == "%" {
      return .text(signed(value - other, decimals: 2) + say(" điểm phần trăm", " points"))
    }
    guard other != 0 else { return .none }
    return .text(signed((value - other) / other * 100, decimals: 1) + " %")
  }

  private func signed(_ value: Double, decimals: Int) -> String {
    let text = numbers.decimal(value, decimals: decimals)
    return value > 0 && !text.hasPrefix("-") ? "+" + text : text
  }

  private func unit(_ unit: String) -> String {
    guard settings.language == .english else { return unit }
    let known = [
      "người": "people", "tỷ đồng": "billion VND", "triệu đồng": "million VND", "đồng": "VND",
      "lượt": "times", "nghìn lượt": "thousand times", "hội nghị": "conferences", "cuộc": "talks",
      "tin, bài": "items", "đơn vị": "units", "doanh nghiệp": "businesses", "sổ": "books",
      "thẻ": "cards", "suất": "gifts", "thủ tục": "procedures",
    ]
    return known[unit] ?? unit
  }
}

/// Words of the published indicators.
enum IndicatorLabels {
  private static let denominators: [String: String] = [
    "dossiers": "hồ sơ", "public services": "dịch vụ công", "operations": "nghiệp vụ",
    "HI facilities": "cơ sở khám chữa bệnh BHYT", "payees": "người hưởng", "communes": "xã, phường",
  ]

  /// The denominator in words: codes of other indicators become their labels.
  static func denominator(
    _ text: String?, _ indicators: [Indicator], _ language: ReportLanguage
  ) -> String {
    guard let text else { return "" }
    if language == .vietnamese, let words = denominators[text] { return words }
    return text.split(separator: "+").map { part in
      let code = String(part.filter { $0 != " " })
      guard let indicator = indicators.first(where: { $0.code == code }) else { return text }
      return language.choose(vi: indicator.labelVi, en: indicator.labelEn)
    }.joined(separator: " + ")
  }

  static func source(_ text: String, _ language: ReportLanguage) -> String {
    guard language == .vietnamese else { return text }
    if text == "derived from the published figures" { return "suy ra từ số liệu công bố" }
    let office = "Nghe An Provincial Social Insurance, "
    guard text.hasPrefix(office) else { return text }
    let rest = text.dropFirst(office.count)
    if rest.hasPrefix("results of ") {
      return "BHXH tỉnh Nghệ An, kết quả năm " + rest.dropFirst("results of ".count)
    }
    if rest.hasPrefix("\"Many solutions") {
      return "BHXH tỉnh Nghệ An, “Nhiều giải pháp mở rộng mạng lưới an sinh xã hội”, "
        + "kết quả đến tháng 11, tháng 12 năm 2024"
    }
    return "BHXH tỉnh Nghệ An, " + rest
  }
}
