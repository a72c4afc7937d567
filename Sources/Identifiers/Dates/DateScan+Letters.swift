/// Days and months that are written in letters: `lO` for 10, `II` for 11 or for a Roman 2.
extension DateScan {
  /// Reads letters in place of a day or a month, or says that they are none.
  mutating func readLetterField(_ range: Range<Int>, before: UInt8) -> Bool {
    guard range.count <= 4, isField(range) else { return false }
    let digits = lookalikeValue(range)
    let roman = romanValue(range)
    guard let value = digits ?? roman else { return false }
    addNumber(value: value, before: before)
    if let digits, let roman, digits != roman {
      doubtfulNumber = count - 1
      otherValue = roman
    } else {
      repairs.insert(digits == nil ? .words : .letters)
    }
    return true
  }

  /// Adds a number that stands in letters.
  mutating func addNumber(value: Int, before: UInt8 = 0) {
    guard count < numbers.count else { return }
    var number = Number()
    number.value = value
    number.digits = 2
    number.before = before
    number.isBehindOtherWord = isOtherWordNext
    numbers[count] = number
    count += 1
    monthWords = .none
    isOtherWordNext = false
    spokenDay = SpokenDay()
  }

  /// Whether a word is the first or the second of three fields with one kind of sign between them.
  func isField(_ range: Range<Int>) -> Bool {
    let sign = text[range.upperBound]
    guard sign == UInt8(ascii: "/") || sign == UInt8(ascii: "-") || sign == UInt8(ascii: "."),
      range.lowerBound == low || text[range.lowerBound - 1] == sign
    else { return false }
    var signs = 0
    for place in low..<high where text[place] == sign { signs += 1 }
    return signs == 2
  }

  /// The value of one or two letters that look like digits: 1 to 31.
  private func lookalikeValue(_ range: Range<Int>) -> Int? {
    guard range.count <= 2 else { return nil }
    var value = 0
    for place in range {
      guard let digit = DateScan.digit(for: text[place]) else { return nil }
      value = value * 10 + Int(digit & 0x0F)
    }
    return value > 0 ? value : nil
  }

  /// The value of a Roman number: 1 to 12.
  private func romanValue(_ range: Range<Int>) -> Int? {
    let numbers = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
    let word = text.text(range)
    // A small L is none of the letters, a small I among capitals is no Roman number either.
    guard word == word.uppercased() || word == word.lowercased() else { return nil }
    return numbers.firstIndex(of: word.lowercased()).map { $0 + 1 }
  }

  /// Makes both readings of a number in letters candidates.
  mutating func offerBoth(_ reading: inout DateReading) {
    guard doubtfulNumber < count, let first = reading.date else { return }
    numbers[doubtfulNumber].value = otherValue
    let other = compose()
    guard let second = other.date, second.precision == .day else { return }
    reading = DateReading()
    reading.findings.insert(.ambiguousForm)
    reading.alternatives.append(first)
    reading.alternatives.append(second)
  }

  /// Makes May and the year alone candidates where `12 tháng năm 1980` may lack its month.
  func offerMonthlessYear(_ reading: inout DateReading) {
    guard let date = reading.date, date.precision != .year else { return }
    reading.date = nil
    reading.findings.insert(.ambiguousForm)
    reading.alternatives.append(date)
    if let year = BirthDate(year: date.year) { reading.alternatives.append(year) }
  }

  /// Leaves a date with a field that cannot be read: what is left of it may be the day or the month.
  func leaveUnread(_ reading: inout DateReading) {
    guard let date = reading.date, date.precision != .year else { return }
    reading = DateReading()
    reading.findings.insert(.unreadable)
    if let year = BirthDate(year: date.year) { reading.alternatives.append(year) }
  }
}
