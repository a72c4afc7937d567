/// What a word in a date cell means, written without marks and in any case.
internal enum DateWord {
  case month(Int)
  case monthWord, dateWord, meridiem, universalTime, filler, approximately, age, lunar, fullMoon,
    quarter, other

  /// Reads a word.
  ///
  /// - Parameters:
  ///   - isBehindDigit: A digit stands right before the word, as in `5th`.
  ///   - hasDigitNext: A digit stands right behind the word, as in `Th3`.
  static func read(
    _ text: SymbolText, _ range: Range<Int>, isBehindDigit: Bool, hasDigitNext: Bool
  ) -> DateWord {
    guard range.count <= 9 else { return .other }
    var word = ""
    for index in range { word.unicodeScalars.append(Unicode.Scalar(text[index].lowercased)) }
    return read(word, isBehindDigit: isBehindDigit, hasDigitNext: hasDigitNext)
  }

  /// Reads a word in small letters.
  static func read(_ word: String, isBehindDigit: Bool = false, hasDigitNext: Bool = false)
    -> DateWord
  {
    switch word {
    case "thang", "thg": return .monthWord
    case "th": return isBehindDigit ? .filler : .monthWord
    case "ngay", "nam", "sinh", "sn", "ns", "namsinh", "ngaysinh", "dob", "born", "date", "of",
      "birth":
      return .dateWord
    case "am", "pm": return .meridiem
    case "z", "utc", "gmt": return .universalTime
    case "t", "sa", "ch", "st", "nd", "rd", "h", "va", "gio", "mon", "tue", "wed", "thu", "fri",
      "sat", "sun":
      return .filler
    case "khoang", "chung", "uoc", "about", "truoc", "before", "sau", "after":
      return .approximately
    case "tuoi", "age", "years": return .age
    // The first ten days are called `mùng` by the lunar calendar mostly.
    case "al", "amlich", "nhuan", "lunar", "mung", "mong": return .lunar
    case "ram": return .fullMoon
    case "quy": return .quarter
    default: break
    }
    return month(word).map { .month($0) } ?? .other
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// The number of an English month name or its first three letters.
  private static func month(_ word: String) -> Int? {
    if word == "sept" { return 9 }
    guard word.utf8.count >= 3 else { return nil }
    for (index, month) in months.enumerated()
    where word == month || word.utf8.count == 3 && month.hasPrefix(word) {
      return index + 1
    }
    return nil
  }
}
