import Corpora
import Testing

@testable import Identifiers

@Suite struct CitizenIDTests {
  @Test(
    "The digits tell province, sex and birth year",
    arguments: [
      ("040190123456", 40, true, 1990, true),
      ("040085000123", 40, false, 1985, true),
      ("040215004567", 40, false, 2015, true),
      ("042308001234", 42, true, 2008, true),
      ("050190123456", 50, true, 1990, false),
      ("040590123456", 40, true, 2190, false),
      ("001999123456", 1, true, 2399, false),
    ])
  func structure(text: String, province: Int, female: Bool, year: Int, plausible: Bool) throws {
    let number = try #require(UInt64(text))
    let id = try #require(CitizenID(number: number))
    #expect(id.text == text)
    #expect(id.provinceCode == province)
    #expect(id.isFemale == female)
    #expect(id.birthYear == year)
    #expect(id.isPlausible == plausible)
    #expect(
      CitizenID(provinceCode: province, isFemale: female, birthYear: year, block: id.block) == id)
  }

  @Test("A number has at most twelve digits, and its middle is hidden on demand")
  func limits() throws {
    #expect(CitizenID(number: 1_000_000_000_000) == nil)
    let id = try #require(CitizenID(number: 40_190_123_456))
    #expect(id.masked == "040******456")
    #expect(CitizenID(provinceCode: 40, isFemale: true, birthYear: 1899, block: 0) == nil)
  }

  @Test("The province codes are the 63 of the corpus")
  func provinces() {
    let codes = Set(Corpus.provinces.rows.compactMap { $0.count > 1 ? Int($0[1]) : nil })
    #expect(codes.count == 63)
    #expect(Set((0..<1000).filter { ProvinceCodes.isKnown($0) }) == codes)
    #expect(!ProvinceCodes.isKnown(-1))
    #expect(!ProvinceCodes.isKnown(1000))
  }

  @Test("Every rule has a code of its own")
  func codes() {
    let ids = IDRepairs.all.map(\.code) + IDFindings.all.map(\.code)
    let dates = DateRepairs.all.map(\.code) + DateFindings.all.map(\.code)
    let cards = CardFindings.all.map(\.code)
    let all = ids + dates + cards
    #expect(Set(all).count == all.count)
    #expect(IDRepairs.all.reduce(into: IDRepairs()) { $0.formUnion($1.member) }.rawValue == 0x7FFF)
    #expect(
      Set(IDFindings.all.map(\.member.rawValue)).count == IDFindings.all.count
        && Set(DateFindings.all.map(\.member.rawValue)).count == DateFindings.all.count)
    #expect((IDRepairs.paddedZero.union(.label)).codes == "I01;I08")
    #expect(IDFindings().codes.isEmpty)
  }
}
