import Authentication
import History
import Identifiers
import Tables
import Workbooks

/// Lays a work list out as an office document: heading, guidance, table, signatures.
struct WorklistSheet: Sendable {
  let audience: Audience
  let isByUnit: Bool
  let language: ReportLanguage
  /// The office that sends the list.
  let office: String
  /// Where the document is dated.
  let place: String
  let asOf: BirthDate
  let list: String
  let isMasked: Bool

  /// The row of the column titles, from 0.
  static let headerRow = 6

  private func say(_ vi: String, _ en: String) -> String { language.choose(vi: vi, en: en) }

  /// The workbook of one unit.
  func workbook(_ group: WorklistGroup, _ rows: [WorklistRow]) throws(WorkbookError) -> [UInt8] {
    let workbook = try WorkbookWriter(title: audience.title(language), author: office)
    let sheet = try workbook.addSheet(named: say("Danh sách", "List"))
    sheet.setWidths(WorklistColumn.allCases.map(\.width))
    writeHeading(sheet, group, count: rows.count)
    let columns = WorklistColumn.allCases
    let head = CellStyle(
      isBold: true, size: 10, alignment: .centre, isWrapped: true, hasBorder: true,
      background: 0xDDE6F0)
    sheet.setHeight(row: Self.headerRow, 32)
    for column in columns {
      sheet.text(
        row: Self.headerRow, column: column.rawValue,
        language.choose(vi: column.title.vi, en: column.title.en), style: head)
    }
    let styles = columns.map(\.style)
    let first = Self.headerRow + 1
    for (number, row) in rows.enumerated() {
      sheet.setHeight(row: first + number, Self.height(row))
      sheet.number(row: first + number, column: 0, number + 1, style: styles[0])
      for column in columns.dropFirst() {
        sheet.text(
          row: first + number, column: column.rawValue, row.cells[column.rawValue],
          style: styles[column.rawValue])
      }
    }
    let last = first + max(rows.count, 1) - 1
    addChoices(sheet, rows: first...last)
    sheet.addFilter(rows: Self.headerRow...last, columns: 0...(columns.count - 1))
    sheet.freeze(rows: first, columns: 2)
    writeSignatures(sheet, row: last + 2)
    sheet.setUp(
      .init(
        isLandscape: true, repeatedRows: Self.headerRow...Self.headerRow,
        footer: group.title + " · " + say("danh sách ", "list ") + list,
        // The columns by which a row is known again are for the program, not for paper.
        area: .init(
          rows: 0...(last + 3), columns: 0...(WorklistColumn.key.rawValue - 1))))
    sheet.protect()
    return try workbook.finish()
  }

  private static func height(_ row: WorklistRow) -> Double {
    RowHeight.points(
      WorklistColumn.allCases.dropFirst().map { (row.cells[$0.rawValue], $0.width) }, size: 10)
  }

  private func addChoices(_ sheet: SheetWriter, rows: ClosedRange<Int>) {
    func range(_ column: WorklistColumn) -> SheetWriter.Range {
      .init(rows: rows, columns: column.rawValue...column.rawValue)
    }
    sheet.addChoices(
      VerificationResult.allCases.map { say($0.labelVi, $0.labelEn) }, in: range(.result),
      title: say("Kết quả xác minh", "Result"),
      message: say("Hãy chọn một kết quả trong danh sách.", "Choose one of the list."))
    sheet.addChoices(
      ["Nam", "Nữ"], in: range(.rightSex), title: say("Giới tính đúng", "Right sex"),
      message: say("Hãy chọn Nam hoặc Nữ.", "Choose Nam (male) or Nữ (female)."))
  }

  // MARK: Office document

  private func writeHeading(_ sheet: SheetWriter, _ group: WorklistGroup, count: Int) {
    let last = WorklistColumn.allCases.count - 1
    let bold = CellStyle(isBold: true, size: 12, alignment: .centre)
    let plain = CellStyle(size: 12, alignment: .centre)
    sheet.merge(rows: 0...0, columns: 0...6, office, style: bold)
    sheet.merge(
      rows: 0...0, columns: 9...last,
      say("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM"),
      style: bold)
    sheet.merge(
      rows: 1...1, columns: 0...6, say("Danh sách số: ", "List No. ") + list, style: plain)
    sheet.merge(
      rows: 1...1, columns: 9...last,
      say("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"),
      style: bold)
    let day = (asOf.day, asOf.month, asOf.year)
    // Decree 30/2020/NĐ-CP: a zero before days below ten and before January and February.
    let month = day.1 < 3 ? Self.two(day.1) : String(day.1)
    sheet.merge(
      rows: 2...2, columns: 9...last,
      say(
        "\(place), ngày \(Self.two(day.0)) tháng \(month) năm \(day.2)",
        "\(place), \(asOf.text)"),
      style: CellStyle(isItalic: true, size: 12, alignment: .centre))
    sheet.setHeight(row: 3, 26)
    sheet.merge(
      rows: 3...3, columns: 0...last, audience.title(language),
      style: CellStyle(isBold: true, size: 15, alignment: .centre))
    sheet.merge(
      rows: 4...4, columns: 0...last,
      group.title + say(" · Đơn vị tính: người · Tổng số: \(count)", " · people · total: \(count)"),
      style: CellStyle(isBold: true, size: 12, alignment: .centre))
    let width = WorklistColumn.allCases.reduce(0) { $0 + $1.width }
    sheet.setHeight(row: 5, RowHeight.points([(guidance, width)], size: 10))
    sheet.merge(
      rows: 5...5, columns: 0...last, guidance,
      style: CellStyle(
        isItalic: true, size: 10, alignment: .left, isWrapped: true))
  }

  private var guidance: String {
    let text = say(
      "Cách ghi: chọn một kết quả ở cột Kết quả xác minh; nếu sửa theo giấy tờ, ghi giá trị đúng vào các cột "
        + "“… đúng” (ngày sinh dd/mm/yyyy, số CCCD đủ 12 chữ số). Không sửa các cột khác; "
        + "có thể lọc và đổi độ rộng cột; muốn sắp xếp hoặc xóa dòng thì bỏ bảo vệ trang tính (Rà soát, không "
        + "có mật khẩu); hai cột Mã và Mã kiểm tra dùng để nhập lại kết quả.",
      "How to fill in: choose a result; when papers say otherwise, write the right values into the columns "
        + "“Right …” (dates dd/mm/yyyy, twelve digits). Leave the other columns as they are; rows may be "
        + "filtered and columns made wider; to sort or delete rows, unprotect the sheet (Review, no password); "
        + "Key and Check code bring the results back.")
    guard isMasked else { return text }
    return text
      + say(
        " Họ tên, số CCCD và mã số BHXH được che bớt: tra theo ngày sinh, địa chỉ và tên gọi, rồi đối chiếu ba số "
          + "đầu và ba số cuối của mã số BHXH; nếu vẫn chưa rõ là ai, đề nghị cơ quan BHXH gửi danh sách không che.",
        " Names, citizen IDs and insurance numbers are masked: search by birth date, address and given name, "
          + "then compare the first and last three digits of the insurance number; where that leaves a doubt, "
          + "ask the office for a list in full.")
  }

  private func writeSignatures(_ sheet: SheetWriter, row: Int) {
    let bold = CellStyle(isBold: true, size: 11, alignment: .centre)
    let italic = CellStyle(isItalic: true, size: 10, alignment: .centre)
    let hint = say("(Ký, ghi rõ họ tên)", "(signature and name)")
    let sealed = say("(Ký, ghi rõ họ tên, đóng dấu)", "(signature, name and seal)")
    let parts = [
      (0...5, say("NGƯỜI LẬP DANH SÁCH", "MADE BY"), hint),
      (7...9, say("NGƯỜI XÁC MINH", "VERIFIED BY"), hint),
      (11...15, audience.confirmation(language, isByUnit: isByUnit), sealed),
    ]
    for (columns, title, below) in parts {
      sheet.merge(rows: row...row, columns: columns, title, style: bold)
      sheet.merge(rows: (row + 1)...(row + 1), columns: columns, below, style: italic)
    }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
