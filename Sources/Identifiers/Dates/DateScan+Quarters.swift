extension DateScan {
  /// Takes an age out of the list of numbers where a year stands beside it: `1952 (72 tuổi)`, `05/03/1952, 72 tuổi`.
  ///
  /// - Returns: Whether a year is left; the age alone tells none.
  mutating func dropAge() -> Bool {
    let age = ageNumber >= 0 ? ageNumber : 0
    guard count > 1, age < count, numbers[age].digits <= 3,
      (0..<count).contains(where: { numbers[$0].digits == 4 })
    else { return false }
    for place in age..<count - 1 { numbers[place] = numbers[place + 1] }
    if monthNumber > age { monthNumber -= 1 }
    count -= 1
    findings.remove(.ageOnly)
    return true
  }

  private static let quarterWords: Set<String> = ["q", "quy", "qui", "quarter"]
  private static let quarters: Set<String> = ["1", "2", "3", "4", "i", "ii", "iii", "iv"]

  /// The year of `Q2/1970`, `quý II năm 1970`, `1970-Q2`: a quarter is no month, and its `Q` no zero.
  func yearOfQuarter() -> Int? {
    var hasQ = false
    for place in low..<high where text[place] | 0x20 == UInt8(ascii: "q") { hasQ = true }
    guard hasQ else { return nil }
    var words = words().filter { $0 != "nam" }
    // `QII`.
    if let place = words.firstIndex(where: { $0.count > 1 && $0.hasPrefix("q") }),
      DateScan.quarters.contains(String(words[place].dropFirst()))
    {
      words.replaceSubrange(place...place, with: ["q", String(words[place].dropFirst())])
    }
    guard words.count == 3 else { return nil }
    let (year, quarter) = words[2].count == 4 ? (words[2], 0) : (words[0], 1)
    guard year.count == 4, let value = Int(year), DateScan.quarterWords.contains(words[quarter]),
      DateScan.quarters.contains(words[quarter + 1])
    else { return nil }
    return value
  }

  /// The letters and the digits of the cell, apart, in small letters.
  func words() -> [String] {
    var words: [String] = []
    var place = low
    while place < high {
      let isDigit = text[place].isDigit
      var end = place
      while end < high, isDigit ? text[end].isDigit : text[end].isLetter { end += 1 }
      if end > place { words.append(text.text(place..<end).lowercased()) }
      place = max(end, place + 1)
    }
    return words
  }
}
