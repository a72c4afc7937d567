import Authentication
import Tables
import Workbooks

/// What a reviewer says of a record.
enum ReviewAnswer: Int, CaseIterable, Sendable {
  case same, other, unclear

  var label: (vi: String, en: String) {
    switch self {
    case .same: ("Đúng người", "Same person")
    case .other: ("Không đúng", "Another person")
    case .unclear: ("Không rõ", "Cannot tell")
    }
  }

  init?(text: String) {
    let wanted = text.lowercased()
    let found = ReviewAnswer.allCases.first {
      $0.label.vi.lowercased() == wanted || $0.label.en.lowercased() == wanted
    }
    guard let found else { return nil }
    self = found
  }
}

/// The sheets of a clerical sample, one for each reviewer, each in an order of its own and without a word about
/// what the program thinks.
struct ReviewSheet {
  /// The titles in both languages; answers and codes are found again by them.
  static let titles: [(vi: String, en: String, width: Double)] = [
    ("STT", "No.", 5), ("Họ tên trong bản ghi", "Name in the record", 24),
    ("Ngày sinh", "Birth date", 11), ("Giới tính", "Sex", 7), ("Số CCCD", "Citizen ID", 15),
    ("Địa chỉ", "Address", 26), ("Họ tên dân cư", "Name in the register", 24),
    ("Ngày sinh dân cư", "Birth date in the register", 11),
    ("Giới tính dân cư", "Sex in the register", 7),
    ("Số CCCD dân cư", "Citizen ID in the register", 15),
    answerTitle, foundTitle, ("Ghi chú", "Remarks", 18), codeTitle,
  ]
  static let answerTitle = (vi: "Kết luận", en: "Conclusion", width: 14.0)
  static let foundTitle = (vi: "Số CCCD tìm được", en: "Citizen ID found", width: 15.0)
  static let codeTitle = (vi: "Mã mẫu", en: "Sample code", width: 16.0)
  static let headerRow = 2

  let language: ReportLanguage
  /// Eight digits of the digest of the results.
  let run: String
  let seed: UInt64

  private func say(_ vi: String, _ en: String) -> String { language.choose(vi: vi, en: en) }

  private var guidance: String {
    say(
      "Bản ghi bên trái và người trong CSDL dân cư bên phải có phải là một người không? Chọn ở cột Kết luận. Nếu bên "
        + "phải trống hoặc không đúng người, hãy tra cứu: tìm được thì ghi số CCCD vào cột Số CCCD tìm được, không "
        + "tìm được thì chọn “Không đúng”. Dòng không có kết luận thì không được tính. Hai người rà soát làm độc lập.",
      "Are the record on the left and the person of the register on the right one person? Choose a conclusion. Where "
        + "the right is empty or another person, search: write the citizen ID that you find, and choose “Another "
        + "person” when there is none. A line without a conclusion does not count. The two reviewers work on their own."
    )
  }

  /// Writes one reviewer's sheet.
  func write(
    _ sheet: SheetWriter, reviewer: Int, _ records: [OpenRecord], _ people: [UInt64: IdentityFields]
  ) {
    let last = Self.titles.count - 1
    sheet.setWidths(Self.titles.map(\.width))
    sheet.merge(
      rows: 0...0, columns: 0...last,
      say(
        "PHIẾU SOÁT MẪU ĐỐI CHIẾU DỮ LIỆU - NGƯỜI SOÁT \(reviewer)",
        "CLERICAL REVIEW - REVIEWER \(reviewer)"),
      style: CellStyle(isBold: true, size: 14, alignment: .centre))
    let width = Self.titles.reduce(0) { $0 + $1.width }
    sheet.setHeight(row: 1, RowHeight.points([(guidance, width)], size: 10))
    sheet.merge(
      rows: 1...1, columns: 0...last, guidance,
      style: CellStyle(isItalic: true, size: 10, isWrapped: true))
    let head = CellStyle(
      isBold: true, size: 10, alignment: .centre, isWrapped: true, hasBorder: true,
      background: 0xDDE6F0)
    sheet.setHeight(
      row: Self.headerRow,
      RowHeight.points(
        Self.titles.map { (say($0.vi, $0.en), $0.width) }, size: 10, isBold: true))
    for (column, title) in Self.titles.enumerated() {
      sheet.text(row: Self.headerRow, column: column, say(title.vi, title.en), style: head)
    }
    let cell = CellStyle(size: 10, isWrapped: true, hasBorder: true, number: .text)
    var answer = cell
    answer.isUnlocked = true
    answer.background = 0xFFFBE6
    let order = records.indices.sorted {
      let salt = seed &+ UInt64(reviewer)
      return ClericalSample.rank(records[$0].row, salt) < ClericalSample.rank(records[$1].row, salt)
    }
    for (place, number) in order.enumerated() {
      let record = records[number]
      let person = people[record.person]
      let row = Self.headerRow + 1 + place
      sheet.number(row: row, column: 0, place + 1, style: CellStyle(size: 10, hasBorder: true))
      let fields: [Proposal.Field] = [.name, .birthDate, .sex, .citizenID]
      let texts =
        fields.map { record.written[$0] ?? "" } + [record.address]
        + fields.map { person?.text(of: $0) ?? "" }
      sheet.setHeight(
        row: row,
        RowHeight.points(Array(zip(texts, Self.titles.dropFirst().map(\.width))), size: 10))
      sheet.texts(row: row, from: 1, texts, style: cell)
      for column in 10...12 { sheet.blank(row: row, column: column, style: answer) }
      sheet.text(row: row, column: 13, "\(run)-\(record.row)", style: cell)
    }
    let rows = (Self.headerRow + 1)...(Self.headerRow + max(records.count, 1))
    sheet.addChoices(
      ReviewAnswer.allCases.map { say($0.label.vi, $0.label.en) },
      in: .init(rows: rows, columns: 10...10), title: say("Kết luận", "Conclusion"),
      message: say("Hãy chọn trong danh sách.", "Choose one of the list."))
    sheet.freeze(rows: Self.headerRow + 1, columns: 2)
    sheet.setUp(
      .init(repeatedRows: Self.headerRow...Self.headerRow, footer: "\(run) · \(reviewer)"))
    sheet.protect()
  }
}
