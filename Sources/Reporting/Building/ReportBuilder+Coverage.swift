import Authentication
import Cleansing
import Tables

/// People of the register without an insurance record, events, and the annexes.
extension ReportBuilder {
  var coverageSection: ReportDocument.Section {
    let coverage = summary.coverage
    let alive = coverage.alive
    let target = settings.coverageTarget
    let below = communesBelowTarget
    let judged = coverage.byCommune.filter { !$0.key.isEmpty }
    let missing = words(disclosure.count("coverage/all/alive/missing", alive.missing))
    let people = words(disclosure.count("coverage/all/alive/people", alive.people))
    let living = say(
      summary.tellsDeaths ? "\(people) người còn sống" : "\(people) người (không nêu ai đã chết)",
      summary.tellsDeaths ? "\(people) living people" : "\(people) people (nobody's death is told)")
    let text = say(
      "CSDL dân cư có \(living); \(missing) người chưa có bản ghi BHXH, BHYT nào được xác thực, gồm người có thể vận động tham gia và người có bản ghi chưa xác thực được. Mục tiêu bao phủ của xã: \(numbers.percent(target)); \(whole(below.count)) trên \(whole(judged.count)) xã, phường chưa đạt.",
      "The register has \(living); \(missing) have no authenticated insurance record: people who could join, and people whose record is not authenticated yet. The target for communes is \(numbers.percent(target)); \(whole(below.count)) of \(whole(judged.count)) communes are below it."
    )
    let ages = coverage.byAge.map {
      (label: ReportLabels.age($0.key, settings.language), group: $0)
    }
    let sexes = coverage.bySex.map {
      (label: ReportLabels.sex($0.key, settings.language), group: $0)
    }
    let classes = coverage.byClass.map {
      (label: ReportLabels.joiningClass($0.key, settings.language), group: $0)
    }
    let districts = ReportPlaces.sorted(coverage.byDistrict) {
      places.district($0.key)
    } isLast: {
      $0.key.isEmpty
    }
    .map { (label: places.district($0.key), group: $0) }
    let lowest = below.prefix(20).map { (label: placeLabel($0.key), group: $0) }
    var blocks: [ReportDocument.Block] = [
      .paragraph(text),
      .table(
        coverageTable(
          "bao-phu-tuoi", form(16), say("Bao phủ theo nhóm tuổi", "Coverage by age"),
          say("Nhóm tuổi", "Age"), "age", ages)),
      .table(
        coverageTable(
          "bao-phu-gioi", form(17), say("Bao phủ theo giới tính", "Coverage by sex"),
          say("Giới tính", "Sex"), "sex", sexes)),
      .table(
        coverageTable(
          "bao-phu-dien", form(18),
          say(
            "Người có thể tham gia theo diện mà tuổi gợi ý",
            "People who could join, by the class that their age suggests"),
          say("Diện tham gia", "Class"), "class", classes,
          notes: [
            say(
              "CSDL dân cư không có diện tham gia; diện ở đây theo tuổi và giới tính, tuổi nghỉ hưu theo Nghị định 135/2020/NĐ-CP.",
              "The register has no classes; these follow from age and sex, with the retirement ages of Decree 135/2020/NĐ-CP."
            )
          ])),
      .table(
        coverageTable(
          "bao-phu-dia-ban", form(19),
          say("Bao phủ theo địa bàn cấp huyện cũ", "Coverage by old district"),
          say("Địa bàn", "District"), "district", districts)),
    ]
    if !lowest.isEmpty {
      blocks.append(
        .table(
          coverageTable(
            "bao-phu-thap", form(20),
            say(
              "Xã, phường dưới mục tiêu bao phủ (20 nơi thấp nhất)",
              "Communes below the target (the 20 lowest)"),
            say("Xã, phường", "Commune"), "commune", lowest, hasTotal: false)))
    }
    return .init(
      id: "bao-phu",
      title: say("ĐỘ BAO PHỦ VÀ NGƯỜI CÓ THỂ THAM GIA", "COVERAGE AND PEOPLE WHO COULD JOIN"),
      blocks: blocks)
  }

  /// Communes of at least 50 people whose share of insured is below the target, the lowest first.
  private var communesBelowTarget: [Summary.CoverageCount] {
    summary.coverage.byCommune
      .filter { group in
        let path = "coverage/commune/\(group.key)/"
        return !group.key.isEmpty && group.people >= 50
          && Double(group.insured) < settings.coverageTarget * Double(group.people)
          && !disclosure.isHidden(path + "insured") && !disclosure.isHidden(path + "people")
      }
      .sorted {
        let (left, right) = ($0.insured * $1.people, $1.insured * $0.people)
        return left == right ? $0.key < $1.key : left < right
      }
  }

  private func placeLabel(_ key: String) -> String {
    places.commune(key) + " (" + places.district(ReportPlaces.districtKey(key)) + ")"
  }

  private func coverageTable(
    _ id: String, _ form: String, _ caption: String, _ label: String, _ cut: String,
    _ rows: [(label: String, group: Summary.CoverageCount)], hasTotal: Bool = true,
    notes: [String] = []
  ) -> ReportTable {
    func row(_ label: String, _ cut: String, _ group: Summary.CoverageCount, isTotal: Bool = false)
      -> ReportTable.Row
    {
      let path = "coverage/\(cut)/\(group.key)/"
      return ReportTable.Row(
        [
          .text(label), disclosure.count(path + "people", group.people),
          disclosure.count(path + "insured", group.insured),
          disclosure.share(path + "insured", group.insured, of: path + "people", group.people),
          disclosure.count(path + "missing", group.missing),
        ], isTotal: isTotal)
    }
    var lines = rows.map { row($0.label, cut, $0.group) }
    if hasTotal {
      lines.append(row(say("Tổng số", "Total"), "all", summary.coverage.alive, isTotal: true))
    }
    return ReportTable(
      id: id, formNumber: form, caption: caption, unit: peopleUnit,
      columns: [
        .label(label, weight: 3), .figure(say("Người còn sống", "Living people")),
        .figure(say("Có bản ghi xác thực", "With a record")), .figure(say("Tỷ lệ", "Share")),
        .figure(say("Chưa có", "Without")),
      ], rows: lines, notes: notes)
  }

  // MARK: Events

  var eventSection: ReportDocument.Section? {
    guard let events = inputs.events else { return nil }
    var rows: [ReportTable.Row] = []
    for list in events.lists {
      let path = "event/\(list.code)"
      rows.append(
        ReportTable.Row(
          [
            .text(EventLabels.title(list.code, settings.language)),
            disclosure.count(path, list.count),
          ],
          isTotal: true))
      if let people = list.people {
        rows.append(
          ReportTable.Row([
            .text(say("   số người khác nhau", "   different people")),
            disclosure.count(path + "/people", people),
          ]))
      }
      for reason in list.reasons {
        rows.append(
          ReportTable.Row([
            .text("   " + say(reason.vi, reason.en)),
            disclosure.count("\(path)/\(reason.code)", reason.count),
          ]))
      }
    }
    return .init(
      id: "bien-dong", title: say("BIẾN ĐỘNG CẦN XỬ LÝ", "EVENTS TO ACT ON"),
      blocks: [
        .table(
          ReportTable(
            id: "bien-dong-bieu", formNumber: form(21),
            caption: say(
              "Người chết, trẻ em, tài khoản cần kiểm tra theo CSDL dân cư",
              "Deaths, children and accounts to check, by the register"),
            unit: say("Đơn vị tính: ghi ở từng nhóm", "Unit: as in each group"),
            columns: [
              .label(say("Nội dung", "What"), weight: 5), .figure(say("Số lượng", "Number")),
            ],
            rows: rows,
            notes: [
              say(
                "Trẻ dưới 6 tuổi chưa có bản ghi xác thực được đếm như ở biểu bao phủ theo nhóm tuổi; danh sách này thêm trẻ có bản ghi mà chưa có mã thẻ. Danh sách chi tiết ở các tệp CSV đi kèm, chỉ dùng nội bộ.",
                "Children under six without an authenticated record are those of the table of coverage by age; this list adds children whose record has no card. The lists are in the CSV files beside the report, for the office only."
              )
            ]))
      ])
  }

  // MARK: Annexes

  /// Every commune, by old district.
  var communeAnnex: ReportDocument.Section {
    var groups: [String: [Summary.GroupCount]] = [:]
    for commune in summary.byCommune {
      groups[ReportPlaces.districtKey(commune.key), default: []].append(commune)
    }
    let districts = ReportPlaces.sorted(summary.byDistrict) {
      places.district($0.key)
    } isLast: {
      $0.key.isEmpty
    }
    func row(_ label: String, _ cut: String, _ group: Summary.GroupCount, isTotal: Bool = false)
      -> ReportTable.Row
    {
      let open = Disclosure.value(group, .open)
      let isOpen = isTotal || disclosure.cell(cut, group, .open) == .hidden || open == 0
      return ReportTable.Row(
        [
          .text(group.key.isEmpty || isTotal ? "" : group.key), .text(label),
          disclosure.cell(cut, group, .denominator), disclosure.cell(cut, group, .authenticated),
          disclosure.share(cut, group, .authenticated), disclosure.cell(cut, group, .open),
          .text(isOpen || settings.isPublic ? "" : mainReason(group)),
        ], isTotal: isTotal)
    }
    var rows: [ReportTable.Row] = []
    for district in districts {
      rows.append(row(places.district(district.key), "district", district, isTotal: true))
      let communes = ReportPlaces.sorted(groups[district.key] ?? []) {
        places.commune($0.key)
      } isLast: {
        $0.key.isEmpty
      }
      rows += communes.map { row(places.commune($0.key), "commune", $0) }
    }
    rows.append(row(say("Tổng số", "Total"), "all", summary.total, isTotal: true))
    let table = ReportTable(
      id: "xa-phuong", formNumber: form(25),
      caption: say("Kết quả từng xã, phường", "Result of each commune"),
      unit: recordUnit,
      columns: [
        .label(say("Mã", "Code"), weight: 0.9), .label(say("Xã, phường", "Commune"), weight: 3),
        .figure(say("Mẫu số", "Counted")), .figure(say("Đã xác thực", "Authenticated")),
        .figure(say("Tỷ lệ", "Share")), .figure(say("Chưa", "Not yet"), weight: 0.9),
        .label(say("Lý do nhiều nhất của số chưa", "Main reason of those"), weight: 2),
      ], rows: rows,
      notes: [
        say(
          "Xã, phường theo mã ghi trong bản ghi; tên theo danh mục trước tháng 7/2025 khi mã dùng cho hai đơn vị.",
          "Communes by the code in the record; a code of two units has the name before July 2025.")
      ])
    return .init(
      id: "phu-luc-1",
      title: say("PHỤ LỤC 1. KẾT QUẢ TỪNG XÃ, PHƯỜNG", "ANNEX 1. RESULT OF EACH COMMUNE"),
      blocks: [.table(table)], startsPage: true)
  }

  /// The commonest reason of the records that are not authenticated.
  private func mainReason(_ group: Summary.GroupCount) -> String {
    let counts = group.openReasons ?? [:]
    let best = Reason.allCases.max {
      (counts[$0.code] ?? 0, $1.rawValue) < (counts[$1.code] ?? 0, $0.rawValue)
    }
    guard let best, let count = counts[best.code] else { return "" }
    return "\(best.code): \(whole(count))"
  }

  /// What the words of the report mean.
  var methodAnnex: ReportDocument.Section {
    var items = [
      say(
        "Đã xác thực: đã xác định được một người trong CSDL dân cư; trường còn sai (nếu có) ghi ở lý do và phải sửa.",
        "Authenticated: one person of the register is established; a field that is still wrong is told by the reason."
      ),
      say(
        "Mức A: họ tên, ngày sinh, số CCCD đúng như nhận được. Mức B: đúng sau khi sửa những lỗi chắc chắn. Mức C: rõ người, một trường cần sửa theo giấy tờ.",
        "Tier A: name, birth date and ID equal as received. Tier B: equal after certain repairs. Tier C: the person is known, a field is to be corrected by papers."
      ),
      say(
        "Tỷ lệ = đã xác thực / mẫu số; mẫu số = bản ghi trừ bản ghi ngoài phạm vi (N70).",
        "Share = authenticated / denominator; the denominator is records less those out of scope (N70)."
      ),
      say(
        "Chết, bao phủ, người có thể tham gia: theo CSDL dân cư dùng khi đối chiếu, có \(whole(summary.registerPeople)) người.",
        "Deaths, coverage and people who could join: by the register of the run, \(whole(summary.registerPeople)) people."
      ),
      say(
        "Tuổi là tuổi tròn vào ngày \(day); thiếu ngày, tháng sinh thì tính từ ngày 01 tháng 01.",
        "Ages are completed years on \(day); a missing day or month of birth counts as the first."),
    ]
    // Not for publication: a note may count few records.
    if !settings.isPublic { items += runNotes }
    if settings.isPublic {
      items.append(
        say(
          "Dấu × là số không công bố: nhóm dưới \(Suppression.threshold) người, hoặc số có thể dùng để tính ra nhóm đó.",
          "× is a figure that is not published: a group of fewer than \(Suppression.threshold) people, or one that would give it away."
        ))
    }
    return .init(
      id: "phu-luc-2", title: say("PHỤ LỤC 2. CÁCH TÍNH", "ANNEX 2. HOW THE FIGURES ARE MADE"),
      blocks: [.list(items)] + [searchTable].compactMap { $0 })
  }

  /// What the run has learned of its two files, and columns that slipped by a row, each as a sentence.
  private var runNotes: [String] {
    ((summary.learned ?? []) + summary.slipNotes).map { note in
      let text = note.text(in: settings.language)
      return text.prefix(1).uppercased() + text.dropFirst() + "."
    }
  }
}

/// Titles of the lists of events.
enum EventLabels {
  static func title(_ code: String, _ language: ReportLanguage) -> String {
    switch code {
    case "deaths":
      language.choose(
        vi: "Bản ghi BHXH, BHYT của người đã chết (bản ghi)",
        en: "Insurance records of dead people (records)")
    case "children":
      language.choose(
        vi: "Trẻ em dưới 6 tuổi chưa có thẻ BHYT (người)",
        en: "Children under six without a health card (people)")
    case "accounts":
      language.choose(
        vi: "Tài khoản có tên chủ không khớp người hưởng (tài khoản)",
        en: "Accounts whose holder's name does not fit the beneficiary (accounts)")
    case "uninsured":
      language.choose(
        vi: "Người chưa tham gia BHXH, BHYT (người)",
        en: "People of the register without a record (people)")
    default: code
    }
  }
}
