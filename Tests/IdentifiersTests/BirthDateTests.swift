import TestSupport
import Testing

@testable import Identifiers

@Suite struct BirthDateTests {
  @Test("Only days of the calendar are made, and unknown parts come before known ones")
  func validation() {
    #expect(BirthDate(year: 1990, month: 2, day: 29) == nil)
    #expect(BirthDate(year: 2000, month: 2, day: 29) != nil)
    #expect(BirthDate(year: 1900, month: 2, day: 29) == nil)
    #expect(BirthDate(year: 1990, month: 13) == nil)
    #expect(BirthDate(year: 1990, month: 0, day: 5) == nil)
    #expect(BirthDate(year: 0) == nil)
    #expect(date("1990").precision == .year)
    #expect(date("1990-03").precision == .month)
    #expect(date("1990-03-05").precision == .day)
    #expect(BirthDate.empty.isEmpty && BirthDate.empty.precision == .none)
    #expect(date("1990") < date("1990-01") && date("1990-01") < date("1990-01-01"))
    #expect(date("1990-03-05").text == "05/03/1990" && date("1990-03").text == "03/1990")
    #expect(date("1990-03-05").iso == "1990-03-05" && BirthDate.empty.text.isEmpty)
    #expect(date("1900-01-01").dayNumber == 0)
    #expect(date("1990-03").dayNumber == nil)
    #expect(BirthDate(dayNumber: -1)?.iso == "1899-12-31")
    #expect(date("1990-03-05").exchanged == date("1990-05-03"))
    #expect(date("1990-03-03").exchanged == nil && date("1990-03-15").exchanged == nil)
  }

  @Test("A day by ISO 8601 is read back, and nothing else is read")
  func iso() {
    for text in ["1990-03-05", "2024-02-29", "0001-01-01", "9999-12-31"] {
      #expect(BirthDate(iso: text)?.iso == text)
    }
    for text in [
      "", "1990", "1990-03", "1990-3-5", "1990-03-05 ", "1990/03/05", "05-03-1990", "1990-02-30",
      "1990-00-00", "1990-03-00", "-199-03-05", "-990-3-05-", "+990-03-05", "１９９０-03-05",
    ] {
      #expect(BirthDate(iso: text) == nil, "\(text)")
    }
  }

  @Test(
    "Differences are named by their most likely cause",
    arguments: [
      ("1990-03-15", "1990-03-15", DateDifference.same),
      ("1990", "1990-03-15", .precisionCompatible),
      ("1990-03", "1990-03-15", .precisionCompatible),
      ("1990", "1990", .precisionCompatible),
      ("1990-01-01", "1990-03-15", .defaultDay),
      ("1990-03-05", "1990-05-03", .exchanged),
      ("1990-05-19", "1990-06-11", .lunar),
      ("1988-12-23", "1989-01-30", .lunar),
      ("1985-02-15", "1985-04-04", .lunar),
      ("1985-02-15", "1985-03-06", .lunar),
      ("1990-03-15", "1991-03-15", .yearOffByOne),
      ("1990-03-15", "1990-03-16", .oneDigit),
      ("1990-03-15", "1990-08-15", .oneDigit),
      ("1990-03-15", "1960-03-15", .oneDigit),
      ("1958-03-15", "1985-03-15", .transposedDigits),
      ("1990-03-12", "1990-03-21", .transposedDigits),
      ("1990-03-15", "1988-03-15", .yearOffByTwo),
      ("1990-03-15", "1990-03-04", .dayOnly),
      ("1990-03-15", "1990-12-15", .monthOnly),
      ("1990-03-15", "1971-03-15", .yearOnly),
      ("1990-03-15", "1990-07-28", .sameYearOnly),
      ("1990-03-15", "1971-07-28", .different),
      ("1990", "1991-03-15", .yearOffByOne),
      ("1990-03", "1990-04-15", .oneDigit),
      ("1990-03", "1990-12", .monthOnly),
    ])
  func differences(left: String, right: String, expected: DateDifference) {
    #expect(date(left).differences(to: date(right)) == expected)
    #expect(date(right).differences(to: date(left)) == expected)
  }

  @Test("An empty date is missing on either side")
  func missing() {
    #expect(BirthDate.empty.differences(to: date("1990")) == .missing)
    #expect(date("1990").differences(to: .empty) == .missing)
    #expect(BirthDate.empty.differences(to: .empty) == .missing)
  }

  @Test("Differences are symmetric for any two dates")
  func symmetric() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<20_000 {
      let number = Int.random(in: 10_000...45_000, using: &random)
      let left = try #require(BirthDate(dayNumber: number))
      let right = try #require(
        BirthDate(dayNumber: number + Int.random(in: -800...800, using: &random)))
      #expect(left.differences(to: right) == right.differences(to: left))
    }
  }
}
