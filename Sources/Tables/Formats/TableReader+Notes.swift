extension TableReader {
  /// What is to be told of the columns and of other sheets with people.
  public func notes(_ roles: ColumnRoles) -> [BilingualText] {
    var notes = roles.duplicates.map { duplicate in
      let (ignored, used) = (duplicate.ignored + 1, duplicate.used + 1)
      let key = duplicate.role.rawValue
      // A later column that is taken holds more than the one before it.
      return used > ignored
        ? BilingualText(
          "cột \(ignored) và cột \(used) cùng vai trò '\(key)'; lấy cột \(used) vì cột \(ignored) "
            + "gần như để trống",
          "columns \(ignored) and \(used) share the role '\(key)'; column \(used) is taken, "
            + "column \(ignored) is nearly empty")
        : BilingualText(
          "cột \(ignored) trùng vai trò '\(key)' với cột \(used) nên không dùng",
          "column \(ignored) repeats the role '\(key)' of column \(used) and is not used")
    }
    notes += headingNotes + hints.map(\.note)
    notes += mergedColumns.map { MergedColumns.note($0, roles.header) }
    guard let place = sheetPlace else { return notes }
    if place.isHidden {
      notes.append(
        BilingualText(
          "trang tính '\(place.sheet)' đang bị ẩn trong tệp", "sheet '\(place.sheet)' is hidden"))
    }
    if place.openFormulas > 0 {
      notes.append(
        BilingualText(
          "\(place.openFormulas) ô công thức của trang tính '\(place.sheet)' chưa có giá trị và được đọc là ô trống: "
            + "mở tệp bằng Excel hoặc LibreOffice, lưu lại rồi chạy lại",
          "\(place.openFormulas) cells of sheet '\(place.sheet)' have a formula and no value and are read as "
            + "empty: open the file with Excel or LibreOffice, save it and run again"))
    }
    for other in place.others {
      let hidden = other.isHidden
      notes.append(
        BilingualText(
          "trang tính '\(other.sheet)'\(hidden ? " (ẩn)" : "") cũng có \(other.rowCount) dòng người, "
            + "không được đọc: chọn bằng sheet = \"…\" trong --config",
          "sheet '\(other.sheet)'\(hidden ? " (hidden)" : "") holds \(other.rowCount) more rows of people "
            + "and is not read: choose it by sheet = \"…\" in --config"))
    }
    return notes
  }
}

extension RejectedRow {
  /// Where headers with another order of columns stand, the first of them by their rows.
  private static func otherHeaderNote(_ rows: some Sequence<RejectedRow>) -> BilingualText? {
    let places = rows.filter { $0.reason == .otherHeader }.map { String($0.row) }
    if places.isEmpty { return nil }
    let shown = places.prefix(5).joined(separator: ", ") + (places.count > 5 ? ", …" : "")
    return BilingualText(
      "dòng \(shown) là tiêu đề của danh sách khác: các dòng bên dưới được đọc theo tiêu đề đó nếu nó có đủ các cột "
        + "của tiêu đề đầu tệp, nếu không thì theo tiêu đề đầu tệp; nếu thứ tự cột khác, hãy tách ra tệp riêng",
      "row \(shown) is the header of another list: the rows below are read by it when it has all columns of the first "
        + "header, else by the first; put them into a file of their own when their order is another"
    )
  }

  /// How many rows are given up as parts of a list's layout, by their reasons.
  public static func layoutNote(_ rows: some Sequence<RejectedRow>) -> BilingualText? {
    var counts: [Reason: Int] = [:]
    for row in rows where row.reason.isLayout { counts[row.reason, default: 0] += 1 }
    if counts.isEmpty { return nil }
    if let other = otherHeaderNote(rows) {
      let rest = layoutNote(rows.filter { $0.reason != .otherHeader })
      return rest.map { BilingualText($0.vi + "; " + other.vi, $0.en + "; " + other.en) } ?? other
    }
    func list(_ language: ReportLanguage) -> String {
      Reason.allCases.compactMap { reason in
        counts[reason].map { "\($0) \(reason.label(in: language))" }
      }.joined(separator: ", ")
    }
    return BilingualText(
      "không phải người, xem rejected.csv: \(list(.vietnamese))",
      "no people, see rejected.csv: \(list(.english))")
  }
}
