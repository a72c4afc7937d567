extension DateScan {
  /// Reads six, seven or eight digits without separators.
  ///
  /// Every form that gives a possible date counts; only when there is one is it accepted.
  mutating func compact(_ number: Number, isYearFirst: Bool = false) -> DateReading {
    repairs.insert(.compactForm)
    let value = number.value
    let dayFirst = DateResolver.Parts(
      day: value / 1_000_000, month: value / 10_000 % 100, year: value % 10_000)
    let yearFirst = DateResolver.Parts(
      day: value % 100, month: value / 100 % 100, year: value / 10_000)
    switch number.digits {
    case 8:
      if value == 0 { return blankZero() }
      if isYearFirst { return yearFirstReading(yearFirst) }
      if isPlain(yearFirst) { return yearFirstReading(yearFirst) }
      // A day of 1905 is a year or one of 2005.
      if isPlain(dayFirst) || isYear(dayFirst.year) || dayFirst.year == 1905 {
        return resolver.resolve(ordered(dayFirst))
      }
      if isYear(yearFirst.year) || yearFirst.year == 1905 { return yearFirstReading(yearFirst) }
      return DateReading()
    case 7: return sevenDigits(value)
    default: return sixDigits(value)
    }
  }

  private func blankZero() -> DateReading {
    var reading = DateReading()
    reading.findings.insert(.defaultDate)
    reading.repairs.insert(.blanked)
    return reading
  }

  private mutating func yearFirstReading(_ parts: DateResolver.Parts) -> DateReading {
    repairs.insert(.yearFirst)
    return resolver.resolve(parts)
  }

  /// Turns day and month where the column writes the month first.
  private func ordered(_ parts: DateResolver.Parts) -> DateResolver.Parts {
    guard resolver.reader.order == .monthDay else { return parts }
    return DateResolver.Parts(day: parts.month, month: parts.day, year: parts.year)
  }

  private func isYear(_ year: Int) -> Bool { resolver.isPossible(year) }

  /// Tells whether the parts are a day of a possible year, or `00` where they are not known.
  private func isPlain(_ parts: DateResolver.Parts) -> Bool {
    guard isYear(parts.year) else { return false }
    if parts.month == 0 { return parts.day == 0 }
    return BirthDate(year: parts.year, month: parts.month, day: parts.day) != nil
  }

  /// Seven digits: the leading zero of `ddmmyyyy` is lost.
  private mutating func sevenDigits(_ value: Int) -> DateReading {
    let year = value % 10_000
    let padded = DateResolver.Parts(
      day: value / 1_000_000, month: value / 10_000 % 100, year: year)
    let shortMonth = DateResolver.Parts(
      day: value / 100_000, month: value / 10_000 % 10, year: year)
    switch (isPlain(ordered(padded)) && padded.month > 0, isPlain(shortMonth)) {
    case (true, false):
      repairs.insert(.paddedZero)
      return resolver.resolve(ordered(padded))
    case (false, true):
      repairs.insert(.paddedZero)
      return resolver.resolve(shortMonth)
    case (true, true) where resolver.reader.conventions.hasWholeMonths:
      repairs.insert(.paddedZero)
      return resolver.resolve(ordered(padded))
    case (true, true):
      var reading = ambiguous()
      offer(padded, to: &reading)
      offer(shortMonth, to: &reading)
      return reading
    default:
      return DateReading()
    }
  }

  private func ambiguous() -> DateReading {
    var reading = DateReading()
    reading.findings.insert(.ambiguousForm)
    return reading
  }

  private func offer(_ parts: DateResolver.Parts, to reading: inout DateReading) {
    let other = resolver.resolve(parts)
    if let date = other.date { reading.alternatives.append(date) }
    for date in other.alternatives { reading.alternatives.append(date) }
  }

  /// Six digits: `mmyyyy`, `yyyymm`, `ddmmyy` or `yymmdd`.
  private mutating func sixDigits(_ value: Int) -> DateReading {
    if value == 0 { return blankZero() }
    let high = value / 10_000
    let middle = value / 100 % 100
    let low = value % 100
    let forms = [
      DateResolver.Parts(day: 0, month: high, year: value % 10_000),
      DateResolver.Parts(day: 0, month: low, year: value / 100),
      ordered(DateResolver.Parts(day: high, month: middle, year: low, yearDigits: 2)),
      DateResolver.Parts(day: low, month: middle, year: high, yearDigits: 2),
    ]
    var collected = ambiguous()
    var fitting = Candidates<DateReading>()
    var told = Candidates<DateReading>()
    for form in forms {
      if form.yearDigits == 4 {
        guard isPlain(form), form.month > 0 else { continue }
      } else {
        guard (1...12).contains(form.month), (1...31).contains(form.day) else { continue }
      }
      let reading = resolver.resolve(form)
      guard reading.date != nil || !reading.alternatives.isEmpty,
        reading.findings.isDisjoint(with: [.impossibleDay, .impossibleMonth])
      else { continue }
      offer(form, to: &collected)
      fitting.append(reading)
      if let date = reading.date, date.year == resolver.idBirthYear { told.append(reading) }
    }
    // The ID decides between forms where it tells the year of one of them.
    if told.count == 1 { return told[0].droppingZeroParts() }
    if fitting.count == 1 { return fitting[0].droppingZeroParts() }
    return collected.alternatives.isEmpty ? DateReading() : collected
  }
}

extension DateReading {
  /// Month and year are a form of their own, in which no day has been left out.
  fileprivate func droppingZeroParts() -> DateReading {
    var reading = self
    reading.repairs.remove(.unknownParts)
    return reading
  }
}
