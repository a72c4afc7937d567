import Corpora
import Testing

@testable import Identifiers

@Suite struct LunarCalendarTests {
  /// Lunar day, leap month or not, solar day: the table and an independent algorithm agree on all.
  static let known: [(lunar: String, isLeap: Bool, solar: String)] = [
    ("01/01/1930", false, "1930-01-30"),
    ("01/01/1935", false, "1935-02-04"),
    ("01/01/1940", false, "1940-02-08"),
    ("01/01/1945", false, "1945-02-13"),
    ("01/01/1950", false, "1950-02-17"),
    ("01/01/1954", false, "1954-02-03"),
    ("01/01/1960", false, "1960-01-28"),
    ("01/01/1965", false, "1965-02-02"),
    ("01/01/1968", false, "1968-01-29"),
    ("01/01/1969", false, "1969-02-16"),
    ("01/01/1975", false, "1975-02-11"),
    ("01/01/1980", false, "1980-02-16"),
    ("01/01/1985", false, "1985-01-21"),
    ("01/01/1990", false, "1990-01-27"),
    ("01/01/2000", false, "2000-02-05"),
    ("01/01/2005", false, "2005-02-09"),
    ("01/01/2007", false, "2007-02-17"),
    ("01/01/2010", false, "2010-02-14"),
    ("01/01/2015", false, "2015-02-19"),
    ("01/01/2019", false, "2019-02-05"),
    ("01/01/2020", false, "2020-01-25"),
    ("01/01/2021", false, "2021-02-12"),
    ("01/01/2022", false, "2022-02-01"),
    ("01/01/2023", false, "2023-01-22"),
    ("01/01/2024", false, "2024-02-10"),
    ("01/01/2025", false, "2025-01-29"),
    ("01/01/2026", false, "2026-02-17"),
    ("01/01/2027", false, "2027-02-06"),
    ("01/01/2030", false, "2030-02-02"),
    ("01/06/1930", true, "1930-07-26"),
    ("01/05/1933", true, "1933-06-23"),
    ("01/07/1938", true, "1938-08-25"),
    ("01/04/1944", true, "1944-05-22"),
    ("01/02/1947", true, "1947-03-23"),
    ("01/05/1952", true, "1952-06-22"),
    ("01/08/1957", true, "1957-09-24"),
    ("01/04/1963", true, "1963-05-23"),
    ("01/03/1966", true, "1966-04-21"),
    ("01/07/1968", true, "1968-08-24"),
    ("01/05/1971", true, "1971-06-23"),
    ("01/08/1976", true, "1976-09-24"),
    ("01/06/1979", true, "1979-07-24"),
    ("15/06/1979", true, "1979-08-07"),
    ("15/06/1979", false, "1979-07-08"),
    ("01/04/1982", true, "1982-05-23"),
    ("01/02/1985", true, "1985-03-21"),
    ("15/02/1985", true, "1985-04-04"),
    ("15/02/1985", false, "1985-03-06"),
    ("01/07/1987", true, "1987-08-24"),
    ("01/05/1990", true, "1990-06-23"),
    ("01/08/1995", true, "1995-09-24"),
    ("01/04/2001", true, "2001-05-23"),
    ("01/02/2004", true, "2004-03-21"),
    ("01/07/2006", true, "2006-08-24"),
    ("01/05/2009", true, "2009-06-23"),
    ("01/04/2012", true, "2012-05-21"),
    ("01/09/2014", true, "2014-10-24"),
    ("01/06/2017", true, "2017-07-23"),
    ("01/04/2020", true, "2020-05-23"),
    ("01/02/2023", true, "2023-03-22"),
    ("15/02/2023", true, "2023-04-05"),
    ("15/02/2023", false, "2023-03-06"),
    ("01/06/2025", true, "2025-07-25"),
    ("15/06/2025", true, "2025-08-08"),
    ("15/06/2025", false, "2025-07-09"),
    ("01/05/2028", true, "2028-06-23"),
    ("23/12/1955", false, "1956-02-04"),
    ("23/12/1978", false, "1979-01-21"),
    ("23/12/1988", false, "1989-01-30"),
    ("23/12/1999", false, "2000-01-29"),
    ("19/05/1990", false, "1990-06-11"),
    ("15/08/1962", false, "1962-09-13"),
    ("29/11/1984", false, "1984-12-21"),
    ("01/12/1984", false, "1984-12-22"),
    ("01/11/2033", true, "2033-12-22"),
  ]

  @Test("Known days convert both ways", arguments: known)
  func knownDay(lunar: String, isLeap: Bool, solar: String) throws {
    let parts = lunar.split(separator: "/").compactMap { Int($0) }
    let expected = date(solar)
    #expect(
      LunarCalendar.solar(
        lunarYear: parts[2], month: parts[1], day: parts[0], isLeap: isLeap) == expected)
    let back = try #require(LunarCalendar.lunar(of: expected))
    #expect(
      back
        == LunarCalendar.LunarDate(
          year: parts[2], month: parts[1], day: parts[0], isLeap: isLeap))
  }

  @Test("Every day from 1900 to 2100 converts there and back")
  func everyDay() throws {
    let first = try #require(date("1900-01-31").dayNumber)
    let last = try #require(date("2101-01-28").dayNumber)
    for number in first...last {
      let solar = try #require(BirthDate(dayNumber: number))
      let lunar = try #require(LunarCalendar.lunar(of: solar))
      let back = LunarCalendar.solar(
        lunarYear: lunar.year, month: lunar.month, day: lunar.day, isLeap: lunar.isLeap)
      #expect(back == solar)
    }
    #expect(LunarCalendar.lunar(of: date("1900-01-30")) == nil)
    #expect(LunarCalendar.lunar(of: date("2101-01-29")) == nil)
    #expect(LunarCalendar.lunar(of: date("1990-03")) == nil)
  }

  @Test("The computed months of 1968 to 2050 equal the table, all of them")
  func computedMonths() {
    let table = LunarMonthTable.shared
    var compared = 0
    for year in 1968...2050 {
      let computed = LunarAstronomy.months(ofLunarYear: year)
      #expect(computed == table.months.filter { Int($0.year) == year })
      compared += computed.count
    }
    #expect(compared == 1027)
  }

  @Test("Months follow one another with 29 or 30 days, and years have 12 or 13")
  func regular() {
    let months = LunarMonthTable.shared.months
    for index in 1..<months.count {
      #expect((29...30).contains(months[index].start - months[index - 1].start))
    }
    let years = LunarMonthTable.shared.years
    #expect(years.count == 201)
    for index in 1..<years.count {
      let count = years[index].firstMonth - years[index - 1].firstMonth
      #expect(count == (years[index - 1].leapMonth == 0 ? 12 : 13))
    }
  }

  @Test("A lunar date in a month that comes twice has two solar readings")
  func readings() {
    #expect(texts(LunarCalendar.solarReadings(of: date("2023-02-15"))) == "06/03/2023 05/04/2023")
    #expect(texts(LunarCalendar.solarReadings(of: date("1990-03-15"))) == "10/04/1990")
    #expect(LunarCalendar.solarReadings(of: date("1990-03")).isEmpty)
    #expect(LunarCalendar.solarReadings(of: date("1890-03-15")).isEmpty)
    #expect(LunarCalendar.lunarReading(of: date("1990-06-11")) == date("1990-05-19"))
    // The 30th of the second month of 1990 has no name in the solar calendar.
    #expect(LunarCalendar.lunarReading(of: date("1990-03-26")) == nil)
    #expect(LunarCalendar.solar(lunarYear: 1990, month: 13, day: 1, isLeap: false) == nil)
    #expect(LunarCalendar.solar(lunarYear: 1990, month: 4, day: 1, isLeap: true) == nil)
    #expect(LunarCalendar.solar(lunarYear: 2101, month: 1, day: 1, isLeap: false) == nil)
  }

  @Test("Two series for the new moon agree from 2051 to 2100 but for two moments near midnight")
  func secondSeries() {
    var differences: [String] = []
    for index in 630...1250 {
      let day = LunarAstronomy.newMoonDay(index)
      if day != ShortNewMoon.day(index) {
        differences.append(BirthDate(dayNumber: day)?.iso ?? "")
      }
    }
    // Both lie within three minutes of midnight; the widespread table of Hồ Ngọc Đức has them as we do.
    #expect(differences == ["2072-12-09", "2077-11-15"])
  }

  @Test("The sine of our own equals the mathematical one")
  func sine() {
    let known: [(Double, Double)] = [
      (0, 0), (30, 0.5), (90, 1), (150, 0.5), (180, 0), (270, -1), (-30, -0.5), (3690, 1),
      (45, 0.707106781186547524), (-135, -0.707106781186547524),
    ]
    for (angle, expected) in known {
      #expect(abs(LunarAstronomy.sine(angle) - expected) < 1e-14)
    }
  }
}
