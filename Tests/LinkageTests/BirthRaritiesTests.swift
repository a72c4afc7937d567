import ReferenceIndex
import Testing

@testable import Linkage

@Suite("What a date of birth is worth is found once")
struct BirthRaritiesTests {
  @Test("Days and years are worth what the shares of the register say")
  func worths() {
    let register = SmallRegister(
      (0..<1500).map { person in
        // More births on one day than are kept.
        let date = person < 1100 ? "01/01/1960" : "\(10 + person % 18)/03/\(1950 + person % 40)"
        return SmallRegister.Person(
          id: 40_060_000_000 + UInt64(person), name: "nguyễn thị hoa", date: date)
      })
    let (index, shares) = (register.index, RegisterShares(people: 1500))
    let births = BirthRarities(index, shares)
    #expect(index.births(on: SmallRegister.date("01/01/1960")) == 1100)
    for text in ["01/01/1960", "12/03/1954", "13/03/1955", "1962", "07/07/2007", "01/01/2300"] {
      let date = SmallRegister.date(text)
      let ofDay = shares.bits(max(index.births(on: date), 1), country: RegisterShares.day)
      let ofYear = shares.bits(
        max(index.births(inYear: date.year), 1), country: RegisterShares.year)
      #expect(births.day(date, index, shares) == ofDay)
      #expect(births.year(date, index, shares) == ofYear)
    }
  }
}
