extension DateScan {
  /// The ten stems and the twelve branches of the years of the lunar calendar, without marks; 4 is a year of Giáp Tý.
  private static let stems = [
    "giap", "at", "binh", "dinh", "mau", "ky", "canh", "tan", "nham", "quy",
  ]
  private static let branches: [(word: String, number: Int)] = [
    ("ty", 0), ("ty", 5), ("ti", 0), ("ti", 5), ("suu", 1), ("dan", 2), ("mao", 3), ("meo", 3),
    ("thin", 4), ("ngo", 6), ("mui", 7), ("than", 8), ("dau", 9), ("tuat", 10), ("hoi", 11),
  ]

  /// Offers the dates of a year that is named by stem and branch, `5/1/Canh Thân`, where the ID tells which of the years so
  /// named it is.
  ///
  /// They are candidates: the day as it is written, and the solar days that it means. The ID tells the solar year, of which
  /// a lunar year ends in the next.
  func offerSexagenary(_ reading: inout DateReading) {
    guard reading.date == nil, reading.alternatives.isEmpty, let told = resolver.idBirthYear,
      let (words, number) = sexagenaryYear()
    else { return }
    var found = Candidates<BirthDate>()
    for year in [told - 1, told] where (year - 4) % 60 == number && resolver.isPossible(year) {
      let cell =
        (low..<words.lowerBound).map { text[$0] } + Array(String(year).utf8)
        + (words.upperBound..<high).map { text[$0] }
      var scan = DateScan(
        cell.span, resolver: DateResolver(reader: resolver.reader, idBirthYear: nil))
      guard let date = scan.read().date, date.year == year else { continue }
      let solar = LunarCalendar.solarReadings(of: date)
      guard date.precision == .day ? solar.contains(where: { $0.year == told }) : year == told
      else { continue }
      found.append(date)
      for day in solar where day <= resolver.reader.asOf { found.append(day) }
    }
    guard !found.isEmpty else { return }
    reading.findings.subtract([.yearMissing, .unreadable])
    reading.findings.insert(.lunarOnly)
    reading.alternatives = found
  }

  /// Where stem and branch stand, and their year among sixty.
  private func sexagenaryYear() -> (words: Range<Int>, number: Int)? {
    var place = low
    var last = low..<low
    while place < high {
      guard text[place].isLetter else {
        place += 1
        continue
      }
      var end = place
      while end < high, text[end].isLetter { end += 1 }
      if place == last.upperBound + 1, let year = number(last, place..<end) {
        return (last.lowerBound..<end, year)
      }
      last = place..<end
      place = end
    }
    return nil
  }

  private func number(_ first: Range<Int>, _ second: Range<Int>) -> Int? {
    guard first.count <= 4, second.count <= 4,
      let stem = Self.stems.firstIndex(of: text.text(first).lowercased())
    else { return nil }
    let word = text.text(second).lowercased()
    // Only half of the pairs are years, so that Tý and Tỵ are told apart without their marks.
    let branch = Self.branches.first { $0.word == word && ($0.number - stem) % 2 == 0 }
    guard let branch else { return nil }
    return (0..<60).first { $0 % 10 == stem && $0 % 12 == branch.number }
  }
}
