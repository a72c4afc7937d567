import Testing

@testable import Identifiers

@Suite("Dates whose column tells what they are")
struct DateFormCountsTests {
  private func conventions(_ cells: [String], idYear: Int? = nil) -> DateConventions {
    var forms = DateFormCounts()
    for cell in cells {
      let bytes = Array(cell.utf8)
      forms.add(bytes.span, idBirthYear: idYear)
    }
    return .decide(DateOrderCounts(), SerialEpochCounts(), NewYearCounts(), forms)
  }

  private func read(_ text: String, _ conventions: DateConventions, idYear: Int? = nil)
    -> DateReading
  {
    let bytes = Array(text.utf8)
    let reader = BirthDateReader(asOfYear: 2025, conventions: conventions)
    return reader.read(bytes.span, idBirthYear: idYear)
  }

  @Test("Beside dates of eight digits, seven lack the zero of the day")
  func sevenDigits() {
    let padded = conventions(["23081978", "15031990", "02091945"])
    #expect(read("1121985", padded).date?.text == "01/12/1985")
    #expect(read("1121985", padded).repairs.contains(.paddedZero))
    #expect(read("1121985", conventions(["23111978"])).date == nil)
  }

  @Test("Years of two digits count where the numbers bear them out")
  func shortYears() {
    let short = conventions(Array(repeating: "85", count: 5), idYear: 1985)
    #expect(read("90", short, idYear: 1990).date?.text == "1990")
    #expect(read("90", short).date?.text == "1990")
    #expect(read("15", short).date == nil)
    #expect(read("90", DateConventions(), idYear: 1990).date == nil)
  }

  @Test("Where other months are Roman, II is the second")
  func romanMonths() {
    let roman = conventions(["21/VI/1981", "17-IV-1936", "02/VIII/1990"])
    #expect(read("05/II/1990", roman).date?.text == "05/02/1990")
    #expect(read("05/II/1990", conventions(["21/VI/1981"])).date == nil)
    #expect(read("8/X/1999", roman).date?.text == "08/10/1999")
  }

  @Test("A column of days of 1905 is one of years")
  func of1905() {
    let years = conventions(["06/06/1905", "12/06/1905", "05/05/1905", "01/06/1905", "07/06/1905"])
    #expect(read("06/06/1905", years).date?.text == "1984")
    #expect(read("06/06/1905", years, idYear: 2005).date?.text == "06/06/2005")
    #expect(read("06/06/1905", DateConventions()).date == nil)
  }

  @Test(
    "Months in Roman numbers and the time of day of Oracle are read",
    arguments: [
      DateCase(
        cell: "5 II 1990", date: "05/02/1990", alternatives: "05/11/1990", repairs: "B01;B09"),
      DateCase(cell: "05/II/1990", alternatives: "05/11/1990 05/02/1990"),
      DateCase(cell: "8/X/1999", date: "1999", repairs: "B11;B18"),
      DateCase(cell: "21-xii-1981", date: "21/12/1981", repairs: "B01;B09"),
      DateCase(cell: "15/x/1990", date: "1990", repairs: "B11;B18"),
      DateCase(
        cell: "05-MAR-85 12.00.00.000000 AM", date: "05/03/1985", repairs: "B05;B08;B09",
        idYear: 1985),
      DateCase(cell: "05-MAR-1985 12.00.00 AM", date: "05/03/1985", repairs: "B05;B09"),
    ])
  func forms(item: DateCase) {
    let reading = readDate(item.cell, idYear: item.idYear)
    #expect((reading.date?.text ?? "") == item.date)
    #expect(reading.alternatives.map(\.text).joined(separator: " ") == item.alternatives)
    #expect(reading.repairs.codes == item.repairs)
  }
}
