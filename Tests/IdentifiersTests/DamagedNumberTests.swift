import Testing

@testable import Identifiers

/// What a cell that gives no number says of whose it can be.
@Suite("Damaged numbers")
struct DamagedNumberTests {
  private let own: UInt64 = 40_193_026_145

  @Test(
    "A digit too few, too many or unreadable fits the number",
    arguments: [
      "04019302614", "0401930261455", "0401*3026145", "04019302/145", "040?930261?5", "40193026145",
    ])
  func fits(cell: String) throws {
    let damaged = try #require(said(by: cell))
    #expect(damaged.agreement(with: own) == .fits)
    #expect(damaged.agreement(with: 40_193_905_270) == .contradicts)
    #expect(numbers(of: damaged).contains(own))
  }

  @Test(
    "One more slip, or many unknown digits, leave it open",
    arguments: ["04019302641", "040******145", "0401930216455", "0401*3026154", "04019 302614"])
  func possible(cell: String) throws {
    let damaged = try #require(said(by: cell))
    #expect(damaged.agreement(with: own) == .possible)
  }

  @Test(
    "Whole numbers, other numbers and made-up ones say nothing",
    arguments: [
      "040193026145", "187123456", "0912345678", "chưa có", "", "00000000000", "CCCD 0401930261",
      "012345678901234",
    ])
  func others(cell: String) { #expect(said(by: cell) == nil) }

  @Test("Each number that is counted out fits, and each that fits is counted out")
  func counted() throws {
    for cell in ["04019302614", "0401930261455", "0401*3026145", "0*0193026*45"] {
      let damaged = try #require(DamagedNumber(cell))
      let found = numbers(of: damaged)
      #expect(found.allSatisfy { damaged.agreement(with: $0) == .fits })
      var random = SystemRandomNumberGenerator()
      for _ in 0..<2000 {
        let number = UInt64.random(in: 40_190_000_000..<40_199_000_000, using: &random)
        if damaged.agreement(with: number) == .fits { #expect(found.contains(number)) }
      }
    }
  }

  private func said(by cell: String) -> DamagedNumber? {
    let bytes = Array(cell.utf8)
    return CitizenIDReader.read(bytes.span, birthYear: nil, isFemale: nil).damaged
  }

  private func numbers(of damaged: DamagedNumber) -> Set<UInt64> {
    var found: Set<UInt64> = []
    damaged.forEachNumber { found.insert($0) }
    return found
  }
}
