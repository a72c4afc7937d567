import Authentication
import Evaluation
import History

/// What changed since the run before, and what people found in a sample.
extension ReportBuilder {
  /// The bridge from the run before to this one; nothing when the history has none.
  ///
  /// It is left out of a report for publication: its lines are the changes of single people, each follows
  /// from the others, and those of two runs from what both have published.
  var bridgeTable: ReportTable? {
    guard let bridge = inputs.bridge, !settings.isPublic else { return nil }
    var rows: [ReportTable.Row] = []
    func add(_ label: String, _ value: Int, sign: String = "", isTotal: Bool = false) {
      rows.append(
        ReportTable.Row([.text(label), .text(sign), .count(value)], isTotal: isTotal))
    }
    func reason(_ code: String) -> String {
      guard let reason = Reason.allCases.first(where: { $0.code == code }) else { return code }
      return
        "\(code) \(labels.label(reason, in: settings.language)) – \(labels.actor(reason, in: settings.language))"
    }
    add(
      say("Đã xác thực kỳ trước", "Authenticated in the run before"), bridge.authenticatedBefore,
      isTotal: true)
    add(
      say(
        "Bản ghi mới, đã xác thực (trong \(whole(bridge.cameIn)) bản ghi mới)",
        "New records, authenticated (of \(whole(bridge.cameIn)) new)"),
      bridge.cameInAuthenticated, sign: "+")
    add(
      say(
        "Bản ghi không còn, trước đã xác thực (trong \(whole(bridge.left)) bản ghi)",
        "Records that left, authenticated before (of \(whole(bridge.left)))"),
      bridge.leftAuthenticated, sign: "−")
    for step in bridge.mended {
      add(say("Xử lý xong: ", "Mended: ") + reason(step.code), step.count, sign: "+")
    }
    for step in bridge.broken {
      add(say("Mất xác thực, nay là: ", "Lost, now: ") + reason(step.code), step.count, sign: "−")
    }
    add(say("Đã xác thực kỳ này", "Authenticated now"), bridge.authenticatedAfter, isTotal: true)
    for unit in bridge.mendedByCorrections {
      add(
        say(
          "   trong đó nhờ danh sách trả về của \(unit.unit)",
          "   of these by the list of \(unit.unit)"),
        unit.gained)
    }
    add(
      say("Bản ghi nay gắn với người khác", "Records linked to another person than before"),
      bridge.relinked)
    return ReportTable(
      id: "cau-noi", formNumber: form(2, "a"),
      caption: say("Từ kỳ trước đến kỳ này", "From the run before to this one"),
      unit: recordUnit,
      columns: [
        .label(say("Nội dung", "What"), weight: 6), .label(say("Dấu", "Sign"), weight: 0.5),
        .figure(say("Bản ghi", "Records")),
      ], rows: rows)
  }

  /// The certified rate; nothing when nobody has reviewed a sample.
  var certifiedTable: ReportTable? {
    guard let certified = inputs.certified else { return nil }
    func row(_ label: String, _ estimate: Certification.Estimate?) -> ReportTable.Row? {
      guard let estimate else { return nil }
      return ReportTable.Row([
        .text(label), .percent(estimate.value, decimals: 2), .percent(estimate.lower, decimals: 2),
        .percent(estimate.upper, decimals: 2), .count(estimate.reviewed),
        .count(estimate.population),
      ])
    }
    func plain(_ label: String, _ value: Double?) -> ReportTable.Row? {
      value.map {
        ReportTable.Row([.text(label), .percent($0, decimals: 2), .none, .none, .none, .none])
      }
    }
    let rows = [
      row(say("Liên kết đúng người", "Right links"), certified.precision),
      row(
        say("Bỏ sót trong bản ghi chưa liên kết", "Missed among records without a link"),
        certified.missed),
      plain(say("Tỷ lệ tìm đúng", "Recall"), certified.recall),
      plain(
        say("Hai người rà soát thống nhất", "Agreement of the reviewers"), certified.agreement),
      certified.kappa.map {
        ReportTable.Row([.text("Cohen κ"), .decimal($0, decimals: 2), .none, .none, .none, .none])
      },
    ].compactMap { $0 }
    return ReportTable(
      id: "chung-nhan", formNumber: form(14, "a"),
      caption: say(
        "Tỷ lệ được chứng nhận qua kiểm tra mẫu", "The rate certified by a checked sample"),
      unit: recordUnit,
      columns: [
        .label(say("Chỉ tiêu", "Figure"), weight: 4), .figure(say("Ước lượng", "Estimate")),
        .figure(say("Cận dưới 95 %", "Lower 95 %")), .figure(say("Cận trên 95 %", "Upper 95 %")),
        .figure(say("Đã kiểm tra", "Reviewed")), .figure(say("Trong tổng số", "Of")),
      ], rows: rows,
      notes: certified.unanswered > 0
        ? [
          say(
            "Còn \(whole(certified.unanswered)) bản ghi của mẫu chưa đủ hai ý kiến.",
            "\(whole(certified.unanswered)) records of the sample lack a judgement.")
        ] : [])
  }
}
