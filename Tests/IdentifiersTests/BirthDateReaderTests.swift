import TestSupport
import Testing

@testable import Identifiers

struct DateCase: Sendable, CustomTestStringConvertible {
  var cell: String
  var date = ""
  var alternatives = ""
  var repairs = ""
  var findings = ""
  var idYear: Int?
  var order = DateOrder.dayMonth
  var testDescription: String { cell }
}

@Suite struct BirthDateReaderTests {
  static let forms: [DateCase] = [
    DateCase(cell: "05/03/1990", date: "05/03/1990"),
    DateCase(cell: " 05/03/1990 ", date: "05/03/1990"),
    DateCase(cell: "5/3/1990", date: "05/03/1990", repairs: "B02"),
    DateCase(cell: "05-03-1990", date: "05/03/1990", repairs: "B01"),
    DateCase(cell: "05.03.1990", date: "05/03/1990", repairs: "B01"),
    DateCase(cell: "05 03 1990", date: "05/03/1990", repairs: "B01"),
    DateCase(cell: "05 / 03 / 1990", date: "05/03/1990"),
    DateCase(cell: "1952", date: "1952"),
    DateCase(cell: "1952.0", date: "1952"),
    DateCase(cell: "03/1952", date: "03/1952"),
    DateCase(cell: "3-1952", date: "03/1952"),
    DateCase(cell: "1952-03", date: "03/1952", repairs: "B04"),
    DateCase(cell: "00/00/1952", date: "1952", repairs: "B11"),
    DateCase(cell: "00/03/1952", date: "03/1952", repairs: "B11"),
    DateCase(cell: "../../1952", date: "1952", repairs: "B11"),
    DateCase(cell: "xx/03/1952", date: "03/1952", repairs: "B11"),
    DateCase(cell: "…/…/1952", date: "1952", repairs: "B11"),
    DateCase(cell: "//1952", date: "1952", repairs: "B11"),
    DateCase(cell: "19900315", date: "15/03/1990", repairs: "B03;B04"),
    DateCase(cell: "15031990", date: "15/03/1990", repairs: "B03"),
    DateCase(cell: "00001952", date: "1952", repairs: "B03;B11"),
    DateCase(cell: "5031990", date: "05/03/1990", repairs: "B03;B19"),
    DateCase(cell: "031990", date: "03/1990", repairs: "B03"),
    DateCase(cell: "199003150000", date: "15/03/1990", repairs: "B03;B04;B05"),
    DateCase(cell: "195200000000", date: "1952", repairs: "B03;B04;B05;B11"),
    DateCase(cell: "1990-03-15", date: "15/03/1990", repairs: "B01;B04"),
    DateCase(cell: "1990-03-15 00:00:00", date: "15/03/1990", repairs: "B01;B04;B05"),
    DateCase(cell: "1990-03-15T00:00:00.000Z", date: "15/03/1990", repairs: "B01;B04;B05"),
    DateCase(cell: "1990-03-15T00:00:00+07:00", date: "15/03/1990", repairs: "B01;B04;B05"),
    DateCase(cell: "15/03/1990 0:00", date: "15/03/1990", repairs: "B05"),
    DateCase(cell: "32947", date: "15/03/1990", repairs: "B06"),
    DateCase(cell: "32947.0", date: "15/03/1990", repairs: "B06"),
    DateCase(cell: "32947.5", date: "15/03/1990", repairs: "B05;B06"),
    DateCase(cell: "12/06/1905", date: "1990", repairs: "B07", idYear: 1990),
    DateCase(cell: "1905-06-12", date: "1990", repairs: "B01;B04;B07", idYear: 1990),
    DateCase(cell: "05/03/52", date: "05/03/1952", repairs: "B08"),
    DateCase(cell: "05/03/15", date: "05/03/2015", repairs: "B08", idYear: 2015),
    DateCase(cell: "90-03-15", date: "15/03/1990", repairs: "B01;B04;B08"),
    DateCase(cell: "150390", date: "15/03/1990", repairs: "B03;B08"),
    DateCase(cell: "900315", date: "15/03/1990", repairs: "B03;B08"),
    DateCase(cell: "ngày 05 tháng 3 năm 1990", date: "05/03/1990", repairs: "B09"),
    DateCase(cell: "Ngày 5/3 năm 1990", date: "05/03/1990", repairs: "B01;B02;B09"),
    DateCase(cell: "tháng 3 năm 1990", date: "03/1990", repairs: "B09;B11"),
    DateCase(cell: "sinh năm 1952", date: "1952", repairs: "B09"),
    DateCase(cell: "Sinh ngày: 05/03/1990", date: "05/03/1990", repairs: "B09"),
    DateCase(cell: "SN 1952", date: "1952", repairs: "B09"),
    DateCase(cell: "05-Mar-1990", date: "05/03/1990", repairs: "B09"),
    DateCase(cell: "Mar 5 1990", date: "05/03/1990", repairs: "B09"),
    DateCase(cell: "March 5th, 1990", date: "05/03/1990", repairs: "B09"),
    DateCase(cell: "05-Thg3-1990", date: "05/03/1990", repairs: "B09"),
    DateCase(cell: "Ngày 5 tháng Ba năm 1990", date: "05/03/1990", repairs: "B09"),
    DateCase(cell: "ngày 5 tháng mười hai năm 1990", date: "05/12/1990", repairs: "B09"),
    DateCase(cell: "ngày 5 tháng mười năm 1990", date: "05/10/1990", repairs: "B09"),
    DateCase(cell: "5 tháng năm năm 1990", date: "05/05/1990", repairs: "B09"),
    DateCase(cell: "15/ba/1990", date: "15/03/1990", repairs: "B09"),
    DateCase(cell: "15-mười một-1990", date: "15/11/1990", repairs: "B09"),
    DateCase(cell: "O5/03/199O", date: "05/03/1990", repairs: "B12"),
    DateCase(cell: "０５/０３/１９９０", date: "05/03/1990", repairs: "B13"),
    DateCase(cell: "05/03\u{200B}/1990", date: "05/03/1990", repairs: "B14"),
    DateCase(cell: "05/03/1990 (đã sửa)", date: "05/03/1990", repairs: "B15"),
    DateCase(cell: "'05/03/1990", date: "05/03/1990", repairs: "B16"),
    DateCase(cell: "05/03/1990; 05/03/1990", date: "05/03/1990", repairs: "B20"),
    DateCase(cell: "1990 (05/03/1990)", date: "05/03/1990", repairs: "B20"),
    DateCase(cell: "03/05/1990", date: "05/03/1990", order: .monthDay),
    DateCase(cell: "3/25/1990", date: "25/03/1990", repairs: "B02", order: .monthDay),
  ]

  /// Letters in place of digits, Roman months, and midnights of Vietnam in universal time.
  static let lettersAndZones: [DateCase] = [
    DateCase(cell: "03/lO/1986", date: "03/10/1986", repairs: "B12"),
    DateCase(cell: "O3/lO/1986", date: "03/10/1986", repairs: "B12"),
    DateCase(cell: "lO/O6/1939", date: "10/06/1939", repairs: "B12"),
    DateCase(cell: "03/Il/1986", date: "03/11/1986", repairs: "B12"),
    DateCase(cell: "O5/Ol/1986", date: "05/01/1986", repairs: "B12"),
    DateCase(cell: "15/VI/1990", date: "15/06/1990", repairs: "B09"),
    DateCase(cell: "15-XII-1990", date: "15/12/1990", repairs: "B01;B09"),
    DateCase(cell: "1990-03-14T17:00:00Z", date: "15/03/1990", repairs: "B01;B04;B05;B21"),
    DateCase(cell: "1986-09-23T17:00:00.000Z", date: "24/09/1986", repairs: "B01;B04;B05;B21"),
    DateCase(cell: "1965-03-14T16:00:00.000Z", date: "15/03/1965", repairs: "B01;B04;B05;B21"),
    DateCase(
      cell: "1999-12-31T17:00:00Z", date: "01/01/2000", repairs: "B01;B04;B05;B21",
      findings: "B53"),
  ]

  @Test(
    "Letters for digits and universal time are read where one reading is left",
    arguments: lettersAndZones)
  func readsLetters(item: DateCase) { check(item) }

  /// Signs elsewhere than between day, month and year.
  static let otherSigns: [DateCase] = [
    DateCase(cell: "1.990", date: "1990", repairs: "B01"),
    DateCase(cell: "1,990.00", date: "1990", repairs: "B01"),
    DateCase(cell: "32.947", date: "15/03/1990", repairs: "B01;B06"),
    DateCase(cell: "15.031.990", date: "15/03/1990", repairs: "B01;B03"),
    DateCase(cell: "5.031.990", date: "05/03/1990", repairs: "B01;B03;B19"),
    DateCase(cell: "1.350", findings: "B52"),
    DateCase(cell: "15:03:1990", date: "15/03/1990", repairs: "B01"),
    DateCase(cell: "15/03/1990 15:03:19", date: "15/03/1990", repairs: "B05"),
    DateCase(cell: "1 5/0 3/1 9 9 0", date: "15/03/1990", repairs: "B01"),
    DateCase(cell: "15/03/1990 040190123456", alternatives: "15/03/1990", findings: "B61"),
    DateCase(
      cell: "5/3/1990 040190123456", alternatives: "05/03/1990", repairs: "B02", findings: "B61"),
    DateCase(cell: "15/031990", alternatives: "15/03/1990", findings: "B61"),
    DateCase(cell: "/Date(637459200000)/", date: "15/03/1990", repairs: "B15;B21"),
    DateCase(cell: "/Date(637434000000+0700)/", date: "15/03/1990", repairs: "B15;B21"),
    DateCase(cell: "/Date(-151400000000)/", date: "16/03/1965", repairs: "B15;B21"),
    DateCase(cell: "quý 1/1990", date: "1990", repairs: "B09", findings: "B72"),
    DateCase(cell: "1952 (72 tuổi)", date: "1952"),
    DateCase(cell: "05/03/1952, 72 tuổi", date: "05/03/1952"),
    DateCase(cell: "Q2/1970", date: "1970", repairs: "B09", findings: "B72"),
    DateCase(cell: "Quí II/1970", date: "1970", repairs: "B09", findings: "B72"),
    DateCase(cell: "QIV-1970", date: "1970", repairs: "B09", findings: "B72"),
    DateCase(cell: "q.3 năm 1970", date: "1970", repairs: "B09", findings: "B72"),
    DateCase(cell: "1970-Q2", date: "1970", repairs: "B09", findings: "B72"),
    DateCase(cell: "Q2/2099", findings: "B57;B72"),
    DateCase(cell: "Q5/03/1970", date: "05/03/1970", repairs: "B12"),
  ]

  @Test("Signs in other places than between day, month and year", arguments: otherSigns)
  func readsOtherSigns(item: DateCase) { check(item) }

  static let faults: [DateCase] = [
    DateCase(cell: "", findings: "B51"),
    DateCase(cell: "   ", findings: "B51"),
    DateCase(cell: "01/01/1952", date: "01/01/1952", findings: "B53"),
    DateCase(cell: "01/01/1900", repairs: "B17", findings: "B54"),
    DateCase(cell: "01/01/1970", repairs: "B17", findings: "B54"),
    DateCase(cell: "01/01/1970", date: "01/01/1970", findings: "B53;B54", idYear: 1970),
    DateCase(cell: "30/12/1899", repairs: "B17", findings: "B54"),
    DateCase(cell: "31/12/9999", repairs: "B17", findings: "B54"),
    DateCase(cell: "00/00/0000", repairs: "B17", findings: "B54"),
    DateCase(cell: "0", repairs: "B17", findings: "B54"),
    DateCase(
      cell: "31/04/1990", date: "1990", alternatives: "04/1990", repairs: "B18",
      findings: "B55"),
    DateCase(
      cell: "30/02/1990", date: "1990", alternatives: "26/03/1990 02/1990", repairs: "B18",
      findings: "B55;B68"),
    DateCase(cell: "15/13/1990", date: "1990", repairs: "B18", findings: "B56"),
    DateCase(
      cell: "03/25/1990", date: "1990", alternatives: "25/03/1990", repairs: "B18",
      findings: "B56"),
    DateCase(
      cell: "05/13/1990", date: "1990", alternatives: "13/05/1990", repairs: "B18",
      findings: "B56"),
    DateCase(
      cell: "13/05/1990", date: "1990", alternatives: "13/05/1990", repairs: "B18",
      findings: "B56", order: .monthDay),
    DateCase(cell: "14/03/1905", findings: "B58"),
    DateCase(cell: "15/03/1905", findings: "B58"),
    DateCase(
      cell: "15/03/1990 (âm lịch)", date: "15/03/1990", alternatives: "10/04/1990",
      repairs: "B15", findings: "B68"),
    DateCase(
      cell: "29/03/1959 (âm)", date: "29/03/1959", alternatives: "06/05/1959", repairs: "B15",
      findings: "B68"),
    DateCase(
      cell: "15/3/1990 ÂL", date: "15/03/1990", alternatives: "10/04/1990", repairs: "B02;B15",
      findings: "B68"),
    DateCase(
      cell: "15/02/1985 âm lịch (nhuận)", date: "15/02/1985", alternatives: "06/03/1985 04/04/1985",
      repairs: "B15", findings: "B68"),
    DateCase(cell: "15/00/1990", date: "1990", repairs: "B18", findings: "B56"),
    DateCase(cell: "05/03/2031", findings: "B57"),
    DateCase(cell: "05/03/2031", alternatives: "05/03/1990", findings: "B57", idYear: 1990),
    DateCase(
      cell: "01/09/2025", date: "2025", alternatives: "09/01/2025", repairs: "B18",
      findings: "B57"),
    DateCase(cell: "05/03/1890", findings: "B58"),
    DateCase(cell: "05/03/1990", date: "05/03/1990", findings: "B59", idYear: 1991),
    DateCase(cell: "05/03/15", alternatives: "05/03/2015 05/03/1915", findings: "B60"),
    DateCase(cell: "52", alternatives: "1952", findings: "B61", idYear: 1952),
    DateCase(
      cell: "1111990", alternatives: "01/11/1990 11/01/1990", repairs: "B03",
      findings: "B61"),
    DateCase(
      cell: "05/03/1990 hoặc 06/03/1990", alternatives: "05/03/1990 06/03/1990",
      repairs: "B15", findings: "B62"),
    DateCase(
      cell: "05/03/19990", alternatives: "05/03/1990 05/03/1999", findings: "B63",
      idYear: 1990),
    DateCase(cell: "05/03/199", alternatives: "05/03/1990", findings: "B63", idYear: 1990),
    DateCase(cell: "05/03", findings: "B64"),
    DateCase(cell: "khoảng 1952", date: "1952", findings: "B65"),
    DateCase(cell: "65 tuổi", findings: "B66"),
    DateCase(
      cell: "1990-03-14T17:30:00Z", date: "14/03/1990", alternatives: "15/03/1990",
      repairs: "B01;B04;B05", findings: "B67"),
    DateCase(
      cell: "1990-03-14T16:00:00Z", date: "14/03/1990", alternatives: "15/03/1990",
      repairs: "B01;B04;B05", findings: "B67"),
    DateCase(cell: "1969-12-31T17:00:00Z", repairs: "B17", findings: "B54"),
    DateCase(
      cell: "09/II/1948", alternatives: "09/11/1948 09/02/1948", findings: "B61"),
    DateCase(cell: "II/05/1965", alternatives: "11/05/1965 02/05/1965", findings: "B61"),
    DateCase(cell: "09/bb/1948", alternatives: "1948", repairs: "B15", findings: "B52"),
    DateCase(cell: "0407/1990", alternatives: "04/07/1990", findings: "B61"),
    DateCase(cell: "1602/1960", alternatives: "16/02/1960", findings: "B61"),
    DateCase(cell: "2002/2020", alternatives: "2002 2020", findings: "B62"),
    DateCase(
      cell: "ngày rằm tháng tám 1990", date: "15/08/1990", alternatives: "03/10/1990",
      repairs: "B09;B15", findings: "B68"),
    DateCase(
      cell: "rằm tháng 7/1962", date: "15/07/1962", alternatives: "14/08/1962",
      repairs: "B09;B15", findings: "B68"),
    DateCase(
      cell: "mùng 5 tháng 3 năm 1990", date: "05/03/1990", alternatives: "31/03/1990",
      repairs: "B09;B15", findings: "B68"),
    DateCase(
      cell: "3/5/1990 12:00:00 AM", date: "03/05/1990", alternatives: "05/03/1990",
      repairs: "B02;B05", findings: "B61"),
    DateCase(cell: "không rõ", findings: "B52"),
    DateCase(cell: "40190123456", findings: "B52"),
    DateCase(cell: "/", findings: "B52"),
  ]

  /// Dates in words: what is read is written there, and what cannot be read is not left out.
  static let words: [DateCase] = [
    DateCase(cell: "5 mars 1990", alternatives: "1990", repairs: "B15", findings: "B52"),
    DateCase(cell: "5 xxx 1990", alternatives: "1990", repairs: "B15", findings: "B52"),
    DateCase(cell: "12 Avril 1990", alternatives: "1990", repairs: "B15", findings: "B52"),
    DateCase(cell: "5 ba 1990", alternatives: "1990", repairs: "B15", findings: "B52"),
    DateCase(cell: "5 sáu 1990", alternatives: "1990", findings: "B52;B65"),
    DateCase(cell: "ngày sáu tháng một năm 1973", date: "06/01/1973", repairs: "B09"),
    DateCase(cell: "ngày ba tháng 2 năm 1973", date: "03/02/1973", repairs: "B09"),
    DateCase(
      cell: "ngày hai mươi tháng mười hai năm 1973", date: "20/12/1973", repairs: "B09"),
    DateCase(cell: "Ngày ba mươi mốt tháng mười năm 1973", date: "31/10/1973", repairs: "B09"),
    DateCase(cell: "ngày mười lăm tháng tám năm 1973", date: "15/08/1973", repairs: "B09"),
    DateCase(cell: "ngày hai mốt tháng tám năm 1973", date: "21/08/1973", repairs: "B09"),
    DateCase(
      cell: "mồng năm tháng giêng năm 1980", date: "05/01/1980", alternatives: "20/02/1980",
      repairs: "B09;B15", findings: "B68"),
    DateCase(
      cell: "hai mươi tháng mười hai năm 1973", alternatives: "1973", repairs: "B09;B15",
      findings: "B52"),
    DateCase(
      cell: "ngày chín chín tháng một năm 1973", alternatives: "1973", repairs: "B09",
      findings: "B52"),
    DateCase(cell: "từ tháng 3 năm 1990", date: "03/1990", repairs: "B09;B11;B15"),
    DateCase(cell: "Ngày, tháng, năm sinh: 03/1990", date: "03/1990", repairs: "B09;B11"),
    DateCase(cell: "nga2y 14 tha1ng 3 na8m 1946", date: "14/03/1946", repairs: "B09"),
    DateCase(cell: "trước năm 1945", date: "1945", repairs: "B09", findings: "B65"),
    DateCase(cell: "sau 1990", date: "1990", findings: "B65"),
    DateCase(
      cell: "1990 (05/03)", alternatives: "05/03/1990 03/05/1990", repairs: "B01;B04",
      findings: "B61"),
    DateCase(
      cell: "1990 (15/03)", alternatives: "15/03/1990", repairs: "B01;B04", findings: "B61"),
    DateCase(cell: "=DATE(1993,3,24)", date: "24/03/1993", repairs: "B01;B02;B04;B09;B16"),
    DateCase(cell: "12 Tháng Năm 1980", date: "12/05/1980", repairs: "B09"),
    DateCase(cell: "12 Tháng Sáu 1980", date: "12/06/1980", repairs: "B09"),
    DateCase(
      cell: "12 tháng năm 1980", alternatives: "12/05/1980 1980", repairs: "B09",
      findings: "B61"),
    DateCase(
      cell: "Ngày 12 Tháng Năm 1980", alternatives: "12/05/1980 1980", repairs: "B09",
      findings: "B61"),
    DateCase(cell: "00/00/00", repairs: "B17", findings: "B54"),
    DateCase(cell: "0-0-00", repairs: "B17", findings: "B54", idYear: 1952),
    DateCase(
      cell: "mùng 5 tháng Giêng năm Canh Thân", alternatives: "05/01/1980 20/02/1980",
      repairs: "B09;B15", findings: "B68", idYear: 1980),
    DateCase(
      cell: "5/1/Canh Thân", alternatives: "05/01/1980 20/02/1980", repairs: "B15",
      findings: "B68", idYear: 1980),
    DateCase(
      cell: "25/12/Canh Thân", alternatives: "25/12/1980 30/01/1981", repairs: "B15",
      findings: "B68", idYear: 1981),
    DateCase(
      cell: "năm Ất Tỵ", alternatives: "1965", repairs: "B09;B15", findings: "B68", idYear: 1965),
    DateCase(cell: "5/1/Canh Thân", findings: "B64"),
    DateCase(cell: "5/1/Canh Thân", findings: "B64", idYear: 1990),
    DateCase(
      cell: "20/02/1980 (tức 05/01/1980 âm lịch)", date: "20/02/1980", repairs: "B15;B20"),
    DateCase(
      cell: "21/02/1980 (tức 05/01/1980 âm lịch)", alternatives: "21/02/1980 05/01/1980",
      repairs: "B15", findings: "B62;B68"),
  ]

  @Test("No month and no day is invented or left out of words", arguments: words)
  func readsWords(item: DateCase) { check(item) }

  @Test("An English time of day makes no doubt where the days of the column stand in front")
  func dayFirstOnClock() {
    var counts = DateOrderCounts()
    for day in 1...20 { counts.add(Array("\(day)/03/1990 12:00:00 AM".utf8).span) }
    let reader = BirthDateReader(
      asOfYear: 2025, conventions: .decide(counts, SerialEpochCounts()))
    let cell = Array("03/05/1990 12:00:00 AM".utf8)
    let reading = reader.read(cell.span, idBirthYear: nil)
    #expect(reading.date?.text == "03/05/1990" && reading.findings.isEmpty)
    // Dates without a time of day say nothing about those with one.
    var others = DateOrderCounts()
    for day in 1...20 { others.add(Array("\(day)/03/1990".utf8).span) }
    let mixed = BirthDateReader(
      asOfYear: 2025, conventions: .decide(others, SerialEpochCounts()))
    #expect(mixed.read(cell.span, idBirthYear: nil).findings.codes == "B61")
  }

  @Test("Every form of a date is read, and the form is named", arguments: forms)
  func readsForm(item: DateCase) { check(item) }

  @Test("Faults are found, and what is not certain is not accepted", arguments: faults)
  func findsFault(item: DateCase) { check(item) }

  private func check(_ item: DateCase) {
    let reading = readDate(item.cell, order: item.order, idYear: item.idYear)
    #expect((reading.date?.text ?? "") == item.date)
    if !item.alternatives.isEmpty || item.date.isEmpty {
      #expect(texts(reading.alternatives) == item.alternatives)
    }
    #expect(reading.repairs.codes == item.repairs)
    #expect(reading.findings.codes == item.findings)
  }

  @Test("Reading an accepted date again changes nothing")
  func idempotent() {
    for item in Self.forms {
      guard let first = readDate(item.cell, order: item.order).date else { continue }
      let again = readDate(first.text)
      #expect(again.date == first)
      #expect(again.repairs.isEmpty)
    }
  }

  @Test("Every day from 1906 to 2025 is read back from its text, its ISO form and its serial")
  func everyDay() throws {
    let first = BirthDate.dayNumber(year: 1927, month: 6, day: 1)
    let last = BirthDate.dayNumber(year: 2025, month: 6, day: 30)
    for number in first...last {
      let day = try #require(BirthDate(dayNumber: number))
      #expect(day.dayNumber == number)
      guard day != date("1970-01-01") else { continue }
      #expect(readDate(day.text).date == day)
      if number % 7 == 0 {
        #expect(readDate(day.iso).date == day)
        #expect(readDate(String(number + 2)).date == day)
        #expect(readDate(String(day.text.filter { $0 != "/" })).date == day)
      }
    }
  }

  @Test("Any bytes are read without a crash, and an empty result has its reason")
  func anyBytes() {
    var random = SplitMix64(seed: 0xDA7E)
    let pieces: [[UInt8]] =
      ["05", "3", "1990", "1952", "00", "/", "-", ".", " ", ":", "T", "Z", "tháng", "năm", "Mar"]
      .map { Array($0.utf8) }
      + ["32947", "O", "am", "tuổi", "(", ";", "x", "31", "99999"].map {
        Array($0.utf8)
      } + [[0xFF], [0xC3], [0xA0], [0x00]]
    let reader = BirthDateReader(asOfYear: 2025)
    for _ in 0..<40_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...10, using: &random) {
        bytes += pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
      let reading = reader.read(
        bytes.span, idBirthYear: Bool.random(using: &random) ? 1990 : nil)
      #expect(
        reading.date != nil || !reading.findings.isEmpty,
        "\(String(decoding: bytes, as: UTF8.self))")
      if let date = reading.date { #expect(date <= reader.asOf && date.year >= 1905) }
    }
  }

  @Test("Conventions of a column need many dates that bear them out, and none against them")
  func conventions() {
    func decide(_ cells: [String], _ serials: [(String, Int)] = []) -> DateConventions {
      var counts = DateOrderCounts()
      for cell in cells { counts.add(Array(cell.utf8).span) }
      var epochs = SerialEpochCounts()
      for (cell, year) in serials { epochs.add(Array(cell.utf8).span, idBirthYear: year) }
      return DateConventions.decide(counts, epochs)
    }
    let swapped = Array(repeating: "1990-25-03", count: 5)
    #expect(decide(swapped).isDaySecond)
    #expect(!decide(swapped + ["1990-03-25"]).isDaySecond)
    #expect(!decide(["1990-25-03", "1990-25-03"]).isDaySecond)
    #expect(!decide(Array(repeating: "1990-03-05", count: 50)).isDaySecond)
    // 5 March 1990 is 32937 from 1900 and 31475 from 1904.
    let from1904 = Array(repeating: ("31475", 1990), count: 5)
    #expect(decide([], from1904).isFrom1904)
    #expect(!decide([], Array(from1904.dropLast())).isFrom1904)
    #expect(!decide([], from1904 + [("32937", 1990)]).isFrom1904)
    #expect(!decide([], Array(repeating: ("32937", 1990), count: 50)).isFrom1904)
  }

  @Test("The order of a column is decided from its parts")
  func order() {
    func counts(_ cells: [String]) -> DateOrderCounts {
      var counts = DateOrderCounts()
      for cell in cells {
        let bytes = Array(cell.utf8)
        counts.add(bytes.span)
      }
      return counts
    }
    let vietnamese = counts(["15/03/1990", "05/03/1990", "28/2/1952", "1/1/1960"])
    #expect(DateOrder.decide(vietnamese) == .dayMonth)
    let american = counts(["03/15/1990", "3/25/1990", "2/28/1952", "1/1/1960 0:00"])
    #expect(american.total == 4)
    #expect(DateOrder.decide(american) == .monthDay)
    for cells in [
      ["03/15/90", "3/25/90", "2/28/52", "1/1/60"],
      ["03151990", "03251990", "02281952", "01011960"],
    ] {
      #expect(counts(cells).total == 4)
      #expect(DateOrder.decide(counts(cells)) == .monthDay)
    }
    #expect(DateOrder.decide(counts(["15/03/90", "25/3/90", "28/2/52", "1/1/60"])) == .dayMonth)
    #expect(DateOrder.decide(counts(["15031990", "25031990", "28021952"])) == .dayMonth)
    #expect(counts(["19900315", "90/03/15", "040090000123"]).total == 0)
    #expect(DateOrder.decide(counts(["03/15/1990", "15/03/1990"])) == .dayMonth)
    #expect(DateOrder.decide(DateOrderCounts()) == .dayMonth)
    var mixed = DateOrderCounts()
    for _ in 0..<30 { mixed.add(counts(["15/03/1990", "1990-05-03"])) }
    #expect(mixed.isExchangedBySpreadsheet)
    #expect(!vietnamese.isExchangedBySpreadsheet)
    var serials = DateOrderCounts()
    for _ in 0..<30 { serials.add(counts(["15/03/1990", "32996"])) }
    #expect(serials.isExchangedBySpreadsheet)
    // 25 February 1990: a day that no exchange can make.
    serials.add(counts(["32929"]))
    #expect(!serials.isExchangedBySpreadsheet)
    mixed.add(counts(["1990-05-13"]))
    #expect(!mixed.isExchangedBySpreadsheet)
  }

  @Test("A workbook that exchanged day and month is told by its date cells and what its texts are")
  func exchangedInSheet() {
    func counts(texts: Int, days: Int, over12: Int, share: Double = 1) -> DateOrderCounts {
      var counts = DateOrderCounts()
      for _ in 0..<texts { counts.add(Array("15/03/1990".utf8).span) }
      for _ in 0..<Int(Double(days) * share) { counts.add(Array("05/03/1990".utf8).span) }
      counts.noteSheet(days: days, over12: over12, share: share)
      return counts
    }
    #expect(counts(texts: 60, days: 40, over12: 0).isExchangedInSheet)
    #expect(counts(texts: 60, days: 400, over12: 0, share: 0.1).isExchangedInSheet)
    #expect(!counts(texts: 60, days: 40, over12: 1).isExchangedInSheet)
    #expect(!counts(texts: 19, days: 40, over12: 0).isExchangedInSheet)
    #expect(!counts(texts: 60, days: 19, over12: 0).isExchangedInSheet)
    // Texts with days up to 12 were left alone: nothing was exchanged.
    var plain = counts(texts: 60, days: 0, over12: 0)
    for _ in 0..<60 { plain.add(Array("05/03/1990".utf8).span) }
    plain.noteSheet(days: 30, over12: 0, share: 1)
    #expect(!plain.isExchangedInSheet)
    let decided = counts(texts: 60, days: 40, over12: 0)
    let reader = BirthDateReader(
      asOfYear: 2025, conventions: .decide(decided, SerialEpochCounts()))
    let reading = reader.read(Array("05/03/1990".utf8).span, idBirthYear: nil)
    #expect(reading.date?.text == "03/05/1990")
    #expect(reading.findings.codes == "B71")
    #expect(reader.read(Array("15/03/1990".utf8).span, idBirthYear: nil).findings.isEmpty)
  }

  @Test(
    "Where a spreadsheet has exchanged day and month, its cells are read the other way and named",
    arguments: [
      ("1990-05-03", "05/03/1990", "03/05/1990", "B71"),
      ("1990-05-03 00:00:00", "05/03/1990", "03/05/1990", "B71"),
      ("32996", "05/03/1990", "03/05/1990", "B71"), ("1990-05-05", "05/05/1990", "", ""),
      ("15/03/1990", "15/03/1990", "", ""), ("05/03/1990", "05/03/1990", "", ""),
      ("1990-05-13", "13/05/1990", "", ""), ("1990", "1990", "", ""),
      ("19900503", "03/05/1990", "", ""),
    ])
  func exchanged(cell: String, date: String, alternative: String, findings: String) {
    var conventions = DateConventions()
    conventions.isExchanged = true
    let reader = BirthDateReader(asOfYear: 2025, conventions: conventions)
    let reading = reader.read(Array(cell.utf8).span, idBirthYear: nil)
    #expect(reading.date?.text == date)
    #expect(texts(reading.alternatives) == alternative)
    #expect(reading.findings.codes == findings)
  }
}

extension BirthDateReaderTests {
  @Test("The fast paths give what the scan gives")
  func twin() {
    var random = SplitMix64(seed: 6)
    let separators = ["/", "-", "."]
    for _ in 0..<30_000 {
      let separator = separators[Int.random(in: 0..<3, using: &random)]
      let isPadded = Bool.random(using: &random)
      func part(_ range: ClosedRange<Int>) -> String {
        let value = Int.random(in: range, using: &random)
        return isPadded ? DecimalText.padded(UInt64(value), digits: 2) : String(value)
      }
      let year = String(Int.random(in: 1890...2030, using: &random))
      let fields =
        switch Int.random(in: 0..<4, using: &random) {
        case 0: [year, part(0...13), part(0...32)]
        case 1: [part(0...12), part(1...31), year]
        case 2: [year]
        default: [part(0...32), part(0...13), year]
        }
      let bytes = Array(fields.joined(separator: separator).utf8)
      let idYear = Bool.random(using: &random) ? Int.random(in: 1900...2025, using: &random) : nil
      let reader = BirthDateReader(
        order: Bool.random(using: &random) ? .dayMonth : .monthDay, asOfYear: 2025)
      var scan = DateScan(
        bytes.span, resolver: DateResolver(reader: reader, idBirthYear: idYear))
      #expect(
        reader.read(bytes.span, idBirthYear: idYear) == scan.read(),
        "\(String(decoding: bytes, as: UTF8.self))")
    }
  }
}
