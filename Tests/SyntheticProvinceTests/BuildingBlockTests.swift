import Testing

@testable import SyntheticProvince

@Suite("Numbers, draws and days")
struct BuildingBlockTests {
  @Test("A permutation hits every place once", arguments: [1, 2, 3, 10, 255, 256, 257, 5_000])
  func permutation(count: Int) {
    let permutation = IndexPermutation(count: count)
    for key in [UInt64(0), 1, 99] {
      #expect(Set((0..<count).map { permutation($0, key: key) }) == Set(0..<count))
    }
  }

  @Test("Another key gives another order")
  func keys() {
    let permutation = IndexPermutation(count: 1_000)
    let one = (0..<1_000).map { permutation($0, key: 1) }
    #expect(one != (0..<1_000).map { permutation($0, key: 2) })
    #expect(one != Array(0..<1_000))
  }

  @Test("Draws follow their weights")
  func alias() {
    let weights = [0, 1, 2, 0.5, 6.5]
    let table = AliasTable(weights)
    var random = RandomStream(seed: 3, purpose: 1, index: 1)
    var counts = [Double](repeating: 0, count: weights.count)
    for _ in 0..<100_000 { counts[table.draw(&random)] += 1 }
    for (count, weight) in zip(counts, weights) {
      #expect(abs(count / 100_000 - weight / 10) < 0.006)
    }
    #expect(counts[0] == 0)
    #expect(AliasTable([0, 0]).isEmpty)
  }

  @Test("Days and dates are inverse over two centuries")
  func days() {
    #expect(CalendarDate(year: 1900, month: 1, day: 1).dayNumber == 0)
    #expect(CalendarDate(iso: "2024-02-29")?.dayNumber == 45_349)
    #expect(CalendarDate(iso: "2023-02-29") == nil)
    var previous = CalendarDate(dayNumber: 0)
    for number in 1..<73_000 {
      let date = CalendarDate(dayNumber: number)
      #expect(date.dayNumber == number)
      #expect(date != previous)
      previous = date
    }
  }

  @Test("Numbers of a cell are unique over blocks and lie close together")
  func citizens() throws {
    let provinces = Provinces(weights: ["040": 1, "042": 1])
    let home = try #require(provinces.index(of: 40))
    var blocks = [Int](repeating: 0, count: provinces.codes.count)
    blocks[home] = 3
    let numbers = try NumberModel(seed: 1, provinces: provinces, nativeBlocks: blocks)
    var seen: Set<UInt64> = []
    for block in 0..<3 {
      for n in 0..<NumberModel.nativePairs {
        let slot = numbers.nativeSlot(provinceBlock: block, n)
        for isOdd in [false, true] {
          seen.insert(
            numbers.citizen(province: home, sex: 1, year: 2008, slot: slot, isOdd: isOdd))
        }
      }
    }
    #expect(seen.count == 3 * NumberModel.nativePairs * 2)
    #expect(seen.allSatisfy { $0 / 1_000_000 == 40_308 })
    #expect(seen.allSatisfy { $0 % 1_000_000 < 10_000 })
  }
}
