extension DateScan {
  /// What words for a month have been met.
  enum MonthWords {
    case none
    /// The word `tháng` stands right before.
    case expected
    /// `mười` stands right before: `mười một` and `mười hai` may come.
    case ten
  }

  /// The months as they are spoken; `giêng` and `chạp` are the first and the last of the lunar year.
  private static let months: [String: Int] = [
    "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7,
    "tam": 8, "chin": 9, "muoi": 10, "chap": 12,
  ]

  /// Reads `Ba` of `tháng Ba` and of `15/ba/1990`, or says that the word is no month.
  mutating func readMonthWord(_ range: Range<Int>) -> Bool {
    guard range.count <= 5 else { return false }
    let word = text.text(range).lowercased()
    if monthWords == .ten, word == "mot" || word == "hai" {
      namedMonth += word == "mot" ? 1 : 2
      monthWords = .none
      return true
    }
    guard namedMonth == 0, let month = DateScan.months[word],
      monthWords == .expected || isBetweenSlashes(range, mayGoOn: month == 10)
    else { return false }
    // `tháng năm 1990` has no month, `tháng năm năm 1990` has.
    if month == 5, monthWords == .expected, !isYearWordNext(range) { return false }
    namedMonth = month
    namedMonthPosition = count
    monthWords = month == 10 ? .ten : .none
    repairs.insert(.words)
    if word == "gieng" || word == "chap" { isLunar = true }
    return true
  }

  /// Whether the word is the second of three parts.
  private func isBetweenSlashes(_ range: Range<Int>, mayGoOn: Bool) -> Bool {
    func isSlash(_ symbol: UInt8) -> Bool {
      symbol == UInt8(ascii: "/") || symbol == UInt8(ascii: "-") || symbol == UInt8(ascii: ".")
    }
    guard count == 1, isSlash(text[range.lowerBound - 1]) else { return false }
    return isSlash(text[range.upperBound]) || mayGoOn && text[range.upperBound] == 0x20
  }

  private func isYearWordNext(_ range: Range<Int>) -> Bool {
    var start = range.upperBound
    while start < high, text[start] == UInt8(ascii: " ") { start += 1 }
    return start + 3 <= high && text.text(start..<start + 3).lowercased() == "nam"
  }
}
