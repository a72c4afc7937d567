/// The slow path of the date reader: finds numbers and words in a cell.
///
/// The cell becomes plain symbols (``SymbolText``), then numbers, each with what stands before it.
/// The forms of dates are told apart by the count of numbers and of their digits, in
/// `DateScan+Forms.swift`.
internal struct DateScan {
  /// Digits without a gap.
  struct Number {
    var value = 0
    var digits = 0
    /// The sign before the number: `/`, `-`, `.`, a space, or `w` behind a word.
    var before: UInt8 = 0
    /// The number is part of a time of day.
    var isTime = false
    /// A word that is no part of a date stands between this number and the one before.
    var isBehindOtherWord = false
  }

  let text: SymbolText
  let resolver: DateResolver
  var repairs: DateRepairs = []
  var findings: DateFindings = []
  var low = 0
  var high = 0
  var numbers = [12 of Number](repeating: Number())
  var count = 0
  /// The month that a name tells, and the count of numbers before the name.
  var namedMonth = 0
  var namedMonthPosition = 0
  /// The number behind the word for month.
  var monthNumber = -1
  /// The number before the word for age, or `-1`.
  var ageNumber = -1
  var isUniversalTime = false
  /// The hour of a time of day without minutes and seconds, or `-1`.
  var fullHour = -1
  /// A number of letters that may be read in two ways, and its other value; `-1` for none.
  var doubtfulNumber = -1
  var otherValue = 0
  /// A word that is no part of a date stands in place of the day or the month.
  var hasUnreadField = false
  /// What is left of the date lacks a part that was written and could not be read.
  var hasUnreadPart = false
  /// A word that is no part of a date waits for the number behind it.
  var isOtherWordNext = false
  /// The day in words as far as it was read.
  var spokenDay = SpokenDay()
  /// Whether `tháng năm` may be the month of May or a month that was not filled in.
  var isMayDoubtful = false
  var isMonthFirstLikely = false
  /// A word says that the date is one of the lunar calendar.
  var isLunar = false
  /// What the words for the months in Vietnamese say so far.
  var monthWords = MonthWords.none

  init(_ bytes: Span<UInt8>, resolver: DateResolver) {
    text = SymbolText(bytes)
    self.resolver = resolver
    high = text.count
  }

  mutating func read() -> DateReading {
    trim()
    var reading: DateReading
    if low == high {
      reading = DateReading()
      reading.findings.insert(.missing)
      return reading
    }
    if let space = placeOfDottedTime() {
      high = space
      repairs.insert(.time)
    }
    if let (parts, other) = romanParts() {
      reading = resolver.resolve(parts)
      repairs.insert(.words)
      if (low..<high).contains(where: { isSign($0) && text[$0] != UInt8(ascii: "/") }) {
        repairs.insert(.separators)
      }
      if let other, let date = resolver.resolve(other).date { reading.alternatives.append(date) }
    } else if let parts = fieldsWithUnknown() {
      reading = resolver.resolve(parts)
      repairs.insert(.unknownParts)
    } else if let year = yearOfQuarter(), let date = BirthDate(year: year) {
      reading = resolver.check(date)
      findings.insert(.quarterOnly)
      repairs.insert(.words)
    } else if let date = millisecondsDate() {
      reading = resolver.check(date)
      repairs.formUnion([.label, .universalTime])
    } else {
      collect()
      regroup()
      dropTime()
      reading = compose()
      if doubtfulNumber >= 0 { offerBoth(&reading) }
      if hasUnreadField, count < 3, namedMonth == 0 { leaveUnread(&reading) }
      if hasUnreadPart { leaveUnread(&reading) }
      if isMayDoubtful { offerMonthlessYear(&reading) }
      offerSexagenary(&reading)
    }
    finish(&reading)
    return reading
  }

  private func finish(_ reading: inout DateReading) {
    if text.traits.contains(.tooLong) {
      reading.findings.insert(.tooLong)
      if let date = reading.date { reading.alternatives.append(date) }
      reading.date = nil
    }
    if isLunar { noteLunar(&reading) }
    reading.findings.formUnion(findings)
    let hasResult = reading.date != nil || !reading.alternatives.isEmpty
    guard hasResult else {
      if reading.findings.isEmpty { reading.findings.insert(.unreadable) }
      reading.repairs.formIntersection(.blanked)
      return
    }
    reading.repairs.formUnion(repairs)
    if text.traits.contains(.otherDigits) { reading.repairs.insert(.digitForms) }
    if text.traits.contains(.invisible) { reading.repairs.insert(.invisible) }
  }

  /// A date that is lunar by its own words stays as it is written; the solar days that it means are candidates.
  private func noteLunar(_ reading: inout DateReading) {
    reading.findings.insert(.lunarOnly)
    guard let date = reading.date else { return }
    for solar in LunarCalendar.solarReadings(of: date) { reading.alternatives.append(solar) }
  }

  private mutating func trim() {
    func isEdge(_ symbol: UInt8) -> Bool {
      symbol == UInt8(ascii: "'") || symbol == UInt8(ascii: "\"") || symbol == UInt8(ascii: "=")
    }
    while low < high, text[low] == UInt8(ascii: " ") || isEdge(text[low]) {
      if isEdge(text[low]) { repairs.insert(.textMark) }
      low += 1
    }
    while low < high, text[high - 1] == UInt8(ascii: " ") || isEdge(text[high - 1]) {
      if isEdge(text[high - 1]) { repairs.insert(.textMark) }
      high -= 1
    }
  }

  // MARK: Unknown parts

  /// Reads `../../1952`, `xx/03/1952` and the like: three fields, some without a digit.
  private func fieldsWithUnknown() -> DateResolver.Parts? {
    var bounds = [4 of Int](repeating: 0)
    bounds[0] = low - 1
    var slashes = 0
    for index in low..<high where text[index] == UInt8(ascii: "/") {
      slashes += 1
      guard slashes <= 2 else { return nil }
      bounds[slashes] = index
    }
    guard slashes == 2 else { return nil }
    bounds[3] = high
    var values = [3 of Int](repeating: 0)
    var hasUnknown = false
    for field in 0..<3 {
      var digits = 0
      for index in (bounds[field] + 1)..<bounds[field + 1] {
        let symbol = text[index]
        if symbol.isDigit {
          values[field] = values[field] * 10 + Int(symbol & 0x0F)
          digits += 1
          if digits > 4 { return nil }
        } else if !Self.isUnknownMark(symbol) {
          return nil
        }
      }
      if field == 2, digits != 4 { return nil }
      if field < 2, digits > 2 { return nil }
      hasUnknown = hasUnknown || digits == 0
    }
    guard hasUnknown else { return nil }
    let isDayFirst = resolver.reader.order == .dayMonth
    return DateResolver.Parts(
      day: isDayFirst ? values[0] : values[1], month: isDayFirst ? values[1] : values[0],
      year: values[2])
  }

  private static func isUnknownMark(_ symbol: UInt8) -> Bool {
    switch symbol {
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "*"),
      UInt8(ascii: "?"), UInt8(ascii: " "), UInt8(ascii: "x"), UInt8(ascii: "X"):
      true
    default:
      false
    }
  }

  // MARK: Numbers and words

  private mutating func collect() {
    var position = low
    var before: UInt8 = 0
    while position < high {
      let symbol = text[position]
      if symbol.isDigit || symbol.isLetter {
        var end = position
        while end < high, text[end].isDigit || text[end].isLetter { end += 1 }
        readToken(position..<end, before: &before)
        position = end
      } else {
        if symbol != UInt8(ascii: " ") || before == 0 { before = symbol }
        if symbol == UInt8(ascii: "~") || symbol == SymbolText.unknown {
          findings.insert(.approximate)
        }
        position += 1
      }
    }
  }

  private mutating func readToken(_ range: Range<Int>, before: inout UInt8) {
    var isNumber = true
    var hasDigit = false
    for index in range {
      let symbol = text[index]
      if symbol.isDigit {
        hasDigit = true
      } else if Self.digit(for: symbol) == nil {
        isNumber = false
      }
    }
    let isZeros = !hasDigit && isNumber && range.count <= 2 && text[range.lowerBound] | 0x20 == 0x6F
    if !hasDigit, !isZeros, readLetterField(range, before: before) {
      before = 0
      return
    }
    if isNumber, hasDigit || isZeros {
      addNumber(range, before: before)
      before = 0
      return
    }
    if let word = wordOfKeys(range) {
      read(word, range)
      before = UInt8(ascii: "w")
      return
    }
    // Digits and letters in turn, as in 05Mar1990 and 15T00.
    var position = range.lowerBound
    while position < range.upperBound {
      let isDigit = text[position].isDigit
      var end = position
      while end < range.upperBound, text[end].isDigit == isDigit { end += 1 }
      if isDigit {
        addNumber(position..<end, before: before)
        before = 0
      } else {
        let isBehindDigit = position > range.lowerBound
        readWord(position..<end, isBehindDigit: isBehindDigit, hasDigitNext: text[end].isDigit)
        before = UInt8(ascii: "w")
      }
      position = end
    }
  }

  /// The digit that a letter stands for in a date; only O, Q, l and I are common enough.
  static func digit(for symbol: UInt8) -> UInt8? {
    guard let digit = symbol.lookalikeDigit, digit <= UInt8(ascii: "1") else { return nil }
    return digit
  }

  private mutating func addNumber(_ range: Range<Int>, before: UInt8) {
    guard count < numbers.count else { return }
    var number = Number()
    for index in range {
      var symbol = text[index]
      if !symbol.isDigit {
        symbol = Self.digit(for: symbol) ?? UInt8(ascii: "0")
        repairs.insert(.letters)
      }
      if number.digits < 18 { number.value = number.value * 10 + Int(symbol & 0x0F) }
      number.digits += 1
    }
    number.before = before
    number.isBehindOtherWord = isOtherWordNext
    numbers[count] = number
    count += 1
    monthWords = .none
    isOtherWordNext = false
    spokenDay = SpokenDay()
  }

  private mutating func readWord(_ range: Range<Int>, isBehindDigit: Bool, hasDigitNext: Bool) {
    if readMonthWord(range) || readDayWord(range) { return }
    read(
      DateWord.read(text, range, isBehindDigit: isBehindDigit, hasDigitNext: hasDigitNext), range,
      isBehindDigit: isBehindDigit, hasDigitNext: hasDigitNext)
  }

  /// Takes note of what a word means.
  mutating func read(
    _ word: DateWord, _ range: Range<Int>, isBehindDigit: Bool = false, hasDigitNext: Bool = false
  ) {
    monthWords = .none
    switch word {
    case .month(let month):
      if namedMonth == 0 {
        namedMonth = month
        namedMonthPosition = count
      }
      repairs.insert(.words)
    case .monthWord:
      takeSpokenDay()
      monthNumber = count
      monthWords = .expected
      repairs.insert(.words)
    case .dateWord: repairs.insert(.words)
    case .meridiem:
      // `(âm)` without its mark; AM stands behind a time of day.
      if hasTimeOfDay, !isLunarNext(range) { isMonthFirstLikely = true } else { noteLunarWord() }
    case .lunar: noteLunarWord()
    case .universalTime: isUniversalTime = true
    case .filler: break
    case .quarter: hasUnreadField = true
    case .approximately:
      findings.insert(.approximate)
      // `5 sáu 1990` is no month 5.
      if count > 0 { isOtherWordNext = true }
    case .age:
      findings.insert(.ageOnly)
      ageNumber = count - 1
    case .fullMoon:
      addNumber(value: 15)
      noteLunarWord()
    case .other:
      repairs.insert(.label)
      isOtherWordNext = !isBehindDigit
      if !isBehindDigit, !hasDigitNext, isField(range) { hasUnreadField = true }
    }
  }

  private var hasTimeOfDay: Bool {
    count > 3 || (low..<high).contains { text[$0] == UInt8(ascii: ":") }
  }

  /// Whether `âm` opens `âm lịch`.
  private func isLunarNext(_ range: Range<Int>) -> Bool {
    text.text(range.upperBound..<range.upperBound + 5).lowercased() == " lich"
  }

  private mutating func noteLunarWord() {
    isLunar = true
    repairs.insert(.label)
  }

  // MARK: Time of day

  /// Takes the numbers of a time of day out of the list.
  private mutating func dropTime() {
    let colon = UInt8(ascii: ":")
    var hour = -1
    for index in 1..<max(count, 1) where numbers[index].before == colon {
      if hour < 0 { hour = numbers[index - 1].value }
      numbers[index - 1].isTime = true
      numbers[index].isTime = true
    }
    guard hour >= 0 else { return }
    for index in 1..<count where numbers[index - 1].isTime {
      let before = numbers[index].before
      if before == UInt8(ascii: ".") || before == UInt8(ascii: ",") || before == UInt8(ascii: "+") {
        numbers[index].isTime = true
      }
    }
    var isOnTheHour = true
    var isBehindHour = false
    for index in 0..<count where numbers[index].isTime {
      if isBehindHour, numbers[index].value != 0 { isOnTheHour = false }
      isBehindHour = true
    }
    var kept = 0
    for index in 0..<count where !numbers[index].isTime {
      if index == monthNumber { monthNumber = kept }
      numbers[kept] = numbers[index]
      kept += 1
    }
    count = kept
    repairs.insert(.time)
    if isOnTheHour { fullHour = hour }
    if isUniversalTime, hour == 17 || hour == 16 { findings.insert(.timeZoneShift) }
  }
}
