/// Dates whose signs stand elsewhere than between day, month and year.
extension DateScan {
  private static let colon = UInt8(ascii: ":")
  private static let space = UInt8(ascii: " ")

  /// Puts the numbers of a date together that a spreadsheet, a scanner or a hand has parted in other places.
  ///
  /// Runs before times of day are taken out.
  mutating func regroup() {
    if readColons() { return }
    if joinThousands() { return }
    joinSpreadDigits()
  }

  /// `15:03:1990`: colons with a year behind them part no time of day.
  private mutating func readColons() -> Bool {
    guard count == 3, numbers[1].before == Self.colon, numbers[2].before == Self.colon,
      numbers[0].digits <= 2, numbers[1].digits <= 2, numbers[2].digits == 4
    else { return false }
    numbers[1].before = UInt8(ascii: ".")
    numbers[2].before = UInt8(ascii: ".")
    return true
  }

  /// `1.990`, `32.947`, `15.031.990`, `1.990,00`: a year, a serial number or a compact date with the thousands marked.
  private mutating func joinThousands() -> Bool {
    let sign = count > 1 ? numbers[1].before : 0
    guard sign == UInt8(ascii: ".") || sign == UInt8(ascii: ","),
      (1...3).contains(numbers[0].digits)
    else { return false }
    var groups = 1
    while groups < count, numbers[groups].before == sign, numbers[groups].digits == 3 {
      groups += 1
    }
    guard groups > 1, groups == count || isDecimalZero(at: groups, otherThan: sign) else {
      return false
    }
    var joined = Number(before: numbers[0].before)
    for index in 0..<groups {
      joined.value = joined.value * 1_000 + numbers[index].value
      joined.digits += numbers[index].digits
    }
    guard joined.digits <= 8, joined.digits > 4 || resolver.isPossible(joined.value) else {
      return false
    }
    numbers[0] = joined
    count = 1
    repairs.insert(.separators)
    return true
  }

  private func isDecimalZero(at index: Int, otherThan sign: UInt8) -> Bool {
    let before = numbers[index].before
    return index + 1 == count && numbers[index].value == 0 && before != sign
      && (before == UInt8(ascii: ".") || before == UInt8(ascii: ","))
  }

  /// `1 5/0 3/1 9 9 0`: every digit in a box of its own, as forms print them.
  private mutating func joinSpreadDigits() {
    guard count == 8 else { return }
    for index in 0..<8 {
      let isStart = index == 2 || index == 4
      let hasSpace = numbers[index].before == Self.space
      guard numbers[index].digits == 1, index == 0 || isStart != hasSpace else { return }
    }
    for (field, digits) in [0..<2, 2..<4, 4..<8].enumerated() {
      var number = Number(digits: digits.count, before: numbers[digits.lowerBound].before)
      for index in digits { number.value = number.value * 10 + numbers[index].value }
      numbers[field] = number
    }
    count = 3
    repairs.insert(.separators)
  }

  // MARK: Milliseconds

  /// `/Date(637459200000+0700)/` of the JSON files of .NET programs: milliseconds since 1970 in universal time.
  ///
  /// The day is that of Vietnam; the hour ahead of UTC+7 that the tz database gives to earlier years is in every
  /// case on the same day, because such programs write midnights.
  func millisecondsDate() -> BirthDate? {
    guard let bracket = (low..<high).first(where: { text[$0] == UInt8(ascii: "(") }),
      bracket >= low + 4, text.text(bracket - 4..<bracket).lowercased() == "date"
    else { return nil }
    var position = bracket + 1
    let isBefore = text[position] == UInt8(ascii: "-")
    if isBefore { position += 1 }
    var milliseconds = 0
    let first = position
    while position < high, text[position].isDigit, position - first < 14 {
      milliseconds = milliseconds * 10 + Int(text[position] & 0x0F)
      position += 1
    }
    // `=DATE(1993,3,24)` of a spreadsheet has no milliseconds.
    guard position > first, position < high,
      [UInt8(ascii: ")"), UInt8(ascii: "+"), UInt8(ascii: "-")].contains(text[position])
    else { return nil }
    let hour = 3_600_000
    let local = (isBefore ? -milliseconds : milliseconds) + 8 * hour
    let day = Int((Double(local) / Double(24 * hour)).rounded(.down))
    return BirthDate(dayNumber: BirthDate.dayNumber(year: 1970, month: 1, day: 1) + day)
  }
}
