import Tables

extension RepairReport {
  /// The report as aligned text, one line a kind of fault; a table of Markdown reads alike.
  public func table(language: ReportLanguage) -> String {
    let isVietnamese = language == .vietnamese
    let numbers = NumberStyle(language)
    let heads =
      isVietnamese
      ? ["lỗi", "bản ghi", "sửa đúng", "nêu rõ", "để nguyên", "sửa sai"]
      : ["fault", "records", "repaired", "named", "left", "wrong"]
    var lines = [heads]
    func share(_ count: Int, _ total: Int) -> String {
      if count == 0 { return "–" }
      let share = Double(count) / Double(total)
      return share < 0.0005
        ? "<" + numbers.percent(0.001, decimals: 1) : numbers.percent(share, decimals: 1)
    }
    var total = Kind(name: isVietnamese ? "tất cả" : "all")
    for kind in kinds {
      total.records += kind.records
      total.repaired += kind.repaired
      total.named += kind.named
      total.left += kind.left
      total.wrong += kind.wrong
    }
    for kind in kinds + [total] where kind.records > 0 {
      lines.append(
        [kind.name, "\(kind.records)"]
          + [kind.repaired, kind.named, kind.left, kind.wrong].map { share($0, kind.records) })
    }
    let widths = heads.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    var text = lines.enumerated().map { number, cells in
      let row = cells.enumerated().map { column, cell in
        let blank = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + blank : blank + cell
      }
      let line = "| " + row.joined(separator: " | ") + " |"
      if number > 0 { return line }
      let rule = widths.enumerated().map { column, width in
        String(repeating: "-", count: column == 0 ? width : width - 1) + (column == 0 ? "" : ":")
      }
      return line + "\n| " + rule.joined(separator: " | ") + " |"
    }
    text.append("")
    text.append(
      isVietnamese
        ? "Bản ghi không có lỗi: \(cleanRecords), bị thay đổi: \(cleanRecordsChanged)"
        : "Records without faults: \(cleanRecords), changed: \(cleanRecordsChanged)")
    return text.joined(separator: "\n")
  }
}
