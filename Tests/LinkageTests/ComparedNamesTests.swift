import Testing

@testable import Linkage

@Suite("A name is compared with a record's name once")
struct ComparedNamesTests {
  @Test("A name is known to the record for which it was compared, and to no other")
  func rounds() {
    var names = ComparedNames()
    var alike = NameComparison()
    alike.bits = 7
    #expect(names.entry(of: 0, round: 1) == nil)
    names.insert(alike, bits: 5, of: 3, round: 1)
    #expect(names.entry(of: 3, round: 1)?.bits == 5)
    #expect(names.entry(of: 3, round: 1)?.name.bits == 7)
    #expect(names.entry(of: 3, round: 2) == nil)
    #expect(names.entry(of: 11, round: 1) == nil)
  }

  @Test("A newer name takes the place of an older one")
  func places() {
    var names = ComparedNames()
    for number in 0..<100 as Range<UInt32> {
      names.insert(NameComparison(), bits: Double(number), of: number, round: 9)
      #expect(names.entry(of: number, round: 9)?.bits == Double(number))
      let kept = (0...number).filter { names.entry(of: $0, round: 9) != nil }
      #expect(kept.allSatisfy { names.entry(of: $0, round: 9)?.bits == Double($0) })
      #expect(kept.count <= 8)
    }
  }
}
