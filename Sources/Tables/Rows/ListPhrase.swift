/// The words of lists that are nobody's name: sums, signatures, notes, headings of groups.
///
/// Written with their marks; a text without any mark is known only where no name could be written so. Sources: the forms of
/// Decision 490/QĐ-BHXH (D02-LT, D03-TS, TK1-TS) and the layout of administrative documents of Decree 30/2020/NĐ-CP,
/// with what offices make of them.
enum ListPhrase {
  /// What a text is, or `nil` when it may be anything.
  ///
  ///     kind(of: "Tổng cộng: 40 người")  // total
  ///     kind(of: "TONG CONG")            // nil: Tống Công may be somebody
  ///
  /// - Parameter isNumbered: Whether a number of a group (`I`, `A`) stands before it.
  static func kind(of text: String, isNumbered: Bool) -> RejectedRow.Reason? {
    var words = words(text)
    var isNumbered = isNumbered
    if words.count > 1, isRoman(words[0]) || Int(words[0]) != nil {
      isNumbered = isNumbered || isRoman(words[0])
      words.removeFirst()
    }
    guard let first = words.first else { return nil }
    if isPlaceAndDate(words) { return .signature }
    let hasMarks = text.unicodeScalars.contains { $0.value >= 0x80 }
    // Without marks only what a name does not have makes it sure.
    let hasColon = text.contains(":")
    let hasDigit = text.contains { $0.isNumber }
    for phrase in table[HeaderFolding.folded(first)] ?? [] {
      let next = words.count > phrase.words.count ? words[phrase.words.count].first : nil
      let isSure =
        switch phrase.kind {
        case .total: hasColon || hasDigit
        case .note: hasColon
        case .groupHeading: isNumbered || next?.isNumber == true
        default: false
        }
      if phrase.needsNumber, !isNumbered || words.count > phrase.words.count { continue }
      if phrase.needsMarks, !hasMarks { continue }
      if phrase.fits(words, hasMarks: hasMarks, isSure: isSure) { return phrase.kind }
    }
    return nil
  }

  /// The words of a text in lower case, without what stands between them.
  static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static func isRoman(_ word: String) -> Bool {
    word.utf8.allSatisfy { $0 == 0x69 || $0 == 0x76 || $0 == 0x78 }
  }

  /// `Nghệ An, ngày 05 tháng 3 năm 2025`, also with dots in place of numbers.
  private static func isPlaceAndDate(_ words: [String]) -> Bool {
    let folded = words.map(HeaderFolding.folded)
    guard let day = folded.firstIndex(of: "ngay"),
      let month = folded[day...].firstIndex(of: "thang")
    else { return false }
    return folded[month...].contains("nam")
  }

  /// One phrase.
  private struct Phrase: Sendable {
    let words: [String]
    let folded: [String]
    let kind: RejectedRow.Reason
    /// How many words the whole text must have.
    let least: Int
    /// What follows must be a number, a word of counting, or nothing.
    let isCounting: Bool
    /// Only behind the number of a group and alone: somebody may be called so.
    let needsNumber: Bool
    /// Never without its marks, whatever stands before it.
    let needsMarks: Bool
    /// No name is written so, even without marks.
    let isSafeWithoutMarks: Bool

    func fits(_ text: [String], hasMarks: Bool, isSure: Bool) -> Bool {
      guard text.count >= least else { return false }
      let isSpelled = text.starts(with: words)
      let isFolded =
        !hasMarks && (isSure || isSafeWithoutMarks) && text.starts(with: folded)
      guard isSpelled || isFolded else { return false }
      guard isCounting, text.count > words.count else { return true }
      let next = text[words.count]
      return next.allSatisfy(\.isNumber)
        || ListPhrase.counted.contains(HeaderFolding.folded(next))
    }
  }

  private static let counted: Set<String> = [
    "nguoi", "ho", "the", "trang", "muc", "toan", "so", "khau", "dong", "thang", "quy", "nam",
    "phan",
    "theo", "cac", "lao", "truong", "xa", "lop", "khoi", "don", "danh", "i", "ii", "iii", "iv", "v",
    "a", "b", "c", "hssv", "tien", "phuong", "huyen", "chung", "to", "nhom", "phong", "doi", "thon",
    "xom", "nhan", "hoc",
  ]

  private static let table: [String: [Phrase]] = {
    var table: [String: [Phrase]] = [:]
    func add(
      _ kind: RejectedRow.Reason, _ list: String, least: Int = 0, isCounting: Bool = false,
      isSafe: Bool = false, needsNumber: Bool = false, needsMarks: Bool = false
    ) {
      for text in list.split(separator: "|") {
        let words = ListPhrase.words(String(text))
        let folded = words.map(HeaderFolding.folded)
        table[folded[0], default: []].append(
          Phrase(
            words: words, folded: folded, kind: kind, least: max(least, words.count),
            isCounting: isCounting, needsNumber: needsNumber, needsMarks: needsMarks,
            isSafeWithoutMarks: isSafe))
      }
    }
    add(.total, "tổng cộng|tổng số|cộng|cộng dồn|lũy kế|luỹ kế", isCounting: true)
    add(.total, "cộng tăng|cộng giảm|cộng phát sinh|cộng cuối kỳ|cộng đầu kỳ")
    add(.total, "tổng số người|tổng số lao động|cộng trang|cộng mang sang|cộng chuyển trang")
    add(
      .total, "mang sang trang|chuyển sang trang|số người tham gia|số trang trước|sĩ số|tổng sĩ số")
    add(
      .signature,
      "người lập biểu|người lập bảng|người lập danh sách|kế toán trưởng|thủ trưởng đơn vị|ký ghi rõ|"
        + "ký họ tên|ký và ghi|ký đóng dấu|ký tên đóng dấu|ghi rõ họ|tm ubnd|tm ủy ban|tm uỷ ban|"
        + "kt chủ tịch|kt giám đốc|kt hiệu trưởng|xác nhận của|người kiểm tra|đại diện đơn vị|"
        + "đại diện hộ|cán bộ thu|cán bộ lập|cán bộ kiểm tra|người sử dụng lao động",
      isSafe: true)
    add(
      .signature,
      "người lập|giám đốc|phó giám đốc|hiệu trưởng|phó hiệu trưởng|chủ tịch|phó chủ tịch|thủ trưởng|"
        + "trưởng phòng|phó trưởng phòng|trưởng thôn|trưởng xóm|xóm trưởng|trưởng bản|ký tên|"
        + "đóng dấu|xác nhận|người duyệt|người nộp|người nhận|nơi nhận|kế toán")
    add(.note, "ghi chú|chú thích|bằng chữ|số tiền bằng chữ|danh sách này|hết danh sách")
    add(.note, "ấn định danh sách|danh sách gồm|danh sách có")
    add(
      .groupHeading,
      "xã|phường|thôn|xóm|ấp|làng|lớp|huyện|quận|tỉnh|nhóm|hộ gia đình|hộ nghèo|hộ cận nghèo|"
        + "cận nghèo|học sinh|sinh viên|hưu trí|người lao động|lao động|người có công|trẻ em|"
        + "viên chức|công chức|đối tượng|loại đối tượng|bảo hiểm|ủy ban|uỷ ban|đại lý thu|điểm thu|"
        + "trạm y tế|bệnh viện|khối phố|khối hành chính|khối doanh nghiệp|khối học sinh|"
        + "tổ dân phố|khu phố|khu dân cư|khu vực|trường mầm|trường tiểu|trường trung|trường thcs|"
        + "trường thpt|trường đại|trường cao|trường mn|trường th|báo tăng|báo giảm",
      least: 2)
    // Unmarked, To San or Phong Nhan may be somebody.
    add(
      .groupHeading,
      "phân xưởng|phòng kế|phòng hành|phòng tổ chức|phòng kinh|phòng kỹ|phòng nhân|khoa nội|"
        + "khoa ngoại|khoa sản|khoa nhi|khoa khám|khối văn|tổ sản|đội sản",
      needsMarks: true)
    add(
      .groupHeading,
      "thị trấn|thị xã|thành phố|công ty|doanh nghiệp|hợp tác xã|đơn vị|trung tâm|danh sách|"
        + "công an xã|công an huyện|công an tỉnh|công an phường|phòng giáo dục|chi nhánh",
      least: 3)
    add(.groupHeading, "hssv|bhxh|bhyt|htx|ubnd|hộ gia đình|học sinh sinh viên", isSafe: true)
    // The parts of the forms D02-LT and D03-TS.
    add(
      .groupHeading,
      "tăng|giảm|lao động|tiền lương|mức đóng|chức danh|điều chỉnh|ngừng đóng|ngừng tham gia|"
        + "tham gia mới|gia hạn|khác|điều chỉnh khác|chuyển đến|chuyển đi|tạm hoãn",
      needsNumber: true)
    add(.groupHeading, "khối|tổ|khu|phần|mục|đợt|tháng|quý", least: 2, isCounting: true)
    return table
  }()
}
