extension DateScan {
  /// The months in Roman numbers.
  private static let romanMonths = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
  ]

  /// Day and month of `5 II 1990`, `8/X/1999`, `5.iv.90`, with a second reading where the letters may be digits.
  ///
  /// An `X` alone says that the month is not known, and where other months of the column are Roman that it is the tenth.
  func romanParts() -> (parts: DateResolver.Parts, other: DateResolver.Parts?)? {
    var place = low
    guard let day = plainNumber(&place, 1...2), (1...31).contains(day.value), skipSigns(&place)
    else { return nil }
    let start = place
    while place < high, text[place].isLetter { place += 1 }
    let letters = start..<place
    guard (1...4).contains(letters.count), skipSigns(&place),
      let year = plainNumber(&place, 2...4), year.digits != 3, place == high
    else { return nil }
    let word = text.text(letters)
    // Between strokes `II` is eleven in letters for digits as well.
    let isSpaced =
      text[start - 1] == UInt8(ascii: " ") || resolver.reader.conventions.hasRomanMonths
    let isTenth = word == "X" && resolver.reader.conventions.hasRomanMonths
    guard word.uppercased() != "X" || isTenth, word.uppercased() != "II" || isSpaced,
      let month = Self.romanMonths.firstIndex(of: word.uppercased())
    else {
      return nil
    }
    func parts(_ month: Int) -> DateResolver.Parts {
      DateResolver.Parts(
        day: day.value, month: month, year: year.value, yearDigits: year.digits)
    }
    // `II` may be eleven too.
    return (parts(month + 1), word == "II" ? parts(11) : nil)
  }

  /// Whether no letter and no digit stands at a place.
  func isSign(_ place: Int) -> Bool { !text[place].isLetter && !text[place].isDigit }

  /// Digits from a place on.
  private func plainNumber(_ place: inout Int, _ digits: ClosedRange<Int>) -> Number? {
    var number = Number()
    while place < high, text[place].isDigit, number.digits < 5 {
      number.value = number.value * 10 + Int(text[place] & 0x0F)
      number.digits += 1
      place += 1
    }
    return digits.contains(number.digits) ? number : nil
  }

  /// Blanks, strokes, dashes and dots from a place on; `false` when there is none.
  private func skipSigns(_ place: inout Int) -> Bool {
    let start = place
    while place < high,
      [UInt8(ascii: " "), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(
        text[place])
    {
      place += 1
    }
    return place > start && place - start <= 3
  }

  /// Where the time of day begins that Oracle writes behind a date: `05-MAR-85 12.00.00.000000 AM`.
  func placeOfDottedTime() -> Int? {
    guard let space = (low..<high).first(where: { text[$0] == UInt8(ascii: " ") }), space > low
    else { return nil }
    var place = space + 1
    for part in 0..<3 {
      guard plainNumber(&place, 2...2) != nil else { return nil }
      if part < 2 {
        guard place < high, text[place] == UInt8(ascii: ".") else { return nil }
        place += 1
      }
    }
    if place < high, text[place] == UInt8(ascii: ".") {
      place += 1
      while place < high, text[place].isDigit { place += 1 }
    }
    guard place + 2 < high, text[place] == UInt8(ascii: " "),
      ["AM", "PM", "SA", "CH"].contains(text.text(place + 1..<place + 3).uppercased())
    else { return nil }
    return space
  }
}
