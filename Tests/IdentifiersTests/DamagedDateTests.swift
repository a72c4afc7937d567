import Testing

@testable import Identifiers

@Suite("Dates whose year cannot be read")
struct DamagedDateTests {
  private static func read(_ text: String) -> DamagedDate? {
    let bytes = Array(text.utf8)
    return DamagedDate(bytes.span)
  }

  @Test(
    "Day and month are read, and how many years fit",
    arguments: [
      ("05/06/19?4", 8), ("05/06/985", 1), ("5-6-198", 18), ("05/06/2099", 116), ("05/06", 116),
      ("05/06/????", 116), ("05.06.202", 12), (" 05/06/19**", 85),
    ])
  func reads(text: String, years: Int) throws {
    let date = try #require(Self.read(text))
    #expect(date.dayAndMonth == 6 << 5 | 5)
    #expect(date.years == years)
    var count = 0
    date.forEachDate {
      #expect(date.fits($0))
      count += 1
    }
    #expect(count == years)
  }

  @Test(
    "Other forms give nothing, nor does the day that stands for an unknown one",
    arguments: [
      "", "1984", "01/01/2099", "32/06/198", "05/13/198", "0?/06/198", "tháng 6", "05/06/888",
    ])
  func refuses(text: String) { #expect(Self.read(text) == nil) }

  @Test("A date fits that the damage leaves possible, and no other")
  func fits() throws {
    let date = try #require(Self.read("05/06/19?4"))
    for (year, day, isFit) in [
      (1984, 5, true), (1983, 5, false), (1984, 6, false), (2004, 5, false),
    ] {
      let other = try #require(BirthDate(year: year, month: 6, day: day))
      #expect(date.fits(other) == isFit)
    }
    #expect(date.yearInBits == 3)
  }
}
