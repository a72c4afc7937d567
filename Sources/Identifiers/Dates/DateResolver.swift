/// Turns day, month and year as written into a date, and says what is wrong with them.
internal struct DateResolver {
  /// The three parts as they were found; `0` is not known.
  struct Parts {
    var day: Int
    var month: Int
    var year: Int
    /// The count of digits of the year as written.
    var yearDigits = 4
  }

  let reader: BirthDateReader
  let idBirthYear: Int?

  /// The oldest age that is believed.
  static let oldestAge = 120

  func resolve(_ parts: Parts) -> DateReading {
    if parts.yearDigits == 4 { return resolveFullYear(parts) }
    if (parts.day, parts.month, parts.year) == (0, 0, 0) {
      // `00/00/00` is nobody's year 2000.
      var reading = DateReading()
      reading.findings.insert(.defaultDate)
      reading.repairs.insert(.blanked)
      return reading
    }
    if parts.yearDigits == 2 { return completeCentury(parts) }
    return guessYear(parts)
  }

  // MARK: Years of four digits

  private func resolveFullYear(_ parts: Parts) -> DateReading {
    if (1...12).contains(parts.month), parts.day >= 1,
      let date = BirthDate(year: parts.year, month: parts.month, day: parts.day)
    {
      return check(date)
    }
    return resolveUnusual(parts)
  }

  /// Parts that are unknown or impossible; a month above 12 may be the day, but which part is wrong is not known.
  private func resolveUnusual(_ parts: Parts) -> DateReading {
    var day = parts.day
    var month = parts.month
    var findings: DateFindings = []
    var repairs: DateRepairs = []
    var others = Candidates<BirthDate>()
    if (13...31).contains(month),
      let exchanged = BirthDate(year: parts.year, month: day, day: month),
      exchanged.precision == .day
    {
      others.append(exchanged)
    }
    if month > 12 || month == 0 && day > 0 {
      findings.insert(.impossibleMonth)
      repairs.insert(.partDropped)
      (day, month) = (0, 0)
    } else if day > 0, BirthDate(year: parts.year, month: month, day: day) == nil {
      findings.insert(.impossibleDay)
      repairs.insert(.partDropped)
      if day <= 30 { addLunar(&others, &findings, day: day, month: month, year: parts.year) }
      if let monthOnly = BirthDate(year: parts.year, month: month) { others.append(monthOnly) }
      (day, month) = (0, 0)
    } else if day == 0 {
      repairs.insert(.unknownParts)
    }
    guard let date = BirthDate(year: parts.year, month: month, day: day) else {
      var reading = DateReading()
      reading.findings.insert(.defaultDate)
      reading.repairs.insert(.blanked)
      return reading
    }
    var reading = check(date)
    reading.findings.formUnion(findings)
    if reading.date != nil {
      reading.repairs.formUnion(repairs)
      for other in others { reading.alternatives.append(other) }
    }
    return reading
  }

  /// The solar days of a day that only the lunar calendar has.
  private func addLunar(
    _ others: inout Candidates<BirthDate>, _ findings: inout DateFindings, day: Int, month: Int,
    year: Int
  ) {
    for isLeap in [false, true] {
      if let date = LunarCalendar.solar(lunarYear: year, month: month, day: day, isLeap: isLeap) {
        others.append(date)
        findings.insert(.lunarOnly)
      }
    }
  }

  /// Weighs a date of the calendar: default, 1905, future, age, and the year of the ID.
  func check(_ date: BirthDate) -> DateReading {
    var reading = DateReading()
    if isDefault(date), isUsual(date) == false {
      reading.findings.insert(.defaultDate)
      // The year of the ID confirms what would be a default otherwise.
      if date.year != 1970 || idBirthYear != 1970 {
        reading.repairs.insert(.blanked)
        return reading
      }
    }
    if date.year == 1905, let reading = weigh1905(date) { return reading }
    if date > reader.asOf {
      refuseFuture(date, &reading)
      return reading
    }
    if reader.asOf.year - date.year > Self.oldestAge {
      if let reading = nextCentury(date) { return reading }
      reading.findings.insert(.tooOld)
      offerYearOfID(date, &reading)
      return reading
    }
    reading.date = date
    if date.isFirstOfJanuary { reading.findings.insert(.firstOfJanuary) }
    if let idBirthYear, idBirthYear != date.year { reading.findings.insert(.yearDisagrees) }
    return reading
  }

  /// Whether a default date is one that the file has like others of its kind, and the ID says nothing else.
  private func isUsual(_ date: BirthDate) -> Bool {
    date.year == 1970 && reader.conventions.hasNewYear1970 && (idBirthYear ?? 1970) == 1970
  }

  private func isDefault(_ date: BirthDate) -> Bool {
    if date.year > 1900, date.year < 9999, date.year != 1970 { return false }
    return switch (date.year, date.month, date.day) {
    case (1900, 1, 0...1), (1970, 1, 1), (1899, 12, 30...31), (9999, 12, 31), (1, _, _),
      (1753, 1, 1), (1800, 1, 1), (9999, 0, 0):
      true
    default:
      false
    }
  }

  // MARK: Years that nobody is born in

  /// Weighs a day of 1905, which is hardly anybody's: a year that a spreadsheet took for the number of a day, or a day of
  /// 2005 with a slip in its century. The ID tells which; where it tells neither, both are candidates.
  ///
  /// - Returns: `nil` where neither can be.
  private func weigh1905(_ date: BirthDate) -> DateReading? {
    if idBirthYear == 1905 { return nil }
    let slip = nextCentury(date)
    guard let year = yearBehind(date) else { return slip }
    var reading = check(year)
    // The years 1900 and 1901 come so too, and nobody is as old as that.
    guard reading.date != nil else { return slip ?? reading }
    if let slip, year.year != 2005 { return slip }
    let day = BirthDate(year: 2005, month: date.month, day: date.day)
    let isTold = idBirthYear == year.year || reader.conventions.areYearsOf1905
    guard let day, day <= reader.asOf, !isTold || year.year == 2005 else {
      reading.repairs.insert(.yearFromSerial)
      return reading
    }
    if year.year == 2005 {
      // 27/06/1905 is the year 2005, or its day: what both say is certain.
      reading.repairs.insert(.yearFromSerial)
      reading.alternatives.append(day)
      return reading
    }
    reading = DateReading()
    reading.findings.insert(.ambiguousForm)
    reading.alternatives.append(year)
    reading.alternatives.append(day)
    return reading
  }

  /// The year that a spreadsheet turned into a date of 1905: its serial number is the year.
  private func yearBehind(_ date: BirthDate) -> BirthDate? {
    guard let number = date.dayNumber else { return nil }
    let serial = number + 2
    guard serial >= 1900, serial <= reader.asOf.year else { return nil }
    return BirthDate(year: serial)
  }

  /// The day or month a hundred years later, where the ID tells that year.
  private func nextCentury(_ date: BirthDate) -> DateReading? {
    guard date.precision != .year, date.year + 100 == idBirthYear,
      let later = BirthDate(year: date.year + 100, month: date.month, day: date.day)
    else { return nil }
    var reading = check(later)
    if reading.date == nil { return nil }
    reading.repairs.insert(.century)
    return reading
  }

  private func refuseFuture(_ date: BirthDate, _ reading: inout DateReading) {
    reading.findings.insert(.future)
    if date.year == reader.asOf.year {
      reading.date = BirthDate(year: date.year)
      reading.repairs.insert(.partDropped)
      if let exchanged = date.exchanged, exchanged <= reader.asOf {
        reading.alternatives.append(exchanged)
      }
    } else {
      offerYearOfID(date, &reading)
    }
  }

  /// Offers the day and month with the year that the ID tells.
  private func offerYearOfID(_ date: BirthDate, _ reading: inout DateReading) {
    guard let idBirthYear, isPossible(idBirthYear) else { return }
    if let other = BirthDate(year: idBirthYear, month: date.month, day: date.day),
      other <= reader.asOf
    {
      reading.alternatives.append(other)
    }
  }

  /// Tells whether somebody alive can be born in a year.
  func isPossible(_ year: Int) -> Bool {
    year <= reader.asOf.year && reader.asOf.year - year <= Self.oldestAge
  }

  // MARK: Other years

  private func completeCentury(_ parts: Parts) -> DateReading {
    var parts = parts
    let twoDigits = parts.year
    parts.yearDigits = 4
    if let idBirthYear, idBirthYear % 100 == twoDigits, isPossible(idBirthYear) {
      parts.year = idBirthYear
      var reading = resolveFullYear(parts)
      reading.repairs.insert(.twoDigitYear)
      return reading
    }
    var readings = Candidates<DateReading>()
    var refused = DateReading()
    for century in [2000, 1900] {
      parts.year = century + twoDigits
      guard isPossible(parts.year) else { continue }
      let reading = resolveFullYear(parts)
      if reading.date != nil, !reading.findings.contains(.future) {
        readings.append(reading)
      } else {
        refused = reading
      }
    }
    if readings.count == 1 {
      var reading = readings[0]
      reading.repairs.insert(.twoDigitYear)
      return reading
    }
    if readings.isEmpty {
      if refused.findings.isEmpty { refused.findings.insert(.unreadable) }
      return refused
    }
    var reading = DateReading()
    reading.findings.insert(.ambiguousCentury)
    for other in readings { if let date = other.date { reading.alternatives.append(date) } }
    return reading
  }

  /// Years of three or five digits: those years that are one digit away, as candidates.
  private func guessYear(_ parts: Parts) -> DateReading {
    var reading = DateReading()
    reading.findings.insert(.yearIncomplete)
    var years = Candidates<Int>()
    if parts.yearDigits == 5 {
      var place = 1
      for _ in 0..<5 {
        let year = parts.year / place / 10 * place + parts.year % place
        if isPossible(year), year >= 1000 { years.append(year) }
        place *= 10
      }
    } else if parts.yearDigits == 3, let idBirthYear, isPossible(idBirthYear) {
      var place = 1
      for _ in 0..<4 {
        if idBirthYear / place / 10 * place + idBirthYear % place == parts.year {
          years.append(idBirthYear)
        }
        place *= 10
      }
    }
    for isTold in [true, false] {
      for year in years where (year == idBirthYear) == isTold {
        let full = resolveFullYear(Parts(day: parts.day, month: parts.month, year: year))
        if let date = full.date { reading.alternatives.append(date) }
      }
    }
    return reading
  }
}
