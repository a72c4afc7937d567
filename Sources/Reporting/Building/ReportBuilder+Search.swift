import Authentication

/// What the keys of the search contribute.
extension ReportBuilder {
  /// `nil` for runs that have not counted, and for publication: some keys find few people.
  var searchTable: ReportDocument.Block? {
    guard let keys = summary.searchKeys, !settings.isPublic else { return nil }
    func sum(_ field: KeyPath<SearchKeyCount, Int>) -> ReportCell {
      .count(keys.reduce(0) { $0 + $1[keyPath: field] })
    }
    var rows = keys.map { key in
      ReportTable.Row([
        .text(say(key.vi, key.en)), .count(key.records), .count(key.people), .count(key.newPeople),
        .count(key.links), .count(key.largestBlock), .count(key.boundedBlocks),
      ])
    }
    rows.append(
      ReportTable.Row(
        [
          .text(say("Cộng", "Total")), .none, sum(\.people), sum(\.newPeople), sum(\.links), .none,
          sum(\.boundedBlocks),
        ], isTotal: true))
    return .table(
      ReportTable(
        id: "khoa-tim", formNumber: form(25, "a"),
        caption: say("Đóng góp của từng khóa tìm kiếm", "What each key of the search contributes"),
        unit: say("Đơn vị tính: ghi ở từng cột", "Unit: as in each column"),
        columns: [
          .label(say("Khóa", "Key"), weight: 2.6), .figure(say("Bản ghi đã tìm", "Records")),
          .figure(say("Người tìm thấy", "People given")),
          .figure(say("Chưa khóa nào thấy", "New people")),
          .figure(say("Bản ghi xác thực", "Links")),
          .figure(say("Khối lớn nhất", "Largest block")),
          .figure(say("Khối bị giới hạn", "Bounded blocks")),
        ], rows: rows,
        notes: [
          say(
            "Khóa theo thứ tự tìm. Người tìm thấy: kể cả người khóa trước đã thấy; chưa khóa nào thấy: cặp bản ghi – người đã so sánh. Bản ghi xác thực: người được xác thực do khóa này tìm thấy trước tiên. Khối bị giới hạn: quá lớn nên chỉ xét một phần hoặc không xét.",
            "Keys in the order of the search. People given: those of earlier keys too; new people: pairs of a record and a person that were compared. Links: authenticated records whose person came by this key first. Bounded blocks: so large that a part was looked at, or nobody."
          )
        ]))
  }
}
