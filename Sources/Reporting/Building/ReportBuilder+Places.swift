import Authentication
import Cleansing
import Drawings
import Tables

/// Results by place and by group of people.
extension ReportBuilder {
  var placeSection: ReportDocument.Section {
    let districts = ReportPlaces.sorted(summary.byDistrict) {
      places.district($0.key)
    } isLast: {
      $0.key.isEmpty
    }
    let districtRows = districts.map { (label: places.district($0.key), group: $0) }
    let offices = summary.byOffice.map { group in
      (
        label: group.key.isEmpty ? say("Chưa giao đơn vị", "No office") : group.key, group: group
      )
    }
    var blocks: [ReportDocument.Block] = [
      .table(
        groupTable(
          "dia-ban", form(4), say("Theo địa bàn cấp huyện cũ", "By old district"),
          say("Địa bàn", "District"), "district", districtRows)),
      .chart(tierChart("hinh-dia-ban", districtRows, "district")),
    ]
    if let map = communeMap { blocks.append(.chart(map)) }
    blocks.append(
      .table(
        groupTable(
          "co-so", form(5), say("Theo BHXH cơ sở", "By grassroots office"),
          say("BHXH cơ sở", "Office"), "office", offices)))
    return .init(
      id: "dia-ban-don-vi",
      title: say("KẾT QUẢ THEO ĐỊA BÀN, ĐƠN VỊ", "RESULTS BY PLACE AND OFFICE"),
      blocks: blocks)
  }

  /// The columns that every cut has.
  func groupTable(
    _ id: String, _ form: String, _ caption: String, _ label: String, _ cut: String,
    _ rows: [(label: String, group: Summary.GroupCount)], notes: [String] = []
  ) -> ReportTable {
    func row(_ label: String, _ cut: String, _ group: Summary.GroupCount, isTotal: Bool = false)
      -> ReportTable.Row
    {
      ReportTable.Row(
        [
          .text(label), disclosure.cell(cut, group, .denominator),
          disclosure.cell(cut, group, .authenticated),
          disclosure.share(cut, group, .authenticated), disclosure.cell(cut, group, .a),
          disclosure.cell(cut, group, .b), disclosure.cell(cut, group, .c),
          disclosure.cell(cut, group, .open), disclosure.cell(cut, group, .excluded),
        ], isTotal: isTotal)
    }
    return ReportTable(
      id: id, formNumber: form, caption: caption, unit: recordUnit,
      columns: [
        .label(label, weight: 2.6), .figure(say("Mẫu số", "Counted")),
        .figure(say("Đã xác thực", "Authenticated")), .figure(say("Tỷ lệ", "Share"), weight: 1.1),
        .figure(say("Mức A", "Tier A"), weight: 1.1), .figure(say("Mức B", "Tier B"), weight: 1),
        .figure(say("Mức C", "Tier C"), weight: 1), .figure(say("Chưa", "Not yet"), weight: 1),
        .figure(say("Ngoài phạm vi", "Out of scope"), weight: 1),
      ],
      rows: rows.map { row($0.label, cut, $0.group) }
        + [row(say("Tổng số", "Total"), "all", summary.total, isTotal: true)], notes: notes)
  }

  private func tierChart(
    _ id: String, _ rows: [(label: String, group: Summary.GroupCount)], _ cut: String
  ) -> Drawing {
    var lines: [(label: String, shares: [Double]?, text: String)] = []
    for row in rows {
      let measures: [Disclosure.Measure] = [.a, .b, .c, .open]
      let shares = measures.compactMap { disclosure.share(cut, row.group, $0).number }
      let text = disclosure.share(cut, row.group, .authenticated).text(numbers)
      lines.append((row.label, shares.count == measures.count ? shares : nil, text))
    }
    let least = lines.compactMap { $0.shares?.first }.min() ?? 0
    // Scales whose quarters are whole per cents.
    let start = [0.96, 0.92, 0.8, 0.6, 0.4, 0.2].first { $0 < least - 0.02 } ?? 0
    return Charts.stackedBars(
      id: id, title: say("Các mức xác thực theo địa bàn", "Tiers by place"),
      summary: lines.map { "\($0.label): \($0.text)" }.joined(separator: "; "),
      parts: [
        .init(label: say("Mức A", "Tier A"), fill: .dark),
        .init(label: say("Mức B", "Tier B"), fill: .hatch),
        .init(label: say("Mức C", "Tier C"), fill: .dots),
        .init(label: say("Chưa xác thực", "Not authenticated"), fill: .cross),
      ], rows: lines, start: start, numbers: numbers)
  }

  /// Five grades around the province's own share, so that the map tells communes apart in any year.
  private var communeMap: Drawing? {
    let tiles = summary.byCommune.compactMap { group -> TileMap.Tile? in
      guard let code = UInt16(group.key) else { return nil }
      return TileMap.Tile(
        code: code,
        share: group.denominator == 0
          ? nil : disclosure.share("commune", group, .authenticated).number)
    }
    let shares = tiles.compactMap(\.share).sorted()
    guard shares.count > 4 else { return nil }
    func bound(_ part: Double) -> Double {
      (shares[Int(Double(shares.count - 1) * part)] * 1000).rounded(.down) / 1000
    }
    var bounds: [Double] = [0]
    for part in [0.2, 0.4, 0.6, 0.8] where bound(part) > bounds[bounds.count - 1] {
      bounds.append(bound(part))
    }
    let fills: [Drawing.Fill] = [.alarm, .hatch, .light, .mid, .dark]
    var grades: [TileMap.Grade] = []
    for (number, from) in bounds.enumerated() {
      let next: Double = number + 1 < bounds.count ? bounds[number + 1] : 1
      let label =
        number == 0
        ? say("dưới ", "below ") + numbers.percent(next, decimals: 1)
        : say("từ ", "from ") + numbers.percent(from, decimals: 1)
      let fill = fills[number + fills.count - bounds.count]
      grades.append(TileMap.Grade(from: from, label: label, fill: fill))
    }
    return TileMap.drawing(
      id: "hinh-ban-do",
      title: say(
        "Tỷ lệ xác thực từng xã, theo vị trí huyện cũ",
        "The share of each commune, by place of its old district"),
      summary: say(
        "Mỗi ô là một xã, xếp theo mã trong huyện cũ; chi tiết ở Phụ lục 1.",
        "Each tile is a commune, by code within its old district; details in annex 1."),
      tiles: tiles, grades: grades, hidden: say("không có số", "no figure"))
  }

  // MARK: Groups

  var groupSection: ReportDocument.Section {
    let classes = classRows
    let payers = summary.byPayerGroup.map {
      (label: ReportLabels.payer($0.key, settings.language), group: $0)
    }
    let ages = summary.byAge.map {
      (label: ReportLabels.age($0.key, settings.language), group: $0)
    }
    let sexes = summary.bySex.map {
      (label: ReportLabels.sex($0.key, settings.language), group: $0)
    }
    let names = summary.byNameGroup.map { group in
      (label: ReportLabels.nameGroup(group.key, settings.language), group: group)
    }
    return .init(
      id: "nhom", title: say("KẾT QUẢ THEO NHÓM NGƯỜI", "RESULTS BY GROUP OF PEOPLE"),
      blocks: [
        .table(
          groupTable(
            "loai-doi-tuong", form(6), say("Theo loại đối tượng", "By class of participants"),
            say("Loại đối tượng", "Class"), "class", classes)),
        .table(
          groupTable(
            "nhom-dong", form(7),
            say("Theo nhóm đóng BHYT (mã thẻ)", "By payer of the health card"),
            say("Nhóm đóng", "Payer"), "payer", payers)),
        .table(
          groupTable(
            "tuoi", form(8), say("Theo nhóm tuổi", "By age"), say("Nhóm tuổi", "Age"), "age", ages)),
        .table(
          groupTable(
            "gioi-tinh", form(9), say("Theo giới tính", "By sex"), say("Giới tính", "Sex"), "sex",
            sexes)),
        .table(
          groupTable(
            "nhom-ho", form(10),
            say("Theo nhóm họ của các dân tộc", "By ethnic group of the surname"),
            say("Nhóm họ", "Surnames"), "names", names,
            notes: [
              say(
                "Nhóm suy từ họ, chỉ để xem chất lượng dữ liệu; không phải dân tộc của từng người.",
                "Told by the surname, for data quality only; not the ethnic group of any person.")
            ])),
      ])
  }

  private var classRows: [(label: String, group: Summary.GroupCount)] {
    let classes = ReportLabels.classes(of: summary)
    var rows = classes.shown.map {
      (label: ReportLabels.participantClass($0.key, settings.language), group: $0)
    }
    if !classes.rest.isEmpty {
      var other = Summary.GroupCount(key: ReportLabels.otherClasses)
      for group in classes.rest { other.add(group) }
      rows.append((label: say("Loại khác", "Other classes"), group: other))
    }
    return rows
  }
}
