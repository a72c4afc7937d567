import Testing

@testable import Identifiers

@Suite("Years in which nobody alive is born")
struct CenturySlipTests {
  @Test(
    "A day of 1905 is a year or a day of 2005, as the ID tells",
    arguments: [
      DateCase(cell: "06/06/1905", date: "1984", repairs: "B07", idYear: 1984),
      DateCase(cell: "06/06/1905", date: "06/06/2005", repairs: "B22", idYear: 2005),
      DateCase(cell: "6/6/1905", date: "06/06/2005", repairs: "B02;B22", idYear: 2005),
      DateCase(cell: "06/1905", date: "06/2005", repairs: "B22", idYear: 2005),
      DateCase(cell: "06.06.1905", date: "06/06/2005", repairs: "B01;B22", idYear: 2005),
      DateCase(cell: "06061905", date: "06/06/2005", repairs: "B03;B22", idYear: 2005),
      DateCase(cell: "19050606", date: "1984", repairs: "B03;B04;B07", idYear: 1984),
      DateCase(cell: "25/12/1905", date: "25/12/2005", repairs: "B22", idYear: 2005),
      DateCase(cell: "1905", date: "1905", findings: "B59", idYear: 2005),
      DateCase(cell: "06/06/1905", alternatives: "1984 06/06/2005", findings: "B61"),
      DateCase(cell: "06/06/1905", alternatives: "1984 06/06/2005", findings: "B61", idYear: 1960),
      DateCase(cell: "27/06/1905", date: "2005", alternatives: "27/06/2005", repairs: "B07"),
      DateCase(cell: "05/03/1890", date: "05/03/1990", repairs: "B22", idYear: 1990),
    ])
  func slips(item: DateCase) {
    let reading = readDate(item.cell, idYear: item.idYear)
    #expect((reading.date?.text ?? "") == item.date)
    #expect(reading.alternatives.map(\.text).joined(separator: " ") == item.alternatives)
    #expect(reading.repairs.codes == item.repairs)
    #expect(reading.findings.codes == item.findings)
  }

  @Test("Each day of 1905 is the year of its serial number or the day of 2005, as the ID tells")
  func daysOf1905() throws {
    let first = BirthDate.dayNumber(year: 1905, month: 1, day: 1)
    for number in first..<first + 365 {
      let day = try #require(BirthDate(dayNumber: number))
      let serial = number + 2
      let isYear = (1906...2025).contains(serial)
      let later = try #require(BirthDate(year: 2005, month: day.month, day: day.day))
      if isYear {
        let year = try #require(BirthDate(year: serial))
        #expect(readDate(day.text, idYear: serial).date == year)
        let alone = readDate(day.text)
        if serial == 2005 {
          #expect(alone.date == year && alone.alternatives.contains(later))
        } else {
          #expect(alone.date == nil && alone.repairs.isEmpty)
          #expect(alone.alternatives.count == 2 && alone.alternatives.contains(year))
          #expect(alone.alternatives.contains(later))
        }
      }
      if serial != 2005 { #expect(readDate(day.text, idYear: 2005).date == later) }
      // Whoever was born in 1905 by the number too is left so.
      let kept = readDate(day.text, idYear: 1905)
      #expect(kept.repairs.isEmpty && (kept.date == nil || kept.date == day))
    }
  }

  @Test("When nobody of 1905 is believed any more, its days without separators are read the same")
  func later() {
    let reader = BirthDateReader(asOfYear: 2026)
    for (cell, idYear, expected) in [
      ("06061905", 2005, "06/06/2005"), ("06061905", 1984, "1984"),
      ("19050606", 2005, "06/06/2005"),
    ] {
      let bytes = Array(cell.utf8)
      #expect(reader.read(bytes.span, idBirthYear: idYear).date?.text == expected)
    }
  }
}
