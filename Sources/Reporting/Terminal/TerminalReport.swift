import Authentication
import Tables

/// The figures of a run as text, Vietnamese or English.
public struct TerminalReport: Sendable {
  let summary: Summary
  let language: ReportLanguage
  private let numbers: NumberStyle

  /// The figures of one run in a language.
  public init(_ summary: Summary, language: ReportLanguage) {
    self.summary = summary
    self.language = language
    numbers = NumberStyle(language)
  }

  private func say(_ vi: String, _ en: String) -> String { language.choose(vi: vi, en: en) }

  /// The whole report.
  public var text: String {
    [overview, cautions, tiers, reasons, corrections, communes, estimates].filter { !$0.isEmpty }
      .joined(
        separator: "\n")
  }

  private var overview: String {
    var table = TextTable(rightAligned: [1, 2])
    let total = summary.total
    table.add(say("Số dòng đọc được", "Rows read"), numbers.whole(summary.rowsIn))
    table.add(
      say("  không phải bản ghi (rejected.csv)", "  not records (rejected.csv)"),
      numbers.whole(summary.rejected))
    table.add(say("Bản ghi BHXH, BHYT", "Insurance records"), numbers.whole(total.records))
    table.add(
      say("  ngoài phạm vi, không tính tỷ lệ", "  out of scope, left out of the rate"),
      numbers.whole(total.excluded))
    table.add(
      say("  mẫu số của tỷ lệ", "  denominator of the rate"), numbers.whole(total.denominator))
    table.add(
      say("Đã xác thực", "Authenticated"), numbers.whole(total.authenticated),
      share(total.authenticated))
    table.add(
      say("Cần rà soát", "For review"), numbers.whole(total.review), share(total.review))
    table.add(
      say("Chưa xác thực được", "Unresolved"), numbers.whole(total.unresolved),
      share(total.unresolved))
    table.add(
      say("Số người khác nhau đã xác thực", "Distinct people authenticated"),
      numbers.whole(summary.distinctPeople))
    return heading(
      say(
        "KẾT QUẢ LÀM SẠCH, XÁC THỰC DỮ LIỆU VỚI CSDL QUỐC GIA VỀ DÂN CƯ",
        "CLEANSING AND AUTHENTICATION AGAINST THE POPULATION REGISTER")) + table.text()
  }

  /// What makes a whole file fail, told before the figures that follow from it.
  private var cautions: String {
    let records = max(summary.total.records, 1)
    var lines: [String] = []
    let lacking = summary.reasons.first { $0.code == Reason.x90.code }?.count ?? 0
    if lacking * 5 > records {
      let empty = summary.columns.filter { $0.validAfterRepair * 5 < records }
        .map { column in
          ColumnRole(rawValue: column.role).map { $0.label(in: language) } ?? column.role
        }.joined(separator: ", ")
      lines.append(
        say(
          "\(numbers.whole(lacking)) bản ghi (\(share(lacking))) thiếu dữ liệu bắt buộc. Hãy xem tên và thứ tự các cột của tệp; có thể khai báo cột trong tệp cấu hình (--config).",
          "\(numbers.whole(lacking)) records (\(share(lacking))) lack required data. Look at the names and the order of the file's columns; a configuration (--config) can name them."
        ))
      if !empty.isEmpty {
        lines.append(
          say(
            "Cột gần như không đọc được: \(empty).", "Columns that hardly hold a value: \(empty)."))
      }
    }
    if summary.total.authenticated == 0, summary.total.review * 2 > records {
      lines.append(
        say(
          "Không liên kết nào đạt độ chính xác yêu cầu (--target-precision) với các cột của tệp; mọi liên kết chờ rà soát.",
          "No link reaches the target precision (--target-precision) with the columns of this file; all wait for a person."
        ))
    }
    return lines.isEmpty
      ? "" : heading(say("Cần chú ý", "Take note")) + lines.map { "  \($0)\n" }.joined()
  }

  private var tiers: String {
    var table = TextTable(rightAligned: [1, 2])
    let tiers = summary.tiers
    table.add(
      say("A  đúng như nhận được", "A  equal as received"), numbers.whole(tiers.a),
      share(tiers.a))
    table.add(
      say("B  đúng sau làm sạch an toàn", "B  equal after safe cleansing"),
      numbers.whole(tiers.b), share(tiers.b))
    table.add(
      say(
        "C  xác định được người, cần sửa một trường", "C  person established, a field to correct"),
      numbers.whole(tiers.c), share(tiers.c))
    table.add(
      say("Tỷ lệ chặt (A + B)", "Strict share (A + B)"), numbers.whole(tiers.a + tiers.b),
      share(tiers.a + tiers.b))
    table.add(
      say("Tỷ lệ kể cả đề xuất sửa (A + B + C)", "With proposed corrections (A + B + C)"),
      numbers.whole(tiers.a + tiers.b + tiers.c), share(tiers.a + tiers.b + tiers.c))
    table.add(
      say("Đủ, hợp lệ cả ba trường sau làm sạch", "All three fields valid after cleansing"),
      numbers.whole(summary.cleansed), share(summary.cleansed))
    return heading(say("Theo mức", "By tier")) + table.text()
  }

  private var reasons: String {
    var table = TextTable(rightAligned: [2, 3])
    let labels = summary.reasonLabels ?? ReasonLabels()
    for (reason, count) in zip(Reason.allCases, summary.reasons) where count.count > 0 {
      table.add(
        reason.code, labels.label(reason, in: language),
        numbers.whole(count.count), reason == .n70 ? "–" : share(count.count),
        labels.actor(reason, in: language))
    }
    return heading(say("Lý do và người xử lý", "Reasons and who acts")) + table.text()
  }

  /// What corrections brought, by the unit that gave them back.
  private var corrections: String {
    guard let counts = summary.corrections else { return "" }
    var table = TextTable(rightAligned: [1, 2, 3, 4])
    table.add(
      say("Đơn vị", "Unit"), say("đã dùng", "used"), say("thêm xác thực", "gained"),
      say("mất xác thực", "lost"), say("dữ liệu đã đổi", "outdated"))
    for count in counts {
      table.add(
        count.unit, numbers.whole(count.applied), numbers.whole(count.gained),
        numbers.whole(count.lost), numbers.whole(count.outdated))
    }
    func sum(_ field: KeyPath<CorrectionCount, Int>) -> String {
      numbers.whole(counts.reduce(0) { $0 + $1[keyPath: field] })
    }
    table.add(
      say("Cộng", "Total"), sum(\.applied), sum(\.gained), sum(\.lost), sum(\.outdated))
    return heading(say("Kết quả sửa dữ liệu theo đơn vị", "What corrections brought, by unit"))
      + table.text()
  }

  /// The ten communes with the lowest share, of those with at least 50 records that count.
  private var communes: String {
    let least = 50
    let names = CommuneNames()
    let lowest = summary.byCommune
      .filter { !$0.key.isEmpty && $0.denominator >= least }
      .sorted {
        let (left, right) = ($0.authenticated * $1.denominator, $1.authenticated * $0.denominator)
        return left == right ? $0.key < $1.key : left < right
      }
      .prefix(10)
    guard !lowest.isEmpty else { return "" }
    var table = TextTable(rightAligned: [2, 3, 4])
    for group in lowest {
      table.add(
        group.key,
        names[group.key] ?? say("(mã không có trong danh mục)", "(code not in the list)"),
        numbers.whole(group.denominator), numbers.whole(group.denominator - group.authenticated),
        numbers.percent(Double(group.authenticated) / Double(group.denominator)))
    }
    return heading(
      say(
        "Mười xã, phường có tỷ lệ thấp nhất (mã, tên, bản ghi, chưa xác thực, tỷ lệ)",
        "Ten communes with the lowest share (code, name, records, not authenticated, share)"))
      + table.text()
  }

  private var estimates: String {
    var table = TextTable(rightAligned: [1])
    table.add(
      say("Người có nhiều mã số BHXH (T50)", "People with many insurance numbers (T50)"),
      numbers.whole(summary.personGroups))
    table.add(
      say("  bản ghi mang mã T50", "  records that carry T50"),
      numbers.whole(summary.mentions(of: .t50)))
    table.add(
      say("Số CCCD nhiều người cùng ghi (T51)", "Citizen IDs that many people write (T51)"),
      numbers.whole(summary.numberGroups))
    table.add(
      say("  bản ghi mang mã T51", "  records that carry T51"),
      numbers.whole(summary.mentions(of: .t51)))
    table.add(
      say("Độ chính xác mô hình tự ước lượng", "Precision, the model's own estimate"),
      estimate(summary.estimatedPrecision, decimals: 3))
    table.add(
      say("Tỷ lệ tìm đúng tự ước lượng", "Recall, the model's own estimate"),
      estimate(summary.estimatedRecall, decimals: 2))
    if let keys = summary.searchKeys {
      table.add(
        say("Bản ghi phải tìm ứng viên", "Records searched for by the keys"),
        numbers.whole(summary.searchedRecords))
      table.add(
        say("  cặp bản ghi – người so sánh", "  pairs with a person compared"),
        numbers.whole(summary.comparedCandidates))
      table.add(
        say("  nhóm lớn nhất của một khóa tìm kiếm (người)", "  largest block of a key, people"),
        numbers.whole(keys.reduce(0) { max($0, $1.largestBlock) }))
    }
    return heading(say("Trùng lặp và ước lượng", "Duplicates and estimates")) + table.text()
  }

  /// What the model says of its links; a dash without any.
  private func estimate(_ share: Double, decimals: Int) -> String {
    summary.total.authenticated > 0 ? numbers.percent(share, decimals: decimals) : "–"
  }

  private func heading(_ text: String) -> String { text + "\n" }

  private func share(_ count: Int) -> String {
    summary.denominator > 0
      ? numbers.percent(Double(count) / Double(summary.denominator)) : "–"
  }
}
