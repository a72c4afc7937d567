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
    if month == 5, monthWords == .expected, !isYearWordNext(range) {
      guard count == 1, numbers[0].digits <= 2, isYearNext(range) else { return false }
      // `12 Tháng Năm 1980` is the long date of Vietnamese Windows; in a form that is filled in by hand, `ngày 12 tháng
      // năm 1980` lacks its month.
      isMayDoubtful = !isLongDateOfWindows(range)
    }
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

  private func isYearNext(_ range: Range<Int>) -> Bool {
    let space = range.upperBound + (text[range.upperBound] == UInt8(ascii: ",") ? 1 : 0)
    let year = space + 1..<space + 5
    return text[space] == UInt8(ascii: " ") && year.allSatisfy { text[$0].isDigit }
      && !text[year.upperBound].isDigit
  }

  /// Whether `Tháng Năm` has the capitals and the single blanks that a program gives it, and no `Ngày` before the day.
  private func isLongDateOfWindows(_ range: Range<Int>) -> Bool {
    let start = range.lowerBound - 8
    guard start >= low, text[start].isDigit, text.text(start + 1..<range.upperBound) == " Thang Nam"
    else { return false }
    return !words().contains("ngay")
  }

  private func isYearWordNext(_ range: Range<Int>) -> Bool {
    var start = range.upperBound
    while start < high, text[start] == UInt8(ascii: " ") { start += 1 }
    return start + 3 <= high && text.text(start..<start + 3).lowercased() == "nam"
  }
}
