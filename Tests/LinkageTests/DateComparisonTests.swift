import Identifiers
import TestSupport
import Testing

@testable import Linkage

@Suite("Two birth dates have one level of nearness")
struct DateComparisonTests {
  @Test(
    "Each fault has its level (docs/domain.md 7.2)",
    arguments: [
      ("15/03/1990", "15/03/1990", DateLevel.same), ("1952", "1952", .same),
      ("03/1952", "03/1952", .same),
      // One side knows less.
      ("1952", "15/03/1952", .part), ("03/1952", "15/03/1952", .part), ("1952", "03/1952", .part),
      ("1952", "01/01/1952", .part), ("01/1952", "01/01/1952", .part),
      // What is known contradicts.
      ("03/1952", "15/07/1952", .sameYear), ("03/1952", "07/1952", .sameYear),
      ("1952", "15/03/1953", .yearOffByOne), ("1953", "1952", .yearOffByOne),
      ("03/1952", "15/03/1953", .yearOffByOne), ("03/1952", "15/07/1953", .different),
      ("1952", "15/03/1954", .different), ("03/1952", "03/1960", .different),
      // 1 January stands for the year.
      ("01/01/1952", "15/03/1952", .firstOfJanuary), ("01/01/1952", "15/03/1953", .different),
      // Exchanged day and month.
      ("05/03/1990", "03/05/1990", .exchanged), ("12/01/1990", "01/12/1990", .exchanged),
      // Age counted one or two higher.
      ("15/03/1990", "15/03/1991", .yearOffByOne), ("15/03/1990", "15/03/1988", .yearOffByTwo),
      ("31/12/1999", "31/12/2000", .yearOffByOne),
      // Lunar dates: 1 January 1990 of the lunar calendar is 27 January 1990.
      ("01/01/1990", "27/01/1990", .firstOfJanuary), ("19/05/1990", "11/06/1990", .lunar),
      ("15/08/1962", "13/09/1962", .lunar), ("23/12/1955", "04/02/1956", .lunar),
      ("15/06/1979", "07/08/1979", .lunar), ("15/06/1979", "08/07/1979", .lunar),
      ("29/11/1984", "21/12/1984", .lunar),
      // One digit, two digits exchanged.
      ("15/03/1990", "16/03/1990", .oneDigit), ("15/03/1990", "25/03/1990", .oneDigit),
      ("15/03/1990", "15/08/1990", .oneDigit), ("15/03/1990", "15/03/1960", .oneDigit),
      ("15/03/1958", "15/03/1985", .transposed), ("12/03/1990", "21/03/1990", .transposed),
      ("15/10/1990", "15/01/1990", .transposed),
      // Parts.
      ("15/03/1990", "15/03/1974", .sameDayAndMonth),
      ("15/03/1990", "28/03/1990", .sameMonthAndYear),
      ("15/03/1990", "28/11/1990", .sameYear), ("15/03/1990", "28/11/1974", .different),
      ("", "15/03/1990", .missing), ("", "", .missing), ("1952", "", .missing),
    ])
  func levels(left: String, right: String, level: DateLevel) {
    let (a, b) = (SmallRegister.date(left), SmallRegister.date(right))
    #expect(DateComparison.level(a, b) == level)
    #expect(DateComparison.level(b, a) == level)
  }

  @Test("Dates that are far apart at a glance have nothing in common", arguments: UInt64(0)..<4)
  func farDates(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func date() -> BirthDate {
      let year = Int.random(in: 1988...1991, using: &random)
      let month = Int.random(in: 0...12, using: &random)
      let day = month == 0 ? 0 : Int.random(in: 0...31, using: &random)
      return BirthDate(uncheckedYear: year, month: month, day: day)
    }
    var far = 0
    for _ in 0..<20_000 {
      let (a, b) = (date(), date())
      guard DateComparison.areFar(a, b) else { continue }
      far += 1
      #expect(DateComparison.closeLevel(a, b) == .different)
    }
    #expect(far > 10_000)
  }

  @Test("The level is symmetric, and a date is the same as itself", arguments: UInt64(0)..<6)
  func symmetric(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func date() -> BirthDate {
      let year = Int.random(in: 1950...1953, using: &random)
      let month = Int.random(in: 0...12, using: &random)
      let day = month == 0 ? 0 : Int.random(in: 0...28, using: &random)
      return random.next() % 20 == 0
        ? .empty : BirthDate(uncheckedYear: year, month: month, day: day)
    }
    for _ in 0..<3000 {
      let (a, b) = (date(), date())
      #expect(
        DateComparison.level(a, b) == DateComparison.level(b, a), "seed \(seed): \(a), \(b)")
      #expect(DateComparison.level(a, a) == (a.isEmpty ? .missing : .same))
      #expect((DateComparison.level(a, b) == .same) == (a == b && !a.isEmpty))
    }
  }

  @Test("A fault of one kind is found among the variants of the date")
  func variants() {
    var random = SplitMix64(seed: 9)
    for _ in 0..<60 {
      let year = Int.random(in: 1930...2015, using: &random)
      let date = BirthDate(
        uncheckedYear: year, month: Int.random(in: 1...12, using: &random),
        day: Int.random(in: 1...28, using: &random))
      var variants: Set<BirthDate> = []
      DateVariants.forEach(date) { variants.insert($0) }
      // Every real date of the years around that is near by a fault of writing.
      for other in (year - 3)...(year + 3) {
        for month in 0...12 {
          for day in (month == 0 ? 0 : 1)...(month == 0 ? 0 : 28) {
            let candidate = BirthDate(uncheckedYear: other, month: month, day: day)
            let level = DateComparison.level(date, candidate)
            guard level.isNear, level != .firstOfJanuary, level != .part else { continue }
            if month == 0 { continue }
            let isFound = variants.contains(candidate)
            #expect(isFound, "\(date.text), \(candidate.text): \(level)")
          }
        }
      }
    }
  }

  @Test("Years a year apart agree in day and month only where both sides have them")
  func yearOffByOne() {
    let register = SmallRegister([
      .init(id: 1, name: "Lương Thị Thảo", date: "19/02/1979"),
      .init(id: 2, name: "Hồ Thị Na", date: "1979"),
      .init(id: 3, name: "Vi Văn Thắng", date: "03/08/1981"),
    ])
    let costs = MatchModel().date
    let (whole, year) = (SmallRegister.date("19/02/1979"), SmallRegister.date("1979"))
    func bits(_ candidate: BirthDate, _ record: String) -> Double {
      DateComparison.bits(
        .yearOffByOne, candidate, record: SmallRegister.date(record), register.index,
        register.frequencies.shares, costs)
    }
    #expect(bits(whole, "1980") < bits(whole, "19/02/1980"))
    #expect(bits(year, "19/02/1980") < bits(whole, "19/02/1980"))
    // A month says more than a year alone, and less than a day.
    #expect(bits(whole, "1980") <= bits(whole, "02/1980"))
    #expect(bits(whole, "02/1980") <= bits(whole, "19/02/1980"))
  }

  @Test(
    "An impossible month came first or has a wrong digit; whom day and month deny is no match by the year",
    arguments: [
      // 07/25/1994 as it is read with the month first.
      ("25/07/1994", DateLevel.same), ("07/05/1994", .oneDigit),
      ("13/03/1994", .sameYear), ("22/01/1993", .different), ("25/07/1993", .yearOffByOne),
    ])
  func impossibleMonth(other: String, level: DateLevel) {
    let figures = SmallRegister.date("25/07/1994")
    #expect(DateComparison.level(monthFirst: figures, SmallRegister.date(other)) == level)
  }
}
