import Authentication
import Drawings
import Tables

/// Reasons, quality of columns, duplicates and the model's own doubts.
extension ReportBuilder {
  /// The words for reasons.
  var labels: ReasonLabels { summary.reasonLabels ?? ReasonLabels() }

  var reasonSection: ReportDocument.Section {
    let rows = zip(Reason.allCases, zip(summary.reasons, summary.authenticatedReasons))
      .filter { $0.1.0.count > 0 }
    let table = ReportTable(
      id: "ly-do", formNumber: form(3),
      caption: say("Lý do và người xử lý", "Reasons and who acts"),
      unit: recordUnit,
      columns: [
        .label(say("Mã", "Code"), weight: 0.8), .label(say("Lý do", "Reason"), weight: 3.2),
        .figure(say("Bản ghi", "Records")), .figure(say("Tỷ lệ", "Share")),
        .figure(say("Đã xác thực", "Authenticated")), .figure(say("Chưa", "Not yet")),
        .label(say("Người xử lý", "Who acts"), weight: 3),
      ],
      rows: rows.map { reason, counts in
        let path = "reason/\(reason.code)/"
        let (all, linked) = (counts.0.count, counts.1.count)
        return ReportTable.Row([
          .text(reason.code), .text(labels.label(reason, in: settings.language)),
          disclosure.count(path + "all", all),
          reason == .n70
            ? .text("–")
            : disclosure.share(
              path + "all", all, of: "all/total/denominator", summary.denominator),
          reason == .n70 ? .none : disclosure.count(path + "linked", linked),
          reason == .n70 ? .none : disclosure.count(path + "open", all - linked),
          .text(labels.actor(reason, in: settings.language)),
        ])
      },
      notes: [
        say(
          "Mỗi bản ghi có một lý do chính; tỷ lệ tính trên mẫu số, không có bản ghi ngoài phạm vi (N70).",
          "Each record has one main reason; shares are of the denominator, which leaves out N70."
        )
      ])
    let bars = rows.filter { $0.0 != .d00 }
      .sorted { ($1.1.0.count, $0.0.rawValue) < ($0.1.0.count, $1.0.rawValue) }
      .map { reason, counts in
        let cell = disclosure.count("reason/\(reason.code)/all", counts.0.count)
        return Charts.Bar(
          label: reason.code + "  " + labels.label(reason, in: settings.language),
          value: cell.number,
          text: cell.text(numbers),
          fill: reason.rawValue <= Reason.d02.rawValue ? .hatch : .dark)
      }
    let chart = Charts.bars(
      id: "hinh-ly-do",
      title: say("Bản ghi theo lý do, trừ D00", "Records by reason, D00 left out"),
      summary: bars.prefix(5).map { "\($0.label): \($0.text)" }.joined(separator: "; "), rows: bars)
    return .init(
      id: "ly-do-xu-ly", title: say("LÝ DO VÀ NGƯỜI XỬ LÝ", "REASONS AND WHO ACTS"),
      blocks: [.table(table), .chart(chart)])
  }

  // MARK: Quality

  var qualitySection: ReportDocument.Section {
    let rows = summary.columns.map { column -> ReportTable.Row in
      let path = "column/\(column.role)/"
      let label =
        ColumnRole(rawValue: column.role).map { $0.label(in: settings.language) } ?? column.role
      let records = summary.total.records
      return ReportTable.Row([
        .text(label), disclosure.count(path + "filled", column.filled),
        disclosure.count(path + "received", column.validAsReceived),
        disclosure.share(
          path + "received", column.validAsReceived, of: "all/total/records", records),
        disclosure.count(path + "valid", column.validAfterRepair),
        disclosure.share(path + "valid", column.validAfterRepair, of: "all/total/records", records),
        disclosure.count(path + "suspicious", column.suspicious),
      ])
    }
    let table = ReportTable(
      id: "chat-luong-cot", formNumber: form(11),
      caption: say(
        "Chất lượng từng trường trước và sau làm sạch",
        "Quality of each column before and after cleansing"),
      unit: recordUnit,
      columns: [
        .label(say("Trường dữ liệu", "Column"), weight: 2.2), .figure(say("Có giá trị", "Filled")),
        .figure(say("Hợp lệ khi nhận", "Valid as received")), .figure(say("Tỷ lệ", "Share")),
        .figure(say("Hợp lệ sau làm sạch", "Valid after repair")), .figure(say("Tỷ lệ", "Share")),
        .figure(say("Còn nghi vấn", "Suspicious")),
      ], rows: rows,
      notes: [
        say(
          "Tỷ lệ tính trên toàn bộ bản ghi, kể cả ngoài phạm vi. Địa chỉ và loại đối tượng chỉ xét có giá trị hay không; mã thẻ, mã số BHXH xét theo dạng.",
          "Shares are of all records, those out of scope included. Address and class are only looked at for being filled, card and insurance number for their form."
        )
      ])
    return .init(
      id: "chat-luong",
      title: say("CHẤT LƯỢNG DỮ LIỆU VÀ NGUỒN SAI", "DATA QUALITY AND SOURCES OF FAULTS"),
      blocks: [
        .table(table),
        .table(
          codeTable(
            "phat-hien", form(12),
            say(
              "Nguồn sai lớn nhất (không tự sửa được)", "Largest sources of faults (not repaired)"),
            "finding", summary.cleansingFindings)),
        .table(
          codeTable(
            "sua-chua", form(13), say("Sửa chữa an toàn nhiều nhất", "Commonest safe repairs"),
            "repair",
            summary.repairs)),
      ])
  }

  private func codeTable(
    _ id: String, _ form: String, _ caption: String, _ path: String, _ codes: [Summary.CodeCount]
  ) -> ReportTable {
    let ranked = codes.filter { $0.count > 0 }
      .sorted { ($1.count, $0.code) < ($0.count, $1.code) }.prefix(12)
    return ReportTable(
      id: id, formNumber: form, caption: caption, unit: recordUnit,
      columns: [
        .label(say("Mã", "Code"), weight: 0.8), .label(say("Nội dung", "What"), weight: 5),
        .figure(say("Bản ghi", "Records")), .figure(say("Tỷ lệ", "Share")),
      ],
      rows: ranked.map { code in
        ReportTable.Row([
          .text(code.code), .text(say(code.vi, code.en)),
          disclosure.count("\(path)/\(code.code)", code.count),
          disclosure.share(
            "\(path)/\(code.code)", code.count, of: "all/total/records", summary.total.records),
        ])
      },
      notes: [
        say(
          "Tỷ lệ tính trên toàn bộ bản ghi, kể cả ngoài phạm vi.",
          "Shares are of all records, those out of scope included.")
      ])
  }

  // MARK: Duplicates

  var duplicateSection: ReportDocument.Section {
    func row(_ label: String, _ key: String, _ value: Int) -> ReportTable.Row {
      ReportTable.Row([.text(label), disclosure.count(key, value)])
    }
    func mentioned(_ label: String, _ reason: Reason) -> ReportTable.Row {
      ReportTable.Row([.text(label), mentions(reason)])
    }
    let table = ReportTable(
      id: "trung-lap", formNumber: form(14),
      caption: say("Trùng lặp và người đã chết", "Duplicates and people who are dead"),
      unit: say("Đơn vị tính: ghi ở từng dòng", "Unit: as in each line"),
      columns: [
        .label(say("Nội dung", "What"), weight: 5), .figure(say("Số lượng", "Number")),
      ],
      rows: [
        row(
          say(
            "Người có nhiều mã số BHXH (T50), người",
            "People with many insurance numbers (T50), people"),
          "groups/person", summary.personGroups),
        mentioned(
          say("   bản ghi mang mã T50, bản ghi", "   records that carry T50, records"), .t50),
        row(
          say(
            "Số CCCD nhiều người cùng ghi (T51), số",
            "Citizen IDs that many people write (T51), numbers"),
          "groups/number", summary.numberGroups),
        mentioned(
          say(
            "   bản ghi mang mã T51: ghi các số này, hoặc tranh một người với chủ của số, bản ghi",
            "   records that carry T51: that write these numbers, or claim a person whom the number's owner holds, records"
          ), .t51),
        ReportTable.Row([
          .text(say("Mã bản ghi lặp lại, bản ghi", "Repeated record ids, records")),
          small(summary.duplicateRecordIds),
        ]),
        mentioned(
          say(
            "Bản ghi của người đã chết theo CSDL dân cư (C60), bản ghi",
            "Records of people dead in the register (C60), records"), .c60),
        ReportTable.Row([
          .text(
            say(
              "Người đã chết còn bản ghi được xác thực, người",
              "Dead people with an authenticated record, people")),
          summary.tellsDeaths
            ? disclosure.count("coverage/dead/dead/insured", summary.coverage.dead.insured)
            : .text("–"),
        ]),
      ],
      notes: [
        say(
          "Bản ghi mang mã: mã là lý do chính hoặc phát hiện kèm theo, như trong outcomes.csv; kể cả bản ghi ngoài phạm vi.",
          "Records that carry a code have it as their reason or beside it, as in outcomes.csv; those out of scope included."
        )
      ])
    return .init(
      id: "trung-chet", title: say("TRÙNG LẶP, NGƯỜI ĐÃ CHẾT", "DUPLICATES AND THE DEAD"),
      blocks: [.table(table)])
  }

  // MARK: Trust

  /// What the model says of itself, without labels.
  var trustSection: ReportDocument.Section {
    let wrong = summary.expectedWrong
    let spread = 1.96 * summary.expectedWrongDeviation
    let low = max(wrong - spread, 0)
    let high = wrong + spread
    let links = Double(max(summary.total.authenticated, 1))
    let text = say(
      "Theo xác suất mà mô hình tự nêu, trong \(whole(summary.total.authenticated)) bản ghi đã xác thực có khoảng \(numbers.decimal(wrong, decimals: 1)) liên kết sai (khoảng 95 %: \(numbers.decimal(low, decimals: 1)) – \(numbers.decimal(high, decimals: 1))), tức độ chính xác \(numbers.percent(1 - wrong / links, decimals: 3)) (\(numbers.percent(1 - high / links, decimals: 3)) – \(numbers.percent(1 - low / links, decimals: 3))); tỷ lệ tìm đúng ước lượng \(numbers.percent(summary.estimatedRecall)). Đây là ước lượng không cần nhãn, không thay cho việc kiểm tra mẫu.",
      "By the probabilities that the model states, about \(numbers.decimal(wrong, decimals: 1)) of \(whole(summary.total.authenticated)) automatic links are wrong (95 %: \(numbers.decimal(low, decimals: 1)) to \(numbers.decimal(high, decimals: 1))), a precision of \(numbers.percent(1 - wrong / links, decimals: 3)) (\(numbers.percent(1 - high / links, decimals: 3)) to \(numbers.percent(1 - low / links, decimals: 3))); estimated recall \(numbers.percent(summary.estimatedRecall)). This estimate needs no labels and does not replace a checked sample."
    )
    let bins = summary.calibration.filter { $0.records > 0 }.reversed()
    func range(_ bin: Summary.CalibrationBin) -> String {
      let decimals = bin.from >= 0.999 ? 2 : bin.from >= 0.99 ? 1 : 0
      return numbers.percent(bin.from, decimals: decimals) + " – "
        + numbers.percent(
          bin.to, decimals: bin.to >= 0.999 && bin.to < 1 ? 2 : bin.to >= 0.99 && bin.to < 1 ? 1 : 0
        )
    }
    let table = ReportTable(
      id: "xac-suat", formNumber: form(15),
      caption: say(
        "Bản ghi theo xác suất mô hình nêu", "Records by the probability that the model states"),
      unit: recordUnit,
      columns: [
        .label(say("Xác suất đúng người", "Probability"), weight: 2),
        .figure(say("Bản ghi", "Records")), .figure(say("Đã xác thực", "Authenticated")),
        .figure(say("Cần rà soát", "Review")), .figure(say("Xác suất trung bình", "Mean")),
        .figure(say("Sai dự kiến", "Expected wrong")),
      ],
      rows: bins.map { bin in
        ReportTable.Row([
          .text(range(bin)), .count(bin.records), .count(bin.authenticated), .count(bin.review),
          .percent(bin.meanProbability, decimals: 3), .decimal(bin.expectedWrong, decimals: 2),
        ])
      },
      notes: [
        say(
          "Chỉ gồm bản ghi có người phù hợp nhất; liên kết tự động từ xác suất \(numbers.percent(summary.acceptedAt, decimals: 2)).",
          "Records with a best person only; links are automatic from a probability of \(numbers.percent(summary.acceptedAt, decimals: 2))."
        )
      ] + acceptedWithoutNumber)
    let chart = calibrationChart(Array(bins), range)
    return .init(
      id: "do-tin-cay", title: say("ĐỘ TIN CẬY CỦA MÔ HÌNH", "HOW FAR THE MODEL CAN BE TRUSTED"),
      blocks: (certifiedTable.map { [.table($0)] } ?? []) + [
        .paragraph(text), .table(table), .chart(chart),
      ])
  }

  private var acceptedWithoutNumber: [String] {
    guard let threshold = summary.acceptedWithoutNumber else { return [] }
    let share = numbers.percent(threshold, decimals: 2)
    return [
      say(
        "Liên kết không dựa vào số CCCD: tự động từ \(share).",
        "Links that no citizen ID bears out are automatic from \(share).")
    ]
  }

  /// Bars of the logarithm of counts: the bins differ by many orders.
  private func calibrationChart(
    _ bins: [Summary.CalibrationBin], _ range: (Summary.CalibrationBin) -> String
  ) -> Drawing {
    let rows = bins.map { bin in
      Charts.Bar(
        label: range(bin),
        value: Double(String(bin.records).utf8.count) - 1
          + Double(bin.records) / ReportBuilder.power(String(bin.records).utf8.count),
        text: whole(bin.records),
        fill: bin.authenticated == bin.records ? .dark : bin.review > 0 ? .hatch : .pale)
    }
    return Charts.bars(
      id: "hinh-xac-suat",
      title: say(
        "Bản ghi theo xác suất (thang bậc mười)", "Records by probability (scale of tens)"),
      summary: rows.map { "\($0.label): \($0.text)" }.joined(separator: "; "), rows: rows)
  }

  private static func power(_ digits: Int) -> Double {
    (0..<digits).reduce(1.0) { power, _ in power * 10 }
  }
}
