import Authentication
import Drawings
import Evaluation
import Tables

/// The first page, which the director signs, and how the rate comes about.
extension ReportBuilder {
  /// The headline with its denominator, what changed, and who is to do what.
  var resultSection: ReportDocument.Section {
    var blocks: [ReportDocument.Block] = [headline, .paragraph(rateInWords), keyFigures]
    if let unreadable = unreadableInWords { blocks.insert(.paragraph(unreadable), at: 1) }
    if let change = changeInWords { blocks.append(.paragraph(change)) }
    blocks.append(.table(taskTable))
    blocks.append(signatures)
    return .init(
      id: "ket-qua", title: say("KẾT QUẢ CHÍNH VÀ VIỆC CẦN LÀM", "MAIN RESULT AND TASKS"),
      blocks: blocks)
  }

  private var headline: ReportDocument.Block {
    .headline(
      .init(
        label: say("Tỷ lệ bản ghi đã xác thực", "Share of records authenticated"),
        value: disclosure.share("all", summary.total, .authenticated),
        note: say(
          "\(shown(.authenticated)) trên \(shown(.denominator)) bản ghi thuộc diện xác thực",
          "\(shown(.authenticated)) of \(shown(.denominator)) records that count")))
  }

  private func shown(_ measure: Disclosure.Measure) -> String {
    words(disclosure.cell("all", summary.total, measure))
  }

  private var rateInWords: String {
    let interval = WilsonInterval(count: summary.total.authenticated, of: summary.denominator)
    let range =
      numbers.percent(interval.lower) + " – " + numbers.percent(interval.upper)
    let strict = words(strictShare)
    return say(
      "Mẫu số không tính \(shown(.excluded)) bản ghi ngoài phạm vi (lực lượng vũ trang và thân nhân, người nước ngoài không có số định danh). Nếu coi tệp là một mẫu, khoảng tin cậy 95 % (Wilson) của tỷ lệ là \(range). Tỷ lệ chặt, chỉ gồm bản ghi đúng ngay hoặc đúng sau làm sạch an toàn: \(strict); phần còn lại đã xác định được người nhưng phải sửa một trường dữ liệu.",
      "The denominator leaves out \(shown(.excluded)) records out of scope (armed forces and relatives, foreigners without a personal ID). Taken as a sample, the file gives a 95 % confidence interval (Wilson) of \(range). The strict share, records equal as received or after safe cleansing only: \(strict); of the others the person is established and a field is to be corrected."
    )
  }

  /// What the headline leaves out, where that is so much that it would mislead.
  private var unreadableInWords: String? {
    guard summary.isPartlyUnreadable, let unreadable = summary.unreadable else { return nil }
    return say(
      "Chú ý: \(whole(unreadable)) trên \(whole(summary.rowsIn)) dòng của tệp bị hỏng, không đọc được thành bản ghi và không nằm trong tỷ lệ này (rejected.csv). Cần lấy lại tệp.",
      "Note: \(whole(unreadable)) of \(whole(summary.rowsIn)) rows of the file are damaged, are no records and no part of this share (rejected.csv). The file has to be fetched anew."
    )
  }

  var strictShare: ReportCell {
    let total = summary.total
    let hides = ["a", "b", "c"].contains { disclosure.isHidden("all/total/" + $0) }
    return hides ? .hidden : .share(total.tiers.a + total.tiers.b, of: total.denominator)
  }

  private var keyFigures: ReportDocument.Block {
    .keyFigures([
      .init(
        label: say("Cần rà soát", "For review"),
        value: disclosure.cell("all", summary.total, .review),
        note: say("bản ghi có ứng viên", "records with a candidate")),
      .init(
        label: say("Chưa xác thực được", "Unresolved"),
        value: disclosure.cell("all", summary.total, .unresolved),
        note: say("bản ghi chưa rõ người", "records without a person")),
      .init(
        label: say("Số người đã xác thực", "People authenticated"),
        value: disclosure.count("people", summary.distinctPeople),
        note: say("người khác nhau", "distinct people")),
      .init(
        label: say("Người chết còn bản ghi", "Deceased with a record"),
        value: mentions(.c60),
        note: summary.tellsDeaths
          ? say("bản ghi cần kiểm tra (C60)", "records to check (C60)")
          : say("chưa biết ai đã chết", "nobody's death is told")),
    ])
  }

  /// Reasons that ask for an action beside another reason too; all records that carry them are counted.
  static let besideReasons: [Reason] = [.t50, .t51, .c60]

  /// Records that carry a code, as their reason or beside it.
  func mentions(_ reason: Reason) -> ReportCell {
    mentions(reason, "all", summary.mentions(of: reason))
  }

  /// A part of them, as it may be told.
  private func mentions(_ reason: Reason, _ part: String, _ count: Int) -> ReportCell {
    // Nobody's death is known, and not that nobody died.
    if reason == .c60, !summary.tellsDeaths { return .text("–") }
    return disclosure.count("mention/\(reason.code)/\(part)", count)
  }

  private var changeInWords: String? {
    guard let before = inputs.earlier.last, !hidesHistory else { return nil }
    let change = (summary.authenticatedShare - before.authenticatedShare) * 100
    let sign = change >= 0 ? say("tăng", "up") : say("giảm", "down")
    let points = numbers.decimal(change.magnitude, decimals: 2)
    let openNow = summary.total.review + summary.total.unresolved
    let openBefore = before.total.review + before.total.unresolved
    let date = ReportBuilder.shownDate(before.asOf, settings.language)
    return say(
      "So với kỳ trước (\(date), \(numbers.percent(before.authenticatedShare))): tỷ lệ \(sign) \(points) điểm phần trăm; mẫu số \(whole(before.denominator)) → \(whole(summary.denominator)) bản ghi; chưa xác thực \(whole(openBefore)) → \(whole(openNow)) bản ghi.",
      "Since the last run (\(date), \(numbers.percent(before.authenticatedShare))) the share is \(sign) \(points) points; records that count went from \(whole(before.denominator)) to \(whole(summary.denominator)), records not authenticated from \(whole(openBefore)) to \(whole(openNow))."
    )
  }

  // MARK: Tasks

  /// Who is to do something, with the reasons that are theirs.
  private static let tasks:
    [(vi: String, en: String, workVi: String, workEn: String, reasons: [Reason])] = [
      (
        "Cán bộ BHXH", "Insurance officers",
        "Đối chiếu giấy tờ, sửa họ tên, ngày sinh, giới tính, số CCCD",
        "check papers; correct name, birth date, sex, ID",
        [.d02, .s10, .s11, .s20, .s21, .s30, .x90]
      ),
      (
        "Cán bộ BHXH", "Insurance officers", "Gộp các sổ của một người",
        "merge books of one person",
        [.t50]
      ),
      (
        "Cán bộ BHXH", "Insurance officers", "Tách số CCCD nhiều người dùng chung",
        "separate IDs that many people share", [.t51]
      ),
      (
        "BHXH cơ sở, UBND xã", "Grassroots offices, communes",
        "Kiểm tra giấy chứng tử rồi dừng thẻ, dừng chi trả",
        "check the death certificate, then stop card and payment", [.c60]
      ),
      (
        "UBND xã", "Communes", "Xác minh khi nhiều người cùng phù hợp",
        "check when several people fit", [.s31]
      ),
      (
        "Công an xã", "Commune police", "Kiểm tra, cấp số định danh; tra số CMND cũ",
        "check or establish the personal ID; resolve old numbers", [.k40, .k41, .k42]
      ),
    ]

  private var taskTable: ReportTable {
    func counts(_ reasons: [Reason], _ codes: [Summary.CodeCount]) -> Int {
      codes.filter { code in reasons.contains { $0.code == code.code } }.reduce(0) { $0 + $1.count }
    }
    func cell(_ reasons: [Reason], _ part: String, _ value: Int) -> ReportCell {
      let hides = reasons.contains { disclosure.isHidden("reason/\($0.code)/\(part)") }
      return hides || settings.isPublic && value > 0 && value < Suppression.threshold
        ? .hidden : .count(value)
    }
    let rows = ReportBuilder.tasks.map { task in
      if task.reasons.count == 1, ReportBuilder.besideReasons.contains(task.reasons[0]) {
        let reason = task.reasons[0]
        return ReportTable.Row([
          .text(say(task.vi, task.en)), .text(say(task.workVi, task.workEn)), .text(reason.code),
          mentions(reason, "linked", summary.mentions(of: reason, isAuthenticated: true)),
          mentions(reason, "open", summary.mentions(of: reason, isAuthenticated: false)),
        ])
      }
      let all = counts(task.reasons, summary.reasons)
      let linked = counts(task.reasons, summary.authenticatedReasons)
      return ReportTable.Row([
        .text(say(task.vi, task.en)), .text(say(task.workVi, task.workEn)),
        .text(task.reasons.map(\.code).joined(separator: ", ")),
        cell(task.reasons, "linked", linked), cell(task.reasons, "open", all - linked),
      ])
    }
    return ReportTable(
      id: "viec-can-lam", formNumber: form(1),
      caption: say("Việc cần làm và người thực hiện", "What is to be done, and by whom"),
      unit: recordUnit,
      columns: [
        .label(say("Người thực hiện", "Who"), weight: 2), .label(say("Việc", "Task"), weight: 4),
        .label(say("Mã lý do", "Reasons"), weight: 1.9),
        .figure(say("Đã rõ người, cần sửa", "Person known, to correct")),
        .figure(say("Chưa xác thực", "Not authenticated")),
      ], rows: rows,
      notes: [
        say(
          "Dòng T50, T51, C60: mọi bản ghi mang mã đó; các dòng khác: bản ghi có lý do chính là mã đó.",
          "Lines T50, T51 and C60 count all records that carry the code, the others those whose main reason it is."
        )
      ])
  }

  // MARK: Rate

  /// From what came in to what is authenticated, by tier.
  var rateSection: ReportDocument.Section {
    let total = summary.total
    let denominator = total.denominator
    func step(
      _ label: String, _ detail: String, _ count: Int, _ key: String, _ fill: Drawing.Fill,
      isLevel: Bool = false
    ) -> Charts.Step {
      let cell = disclosure.share(
        "all/total/" + key, count, of: "all/total/denominator", denominator)
      let share = cell.number ?? 0
      let sign = isLevel || cell == .hidden ? "" : "+"
      return .init(
        label: label, detail: detail, share: share, text: sign + cell.text(numbers), fill: fill,
        isLevel: isLevel)
    }
    let steps = [
      step(
        say("Nhận được", "As received"), say("đúng ngay (mức A)", "equal (tier A)"), total.tiers.a,
        "a", .dark, isLevel: true),
      step(
        say("Làm sạch", "Cleansed"), say("an toàn (mức B)", "safe repairs (tier B)"), total.tiers.b,
        "b", .hatch),
      step(
        say("Rõ người", "Person known"), say("cần sửa (mức C)", "to correct (tier C)"),
        total.tiers.c, "c", .dots),
      step(
        say("Đã xác thực", "Authenticated"), "A + B + C", total.authenticated, "authenticated",
        .mid, isLevel: true),
      step(
        say("Còn lại", "Not yet"), say("chưa xác thực", "not authenticated"),
        total.review + total.unresolved, "open", .cross),
    ]
    let start = min(max((steps[0].share * 10).rounded(.down) / 10 - 0.1, 0), 0.9)
    let chart = Charts.waterfall(
      id: "hinh-muc",
      title: say("Tỷ lệ từ khi nhận đến khi xác thực", "The share from receipt to authentication"),
      summary: steps.map { "\($0.label): \($0.text)" }.joined(separator: "; "), steps: steps,
      start: start)
    var blocks: [ReportDocument.Block] = [.table(tierTable), .chart(chart)]
    if start > 0 {
      blocks.append(
        .chartNote(
          say(
            "Trục của hình bắt đầu từ \(numbers.percent(start, decimals: 0)).",
            "The axis begins at \(numbers.percent(start, decimals: 0)).")))
    }
    if !inputs.earlier.isEmpty, !hidesHistory { blocks.append(.chart(trendChart)) }
    if let table = bridgeTable { blocks.append(.table(table)) }
    return .init(
      id: "ty-le", title: say("TỶ LỆ THEO MỨC", "THE SHARE BY TIER"), blocks: blocks,
      startsPage: true)
  }

  private var tierTable: ReportTable {
    let total = summary.total
    let denominator = total.denominator
    func row(_ label: String, _ cell: ReportCell, _ share: ReportCell, isTotal: Bool = false)
      -> ReportTable.Row
    {
      ReportTable.Row([.text(label), cell, share], isTotal: isTotal)
    }
    func measure(_ label: String, _ measure: Disclosure.Measure, isTotal: Bool = false)
      -> ReportTable.Row
    {
      row(
        label, disclosure.cell("all", total, measure), disclosure.share("all", total, measure),
        isTotal: isTotal)
    }
    var rows = [
      row(
        say("Số dòng đọc được", "Rows read"), disclosure.count("all/rows", summary.rowsIn), .none),
      row(
        say("Không phải bản ghi (bị loại)", "Not records (rejected)"),
        disclosure.count("all/rejected", summary.rejected), .none),
      row(say("Bản ghi", "Records"), disclosure.cell("all", total, .records), .none),
      row(
        say("Ngoài phạm vi (N70)", "Out of scope (N70)"), disclosure.cell("all", total, .excluded),
        .none),
      row(
        say("Mẫu số của tỷ lệ", "Denominator"), disclosure.cell("all", total, .denominator),
        .percent(1, decimals: 2), isTotal: true),
      measure(say("Mức A: đúng như nhận được", "Tier A: equal as received"), .a),
      measure(say("Mức B: đúng sau làm sạch an toàn", "Tier B: equal after safe cleansing"), .b),
      measure(
        say("Mức C: rõ người, cần sửa một trường", "Tier C: person known, a field to correct"), .c),
      measure(
        say("Đã xác thực (A + B + C)", "Authenticated (A + B + C)"), .authenticated, isTotal: true),
      measure(say("Cần rà soát", "For review"), .review),
      measure(say("Chưa xác thực được", "Unresolved"), .unresolved),
    ]
    rows.append(
      row(
        say(
          "Đủ, hợp lệ họ tên, ngày sinh, số CCCD sau làm sạch",
          "Name, birth date and ID all valid after cleansing"),
        small(summary.cleansed),
        disclosure.share(
          "all/cleansed", summary.cleansed, of: "all/total/denominator", denominator)))
    return ReportTable(
      id: "muc-xac-thuc", formNumber: form(2),
      caption: say("Kết quả xác thực theo mức", "Result by tier"), unit: recordUnit,
      columns: [
        .label(say("Chỉ tiêu", "Figure"), weight: 4), .figure(say("Số bản ghi", "Records")),
        .figure(say("Tỷ lệ", "Share")),
      ], rows: rows,
      notes: [
        say(
          "Tỷ lệ và dòng cuối tính trên mẫu số: bản ghi trừ bản ghi ngoài phạm vi (N70).",
          "Shares and the last line are of the denominator: records less those out of scope (N70).")
      ])
  }

  /// Whether what earlier runs have must not be published: a figure that is small there or hidden here
  /// would follow from shares and sums of the two.
  private var hidesHistory: Bool {
    guard settings.isPublic else { return false }
    let measures: [Disclosure.Measure] = [.denominator, .authenticated, .open]
    return measures.contains { disclosure.isHidden("all/total/\($0.rawValue)") }
      || inputs.earlier.contains { run in
        measures.contains { (1..<Suppression.threshold).contains(Disclosure.value(run.total, $0)) }
      }
  }

  /// A single count that is in no sum of the report.
  func small(_ value: Int) -> ReportCell {
    settings.isPublic && value > 0 && value < Suppression.threshold ? .hidden : .count(value)
  }

  private var trendChart: Drawing {
    let runs = inputs.earlier + [summary]
    let points = runs.map { run in
      (
        label: ReportBuilder.shownDate(run.asOf, settings.language), share: run.authenticatedShare,
        text: numbers.percent(run.authenticatedShare)
      )
    }
    let plan = inputs.indicators?.indicators.first { $0.code == "authenticated_share" }?.plan
    return Charts.trend(
      id: "hinh-xu-huong", title: say("Tỷ lệ xác thực qua các kỳ", "The share over time"),
      summary: points.map { "\($0.label): \($0.text)" }.joined(separator: "; "), points: points,
      target: plan.map {
        ($0 / 100, say("kế hoạch ", "plan ") + numbers.percent($0 / 100))
      })
  }
}
