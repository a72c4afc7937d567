import Identifiers
import Testing

@testable import Linkage

@Suite("The dates that one fault makes of a date")
struct DateVariantsTests {
  private func variants(_ year: Int, _ month: Int, _ day: Int) throws -> Set<BirthDate> {
    var all: Set<BirthDate> = []
    let date = try #require(BirthDate(year: year, month: month, day: day))
    DateVariants.forEach(date) { all.insert($0) }
    return all
  }

  private func date(_ year: Int, _ month: Int, _ day: Int) -> BirthDate {
    BirthDate(uncheckedYear: year, month: month, day: day)
  }

  @Test("A digit of the day makes no day of the next month")
  func carry() throws {
    // 35 March would be 3 April, 32 March the month April.
    #expect(!(try variants(1990, 3, 25)).contains(date(1990, 4, 3)))
    #expect(!(try variants(1990, 3, 23)).contains(date(1990, 4, 0)))
    #expect(!(try variants(1990, 12, 29)).contains(date(1990, 13, 7)))
    // 5, 15, 25 and 52 of a month, and 13 written as 31.
    let found = try variants(1990, 3, 25)
    for day in [5, 15, 20, 29] { #expect(found.contains(date(1990, 3, day))) }
    #expect(try variants(1990, 3, 13).contains(date(1990, 3, 31)))
  }
}
