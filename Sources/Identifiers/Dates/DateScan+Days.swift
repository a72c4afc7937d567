extension DateScan {
  /// A day that is written in words, as far as it was read: `hai mươi` of `ngày hai mươi tháng mười hai`.
  struct SpokenDay {
    /// A word says that a day follows.
    var isExpected = false
    var hasWords = false
    /// The value so far, or `nil` when the words are no number.
    var value: Int? = 0

    /// Adds a word: one to nine, or ten and its multiples.
    mutating func add(_ digit: Int) {
      let isFirst = !hasWords
      hasWords = true
      guard let before = value else { return }
      switch (before, digit) {
      case (_, 1...10) where isFirst: value = digit
      case (2...3, 10): value = before * 10
      case (10, 1...9), (20, 1...9), (30, 1): value = before + digit
      // `hai mốt`, `ba mốt`, `hai lăm`.
      case (2, 1...9), (3, 1): value = before * 10 + digit
      default: value = nil
      }
    }
  }

  /// The numbers of days as they are spoken, without marks.
  private static let dayWords: [String: Int] = [
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5, "sau": 6,
    "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
  ]
  private static let openings: Set<String> = ["ngay", "mung", "mong"]

  /// Reads a word of a day behind `ngày`, `mùng` or `mồng`, or says that it is none.
  mutating func readDayWord(_ range: Range<Int>) -> Bool {
    guard range.count <= 5 else { return false }
    let word = text.text(range).lowercased()
    if DateScan.openings.contains(word) {
      if count == 0 { spokenDay = SpokenDay(isExpected: true) }
      return false
    }
    guard count == 0, let value = DateScan.dayWords[word] else { return false }
    // `từ tháng 3` and `năm, tháng sinh` have no day.
    let isPlain = text[range.lowerBound - 1] == UInt8(ascii: " ")
    guard spokenDay.isExpected && isPlain || !["tu", "nam", "ba"].contains(word) else {
      return false
    }
    spokenDay.add(value)
    return spokenDay.isExpected
  }

  /// Makes a number of the day in words before the word for month.
  mutating func takeSpokenDay() {
    let spoken = spokenDay
    spokenDay = SpokenDay()
    guard count == 0, spoken.hasWords else { return }
    if spoken.isExpected, let day = spoken.value, (1...31).contains(day) {
      addNumber(value: day)
      repairs.insert(.words)
    } else {
      hasUnreadPart = true
    }
  }

  /// The word of a date that was typed with the number keys of VNI and not turned: `tha1ng`, `na8m`.
  func wordOfKeys(_ range: Range<Int>) -> DateWord? {
    guard range.count <= 8, text[range.lowerBound].isLetter, text[range.upperBound - 1].isLetter,
      range.contains(where: { text[$0].isDigit })
    else { return nil }
    let letters = range.filter { text[$0].isLetter }.map { text[$0].lowercased }
    let word = DateWord.read(String(decoding: letters, as: UTF8.self))
    switch word {
    case .dateWord, .monthWord: return word
    default: return nil
    }
  }
}
