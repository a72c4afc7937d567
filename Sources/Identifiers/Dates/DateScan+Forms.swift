extension DateScan {
  private typealias Parts = DateResolver.Parts

  /// Makes a date of the numbers that are left.
  mutating func compose() -> DateReading {
    if findings.contains(.ageOnly), !dropAge() { return DateReading() }
    if namedMonth > 0 { return composeNamedMonth() }
    if monthNumber >= 0, monthNumber < count { return composeMonthWord() }
    dropFraction()
    if findings.contains(.timeZoneShift) { return composeShifted() }
    switch count {
    case 0: return DateReading()
    case 1: return single(numbers[0])
    case 2: return pair(numbers[0], numbers[1])
    case 3: return triple(0, ofColumn: true)
    default: return several()
    }
  }

  // MARK: Words

  /// `05-Mar-1990`, `Mar 5, 1990`, `Mar 1990`.
  private mutating func composeNamedMonth() -> DateReading {
    switch count {
    case 1:
      if namedMonthPosition == 1, numbers[0].digits <= 2, numbers[0].value <= 31 { return noYear() }
      return resolve(Parts(day: 0, month: namedMonth, year: numbers[0].value), numbers[0])
    case 2:
      let isYearFirst = numbers[0].digits == 4
      let year = isYearFirst ? numbers[0] : numbers[1]
      let day = isYearFirst ? numbers[1] : numbers[0]
      guard day.digits <= 2 else { return DateReading() }
      return resolve(Parts(day: day.value, month: namedMonth, year: year.value), year)
    default:
      return DateReading()
    }
  }

  /// `ngày 05 tháng 3 năm 1990`, `tháng 3 năm 1990`, `tháng 03/1990`.
  private mutating func composeMonthWord() -> DateReading {
    let month = numbers[monthNumber]
    guard monthNumber + 1 < count else { return noYear() }
    let year = numbers[monthNumber + 1]
    let day = monthNumber > 0 ? numbers[monthNumber - 1] : Number()
    guard month.digits <= 2, day.digits <= 2 else { return DateReading() }
    return resolve(Parts(day: day.value, month: month.value, year: year.value), year)
  }

  private func noYear() -> DateReading {
    var reading = DateReading()
    reading.findings.insert(.yearMissing)
    return reading
  }

  private func resolve(_ parts: Parts, _ year: Number) -> DateReading {
    var parts = parts
    parts.yearDigits = year.digits
    return resolver.resolve(parts)
  }

  // MARK: Numbers in a row

  /// Takes the `.0` off a serial number, a year or a compact date stored as a float.
  private mutating func dropFraction() {
    guard count == 2, numbers[0].digits >= 4,
      numbers[1].before == UInt8(ascii: ".") || numbers[1].before == UInt8(ascii: ",")
    else { return }
    if numbers[1].value == 0 {
      count = 1
    } else if numbers[0].digits == 5 {
      // The fraction of a serial number is a time of day.
      count = 1
      repairs.insert(.time)
    }
  }

  /// Day, month and year; the year first or last.
  private mutating func triple(_ start: Int, ofColumn isWhole: Bool) -> DateReading {
    let first = numbers[start]
    let second = numbers[start + 1]
    let third = numbers[start + 2]
    nameForm(first, second, third)
    if first.digits == 4 || third.digits <= 2 && first.digits == 2 && first.value > 31 {
      guard second.digits <= 2, third.digits <= 2 else { return DateReading() }
      repairs.insert(.yearFirst)
      if resolver.reader.conventions.isDaySecond, first.digits == 4 {
        repairs.insert(.order)
        return resolve(Parts(day: second.value, month: third.value, year: first.value), first)
      }
      if first.digits == 4, second.before != third.before, second.value != third.value {
        return dayOfYearBefore(first, second, third)
      }
      return resolve(Parts(day: third.value, month: second.value, year: first.value), first)
    }
    guard first.digits <= 2, second.digits <= 2 else { return DateReading() }
    let isDayFirst = resolver.reader.order == .dayMonth
    var reading = resolve(
      Parts(
        day: isDayFirst ? first.value : second.value,
        month: isDayFirst ? second.value : first.value, year: third.value), third)
    if isMonthFirstLikely, isDayFirst, !resolver.reader.conventions.isDayFirstOnClock,
      let other = reading.date?.exchanged
    {
      // An English time of day suggests that a program wrote the month first.
      reading.findings.insert(.ambiguousForm)
      reading.alternatives.append(other)
    }
    return reading
  }

  /// `1990 (05/03)`: a year and, by its signs apart from it, a day whose order nothing tells.
  private func dayOfYearBefore(_ year: Number, _ first: Number, _ second: Number) -> DateReading {
    var reading = DateReading()
    reading.findings.insert(.ambiguousForm)
    for (day, month) in [(first.value, second.value), (second.value, first.value)] {
      guard day > 0, month > 0,
        let date = BirthDate(year: year.value, month: month, day: day), date.precision == .day,
        date <= resolver.reader.asOf, resolver.isPossible(date.year)
      else { continue }
      reading.alternatives.append(date)
    }
    if reading.alternatives.isEmpty { reading.findings = .unreadable }
    return reading
  }

  private mutating func nameForm(_ first: Number, _ second: Number, _ third: Number) {
    let slash = UInt8(ascii: "/")
    if second.before != slash || third.before != slash { repairs.insert(.separators) }
    if first.digits < 2 || second.digits < 2 || third.digits < 2 { repairs.insert(.shortForm) }
  }

  /// `03/1952`, `1952-03`, two years, or a date without its year.
  private mutating func pair(_ first: Number, _ second: Number) -> DateReading {
    if first.digits == 4, second.digits == 4 {
      if let reading = lostSlash(first, second) { return reading }
      return first.value == second.value ? single(first) : several()
    }
    if second.digits == 4, first.digits <= 2 {
      // `5 mars 1990`: the month is in the word.
      if second.isBehindOtherWord { hasUnreadPart = true }
      return resolve(Parts(day: 0, month: first.value, year: second.value), second)
        .droppingUnknownParts(unless: first.value == 0)
    }
    if first.digits == 4, second.digits <= 2 {
      repairs.insert(.yearFirst)
      return resolve(Parts(day: 0, month: second.value, year: first.value), first)
        .droppingUnknownParts(unless: second.value == 0)
    }
    if first.digits <= 2, second.digits == 6 {
      let dayAndMonth = Number(value: first.value * 100 + second.value / 10_000, digits: 4)
      let year = Number(value: second.value % 10_000, digits: 4)
      if let reading = lostSlash(dayAndMonth, year) { return reading }
    }
    guard first.digits <= 2, second.digits <= 2 else { return several() }
    var reading = noYear()
    if let year = resolver.idBirthYear, year % 100 == second.value, second.digits == 2,
      let date = BirthDate(year: year, month: first.value)
    {
      reading.alternatives.append(date)
    }
    return reading
  }

  /// `0407/1990`, `04/071990`: a sign is lost. Which digits are which is not certain.
  private func lostSlash(_ first: Number, _ second: Number) -> DateReading? {
    guard !resolver.isPossible(first.value), resolver.isPossible(second.value) else { return nil }
    let (high, low) = (first.value / 100, first.value % 100)
    let isDayFirst = resolver.reader.order == .dayMonth
    guard
      let date = BirthDate(
        year: second.value, month: isDayFirst ? low : high, day: isDayFirst ? high : low),
      date.precision == .day, date <= resolver.reader.asOf
    else { return nil }
    var reading = DateReading()
    reading.findings.insert(.ambiguousForm)
    reading.alternatives.append(date)
    return reading
  }

  /// One number: a year, a serial number or a compact date.
  private mutating func single(_ number: Number) -> DateReading {
    switch number.digits {
    case 1...2: return twoDigits(number)
    case 4: return fourDigits(number)
    case 5: return serial(number)
    case 6, 7, 8: return compact(number)
    case 12, 14:
      // yyyymmddhhmm of the XML files of hospitals, and with seconds.
      let scale = number.digits == 12 ? 10_000 : 1_000_000
      repairs.insert(.time)
      return compact(Number(value: number.value / scale, digits: 8), isYearFirst: true)
    default: return DateReading()
    }
  }

  private func twoDigits(_ number: Number) -> DateReading {
    var reading = DateReading()
    if number.value == 0 {
      reading.findings.insert(.defaultDate)
      reading.repairs.insert(.blanked)
      return reading
    }
    if number.digits == 2, resolver.reader.conventions.hasShortYears {
      return resolver.resolve(Parts(day: 0, month: 0, year: number.value, yearDigits: 2))
        .droppingUnknownParts(unless: false)
    }
    reading.findings.insert(number.digits == 2 ? .ambiguousForm : .unreadable)
    if let year = resolver.idBirthYear, year % 100 == number.value, number.digits == 2,
      resolver.isPossible(year), let date = BirthDate(year: year)
    {
      reading.alternatives.append(date)
    }
    return reading
  }

  private func fourDigits(_ number: Number) -> DateReading {
    guard let date = BirthDate(year: number.value) else {
      var reading = DateReading()
      reading.findings.insert(.defaultDate)
      reading.repairs.insert(.blanked)
      return reading
    }
    var reading = resolver.check(date)
    if reading.date == nil, number.value > 2030,
      let serial = BirthDate(
        dayNumber: resolver.reader.conventions.dayNumber(ofSerial: number.value)),
      resolver.isPossible(serial.year)
    {
      reading.findings.insert(.ambiguousForm)
      reading.alternatives.append(serial)
    }
    return reading
  }

  /// Days since 30 December 1899, as spreadsheets count them, or since 1 January 1904 where the whole column does.
  private mutating func serial(_ number: Number) -> DateReading {
    var compact = Candidates<BirthDate>()
    if let date = BirthDate(year: number.value % 10_000, month: number.value / 10_000),
      date.precision == .month, resolver.isPossible(date.year)
    {
      compact.append(date)
    }
    let day = resolver.reader.conventions.dayNumber(ofSerial: number.value)
    guard let date = BirthDate(dayNumber: day), date <= resolver.reader.asOf else {
      var reading = DateReading()
      reading.findings.insert(compact.isEmpty ? .unreadable : .ambiguousForm)
      for other in compact { reading.alternatives.append(other) }
      return reading
    }
    var reading = resolver.check(date)
    for other in compact {
      reading.alternatives.append(other)
      guard other.year == resolver.idBirthYear, other.year != date.year else { continue }
      // The ID confirms the other reading.
      reading.date = nil
      reading.alternatives.append(date)
      reading.findings.insert(.ambiguousForm)
    }
    repairs.insert(.serial)
    return reading
  }

  // MARK: More than one date

  /// A date with the time 17:00 or 16:00 in universal time is the day before a midnight in Vietnam.
  private mutating func composeShifted() -> DateReading {
    guard count == 3 else { return DateReading() }
    var reading = triple(0, ofColumn: true)
    guard let date = reading.date, let number = date.dayNumber,
      let next = BirthDate(dayNumber: number + 1)
    else { return reading }
    if fullHour == DateScan.hourOfMidnight(before: next) || fullHour == 17 {
      findings.remove(.timeZoneShift)
      repairs.insert(.universalTime)
      return resolver.check(next)
    }
    reading.alternatives.append(next)
    return reading
  }

  /// The hour in universal time at which a day began in Vietnam, by the time zone Asia/Ho_Chi_Minh of the tz database
  /// (2024b): UTC+7, and UTC+8 in 1943 to March 1945, April 1947 to June 1955 and 1960 to 12 June 1975.
  ///
  /// Programs with that time zone write 16:00 for those days; programs that know nothing but UTC+7 write 17:00 always.
  private static func hourOfMidnight(before day: BirthDate) -> Int {
    func isWithin(_ first: (Int, Int, Int), _ last: (Int, Int, Int)) -> Bool {
      let parts = (day.year, day.month, day.day)
      return parts >= first && parts <= last
    }
    let isHourAhead =
      isWithin((1943, 1, 1), (1945, 3, 14)) || isWithin((1947, 4, 2), (1955, 7, 1))
      || isWithin((1960, 1, 1), (1975, 6, 12))
    return isHourAhead ? 16 : 17
  }

  /// Several dates in one cell: the same one in two forms, or candidates.
  private mutating func several() -> DateReading {
    var found = Candidates<BirthDate>()
    var last = DateReading()
    var index = 0
    while index < count {
      var reading = DateReading()
      if index + 2 < count, isTriple(index) {
        reading = triple(index, ofColumn: false)
        index += 3
      } else if index + 1 < count, numbers[index].digits <= 2, numbers[index + 1].digits == 4 {
        reading = pair(numbers[index], numbers[index + 1])
        index += 2
      } else {
        if numbers[index].digits == 4 || numbers[index].digits == 8 {
          reading = single(numbers[index])
        }
        index += 1
      }
      if let date = reading.date {
        found.append(date)
        last = reading
      } else {
        for other in reading.alternatives { found.append(other) }
      }
    }
    if found.count == 1, last.date != nil, !hasLongNumber {
      last.repairs.insert(.merged)
      return last
    }
    if found.count == 2 {
      if let merged = merge(found[0], found[1]) { return merged }
      if let solar = solarDay(found[0], found[1]) { return solar }
    }
    var reading = DateReading()
    if found.isEmpty { return reading }
    // One date beside a long number: to write it alone would lose what is no date.
    reading.findings.insert(found.count == 1 && last.date != nil ? .ambiguousForm : .severalDates)
    reading.alternatives = found
    return reading
  }

  /// Whether a number stands in the cell that no date has: a personal ID number, a CMND, a telephone.
  private var hasLongNumber: Bool { (0..<count).contains { numbers[$0].digits > 8 } }

  /// The more precise of two dates that do not contradict each other.
  private func merge(_ left: BirthDate, _ right: BirthDate) -> DateReading? {
    guard left.differences(to: right) == .precisionCompatible else { return nil }
    var reading = resolver.check(left.precision > right.precision ? left : right)
    reading.repairs.insert(.merged)
    return reading
  }

  /// The solar day of `20/02/1980 (tức 05/01/1980 âm lịch)`, where the calendar says that both are one day.
  private mutating func solarDay(_ left: BirthDate, _ right: BirthDate) -> DateReading? {
    guard isLunar, left.precision == .day, right.precision == .day else { return nil }
    for (lunar, solar) in [(left, right), (right, left)]
    where LunarCalendar.isLunar(lunar, of: solar) {
      isLunar = false
      var reading = resolver.check(solar)
      reading.repairs.insert(.merged)
      return reading
    }
    return nil
  }

  private func isTriple(_ index: Int) -> Bool {
    let first = numbers[index].digits
    let second = numbers[index + 1].digits
    let third = numbers[index + 2].digits
    // Two dates side by side can look like a third one across them; its signs differ then.
    guard numbers[index + 1].before == numbers[index + 2].before else { return false }
    return second <= 2 && (first <= 2 && third == 4 || first == 4 && third <= 2)
  }
}

extension DateReading {
  /// Month and year are a form of their own, in which no day has been left out.
  fileprivate func droppingUnknownParts(unless hasZero: Bool) -> DateReading {
    var reading = self
    if !hasZero { reading.repairs.remove(.unknownParts) }
    return reading
  }
}
